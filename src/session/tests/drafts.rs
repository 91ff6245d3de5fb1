//! A new draft: what is followed, what is asked, and how it is settled.

use super::Desk;
use crate::session::*;
use crate::text::align::Differs;

const OLD: [&str; 4] = [
    "Nearly 40 per cent of the water pumped into Port Ellery is lost, the utility told the council on Monday.",
    "Repairs would cost 212 million crowns, said Tomas Vell, who leads the utility, and two thirds of the sum has already been promised by the regional fund.",
    "The network was laid between 1911 and 1926. It serves 61,000 households. Many of them complain.",
    "The council will soon vote on the whole plan again. It has nine members.",
];

const NEW: [&str; 5] = [
    "Nearly 40 per cent of the water pumped into Port Ellery is lost, the utility told the council on Friday.",
    "Repairs would cost 221 million crowns, said Tomas Vell, who leads the utility.",
    "It has nine members. The network was laid between 1911 and 1926. It serves 61,000 households. Very many of them complain.",
    "Critics say the survey skipped two districts.",
    "The council will vote on the whole plan again soon.",
];

fn paragraphs(texts: &[&str]) -> Vec<NewParagraph> {
    let paragraph = |text: &&str| NewParagraph {
        text: (*text).to_owned(),
        ..NewParagraph::default()
    };
    texts.iter().map(paragraph).collect()
}

fn draft(texts: &[&str]) -> Command {
    Command::AddDraft {
        article: Id::literal("a"),
        file: "second.docx".to_owned(),
        package: String::new(),
        paragraphs: paragraphs(texts),
    }
}

const CLAIMS: [(&str, &str); 7] = [
    (
        "share",
        "Nearly 40 per cent of the water pumped into Port Ellery is lost",
    ),
    ("cost", "Repairs would cost 212 million crowns"),
    (
        "fund",
        "two thirds of the sum has already been promised by the regional fund",
    ),
    ("laid", "The network was laid between 1911 and 1926."),
    ("homes", "61,000 households"),
    (
        "vote",
        "The council will soon vote on the whole plan again.",
    ),
    ("nine", "It has nine members."),
];

/// The first draft with its claims, all of them checked, and a mark.
fn checked() -> Desk {
    let mut desk = Desk::empty();
    desk.done(Command::AddArticle(NewArticle {
        id: Some(Id::literal("a")),
        title: "Water".to_owned(),
        paragraphs: paragraphs(&OLD),
        ..NewArticle::default()
    }));
    for (name, words) in CLAIMS {
        let claim = desk.claim(name, words);
        let status = CheckStatus::Checked;
        desk.done(Command::SetCheckStatus { claim, status });
    }
    let (start, end) = desk.points("Many of them complain.");
    desk.done(Command::MarkNothing {
        id: Some(Id::literal("mark")),
        article: Id::literal("a"),
        start,
        end,
        reason: NothingReason::NoFact,
    });
    desk
}

impl Desk {
    fn followed(&self, id: &str) -> Followee {
        let all = self.session.followed_now(Id::literal("a"));
        all.into_iter().find(|one| one.id.as_str() == id).unwrap()
    }

    /// What became of it, whether it is open, and the words it stands on now.
    fn became(&self, id: &str) -> (&'static str, bool, String) {
        let one = self.followed(id);
        let (_, draft) = self.session.draft_of(Id::literal("a")).unwrap();
        let place = one.fate.place().map(|to| to.of(draft.paragraphs.text()));
        (
            one.fate.label(),
            one.open,
            place.unwrap_or_default().to_owned(),
        )
    }

    fn settle(&mut self, id: &str, place: Option<&str>, stands: bool) {
        let place = place.map(|words| self.points(words));
        let id = id.parse().unwrap();
        self.done(Command::Settle { id, place, stands });
    }

    fn open(&self) -> Vec<String> {
        let all = self.session.followed_now(Id::literal("a"));
        let open = all.into_iter().filter(|one| one.open);
        open.map(|one| one.id.to_string()).collect()
    }
}

