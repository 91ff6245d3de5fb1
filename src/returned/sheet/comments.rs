//! The comments on the cells of a workbook, as Excel keeps them beside its sheets (ECMA-376 part 1, 18.7).

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::import::readers::xml::{Node, Xml};

/// The most bytes of a part that are read.
const PART: u64 = 16 << 20;
/// The most parts with comments that are looked at.
const PARTS: usize = 50;
/// What stands before the words of a newer comment in the place where older programs look.
const NEWER: &str = "[Threaded comment]";

/// The comments of a workbook: at which cell, and what they say. What cannot be read is left out: it is listed, and nothing rests
/// on it.
pub(super) fn comments(content: &[u8]) -> Vec<(String, String)> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(content)) else {
        return Vec::new();
    };
    let names = archive.file_names().filter_map(Result::ok);
    let names = names.filter(|name| name.starts_with("xl/comments") && name.ends_with(".xml"));
    let mut names: Vec<String> = names.map(std::borrow::Cow::into_owned).collect();
    names.sort();
    let mut found = Vec::new();
    for name in names.iter().take(PARTS) {
        let Ok(part) = archive.by_name(name) else {
            continue;
        };
        let mut text = String::new();
        if part.take(PART).read_to_string(&mut text).is_ok() {
            listed(&text, &mut found);
        }
    }
    found
}

fn listed(text: &str, found: &mut Vec<(String, String)>) {
    let mut xml = Xml::new(text);
    // Where it stands, and how deep inside its words the reader is.
    let mut open: Vec<String> = Vec::new();
    while let Ok(Some(node)) = xml.next() {
        match node {
            Node::Open(element) => {
                if element.name() == "comment" {
                    let place = element.attribute("ref").unwrap_or_default();
                    found.push((place, String::new()));
                }
                open.push(element.name().to_owned());
            }
            Node::Close => {
                if open.pop().as_deref() == Some("comment") {
                    settle(found);
                }
            }
            Node::Text(words) => {
                if open.last().is_some_and(|one| one == "t")
                    && open.iter().any(|one| one == "comment")
                    && let Some((_, said)) = found.last_mut()
                {
                    said.push_str(&words);
                }
            }
        }
    }
}

/// A comment is read to its end: only what somebody said is kept, if anything was.
fn settle(found: &mut Vec<(String, String)>) {
    let Some((_, said)) = found.last_mut() else {
        return;
    };
    if said.starts_with(NEWER)
        && let Some((_, words)) = said.split_once("Comment:")
    {
        *said = words.to_owned();
    }
    if said.trim().is_empty() {
        found.pop();
    } else {
        *said = said.trim().to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_listed_with_their_cells() {
        let mut found = Vec::new();
        listed(
            r#"<comments xmlns="x"><authors><author>Ida</author></authors><commentList>
            <comment ref="B3" authorId="0"><text><r><t>Ida:</t></r><r><t xml:space="preserve"> look &amp; see </t></r></text></comment>
            <comment ref="C4" authorId="0"><text><t>[Threaded comment]&#10;Your version of Excel&#10;Comment:&#10;    In short</t></text></comment>
            <comment ref="D5" authorId="0"><text><t> </t></text></comment>"#,
            &mut found,
        );
        let said: Vec<(&str, &str)> = found.iter().map(|(at, said)| (&**at, &**said)).collect();
        assert_eq!(said, [("B3", "Ida: look & see"), ("C4", "In short")]);
        assert!(comments(b"PK nothing").is_empty());
    }
}
