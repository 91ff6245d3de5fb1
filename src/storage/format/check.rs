//! What no grammar can check: references between records, positions and quotes, hashes, histories.
//!
//! What can be put right without a decision is put right; the rest stays as it was found. Both are said. Nothing here
//! takes anything out of the session.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Problems, place};
use crate::{
    session::{Draft, Event, Id, Json, Kind, Record, Tables, Untold},
    text::{Anchor, Found, MOST_PLACES},
};

/// Most bytes of drafts that are searched for quotes that are not in their place: some twenty thousand quotes of an
/// ordinary article, and well under a second.
const SEARCHED: usize = 200_000_000;

/// Checks a session that was read; `untold` is where values come from that no event tells of. Linear in its size, up to
/// logarithms.
pub(super) fn check(tables: &mut Tables, untold: Untold, problems: &mut Problems) {
    // First, for what a disputed field shows is what the other checks look at; and last, for they may change it. What the
    // histories have wrong besides is said once.
    histories(tables, untold, &mut Problems::default(), problems);
    drafts(tables, problems);
    anchors(tables, problems);
    circles(tables, problems);
    rules(tables, problems);
    let mut kept = Problems::default();
    histories(tables, untold, &mut kept, problems);
    problems.append(kept);
}

/// Looks at every history, and puts the fields in order whose value is none that theirs says they have. What was left as
/// it was found goes to `kept`.
fn histories(tables: &mut Tables, untold: Untold, kept: &mut Problems, problems: &mut Problems) {
    let mut disorder = Vec::new();
    for (kind, id, record) in tables.every() {
        let fields = history((&kind, id), record, untold, kept);
        disorder.extend(
            fields
                .into_iter()
                .map(|(field, what)| (kind.clone(), id, field, what)),
        );
    }
    for (kind, id, field, what) in disorder {
        if tables.order(&kind, id, &field, untold) {
            problems.changed(&place(&kind, id, &field), || what);
        }
    }
}

/// A draft's text is what its hash says; else somebody changed it outside the program, and the hash follows the text.
fn drafts(tables: &mut Tables, problems: &mut Problems) {
    let wrong = |(_, draft): &(Id, &Draft)| draft.paragraphs.sha256() != draft.sha256;
    let wrong: Vec<Id> = tables
        .drafts
        .all()
        .filter(wrong)
        .map(|(id, _)| id)
        .collect();
    for id in wrong {
        let Some(draft) = tables.drafts.change(id) else {
            continue;
        };
        let hash = draft.paragraphs.sha256();
        let was = std::mem::replace(&mut draft.sha256, hash);
        problems.changed(&place(&Kind::Draft, id, "sha256"), || {
            format!(
                "the text is not the one that its SHA-256 ({was:?}) was taken of: it was changed outside Tickmark. \
                 The text stays as it is, its SHA-256 was worked out anew"
            )
        });
        draft.extra.insert_new("sha256_found", Json::of(&was));
    }
}

/// Every anchor names a draft and finds its quote there.
fn anchors(tables: &mut Tables, problems: &mut Problems) {
    let mut budget = SEARCHED;
    let mut moved: Vec<(Kind, Id, Id, Anchor)> = Vec::new();
    let claims = tables
        .claims
        .all()
        .map(|(id, claim)| (Kind::Claim, id, &claim.anchors, &claim.history));
    let marks = tables
        .marks
        .all()
        .map(|(id, mark)| (Kind::Mark, id, &mark.anchors, &mark.history));
    for (kind, id, all, history) in claims.chain(marks) {
        let is_disputed = history.is_disputed("anchors");
        for (draft_id, anchor) in all.iter() {
            let mut kept = |what: &dyn Fn() -> String| problems.kept(&kind, id, "anchors", what);
            // What else is wrong with a place, the rules say.
            let Some(draft) = tables.drafts.get(*draft_id) else {
                continue;
            };
            let (text, points) = (draft.paragraphs.text(), draft.paragraphs.points());
            let said = format!("{}–{}", anchor.start, anchor.end);
            if anchor.in_place(text, points).is_some() {
                continue;
            }
            let Some(left) = budget.checked_sub(text.len()) else {
                kept(&|| {
                    format!(
                        "the quote is not at {said} of the draft {draft_id}; so many quotes are out of place that it \
                         was not looked for elsewhere: kept as it was"
                    )
                });
                continue;
            };
            budget = left;
            match anchor.find(text, points) {
                Found::InPlace(_) => {}
                // Of two places in dispute none is touched: what a person is to decide between must stay what it was.
                Found::Moved(_) if is_disputed => {
                    kept(&|| {
                        format!(
                            "the quote is not at {said} of the draft {draft_id}: kept until the dispute is decided"
                        )
                    });
                }
                Found::Moved(span) => {
                    let Some(right) = Anchor::new(text, points, span) else {
                        continue;
                    };
                    problems.changed(&place(&kind, id, "anchors"), || {
                        format!(
                            "the quote is not at {said} of the draft {draft_id} but at {}–{}: moved there",
                            right.start, right.end
                        )
                    });
                    moved.push((kind.clone(), id, *draft_id, right));
                }
                Found::Ambiguous(places) => {
                    let more = if places.len() < MOST_PLACES {
                        ""
                    } else {
                        " or more"
                    };
                    kept(&|| {
                        format!(
                            "the quote is not at {said} of the draft {draft_id}, and stands in {}{more} other places: \
                             kept as it was; move the claim to the words it means",
                            places.len()
                        )
                    });
                }
                Found::Lost => {
                    kept(&|| {
                        format!(
                            "the quote is not in the draft {draft_id}: kept as it was; move the claim to the words it \
                             means"
                        )
                    });
                }
            }
        }
    }
    for (kind, id, draft, mut right) in moved {
        let all = match kind {
            Kind::Claim => tables.claims.change(id).map(|claim| &mut claim.anchors),
            _ => tables.marks.change(id).map(|mark| &mut mark.anchors),
        };
        if let Some(place) = all.and_then(|all| all.get_mut(&draft)) {
            right.extra = std::mem::take(&mut place.extra);
            *place = right;
        }
    }
}

