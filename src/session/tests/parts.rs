//! Claims and their parts, and what claims are called.

use super::{AT, Desk};
use crate::session::*;

const SENTENCE: &str = "The line opened in 2011 and closed in 2019, the board said.";

fn suggestion(start: usize, end: usize, checkable: i64) -> Suggestion {
    Suggestion {
        start,
        end,
        checkable,
        ..Suggestion::default()
    }
}

/// A desk with one article of three sentences: the first with three parts, the second hidden, the third plain.
struct Line {
    desk: Desk,
    /// The whole, the hidden one, the plain one.
    claims: Vec<Id>,
    /// The parts of the first.
    parts: Vec<Id>,
}

fn line() -> Line {
    let mut desk = Desk::empty();
    let line = |text: &str| NewParagraph {
        text: text.to_owned(),
        role: Role::Body,
        locator: String::new(),
        ..NewParagraph::default()
    };
    desk.done(Command::AddArticle(NewArticle {
        id: Some(Id::literal("line")),
        paragraphs: vec![line(SENTENCE), line("It was late. A ticket cost 4 crowns.")],
        ..NewArticle::default()
    }));
    desk.done(Command::AddSuggestions {
        article: Id::literal("line"),
        suggestions: vec![
            Suggestion {
                parts: vec![
                    suggestion(0, 23, 300),
                    Suggestion {
                        statement: "The line closed in 2019".to_owned(),
                        ..suggestion(28, 42, 300)
                    },
                    suggestion(44, 58, 300),
                ],
                ..suggestion(0, 59, 800)
            },
            suggestion(60, 72, 400),
            suggestion(73, 96, 700),
        ],
    });
    let of = |whole: bool| -> Vec<Id> {
        let all = desk.session.claims_of(Id::literal("line"));
        let all = all.iter().filter(|placed| placed.claim.is_part() != whole);
        all.map(|placed| placed.id).collect()
    };
    Line {
        claims: of(true),
        parts: of(false),
        desk,
    }
}

impl Line {
    fn claim(&self, id: Id) -> &Claim {
        self.desk.session.claims.get(id).unwrap()
    }

    fn check(&mut self, claim: Id) -> Applied {
        let status = CheckStatus::Checked;
        self.desk.done(Command::SetCheckStatus { claim, status })
    }

    fn verdict(&mut self, claim: Id, verdict: &str) {
        let verdict = Some(verdict.to_owned());
        self.desk.done(Command::SetVerdict { claim, verdict });
    }

    fn keep(&mut self, in_parts: bool) {
        let claim = self.claims[0];
        self.desk.done(Command::KeepInParts { claim, in_parts });
    }

    fn figures(&self) -> Coverage {
        self.desk.session.coverage(Id::literal("line")).1
    }

    fn state(&self) -> State<'_> {
        let (session, id) = (&self.desk.session, self.claims[0]);
        session.parts().state(session, id, self.claim(id))
    }

    fn labels(&self, ids: &[Id]) -> Vec<String> {
        ids.iter().map(|id| self.desk.session.label(*id)).collect()
    }
}

#[test]
fn a_sentence_and_its_parts_are_counted_once() {
    let mut line = line();
    assert_eq!(line.figures().left, 2, "two sentences are shown, whole");
    line.keep(true);
    assert_eq!(line.figures().left, 4, "three parts and a sentence");
    line.check(line.parts[1]);
    assert_eq!((line.figures().left, line.figures().checked), (3, 1));
    assert_eq!(
        line.figures().decided,
        0,
        "a sentence is decided when all in it is"
    );
    line.check(line.parts[0]);
    line.check(line.parts[2]);
    assert_eq!(line.figures().decided, 1);
    let part = line.parts[0];
    line.desk.done(Command::Dismiss { claim: part });
    assert_eq!(line.figures().checked, 2);
    line.keep(false);
    assert_eq!((line.figures().left, line.figures().checked), (2, 0));
}

