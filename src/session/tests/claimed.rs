//! What the writer says the claims rest on.

use super::{Desk, claim_at};
use crate::session::*;

fn remark(text: &str, at: Option<(usize, usize)>) -> NewRemark {
    NewRemark {
        text: text.to_owned(),
        number: text.to_owned(),
        start: at.map(|(start, _)| start),
        end: at.map(|(_, end)| end),
        by: "Bo Ren".to_owned(),
        links: text
            .split(' ')
            .filter(|word| word.starts_with("http"))
            .map(str::to_owned)
            .collect(),
        ..NewRemark::default()
    }
}

fn add(desk: &mut Desk, remarks: Vec<NewRemark>) {
    desk.done(Command::AddRemarks {
        article: Id::literal("a"),
        remarks,
    });
}

/// A claimed source by what it says.
fn by_text<'s>(session: &'s Session, text: &str) -> (Id, &'s Claimed) {
    let mut all = session.claimed.live();
    all.find(|(_, one)| one.text == text).unwrap()
}

#[test]
fn a_note_belongs_to_the_claim_on_its_words_or_makes_one() {
    let mut desk = Desk::new();
    desk.done(claim_at(0, 27));
    let claim = desk.session.claims.live().next().unwrap().0;
    add(
        &mut desk,
        vec![
            remark("on its words", Some((4, 9))),
            remark("behind it", Some((27, 27))),
            remark("on the next sentence", Some((35, 40))),
            remark("on nothing", None),
        ],
    );
    let of = |text: &str| by_text(&desk.session, text).1;
    assert_eq!(of("on its words").claim, Some(claim));
    assert_eq!(of("on its words").quote, "ferry");
    assert_eq!(of("behind it").claim, Some(claim));
    assert_eq!(of("on nothing").claim, None);
    let new = of("on the next sentence").claim.unwrap();
    let made = desk.session.claims.get(new).unwrap();
    assert_eq!(made.words(None), "It was the first in the bay.");
    assert_eq!(made.standing, Standing::Suggested);
    assert_eq!(made.fact_number, 2);
    // The same notes again are no other notes.
    let before = desk.session.claimed.live().count();
    add(&mut desk, vec![remark("on nothing", None)]);
    assert_eq!(desk.session.claimed.live().count(), before);
}

#[test]
fn a_note_goes_with_its_words_when_claims_are_split_and_joined() {
    let mut desk = Desk::new();
    desk.done(claim_at(0, 56));
    let claim = desk.session.claims.live().next().unwrap().0;
    let notes = [(4, 9), (47, 50), (30, 30)];
    add(
        &mut desk,
        notes
            .map(|at| remark(&format!("{at:?}"), Some(at)))
            .to_vec(),
    );
    let of = |desk: &Desk, at: (usize, usize)| by_text(&desk.session, &format!("{at:?}")).1.claim;
    desk.done(Command::Split {
        claim,
        at: 28,
        id: Some(Id::literal("twin")),
    });
    assert_eq!(of(&desk, notes[0]), Some(claim));
    assert_eq!(of(&desk, notes[1]), Some(Id::literal("twin")), "the");
    // Of a point nobody knows which words it was about: it stays.
    assert_eq!(of(&desk, notes[2]), Some(claim));
    desk.done(Command::Join {
        claims: vec![claim, Id::literal("twin")],
    });
    assert!(notes.iter().all(|at| of(&desk, *at) == Some(claim)));
}

#[test]
fn accepted_it_is_evidence_and_its_source_is_entered_once() {
    let mut desk = Desk::new();
    add(
        &mut desk,
        vec![
            remark("Register, p. 4, https://example.org/r", Some((4, 9))),
            remark("https://example.org/r p. 9", Some((35, 40))),
            remark("lost", None),
        ],
    );
    let first = by_text(&desk.session, "Register, p. 4, https://example.org/r").0;
    let second = by_text(&desk.session, "https://example.org/r p. 9").0;
    let lost = by_text(&desk.session, "lost").0;
    for claimed in [first, second] {
        desk.done(Command::AcceptClaimed {
            claimed,
            source: None,
            evidence: None,
        });
    }
    let session = &desk.session;
    let (source, entered) = session.sources.live().next().unwrap();
    assert_eq!(session.sources.live().count(), 1);
    assert_eq!(
        (&*entered.title, &*entered.address),
        ("Register", "https://example.org/r")
    );
    let claimed = session.claimed.get(first).unwrap();
    assert_eq!(claimed.standing, ClaimedStanding::Accepted);
    let evidence = session.evidence.get(claimed.evidence.unwrap()).unwrap();
    assert_eq!(
        (evidence.source, Some(evidence.claim)),
        (source, claimed.claim)
    );
    assert_eq!(
        (&*evidence.locator, &evidence.stance),
        ("p. 4", &Stance::Supports)
    );
    // Whoever has looked has taken the claim up, and answers for it.
    let claim = session.claims.get(evidence.claim).unwrap();
    assert_eq!(claim.standing, Standing::Accepted);
    assert!(evidence.looked_by.is_some());
    let refused = desk.apply(Command::AcceptClaimed {
        claimed: lost,
        source: None,
        evidence: None,
    });
    assert_eq!(refused, Err(CommandError::NoClaim));
    desk.done(Command::Undo);
    desk.done(Command::Undo);
    assert_eq!(desk.session.evidence.live().count(), 0);
    assert_eq!(
        desk.session.claimed.get(first).unwrap().standing,
        ClaimedStanding::Open
    );
}
