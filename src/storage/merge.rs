//! Merging the session files of two people into one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    Hash, Kept, Loaded, Repair, SaveError, Saved,
    load::LoadError,
    save::{hash_of, save, save_merged},
};
use crate::session::Session;

/// Two files that are one.
#[derive(Clone, Debug)]
pub struct MergedFile {
    /// The union; [`Session::conflicts`] says what is left to decide.
    pub session: Session,
    /// What did not hold in one of the files, with the file.
    pub problems: Vec<(PathBuf, Repair)>,
    /// What a person must know of the two.
    pub doubts: Vec<Doubt>,
    /// How it was saved.
    pub saved: Saved,
}

/// Why two files were not merged. All of them are as they were.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// One of the two cannot be opened.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A newer version of the program wrote one of the two.
    #[error("{} was not merged: {why}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Why it cannot be changed.
        why: String,
    },
    /// The result would replace a file that is none of the two.
    #[error("{} is there already and is neither of the two files: nothing was written. Choose another name, or merge into one of the two.", path.display())]
    There {
        /// The file.
        path: PathBuf,
    },
    /// The result cannot be saved.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Something about two files that makes their union less than a person may think.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// They have nothing in common: the union holds two stories.
    Unrelated,
    /// A part of one is missing or cannot be read.
    Damaged(PathBuf),
    /// One is so damaged that its previous version was taken.
    FromBackup(PathBuf),
}

/// Two sessions that are one, in memory.
#[derive(Clone, Debug)]
pub struct United {
    /// The union; [`Session::conflicts`] says what is left to decide.
    pub session: Session,
    /// What did not hold in one of the files, with the file.
    pub problems: Vec<(PathBuf, Repair)>,
    /// What a person must know of the two.
    pub doubts: Vec<Doubt>,
    /// Of each of the two: its hash, and whether it had to be repaired.
    known: [(Option<Hash>, bool); 2],
}

/// What opens a session for a merge: [`super::load`], unless some come from elsewhere.
type Open<'o> = &'o dyn Fn(&Path) -> Result<Loaded, LoadError>;

/// Merges two sessions, each repaired as on opening. `base` is the version that both come from, if there is one: an empty
/// file is none, as git hands it over, and one that is no session is passed over and told.
pub fn unite(
    base: Option<&Path>,
    ours: &Path,
    theirs: &Path,
    from: Open<'_>,
) -> Result<United, MergeError> {
    let (mut problems, mut doubts) = (Vec::new(), Vec::new());
    let mut open = |path: &Path| -> Result<Loaded, MergeError> {
        let loaded = from(path)?;
        if let Some(why) = loaded.read_only {
            return Err(MergeError::Newer {
                path: path.to_path_buf(),
                why,
            });
        }
        let found = loaded.problems.iter().cloned();
        problems.extend(found.map(|problem| (path.to_path_buf(), problem)));
        if loaded.from_backup {
            doubts.push(Doubt::FromBackup(path.to_path_buf()));
        } else if loaded.damaged {
            doubts.push(Doubt::Damaged(path.to_path_buf()));
        }
        Ok(loaded)
    };
    let (first, second) = (open(ours)?, open(theirs)?);
    let base = base.filter(|path| fs::metadata(path).map_or(true, |found| found.len() > 0));
    let base = base.and_then(|path| match from(path) {
        Ok(loaded) => Some(loaded.session),
        Err(error) => {
            let what = format!("the common version was passed over, for {error}");
            problems.push((path.to_path_buf(), Repair::file(what)));
            None
        }
    });
    if !first.session.is_related(&second.session) {
        doubts.push(Doubt::Unrelated);
    }
    let mut session = first.session.merge_since(base.as_ref(), &second.session);
    session.unite_tags();
    let known = [&first, &second].map(|loaded| (Some(loaded.hash), repaired(loaded)));
    Ok(United {
        session,
        problems,
        doubts,
        known,
    })
}

/// The same, and saves the result at `out` by the save protocol: a new file, or one of the two.
///
/// Of a file that is replaced no backup is kept, for all it holds is in the result; unless it had to be repaired.
pub fn merge(
    base: Option<&Path>,
    ours: &Path,
    theirs: &Path,
    (out, from): (&Path, Open<'_>),
) -> Result<MergedFile, MergeError> {
    let United {
        session,
        problems,
        doubts,
        known: [first, second],
    } = unite(base, ours, theirs, from)?;
    let (expected, keep) = if same_file(out, ours) {
        first
    } else if same_file(out, theirs) {
        second
    } else if hash_of(out).is_ok_and(|found: Option<Hash>| found.is_none()) {
        (None, false)
    } else {
        return Err(MergeError::There {
            path: out.to_path_buf(),
        });
    };
    let write = if keep { save } else { save_merged };
    // The documents of both first: the session must not know of what is not there.
    let from = [ours, theirs].map(Kept::beside);
    let failed = Kept::beside(out).bring(&session, &from);
    let mut saved = write(&session, out, expected)?;
    saved.warnings.extend(failed);
    Ok(MergedFile {
        session,
        problems,
        doubts,
        saved,
    })
}

fn repaired(loaded: &Loaded) -> bool {
    loaded.problems.iter().any(|problem| problem.changed)
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
