//! What a spreadsheet says it holds, looked at before anybody makes room for it: calamine 0.38 reserves for as many texts, and
//! for as many formulas, as two numbers in the file say.

use std::io::{BufReader, Cursor, Read};

use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

/// The most texts and formulas that a spreadsheet may say it holds: ten for every row that is read.
const MOST: u64 = 10 * super::read::ROWS as u64;

/// Attributes that calamine makes room by, and the elements they stand in.
const COUNTS: [(&str, &str); 2] = [("sst", "uniqueCount"), ("f", "si")];

/// Why nobody should read it: a number in it is far beyond what it can hold. What is no archive has no such numbers.
pub(super) fn too_far(content: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(content)).ok()?;
    (0..archive.len()).find_map(|at| {
        let part = archive.by_index(at).ok()?;
        let is_xml = part.name().is_ok_and(|name| name.ends_with(".xml"));
        is_xml.then(|| in_part(part)).flatten()
    })
}

/// The same for one part, read as calamine reads it; where that fails, calamine goes no further either.
fn in_part(part: impl Read) -> Option<String> {
    let mut xml = Reader::from_reader(BufReader::new(part));
    let config = xml.config_mut();
    config.check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let (Event::Start(tag) | Event::Empty(tag)) = (match xml.read_event_into(&mut buffer) {
            Ok(Event::Eof) | Err(_) => return None,
            Ok(event) => event,
        }) else {
            continue;
        };
        let Some((_, name)) = COUNTS
            .iter()
            .find(|(element, _)| tag.local_name().as_ref() == *element)
        else {
            continue;
        };
        let mut attributes = tag.attributes();
        let numbers = attributes.with_checks(false).flatten();
        let mut numbers = numbers.filter(|one| one.key.as_ref() == *name);
        if let Some(number) = numbers.find(|one| one.value.parse().is_ok_and(|n: u64| n > MOST)) {
            let number = &number.value;
            return Some(format!("it says that it holds {number} texts or formulas"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_what_a_table_holds_are_told() {
        for (part, wrong) in [
            (r#"<sst count="3" uniqueCount="3"><si/></sst>"#, false),
            (r#"<sst uniqueCount="2147483647"><si/></sst>"#, true),
            (r#"<x:sst xmlns:x="x" uniqueCount='2147483647'/>"#, true),
            (r#"<c><f t="shared" si="12">A1</f></c>"#, false),
            (r#"<c><f t="shared" si="4000000000">A1</f></c>"#, true),
            // Words that look like it are words.
            (
                r#"<t>si="4000000000" &lt;sst uniqueCount="9999999999"</t>"#,
                false,
            ),
            (r#"<c si="4000000000"/>"#, false),
            ("<sst uniqueCount=", false),
        ] {
            assert_eq!(in_part(part.as_bytes()).is_some(), wrong, "{part}");
        }
        assert_eq!(too_far(b"PK nothing"), None);
    }
}
