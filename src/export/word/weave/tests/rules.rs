//! The rules of the format (ECMA-376 part 1, 17; [MS-DOCX]), for what is put into a document.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use crate::import::readers::xml::{Node, Xml};

/// Elements that hold runs, and so what is put between them (`EG_PContent` and its kin).
const HOLDERS: [&str; 11] = [
    "p",
    "hyperlink",
    "ins",
    "moveTo",
    "moveFrom",
    "sdtContent",
    "smartTag",
    "customXml",
    "fldSimple",
    "dir",
    "bdo",
];

/// What is seen of a part.
#[derive(Default)]
struct Seen {
    /// Ids of tracked changes and bookmarks; of comments, by what refers to them.
    ids: BTreeMap<String, Vec<String>>,
    begun: Vec<String>,
    ended: Vec<String>,
    referred: Vec<String>,
}

/// Checks a package.
pub fn hold(document: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut parts = BTreeMap::new();
    for name in &names {
        let mut bytes = Vec::new();
        archive
            .by_name(name)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        let text = encoding_rs::UTF_8.decode(&bytes).0.into_owned();
        assert!(parts.insert(name.clone(), text).is_none(), "{name} twice");
    }
    let types = attributes(&parts["[Content_Types].xml"], "Override", "PartName");
    for name in &types {
        assert!(
            parts.contains_key(name.trim_start_matches('/')),
            "{name} is no part"
        );
    }
    assert_eq!(
        types.iter().collect::<BTreeSet<_>>().len(),
        types.len(),
        "typed twice"
    );
    let body = look(&parts["word/document.xml"]);
    let Some(comments) = parts.get("word/comments.xml") else {
        assert!(body.referred.is_empty() && body.begun.is_empty());
        return;
    };
    for part in ["comments", "commentsExtended"] {
        assert!(
            types.contains(&format!("/word/{part}.xml")),
            "{part} has no type"
        );
        let targets = attributes(
            &parts["word/_rels/document.xml.rels"],
            "Relationship",
            "Target",
        );
        let of_part = targets.iter().filter(|to| **to == format!("{part}.xml"));
        assert_eq!(of_part.count(), 1, "{targets:?}");
    }
    let ids = attributes(&parts["word/_rels/document.xml.rels"], "Relationship", "Id");
    assert_eq!(
        ids.iter().collect::<BTreeSet<_>>().len(),
        ids.len(),
        "{ids:?}"
    );
    let comments = look(comments);
    let defined = &comments.ids["comment"];
    let sorted = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    for list in [&body.begun, &body.ended, &body.referred, defined] {
        assert_eq!(sorted(list), sorted(defined));
        assert_eq!(sorted(list).len(), list.len(), "{list:?}");
    }
    // Threads name paragraphs that are there, answers after what they answer.
    let names = attributes(&parts["word/comments.xml"], "p", "paraId");
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    let extended = &parts["word/commentsExtended.xml"];
    let threads = attributes(extended, "commentEx", "paraId");
    assert_eq!(threads.len(), defined.len());
    for name in threads
        .iter()
        .chain(&attributes(extended, "commentEx", "paraIdParent"))
    {
        assert!(names.contains(name), "{name}");
        assert!(u32::from_str_radix(name, 16).unwrap() < 0x8000_0000);
    }
}

/// An attribute of all elements of a name.
fn attributes(text: &str, name: &str, attribute: &str) -> Vec<String> {
    let mut xml = Xml::new(text);
    let mut found = Vec::new();
    while let Some(node) = xml.next().unwrap() {
        if let Node::Open(element) = node
            && element.name() == name
        {
            found.extend(element.attribute(attribute));
        }
    }
    found
}

fn look(text: &str) -> Seen {
    let mut xml = Xml::new(text);
    let mut seen = Seen::default();
    let mut stack: Vec<String> = Vec::new();
    // Of each open run, whether something stands in it besides its properties.
    let mut filled: Vec<bool> = Vec::new();
    while let Some(node) = xml.next().unwrap() {
        match node {
            Node::Open(element) => {
                let name = element.name().to_owned();
                let parent = stack.last().map_or("", String::as_str).to_owned();
                let inside = |what: &str| stack.iter().any(|open| open == what);
                let id = element.attribute("id").unwrap_or_default();
                match name.as_str() {
                    "ins" | "del" => {
                        assert!(HOLDERS.contains(&parent.as_str()), "{name} in {parent}");
                        assert!(!(name == "ins" && inside("ins")), "an insertion in another");
                        assert!(!inside("del"), "{name} in a deletion");
                        assert!(element.attribute("author").is_some());
                    }
                    "commentRangeStart" | "commentRangeEnd" => {
                        assert!(HOLDERS.contains(&parent.as_str()), "{name} in {parent}");
                    }
                    "commentReference" => {
                        assert_eq!(parent, "r");
                        assert!(!inside("del"), "a comment's mark in a deletion");
                    }
                    "r" => {
                        let holder = HOLDERS.contains(&parent.as_str()) || parent == "del";
                        assert!(holder, "a run in {parent}");
                        filled.push(false);
                    }
                    "rPr" if parent == "r" => {
                        assert_eq!(filled.last(), Some(&false), "properties behind words");
                    }
                    "t" => assert!(!inside("del"), "words that are there in a deletion"),
                    "delText" => assert!(inside("del"), "deleted words outside of a deletion"),
                    _ => {}
                }
                if parent == "r"
                    && name != "rPr"
                    && let Some(filled) = filled.last_mut()
                {
                    *filled = true;
                }
                match name.as_str() {
                    "commentRangeStart" => seen.begun.push(id),
                    "commentRangeEnd" => {
                        assert!(seen.begun.contains(&id), "{id} ends before it begins");
                        seen.ended.push(id);
                    }
                    "commentReference" => seen.referred.push(id),
                    "comment" => seen.ids.entry("comment".into()).or_default().push(id),
                    "ins" | "del" | "bookmarkStart" | "rPrChange" | "moveFrom" | "moveTo" => {
                        let all = seen.ids.entry("tracked".into()).or_default();
                        assert!(!all.contains(&id), "{id} is given twice: {text}");
                        all.push(id);
                    }
                    _ => {}
                }
                stack.push(name);
            }
            Node::Close => {
                if stack.pop().as_deref() == Some("r") {
                    filled.pop();
                }
            }
            Node::Text(_) => {}
        }
    }
    seen
}
