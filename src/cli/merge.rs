//! `merge`: two people's copies of a session.

use super::args::Merge;
use super::failure::{Code, Done, Failure};
use super::output::complain;
use crate::storage::{self, MergeError};

/// `tickmark merge [BASE] OURS THEIRS -o OUT`.
///
/// Values that stay disputed are no failure: the file is in order and holds both. So git, which calls this as a merge
/// driver, takes the result; whoever opens it decides.
pub(super) fn merge(options: &Merge) -> Done {
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
    let out = &options.output;
    let merged = storage::merge(base, ours, theirs, out).map_err(|error| {
        let code = match error {
            MergeError::Load(_) | MergeError::Newer { .. } => Code::Read,
            MergeError::Save(error) => return Failure::saving(error),
            MergeError::There { .. } => Code::Write,
        };
        Failure::new(code, error)
    })?;
    for (path, problem) in &merged.problems {
        complain(&format!("{}: {problem}", path.display()));
    }
    for warning in &merged.saved.warnings {
        complain(&format!("{}: {warning}", out.display()));
    }
    let conflicts = merged.session.conflicts();
    for conflict in &conflicts {
        complain(&format!("{}: {conflict}", out.display()));
    }
    if !conflicts.is_empty() {
        let words = if conflicts.len() == 1 {
            "value is"
        } else {
            "values are"
        };
        complain(&format!(
            "{}: {} {words} disputed; both are kept until a person decides",
            out.display(),
            conflicts.len()
        ));
    }
    Ok(Code::Done)
}