#[test]
fn each_claim_and_mark_is_unchanged_moved_changed_or_gone() {
    let mut desk = checked();
    desk.done(draft(&NEW));
    let became = |id: &str| desk.became(id);
    // The same words, told on another day: to be looked at.
    assert_eq!(became("share"), ("unchanged", true, CLAIMS[0].1.to_owned()));
    assert_eq!(
        became("cost"),
        (
            "text changed",
            true,
            "Repairs would cost 221 million crowns".to_owned()
        )
    );
    assert!(
        matches!(desk.followed("cost").fate, Fate::Changed { differs, .. } if differs == [Differs::Number])
    );
    assert_eq!(became("fund"), ("gone", true, String::new()));
    assert_eq!(became("laid"), ("unchanged", false, CLAIMS[3].1.to_owned()));
    assert_eq!(
        became("homes"),
        ("unchanged", false, CLAIMS[4].1.to_owned())
    );
    assert_eq!(
        became("vote"),
        (
            "text changed",
            true,
            "The council will vote on the whole plan again soon.".to_owned()
        )
    );
    assert!(
        matches!(desk.followed("vote").fate, Fate::Changed { differs, .. } if differs.is_empty())
    );
    // The same words beside others: the same statement? A person says.
    assert_eq!(became("nine"), ("which?", true, CLAIMS[6].1.to_owned()));
    assert_eq!(
        became("mark"),
        (
            "text changed",
            true,
            "Very many of them complain.".to_owned()
        )
    );
    assert_eq!(
        desk.open(),
        ["share", "cost", "fund", "mark", "vote", "nine"]
    );
    // What is to be looked at again is not decided, nor is what lost its words.
    let coverage = desk.session.coverage(Id::literal("a")).1;
    assert_eq!((coverage.checked, coverage.left), (2, 5));
    assert_eq!(coverage.untouched(), 5);
}

#[test]
fn one_key_settles_and_undo_takes_it_back_whole() {
    let mut desk = checked();
    desk.done(draft(&NEW));
    let new = desk.session.draft_of(Id::literal("a")).unwrap().0;
    let id = |name: &str| name.parse::<Id>().unwrap();
    desk.settle("cost", Some("Repairs would cost 221 million crowns"), false);
    assert_eq!(desk.get(id("cost")).check_status, CheckStatus::ToCheck);
    desk.done(Command::Undo);
    assert_eq!(desk.get(id("cost")).check_status, CheckStatus::Checked);
    assert!(desk.open().contains(&"cost".to_owned()));
    desk.done(Command::Redo);
    desk.settle("vote", Some(NEW[4]), true);
    assert_eq!(desk.get(id("vote")).checked_against, Some(new));
    assert!(!desk.session.is_stale(desk.get(id("vote"))));
    desk.settle("share", Some(CLAIMS[0].1), true);
    desk.settle("nine", Some(CLAIMS[6].1), true);
    desk.settle("fund", None, false);
    assert_eq!(desk.get(id("fund")).resolution, Resolution::Cut);
    desk.settle("mark", Some("Very many of them complain."), false);
    assert_eq!(desk.open(), Vec::<String>::new());
    assert_eq!(desk.became("vote").0, "text changed");
    // The first draft comes back: what was decided on it stands there; what was settled since is asked about again.
    desk.done(draft(&OLD));
    assert_eq!(desk.became("laid").0, "unchanged");
    assert!(!desk.open().contains(&"laid".to_owned()));
}

