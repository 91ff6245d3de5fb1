//! What belongs to each claim, found once for all of them.

use std::collections::BTreeMap;

use super::{may_say, may_tell, may_tell_of};
use crate::export::Options;
use crate::session::{
    Change, Claimed, ClaimedStanding, Comment, Contact, Correction, Evidence, Id, Session,
};

/// Records by the claim that they are about.
type Of<'a, T> = BTreeMap<Id, Vec<(Id, &'a T)>>;

/// What belongs to each claim.
pub(super) struct Index<'a> {
    pub evidence: Of<'a, Evidence>,
    pub named: Of<'a, Claimed>,
    pub comments: Of<'a, Comment>,
    pub changes: Of<'a, Change>,
    pub contacts: Of<'a, Contact>,
    pub corrections: Of<'a, Correction>,
}

impl<'a> Index<'a> {
    /// Linear in the records, but for the order of what a claim has.
    pub fn new(session: &'a Session, options: Options) -> Self {
        let mut evidence = by_claim(session.evidence.live(), |one| vec![one.claim]);
        for list in evidence.values_mut() {
            list.sort_by_key(|(id, one)| (one.made_at, *id));
        }
        let open = |one: &&Claimed| one.standing == ClaimedStanding::Open && may_tell(one, options);
        let named = session.claimed.live().filter(|(_, one)| open(one));
        let mut named = by_claim(named, |one| one.claim.into_iter().collect());
        for list in named.values_mut() {
            list.sort_by_key(|(id, one)| (one.on.clone(), *id));
        }
        let said = session.comments.live();
        let said = said.filter(|(_, one)| may_say(session, one, options));
        let mut comments = by_claim(said, |one| vec![one.claim]);
        for list in comments.values_mut() {
            list.sort_by_key(|(id, one)| (one.made_at, *id));
        }
        let asked = session.contacts.live();
        let asked = asked.filter(|(_, one)| may_tell_of(one, options));
        Self {
            evidence,
            named,
            comments,
            changes: by_claim(session.changes.live(), |one| vec![one.claim]),
            contacts: by_claim(asked, |one| one.claims.clone()),
            corrections: by_claim(session.corrections.live(), |one| vec![one.claim]),
        }
    }
}

fn by_claim<'a, T>(
    all: impl Iterator<Item = (Id, &'a T)>,
    claims: impl Fn(&T) -> Vec<Id>,
) -> Of<'a, T> {
    let mut found = Of::new();
    for (id, record) in all {
        for claim in claims(record) {
            found.entry(claim).or_default().push((id, record));
        }
    }
    found
}

/// What a claim has in such a list.
pub(super) fn of<'l, 'a, T>(list: &'l Of<'a, T>, claim: Id) -> &'l [(Id, &'a T)] {
    list.get(&claim).map_or(&[], Vec::as_slice)
}
