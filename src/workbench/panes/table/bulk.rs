//! What is done to several claims at once: one step, with a name that a person understands.

use crate::{
    session::{
        Author, CheckStatus, Claim, Command, Id, Importance, Kind, Resolution, Session, Standing,
    },
    workbench::desk::take_back,
};

/// Somebody who may check claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    /// The name of their record: their own, if they have one.
    pub id: Id,
    /// They.
    pub author: Author,
}

impl Whom {
    /// Whoever goes by a name: the record of that name, or the one that they would have.
    pub fn named(session: &Session, author: Author) -> Option<Self> {
        let own = author.id()?;
        let name = author.name.trim().to_lowercase();
        let mut people = session.people.live();
        let known = session.people.get(own).is_some_and(|one| !one.removed);
        let other = people.find(|(_, one)| one.name.trim().to_lowercase() == name);
        let id = match other {
            Some((id, _)) if !known => id,
            _ => own,
        };
        Some(Self { id, author })
    }
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Take suggestions up; what was put aside is taken back.
    Accept,
    /// Put aside.
    Dismiss,
    /// Say who checks it, or nobody.
    Assign(Option<Whom>),
    /// Say when it must be checked; empty for no day.
    Due(String),
    /// Tag it, or take the tag away.
    Tag(String, bool),
    /// Where the work stands.
    Status(CheckStatus),
    /// What was found: the name of a label.
    Verdict(Option<String>),
    /// What happens to the copy.
    Copy(Resolution),
    /// How much hangs on it.
    Importance(Importance),
}

/// The step that does it to these claims, as far as it changes anything of them; none if it changes nothing at all.
pub fn command(session: &Session, deed: &Deed, claims: &[Id]) -> Option<Command> {
    let mut commands = Vec::new();
    let mut changed = Vec::new();
    let mut taken_back = 0;
    for id in claims {
        let Some(claim) = session.claims.get(*id) else {
            continue;
        };
        if let Some(command) = one(session, deed, *id, claim) {
            let aside = claim.standing == Standing::Dismissed;
            taken_back += usize::from(aside && *deed == Deed::Accept);
            commands.push(command);
            changed.push(*id);
        }
    }
    let first = changed.first()?;
    let about = match changed.len() {
        1 => session.label(*first),
        many => format!("{many} claims"),
    };
    if let Deed::Assign(Some(whom)) = deed {
        commands.splice(0..0, enter(session, whom));
    }
    Some(Command::Batch {
        label: label(session, deed, &about, taken_back == changed.len()),
        commands,
    })
}

/// What it does to one claim, if that changes anything.
fn one(session: &Session, deed: &Deed, id: Id, claim: &Claim) -> Option<Command> {
    let aside = claim.standing == Standing::Dismissed;
    let set = |field: &str, value: serde_json::Value| Command::SetField {
        kind: Kind::Claim,
        id,
        field: field.to_owned(),
        value,
    };
    match deed {
        Deed::Accept if aside => return Some(take_back(id, claim)),
        Deed::Dismiss if aside => return None,
        // What was put aside is taken back before anything is decided about it.
        _ if aside => return None,
        _ => {}
    }
    // Of a claim that is kept in parts, all parts are decided: what it says itself is not what is shown.
    let own = !claim.in_parts;
    match deed {
        Deed::Accept => session
            .is_suggestion(claim)
            .then_some(Command::Accept { claim: id }),
        Deed::Dismiss => Some(Command::Dismiss { claim: id }),
        Deed::Assign(whom) => {
            let person = whom.as_ref().map(|whom| whom.id);
            let value = person.map_or(serde_json::Value::Null, |id| id.as_str().into());
            (claim.assigned_to != person).then(|| set("assigned_to", value))
        }
        Deed::Due(day) => (claim.due != *day).then(|| set("due", day.as_str().into())),
        Deed::Tag(tag, on) => (claim.tags.contains(tag) != *on).then(|| {
            let mut tags = claim.tags.clone();
            tags.retain(|one| one != tag);
            if *on {
                tags.push(tag.clone());
                tags.sort();
            }
            set("tags", tags.into())
        }),
        Deed::Status(status) => {
            // Checked again, it is checked on the draft as it is now.
            let same = own && claim.check_status == *status && !session.is_stale(claim);
            (!same).then(|| Command::SetCheckStatus {
                claim: id,
                status: status.clone(),
            })
        }
        Deed::Verdict(verdict) => (!own || claim.verdict != *verdict).then(|| {
            let verdict = verdict.clone();
            Command::SetVerdict { claim: id, verdict }
        }),
        Deed::Copy(resolution) => {
            (!own || claim.resolution != *resolution).then(|| Command::SetResolution {
                claim: id,
                resolution: resolution.clone(),
            })
        }
        Deed::Importance(importance) => {
            (claim.importance != *importance).then(|| Command::SetImportance {
                claim: id,
                importance: importance.clone(),
            })
        }
    }
}

/// Enters somebody whom the session does not know yet.
fn enter(session: &Session, whom: &Whom) -> Option<Command> {
    let (id, author) = (whom.id, &whom.author);
    match session.people.get(id) {
        None => Some(Command::AddPerson {
            id: Some(id),
            name: author.name.trim().to_owned(),
            initials: author.initials.clone(),
            role: String::new(),
        }),
        Some(person) if person.removed => Some(Command::Restore {
            kind: Kind::Person,
            id,
        }),
        Some(_) => None,
    }
}