/// No claim is part of itself, or joined with itself, by however many steps: as where two people joined two claims, each
/// into the other. Which of the links holds is for a person to decide.
fn circles(tables: &mut Tables, problems: &mut Problems) {
    for (id, field) in tables.open_circles() {
        problems.changed(&place(&Kind::Claim, id, field), || {
            "leads back to itself: it leads nowhere until a person decides".to_owned()
        });
    }
}

/// What a command could not have made ([`Tables::faults`]) stays as it was found.
fn rules(tables: &Tables, problems: &mut Problems) {
    for (kind, id, _) in tables.every() {
        for fault in tables.faults(&kind, id) {
            problems.kept(&kind, id, fault.field, || {
                format!("{}: kept as it was", fault.what)
            });
        }
    }
}

/// The events of each field lead to the value it has. Returns the disputed fields, and what to say of one that
/// shows another value than it should.
fn history(
    (kind, id): (&Kind, Id),
    record: &dyn Record,
    untold: Untold,
    problems: &mut Problems,
) -> Vec<(String, String)> {
    let mut disorder = Vec::new();
    let mut fields: BTreeMap<&str, Vec<(Id, &Event)>> = BTreeMap::new();
    for (name, event) in record.history().iter() {
        fields.entry(&event.field).or_default().push((*name, event));
    }
    for (field, events) in fields {
        let replaced: BTreeSet<Id> = events
            .iter()
            .flat_map(|(_, event)| event.replaces.iter().copied())
            .collect();
        for missing in &replaced {
            if record.history().get(missing).is_none() {
                problems.kept(kind, id, field, || {
                    format!("an event says that it replaces {missing}, which is not in the history: kept as it was")
                });
            }
        }
        let heads: Vec<&Event> = events
            .iter()
            .filter(|(name, _)| !replaced.contains(name))
            .map(|(_, event)| *event)
            .collect();
        let Some(value) = record.json(field) else {
            // A field this version does not know is at its default when it is not written.
            if heads.is_empty() {
                problems.kept(kind, id, field, circle);
            }
            continue;
        };
        match heads.as_slice() {
            [] => problems.kept(kind, id, field, circle),
            [head] if record.holds(field, &head.value) => {}
            [head] if untold == Untold::ByLines => {
                let what = format!(
                    "the field says {}, the last event of its history {}, in a file that was merged by lines: until a \
                     person decides, both are kept",
                    short(&value),
                    short(&head.value)
                );
                disorder.push((field.to_owned(), what));
            }
            [head] => problems.kept(kind, id, field, || {
                format!(
                    "the field says {}, the last event of its history {}: the field stays as it was found",
                    short(&value),
                    short(&head.value)
                )
            }),
            // Two heads are a conflict that people have not decided yet: the file is in order if it shows the right one.
            heads => {
                let values: Vec<String> = heads.iter().take(5).map(|head| short(&head.value)).collect();
                let what = format!(
                    "it was set apart to {} and said {}: until a person decides, every copy shows the same one of them",
                    values.join(" and "),
                    short(&value)
                );
                disorder.push((field.to_owned(), what));
            }
        }
    }
    disorder
}

fn circle() -> String {
    "its events replace one another in a circle: the value stays as it was found".to_owned()
}

/// The beginning of a value, for a message.
fn short(value: &Json) -> String {
    crate::text::brief(value.text(), 60).into_owned()
}
