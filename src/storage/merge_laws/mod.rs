//! The laws of a merge, for random work of several people on one session.

mod deeds;
mod disputes;
mod held;
mod lines;
mod work;

use proptest::prelude::*;
use serde_json::json;

use self::{
    held::{decide, heads, keeps, lists_what_differs, names_differ, same, same_values},
    work::{Part, common, part, work},
};
use super::{
    from_bytes,
    testing::{NEXT, acts, run, stamp},
    to_bytes,
};
use crate::session::{Attribution, Command, Conflict, Kind, Session, Side, Suggestion};

proptest! {
    #![proptest_config(crate::text::tests::often(250))]

    #[test]
    fn the_order_of_two_does_not_matter(begin in acts(6), parts in prop::array::uniform2(part())) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        same(&a.merge(&b), &b.merge(&a))?;
        names_differ(&a.merge(&b))?;
    }

    #[test]
    fn the_order_of_three_does_not_matter(begin in acts(6), parts in prop::array::uniform3(part())) {
        let base = common(&begin);
        let [a, b, c] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1), work(&base, &parts[2], 2)];
        same(&a.merge(&b).merge(&c), &a.merge(&b.merge(&c)))?;
    }

    #[test]
    fn with_itself_and_with_nothing_it_is_what_it_was(begin in acts(6), parts in prop::array::uniform2(part())) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let whole = a.merge(&b);
        for session in [&a, &whole] {
            same(&session.merge(session), session)?;
            same(&session.merge(&Session::default()), session)?;
            same(&Session::default().merge(session), session)?;
        }
    }

    #[test]
    fn what_is_in_it_already_changes_nothing(begin in acts(6), parts in prop::array::uniform2(part()), more in acts(4)) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let plain = work(&base, &Part { odds: Vec::new(), ..parts[0].clone() }, 0);
        same(&plain.merge_since(Some(&base), &base), &plain)?;
        same(&base.merge_since(Some(&base), &plain), &plain)?;
        let whole = a.merge(&b);
        same(&whole.merge(&b), &whole)?;
        same(&a.merge(&whole), &whole)?;
        // And when work goes on before the same copy comes again.
        let mut on = whole.clone();
        run(&mut on, &more, &mut (3 * NEXT));
        same(&on.merge(&b), &on)?;
        same(&whole.merge(&on), &on)?;
    }

    #[test]
    fn nothing_of_either_side_is_lost(begin in acts(6), parts in prop::array::uniform2(part())) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let whole = a.merge(&b);
        keeps(&whole, &a)?;
        keeps(&whole, &b)?;
        lists_what_differs(&whole)?;
        let since = a.merge_since(Some(&base), &b);
        keeps(&since, &a)?;
        keeps(&since, &b)?;
    }

    #[test]
    fn the_result_is_a_session_in_order(begin in acts(6), parts in prop::array::uniform3(part())) {
        let base = common(&begin);
        let [a, b, c] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1), work(&base, &parts[2], 2)];
        let whole = a.merge(&b).merge(&c);
        let bytes = to_bytes(&whole).unwrap();
        let loaded = from_bytes(&bytes).unwrap();
        let repaired: Vec<_> = loaded.problems.iter().filter(|problem| problem.changed).collect();
        prop_assert!(repaired.is_empty() && !loaded.damaged, "{repaired:?}");
        same(&loaded.session, &whole)?;
        prop_assert_eq!(loaded.session.conflicts(), whole.conflicts());
    }

    #[test]
    fn a_decision_settles_a_conflict_for_everyone(begin in acts(6), parts in prop::array::uniform2(part()), pick in any::<usize>()) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let mut whole = a.merge(&b);
        let listed = lists_what_differs(&whole)?;
        let mut refused = Vec::new();
        for (n, one) in listed.iter().filter(|one| !one.field.starts_with('/')).enumerate() {
            if decide(&mut whole, one, pick, &stamp(2 * NEXT + n))?.is_none() {
                refused.push((one.id, one.field.clone()));
                continue;
            }
            let record = whole.record(&one.kind, one.id).unwrap();
            let heads = heads(record, &one.field);
            prop_assert_eq!(heads.len(), 1);
            let mut replaced = heads[0].1.replaces.clone();
            replaced.sort();
            prop_assert_eq!(replaced, one.sides.iter().map(|side| side.event).collect::<Vec<_>>());
        }
        let mut left = whole.conflicts();
        left.retain(|one| !one.field.starts_with('/') && !refused.contains(&(one.id, one.field.clone())));
        prop_assert!(left.is_empty(), "{left:?}");
        // Neither copy brings it back.
        let again = whole.merge(&a).merge(&b);
        same(&again, &whole)?;
    }

    #[test]
    fn a_decision_taken_back_is_a_dispute_again(begin in acts(6), parts in prop::array::uniform2(part()), pick in any::<usize>()) {
        let base = common(&begin);
        let [a, b] = [work(&base, &parts[0], 0), work(&base, &parts[1], 1)];
        let disputed = a.merge(&b);
        let mut whole = disputed.clone();
        let listed = lists_what_differs(&whole)?;
        let open: Vec<&Conflict> = listed.iter().filter(|one| !one.field.starts_with('/')).collect();
        let mut steps = 0;
        for (n, one) in open.iter().enumerate() {
            let taken = decide(&mut whole, one, pick, &stamp(2 * NEXT + n))?;
            steps += usize::from(taken.is_some());
        }
        let decided = whole.clone();
        let mut written = whole.clone();
        for n in 0..steps {
            let stamp = stamp(3 * NEXT + n);
            written.apply(whole.spelled_out(&Command::Undo).into_owned(), &stamp).unwrap();
            whole.apply(Command::Undo, &stamp).unwrap();
        }
        same(&written, &whole)?;
        // The same values, of the same people, at the same times; what is shown is what was shown.
        let sides = |session: &Session| -> Vec<_> {
            let said = |side: &Side| (side.value.to_string(), side.by, side.at);
            let sorted = |one: Conflict| {
                let mut sides: Vec<_> = one.sides.iter().map(said).collect();
                sides.sort();
                (one.kind, one.id, one.field, sides)
            };
            session.conflicts().into_iter().map(sorted).collect()
        };
        prop_assert_eq!(sides(&whole), sides(&disputed));
        same_values(&whole, &disputed)?;
        let bytes = to_bytes(&whole).unwrap();
        same(&from_bytes(&bytes).unwrap().session, &whole)?;
        for n in 0..steps {
            whole.apply(Command::Redo, &stamp(4 * NEXT + n)).unwrap();
        }
        same_values(&whole, &decided)?;
        prop_assert_eq!(sides(&whole), sides(&decided));
    }
}

/// An attribution that says nothing is one all the same.
#[test]
fn an_empty_object_that_was_replaced_is_known_to_be() {
    let mut session = common(&[]);
    let suggestion = Suggestion {
        end: 4,
        attribution: Some(Attribution::default()),
        ..Suggestion::default()
    };
    let article = session.articles.live().next().unwrap().0;
    let add = Command::AddSuggestions {
        article,
        suggestions: vec![suggestion],
    };
    session.apply(add, &stamp(501)).unwrap();
    let mut on = session.clone();
    let (claim, _) = on.claims.live().next().unwrap();
    let set = Command::SetField {
        kind: Kind::Claim,
        id: claim,
        field: "attribution".to_owned(),
        value: json!({"source": "A"}),
    };
    on.apply(set, &stamp(502)).unwrap();
    same(&session.merge(&on), &on).unwrap();
    same(&on.merge(&session), &on).unwrap();
}
