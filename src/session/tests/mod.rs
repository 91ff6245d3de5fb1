//! The document through its one door.

mod changes;
mod claimed;
mod drafts;
mod parts;
mod rules;
mod second;
mod weigh;

use crate::session::*;

/// The time at which everything happens: 2026-01-31T09:30:00Z.
const AT: Moment = Moment(1_769_851_800);

/// A claim on code points of the article `a`.
fn claim_at(start: usize, end: usize) -> Command {
    Command::AddClaim {
        id: None,
        article: Id::literal("a"),
        start,
        end,
        statement: String::new(),
        part_of: None,
    }
}

struct Desk {
    session: Session,
    seeds: u64,
}

impl Desk {
    /// A session of nothing.
    fn empty() -> Self {
        Self {
            session: Session::default(),
            seeds: 0,
        }
    }

    /// A session with one article of two paragraphs and a line of furniture.
    fn new() -> Self {
        let mut desk = Self::empty();
        let part = |text: &str, role: Role| NewParagraph {
            text: text.to_owned(),
            role,
            locator: String::new(),
            ..NewParagraph::default()
        };
        desk.done(Command::AddArticle(NewArticle {
            id: Some(Id::literal("a")),
            title: "Ferry".to_owned(),
            published: "2026-01-20".to_owned(),
            paragraphs: vec![
                part(
                    "The ferry carried 900 cars. It was the first in the bay.",
                    Role::Body,
                ),
                part("“Nobody – not one – was hurt”, she said.", Role::Body),
                part("ID 123", Role::Furniture),
            ],
            ..NewArticle::default()
        }));
        desk
    }

    fn stamp(&mut self) -> Stamp {
        self.seeds += 1;
        Stamp {
            by: Author {
                name: "Ida Brandt".to_owned(),
                initials: "IB".to_owned(),
            },
            at: AT,
            seed: Id::derived(&[&self.seeds.to_le_bytes()]),
        }
    }

    fn apply(&mut self, command: Command) -> Result<Applied, CommandError> {
        let stamp = self.stamp();
        // Both are kept from step to step, so they are asked for before.
        let (names, given) = (self.session.names(), self.session.given());
        let applied = self.session.apply(command, &stamp);
        drop((names, given));
        assert_eq!(*self.session.names(), Names::of(&self.session));
        assert_eq!(*self.session.given(), Given::of(&self.session));
        applied
    }

    fn done(&mut self, command: Command) -> Applied {
        self.apply(command).unwrap()
    }

    /// A claim on some words.
    fn claim(&mut self, name: &str, words: &str) -> Id {
        let (start, end) = self.points(words);
        let id = name.parse().unwrap();
        self.done(Command::AddClaim {
            id: Some(id),
            article: Id::literal("a"),
            start,
            end,
            statement: String::new(),
            part_of: None,
        });
        id
    }

    fn points(&self, words: &str) -> (usize, usize) {
        let (_, draft) = self.session.draft_of(Id::literal("a")).unwrap();
        let text = draft.paragraphs.text();
        let at = text.find(words).unwrap();
        let span = crate::text::Span::new(at, at + words.len());
        draft.paragraphs.points().from_span(text, span).unwrap()
    }

    fn get(&self, claim: Id) -> &Claim {
        self.session.claims.get(claim).unwrap()
    }

    fn quote(&self, claim: Id) -> &str {
        self.get(claim)
            .words(self.session.articles.get(Id::literal("a")).unwrap().draft)
    }
}

fn suggestion(start: usize, end: usize) -> Suggestion {
    Suggestion {
        start,
        end,
        checkable: 800,
        worth: 700,
        ..Suggestion::default()
    }
}

#[test]
fn a_command_is_done_whole_or_not_at_all() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    let before = desk.session.tables.clone();
    let (start, end) = desk.points("first");
    let wrong = Command::Batch {
        label: "two things".to_owned(),
        commands: vec![
            Command::SetNote {
                claim,
                note: "x".to_owned(),
            },
            Command::AddClaim {
                id: Some(claim),
                article: Id::literal("a"),
                start,
                end,
                statement: String::new(),
                part_of: None,
            },
        ],
    };
    assert_eq!(desk.apply(wrong), Err(CommandError::Taken(claim)));
    assert_eq!(desk.session.tables, before);
    assert_eq!(desk.session.undo_label(), Some("Add claim"));
}

#[test]
fn undo_names_what_it_takes_back_and_the_history_only_grows() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    let label = desk
        .done(Command::SetVerdict {
            claim,
            verdict: Some("false".to_owned()),
        })
        .label;
    assert_eq!(label, "Set verdict: False");
    assert_eq!(desk.session.undo_label(), Some("Set verdict: False"));
    let events = desk.get(claim).history.len();
    desk.done(Command::Undo);
    assert_eq!(desk.get(claim).verdict, None);
    assert_eq!(desk.session.redo_label(), Some("Set verdict: False"));
    desk.done(Command::Redo);
    assert_eq!(desk.get(claim).verdict.as_deref(), Some("false"));
    assert_eq!(desk.get(claim).history.len(), events + 2);
    assert_eq!(desk.get(claim).history.heads("verdict").len(), 1);
    assert!(desk.apply(Command::Redo).is_err());
}

