//! Every trap of the format, as a document of its own. All of them are about invented places.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test may panic"
)]

use std::io::{Cursor, Write as _};

use super::Docx;
use crate::{
    import::{Imported, RemarkKind, View, readers::Reader as _},
    session::Role,
};

const HEAD: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">"#,
);

/// The same namespaces for another root.
fn part(root: &str, inside: &str) -> String {
    let head = HEAD.replace("w:document", root);
    format!("{head}{inside}</{root}>")
}

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package of parts.
fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    let root = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{TYPE}/officeDocument" Target="word/document.xml"/></Relationships>"#
    );
    let root = ("_rels/.rels", root);
    for (name, content) in [&root].into_iter().chain(parts) {
        archive.start_file(*name, how).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Relationships of the main part: id, sort, target.
fn relationships(all: &[(&str, &str, &str)]) -> String {
    let rows: String = all
        .iter()
        .map(|(id, sort, to)| {
            let outside = if to.contains("://") {
                r#" TargetMode="External""#
            } else {
                ""
            };
            let sort = if *sort == "commentsExtended" {
                "http://schemas.microsoft.com/office/2011/relationships/commentsExtended".to_owned()
            } else {
                format!("{TYPE}/{sort}")
            };
            format!(r#"<Relationship Id="{id}" Type="{sort}" Target="{to}"{outside}/>"#)
        })
        .collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>"#
    )
}

fn document(body: &str) -> (&'static str, String) {
    let text = format!("{HEAD}<w:body>{body}</w:body></w:document>");
    ("word/document.xml", text)
}

fn read_as(parts: &[(&str, String)], view: View) -> Imported {
    Docx.read(&package(parts), view).unwrap()
}

fn read(parts: &[(&str, String)]) -> Imported {
    read_as(parts, View::Final)
}

/// The paragraphs of a body, one a line.
fn text(body: &str) -> String {
    read(&[document(body)]).text()
}

fn original(body: &str) -> String {
    read_as(&[document(body)], View::Original).text()
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn r(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

const BY: &str = r#"w:id="1" w:author="Ada Oll" w:date="2026-01-31T10:30:00Z""#;

#[test]
fn words_in_any_wrapper_are_found() {
    let body = p(&format!(
        "{}<w:ins {BY}>{}</w:ins><w:smartTag>{}</w:smartTag><w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple><w:customXml>{}</w:customXml><w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath><w:future>{}</w:future>",
        r("One "),
        r("two "),
        r("three "),
        r("four "),
        r("5 "),
        r("six "),
        r("reading"),
        r("seven "),
        r(" nine"),
    ));
    assert_eq!(text(&body), "One two three four 5 six seven x+1 nine");
}

#[test]
fn deleted_words_are_in_the_original_alone() {
    let body = p(&format!(
        "{}<w:del {BY}><w:r><w:delText xml:space=\"preserve\">old</w:delText></w:r></w:del><w:ins {BY}>{}</w:ins>{}",
        r("The "),
        r("new"),
        r(" bridge cost "),
    )) + &p(&format!(
        "<w:moveFrom {BY}>{}</w:moveFrom>{}<w:moveTo {BY}>{}</w:moveTo>",
        r("In May "),
        r("it opened"),
        r(" in May"),
    ));
    assert_eq!(text(&body), "The new bridge cost\nit opened in May");
    assert_eq!(original(&body), "The old bridge cost\nIn May it opened");
    let read = read(&[document(&body)]);
    assert!(read.changed);
    assert!(
        read.notes[0].contains("by Ada Oll (2 insertions, 2 deletions), accepted"),
        "{:?}",
        read.notes
    );
}

#[test]
fn words_struck_out_by_hand_or_hidden_are_left_out_and_told() {
    let run = |property: &str, words: &str| {
        format!(r#"<w:r><w:rPr>{property}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>"#)
    };
    let body = p(&format!(
        "{}{}{}{}{}",
        r("It cost "),
        run("<w:strike/>", "4,500"),
        run(r#"<w:strike w:val="0"/><w:b/>"#, "5,400"),
        run("<w:vanish/>", " secret"),
        r(" crowns."),
    ));
    let read = read(&[document(&body)]);
    assert_eq!(read.text(), "It cost 5,400 crowns.", "{body}");
    let between = p(&format!(
        "{}{}{}",
        r("opened and "),
        run("<w:strike/>", "closed"),
        r(" in 2024")
    ));
    assert_eq!(text(&between), "opened and in 2024");
    let told = read.notes.join(" ");
    assert!(
        told.contains("struck out") && told.contains("hidden"),
        "{told}"
    );
}

#[test]
fn a_deleted_end_of_a_paragraph_joins_it_with_the_next() {
    let mark = |change: &str| format!("<w:pPr><w:rPr><w:{change} {BY}/></w:rPr></w:pPr>");
    let body = p(&format!("{}{}", mark("del"), r("The ferry "))) + &p(&r("sank."));
    assert_eq!(text(&body), "The ferry sank.");
    assert_eq!(original(&body), "The ferry\nsank.");
    let body = p(&format!("{}{}", mark("ins"), r("The ferry "))) + &p(&r("sank."));
    assert_eq!(text(&body), "The ferry\nsank.");
    assert_eq!(original(&body), "The ferry sank.");
}

#[test]
fn rows_that_were_deleted_are_gone() {
    let row = |property: &str, cells: [&str; 2]| {
        let cells: String = cells
            .iter()
            .map(|cell| format!("<w:tc>{}</w:tc>", p(&r(cell))))
            .collect();
        format!("<w:tr>{property}{cells}</w:tr>")
    };
    let removed = format!("<w:trPr><w:del {BY}/></w:trPr>");
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", ["Town", "Dead"]),
        row(&removed, ["Marl", "3"]),
        row("", ["Pell", "2"])
    );
    assert_eq!(text(&table), "Town | Dead\nPell | 2");
    assert_eq!(original(&table), "Town | Dead\nMarl | 3\nPell | 2");
    let read = read(&[document(&table)]);
    assert!(read.paragraphs.iter().all(|p| p.role == Role::Caption));
}

#[test]
fn text_that_is_laid_out_in_a_table_is_text() {
    let long = "The river rose by two metres in one night, the council said. ".repeat(4);
    let cell = format!("<w:tc>{}{}</w:tc>", p(&r(&long)), p(&r(&long)));
    let table = format!("<w:tbl><w:tr>{cell}<w:tc>{}</w:tc></w:tr></w:tbl>", p(""));
    let read = read(&[document(&table)]);
    assert_eq!(read.paragraphs.len(), 2);
    assert_eq!(read.paragraphs[1].role, Role::Body);
}

#[test]
fn signs_that_are_elements_are_read() {
    let body = p(&format!(
        r#"{}<w:r><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>"#,
        r("a")
    ));
    assert_eq!(text(&body), "a\tb\u{2011}c\u{AD}d✓≥");
    let unknown = p(r#"<w:r><w:t>a</w:t><w:sym w:font="Own Font" w:char="F041"/></w:r>"#);
    let read = read(&[document(&unknown)]);
    assert_eq!(read.text(), "a\u{FFFD}");
    assert!(read.notes[0].contains("symbol font"), "{:?}", read.notes);
}

#[test]
fn a_line_broken_off_ends_a_line_unless_the_sentence_goes_on() {
    let line = |first: &str, second: &str| {
        p(&format!(
            "<w:r><w:t>{first}</w:t><w:br/><w:t>{second}</w:t></w:r>"
        ))
    };
    assert_eq!(
        text(&line("Mayor resigns", "after the flood")),
        "Mayor resigns after the flood"
    );
    assert_eq!(
        text(&line("Harbour Office", "12 Quay Street")),
        "Harbour Office\n12 Quay Street"
    );
    let page = p(
        r#"<w:r><w:t xml:space="preserve">One </w:t><w:br w:type="page"/><w:t>line.</w:t></w:r>"#,
    );
    assert_eq!(text(&page), "One line.");
}

#[test]
fn of_a_field_its_result_is_read_and_where_it_leads() {
    let field = |sort: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>"#);
    let body = p(&format!(
        r#"{}{}<w:r><w:instrText> HYPERLINK "https://example.org/é" </w:instrText></w:r>{}{}{}{}"#,
        r("Sée "),
        field("begin"),
        field("separate"),
        r("the report"),
        field("end"),
        r(" now."),
    ));
    let read = read(&[document(&body)]);
    assert_eq!(read.text(), "Sée the report now.");
    let link = &read.paragraphs[0].links[0];
    assert_eq!(
        (link.start, link.end, &*link.to),
        (4, 14, "https://example.org/é")
    );
}

#[test]
fn hyperlinks_lead_from_their_words() {
    let body = p(&format!(
        "{}<w:hyperlink r:id=\"h1\">{}</w:hyperlink>.",
        r("By "),
        r("Ada &amp; Co")
    ));
    let read = read(&[
        document(&body),
        (
            "word/_rels/document.xml.rels",
            relationships(&[("h1", "hyperlink", "https://example.org/ada")]),
        ),
    ]);
    assert_eq!(read.text(), "By Ada & Co");
    let link = &read.paragraphs[0].links[0];
    assert_eq!(
        (link.start, link.end, &*link.to),
        (3, 11, "https://example.org/ada")
    );
}

#[test]
fn a_text_box_is_read_once_behind_its_paragraph() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p(&r("In the box.")));
    let body = p(&format!(
        "{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}",
        r("Before "),
        r("and after."),
    ));
    assert_eq!(text(&body), "Before and after.\nIn the box.");
}

#[test]
fn styles_say_what_a_paragraph_is() {
    let style = |id: &str, name: &str, more: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>"#
        )
    };
    let styles = part(
        "w:styles",
        &[
            style("Titel", "Title", ""),
            style("berschrift1", "heading 1", ""),
            style("Autor", "Author", ""),
            style("Zitat", "Quote", ""),
            style(
                "Own",
                "House heading",
                r#"<w:basedOn w:val="berschrift1"/>"#,
            ),
            style("Loop", "Loop", r#"<w:basedOn w:val="Loop"/>"#),
        ]
        .concat(),
    );
    let of = |style: &str, words: &str| {
        p(&format!(
            r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}"#,
            r(words)
        ))
    };
    let body = of("Titel", "Ferry sinks off Marl")
        + &of("Autor", "Ada Oll")
        + &of("Loop", "Three people drowned.")
        + &of("Own", "The rescue")
        + &of("Zitat", "We saw nothing.")
        + &p(&format!(
            r#"<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>{}"#,
            r("two boats")
        ));
    let read = read(&[
        document(&body),
        ("word/styles.xml", styles),
        (
            "word/_rels/document.xml.rels",
            relationships(&[("s", "styles", "styles.xml")]),
        ),
    ]);
    let roles: Vec<Role> = read.paragraphs.iter().map(|p| p.role.clone()).collect();
    let right = [
        Role::Headline,
        Role::Furniture,
        Role::Body,
        Role::Subheading,
        Role::Quotation,
        Role::ListItem,
    ];
    assert_eq!(roles, right);
    assert_eq!(read.byline.as_deref(), Some("Ada Oll"));
}

/// A document with comments, notes and their threads.
fn with_comments(body: &str, comments: &str, threads: Option<&str>) -> Imported {
    let mut rels = vec![
        ("c", "comments", "comments.xml"),
        ("f", "footnotes", "footnotes.xml"),
    ];
    let note = |id: &str, sort: &str, words: &str| {
        format!(r#"<w:footnote w:id="{id}"{sort}>{}</w:footnote>"#, p(words))
    };
    let notes = note("-1", r#" w:type="separator""#, &r("—"))
        + &note(
            "2",
            "",
            &format!(
                r#"<w:r><w:footnoteRef/></w:r><w:commentRangeStart w:id="9"/>{}<w:commentRangeEnd w:id="9"/>"#,
                r("Harbour register, p. 12, https://example.org/register.")
            ),
        );
    let mut parts = vec![
        document(body),
        ("word/comments.xml", part("w:comments", comments)),
        ("word/footnotes.xml", part("w:footnotes", &notes)),
    ];
    if let Some(threads) = threads {
        rels.push(("x", "commentsExtended", "commentsExtended.xml"));
        let text = format!(
            r#"<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">{threads}</w15:commentsEx>"#
        );
        parts.push(("word/commentsExtended.xml", text));
    }
    parts.push(("word/_rels/document.xml.rels", relationships(&rels)));
    read(&parts)
}

fn comment(id: &str, who: &str, paragraph: &str, words: &str) -> String {
    format!(
        r#"<w:comment w:id="{id}" w:author="{who}" w:date="2026-01-3{id}T10:30:00Z"><w:p w14:paraId="{paragraph}"><w:r><w:annotationRef/></w:r>{}</w:p></w:comment>"#,
        r(words)
    )
}

fn about(id: &str, inside: &str) -> String {
    format!(
        r#"<w:commentRangeStart w:id="{id}"/>{inside}<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#
    )
}

/// A remark: what it says, and the words it is about.
fn placed(read: &Imported) -> Vec<(String, String)> {
    let text = read.text();
    read.remarks
        .iter()
        .map(|one| {
            let about = one.place.map_or("nowhere", |place| place.of(&text));
            (one.text.clone(), about.to_owned())
        })
        .collect()
}

#[test]
fn comments_stand_on_their_words_wherever_these_are() {
    let body = p(&format!(
        "{} in {}",
        about("0", &r("Three drowned")),
        about("1", "")
    ))
    .replace(" in ", &r(" in 1911. "))
        + &p(&format!(
            r#"<w:commentRangeStart w:id="2"/>{}"#,
            r("Pell was")
        ))
        + &p(&format!(
            r#"{}<w:commentRangeEnd w:id="2"/><w:ins {BY}>{}</w:ins>"#,
            r("cut off."),
            about("3", &r(" Twice."))
        ));
    let comments = comment("0", "Bo Ren", "A0", "Harbour register, p. 12")
        + &comment("1", "Bo Ren", "A1", "on a point")
        + &comment("2", "Bo Ren", "A2", "over two paragraphs")
        + &comment("3", "Bo Ren", "A3", "on what was inserted")
        + &comment("4", "Bo Ren", "A4", "on nothing")
        + &comment("9", "Bo Ren", "A9", "in a footnote that is gone");
    let read = with_comments(&body, &comments, None);
    assert_eq!(
        read.text(),
        "Three drowned in 1911.\nPell was\ncut off. Twice."
    );
    let right = [
        ("Harbour register, p. 12", "Three drowned"),
        ("on a point", ""),
        ("over two paragraphs", "Pell was\ncut off."),
        ("on what was inserted", "Twice."),
        ("on nothing", "nowhere"),
        ("in a footnote that is gone", "nowhere"),
    ];
    let right = right.map(|(said, about)| (said.to_owned(), about.to_owned()));
    assert_eq!(placed(&read), right);
    assert_eq!(
        read.remarks[1].place.unwrap().start,
        "Three drowned in 1911. ".len() - 1
    );
    let first = &read.remarks[0];
    assert_eq!((&*first.by, &*first.on), ("Bo Ren", "2026-01-30T10:30:00Z"));
    assert_eq!(first.kind, RemarkKind::Comment);
}

#[test]
fn answers_belong_to_what_they_answer_and_done_is_done() {
    let body = p(&(about("0", &r("Three drowned")) + &about("1", &r(" in 1911"))));
    let comments = comment("0", "Bo Ren", "A0", "Who says so?")
        + &comment("1", "Ada Oll", "A1", "Date checked")
        + &comment("2", "Ada Oll", "A2", "The register: https://example.org/r");
    let threads = r#"<w15:commentEx w15:paraId="A0" w15:done="0"/><w15:commentEx w15:paraId="A1" w15:done="1"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A0" w15:done="0"/>"#;
    let read = with_comments(&body, &comments, Some(threads));
    assert_eq!(read.remarks.len(), 2);
    let [first, second] = &read.remarks[..] else {
        panic!()
    };
    assert_eq!(first.replies[0].text, "The register: https://example.org/r");
    assert_eq!(first.replies[0].by, "Ada Oll");
    assert_eq!(first.links, ["https://example.org/r"]);
    assert!(!first.settled && second.settled);
}

#[test]
fn where_nothing_says_so_comments_on_the_same_words_are_answers() {
    let both = about("0", &about("1", &r("Three drowned")));
    let comments = comment("0", "Bo Ren", "A0", "Who says so?")
        + &comment("1", "Ada Oll", "A1", "The register.");
    let read = with_comments(&p(&both), &comments, None);
    assert_eq!(read.remarks.len(), 1);
    assert_eq!(read.remarks[0].replies[0].text, "The register.");
}

#[test]
fn footnotes_are_remarks_and_no_words_of_the_text() {
    let body = p(&format!(
        r#"{}<w:r><w:footnoteReference w:id="2"/></w:r>{}"#,
        r("Three drowned"),
        r(" in 1911.")
    ));
    let comments = comment("9", "Bo Ren", "A9", "Which edition?");
    let read = with_comments(&body, &comments, None);
    assert_eq!(read.text(), "Three drowned in 1911.");
    let [note, comment] = &read.remarks[..] else {
        panic!("{:?}", read.remarks)
    };
    assert_eq!((note.kind, &*note.number), (RemarkKind::Footnote, "1"));
    assert_eq!(note.place.unwrap().start, "Three drowned".len());
    assert_eq!(note.links, ["https://example.org/register"]);
    // A comment on the words of a note stands where the note does.
    assert_eq!(
        (comment.text.as_str(), comment.place),
        ("Which edition?", note.place)
    );
}

#[test]
fn other_namespaces_and_prefixes_mean_the_same() {
    let strict = r#"<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Caf&#233; &lt;Marl&gt; &unknown;</x:t></x:r></x:p></x:body></x:document>"#;
    let read = read(&[("word/document.xml", strict.to_owned())]);
    assert_eq!(read.text(), "Café <Marl> &unknown;");
}

#[test]
fn what_is_damaged_is_said_and_never_a_panic() {
    let whole = package(&[document(&p(&r("Three drowned in 1911.")))]);
    assert!(Docx.knows(&whole));
    for at in (0..whole.len()).step_by(7) {
        let mut spoilt = whole.clone();
        spoilt[at] ^= 0x55;
        let _ = Docx.read(&spoilt, View::Final);
        assert!(Docx.read(&whole[..at], View::Final).is_err(), "{at}");
    }
    let deep = "<w:sdt>".repeat(5_000);
    let bomb = package(&[document(&deep)]);
    let error = Docx.read(&bomb, View::Final).unwrap_err().to_string();
    assert!(error.contains("deeper than 512"), "{error}");
    let zeros = package(&[document(&" ".repeat(60_000_000))]);
    assert!(zeros.len() < 300_000);
    let error = Docx.read(&zeros, View::Final).unwrap_err().to_string();
    assert!(error.contains("unpacks to more than"), "{error}");
    let entities = r#"<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d SYSTEM "file:///etc/hostname">]>"#;
    let text = document(&p(&r("x &b;&d; y")))
        .1
        .replace("?><w:", &format!("?>{entities}<w:"));
    let read = read(&[("word/document.xml", text)]);
    assert_eq!(read.text(), "x &b;&d; y");
}

#[test]
fn a_name_in_bold_letters_is_who_speaks() {
    let said = |name: &str, words: &str| {
        format!(
            r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{name} </w:t></w:r><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let body = [
        said("Ada Oll", "The ferry sank in 1998."),
        said("Bo Ren:", "It did not sink."),
        said("Ada Oll", "I was there in 1998."),
    ]
    .concat();
    let read = read(&[document(&body)]);
    let speakers: Vec<&str> = read
        .paragraphs
        .iter()
        .map(|one| one.speaker.as_str())
        .collect();
    assert_eq!(speakers, ["Ada Oll", "Bo Ren", "Ada Oll"]);
}

#[test]
fn a_power_is_no_figure_of_its_own() {
    let raised = |words: &str| {
        format!(r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{words}</w:t></w:r>"#)
    };
    assert_eq!(
        text(&p(&(r("It cost 10") + &raised("6") + &r(" crowns")))),
        "It cost 10⁶ crowns"
    );
    assert_eq!(
        text(&p(&(r("The 1") + &raised("st") + &r(" ferry")))),
        "The 1st ferry"
    );
}
