//! What stays inside the house, said before anything leaves it.

use super::Options;
use crate::session::{Kind, Session};

/// What an export of `session` leaves out, a few words each ("2 confidential sources"); nothing where there is nothing to leave
/// out. Linear in the records.
pub fn left_out(session: &Session, options: Options) -> Vec<String> {
    let mut found = Vec::new();
    let mut say = |count: usize, one: &str, many: &str| match count {
        0 => {}
        1 => found.push(format!("1 {one}")),
        _ => found.push(format!("{count} {many}")),
    };
    if !options.confidential {
        let sources = session.sources.live().filter(|(_, one)| one.confidential);
        let evidence = session.evidence.live().filter(|(_, one)| one.confidential);
        say(
            sources.count(),
            "confidential source",
            "confidential sources",
        );
        say(
            evidence.count(),
            "confidential piece of evidence",
            "confidential pieces of evidence",
        );
    }
    if !options.people {
        say(
            session.people.live().count(),
            "name of who did the work",
            "names of who did the work",
        );
        say(
            session.contacts.live().count(),
            "name of who was asked",
            "names of who was asked",
        );
        say(session.comments.live().count(), "comment", "comments");
    }
    let events = session.every().map(|(kind, _, record)| {
        let counted = kind != Kind::Details;
        if counted { record.history().len() } else { 0 }
    });
    say(
        events.sum(),
        "event of the history",
        "events of the history",
    );
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::{apply, session};
    use crate::session::{Command, Id};

    #[test]
    fn what_stays_inside_is_said_and_what_goes_out_is_not() {
        let mut session = session("Survey");
        let confidential = Command::SetField {
            kind: Kind::Source,
            id: Id::literal("src"),
            field: "confidential".into(),
            value: true.into(),
        };
        apply(&mut session, 90, confidential);
        let all = left_out(&session, Options::default()).join("; ");
        assert!(all.contains("1 confidential source"), "{all}");
        assert!(all.contains("who did the work"), "{all}");
        assert!(all.contains("of the history"), "{all}");
        let told = Options {
            people: true,
            confidential: true,
        };
        let rest = left_out(&session, told).join("; ");
        assert!(
            !rest.contains("confidential") && !rest.contains("name"),
            "{rest}"
        );
    }
}
