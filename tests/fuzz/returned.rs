//! What comes back: bundles, tables, documents with our comments in them. Spoilt inside and as archives; nothing breaks, whatever
//! is proposed can be done, and what is put into a spoilt document leaves its text as it was.

use std::ffi::OsString;
use std::io::{Cursor, Read as _};
use std::sync::OnceLock;

use serde_json::{Value, json};
use tickmark::{
    child::{Confined, TASK},
    export::{self, Order, bundle},
    import::{self, Format, View, readers},
    returned,
    session::{Author, CheckStatus, Command, Id, Moment, NewArticle, NewParagraph, Session, Stamp},
    text::Span,
};

use super::documents::{PART, packed};
use super::targets::{answer, saves};

const ARTICLE: Id = Id::literal("ferry");
const TEXT: [&str; 3] = [
    "The ferry to Pell opened in 1911 and carried 312,000 cars in 2025.",
    "The council of Port Ellery paid 4.5 million crowns for the pier.",
    "Nobody thanked it.",
];

/// What a confined child answers, without one.
fn answers(command: &str, arguments: &[OsString], input: &[u8]) -> Vec<u8> {
    let words = arguments
        .iter()
        .map(|word| word.to_str().unwrap().to_owned());
    let words: Vec<String> = words.collect();
    if command == TASK {
        task(&words[0], input)
    } else {
        import::confined::answer(&words, input)
    }
}

fn task(name: &str, input: &[u8]) -> Vec<u8> {
    let tasks = [export::TASKS, returned::TASKS, bundle::TASKS].concat();
    let task = tasks.iter().find(|(known, _)| *known == name);
    let (_, task) = task.unwrap_or_else(|| panic!("no task {name}"));
    if name == "read-table" {
        // Tables are read by somebody else's code, which now and then counts too far: the child dies of that, and answers nothing.
        return std::panic::catch_unwind(|| task(input)).unwrap_or_default();
    }
    task(input)
}

fn confined() -> Confined<'static> {
    Confined::here(&answers)
}

fn stamp(n: usize) -> Stamp {
    Stamp {
        by: Author {
            name: "Ida Brandt".into(),
            initials: "IB".into(),
        },
        at: Moment(1_790_000_000),
        seed: Id::derived(&[&n.to_le_bytes()]),
    }
}

/// A session of three claims, one with a change that is asked for.
fn session() -> &'static Session {
    static MADE: OnceLock<Session> = OnceLock::new();
    MADE.get_or_init(|| {
        let paragraph = |text: &&str| NewParagraph {
            text: (*text).to_owned(),
            ..NewParagraph::default()
        };
        let mut commands = vec![Command::AddArticle(NewArticle {
            id: Some(ARTICLE),
            title: "Ferry".into(),
            paragraphs: TEXT.iter().map(paragraph).collect(),
            ..NewArticle::default()
        })];
        let mut start = 0;
        for (text, name) in TEXT.iter().zip(["one", "two", "three"]) {
            let id = name.parse().unwrap();
            commands.push(Command::AddClaim {
                id: Some(id),
                article: ARTICLE,
                start,
                end: start + text.chars().count(),
                statement: String::new(),
                part_of: None,
            });
            commands.push(Command::SetCheckStatus {
                claim: id,
                status: CheckStatus::Checked,
            });
            start += text.chars().count() + 1;
        }
        commands.push(Command::SetRationale {
            claim: "one".parse().unwrap(),
            rationale: "The register says 213,000.".into(),
        });
        commands.push(Command::RequestChange {
            id: None,
            claim: "one".parse().unwrap(),
            proposed: TEXT[0].replace("312,000", "213,000"),
            reason: "The register".into(),
        });
        let mut session = Session::default();
        for (n, command) in commands.into_iter().enumerate() {
            session.apply(command, &stamp(n)).unwrap();
        }
        session
    })
}

fn made(format: &str) -> Vec<u8> {
    let order = Order {
        confined: Some(confined()),
        ..Order::of(export::Format::named(format).unwrap())
    };
    export::make(session(), &order).unwrap().bytes
}

/// A package as its parts, to be spoilt inside; and as it is.
fn both(package: Vec<u8>) -> [Vec<u8>; 2] {
    let mut archive = zip::ZipArchive::new(Cursor::new(&package)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        parts.push(PART);
        parts.extend(entry.name().unwrap().bytes());
        parts.push(b'\n');
        entry.read_to_end(&mut parts).unwrap();
    }
    [parts, package]
}

/// The file that an input is.
fn file(bytes: &[u8]) -> Vec<u8> {
    if bytes.first() == Some(&PART) {
        packed(bytes)
    } else {
        bytes.to_vec()
    }
}

pub fn of_bundle() -> Vec<Vec<u8>> {
    both(made("bundle")).to_vec()
}

/// A bundle is checked, and only what leads nowhere is in order.
pub fn bundle(bytes: &[u8]) -> u64 {
    let content = file(bytes);
    let found = match bundle::verify(&content, &confined()) {
        Ok(found) => found,
        Err(error) => return answer([error.to_string()]),
    };
    for good in &found.good {
        let leads_out = good.name.starts_with('/') || good.name.split('/').any(|step| step == "..");
        assert!(!leads_out, "{}", good.name);
    }
    let mut said: Vec<String> = found
        .problems
        .iter()
        .map(|one| format!("{:?} {}", one.kind, one.more))
        .collect();
    said.dedup();
    // What looks also hands over.
    task("open-bundle", &content);
    answer(said)
}

