use super::*;
use crate::{
    session::{
        Author, Command, Id, Kind, NewArticle, NewParagraph, NewSource, Role, Session, SourceKind,
        Stamp,
    },
    storage::{load, save},
};

/// A session at work: a folder for the file, one for the state, a clock and names that count.
struct Work {
    folder: tempfile::TempDir,
    state: State,
    session: Session,
    count: u32,
}

impl Work {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let state = State::at(folder.path().join("state"));
        Self {
            folder,
            state,
            session: Session::default(),
            count: 0,
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("a.factcheck.json")
    }

    fn stamp(&mut self) -> Stamp {
        self.count += 1;
        Stamp {
            by: Author {
                name: "Ada Lindqvist".to_owned(),
                initials: "AL".to_owned(),
            },
            at: Moment(1_700_000_000 + i64::from(self.count)),
            seed: format!("seed-{}", self.count).parse().unwrap(),
        }
    }

    fn act(&mut self, journal: &mut Journal, command: Command) {
        let stamp = self.stamp();
        let (_, written) = journal.apply(&mut self.session, command, &stamp).unwrap();
        written.unwrap();
    }

    fn begin(&mut self) -> Journal {
        let mut journal = self.state.journal(None, None, Moment(0)).unwrap();
        let text = "The bridge cost 4 million. It opened in 1931.";
        let article = NewArticle {
            title: "The harbour bridge".to_owned(),
            paragraphs: vec![NewParagraph {
                text: text.to_owned(),
                role: Role::Body,
                locator: String::new(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        };
        self.act(&mut journal, Command::AddArticle(article));
        journal
    }

    /// What a save on a worker and its answer do.
    fn save(&self, journal: &mut Journal, expected: Option<Hash>) -> Hash {
        let mark = journal.mark();
        let saved = save(&self.session.clone(), &self.file(), expected).unwrap();
        journal
            .saved(mark, &self.file(), saved.hash, Moment(5))
            .unwrap();
        saved.hash
    }
}

fn title(text: &str) -> Command {
    Command::SetTitle {
        title: text.to_owned(),
    }
}

/// A process that dies: its journal is closed by the system, not by itself.
fn crash(journal: Journal) {
    drop(journal);
}

#[test]
fn a_session_that_was_never_saved_comes_back_whole() {
    let mut work = Work::new();
    let mut journal = work.begin();
    work.act(&mut journal, title("Bridge"));
    journal.sync().unwrap();
    assert!(work.state.recover().unwrap().is_empty(), "its process runs");
    crash(journal);
    let found = work.state.recover().unwrap();
    let [recovery] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (recovery.edits(), recovery.file),
        (2, FileState::NeverSaved)
    );
    assert_eq!(recovery.last(), Moment(1_700_000_002));
    assert!(work.state.recover().unwrap().is_empty(), "offered once");
    let replayed = recovery.replay().unwrap();
    assert_eq!(replayed.problems, [""; 0]);
    assert_eq!(*replayed.session, *work.session);
}

#[test]
fn an_undo_of_what_was_saved_is_replayed_and_edits_during_a_save_stay() {
    let mut work = Work::new();
    let mut journal = work.begin();
    work.act(&mut journal, title("One"));
    let first = work.save(&mut journal, None);
    assert_eq!(journal.edits(), 0);
    // Taken back after the save: the journal begins later than the step.
    work.act(&mut journal, Command::Undo);
    let mark = journal.mark();
    let snapshot = work.session.clone();
    work.act(&mut journal, Command::Redo);
    work.act(&mut journal, title("Two"));
    let saved = save(&snapshot, &work.file(), Some(first)).unwrap();
    journal
        .saved(mark, &work.file(), saved.hash, Moment(9))
        .unwrap();
    assert_eq!(journal.edits(), 2);
    crash(journal);
    let found = work.state.recover().unwrap();
    let [recovery] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (recovery.file, recovery.base()),
        (FileState::Same, Some(saved.hash))
    );
    let replayed = recovery.replay().unwrap();
    assert_eq!(replayed.problems, [""; 0]);
    assert_eq!(*replayed.session, *work.session);
    assert_eq!(replayed.hash, Some(saved.hash));
}

#[test]
fn a_merge_and_the_steps_on_what_it_brought_come_back() {
    let mut work = Work::new();
    let mut journal = work.begin();
    let base = work.save(&mut journal, None);
    // Somebody else's copy has a source of hers.
    let mut hers = work.session.clone();
    let (source, named) = (Id::literal("minutes"), work.stamp());
    let minutes = NewSource {
        id: Some(source),
        title: "Council minutes".to_owned(),
        ..NewSource::default()
    };
    hers.apply(Command::AddSource(minutes), &named).unwrap();
    work.act(&mut journal, title("Mine"));
    work.session = work.session.merge(&hers);
    let merged = Entry::Merged(Box::new(work.session.clone()), Moment(1_700_000_100));
    journal.record(&merged).unwrap();
    let removed = Command::Remove {
        kind: Kind::Source,
        id: source,
    };
    work.act(&mut journal, removed);
    crash(journal);
    let recovery = work.state.recover().unwrap().remove(0);
    assert_eq!((recovery.edits(), recovery.base()), (3, Some(base)));
    let replayed = recovery.replay().unwrap();
    assert_eq!(replayed.problems, [""; 0]);
    assert_eq!(*replayed.session, *work.session);
    // Taken over, and after a second crash, it is still there; and once the file holds it, it is offered no more.
    let journal = recovery.resume(&replayed, Moment(1_700_000_200)).unwrap();
    crash(journal);
    let recovery = work.state.recover().unwrap().remove(0);
    assert_eq!(*recovery.replay().unwrap().session, *work.session);
    drop(recovery);
    save(&work.session, &work.file(), Some(base)).unwrap();
    assert!(work.state.recover().unwrap().is_empty());
}

#[test]
fn what_the_file_holds_already_is_not_offered() {
    let mut work = Work::new();
    let mut journal = work.begin();
    let base = work.save(&mut journal, None);
    work.act(&mut journal, title("One"));
    save(&work.session, &work.file(), Some(base)).unwrap();
    // It died before it could say so to the journal.
    crash(journal);
    assert!(work.state.recover().unwrap().is_empty());
}

#[test]
fn newer_work_is_never_replaced() {
    let mut work = Work::new();
    let mut journal = work.begin();
    let base = work.save(&mut journal, None);
    work.act(&mut journal, title("Mine"));
    let source = NewSource {
        title: "Council minutes".to_owned(),
        kind: SourceKind::Document,
        ..NewSource::default()
    };
    work.act(&mut journal, Command::AddSource(source));
    crash(journal);
    // Somebody else goes on with the file meanwhile.
    let mut theirs = load(&work.file()).unwrap().session;
    let stamp = Stamp {
        by: Author {
            name: "Ben".to_owned(),
            initials: "B".to_owned(),
        },
        at: Moment(1),
        seed: Id::literal("theirs"),
    };
    theirs
        .apply(
            Command::SetTitle {
                title: "Theirs".to_owned(),
            },
            &stamp,
        )
        .unwrap();
    let now = save(&theirs, &work.file(), Some(base)).unwrap().hash;
    let found = work.state.recover().unwrap();
    let [recovery] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(recovery.file, FileState::Changed);
    let replayed = recovery.replay().unwrap();
    assert_eq!(hash_of_file(&work.file()), now, "replaying writes nothing");
    assert_eq!((replayed.applied, replayed.already), (2, 0));
    assert_eq!(replayed.hash, Some(now));
    assert_eq!(replayed.session.sources.len(), 1);
    let titles: Vec<String> = replayed
        .session
        .details
        .history
        .iter()
        .map(|(_, event)| event.value.to_string())
        .collect();
    assert!(
        titles.contains(&"\"Theirs\"".to_owned()),
        "their title stays in the history: {titles:?}"
    );
}

fn hash_of_file(path: &Path) -> Hash {
    Hash::of(&fs::read(path).unwrap())
}

#[test]
fn edits_taken_over_stand_in_a_new_journal_and_survive_a_second_crash() {
    let mut work = Work::new();
    let mut journal = work.begin();
    work.act(&mut journal, title("One"));
    crash(journal);
    let recovery = work.state.recover().unwrap().remove(0);
    let replayed = recovery.replay().unwrap();
    let mut journal = recovery.resume(&replayed, Moment(3)).unwrap();
    assert_eq!(journal.edits(), 2);
    work.act(&mut journal, title("Two"));
    crash(journal);
    let found = work.state.recover().unwrap();
    let [recovery] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(*recovery.replay().unwrap().session, *work.session);
}

#[test]
fn what_is_discarded_is_kept_thirty_days_whatever_the_clock_does() {
    let mut work = Work::new();
    let journal = work.begin();
    crash(journal);
    let day = 86_400;
    let now = Moment(1_000 * day);
    let recovery = work.state.recover().unwrap().remove(0);
    work.state.discard(recovery, now).unwrap();
    assert!(work.state.recover().unwrap().is_empty());
    assert_eq!(work.state.purge(Moment(now.0 - 700 * day)).unwrap(), 0);
    assert_eq!(work.state.purge(Moment(now.0 + 30 * day)).unwrap(), 0);
    let kept = work.state.discarded().unwrap();
    assert_eq!(*kept[0].replay().unwrap().session, *work.session);
    drop(kept);
    assert_eq!(work.state.purge(Moment(now.0 + 31 * day)).unwrap(), 1);
    assert!(work.state.discarded().unwrap().is_empty());
}

#[test]
fn one_action_erases_everything_but_what_runs() {
    let mut work = Work::new();
    let mut journal = work.begin();
    let first = work.save(&mut journal, None);
    work.act(&mut journal, title("One"));
    let saved = save(&work.session, &work.file(), Some(first)).unwrap();
    let backup = saved.backup.unwrap();
    work.state.remember_backup(&backup).unwrap();
    work.state.remember_backup(&backup).unwrap();
    let crashed = work.state.journal(None, None, Moment(0)).unwrap();
    crash(crashed);
    let erased = work.state.erase_all();
    assert_eq!((erased.in_use, erased.failed.len()), (1, 0), "{erased:?}");
    assert_eq!(
        erased.files, 3,
        "the crashed journal, the backup, the list of backups"
    );
    assert!(!backup.exists() && work.file().exists());
    journal.close().unwrap();
    let left: Vec<PathBuf> = work.state.files(JOURNALS).unwrap();
    assert!(left.is_empty(), "{left:?}");
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_what_is_here() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut work = Work::new();
    let mut journal = work.begin();
    let base = work.save(&mut journal, None);
    work.act(&mut journal, title("One"));
    let backup = save(&work.session, &work.file(), Some(base))
        .unwrap()
        .backup
        .unwrap();
    work.state.remember_backup(&backup).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(work.state.dir()), 0o700);
    for file in [journal.path(), &backup, &work.state.dir().join(BACKUPS)] {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
}

#[test]
fn a_journal_that_cannot_be_made_says_where_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("state"), "a file, no folder").unwrap();
    let state = State::at(folder.path().join("state"));
    let error = state
        .journal(None, None, Moment(0))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("state") && error.contains("Save often"),
        "{error}"
    );
}
