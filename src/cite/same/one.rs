//! What is made one: sources of a text, two of a session, and what is entered that is there already.

use std::collections::BTreeMap;

use super::{Why, is_made, keys, known};
use crate::{
    cite::{Read, address::noted},
    session::{Command, Id, Kind, NewSource, Record as _, Session, Source, SourceKind, Tier},
};

/// Makes one of the sources of a text that have the same DOI or address: the first gets what it lacks of the others. It is told of.
pub(in crate::cite) fn fold(read: &mut Read) {
    let mut places: BTreeMap<(Why, String), usize> = BTreeMap::new();
    let mut kept: Vec<NewSource> = Vec::with_capacity(read.sources.len());
    for source in std::mem::take(&mut read.sources) {
        let keys: Vec<_> = keys(&source.address, &source.note).collect();
        let place = keys.iter().find_map(|key| places.get(key).copied());
        let first = place.and_then(|place| Some((place, kept.get_mut(place)?)));
        let place = if let Some((place, first)) = first {
            read.problems.push(format!(
                "“{}” is the same as “{}”, and is entered with it.",
                source.title, first.title
            ));
            lend(first, source);
            place
        } else {
            kept.push(source);
            kept.len() - 1
        };
        for key in keys {
            places.entry(key).or_insert(place);
        }
    }
    read.sources = kept;
}

/// Gives a source what it lacks of another account of it.
fn lend(first: &mut NewSource, other: NewSource) {
    if is_made(&first.title, &first.address) && !is_made(&other.title, &other.address) {
        first.title = other.title;
    }
    let words = [
        (&mut first.author, other.author),
        (&mut first.publisher, other.publisher),
        (&mut first.published, other.published),
        (&mut first.archive, other.archive),
        (&mut first.accessed_on, other.accessed_on),
        (&mut first.note, other.note),
    ];
    for (here, there) in words {
        if here.is_empty() {
            *here = there;
        }
    }
    if first.kind == SourceKind::Unset {
        first.kind = other.kind;
    }
}

/// What is filled in from the one that was entered again.
const FILLED: [&str; 8] = [
    "author",
    "publisher",
    "published",
    "address",
    "archive",
    "accessed_on",
    "independence",
    "credibility",
];

fn set(id: Id, field: &str, value: serde_json::Value) -> Command {
    Command::SetField {
        kind: Kind::Source,
        id,
        field: field.to_owned(),
        value,
    }
}

/// What a source lacks and another account of it has, as steps. Whatever is confidential stays so.
fn filled(id: Id, kept: &Source, other: &Source) -> Vec<Command> {
    let mut commands = Vec::new();
    for field in FILLED {
        let words = |source: &Source| match source.get(field) {
            Some(serde_json::Value::String(words)) => words.trim().to_owned(),
            _ => String::new(),
        };
        let (here, there) = (words(kept), words(other));
        if here.is_empty() && !there.is_empty() {
            commands.push(set(id, field, there.into()));
        }
    }
    // An address stays; the DOI that is found besides is noted.
    let mut note = kept.note.clone();
    let here: Vec<_> = keys(&kept.address, &kept.note).collect();
    let only_here = |note: &str| {
        let mut there = keys("", note).peekable();
        let begins = note.starts_with("Also at ") && !note.contains(';');
        begins && there.peek().is_some() && there.all(|key| here.contains(&key))
    };
    if note.trim().is_empty() && !only_here(&other.note) {
        note.clone_from(&other.note);
    }
    let other_place = keys(&other.address, "").next();
    let is_new = |key: &(Why, String)| key.0 == Why::Doi && !here.contains(key);
    if !kept.address.trim().is_empty() && other_place.as_ref().is_some_and(is_new) {
        note = noted(&note, &other.address);
    }
    if note != kept.note && !note.trim().is_empty() {
        commands.push(set(id, "note", note.into()));
    }
    // A title that was only made of the address gives way to one that somebody wrote.
    let made = |source: &Source| is_made(&source.title, &source.address);
    if made(kept) && !made(other) {
        commands.push(set(id, "title", other.title.clone().into()));
    }
    if kept.kind == SourceKind::Unset && other.kind != SourceKind::Unset {
        commands.push(set(id, "kind", other.kind.word().into()));
    }
    if kept.tier == Tier::Unset && other.tier != Tier::Unset {
        commands.push(set(id, "tier", other.tier.word().into()));
    }
    if other.confidential && !kept.confidential {
        commands.push(set(id, "confidential", true.into()));
    }
    commands
}

/// The step that makes one of two sources: all that cites either then cites `stands`, which gets what only the other one knows.
/// Nothing if one of the two is not there.
pub fn merge(session: &Session, stands: Id, twice: Id) -> Option<Command> {
    let (kept, other) = (session.sources.get(stands)?, session.sources.get(twice)?);
    let mut commands = vec![set(twice, "same_as", serde_json::to_value(stands).ok()?)];
    commands.extend(filled(stands, kept, other));
    Some(Command::Batch {
        label: format!("Merge sources: {}", kept.title),
        commands,
    })
}

/// The step that enters new sources, each under a name of its own; of one that is entered already, what that lacks. Nothing if
/// there is nothing to enter.
pub fn enter(
    session: &Session,
    new: &[NewSource],
    mut name: impl FnMut() -> Option<Id>,
) -> Option<Command> {
    let mut commands = Vec::new();
    for (new, known) in new.iter().zip(known(session, new)) {
        match known.and_then(|id| Some((id, session.sources.get(id)?))) {
            Some((id, source)) => commands.extend(filled(id, source, &new.source())),
            None => commands.push(Command::AddSource(NewSource {
                id: Some(name()?),
                ..new.clone()
            })),
        }
    }
    let label = match new {
        [one] => format!("Enter source: {}", one.title),
        all => format!("Enter {} sources", all.len()),
    };
    (!commands.is_empty()).then_some(Command::Batch { label, commands })
}
