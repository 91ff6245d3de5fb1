//! What a template holds, where templates lie, and how one is made of a session.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    session::{Command, Id, Kind, Record as _, Session, Way},
    storage::write_setting,
    workbench::desk::way,
};

/// The folder of templates, beside the settings.
const FOLDER: &str = "sessions";
/// The largest template that is read, in bytes.
const MOST: u64 = 1 << 20;
/// The most templates that are looked at.
const FILES: usize = 200;
/// The fields of a session's details that a template may set.
const FIELDS: [&str; 6] = ["publication", "scale", "threshold", "way", "blind", "rules"];

/// How a kind of session begins: commands that set it up, in a file that can be read and written by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What it is called.
    pub name: String,
    /// What sets a session up.
    pub commands: Vec<Command>,
}

/// A template, with the file it lies in; those that come with the program lie in none.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The template.
    pub template: Template,
    /// Its file.
    pub file: Option<PathBuf>,
}

/// Where the templates of this machine lie.
pub fn folder(settings: &Path) -> PathBuf {
    settings.with_file_name(FOLDER)
}

/// The templates that come with the program, then those of a folder by name; and what could not be read.
pub fn all(folder: Option<&Path>) -> (Vec<Found>, Vec<String>) {
    let mut found: Vec<Found> = own()
        .into_iter()
        .map(|template| Found {
            template,
            file: None,
        })
        .collect();
    let mut unread = Vec::new();
    let Some(entries) = folder.and_then(|folder| fs::read_dir(folder).ok()) else {
        return (found, unread);
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let json = paths.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let mut paths: Vec<PathBuf> = json.take(FILES).collect();
    paths.sort();
    for path in paths {
        match read(&path) {
            Ok(template) => found.push(Found {
                template,
                file: Some(path),
            }),
            Err(why) => unread.push(format!("{}: {why}", path.display())),
        }
    }
    (found, unread)
}

fn read(path: &Path) -> Result<Template, String> {
    let about = fs::symlink_metadata(path).map_err(|error| error.to_string())?;
    if !about.is_file() || about.len() > MOST {
        return Err("no file of at most a megabyte".to_owned());
    }
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    let template: Template = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
    if template.name.trim().is_empty() {
        return Err("has no name".to_owned());
    }
    match template.commands.iter().find(|command| !sets_up(command)) {
        None => Ok(template),
        Some(_) => Err("holds a command that does more than set a session up".to_owned()),
    }
}

/// Whether a command only sets a session up: a template decides nothing and takes nothing out.
fn sets_up(command: &Command) -> bool {
    match command {
        Command::SetField {
            kind: Kind::Details,
            field,
            ..
        } => FIELDS.contains(&field.as_str()),
        Command::SetScale { .. }
        | Command::SetThreshold { .. }
        | Command::AddScale { .. }
        | Command::AddPerson { .. } => true,
        _ => false,
    }
}

/// Those that come with the program.
fn own() -> [Template; 2] {
    let template = |name: &str, chosen: Way| Template {
        name: name.to_owned(),
        commands: way(&Session::default(), &chosen, true),
    };
    [
        template("Magazine check, line by line", Way::EveryFact),
        template("Debunking, what is most worth a check", Way::MostWorth),
    ]
}

/// The template that a session would make: how it is worked on, its rating scales, its people; nothing of its articles.
pub fn of(session: &Session, name: &str) -> Template {
    let mut commands = Vec::new();
    for (id, scale) in session.scales.live() {
        commands.push(Command::AddScale {
            id: Some(id),
            name: scale.name.clone(),
            labels: scale.labels.to_vec(),
            conclusion: scale.conclusion,
        });
    }
    let details = &*session.details;
    commands.extend(details.scale.map(|scale| Command::SetScale { scale }));
    for field in FIELDS.into_iter().filter(|field| *field != "scale") {
        if let Some(value) = details.get(field).filter(|_| !details.is_blank(field)) {
            commands.push(Command::SetField {
                kind: Kind::Details,
                id: Id::SESSION,
                field: field.to_owned(),
                value,
            });
        }
    }
    for (_, person) in session.people.live() {
        commands.push(Command::AddPerson {
            id: None,
            name: person.name.clone(),
            initials: person.initials.clone(),
            role: person.role.clone(),
        });
    }
    Template {
        name: name.trim().to_owned(),
        commands,
    }
}

/// What sets a session up as a template says, as one step; what is so already is left out.
pub fn step(template: &Template, session: &Session) -> Command {
    let known = |wanted: &str| session.people.live().any(|(_, one)| one.name == wanted);
    let fresh = template.commands.iter().filter(|command| match command {
        Command::AddPerson { name, .. } => !known(name),
        Command::AddScale { id: Some(id), .. } => session.scales.get(*id).is_none(),
        _ => true,
    });
    Command::Batch {
        label: format!("Set up: {}", template.name),
        commands: fresh.cloned().collect(),
    }
}

/// Writes a template into a folder, in the place of one of the same name.
///
/// # Errors
/// The folder or the file cannot be written.
pub fn write(template: &Template, folder: &Path) -> io::Result<PathBuf> {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = template.name.chars().take(60).map(plain).collect();
    let path = folder.join(format!("{}.json", name.to_lowercase()));
    write_setting(&path, template)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Author, Moment, Stamp};

    fn stamp(n: usize) -> Stamp {
        Stamp {
            by: Author::default(),
            at: Moment(1_790_000_000),
            seed: Id::derived(&[&n.to_le_bytes()]),
        }
    }

    fn done(session: &mut Session, commands: Vec<Command>) {
        for command in commands {
            let n = usize::try_from(session.revision()).unwrap();
            session.apply(command, &stamp(n)).unwrap();
        }
    }

    #[test]
    fn a_template_sets_another_session_up_as_the_first_was() {
        let mut first = Session::default();
        done(
            &mut first,
            vec![
                Command::AddPerson {
                    id: None,
                    name: "Ines Vogt".to_owned(),
                    initials: "IV".to_owned(),
                    role: "editor".to_owned(),
                },
                Command::SetScale {
                    scale: Id::literal("africa-check"),
                },
                Command::SetField {
                    kind: Kind::Details,
                    id: Id::SESSION,
                    field: "blind".to_owned(),
                    value: true.into(),
                },
                Command::SetTitle {
                    title: "The ferry".to_owned(),
                },
            ],
        );
        let folder = tempfile::tempdir().unwrap();
        let template = of(&first, " Our desk: checks ");
        let file = write(&template, folder.path()).unwrap();
        let (found, unread) = all(Some(folder.path()));
        assert_eq!(unread, [""; 0]);
        assert_eq!(found.len(), 3);
        assert_eq!(found[2].file.as_deref(), Some(file.as_path()));

        let mut second = Session::default();
        let set_up = step(&found[2].template, &second);
        done(&mut second, vec![set_up]);
        assert!(second.details.blind);
        assert_eq!(second.details.title, "", "the title is the session's own");
        assert_eq!(second.scale().name, "Africa Check");
        assert_eq!(second.people.live().count(), 1);
        // Twice is once.
        let again = step(&template, &second);
        let n = usize::try_from(second.revision()).unwrap();
        assert!(!second.apply(again, &stamp(n)).unwrap().changed);
    }

    #[test]
    fn a_template_that_does_more_or_is_none_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            (
                "a.json",
                r#"{"name": "Wipe", "commands": [{"remove": {"kind": "claims", "id": "a"}}]}"#,
            ),
            (
                "b.json",
                r#"{"name": "Title", "commands": [{"set_field": {"kind": "session", "id": "session", "field": "title", "value": "x"}}]}"#,
            ),
            ("c.json", "{"),
            ("d.json", r#"{"name": " ", "commands": []}"#),
            ("e.txt", "no template"),
        ] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        std::fs::create_dir(folder.path().join("f.json")).unwrap();
        let (found, unread) = all(Some(folder.path()));
        assert_eq!(found.len(), 2, "those that come with the program");
        assert_eq!(unread.len(), 5, "{unread:?}");
    }
}