#[test]
fn what_leads_to_the_same_words_makes_them_another_statement() {
    let stale = |old: &[&str], new: &[&str], heading: bool, words: &str, source: &str| {
        let mut desk = Desk::empty();
        let with = |texts: &[&str]| {
            let mut all = paragraphs(texts);
            if heading {
                all[0].role = Role::Subheading;
            }
            all
        };
        desk.done(Command::AddArticle(NewArticle {
            id: Some(Id::literal("a")),
            paragraphs: with(old),
            ..NewArticle::default()
        }));
        let claim = desk.claim("c", words);
        if !source.is_empty() {
            desk.done(Command::SetField {
                kind: Kind::Claim,
                id: claim,
                field: "attribution".to_owned(),
                value: serde_json::json!({ "source": source }),
            });
        }
        let status = CheckStatus::Checked;
        desk.done(Command::SetCheckStatus { claim, status });
        desk.done(Command::AddDraft {
            article: Id::literal("a"),
            file: String::new(),
            package: String::new(),
            paragraphs: with(new),
        });
        desk.session.is_stale(desk.get(claim))
    };
    let tax = "The tax is 5 percent.";
    assert!(stale(&["Lunn", tax], &["Hale", tax], true, tax, ""));
    assert!(!stale(
        &["Lunn", tax],
        &["Lunn", tax, "More."],
        true,
        tax,
        ""
    ));
    assert!(stale(
        &["This is true:", tax],
        &["This is false:", tax],
        false,
        tax,
        ""
    ));
    let said = |who: &str| format!("“The bridge cost 12 million. It opens in May,” {who} said.");
    let (ours, theirs) = (said("Ada Oll"), said("Bo Ren"));
    let cost = "The bridge cost 12 million.";
    assert!(stale(&[&ours], &[&theirs], false, cost, "Ada Oll"));
    assert!(!stale(&[&ours], &[&ours, "More."], false, cost, "Ada Oll"));
}

#[test]
fn what_is_decided_on_old_words_is_in_dispute_with_what_was_settled() {
    let mut desk = checked();
    let cost = Id::literal("cost");
    let verdict = |word: &str| Command::SetVerdict {
        claim: cost,
        verdict: Some(word.to_owned()),
    };
    desk.done(verdict("true"));
    let words = "Repairs would cost 221 million crowns";
    for stands in [true, false] {
        let mut ours = Desk {
            session: desk.session.clone(),
            seeds: 50,
        };
        ours.done(draft(&NEW));
        ours.settle("cost", Some(words), stands);
        assert_eq!(ours.get(cost).verdict.is_some(), stands);
        let mut theirs = Desk {
            session: desk.session.clone(),
            seeds: 90,
        };
        theirs.done(verdict("false"));
        let merged = ours.session.merge(&theirs.session);
        let disputed = merged.conflicts();
        assert!(
            disputed
                .iter()
                .any(|one| one.id == cost && one.field == "verdict"),
            "{stands}: {disputed:?}"
        );
    }
}

#[test]
fn words_that_come_back_after_a_cut_are_asked_about_and_a_whole_in_parts_can_be_cut() {
    let mut desk = checked();
    let whole = desk.claim(
        "whole",
        "The network was laid between 1911 and 1926. It serves 61,000 households.",
    );
    let (start, end) = desk.points("The network was laid");
    desk.done(Command::AddClaim {
        id: Some(Id::literal("p")),
        article: Id::literal("a"),
        start,
        end,
        statement: "The network of Port Ellery was laid".to_owned(),
        part_of: Some(whole),
    });
    let status = CheckStatus::Checked;
    desk.done(Command::SetCheckStatus {
        claim: Id::literal("p"),
        status,
    });
    desk.done(draft(&["Nothing of it stands here any more."]));
    for id in desk.open() {
        desk.settle(&id, None, false);
    }
    assert_eq!(desk.open(), Vec::<String>::new());
    desk.done(draft(&OLD));
    assert!(desk.open().contains(&"fund".to_owned()));
    desk.settle("fund", Some(CLAIMS[2].1), true);
    assert!(!desk.open().contains(&"fund".to_owned()));
    assert_eq!(desk.get(Id::literal("fund")).resolution, Resolution::None);
}

