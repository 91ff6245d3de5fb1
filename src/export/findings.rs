//! What the house's rules find, as far as it may leave the house.
//!
//! The sentence of a finding quotes what it is about: titles of sources, names of people. Where that must stay inside, the rule's
//! own sentence stands in its place, which quotes nothing; where not even that there is something may be told, the finding is
//! left out.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Order;
use super::report::{Secrets, may_say, may_tell, may_tell_of};
use crate::rules::{self, Finding, Held, House, Quotes};
use crate::session::{Id, Kind, Session};

/// The rules of the house on a day.
#[derive(Clone, Debug)]
pub struct HouseOn {
    /// The house, as it is before the session's own rules go over it.
    pub house: House,
    /// The day from which deadlines are seen.
    pub today: Date,
}

/// What the rules find in what an order asks for, in the order of the text, each told as it may be; nothing where nobody
/// asked them ([`Order::house`]). As much work as asking the rules.
pub(super) fn findings(session: &Session, order: &Order<'_>) -> Vec<Finding> {
    let Some(HouseOn { house, today }) = &order.house else {
        return Vec::new();
    };
    let mut house = house.clone();
    house.take(&session.details.rules);
    let veil = Veil::of(session, order);
    let nothing = Held::default();
    let held = order.held.as_deref().unwrap_or(&nothing);
    let found = rules::check_with(session, &house, *today, held).into_iter();
    let wanted = found.filter(|finding| is_wanted(session, order, finding));
    wanted.filter_map(|finding| veil.over(finding)).collect()
}

/// Whether a finding belongs to what was asked for: of some claims, what is said of them and their parts.
fn is_wanted(session: &Session, order: &Order<'_>, finding: &Finding) -> bool {
    let of_article = order.article.is_none_or(|one| finding.article == Some(one));
    let of_claim = |claim: Id| {
        let whole = session.claims.get(claim).and_then(|claim| claim.parent);
        order.takes(claim) || whole.is_some_and(|whole| order.takes(whole))
    };
    of_article && (order.claims.is_empty() || finding.claim.is_some_and(of_claim))
}

/// What stays inside.
struct Veil<'a> {
    session: &'a Session,
    order: &'a Order<'a>,
    secrets: Secrets,
    /// Claims that rest on what is confidential, or about which somebody was asked in confidence.
    near: BTreeSet<Id>,
    /// Those that rest on evidence of which not even that it is there may be told.
    hidden: BTreeSet<Id>,
}

impl<'a> Veil<'a> {
    fn of(session: &'a Session, order: &'a Order<'a>) -> Self {
        let secrets = Secrets::of(session, order.options);
        let (mut near, mut hidden) = (BTreeSet::new(), BTreeSet::new());
        if !order.options.confidential {
            // What was taken out may be taken out because nobody is to know of it.
            for (_, one) in session.evidence.all() {
                if one.confidential || secrets.hides(one.source) {
                    hidden.insert(one.claim);
                }
                if one.confidential || secrets.keeps(one.source) {
                    near.insert(one.claim);
                }
            }
            let asked = session.contacts.all().map(|(_, contact)| contact);
            let asked = asked.filter(|contact| !may_tell_of(contact, order.options));
            near.extend(asked.flat_map(|contact| contact.claims.iter().copied()));
        }
        Self {
            session,
            order,
            secrets,
            near,
            hidden,
        }
    }

    /// A finding as it may be told, if it may.
    fn over(&self, mut finding: Finding) -> Option<Finding> {
        if self.is_secret(&finding) {
            return None;
        }
        let options = self.order.options;
        let near = self.is_near(&finding);
        let whole = match finding.rule.quotes() {
            Quotes::Open => true,
            Quotes::Sources => !near,
            Quotes::People => options.people && !near,
            Quotes::Anything => options.people && options.confidential,
        };
        if !whole {
            finding.says = finding.rule.says.into();
        }
        // Nobody wrote it for strangers: of what is confidential it may tell anything.
        if let Some(expected) = finding.expected.as_mut().filter(|_| !whole || near) {
            expected.reason.clear();
        }
        Some(finding)
    }

    /// Whether not even that there is such a finding may be told.
    fn is_secret(&self, finding: &Finding) -> bool {
        let (session, options) = (self.session, self.order.options);
        let (kind, id) = &finding.about;
        let secret = match kind {
            Kind::Source => self.secrets.hides(*id),
            Kind::Evidence => session.evidence.get(*id).is_some_and(|one| {
                self.secrets.hides(one.source) || (one.confidential && !options.confidential)
            }),
            Kind::Contact => {
                let contact = session.contacts.get(*id);
                contact.is_some_and(|one| !may_tell_of(one, options))
            }
            Kind::Comment => {
                let comment = session.comments.get(*id);
                comment.is_some_and(|one| !may_say(session, one, options))
            }
            Kind::Claimed => {
                let note = session.claimed.get(*id);
                note.is_some_and(|one| !may_tell(one, options))
            }
            _ => false,
        };
        let hidden = || finding.claim.is_some_and(|id| self.hidden.contains(&id));
        secret
            || match finding.rule.code {
                // That there is confidential evidence.
                "S10" => hidden(),
                // That people said something among themselves; or, in the margin, for the desk.
                "P04" | "P07" | "S13" => !options.people || self.is_near(finding),
                _ => false,
            }
    }

    /// Whether it is about what is confidential, or about a claim that rests on it.
    fn is_near(&self, finding: &Finding) -> bool {
        let (kind, id) = &finding.about;
        match kind {
            Kind::Source => self.secrets.keeps(*id),
            _ => finding.claim.is_some_and(|id| self.near.contains(&id)),
        }
    }
}