#[test]
fn a_part_that_is_decided_is_a_fact_of_its_own_in_one_step() {
    for decide in [0, 1, 2] {
        let mut line = line();
        let claim = line.parts[1];
        line.desk.done(match decide {
            0 => Command::SetCheckStatus {
                claim,
                status: CheckStatus::InProgress,
            },
            1 => Command::SetVerdict {
                claim,
                verdict: Some("false".to_owned()),
            },
            _ => Command::SetResolution {
                claim,
                resolution: Resolution::Stet,
            },
        });
        assert!(line.claim(line.claims[0]).in_parts);
        assert!(
            !line.desk.session.is_suggestion(line.claim(claim)),
            "its whole was taken up"
        );
        line.desk.done(Command::Undo);
        assert!(!line.claim(line.claims[0]).in_parts);
        assert!(line.claim(line.claims[0]).is_suggestion());
    }
}

#[test]
fn a_decision_that_changes_nothing_takes_nothing_apart() {
    let mut line = line();
    let claim = line.parts[1];
    line.desk.done(Command::SetCheckStatus {
        claim,
        status: CheckStatus::ToCheck,
    });
    assert!(!line.claim(line.claims[0]).in_parts);
}

#[test]
fn the_parts_are_decided_together_in_one_step() {
    let mut line = line();
    line.keep(true);
    let (whole, dismissed) = (line.claims[0], line.parts[2]);
    line.desk.done(Command::Dismiss { claim: dismissed });
    line.verdict(whole, "true");
    line.check(whole);
    for part in [line.parts[0], line.parts[1]] {
        assert_eq!(line.claim(part).verdict.as_deref(), Some("true"));
        assert_eq!(
            line.claim(part).checked_against,
            line.desk
                .session
                .articles
                .get(Id::literal("line"))
                .unwrap()
                .draft
        );
    }
    assert_eq!(line.claim(dismissed).verdict, None, "it is put aside");
    assert_eq!(line.claim(whole).verdict, None, "the whole is no fact");
    line.desk.done(Command::Undo);
    line.desk.done(Command::Undo);
    assert!(
        line.parts
            .iter()
            .all(|part| line.claim(*part).verdict.is_none())
    );
}

#[test]
fn a_whole_stands_as_its_parts_do() {
    let mut line = line();
    line.check(line.parts[0]);
    line.verdict(line.parts[0], "false");
    let state = line.state();
    assert_eq!(
        (state.status, state.facts, state.checked),
        (CheckStatus::InProgress, 3, 1)
    );
    assert_eq!(state.verdict, Common::Mixed);
    assert_eq!(state.resolution, Common::All(&Resolution::None));
    line.check(line.claims[0]);
    line.verdict(line.claims[0], "false");
    let state = line.state();
    assert_eq!(state.status, CheckStatus::Checked);
    assert_eq!(state.verdict, Common::All(Some("false")));
    assert!(!state.aside);
    let claim = line.parts[2];
    line.desk.done(Command::SetCheckStatus {
        claim,
        status: CheckStatus::NeedsAttention,
    });
    assert_eq!(line.state().status, CheckStatus::NeedsAttention);
}

#[test]
fn what_was_decided_on_either_side_comes_back() {
    let mut line = line();
    line.verdict(line.claims[0], "true");
    line.keep(true);
    assert_eq!(line.state().verdict, Common::All(None));
    assert!(
        line.state().aside,
        "the whole has a verdict that is not shown"
    );
    line.verdict(line.parts[0], "false");
    line.keep(false);
    assert_eq!(line.state().verdict, Common::All(Some("true")));
    assert!(line.state().aside);
    line.keep(true);
    assert_eq!(line.claim(line.parts[0]).verdict.as_deref(), Some("false"));
}