#[test]
fn a_claim_that_is_undone_is_out_of_sight_and_comes_back() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    desk.done(Command::Undo);
    assert!(desk.session.claims_of(Id::literal("a")).is_empty());
    desk.done(Command::Redo);
    assert_eq!(desk.session.claims_of(Id::literal("a"))[0].id, claim);
}

#[test]
fn a_verdict_must_be_a_label_of_the_scale_and_none_is_one() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    let error = desk
        .apply(Command::SetVerdict {
            claim,
            verdict: Some("half".to_owned()),
        })
        .unwrap_err();
    assert!(error.to_string().contains("half_true"), "{error}");
    desk.done(Command::SetScale {
        scale: Id::literal("house"),
    });
    assert!(
        desk.apply(Command::SetVerdict {
            claim,
            verdict: Some("true".to_owned())
        })
        .is_err()
    );
    let by_field = Command::SetField {
        kind: Kind::Claim,
        id: claim,
        field: "verdict".to_owned(),
        value: "true".into(),
    };
    assert!(desk.apply(by_field).is_err());
    desk.done(Command::SetCheckStatus {
        claim,
        status: CheckStatus::Checked,
    });
    assert!(desk.get(claim).is_decided() && desk.get(claim).verdict.is_none());
}

#[test]
fn whoever_works_on_a_suggestion_takes_it_up() {
    let mut desk = Desk::new();
    let (start, end) = desk.points("It was the first in the bay.");
    let article = Id::literal("a");
    desk.done(Command::AddSuggestions {
        article,
        suggestions: vec![suggestion(start, end)],
    });
    let claim = desk.session.claims_of(article)[0].id;
    assert!(
        desk.get(claim).is_suggestion()
            && desk.get(claim).history.is_empty()
            && desk.get(claim).made_by.is_none()
    );
    desk.done(Command::SetNote {
        claim,
        note: "ask the harbour".to_owned(),
    });
    assert!(!desk.get(claim).is_suggestion());
    desk.done(Command::Undo);
    assert!(desk.get(claim).is_suggestion());
    // Whoever shares out the work has not begun it.
    let set = |field: &str, value: serde_json::Value| Command::SetField {
        kind: Kind::Claim,
        id: claim,
        field: field.to_owned(),
        value,
    };
    desk.done(Command::AddPerson {
        id: Some(Id::literal("ida")),
        name: "Ida Brandt".to_owned(),
        initials: "IB".to_owned(),
        role: String::new(),
    });
    desk.done(set("assigned_to", Id::literal("ida").as_str().into()));
    desk.done(set("due", "2026-03-01".into()));
    desk.done(set("tags", vec!["money"].into()));
    assert_eq!(desk.get(claim).tags, ["money"]);
    assert!(desk.get(claim).is_suggestion());
    desk.done(set("importance", "high".into()));
    assert!(!desk.get(claim).is_suggestion());
}

#[test]
fn two_extractions_agree_on_the_names_and_a_dismissal_is_remembered_by_the_words() {
    let mut desk = Desk::new();
    let (start, end) = desk.points("It was the first in the bay.");
    let article = Id::literal("a");
    let again = Command::AddSuggestions {
        article,
        suggestions: vec![suggestion(start, end)],
    };
    desk.done(again.clone());
    let claim = desk.session.claims_of(article)[0].id;
    assert!(!desk.done(again).changed);
    desk.done(Command::Dismiss { claim });
    // The same words without the full stop: a little other place, so another name, but the same words.
    let shorter = Command::AddSuggestions {
        article,
        suggestions: vec![suggestion(start, end - 1)],
    };
    assert!(!desk.done(shorter).changed);
    assert!(desk.session.claims_of(article).is_empty());
}

#[test]
fn splitting_and_joining_keep_every_word() {
    let mut desk = Desk::new();
    let claim = desk.claim(
        "c",
        "The ferry carried 900 cars. It was the first in the bay.",
    );
    let (at, _) = desk.points("It was");
    let second = Id::literal("d");
    desk.done(Command::Split {
        claim,
        at,
        id: Some(second),
    });
    assert_eq!(desk.quote(claim), "The ferry carried 900 cars.");
    assert_eq!(desk.quote(second), "It was the first in the bay.");
    let outside = desk.apply(Command::Split {
        claim,
        at: at + 20,
        id: None,
    });
    assert!(matches!(outside, Err(CommandError::Split { .. })));
    desk.done(Command::Join {
        claims: vec![claim, second],
    });
    assert_eq!(
        desk.quote(claim),
        "The ferry carried 900 cars. It was the first in the bay."
    );
    assert_eq!(desk.session.claims_of(Id::literal("a")).len(), 1);
    assert_eq!(
        desk.apply(Command::Join {
            claims: vec![claim, claim]
        }),
        Err(CommandError::Join)
    );
}