pub fn of_table() -> Vec<Vec<u8>> {
    let xlsx = made("xlsx");
    let read: Value = serde_json::from_slice(&task("read-table", &xlsx)).unwrap();
    let mut all = both(xlsx).to_vec();
    let rows = read["sheets"][0]["rows"].as_array().unwrap();
    let (mut separated, mut open) = (String::new(), String::new());
    for row in rows {
        let mut cells = vec![""; 40];
        for cell in row[1].as_array().unwrap() {
            let at = usize::try_from(cell[0].as_u64().unwrap()).unwrap();
            cells[at] = cell[1].as_str().unwrap();
        }
        open += "<table:table-row>";
        for cell in cells {
            separated.extend(["\"", &cell.replace('"', "\"\""), "\","]);
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            open.extend([
                "<table:table-cell office:value-type=\"string\"><text:p>",
                &cell,
                "</text:p></table:table-cell>",
            ]);
        }
        separated += "\r\n";
        open += "</table:table-row>";
    }
    all.push(separated.into_bytes());
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";
    let content = format!(
        "<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name=\"Claims\">{open}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut parts = Vec::new();
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
    ] {
        parts.push(PART);
        parts.extend(format!("{name}\n{text}").bytes());
    }
    all.push(parts);
    // Each of them is one that is taken in.
    for one in &all {
        returned::read(session(), &file(one), None, &confined()).unwrap();
    }
    all
}

pub fn of_document() -> Vec<Vec<u8>> {
    let all = both(made("docx")).to_vec();
    for one in &all {
        returned::read(session(), &file(one), None, &confined()).unwrap();
    }
    all
}

/// A form as `LibreOffice` may save it, filled in.
const FLAT: &str = r#"<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><table:table><table:table-row><table:table-cell><text:p>F1</text:p></table:table-cell><table:table-cell><text:p>The council</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Correct as it stands?</text:p></table:table-cell><table:table-cell><text:p><loext:content-control loext:checkbox="true" loext:checked="true" loext:tag="tickmark:1:claim:two:abcdefgh:yes">☒</loext:content-control> Yes, it<text:s/>is correct</text:p></table:table-cell></table:table-row></table:table><text:p>tickmark:1:form::1:is</text:p></office:text></office:body></office:document>"#;

pub fn of_form() -> Vec<Vec<u8>> {
    let mut all = both(made("questions")).to_vec();
    all.push(FLAT.into());
    all.push(made("questions-html"));
    for one in &all {
        returned::read(session(), &file(one), None, &confined()).unwrap();
    }
    all
}

/// What came back proposes what can be done.
pub fn read(bytes: &[u8]) -> u64 {
    let found = match returned::read(session(), &file(bytes), Some(ARTICLE), &confined()) {
        Ok(found) => found,
        Err(error) => return answer([error.to_string()]),
    };
    let said: Vec<String> = found
        .proposals
        .iter()
        .map(|one| one.says.clone())
        .chain(found.unplaced.iter().cloned())
        .collect();
    if let Some(command) = found.command() {
        let mut session = session().clone();
        session.apply(command, &stamp(99)).unwrap();
        saves(&session);
    }
    answer(said)
}

/// Comments and a change are put into a document, twice.
pub fn weave(bytes: &[u8]) -> u64 {
    let content = file(bytes);
    let text_of = |content: &[u8], view| {
        let read = readers::read(content, Format::Docx, view).unwrap();
        read.map(|read| read.text())
    };
    let text = match text_of(&content, View::Final) {
        Ok(text) => text,
        Err(error) => return answer([error.to_string()]),
    };
    let cut = |part: usize| {
        let mut at = text.len() * part / 8;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let place = |from, to| serde_json::to_value(Span::new(cut(from), cut(to))).unwrap();
    let said = |words: &str| json!({ "by": "A", "initials": "A", "on": "2026-01-31T09:30:00Z", "paragraphs": [words] });
    let thread = |from, to, words: &str| json!({ "place": place(from, to), "said": [said(words), said("So?")], "done": false });
    let threads = [thread(0, 3, "F1 · Checked"), thread(2, 7, "F2 · To check")];
    let proposal = |from, to| json!({ "place": place(from, to), "proposed": "other words", "by": "A", "on": "" });
    let mut said = Vec::new();
    let mut put = |content: &[u8], proposals: Vec<Value>| {
        let asked = json!({ "text": text, "threads": threads, "proposals": proposals });
        let asked = serde_json::to_vec(&asked).unwrap();
        let mut input = (asked.len() as u64).to_le_bytes().to_vec();
        input.extend([&asked, content].concat());
        let answer = task("weave-document", &input);
        let (length, rest) = answer.split_at(8);
        let length = u64::from_le_bytes(length.try_into().unwrap());
        let (header, document) = rest.split_at(usize::try_from(length).unwrap());
        let header: Value = serde_json::from_slice(header).unwrap();
        said.push(header.to_string());
        header.get("Woven").map(|_| document.to_vec())
    };
    if let Some(first) = put(&content, Vec::new()) {
        // Nothing of the text is another, and nothing is said twice.
        for view in [View::Final, View::Original] {
            assert_eq!(
                text_of(&first, view).unwrap(),
                text_of(&content, view).unwrap()
            );
        }
        if let Some(second) = put(&first, Vec::new()) {
            assert!(second.len() <= first.len() + 64, "said twice");
        }
    }
    if let Some(changed) = put(&content, vec![proposal(1, 2), proposal(4, 6)]) {
        let before = |content: &[u8]| text_of(content, View::Original).unwrap();
        assert_eq!(before(&changed), before(&content));
    }
    answer(said)
}