#[test]
fn a_part_goes_with_its_whole_and_can_go_alone() {
    let mut line = line();
    let session = |line: &Line| line.desk.session.clone();
    let live = |line: &Line| {
        let session = session(line);
        line.parts
            .iter()
            .filter(|part| session.is_live(line.claim(**part)))
            .count()
    };
    let (whole, part) = (line.claims[0], line.parts[1]);
    line.desk.done(Command::Dismiss { claim: part });
    assert_eq!((live(&line), line.figures().left), (2, 2));
    line.desk.done(Command::Dismiss { claim: whole });
    assert_eq!((live(&line), line.figures().left), (0, 1));
    line.desk.done(Command::Accept { claim: whole });
    assert_eq!(live(&line), 2, "what was put aside alone stays so");
    line.desk.done(Command::Accept { claim: part });
    assert_eq!(live(&line), 3);
    assert!(
        line.parts
            .iter()
            .all(|part| !session(&line).is_suggestion(line.claim(*part)))
    );
}

#[test]
fn without_live_parts_a_claim_is_whole() {
    let mut line = line();
    line.keep(true);
    for claim in line.parts.clone() {
        line.desk.done(Command::Dismiss { claim });
    }
    assert_eq!(line.figures().left, 2);
    line.verdict(line.claims[0], "true");
    assert_eq!(line.claim(line.claims[0]).verdict.as_deref(), Some("true"));
    let claim = line.claims[0];
    line.keep(false);
    let refused = line.desk.apply(Command::KeepInParts {
        claim,
        in_parts: true,
    });
    assert_eq!(refused, Err(CommandError::NoParts(claim)));
}

#[test]
fn a_split_takes_along_what_lies_behind_it() {
    let mut line = line();
    let claim = line.claims[0];
    line.desk.done(Command::Split {
        claim,
        at: 44,
        id: Some(Id::literal("rest")),
    });
    assert_eq!(line.desk.session.parts_of(claim), line.parts[..2]);
    assert_eq!(
        line.desk.session.parts_of(Id::literal("rest")),
        [line.parts[2]]
    );
    assert_eq!(
        line.labels(&[Id::literal("rest"), line.parts[2]]),
        ["F4", "F4a"]
    );
    // A part becomes two parts of the same claim.
    let part = line.parts[0];
    line.desk.done(Command::Split {
        claim: part,
        at: 9,
        id: Some(Id::literal("half")),
    });
    assert_eq!(line.labels(&[Id::literal("half")]), ["F1d"]);
    assert_eq!(line.desk.session.parts_of(claim).len(), 3);
    line.desk.done(Command::Undo);
    line.desk.done(Command::Undo);
    assert_eq!(line.desk.session.parts_of(claim), line.parts);
    assert_eq!(line.labels(&line.parts), ["F1a", "F1b", "F1c"]);
}

#[test]
fn joined_claims_have_the_parts_of_all_and_are_kept_whole() {
    let mut line = line();
    line.verdict(line.parts[0], "false");
    let (with, plain) = (line.claims[0], line.claims[2]);
    line.desk.done(Command::Join {
        claims: vec![plain, with],
    });
    assert_eq!(line.desk.session.parts_of(plain), line.parts);
    assert_eq!(
        line.labels(&line.parts),
        ["F1a", "F1b", "F1c"],
        "they keep their letters"
    );
    assert_eq!(line.figures().left, 1);
    line.desk.done(Command::KeepInParts {
        claim: plain,
        in_parts: true,
    });
    assert_eq!(line.figures().left, 3);
    // A claim is not joined into its own part.
    line.desk.done(Command::Undo);
    line.desk.done(Command::Undo);
    let claims = vec![line.parts[0], with];
    assert_eq!(
        line.desk.apply(Command::Join { claims }),
        Err(CommandError::Join)
    );
}

