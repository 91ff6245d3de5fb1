//! Sessions made by random commands, for property tests.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::session::{
    Applied, Area, Attribution, Author, CheckStatus, ClaimedKind, Command, CommandError, Correct,
    Decision, Extra, FieldValue, Id, Importance, Json, Kind, Label, Moment, NewArticle, NewComment,
    NewEvidence, NewParagraph, NewRemark, NewSource, NothingReason, Resolution, Role, Session,
    Signal, SignalKind, SourceKind, Stamp, Stance, Suggestion, Tier, Time, Weighed, Weighing,
};

/// Texts with what texts hold: other scripts, other directions, joined characters, controls, and separators of lines that
/// JSON and the file's own lines must survive.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z ,.]{0,12}",
        1 => Just("👩‍👩‍👧 🇫🇮".to_owned()),
        1 => Just("مرحبا بالعالم".to_owned()),
        1 => Just("e\u{301}\u{323}漢字".to_owned()),
        1 => Just("\u{0}\u{1}\u{7f}\u{85}".to_owned()),
        1 => Just("\u{2028}\u{2029}\u{feff}\u{fffd}".to_owned()),
        1 => Just("\"\\/\n\r\t</script>".to_owned()),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// One step, to be understood against the session it meets: numbers pick among what is there.
#[derive(Clone, Debug)]
pub struct Act {
    pub op: u8,
    pub a: usize,
    pub b: usize,
    pub text: String,
}

/// Steps of any kind.
pub fn acts(most: usize) -> impl Strategy<Value = Vec<Act>> {
    let act = (0_u8..54, any::<u16>(), any::<u16>(), text()).prop_map(|(op, a, b, text)| Act {
        op,
        a: a.into(),
        b: b.into(),
        text,
    });
    prop::collection::vec(act, 0..=most)
}

/// Makes a pipe with a name in a folder.
#[cfg(unix)]
pub fn pipe(folder: &std::path::Path) -> std::path::PathBuf {
    let path = folder.join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "mkfifo is needed"
    );
    path
}

/// Says on the real standard error what this machine does not let a test do.
pub fn not_run(what: &str) {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "NOT RUN: {what}").ok();
}

/// From which stamp on the next person works.
pub const NEXT: usize = 1_000_000;

/// The n-th stamp of a run. Every [`NEXT`] stamps another person is at work.
pub fn stamp(n: usize) -> Stamp {
    let (name, initials) = match n / NEXT {
        0 => ("Ada Lindqvist", "AL"),
        1 => ("Ben Okafor", "BO"),
        _ => ("Cleo Maro", "CM"),
    };
    Stamp {
        by: Author {
            name: name.to_owned(),
            initials: initials.to_owned(),
        },
        at: Moment(1_700_000_000 + i64::try_from(n).unwrap() * 61),
        seed: format!("seed-{n}").parse().unwrap(),
    }
}

