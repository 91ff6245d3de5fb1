//! What stays inside the house, said before anything leaves it.

use super::report::{Secrets, may_tell, may_tell_of};
use super::{Format, Order};
use crate::session::{Kind, Session};

/// What is left out of what `order` asks for, a few words each ("2 confidential sources"); nothing where there is nothing to leave
/// out. Linear in the records.
pub fn left_out(session: &Session, order: &Order<'_>) -> Vec<String> {
    let options = order.options;
    let mut found = Vec::new();
    let mut say = |count: usize, one: &str, many: &str| match count {
        0 => {}
        1 => found.push(format!("1 {one}")),
        _ => found.push(format!("{count} {many}")),
    };
    if !options.confidential {
        let secrets = Secrets::of(session, options);
        let sources = session.standing_sources();
        let sources = sources.filter(|(id, _)| secrets.keeps(*id));
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
        let contacts = session.contacts.live();
        let contacts = contacts.filter(|(_, one)| !may_tell_of(one, options));
        let (one, many) = ("person asked in confidence", "people asked in confidence");
        say(contacts.count(), one, many);
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
        let tagged = session.claims.live();
        let tagged = tagged.filter(|(_, claim)| !claim.tags.is_empty()).count();
        say(tagged, "claim's tags", "claims' tags");
        // A document that goes back to the writer has them as it came.
        if order.format != Format::Docx {
            let notes = session
                .claimed
                .live()
                .filter(|(_, one)| !may_tell(one, options));
            let (one, many) = ("comment in the margin", "comments in the margin");
            say(notes.count(), one, many);
        }
    }
    if !order.claims.is_empty() && !matches!(order.format, Format::Session | Format::Bundle) {
        let others = session.claims.live().filter(|(id, claim)| {
            let about = order.article.is_none_or(|one| one == claim.article);
            about
                && session.is_shown(claim)
                && session.whole_of(claim).is_none()
                && !order.takes(*id)
        });
        let (one, many) = ("claim that was not chosen", "claims that were not chosen");
        say(others.count(), one, many);
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
    use crate::export::Options;
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
        let all = left_out(&session, &Order::of(Format::Html)).join("; ");
        assert!(all.contains("1 confidential source"), "{all}");
        assert!(all.contains("who did the work"), "{all}");
        assert!(all.contains("of the history"), "{all}");
        let told = Order {
            options: Options {
                people: true,
                confidential: true,
            },
            ..Order::of(Format::Html)
        };
        let rest = left_out(&session, &told).join("; ");
        assert!(
            !rest.contains("confidential") && !rest.contains("name"),
            "{rest}"
        );
    }
}
