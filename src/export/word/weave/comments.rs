//! The parts in which comments stand: what they say, and which answers which.

use std::fmt::Write as _;

use super::earlier::Rest;
use super::ids::Ids;
use super::parts::{Part, Parts, with_last};
use super::{Said, WeaveError};
use crate::export::{plain, word::xml};
use crate::import::readers::docx::Target;

/// The namespace of names of paragraphs.
const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
/// The namespace of threads.
const W15: &str = "http://schemas.microsoft.com/office/word/2012/wordml";
/// The beginning of the types of relationships of a transitional document, and of a strict one.
const TYPES: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
/// What the words of a strict document are named by.
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// A part that may have to be made.
struct Kind<'s> {
    /// The last word of the type of its relationship.
    sort: &'static str,
    /// The whole type.
    relationship: String,
    /// Its content type.
    content: &'static str,
    /// What its file is called, without the ending.
    file: &'static str,
    /// What its elements are named by.
    space: &'s str,
}

/// Puts what is said into the parts of comments, which are made where there are none.
pub fn add(
    parts: &mut Parts<'_>,
    body: &Part,
    threads: &[Rest<'_>],
    numbers: &[Vec<u32>],
    ids: &mut Ids,
) -> Result<(), WeaveError> {
    let strict = usize::from(body.space == STRICT);
    let types = TYPES.get(strict).copied().unwrap_or_default();
    let comments = part(
        parts,
        &Kind {
            sort: "comments",
            relationship: format!("{types}/comments"),
            content: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
            file: "comments",
            space: &body.space,
        },
        || format!(r#"<w:comments xmlns:w="{}"/>"#, body.space),
    )?;
    let extended = part(
        parts,
        &Kind {
            sort: "commentsExtended",
            relationship: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
                .to_owned(),
            content: "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
            file: "commentsExtended",
            space: W15,
        },
        || format!(r#"<w15:commentsEx xmlns:w15="{W15}"/>"#),
    )?;
    let (mut said, mut hang) = (String::new(), String::new());
    for (thread, numbers) in threads.iter().zip(numbers) {
        let p = &extended.prefix;
        // Threads that other programs began may have no entry yet.
        if let Some(first) = &thread.under
            && !extended.text.contains(&format!("paraId=\"{first}\""))
        {
            write!(hang, r#"<{p}commentEx {p}paraId="{first}" {p}done="0"/>"#).ok();
        }
        let mut first = thread.under.clone();
        for (one, number) in thread.said.iter().zip(numbers) {
            let name = comment(&mut said, &comments.prefix, one, *number, ids);
            let done = u8::from(thread.done);
            let under = first.as_ref().map_or_else(String::new, |first| {
                format!(r#" {p}paraIdParent="{first}""#)
            });
            // Writing to a String cannot fail.
            write!(
                hang,
                r#"<{p}commentEx {p}paraId="{name}"{under} {p}done="{done}"/>"#
            )
            .ok();
            first.get_or_insert(name);
        }
    }
    for (part, root, more) in [
        (&comments, "comments", said),
        (&extended, "commentsEx", hang),
    ] {
        let root = format!("{}{root}", part.prefix);
        let text = with_last(&part.text, &root, &more)?;
        parts.replace(&part.name, text);
    }
    Ok(())
}

/// Writes a comment; the answer is the name of its last paragraph, by which answers find it.
fn comment(out: &mut String, p: &str, said: &Said, number: u32, ids: &mut Ids) -> String {
    let by = xml::line(&said.by);
    write!(out, r#"<{p}comment {p}id="{number}" {p}author="{by}""#).ok();
    for (attribute, value) in [("date", &said.on), ("initials", &said.initials)] {
        if !value.is_empty() {
            write!(out, r#" {p}{attribute}="{}""#, xml::line(value)).ok();
        }
    }
    out.push('>');
    let mut name = String::new();
    let one = [String::new()];
    let paragraphs = if said.paragraphs.is_empty() {
        &one[..]
    } else {
        &said.paragraphs
    };
    for paragraph in paragraphs {
        let words = plain(&paragraph.replace(['\n', '\r'], " "));
        name = ids.paragraph(&words);
        write!(
            out,
            r#"<{p}p xmlns:w14="{W14}" w14:paraId="{name}"><{p}r><{p}t xml:space="preserve">{}</{p}t></{p}r></{p}p>"#,
            xml::line(&words),
        )
        .ok();
    }
    write!(out, "</{p}comment>").ok();
    name
}

/// The part of a kind; where there is none it is made, with its relationship and its content type.
fn part(
    parts: &mut Parts<'_>,
    kind: &Kind<'_>,
    blank: impl FnOnce() -> String,
) -> Result<Part, WeaveError> {
    let missing = || WeaveError::Written(format!("its {} are not there", kind.sort));
    let targets = parts.targets()?;
    let is_it = |target: &&Target| target.sort == kind.sort && !target.outside;
    if let Some(target) = targets.values().find(is_it)
        && let Some(part) = parts.part(&target.to)?
    {
        if part.prefix.is_empty() {
            return Err(WeaveError::Written(format!("{} has no prefix", part.name)));
        }
        // Nobody would read what is put there, nor would we the next time.
        if part.space != kind.space {
            return Err(WeaveError::Written(format!(
                "{} holds something else",
                part.name
            )));
        }
        return Ok(part);
    }
    let folder = parts.folder();
    let names = std::iter::once(String::new()).chain((2..).map(|n: u32| n.to_string()));
    let file = names
        .map(|n| format!("{}{n}.xml", kind.file))
        .find(|file| !parts.has(&format!("{folder}{file}")))
        .ok_or_else(missing)?;
    let name = format!("{folder}{file}");
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    parts.replace(&name, format!("{head}{}", blank()));
    relate(parts, &kind.relationship, &file)?;
    declare(parts, &name, kind.content)?;
    parts.part(&name)?.ok_or_else(missing)
}

/// Adds a relationship of the main part.
fn relate(parts: &mut Parts<'_>, sort: &str, to: &str) -> Result<(), WeaveError> {
    const SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let name = parts.relationships();
    if !parts.has(&name) {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        parts.replace(&name, format!(r#"{head}<Relationships xmlns="{SPACE}"/>"#));
    }
    let Some(part) = parts.part(&name)? else {
        return Ok(());
    };
    let mut numbers = (1..).map(|n: u32| format!("rIdTickmark{n}"));
    let free = numbers.find(|id| !part.text.contains(&format!("\"{id}\"")));
    let id = free.unwrap_or_default();
    let p = &part.prefix;
    let more = format!(r#"<{p}Relationship Id="{id}" Type="{sort}" Target="{to}"/>"#);
    let text = with_last(&part.text, &format!("{p}Relationships"), &more)?;
    parts.replace(&name, text);
    Ok(())
}

/// Says what a part holds.
fn declare(parts: &mut Parts<'_>, name: &str, content: &str) -> Result<(), WeaveError> {
    const TYPES: &str = "[Content_Types].xml";
    let Some(part) = parts.part(TYPES)? else {
        return Err(WeaveError::Written(
            "it does not say what its parts hold".to_owned(),
        ));
    };
    let p = &part.prefix;
    let more = format!(r#"<{p}Override PartName="/{name}" ContentType="{content}"/>"#);
    let text = with_last(&part.text, &format!("{p}Types"), &more)?;
    parts.replace(TYPES, text);
    Ok(())
}
