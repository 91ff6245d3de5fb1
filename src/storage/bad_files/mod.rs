//! Files that are not as they should be: each opens, or is refused in words, and nothing is lost without a word.

mod content;
mod damage;
mod disk;
mod told;

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::{
    FormatError, Loaded, SaveError, backup_path, from_bytes, load, save,
    testing::{begun, stamp},
    to_bytes,
};
use crate::session::{Command, Id, NewEvidence, NewSource, Session, SourceKind, Stance, Tier};

/// A session with a bit of everything that files break in.
fn work() -> Session {
    let mut session = begun();
    let (article, _) = session.articles.all().next().unwrap();
    let claim = Id::literal("claim-1");
    let source = Id::literal("source-1");
    let commands = [
        Command::AddClaim {
            id: Some(claim),
            article,
            start: 0,
            end: 26,
            statement: "It cost 4 million".to_owned(),
            part_of: None,
        },
        Command::AddClaim {
            id: Some(Id::literal("claim-2")),
            article,
            start: 27,
            end: 45,
            statement: String::new(),
            part_of: None,
        },
        Command::SetVerdict {
            claim,
            verdict: Some("false".to_owned()),
        },
        Command::AddSource(NewSource {
            id: Some(source),
            title: "Minutes".to_owned(),
            kind: SourceKind::Document,
            ..NewSource::default()
        }),
        Command::AddEvidence(NewEvidence {
            id: Some(Id::literal("evidence-1")),
            claim,
            source,
            stance: Stance::Contradicts,
            locator: "p. 4".to_owned(),
            extract: "five million".to_owned(),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        }),
    ];
    for (n, command) in commands.into_iter().enumerate() {
        session.apply(command, &stamp(n + 100)).unwrap();
    }
    session
}

fn file() -> Value {
    serde_json::from_slice(&to_bytes(&work()).unwrap()).unwrap()
}

fn read(value: &Value) -> Loaded {
    from_bytes(&serde_json::to_vec(value).unwrap()).unwrap()
}

/// What is said about a file, and that the session saves and reads back.
fn said(loaded: &Loaded) -> String {
    let again = to_bytes(&loaded.session).unwrap();
    let reread = from_bytes(&again).unwrap();
    assert!(*reread.session == *loaded.session);
    assert!(
        reread.problems.iter().all(|problem| !problem.changed),
        "{:?}",
        reread.problems
    );
    let lines: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Changes a good file, and expects words about it.
fn check(words: &str, change: impl Fn(&mut Value)) -> Loaded {
    let mut value = file();
    change(&mut value);
    let loaded = read(&value);
    let said = said(&loaded);
    assert!(said.contains(words), "{words:?} is not in: {said}");
    loaded
}
