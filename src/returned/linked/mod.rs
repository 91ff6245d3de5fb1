//! Linked data that came back: checks (`ClaimReview`) and annotations (W3C), edited by other programs.

mod annotations;
mod claim_review;

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Proposal, Returned, ReturnedError, short};
use crate::export::linked::name;
use crate::export::plain;
use crate::import::ImportError;
use crate::session::{Command, Id, Scale, Session};
use crate::text::counted;

/// The most bytes of linked data that are read.
const MOST: usize = 32 << 20;

/// The most objects in it.
const OBJECTS: usize = 20_000;

/// Whether a file may be linked data.
pub(super) fn knows(content: &[u8]) -> bool {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let start = content.trim_ascii_start();
    let head = start.get(..4096).unwrap_or(start);
    let within = |words: &[u8]| head.windows(words.len()).any(|one| one == words);
    let words: [&[u8]; 4] = [
        b"\"@context\"",
        b"\"@type\"",
        b"\"@graph\"",
        b"\"Annotation",
    ];
    matches!(start.first(), Some(b'{' | b'[')) && words.into_iter().any(within)
}

/// What linked data says, beside the session as it is now.
pub(super) fn read(
    session: &Session,
    content: &[u8],
    article: Option<Id>,
) -> Result<Returned, ReturnedError> {
    if content.len() > MOST {
        let most = MOST >> 20;
        return Err(ImportError::Limit(format!("more than {most} MiB of linked data")).into());
    }
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let all: Value =
        serde_json::from_slice(content).map_err(|error| ImportError::Damaged(error.to_string()))?;
    let mut objects = Vec::new();
    gather(&all, &mut objects, 0);
    if objects.len() > OBJECTS {
        return Err(ImportError::Limit(format!("more than {OBJECTS} entries")).into());
    }
    let of = |kind: &str| -> Vec<&Value> {
        let all = objects.iter().copied();
        all.filter(|one| is_a(one, kind)).collect()
    };
    let (reviews, notes) = (of("ClaimReview"), of("Annotation"));
    let mut work = Work {
        session,
        scale: session.scale(),
        names: session.claims.all().map(|(id, _)| (name(id), id)).collect(),
        proposals: Vec::new(),
        unplaced: Vec::new(),
    };
    let what = match (reviews.len(), notes.len()) {
        (0, 0) => return Err(ReturnedError::Unknown("linked data of another kind")),
        (some, 0) => counted(some, "published check"),
        (0, some) => counted(some, "annotation"),
        (some, more) => format!(
            "{}, {}",
            counted(some, "published check"),
            counted(more, "annotation")
        ),
    };
    for review in reviews {
        claim_review::read(&mut work, review);
    }
    for note in notes {
        annotations::read(&mut work, note, article);
    }
    Ok(Returned {
        what,
        proposals: work.proposals,
        unplaced: work.unplaced,
    })
}

/// The objects of a file that may be ours: itself, those of a list, a graph, a page, or a feed.
fn gather<'v>(value: &'v Value, found: &mut Vec<&'v Value>, depth: usize) {
    // A page in a collection in a list is as deep as it goes.
    if depth > 6 || found.len() > OBJECTS {
        return;
    }
    match value {
        Value::Array(list) => {
            for one in list {
                gather(one, found, depth + 1);
            }
        }
        Value::Object(map) => {
            if is_a(value, "ClaimReview") || is_a(value, "Annotation") {
                found.push(value);
                return;
            }
            for key in [
                "@graph",
                "items",
                "first",
                "itemListElement",
                "item",
                "dataFeedElement",
            ] {
                if let Some(inner) = map.get(key) {
                    gather(inner, found, depth + 1);
                }
            }
        }
        _ => {}
    }
}

/// Whether an object is of a type; its name may be written in several ways.
fn is_a(value: &Value, kind: &str) -> bool {
    let types = value.get("@type").or_else(|| value.get("type"));
    let same = |one: &Value| {
        let one = one.as_str().unwrap_or_default();
        one.rsplit(['/', '#', ':']).next() == Some(kind)
    };
    match types {
        Some(Value::Array(list)) => list.iter().any(same),
        Some(one) => same(one),
        None => false,
    }
}

/// One value, or each of a list of them.
fn each(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(list)) => list,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    }
}

/// What is found on the way.
struct Work<'s> {
    session: &'s Session,
    scale: Scale,
    /// The claims by their names in the world.
    names: BTreeMap<String, Id>,
    proposals: Vec<Proposal>,
    unplaced: Vec<String>,
}

impl Work<'_> {
    /// Proposes that a field says something else; nothing where it says it already.
    fn propose(
        &mut self,
        label: &str,
        claim: Id,
        what: &str,
        (now, then): (&str, &str),
        command: Command,
    ) {
        let (now, then) = (now.trim(), then.trim());
        if now == then {
            return;
        }
        let said = |text: &str| {
            if text.is_empty() {
                "nothing".to_owned()
            } else {
                format!("“{}”", short(text))
            }
        };
        self.proposals.push(Proposal {
            says: format!("{label}, {what}: {} becomes {}", said(now), said(then)),
            claim: Some(claim),
            command,
        });
    }

    /// Proposes a verdict by its label as published.
    fn verdict(&mut self, label: &str, claim: Id, said: &str) {
        let now = self
            .session
            .claims
            .get(claim)
            .and_then(|one| one.verdict.clone());
        let text = |id: &str| {
            let label = self.scale.label(id);
            label.map_or_else(|| id.to_owned(), |label| label.text.clone())
        };
        let now = now.as_deref().map(text).unwrap_or_default();
        if said.trim() == plain(now.trim()) {
            return;
        }
        let same = |one: &&crate::session::Label| {
            one.text.trim().to_lowercase() == said.trim().to_lowercase()
        };
        let mut labels = self.scale.labels.iter().filter(same);
        match (labels.next(), labels.next()) {
            (Some(one), None) => {
                let verdict = Some(one.id.clone());
                let command = Command::SetVerdict { claim, verdict };
                self.propose(label, claim, "verdict", (&now, said), command);
            }
            _ => self.unplaced.push(format!(
                "{label}: “{}” is no label of the rating scale",
                short(said)
            )),
        }
    }
}

#[cfg(test)]
mod tests;