#[test]
fn joined_claims_keep_their_evidence() {
    let mut desk = Desk::new();
    let (first, second) = (
        desk.claim("c", "900 cars"),
        desk.claim("d", "first in the bay"),
    );
    let source = Id::literal("s");
    desk.done(Command::AddSource(NewSource {
        id: Some(source),
        title: "Harbour log".to_owned(),
        ..NewSource::default()
    }));
    desk.done(Command::AddEvidence(NewEvidence {
        id: None,
        claim: second,
        source,
        stance: Stance::Contradicts,
        locator: "p. 3".to_owned(),
        extract: String::new(),
        tier: Tier::Primary,
        looked_on: String::new(),
        ..NewEvidence::default()
    }));
    desk.done(Command::Join {
        claims: vec![first, second],
    });
    let kept = desk.session.evidence_of(first);
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].1.locator.as_str(), &kept[0].1.stance),
        ("p. 3", &Stance::Contradicts)
    );
}

#[test]
fn coverage_counts_what_people_decided() {
    let mut desk = Desk::new();
    let article = Id::literal("a");
    let figures = |desk: &Desk| desk.session.coverage(article).1;
    assert_eq!(
        (figures(&desk).sentences, figures(&desk).untouched()),
        (3, 3),
        "furniture is left out"
    );
    let (start, end) = desk.points("It was the first in the bay.");
    desk.done(Command::AddSuggestions {
        article,
        suggestions: vec![suggestion(start, end)],
    });
    assert_eq!(
        (figures(&desk).left, figures(&desk).claimed),
        (1, 0),
        "a suggestion is nobody's decision"
    );
    let claim = desk.claim("c", "900 cars");
    let (start, end) = desk.points("“Nobody – not one – was hurt”, she said.");
    desk.done(Command::MarkNothing {
        id: None,
        article,
        start,
        end,
        reason: NothingReason::Opinion,
    });
    assert_eq!(
        (
            figures(&desk).claimed,
            figures(&desk).nothing,
            figures(&desk).decided
        ),
        (1, 1, 1)
    );
    desk.done(Command::SetCheckStatus {
        claim,
        status: CheckStatus::Checked,
    });
    assert_eq!(
        (
            figures(&desk).decided,
            figures(&desk).checked,
            figures(&desk).percent()
        ),
        (2, 1, 66)
    );
}

#[test]
fn a_new_draft_keeps_what_it_can_and_says_what_it_cannot() {
    let mut desk = Desk::new();
    let article = Id::literal("a");
    let (kept, lost) = (
        desk.claim("c", "900 cars"),
        desk.claim("d", "first in the bay"),
    );
    desk.done(Command::SetCheckStatus {
        claim: kept,
        status: CheckStatus::Checked,
    });
    let paragraphs = vec![NewParagraph {
        text: "In May the ferry carried 900 cars.".to_owned(),
        role: Role::Body,
        locator: String::new(),
        ..NewParagraph::default()
    }];
    desk.done(Command::AddDraft {
        article,
        file: String::new(),
        package: String::new(),
        paragraphs: paragraphs.clone(),
    });
    let placed = desk.session.claims_of(article);
    assert_eq!(placed.len(), 1);
    let (_, draft) = desk.session.draft_of(article).unwrap();
    assert_eq!(
        (placed[0].id, placed[0].span.of(draft.paragraphs.text())),
        (kept, "900 cars")
    );
    // Its words are the same; its sentence is not.
    assert!(desk.session.is_stale(desk.get(kept)));
    assert_eq!(desk.session.lost_claims_of(article)[0].0, lost);
    let again = desk.apply(Command::AddDraft {
        article,
        file: String::new(),
        package: String::new(),
        paragraphs,
    });
    assert_eq!(again.map(|done| done.changed), Ok(false));
    desk.done(Command::Undo);
    assert_eq!(desk.session.claims_of(article).len(), 2);
}

#[test]
fn the_one_who_decides_is_entered_once_and_signs_what_was_done() {
    let mut desk = Desk::new();
    let claim = desk.claim("c", "900 cars");
    assert_eq!(desk.session.people.len(), 1);
    assert_eq!(desk.session.name_of(desk.get(claim).made_by), "Ida Brandt");
    let nothing = desk
        .apply(Command::SetNote {
            claim,
            note: String::new(),
        })
        .unwrap();
    assert!(!nothing.changed);
}

#[test]
fn commands_are_json_as_the_documentation_says() {
    let title: Command = serde_json::from_str(r#"{"set_title": {"title": "…"}}"#).unwrap();
    assert_eq!(
        title,
        Command::SetTitle {
            title: "…".to_owned()
        }
    );
    let undo: Command = serde_json::from_str(r#""undo""#).unwrap();
    assert_eq!(undo, Command::Undo);
    let typing_error = serde_json::from_str::<Command>(r#"{"set_title": {"titel": "…"}}"#);
    assert!(typing_error.is_err());
}

#[test]
fn positions_off_the_text_are_refused_with_its_length() {
    let mut desk = Desk::new();
    for (start, end) in [(0, 10_000), (5, 5), (9, 3), (usize::MAX, usize::MAX)] {
        let command = claim_at(start, end);
        assert!(
            matches!(desk.apply(command), Err(CommandError::Span { .. })),
            "{start}–{end}"
        );
    }
}
