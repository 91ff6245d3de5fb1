//! Going to what a problem is about, and mending it.

use super::{Message, Problems};
use crate::{
    rules::{Finding, Fix, Place, Remedy},
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Overlay, Region},
    },
};

impl Problems {
    /// Goes to the claim that a problem is about, else to its article.
    pub(super) fn go(&self, number: u64, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(finding) = self.found.laid().get(number) else {
            return;
        };
        out.ask(Ask::Overlay(Overlay::None));
        go_to(finding, desk, out);
    }

    /// Goes from claim to claim, those with problems alone, in the order of the text.
    pub(super) fn next(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let claims = &self.found.laid().in_order;
        // From a claim without problems one goes on from where it stands.
        let place = |claim: Id| {
            let claim = desk.session.claims.get(claim)?;
            let draft = desk.session.articles.get(claim.article)?.draft?;
            let start = claim.anchors.get(&draft)?.start;
            let mut articles = desk.derived.articles.iter();
            let article = articles.position(|row| row.id == claim.article)?;
            Some((article, start))
        };
        let here = desk.view.claim;
        let at = claims.iter().position(|claim| Some(*claim) == here);
        let after = if let Some(at) = at {
            claims.get(at + 1)
        } else {
            let here = here.and_then(place);
            // What has no place in the text stands at its end.
            let is_before = |claim: &Id| place(*claim).is_some_and(|place| Some(place) <= here);
            claims.get(claims.partition_point(is_before))
        };
        let Some(claim) = after.or_else(|| claims.first()) else {
            return out.info("No claim has a problem.");
        };
        select(*claim, desk, out);
    }

    /// Mends the first problem of the selected claim that has a fix.
    pub(super) fn mend_claim(&self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(claim) = desk.view.claim else {
            return;
        };
        let mut found = self.found.laid().of_claim(claim);
        match found.find(|finding| leads_on(finding)) {
            Some(finding) => mend(finding, desk, out),
            None => out.info("The claim has no problem that a key mends."),
        }
    }

    /// Mends a problem.
    pub(super) fn mend(&mut self, number: u64, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(finding) = self.found.laid().get(number) else {
            return;
        };
        let next = match &finding.fix {
            Some(Fix {
                remedy: Remedy::Do(_),
                ..
            }) => self.found.after(number),
            _ => None,
        };
        mend(finding, desk, out);
        self.chosen = next.or(self.chosen);
    }
}

/// Whether a problem has a fix that is more than looking at its claim.
pub(super) fn leads_on(finding: &Finding) -> bool {
    match &finding.fix {
        Some(Fix {
            remedy: Remedy::Open(place),
            ..
        }) => action_of(*place).is_some(),
        fix => fix.is_some(),
    }
}

fn mend(finding: &Finding, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(fix) = &finding.fix else {
        return;
    };
    match &fix.remedy {
        Remedy::Do(command) => out.change((**command).clone()),
        Remedy::Open(place) => {
            out.ask(Ask::Overlay(Overlay::None));
            go_to(finding, desk, out);
            match place {
                Place::Source(source) => out.ask(Ask::Source(*source)),
                Place::Fact(claim) => select(*claim, desk, out),
                place => {
                    if let Some(action) = action_of(*place) {
                        out.act(action);
                    }
                }
            }
        }
    }
}

/// The action that opens a place; none where the claim itself is it.
const fn action_of(place: Place) -> Option<Action> {
    match place {
        Place::Cite => Some(Action::AddEvidence),
        Place::Rationale => Some(Action::Rationale),
        Place::Note => Some(Action::Note),
        Place::Statement => Some(Action::Reword),
        Place::Drafts => Some(Action::CompareDrafts),
        Place::Disputes => Some(Action::Disputes),
        Place::Article => Some(Action::ArticleDetails),
        Place::Session => Some(Action::SessionDetails),
        Place::Change => Some(Action::RequestChange),
        Place::Changes => Some(Action::Changes),
        Place::Ask => Some(Action::AskSomebody),
        Place::People => Some(Action::People),
        Place::Threads => Some(Action::Threads),
        Place::Assign => Some(Action::Assign),
        Place::SecondCheck => Some(Action::SecondCheck),
        Place::Corrections => Some(Action::Corrections),
        // A source is shown by its name.
        Place::Claim | Place::Fact(_) | Place::Evidence | Place::Source(_) => None,
    }
}

fn go_to(finding: &Finding, desk: &Desk<'_>, out: &mut Out<Message>) {
    if let Some(claim) = finding.claim {
        select(claim, desk, out);
    } else if let Some(article) = finding.article {
        out.ask(Ask::Article(article));
    }
}

/// Selects a claim, in its article.
fn select(claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(record) = desk.session.claims.get(claim) else {
        return;
    };
    if desk.view.article != Some(record.article) {
        out.ask(Ask::Article(record.article));
    }
    out.ask(Ask::Claim(Some(claim)));
    out.ask(Ask::Focus(Region::Claims.id()));
}