#[test]
fn parts_follow_their_whole_and_suggestions_on_the_same_words_are_the_claim() {
    let mut desk = checked();
    let whole = desk.claim(
        "whole",
        "Repairs would cost 212 million crowns, said Tomas Vell",
    );
    for (name, words) in [
        ("b", "Repairs would cost 212 million"),
        ("c", "said Tomas Vell"),
    ] {
        let (start, end) = desk.points(words);
        desk.done(Command::AddClaim {
            id: Some(name.parse().unwrap()),
            article: Id::literal("a"),
            start,
            end,
            statement: String::new(),
            part_of: Some(whole),
        });
        desk.done(Command::SetCheckStatus {
            claim: name.parse().unwrap(),
            status: CheckStatus::Checked,
        });
    }
    desk.done(draft(&NEW));
    let words = "Repairs would cost 221 million crowns, said Tomas Vell";
    let (start, end) = desk.points(words);
    let (from, to) = desk.points("said Tomas Vell");
    let part = |start, end, parts: Vec<Suggestion>| Suggestion {
        start,
        end,
        parts,
        checkable: 900,
        worth: 900,
        ..Suggestion::default()
    };
    let suggested = part(start, end, vec![part(from, to, Vec::new())]);
    desk.done(Command::AddSuggestions {
        article: Id::literal("a"),
        suggestions: vec![suggested],
    });
    desk.settle("whole", Some(words), false);
    assert_eq!(
        desk.quote(Id::literal("b")),
        "Repairs would cost 221 million"
    );
    assert_eq!(
        desk.get(Id::literal("b")).check_status,
        CheckStatus::ToCheck
    );
    assert_eq!(desk.quote(Id::literal("c")), "said Tomas Vell");
    assert_eq!(desk.session.parts_of(whole).len(), 2);
    let placed = desk.session.claims_of(Id::literal("a"));
    let there = placed
        .iter()
        .filter(|one| one.claim.parent.is_none() && one.claim.is_suggestion());
    assert_eq!(there.count(), 0);
}

#[test]
fn extraction_runs_on_what_is_new() {
    let mut desk = checked();
    desk.done(draft(&NEW));
    let proposed = |desk: &Desk, words: &str| {
        let (start, end) = desk.points(words);
        Suggestion {
            start,
            end,
            checkable: 900,
            worth: 900,
            ..Suggestion::default()
        }
    };
    let all = [
        "between 1911 and 1926",
        "Critics say the survey skipped two districts.",
        "It has nine members.",
    ];
    let suggestions = all.map(|words| proposed(&desk, words)).to_vec();
    let done = desk.done(Command::AddSuggestions {
        article: Id::literal("a"),
        suggestions,
    });
    let words: Vec<&str> = done.created.iter().map(|id| desk.quote(*id)).collect();
    assert_eq!(words, [all[1], all[2]]);
}

#[test]
fn two_people_who_add_the_same_draft_merge_to_one() {
    let ours = checked();
    let mut both = [ours.session.clone(), ours.session].map(|session| Desk { session, seeds: 50 });
    both[1].seeds = 90;
    for desk in &mut both {
        desk.done(draft(&NEW));
        desk.settle("fund", None, false);
    }
    let [one, other] = both;
    let merged = one.session.merge(&other.session);
    assert_eq!(merged.drafts.all().count(), 2);
    assert_eq!(merged.conflicts().len(), 0);
    let followed = |session: &Session| session.followed_now(Id::literal("a"));
    assert_eq!(followed(&merged), followed(&one.session));
}