#[test]
fn numbers_are_given_in_text_order_to_what_is_shown_and_then_to_the_rest() {
    let line = line();
    assert_eq!(line.labels(&line.claims), ["F1", "F3", "F2"]);
    assert_eq!(line.labels(&line.parts), ["F1a", "F1b", "F1c"]);
}

#[test]
fn a_number_and_a_letter_are_given_once() {
    let mut line = line();
    let article = Id::literal("line");
    let add = |part_of| Command::AddClaim {
        id: None,
        article,
        start: 0,
        end: 8,
        statement: String::new(),
        part_of,
    };
    let whole = line.claims[0];
    let first = line.desk.done(add(None)).created[0];
    line.desk.done(Command::Undo);
    let second = line.desk.done(add(None)).created[0];
    let part = line.desk.done(add(Some(whole))).created[0];
    let of_part = line.desk.done(add(Some(part))).created[0];
    assert_eq!(
        line.labels(&[first, second, part, of_part]),
        ["F4", "F5", "F1d", "F1e"]
    );
    // Out of its whole it has a number, and nobody gets its letter.
    let parent = |id, value: Option<Id>| Command::SetField {
        kind: Kind::Claim,
        id,
        field: "parent".to_owned(),
        value: serde_json::to_value(value).unwrap(),
    };
    line.desk.done(parent(of_part, None));
    assert_eq!(line.labels(&[of_part]), ["F6"]);
    let next = line.desk.done(add(Some(whole))).created[0];
    assert_eq!(line.labels(&[next]), ["F1f"]);
    // And in another it has the next letter there; its number is nobody's.
    line.desk.done(parent(of_part, Some(second)));
    assert_eq!(line.labels(&[of_part]), ["F5a"]);
    let last = line.desk.done(add(None)).created[0];
    assert_eq!(line.labels(&[last]), ["F7"]);
    let forced = line.desk.apply(Command::SetField {
        kind: Kind::Claim,
        id: last,
        field: "fact_number".to_owned(),
        value: 1.into(),
    });
    assert!(matches!(
        forced,
        Err(CommandError::Field(FieldError::Fixed { .. }))
    ));
}

#[test]
fn a_claim_is_no_part_of_itself_by_however_many_steps() {
    let mut line = line();
    let parent = |id, whole: Id| Command::SetField {
        kind: Kind::Claim,
        id,
        field: "parent".to_owned(),
        value: serde_json::to_value(whole).unwrap(),
    };
    let (whole, part) = (line.claims[0], line.parts[0]);
    for (id, to) in [(whole, whole), (whole, part)] {
        assert_eq!(line.desk.apply(parent(id, to)), Err(CommandError::Part));
    }
    // A whole that becomes a part brings its parts along.
    line.desk.done(parent(whole, line.claims[2]));
    assert_eq!(line.desk.session.parts_of(line.claims[2]).len(), 4);
}

#[test]
fn two_peoples_claims_of_one_number_are_told_apart_whoever_merges() {
    let line = line();
    let work = |names: [&'static str; 2]| {
        let mut desk = Desk {
            session: line.desk.session.clone(),
            seeds: 100,
        };
        for name in names {
            desk.done(Command::AddClaim {
                id: Some(Id::literal(name)),
                article: Id::literal("line"),
                start: 0,
                end: 8,
                statement: String::new(),
                part_of: None,
            });
        }
        desk.session
    };
    let (ours, theirs) = (work(["abc1", "abc2"]), work(["abd1", "xyz2"]));
    let ids = ["abc1", "abc2", "abd1", "xyz2"].map(Id::literal);
    for merged in [ours.merge(&theirs), theirs.merge(&ours)] {
        let labels = ids.map(|id| merged.label(id));
        assert_eq!(labels, ["F4·abc", "F5·ab", "F4·abd", "F5·xy"]);
        assert!(merged.conflicts().is_empty());
    }
}

