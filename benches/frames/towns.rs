//! A session of many claims over fifty articles, in the window.

use std::path::Path;

use tempfile::TempDir;
use tickmark::session::{
    Attribution, Author, CheckStatus, Command, Id, Kind, Moment, NewArticle, NewEvidence,
    NewParagraph, NewSource, Role, Session, Stamp, Stance, Tier,
};
use tickmark::storage;

use super::window::Open;

/// Articles of the session.
pub const ARTICLES: usize = 50;
/// Claims that rest on one source.
const RESTING: usize = 40;

/// The window over so many claims, and the folder it keeps its things in.
pub fn open(count: usize) -> (TempDir, Open) {
    let Ok(folder) = tempfile::tempdir() else {
        panic!("a folder for the session can be made");
    };
    let file = session(folder.path(), count);
    let open = Open::new(folder.path(), file, count);
    (folder, open)
}

/// A session of `count` claims over the articles, each with somebody who says it and a source, in every status.
fn session(folder: &Path, count: usize) -> std::path::PathBuf {
    let mut seed = 0_u64;
    let mut stamp = || {
        seed += 1;
        Stamp {
            by: Author::default(),
            at: Moment(1_769_851_800),
            seed: Id::derived(&[b"table", &seed.to_le_bytes()]),
        }
    };
    const TOWNS: [&str; 5] = ["Harrow Bay", "Lunn", "Vessel Cross", "Upper Marl", "Tarn"];
    let town = |by: usize| TOWNS.get(by % TOWNS.len()).copied().unwrap_or_default();
    let words = |number: usize| {
        format!(
            "{} laid {} miles of pipe in {}, twice what its council was told by the survey of pump number {number}.",
            town(number),
            20 + number * 7 % 900,
            1900 + number % 120,
        )
    };
    let source = |number: usize| Id::derived(&[b"source", &number.to_le_bytes()]);
    let mut session = Session::default();
    let sources = (0..=count / RESTING).map(|number| {
        Command::AddSource(NewSource {
            id: Some(source(number)),
            title: format!(
                "Survey of the waterworks of {}, sheet {number}",
                town(number)
            ),
            ..NewSource::default()
        })
    });
    let sources = Command::Batch {
        label: "Sources".to_owned(),
        commands: sources.collect(),
    };
    assert!(session.apply(sources, &stamp()).is_ok(), "they are added");
    let each = count / ARTICLES;
    for place in 0..ARTICLES {
        let article = Id::derived(&[b"article", &place.to_le_bytes()]);
        let numbers = place * each..(place + 1) * each;
        let paragraphs = numbers.clone().map(|number| NewParagraph {
            text: words(number),
            role: Role::Body,
            ..NewParagraph::default()
        });
        let add = Command::AddArticle(NewArticle {
            id: Some(article),
            title: format!("The waterworks of {}, part {place}", town(place)),
            paragraphs: paragraphs.collect(),
            ..NewArticle::default()
        });
        assert!(session.apply(add, &stamp()).is_ok(), "it is added");
        let mut start = 0;
        let mut commands = Vec::new();
        for number in numbers {
            let length = words(number).chars().count();
            let id = Id::derived(&[b"claim", &number.to_le_bytes()]);
            commands.push(Command::AddClaim {
                id: Some(id),
                article,
                start,
                end: start + length,
                statement: String::new(),
                part_of: None,
            });
            let by = Attribution {
                source: format!("the council of {}", town(number / 7)),
                ..Attribution::default()
            };
            commands.push(Command::SetField {
                kind: Kind::Claim,
                id,
                field: "attribution".to_owned(),
                value: serde_json::to_value(by).unwrap_or_default(),
            });
            if let Some(status) = CheckStatus::ALL.get(number % 5) {
                commands.push(Command::SetCheckStatus {
                    claim: id,
                    status: status.clone(),
                });
            }
            commands.push(Command::AddEvidence(NewEvidence {
                id: None,
                claim: id,
                source: source(number / RESTING),
                stance: Stance::Supports,
                locator: format!("p. {}", number % 300),
                extract: words(number),
                tier: Tier::Primary,
                looked_on: "2026-01-30".to_owned(),
                ..NewEvidence::default()
            }));
            start += length + 1;
        }
        let batch = Command::Batch {
            label: "Claims".to_owned(),
            commands,
        };
        assert!(session.apply(batch, &stamp()).is_ok(), "they are added");
    }
    let path = folder.join("towns.factcheck.json");
    assert!(storage::save(&session, &path, None).is_ok(), "it is saved");
    path
}