/// A session with an article, to begin with.
pub fn begun() -> Session {
    let mut session = Session::default();
    for (n, command) in [
        Command::SetTitle {
            title: "Harbour".to_owned(),
        },
        article(
            "The bridge cost 4 million. It opened in 1931.\nNobody fell.",
            "The bridge",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        session.apply(command, &stamp(n)).unwrap();
    }
    session
}

/// Does steps; those that cannot be done leave the session as it was. `n` counts the stamps.
pub fn run(session: &mut Session, acts: &[Act], n: &mut usize) {
    for act in acts {
        step(session, act, n).ok();
    }
}

/// Does one step.
pub fn step(session: &mut Session, act: &Act, n: &mut usize) -> Result<Applied, CommandError> {
    *n += 1;
    let command = command(session, act);
    session.apply(command, &stamp(*n + 10))
}

fn article(text: &str, title: &str) -> Command {
    let line = |text: &str| NewParagraph {
        text: text.to_owned(),
        role: Role::Body,
        locator: String::new(),
        ..NewParagraph::default()
    };
    Command::AddArticle(NewArticle {
        title: title.to_owned(),
        published: "2026-02-28".to_owned(),
        file: "bridge.txt".to_owned(),
        paragraphs: text.split('\n').map(line).collect(),
        ..NewArticle::default()
    })
}

fn area(page: usize, b: usize) -> Area {
    let left = i64::try_from(b % 60_000).unwrap_or(0) - 100;
    Area {
        page,
        left,
        top: 7200,
        right: left + 20_000,
        bottom: 9050,
        extra: Extra::new(),
    }
}

fn pick<T: Clone>(list: &[T], n: usize) -> Option<T> {
    list.get(n.checked_rem(list.len())?).cloned()
}

/// What a step means for a session.
#[expect(clippy::too_many_lines, reason = "a case for each command")]
pub fn command(session: &Session, act: &Act) -> Command {
    let Act { op, a, b, text } = act;
    let (a, b) = (*a, *b);
    let none = Id::literal("nobody");
    let ids = |kind: &Kind| -> Vec<Id> {
        let all = session.every().filter(|(of, _, _)| of == kind);
        all.map(|(_, id, _)| id).collect()
    };
    let one = |kind: Kind, n: usize| pick(&ids(&kind), n).unwrap_or(none);
    let claim = one(Kind::Claim, a);
    let article_id = one(Kind::Article, a);
    let length = session
        .draft_of(article_id)
        .map_or(1, |(_, draft)| draft.paragraphs.points().len());
    let start = b % (length + 1);
    let end = (start + 1 + a % 12).min(length);
    let text = text.clone();
    match op {
        0 => Command::SetTitle { title: text },
        1 => article(&format!("{text}\n{text} One. Two"), &text),
        2 => Command::AddDraft {
            article: article_id,
            file: "second.txt".to_owned(),
            package: String::new(),
            paragraphs: vec![NewParagraph {
                text: format!("{text} The bridge cost 4 million. {b}"),
                role: Role::Other("sidebar".into()),
                locator: "p. 2".to_owned(),
                speaker: if a % 4 == 0 {
                    text.clone()
                } else {
                    String::new()
                },
                areas: (0..a % 3).map(|n| area(n + 1, b)).collect(),
                ..NewParagraph::default()
            }],
        },
        3 | 4 => Command::AddSuggestions {
            article: article_id,
            suggestions: vec![Suggestion {
                parts: match b % 3 {
                    0 => Vec::new(),
                    _ => vec![
                        suggestion(start, (start + 2).min(length), &text, b),
                        suggestion(start + 1, end, "", a),
                    ],
                },
                ..suggestion(start, end, "", a)
            }],
        },
        5..=8 => Command::AddClaim {
            id: None,
            article: article_id,
            start,
            end,
            statement: text,
            part_of: (b % 4 == 0).then_some(claim),
        },
        9 => Command::Accept { claim },
        10 => Command::Dismiss { claim },
        11 => Command::SetStatement {
            claim,
            statement: text,
        },
        12 => Command::Respan { claim, start, end },
        13 => Command::Split {
            claim,
            at: start,
            id: None,
        },
        14 => Command::Join {
            claims: vec![claim, one(Kind::Claim, b)],
        },
        15 => Command::SetCheckStatus {
            claim,
            status: pick(CheckStatus::ALL, b).unwrap_or_default(),
        },
        16 | 17 => Command::SetVerdict {
            claim,
            verdict: pick(&session.scale().labels, b).map(|label| label.id),
        },
        18 => Command::SetResolution {
            claim,
            resolution: pick(Resolution::ALL, b).unwrap_or_default(),
        },
        19 => Command::SetImportance {
            claim,
            importance: pick(Importance::ALL, b).unwrap_or_default(),
        },
        20 => Command::SetRationale {
            claim,
            rationale: text,
        },
        21 => Command::SetNote { claim, note: text },
        22 => Command::MarkNothing {
            id: None,
            article: article_id,
            start,
            end,
            reason: pick(NothingReason::ALL, b).unwrap_or_default(),
        },
        23 => Command::AddSource(NewSource {
            title: format!("Minutes {text}"),
            kind: pick(SourceKind::ALL, b).unwrap_or_default(),
            ..NewSource::default()
        }),
        24 | 25 => Command::AddEvidence(NewEvidence {
            id: None,
            claim,
            source: one(Kind::Source, b),
            stance: pick(Stance::ALL, b).unwrap_or_default(),
            locator: "p. 4".to_owned(),
            extract: text,
            tier: pick(Tier::ALL, b).unwrap_or_default(),
            looked_on: String::new(),
            ..NewEvidence::default()
        }),
        26 => Command::AddPerson {
            id: None,
            name: format!("P {text}"),
            initials: String::new(),
            role: text,
        },
        27 => Command::AddScale {
            id: None,
            name: format!("S {text}"),
            labels: vec![
                Label {
                    id: "yes".to_owned(),
                    text: text.clone(),
                    value: Some(-3),
                    ..Label::default()
                },
                Label {
                    id: "no".to_owned(),
                    wrong: true,
                    ..Label::default()
                },
            ],
            conclusion: b.is_multiple_of(2),
        },
        28 => {
            let presets = crate::session::PRESETS.iter().map(|preset| preset.id);
            let all: Vec<Id> = presets.chain(ids(&Kind::Scale)).collect();
            Command::SetScale {
                scale: pick(&all, b).unwrap_or(none),
            }
        }
        29 => Command::SetThreshold {
            threshold: i64::try_from(b % 1100).unwrap_or(0),
        },
        30 => Command::AddContact {
            id: None,
            name: format!("C {text}"),
            claims: vec![claim],
            asked: text,
        },
        31 => Command::RequestChange {
            id: None,
            claim,
            proposed: text.clone(),
            reason: text,
        },
        32 => Command::SignOff {
            id: None,
            article: article_id,
            role: text,
        },
        33 => Command::Correct {
            id: None,
            claim,
            what: text.clone(),
            why: text,
            verdict: pick(&session.scale().labels, b).map(|label| label.id),
        },
        34 | 35 => {
            let all: Vec<(Kind, Id)> = session.every().map(|(kind, id, _)| (kind, id)).collect();
            let (kind, id) = pick(&all, a).unwrap_or((Kind::Details, Id::SESSION));
            if op % 2 == 0 {
                Command::Remove { kind, id }
            } else {
                Command::Restore { kind, id }
            }
        }
        36 => {
            let all: Vec<FieldValue> = session
                .every()
                .flat_map(|(kind, id, record)| fields(kind, id, record.fields(), &text, b))
                .collect();
            let set = pick(&all, a).unwrap_or(FieldValue {
                kind: Kind::Details,
                id: Id::SESSION,
                field: "note".to_owned(),
                value: json!(text),
                reopens: Vec::new(),
            });
            Command::SetField {
                kind: set.kind,
                id: set.id,
                field: set.field,
                value: set.value,
            }
        }
        37 => {
            let act = |op| Act {
                op,
                a,
                b,
                text: text.clone(),
            };
            Command::Batch {
                label: text.clone(),
                commands: [5, 15, 20, 23]
                    .map(|op| command(session, &act(op)))
                    .to_vec(),
            }
        }
        40 => Command::KeepInParts {
            claim,
            in_parts: b.is_multiple_of(2),
        },
        41 => Command::SetField {
            kind: Kind::Claim,
            id: claim,
            field: "parent".to_owned(),
            value: match b % 3 {
                0 => Value::Null,
                _ => json!(one(Kind::Claim, b)),
            },
        },
        // Of a whole or its part, whichever there is.
        42 | 43 => {
            let parts = session.parts();
            let nested = session.claims.all().filter(|(_, claim)| claim.is_part());
            let nested: Vec<Id> = nested.map(|(id, _)| id).collect();
            let part = pick(&nested, a).unwrap_or(claim);
            let whole = session
                .claims
                .get(part)
                .and_then(|part| session.whole_of(part));
            let of_whole = parts.of(whole.unwrap_or(none));
            let status = pick(CheckStatus::ALL, b).unwrap_or_default();
            let claim = match b % 3 {
                0 => part,
                1 => whole.unwrap_or(claim),
                _ => pick(of_whole, b).unwrap_or(part),
            };
            if op % 2 == 0 {
                Command::SetCheckStatus { claim, status }
            } else {
                Command::KeepInParts {
                    claim,
                    in_parts: true,
                }
            }
        }
        44 => Command::AddRemarks {
            article: article_id,
            remarks: [b, b + 1]
                .map(|at| NewRemark {
                    kind: pick(ClaimedKind::ALL, b).unwrap_or_default(),
                    number: (at % 3).to_string(),
                    start: Some(at % 60),
                    end: Some(at % 60 + b % 9),
                    text: text.clone(),
                    links: vec![format!("https://example.org/{}", b % 4)],
                    ..NewRemark::default()
                })
                .to_vec(),
        },
        45 => Command::AcceptClaimed {
            claimed: one(Kind::Claimed, b),
            source: None,
            evidence: None,
        },
        46 => Command::Settle {
            id: if b.is_multiple_of(4) {
                one(Kind::Mark, a)
            } else {
                claim
            },
            place: (b % 3 > 0).then_some((start, end)),
            stands: b.is_multiple_of(2),
        },
        47 => Command::AddComment(NewComment {
            claim,
            under: (b % 2 == 0).then(|| one(Kind::Comment, b)),
            contact: (b % 3 == 0).then(|| one(Kind::Contact, a)),
            correct: pick(Correct::ALL, b).unwrap_or_default(),
            by: format!("E {text}"),
            text,
            ..NewComment::default()
        }),
        48 => Command::CheckSecond {
            id: None,
            claim,
            verdict: pick(&session.scale().labels, b).map(|label| label.id),
            correct: pick(Correct::ALL, a).unwrap_or_default(),
            rationale: text,
        },
        49 => Command::Expect {
            id: None,
            code: format!("V{:02}", b % 4),
            about: claim,
            reason: format!("R {text}"),
        },
        50 => Command::SetField {
            kind: Kind::Source,
            id: one(Kind::Source, a),
            field: "same_as".to_owned(),
            value: json!((b % 5 > 0).then(|| one(Kind::Source, b))),
        },
        52 => Command::DecideChange {
            change: one(Kind::Change, a),
            decision: pick(Decision::ALL, b).unwrap_or_default(),
        },
        53 => Command::Weigh {
            article: article_id,
            weights: i64::try_from(1 + b % 3).unwrap_or(1),
            scores: (a..)
                .step_by(37)
                .zip(ids(&Kind::Claim))
                .map(|(n, claim)| Weighing {
                    claim,
                    worth: i64::try_from(n % 1001).unwrap_or(0),
                    checkable: i64::try_from(b % 1001).unwrap_or(0),
                })
                .collect(),
        },
        38 | 51 => Command::Undo,
        _ => Command::Redo,
    }
}

/// Values for the fields of one record: most do not fit, and are refused.
fn fields(kind: Kind, id: Id, names: &[&str], text: &str, b: usize) -> Vec<FieldValue> {
    let values = [
        json!(text),
        json!(b % 9),
        json!(b.is_multiple_of(2)),
        Value::Null,
        json!([text]),
        json!([{"words": text, "value": "2026"}]),
        json!({ "source": text, "guess": text }),
    ];
    let value = &values[b % values.len()];
    names
        .iter()
        .filter(|name| !matches!(**name, "anchors" | "merged_into"))
        .map(|name| FieldValue {
            kind: kind.clone(),
            id,
            field: (*name).to_owned(),
            value: value.clone(),
            reopens: Vec::new(),
        })
        .collect()
}

fn suggestion(start: usize, end: usize, text: &str, n: usize) -> Suggestion {
    Suggestion {
        start,
        end,
        signals: vec![Signal {
            kind: pick(SignalKind::ALL, n).unwrap_or(SignalKind::Figure),
            start,
            end,
            extra: crate::session::Extra::new(),
        }],
        attribution: Some(Attribution {
            source: text.to_owned(),
            anonymous: n.is_multiple_of(2),
            ..Attribution::default()
        }),
        times: vec![Time {
            words: text.to_owned(),
            value: "2025-11".to_owned(),
            ..Time::default()
        }],
        reasons: vec![text.to_owned()],
        checkable: 700,
        worth: i64::try_from(n % 1001).unwrap_or(0),
        weighed: n.is_multiple_of(3).then(|| Weighed {
            weights: 1,
            worth: i64::try_from(n % 1000).unwrap_or(0),
            checkable: 600,
        }),
        statement: text.chars().take(3).collect(),
        parts: Vec::new(),
    }
}

/// What a person sees: the fields of every record that was not taken out.
pub fn visible(session: &Session) -> BTreeMap<(Kind, Id), Vec<Option<Json>>> {
    let live = session
        .every()
        .filter(|(_, _, record)| !record.is_removed());
    live.map(|(kind, id, record)| {
        let values = record.fields().iter().map(|field| record.json(field));
        ((kind, id), values.collect())
    })
    .collect()
}
