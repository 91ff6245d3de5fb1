//! How much waits in the panes of the desk.

use crate::session::{CheckStatus, Decision, Session, Tables};

/// How much waits, over all articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Changes that wait for a decision.
    pub changes: usize,
    /// Threads that are open.
    pub threads: usize,
    /// People who are asked and have not answered.
    pub asked: usize,
    /// Corrections after publication, which wait for nobody.
    pub corrections: usize,
    /// Claims that are checked, and that nobody has checked a second time, in a session in which somebody has.
    pub second: usize,
}

impl Waiting {
    /// Whether what waits is what waited when the session held these tables.
    pub fn stands(seen: &Tables, now: &Session) -> bool {
        let checks = now.second_checks.is(&seen.second_checks)
            && (now.second_checks.is_empty() || now.claims.is(&seen.claims));
        checks
            && now.changes.is(&seen.changes)
            && now.comments.is(&seen.comments)
            && now.contacts.is(&seen.contacts)
            && now.corrections.is(&seen.corrections)
    }

    /// Counts. Linear in the records; claims are looked at only where there are second checks.
    pub fn of(session: &Session) -> Self {
        let changes = session.changes.live();
        let changes = changes.filter(|(_, one)| one.decision == Decision::Pending);
        let threads = session.comments.live();
        let threads = threads.filter(|(_, one)| one.under.is_none() && !one.resolved);
        let asked = session.contacts.live();
        let asked = asked.filter(|(_, one)| one.outcome.is_empty() && one.reply.is_empty());
        Self {
            changes: changes.count(),
            threads: threads.count(),
            asked: asked.count(),
            corrections: session.corrections.live().count(),
            second: second(session),
        }
    }
}

fn second(session: &Session) -> usize {
    let by_claim = session.second_checks_by_claim();
    if by_claim.is_empty() {
        return 0;
    }
    let claims = session.claims.live();
    let checked = claims.filter(|(id, claim)| {
        let done = claim.check_status == CheckStatus::Checked && !claim.in_parts;
        done && session.is_live(claim) && !by_claim.contains_key(id)
    });
    checked.count()
}
