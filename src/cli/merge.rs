//! `merge`: two people's copies of a session.

use super::args::Merge;
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::{open, write_out};
use super::source::is_standard;
use crate::rules;
use crate::storage::{self, Doubt, MergeError};

/// `tickmark merge [BASE] OURS THEIRS -o OUT`.
///
/// Values that stay disputed are no failure: the file is in order and holds both. So git, which calls this as a merge
/// driver, takes the result; whoever opens it decides. Where a part of a copy is missing the result is written, and git is
/// told that a person must look.
pub(super) fn merge(options: &Merge, out: &mut Out) -> Done {
    let (base, ours, theirs) = match options.sessions.as_slice() {
        [ours, theirs] => (None, ours, theirs),
        [base, ours, theirs] => (Some(base.as_path()), ours, theirs),
        _ => {
            return Err(Failure::new(
                Code::Usage,
                anyhow::anyhow!("merge takes two sessions, or their common version and the two"),
            ));
        }
    };
    let path = &options.output;
    let inputs = options.sessions.iter();
    if inputs.filter(|input| is_standard(input)).count() > 1 {
        return Err(Failure::new(
            Code::Usage,
            anyhow::anyhow!("standard input holds one session: only one of them can be \"-\""),
        ));
    }
    let failed = |error| {
        let code = match error {
            MergeError::Load(_) | MergeError::Newer { .. } => Code::Read,
            MergeError::Save(error) => return Failure::saving(error),
            MergeError::There { .. } => Code::Write,
        };
        Failure::new(code, error)
    };
    let (session, (problems, doubts), warnings) = if is_standard(path) {
        let united = storage::unite(base, ours, theirs, &open).map_err(failed)?;
        write_out(&united.session, out)?;
        (united.session, (united.problems, united.doubts), Vec::new())
    } else {
        let merged = storage::merge(base, ours, theirs, (path, &open)).map_err(failed)?;
        let found = (merged.problems, merged.doubts);
        (merged.session, found, merged.saved.warnings)
    };
    for (path, problem) in &problems {
        complain(&format!("{}: {problem}", path.display()));
    }
    let name = path.display();
    for warning in &warnings {
        complain(&format!("{name}: {warning}"));
    }
    for doubt in &doubts {
        complain(&format!("{name}: {}", doubted(doubt)));
    }
    let names = session.names();
    let conflicts = session.conflicts();
    for conflict in &conflicts {
        complain(&format!("{name}: {}", conflict.in_words(&session, &names)));
    }
    if !conflicts.is_empty() {
        let words = if conflicts.len() == 1 {
            "value is"
        } else {
            "values are"
        };
        complain(&format!(
            "{name}: {} {words} disputed; both are kept until a person decides",
            conflicts.len()
        ));
    }
    for finding in rules::dropped(&session) {
        let claim = finding.claim.map(|claim| session.name_claim(&names, claim));
        let claim = claim.unwrap_or_default();
        complain(&format!("{name}: {claim}: {}", finding.says));
    }
    let whole = |doubt: &Doubt| *doubt == Doubt::Unrelated;
    Ok(if doubts.iter().all(whole) {
        Code::Done
    } else {
        Code::Problems
    })
}

/// What a person must know of the two files.
fn doubted(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Unrelated => {
            "the two sessions have nothing in common, no article, no claim and no source: they are \
                             copies of two stories, and both are in it now"
                .to_owned()
        }
        Doubt::Damaged(path) => format!(
            "{} is damaged: what could be read of it was merged, and the rest is missing here",
            path.display()
        ),
        Doubt::FromBackup(path) => format!(
            "{} is damaged: its previous version was merged in its place",
            path.display()
        ),
    }
}