/// What a person calls it.
fn label(session: &Session, deed: &Deed, about: &str, back: bool) -> String {
    match deed {
        Deed::Accept if back => format!("Take back {about}"),
        Deed::Accept => format!("Accept {about}"),
        Deed::Dismiss => format!("Dismiss {about}"),
        Deed::Assign(None) => format!("Assign {about} to nobody"),
        Deed::Assign(Some(whom)) => format!("Assign {about} to {}", whom.author.name.trim()),
        Deed::Due(day) if day.is_empty() => format!("Take the due date of {about} away"),
        Deed::Due(day) => format!("Set {about} due {day}"),
        Deed::Tag(tag, true) => format!("Tag {about} “{tag}”"),
        Deed::Tag(tag, false) => format!("Take the tag “{tag}” off {about}"),
        Deed::Status(status) => format!("Set status of {about}: {}", status.label()),
        Deed::Verdict(None) => format!("Take the verdict of {about} away"),
        Deed::Verdict(Some(name)) => {
            let scale = session.scale();
            let words = scale.label(name).map_or(name.as_str(), |label| &label.text);
            format!("Set verdict of {about}: {words}")
        }
        Deed::Copy(resolution) => format!("Set resolution of {about}: {}", resolution.label()),
        Deed::Importance(importance) => {
            format!("Set importance of {about}: {}", importance.label())
        }
    }
}

/// Why it changes nothing, for whoever asked for it.
pub const fn nothing(deed: &Deed) -> &'static str {
    match deed {
        Deed::Accept => "Nothing to accept: no suggestion and nothing dismissed is selected.",
        Deed::Dismiss => "Nothing to dismiss.",
        _ => "Nothing changes: it is so already, or was dismissed (A takes that back).",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Moment, NewArticle, NewParagraph, Stamp};

    /// A session of four claims, of which the first two are suggestions and the last was put aside.
    fn session() -> (Session, Vec<Id>) {
        let mut session = Session::default();
        let mut seed = 0_u8;
        let article = Id::literal("pier");
        let mut all = Vec::new();
        let mut apply = |session: &mut Session, command| {
            seed += 1;
            let stamp = Stamp {
                by: Author::default(),
                at: Moment(0),
                seed: Id::derived(&[b"bulk", &[seed]]),
            };
            session.apply(command, &stamp).unwrap().created
        };
        apply(
            &mut session,
            Command::AddArticle(NewArticle {
                id: Some(article),
                paragraphs: vec![NewParagraph {
                    text: "One. Two. Six. Ten.".to_owned(),
                    ..NewParagraph::default()
                }],
                ..NewArticle::default()
            }),
        );
        for start in [0, 5, 10, 15] {
            let command = Command::AddClaim {
                id: None,
                article,
                start,
                end: start + 4,
                statement: String::new(),
                part_of: None,
            };
            all.extend(apply(&mut session, command));
        }
        for id in &all[..2] {
            let command = Command::SetField {
                kind: Kind::Claim,
                id: *id,
                field: "standing".to_owned(),
                value: "suggested".into(),
            };
            apply(&mut session, command);
        }
        apply(&mut session, Command::Dismiss { claim: all[3] });
        (session, all)
    }

    fn label_of(session: &Session, deed: &Deed, claims: &[Id]) -> Option<String> {
        match command(session, deed, claims)? {
            Command::Batch { label, .. } => Some(label),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_name_counts_what_is_changed_and_nothing_else() {
        let (session, all) = session();
        let said = |deed: Deed| label_of(&session, &deed, &all);
        assert_eq!(said(Deed::Dismiss).unwrap(), "Dismiss 3 claims");
        // Two suggestions and the one that comes back.
        assert_eq!(said(Deed::Accept).unwrap(), "Accept 3 claims");
        assert_eq!(
            label_of(&session, &Deed::Accept, &all[3..]).unwrap(),
            "Take back F4"
        );
        assert_eq!(label_of(&session, &Deed::Accept, &all[2..3]), None);
        assert_eq!(
            said(Deed::Status(CheckStatus::Checked)).unwrap(),
            "Set status of 3 claims: Checked"
        );
        assert_eq!(said(Deed::Status(CheckStatus::ToCheck)), None);
    }

    #[test]
    fn all_of_it_is_one_step_and_undone_as_one() {
        let (mut session, all) = session();
        let before = session.clone();
        let author = Author {
            name: "Ida Brandt".to_owned(),
            initials: "IB".to_owned(),
        };
        let whom = Whom::named(&session, author).unwrap();
        let command = command(&session, &Deed::Assign(Some(whom)), &all).unwrap();
        let stamp = |seed: &[u8]| Stamp {
            by: Author::default(),
            at: Moment(9),
            seed: Id::derived(&[seed]),
        };
        session.apply(command, &stamp(b"do")).unwrap();
        let person = session.claims.get(all[0]).unwrap().assigned_to.unwrap();
        assert_eq!(session.people.get(person).unwrap().name, "Ida Brandt");
        assert_eq!(session.claims.get(all[3]).unwrap().assigned_to, None);
        assert_eq!(
            session.undo_label().unwrap(),
            "Assign 3 claims to Ida Brandt"
        );
        session.apply(Command::Undo, &stamp(b"undo")).unwrap();
        for id in &all {
            let now = session.claims.get(*id).unwrap();
            assert_eq!(now.assigned_to, before.claims.get(*id).unwrap().assigned_to);
        }
        assert!(session.people.live().next().is_none());
    }
}