#[test]
fn paragraphs_stand_beside_what_they_became() {
    let mut desk = checked();
    desk.done(draft(&NEW));
    let before = desk.session.draft_before(Id::literal("a")).unwrap().0;
    let comparison = desk.session.compare(Id::literal("a"), before).unwrap();
    let rows: Vec<(Option<usize>, Option<usize>)> = comparison
        .rows("en")
        .iter()
        .map(|row| (row.old, row.new))
        .collect();
    let beside = |at| (Some(at), Some(at));
    assert_eq!(
        rows,
        [
            beside(0),
            beside(1),
            beside(2),
            (None, Some(3)),
            (Some(3), Some(4))
        ]
    );
    let text = comparison.new.text();
    let changed: Vec<&str> = comparison
        .changed_sentences("en")
        .iter()
        .map(|span| span.of(text))
        .collect();
    assert_eq!(changed.len(), 5, "{changed:?}");
    // Nothing is left out, whatever the two are.
    for (old, new) in [
        (&OLD[..], &["Nothing of it."][..]),
        (&OLD[..1], &NEW[..]),
        (&["One."], &["One.", "One."]),
    ] {
        let text = |texts: &[&str]| DraftText::new(&paragraphs(texts));
        let rows = Comparison::new(&text(old), &text(new), "en").rows("en");
        let olds: Vec<usize> = rows.iter().filter_map(|row| row.old).collect();
        let news: Vec<usize> = rows.iter().filter_map(|row| row.new).collect();
        assert_eq!(olds, (0..old.len()).collect::<Vec<_>>());
        assert_eq!(news, (0..new.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_text_that_is_mostly_an_articles_is_like_it() {
    let desk = checked();
    let like = |texts: &[&str]| {
        desk.session
            .article_like(&DraftText::new(&paragraphs(texts)))
    };
    assert_eq!(like(&NEW).map(|(id, _)| id), Some(Id::literal("a")));
    assert_eq!(
        like(&[
            "A wholly other story about the fish market in Lunn.",
            "It has nine members."
        ]),
        None
    );
    assert_eq!(like(&OLD), Some((Id::literal("a"), 1000)));
}

mod laws {
    //! What holds for any edits.

    use proptest::prelude::*;

    use super::*;
    use crate::text::tests::often;

    /// An edit between two drafts, on a sentence.
    #[derive(Clone, Debug)]
    enum Edit {
        Cut(usize),
        Put(usize),
        Swap(usize, usize),
        Word(usize, usize),
        Twin(usize),
    }

    fn edits() -> impl Strategy<Value = Vec<Edit>> {
        let edit = prop_oneof![
            (0..8_usize).prop_map(Edit::Cut),
            (0..8_usize).prop_map(Edit::Put),
            (0..8_usize, 0..8_usize).prop_map(|(one, other)| Edit::Swap(one, other)),
            (0..8_usize, 0..6_usize).prop_map(|(at, word)| Edit::Word(at, word)),
            (0..8_usize).prop_map(Edit::Twin),
        ];
        prop::collection::vec(edit, 0..6)
    }

    const NAMES: [&str; 8] = ["Ada", "Bo", "Cleo", "Dov", "Eva", "Finn", "Gro", "Hal"];

    /// Sentences, alike but for a name and a number.
    fn sentences() -> Vec<String> {
        let sentence = |(at, name): (usize, &&str)| {
            format!(
                "Then {name} paid {} crowns for the old ferry to Lunn.",
                10 + at
            )
        };
        NAMES.iter().enumerate().map(sentence).collect()
    }

    fn edited(edits: &[Edit]) -> Vec<String> {
        let mut all = sentences();
        for edit in edits {
            let count = all.len();
            match *edit {
                Edit::Cut(at) if count > 1 => drop(all.remove(at % count)),
                Edit::Put(at) => all.insert(
                    at % (count + 1),
                    format!("A gull sat on post {at} and watched."),
                ),
                Edit::Swap(one, other) => all.swap(one % count, other % count),
                Edit::Word(at, word) => {
                    let sentence = &mut all[at % count];
                    let mut words: Vec<&str> = sentence.split(' ').collect();
                    let place = 1 + word % (words.len() - 2);
                    words[place] = "perhaps";
                    *sentence = words.join(" ");
                }
                Edit::Twin(at) => all.push(all[at % count].clone()),
                Edit::Cut(_) => {}
            }
        }
        all
    }

    /// A session in which a claim was decided on each sentence.
    fn decided() -> Desk {
        let mut desk = Desk::empty();
        let all = sentences();
        let texts: Vec<&str> = all.iter().map(String::as_str).collect();
        desk.done(Command::AddArticle(NewArticle {
            id: Some(Id::literal("a")),
            language: "en".to_owned(),
            paragraphs: paragraphs(&[&texts[..4].join(" "), &texts[4..].join(" ")]),
            ..NewArticle::default()
        }));
        for (sentence, name) in all.iter().zip(NAMES) {
            let claim = desk.claim(&name.to_lowercase(), sentence);
            let status = CheckStatus::Checked;
            desk.done(Command::SetCheckStatus { claim, status });
        }
        desk
    }

    fn next(edits: &[Edit]) -> Command {
        draft(&[&edited(edits).join(" ")])
    }

    /// What of a session is visible.
    fn visible(session: &Session) -> Vec<serde_json::Value> {
        let all = session.every();
        all.filter(|(_, _, record)| !record.is_removed())
            .map(|(kind, id, record)| {
                let fields = record.fields().iter();
                let values: Vec<_> = fields
                    .map(|field| record.json(field).map(|json| json.value()))
                    .collect();
                serde_json::json!([kind.word(), id, values])
            })
            .collect()
    }

    proptest! {
        #![proptest_config(often(60))]

        #[test]
        fn no_claim_ever_stands_on_other_words_unasked(edits in edits()) {
            let mut desk = decided();
            let before: Vec<(Id, String)> = desk.session.claims.live().map(|(id, claim)| (id, claim.words(None).to_owned())).collect();
            if desk.apply(next(&edits)).is_err() {
                return Ok(());
            }
            let current = desk.session.draft_of(Id::literal("a")).unwrap().0;
            for (id, words) in before {
                let claim = desk.get(id);
                if let Some(anchor) = claim.anchors.get(&current) {
                    prop_assert_eq!(&anchor.exact, &words);
                }
                // What is not there is to be settled, and what is to be settled is stale.
                let open = desk.followed(id.as_str()).open;
                prop_assert_eq!(open, desk.session.is_stale(claim));
            }
        }

        #[test]
        fn a_lookalike_is_asked_about_or_never_taken(edits in edits(), which in 0..8_usize) {
            let mut desk = decided();
            let old = sentences()[which].clone();
            // Its own words are gone, and two stand there that are nearly the same.
            let mut all = edited(&edits);
            all.retain(|sentence| *sentence != old);
            let (one, other) = (old.replace("old", "new"), old.replace("ferry", "boat"));
            all.insert(all.len() / 2, one);
            all.insert(0, other);
            desk.done(draft(&[&all.join(" ")]));
            let one = desk.followed(&NAMES[which].to_lowercase());
            prop_assert!(one.open);
            prop_assert!(!matches!(one.fate, Fate::Unchanged { .. } | Fate::Moved { .. }), "{:?}", one.fate);
            if let Fate::Changed { .. } = one.fate {
                prop_assert!(false, "two are alike: {:?}", one.fate);
            }
        }

        #[test]
        fn settling_is_undone_as_one_step(edits in edits(), which in any::<prop::sample::Index>(), stands in any::<bool>(), gone in any::<bool>()) {
            let mut desk = decided();
            if desk.apply(next(&edits)).is_err() {
                return Ok(());
            }
            let all = desk.session.followed_now(Id::literal("a"));
            let open: Vec<Followee> = all.into_iter().filter(|one| one.open).collect();
            if open.is_empty() {
                return Ok(());
            }
            let one = which.get(&open);
            let (_, draft) = desk.session.draft_of(Id::literal("a")).unwrap();
            let text = draft.paragraphs.clone();
            let place = one.fate.place().filter(|_| !gone);
            let place = place.and_then(|place| text.points().from_span(text.text(), place));
            let before = visible(&desk.session);
            desk.done(Command::Settle { id: one.id, place, stands });
            let settled = desk.followed(one.id.as_str());
            prop_assert!(!settled.open, "{:?}", settled);
            prop_assert_ne!(&visible(&desk.session), &before);
            desk.done(Command::Undo);
            prop_assert_eq!(visible(&desk.session), before);
        }

        #[test]
        fn two_people_who_add_one_draft_have_one(edits in edits(), mine in 0..8_usize, theirs in 0..8_usize) {
            let base = decided().session;
            let mut both = [(100, mine), (200, theirs)].map(|(seeds, which)| {
                let mut desk = Desk { session: base.clone(), seeds };
                if desk.apply(next(&edits)).is_ok() {
                    let one = desk.followed(&NAMES[which].to_lowercase());
                    if one.open {
                        desk.done(Command::Settle { id: one.id, place: None, stands: false });
                    }
                }
                desk.session
            });
            let merged = both[0].merge(&both[1]);
            prop_assert_eq!(merged.drafts.all().count(), both[0].drafts.all().count());
            prop_assert_eq!(merged.conflicts().len(), 0);
            // What either has settled is.
            let open = |session: &Session| -> Vec<Id> {
                let all = session.followed_now(Id::literal("a"));
                all.into_iter().filter(|one| one.open).map(|one| one.id).collect()
            };
            let expected: Vec<Id> = open(&both[0]).into_iter().filter(|id| open(&both[1]).contains(id)).collect();
            prop_assert_eq!(open(&merged), expected);
            both.reverse();
            prop_assert_eq!(visible(&both[0].merge(&both[1])), visible(&merged));
        }
    }
}
