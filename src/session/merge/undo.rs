//! What can still be undone after a merge.

use std::sync::Arc;

use crate::session::{
    commands::step::Step, document::Session, history::log::History, records::tables::Tables,
};

/// Forgets the steps, and those before them, that touched a field which the other side has set too: taking them back
/// would take back, unseen, what somebody else decided.
pub fn forget(before: &Tables, merged: &mut Session) {
    let Session {
        tables,
        done,
        undone,
        ..
    } = merged;
    for steps in [done, undone] {
        let newest_first = steps.iter().rev();
        let kept = newest_first
            .take_while(|step| untouched(before, tables, step))
            .count();
        steps.drain(..steps.len() - kept);
    }
}

fn untouched(before: &Tables, after: &Tables, step: &Arc<Step>) -> bool {
    step.backward().iter().all(|set| {
        let heads = |tables: &Tables| {
            let record = tables.record(&set.kind, set.id);
            record.map(|record| History::heads(record.history(), &set.field))
        };
        heads(before) == heads(after)
    })
}