#[test]
fn one_suggestion_that_two_people_numbered_apart_has_the_lower_number() {
    let line = line();
    let text = NewParagraph {
        text: "A second draft cost 9 crowns.".to_owned(),
        role: Role::Body,
        locator: String::new(),
        ..NewParagraph::default()
    };
    let article = Id::literal("line");
    let work = |more: usize| {
        let mut desk = Desk {
            session: line.desk.session.clone(),
            seeds: 100 + more as u64 * 50,
        };
        for _ in 0..more {
            desk.done(Command::AddClaim {
                id: None,
                article,
                start: 0,
                end: 8,
                statement: String::new(),
                part_of: None,
            });
        }
        let (file, paragraphs) = (String::new(), vec![text.clone()]);
        desk.done(Command::AddDraft {
            article,
            file,
            package: String::new(),
            paragraphs,
        });
        let suggestions = vec![suggestion(0, 29, 700)];
        let id = desk
            .done(Command::AddSuggestions {
                article,
                suggestions,
            })
            .created[0];
        (desk.session, id)
    };
    let ((ours, id), (theirs, same)) = (work(0), work(2));
    assert_eq!(id, same);
    assert_eq!([ours.label(id), theirs.label(id)], ["F4", "F6"]);
    for merged in [ours.merge(&theirs), theirs.merge(&ours)] {
        assert_eq!(merged.claims.get(id).unwrap().fact_number, 4);
        assert!(merged.conflicts().is_empty(), "nobody is asked");
        assert_eq!(
            merged
                .claims
                .get(id)
                .unwrap()
                .history
                .of_field("fact_number")
                .count(),
            2
        );
    }
}

/// The session as an earlier version would have left it.
fn before_numbers(session: &Session) -> Session {
    let mut tables = (**session).clone();
    let ids: Vec<Id> = tables.claims.all().map(|(id, _)| id).collect();
    for id in ids {
        let claim = tables.claims.change(id).unwrap();
        (claim.fact_number, claim.letter, claim.parent) = (0, 0, None);
    }
    Session::from_tables(tables)
}

#[test]
fn claims_of_an_earlier_version_have_numbers_that_no_later_change_moves() {
    let line = line();
    let old = before_numbers(&line.desk.session);
    let all: Vec<Id> = old
        .claims_of(Id::literal("line"))
        .iter()
        .map(|one| one.id)
        .collect();
    let labels =
        |session: &Session| -> Vec<String> { all.iter().map(|id| session.label(*id)).collect() };
    // In text order, of what begins together the longer first; what was hidden comes last.
    let first = labels(&old);
    assert_eq!(first, ["F1", "F3", "F4", "F5", "F6", "F2"]);
    let mut desk = Desk {
        session: old,
        seeds: 100,
    };
    let article = Id::literal("line");
    let mut check = |command| {
        desk.done(command);
        assert_eq!(labels(&desk.session), first);
    };
    check(Command::Accept { claim: all[4] });
    check(Command::Respan {
        claim: all[0],
        start: 73,
        end: 96,
    });
    check(Command::SetThreshold { threshold: 900 });
    check(Command::Dismiss { claim: all[1] });
    let added = desk.done(Command::AddClaim {
        id: None,
        article,
        start: 0,
        end: 8,
        statement: String::new(),
        part_of: Some(all[0]),
    });
    assert_eq!(desk.session.label(added.created[0]), "F1a");
    // One that becomes a part leaves the others' numbers alone, and its own to nobody.
    desk.done(Command::SetField {
        kind: Kind::Claim,
        id: all[4],
        field: "parent".to_owned(),
        value: serde_json::to_value(all[5]).unwrap(),
    });
    assert_eq!(labels(&desk.session), ["F1", "F3", "F4", "F5", "F2a", "F2"]);
    assert_eq!(desk.session.given().last_number(), 6);
    let fields = desk.session.claims.get(all[0]).unwrap();
    assert_eq!(fields.fact_number, 0, "and the file holds none");
    assert_eq!(desk.stamp().at, AT);
}
