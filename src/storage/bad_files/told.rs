//! What the program said of a claim, as files hold it: on one line, and out of dispute.

use super::*;
use crate::session::{Event, Extra, Json, Moment, Weighed};

const CLAIM: Id = Id::literal("claim-1");

/// The work, with a claim that was weighed.
fn weighed(weights: i64, worth: i64, checkable: i64) -> Session {
    let mut tables = (*work()).clone();
    tables.claims.change(CLAIM).unwrap().weighed = Some(Weighed {
        weights,
        worth,
        checkable,
    });
    Session::from_tables(tables)
}

fn text(session: &Session) -> String {
    String::from_utf8(to_bytes(session).unwrap()).unwrap()
}

fn found(loaded: &Loaded) -> Option<(i64, i64, i64)> {
    let claim = loaded.session.claims.get(CLAIM).unwrap();
    claim.weighed.map(Into::into)
}

#[test]
fn it_stands_on_one_line_and_comes_back() {
    let session = weighed(1, 812, 640);
    let text = text(&session);
    let lines = text.lines().filter(|line| line.contains("weighed"));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [r#"      "weighed": [1,812,640],"#]
    );
    let loaded = from_bytes(text.as_bytes()).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(found(&loaded), Some((1, 812, 640)));
    // The careful way reads the same.
    let odd = format!("\u{feff}{text}");
    assert!(*from_bytes(odd.as_bytes()).unwrap().session == *session);
}

#[test]
fn what_is_no_answer_of_a_model_is_kept_aside() {
    for odd in [
        json!("high"),
        json!(812),
        json!({"worth": 812}),
        json!([1, 812]),
        json!([1, 812, 640, 5]),
        json!([1, 1001, 640]),
        json!([1, 812, -1]),
        json!([0, 812, 640]),
        json!([i64::MAX, 812, 640]),
        json!([1, 812.5, 640]),
    ] {
        let loaded = check("kept as \"unreadable_weighed\"", |file| {
            file["claims"]["claim-1"]["weighed"] = odd.clone();
        });
        assert_eq!(found(&loaded), None, "{odd}");
        let claim = loaded.session.claims.get(CLAIM).unwrap();
        assert_eq!(claim.extra["unreadable_weighed"].value(), odd);
    }
    let mut file = file();
    file["claims"]["claim-1"]["weighed"] = Value::Null;
    assert_eq!(found(&read(&file)), None);
}

#[test]
fn of_two_lines_and_of_two_sides_the_larger_stands_and_nobody_is_asked() {
    let [small, large] = [weighed(1, 812, 999), weighed(1, 813, 0)].map(|one| text(&one));
    let line = |text: &str| {
        let mut lines = text.lines();
        lines
            .find(|line| line.contains("weighed"))
            .unwrap()
            .to_owned()
    };
    let (one, other) = (line(&small), line(&large));
    for (first, second) in [(&one, &other), (&other, &one)] {
        let twice = small.replace(&one, &format!("{first}\n{second}"));
        let loaded = from_bytes(twice.as_bytes()).unwrap();
        assert!(said(&loaded).contains("the larger stands"));
        let sides = format!("<<<<<<< ours\n{first}\n=======\n{second}\n>>>>>>> theirs");
        let sides = from_bytes(small.replace(&one, &sides).as_bytes()).unwrap();
        for loaded in [loaded, sides] {
            assert_eq!(found(&loaded), Some((1, 813, 0)));
            assert!(loaded.session.conflicts().is_empty());
            let claim = loaded.session.claims.get(CLAIM).unwrap();
            assert!(claim.extra.is_empty(), "{:?}", claim.extra);
        }
    }
}

/// Events of it, which no version of the program makes, decide nothing and are asked of nobody.
#[test]
fn events_of_it_mean_nothing() {
    let event = |n: i64| Event {
        field: "weighed".into(),
        value: Json::of(&[n, n, n]),
        was: None,
        replaces: Vec::new(),
        restores: None,
        by: None,
        at: Moment(n),
        extra: Extra::new(),
    };
    let with = |mut tables: crate::session::Tables, events: &[i64]| {
        let claim = tables.claims.change(CLAIM).unwrap();
        for n in events {
            let name = format!("event-{n}").parse().unwrap();
            claim.history.insert(name, event(*n));
        }
        Session::from_tables(tables)
    };
    let session = with((*weighed(1, 2, 3)).clone(), &[7, 8]);
    let mut loaded = from_bytes(&to_bytes(&session).unwrap()).unwrap();
    assert_eq!(found(&loaded), Some((1, 2, 3)));
    assert!(loaded.session.conflicts().is_empty());
    let other = with((*work()).clone(), &[9]);
    let both = other.merge(&loaded.session);
    assert!(*both == *loaded.session.merge(&other) && both.conflicts().is_empty());
    assert!(*both == *both.merge(&both));
    loaded.session = both;
    assert_eq!(found(&loaded), Some((1, 2, 3)));
    // Lines of it that stand in conflict neither.
    let (ours, theirs) = (text(&session), text(&other));
    let lines: Vec<&str> = theirs
        .lines()
        .filter(|line| line.contains("event-9"))
        .collect();
    let mark = ours.lines().find(|line| line.contains("event-8")).unwrap();
    let sides = format!(
        "<<<<<<< ours\n{mark}\n=======\n{}\n>>>>>>> theirs",
        lines.concat()
    );
    let merged = from_bytes(ours.replace(mark, &sides).as_bytes()).unwrap();
    assert_eq!(found(&merged), Some((1, 2, 3)));
    assert!(merged.session.conflicts().is_empty());
}
