//! The spreadsheet of claims in programs that are not ours, and back: `LibreOffice`, and openpyxl as one that edits.
//!
//! Needs `soffice`, `python3` and `python3-openpyxl`. Where they are not installed the tests that need them say so and pass; with
//! `TICKMARK_REQUIRE_DOCUMENTS=1` they fail instead.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic, and says what it did not do"
)]

#[path = "support/documents.rs"]
mod documents;

use std::{
    fs,
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
    process::Command as Program,
};

use documents::have;
use serde_json::Value;
use tempfile::TempDir;
use tickmark::{
    session::{
        Author, CheckStatus, Command, Id, Importance, Moment, NewArticle, NewEvidence,
        NewParagraph, NewSource, Resolution, Session, Stamp, Stance, Tier,
    },
    storage::{from_bytes, to_bytes},
};

const ARTICLE: Id = Id::literal("bridge");
const TEXT: &str = "The bridge at Pell opened in 1911. It cost 61,000 crowns. Nobody was hurt. It is the longest in the county.";

/// A folder with a session of four claims in it.
struct Desk {
    folder: TempDir,
    steps: u32,
    session: Session,
}

impl Desk {
    fn new() -> Self {
        let mut desk = Self {
            folder: tempfile::tempdir().unwrap(),
            steps: 0,
            session: Session::default(),
        };
        desk.apply(Command::AddArticle(NewArticle {
            id: Some(ARTICLE),
            title: "The Pell bridge".into(),
            paragraphs: vec![NewParagraph {
                text: TEXT.into(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        }));
        for (id, words) in [
            ("opened", "The bridge at Pell opened in 1911."),
            ("cost", "It cost 61,000 crowns."),
            ("hurt", "Nobody was hurt."),
            ("longest", "It is the longest in the county."),
        ] {
            let start = TEXT.find(words).unwrap();
            desk.apply(Command::AddClaim {
                id: Some(Id::literal(id)),
                article: ARTICLE,
                start,
                end: start + words.len(),
                statement: String::new(),
                part_of: None,
            });
        }
        desk.apply(Command::AddSource(NewSource {
            id: Some(Id::literal("log")),
            title: "Log of the works office".into(),
            ..NewSource::default()
        }));
        desk.apply(Command::AddEvidence(NewEvidence {
            id: None,
            claim: Id::literal("opened"),
            source: Id::literal("log"),
            stance: Stance::Supports,
            locator: "p. 12".into(),
            extract: "=opened 3 May 1911".into(),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        }));
        desk.apply(Command::SetNote {
            claim: Id::literal("opened"),
            note: "=1+1\nasked  twice".into(),
        });
        desk.apply(Command::SetVerdict {
            claim: Id::literal("cost"),
            verdict: Some("false".into()),
        });
        desk
    }

    fn apply(&mut self, command: Command) {
        self.steps += 1;
        let stamp = Stamp {
            by: Author {
                name: "Ida Brandt".into(),
                initials: "IB".into(),
            },
            at: Moment(i64::from(self.steps)),
            seed: Id::derived(&[&self.steps.to_le_bytes()]),
        };
        self.session.apply(command, &stamp).unwrap();
        fs::write(
            self.path("s.factcheck.json"),
            to_bytes(&self.session).unwrap(),
        )
        .unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program in the folder: its code, output and complaints.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let ran = Program::new(env!("CARGO_BIN_EXE_tickmark"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .output()
            .unwrap();
        (
            ran.status.code().unwrap_or(-1),
            String::from_utf8(ran.stdout).unwrap(),
            String::from_utf8(ran.stderr).unwrap(),
        )
    }

    fn export(&self, more: &[&str]) {
        let mut all = vec!["export", "s.factcheck.json", "--to", "xlsx", "-o", "t.xlsx"];
        all.extend(more);
        let (code, _, said) = self.run(&all);
        assert_eq!(code, 0, "{said}");
    }

    /// What a file that came back proposes and what does not fit.
    fn returned(&self, file: &str) -> (Vec<String>, Vec<String>) {
        let (code, out, said) = self.run(&["returned", "s.factcheck.json", file, "--json"]);
        assert!(code == 0 || code == 1, "{code} {said}");
        let all: Value = serde_json::from_str(&out).unwrap();
        let texts = |list: &Value, key: Option<&str>| -> Vec<String> {
            let list = list.as_array().unwrap().iter();
            let list = list.map(|one| key.map_or(one, |key| &one[key]));
            list.map(|one| one.as_str().unwrap().to_owned()).collect()
        };
        (
            texts(&all["proposals"], Some("says")),
            texts(&all["unplaced"], None),
        )
    }

    /// Has the table edited: Python with `book` (openpyxl), `sheet`, and `cell(number, column)`; saved as another file.
    fn edit(&self, from: &str, to: &str, code: &str) {
        let script = format!(
            "import openpyxl\nbook = openpyxl.load_workbook({from:?})\nsheet = book.worksheets[0]\nheads = {{c.value: c.column for c in sheet[1]}}\nrows = {{r[0].value: r[0].row for r in sheet.iter_rows(min_row=2) if r[0].value}}\ndef cell(number, head): return sheet.cell(rows[number], heads[head])\n{code}\nbook.save({to:?})\n"
        );
        let ran = Program::new("/usr/bin/python3")
            .args(["-c", &script])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        assert!(
            ran.status.success(),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
    }

    /// Has `LibreOffice` open a file and save it as another kind, in a folder of its own; the file there.
    fn convert(&self, from: &str, kind: &str) -> String {
        let profile = format!(
            "-env:UserInstallation=file://{}",
            self.path("office").display()
        );
        let to = self.path(kind);
        let ran = Program::new("soffice")
            .args(["--headless", &profile, "--convert-to", kind, "--outdir"])
            .arg(&to)
            .arg(self.path(from))
            .env("HOME", self.folder.path())
            .output()
            .unwrap();
        assert!(
            ran.status.success(),
            "{}",
            String::from_utf8_lossy(&ran.stderr)
        );
        let stem = Path::new(from).file_stem().unwrap().to_str().unwrap();
        let name = format!("{kind}/{stem}.{kind}");
        assert!(self.path(&name).exists(), "{name} is not there");
        name
    }
}

#[test]
fn what_a_desk_changes_comes_back_and_nothing_else() {
    if !have(&["openpyxl"]) {
        return;
    }
    let mut desk = Desk::new();
    desk.export(&[]);
    assert_eq!(
        desk.returned("t.xlsx"),
        (vec![], vec![]),
        "nobody changed it"
    );
    desk.edit("t.xlsx", "same.xlsx", "");
    assert_eq!(desk.returned("same.xlsx"), (vec![], vec![]));
    desk.edit(
        "t.xlsx",
        "edited.xlsx",
        r#"
cell("F1", "Status").value = "checked"
cell("F1", "Verdict").value = "True"
cell("F1", "Why").value = "The log says so."
cell("F1", "Note").value = 7
cell("F2", "Verdict").value = None
cell("F2", "Copy").value = "Stet"
cell("F3", "Importance").value = "high"
cell("F3", "Fact").value = "=Nobody was hurt at Pell."
cell("F4", "Verdict").value = "Rubbish"
cell("F4", "Source").value = "My aunt"
sheet.append(["", "A fact of my own"])
"#,
    );
    let (proposals, unplaced) = desk.returned("edited.xlsx");
    assert_eq!(
        proposals,
        [
            "F1, Status: “To check” becomes “checked”",
            "F1, Verdict: nothing becomes “True”",
            "F1, Why: nothing becomes “The log says so.”",
            "F1, Note: “=1+1 asked twice” becomes “7”",
            "F2, Verdict: “False” becomes nothing",
            "F2, Copy: nothing becomes “Stet”",
            "F3, Importance: nothing becomes “high”",
        ]
    );
    // openpyxl takes a text that begins with "=" for a formula, which nobody has worked out.
    assert_eq!(
        unplaced,
        [
            "row 6 was added by hand: “A fact of my own”",
            "F3, Fact: a formula stands there, which is not read: Nobody was hurt at Pell.",
            "F4, Source: “My aunt” was written there, and is not read from a table",
            "F4, Verdict: “Rubbish” is none of: True, Mostly true, Half true, Mostly false, False",
        ]
    );
    let before = fs::read(desk.path("s.factcheck.json")).unwrap();
    let (code, ..) = desk.run(&["returned", "s.factcheck.json", "edited.xlsx"]);
    assert_eq!(code, 1, "something does not fit");
    assert_eq!(fs::read(desk.path("s.factcheck.json")).unwrap(), before);
    desk.run(&[
        "returned",
        "s.factcheck.json",
        "edited.xlsx",
        "--apply",
        "--by",
        "Jo",
    ]);
    desk.session = from_bytes(&fs::read(desk.path("s.factcheck.json")).unwrap())
        .unwrap()
        .session;
    let claim = |id: &'static str| desk.session.claims.get(Id::literal(id)).unwrap();
    let first = claim("opened");
    assert_eq!(first.check_status, CheckStatus::Checked);
    assert_eq!(first.verdict.as_deref(), Some("true"));
    assert_eq!(
        (first.rationale.as_str(), first.note.as_str()),
        ("The log says so.", "7")
    );
    assert_eq!(
        (
            claim("cost").verdict.clone(),
            claim("cost").resolution.clone()
        ),
        (None, Resolution::Stet)
    );
    assert_eq!(claim("hurt").importance, Importance::High);
    assert_eq!(
        desk.returned("edited.xlsx").0,
        Vec::<String>::new(),
        "all of it is done"
    );
}

#[test]
fn what_somebody_else_changed_meanwhile_is_named_and_not_overwritten() {
    if !have(&["openpyxl"]) {
        return;
    }
    let mut desk = Desk::new();
    desk.export(&[]);
    desk.edit(
        "t.xlsx",
        "edited.xlsx",
        "cell('F2', 'Verdict').value = 'True'\ncell('F2', 'Note').value = 'seen'\nsheet.delete_rows(rows['F4'])",
    );
    desk.apply(Command::SetVerdict {
        claim: Id::literal("cost"),
        verdict: Some("half_true".into()),
    });
    desk.apply(Command::Dismiss {
        claim: Id::literal("hurt"),
    });
    let (proposals, unplaced) = desk.returned("edited.xlsx");
    assert_eq!(proposals, ["F2, Note: nothing becomes “seen”"]);
    assert_eq!(
        unplaced,
        [
            "F2, Verdict: the table says “True”, and the session meanwhile “Half true”",
            "row 4: its claim was put aside or taken out since",
            "F4 is no longer in the table; in the session it stays",
        ]
    );
    desk.edit(
        "edited.xlsx",
        "agreed.xlsx",
        "cell('F2', 'Verdict').value = 'Half true'\ncell('F2', 'Note').value = None",
    );
    assert_eq!(desk.returned("agreed.xlsx").0, Vec::<String>::new());
}

#[test]
fn tables_that_were_sorted_moved_or_doubled_are_known_or_said() {
    if !have(&["openpyxl"]) {
        return;
    }
    let desk = Desk::new();
    desk.export(&["--language", "de"]);
    desk.edit(
        "t.xlsx",
        "sorted.xlsx",
        r#"
rows_now = [[c.value for c in r] for r in sheet.iter_rows(min_row=2)]
for at, row in enumerate(reversed(rows_now)):
    for column, value in enumerate(row):
        sheet.cell(at + 2, column + 1).value = value
sheet.cell(2, heads["Stand"]).value = "Geprüft"
sheet.insert_cols(3)
sheet.cell(1, 3).value = "Mine"
sheet.insert_rows(1)
sheet.cell(1, 1).value = "Our table"
"#,
    );
    let (proposals, unplaced) = desk.returned("sorted.xlsx");
    assert_eq!(proposals, ["F4, Stand: “Zu prüfen” becomes “Geprüft”"]);
    assert_eq!(
        unplaced,
        [
            "the column “Mine” is not ours: not read",
            "F1, Was dort steht: a formula stands there, which is not read: opened 3 May 1911",
            "F1, Notiz: a formula stands there, which is not read: 1+1 asked twice",
        ]
    );
    desk.edit(
        "t.xlsx",
        "doubled.xlsx",
        "sheet.append([c.value for c in sheet[2]])\nsheet.cell(1, heads['Notiz']).value = 'Remarks'",
    );
    let (proposals, unplaced) = desk.returned("doubled.xlsx");
    assert!(proposals.is_empty());
    assert_eq!(
        unplaced,
        [
            "the column “Remarks” is not ours: not read",
            "the column “Notiz” is no longer there: nothing of it was read",
            "F1 stands in rows 2, 6: none of them was read",
        ]
    );
    let mut other = Desk::new();
    other.session = Session::default();
    other.apply(Command::SetTitle {
        title: "Another".into(),
    });
    fs::copy(desk.path("t.xlsx"), other.path("t.xlsx")).unwrap();
    let (code, _, said) = other.run(&["returned", "s.factcheck.json", "t.xlsx"]);
    assert_eq!(code, 3);
    assert!(said.contains("another session"), "{said}");
}

#[test]
fn what_is_written_beside_the_table_is_said() {
    if !have(&["openpyxl", "soffice"]) {
        return;
    }
    let desk = Desk::new();
    desk.export(&[]);
    desk.edit(
        "t.xlsx",
        "edited.xlsx",
        r#"
from openpyxl.comments import Comment
cell("F1", "Why").value = "The log says so."
cell("F2", "Fact").comment = Comment("Ask the works office again.", "Jo")
sources = book["Sources"]
sources.cell(2, 9).value = "Only the first volume"
sources.append(["2", "Diary of the keeper"])
mine = book.create_sheet("Mine")
mine.append(["Who is in when"])
"#,
    );
    let said = [
        "a comment at B3 is not read: “Ask the works office again.”",
        "the sheet “Sources”, row 2: “1 | Log of the works office | source | Only the first volume” was written there, and only the table of claims is read",
        "the sheet “Sources”, row 3: “2 | Diary of the keeper” was written there, and only the table of claims is read",
        "the sheet “Mine” is not ours: not read",
    ];
    let why = "F1, Why: nothing becomes “The log says so.”";
    let (proposals, unplaced) = desk.returned("edited.xlsx");
    assert_eq!(proposals, [why]);
    assert_eq!(unplaced, said);
    let saved = desk.convert("edited.xlsx", "xlsx");
    assert_eq!(desk.returned(&saved).1, said);
    // Sorting them, or taking rows out, says nothing about a claim.
    desk.edit(
        "t.xlsx",
        "fewer.xlsx",
        "book['Sources'].delete_rows(2)\nbook['Open questions'].delete_rows(2)",
    );
    assert_eq!(desk.returned("fewer.xlsx"), (vec![], vec![]));
}

#[test]
fn columns_that_were_sorted_alone_give_no_claim_what_was_said_of_another() {
    if !have(&["openpyxl"]) {
        return;
    }
    let desk = Desk::new();
    desk.export(&[]);
    // Who marks the visible columns and sorts them leaves the hidden ones as they are.
    desk.edit(
        "t.xlsx",
        "sorted.xlsx",
        r#"
seen = [h for h in heads if h and not h.startswith("tickmark")]
rows_now = [[sheet.cell(r, heads[h]).value for h in seen] for r in range(2, 6)]
for at, row in enumerate(reversed(rows_now)):
    for head, value in zip(seen, row):
        sheet.cell(at + 2, heads[head]).value = value
sheet.cell(2, heads["Why"]).value = "Said of F4"
"#,
    );
    let (proposals, unplaced) = desk.returned("sorted.xlsx");
    assert_eq!(proposals, Vec::<String>::new());
    let said = |row: u32, number: &str, id: &str| {
        format!(
            "row {row}: it has the number {number} and the hidden id of {id}, as when only some columns were sorted; it was not read"
        )
    };
    assert_eq!(
        unplaced,
        [
            said(2, "F4", "F1"),
            said(3, "F3", "F2"),
            said(4, "F2", "F3"),
            said(5, "F1", "F4"),
        ]
    );
    // A part of them, the number among them or not: what stands in the wrong row is a change like any other, and is shown.
    desk.edit(
        "t.xlsx",
        "part.xlsx",
        r#"
for at, fact in enumerate(reversed([sheet.cell(r, heads["Fact"]).value for r in range(2, 6)])):
    sheet.cell(at + 2, heads["Fact"]).value = fact
"#,
    );
    let (proposals, unplaced) = desk.returned("part.xlsx");
    assert_eq!(proposals.len(), 4, "{proposals:?}");
    assert_eq!(unplaced, Vec::<String>::new());
}

#[test]
fn libreoffice_opens_it_and_what_it_saves_reads_back() {
    if !have(&["soffice", "openpyxl"]) {
        return;
    }
    let desk = Desk::new();
    desk.export(&[]);
    for kind in ["xlsx", "ods", "csv"] {
        let saved = desk.convert("t.xlsx", kind);
        assert_eq!(
            desk.returned(&saved),
            (vec![], vec![]),
            "{kind}: nobody changed it"
        );
    }
    desk.edit(
        "t.xlsx",
        "edited.xlsx",
        "cell('F1', 'Verdict').value = 'Half true'\ncell('F1', 'Why').value = 'Says “maybe”, twice;\\nno more.'",
    );
    for kind in ["xlsx", "ods", "csv"] {
        let saved = desk.convert("edited.xlsx", kind);
        let (proposals, unplaced) = desk.returned(&saved);
        assert_eq!(
            proposals,
            [
                "F1, Verdict: nothing becomes “Half true”",
                "F1, Why: nothing becomes “Says “maybe”, twice; no more.”",
            ],
            "{kind}"
        );
        assert_eq!(unplaced, Vec::<String>::new(), "{kind}");
    }
    // What LibreOffice shows: text as it was written, and no formula.
    let shown = fs::read_to_string(desk.path(&desk.convert("t.xlsx", "csv"))).unwrap();
    assert!(
        shown.contains("=opened 3 May 1911") && shown.contains("\"=1+1\n"),
        "{shown}"
    );
}

/// A package of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let mut options = zip::write::SimpleFileOptions::default();
        if *name == "mimetype" {
            options = options.compression_method(zip::CompressionMethod::Stored);
        }
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with one sheet and its shared strings.
fn workbook(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        ("_rels/.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/_rels/workbook.xml.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Claims" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// An `OpenDocument` table of our head and one row that is repeated.
fn repeated(rows: u64, columns: u64) -> Vec<u8> {
    let cell = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let head = cell("Note") + &cell("tickmark id") + &cell("tickmark 1 en");
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Claims"><table:table-row>{head}</table:table-row><table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        (
            "META-INF/manifest.xml",
            br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
        ),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn tables_that_mean_harm_end_in_an_error_or_a_list() {
    let desk = Desk::new();
    let none = br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>"#;
    let cell =
        |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let sheet = |rows: &str| {
        format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>"#
        )
    };
    let head = format!(
        "<row r=\"1\">{}{}{}</row>",
        cell("A1", "Note"),
        cell("B1", "tickmark id"),
        cell("C1", "tickmark 1 en")
    );
    // A million rows, each of a claim.
    let mut many = head.clone();
    for row in 2..=1_048_576 {
        use std::fmt::Write as _;
        write!(
            many,
            "<row r=\"{row}\">{}{}</row>",
            cell(&format!("A{row}"), "x"),
            cell(&format!("B{row}"), "opened")
        )
        .unwrap();
    }
    // A gigabyte of one shared string, in a file of a megabyte.
    let mut bomb =
        br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>"#
            .to_vec();
    bomb.resize(900 << 20, b'a');
    bomb.extend_from_slice(b"</t></si></sst>");
    let far = format!("{head}<row r=\"1048576\">{}</row>", cell("XFD1048576", "x"));
    let odd = format!(
        "{head}<row r=\"2\">{}<c r=\"B2\" t=\"b\"><v>1</v></c><c r=\"C2\" t=\"e\"><v>#REF!</v></c></row>",
        cell("A2", "x")
    );
    let rows = format!(
        "{head}<row r=\"2\">{}{}</row>",
        cell("A2", "x"),
        cell("B2", "opened")
    );
    for (name, bytes, code) in [
        ("rows", workbook(sheet(&many).as_bytes(), none), 3),
        ("bomb", workbook(sheet(&head).as_bytes(), &bomb), 3),
        ("far", workbook(sheet(&far).as_bytes(), none), 1),
        ("odd", workbook(sheet(&odd).as_bytes(), none), 3),
        ("no prints", workbook(sheet(&rows).as_bytes(), none), 1),
        ("not xml", workbook(b"<<<", none), 3),
        (
            "cut off",
            workbook(sheet(&head).as_bytes(), none)[..700].to_vec(),
            3,
        ),
        ("a row, a million times", repeated(1_048_570, 1), 3),
        ("all cells", repeated(1_048_570, 16_384), 3),
        (
            "more than all cells",
            repeated(4_000_000_000, 4_000_000_000),
            3,
        ),
        ("no sheet", package(&[("xl/workbook.xml", b"")]), 3),
    ] {
        let file = desk.path("bad.xlsx");
        fs::write(&file, bytes).unwrap();
        let (ended, _, said) = desk.run(&["returned", "s.factcheck.json", "bad.xlsx"]);
        assert_eq!(ended, code, "{name}: {said}");
        assert!(!said.is_empty(), "{name}");
    }
}
