//! Traps of the format, each as a file of its own. All of them are about invented places.

use super::Rtf;
use crate::{
    import::{Format, ImportError, Imported, RemarkKind, View, readers::Reader as _},
    session::Role,
};

const HEAD: &str = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 Mincho;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 heading 2;}{\s3 Quote;}}{\info{\title Not this}{\author Nor this}}{\*\generator Some program;}";

fn read_as(body: &str, view: View) -> Imported {
    let file = format!("{HEAD}{body}}}");
    assert_eq!(Format::of(file.as_bytes(), "a.doc".as_ref()), Format::Rtf);
    Rtf.read(file.as_bytes(), view).unwrap()
}

fn read(body: &str) -> Imported {
    read_as(body, View::Final)
}

fn text(body: &str) -> String {
    read(body).text()
}

#[test]
fn words_of_any_alphabet() {
    assert_eq!(
        text(r"caf\'e9 \{48\} \\ \ldblquote a\rdblquote\~b\emdash c\par"),
        "café {48} \\ “a”\u{A0}b—c"
    );
    assert_eq!(
        text(r"{\f1 \'ca\'e5\'eb\'eb} {\f2\'93\'fa\'96\'7b}"),
        "Келл 日本"
    );
    assert_eq!(
        text(r"\uc1\u1050?\u1077\'e5 \uc0\u8364 5 {\uc2\u8211--}x"),
        "Ке €5 –x"
    );
    assert_eq!(text(r"\u-10179?\u-8704? ok"), "😀 ok");
    assert_eq!(text("The\r\n bridge\\\nnew"), "The bridge\nnew");
}

#[test]
fn what_is_no_text_is_left_out() {
    assert_eq!(
        text(
            r"{\header Page 1}{\*\unknown words}A{\pict\wmetafile8 0102ab}{\v hidden}{\strike struck}{\bkmkstart x}{\*\bkmkend x} b{\object{\*\objdata 0102}{\result c}}\bin3 }}} d"
        ),
        "A bc d"
    );
    let notes = read(r"A{\pict 00}{\v x}").notes;
    assert_eq!(
        notes,
        ["1 hidden passage was left out.", "1 picture is not shown."]
    );
}

#[test]
fn paragraphs_are_what_their_styles_say() {
    let read = read(
        r#"\pard\s1 The bridge of Kell\par\pard\s2 Cost\par\pard It cost {\field{\*\fldinst{HYPERLINK "https://kell.example/b"}}{\fldrslt{\ul 48 million}}} crowns.\line It is open.\par\pard{\listtext\bullet\tab}\ls1 Steel\par\pard\s3 We paid.\par\trowd\pard\intbl Year\cell Crowns\cell\row\pard\intbl 2024\cell 20\cell\row\pard End.\par"#,
    );
    let told: Vec<(&str, Role)> = read
        .paragraphs
        .iter()
        .map(|p| (p.text.as_str(), p.role.clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("The bridge of Kell", Role::Headline),
            ("Cost", Role::Subheading),
            ("It cost 48 million crowns.", Role::Body),
            ("It is open.", Role::Body),
            ("Steel", Role::ListItem),
            ("We paid.", Role::Quotation),
            ("Year | Crowns", Role::Caption),
            ("2024 | 20", Role::Caption),
            ("End.", Role::Body),
        ]
    );
    let link = &read.paragraphs[2].links[0];
    assert_eq!(
        (link.start, link.end, link.to.as_str()),
        (8, 18, "https://kell.example/b")
    );
}

#[test]
fn comments_and_notes_stand_on_their_words() {
    // 31 January 2026, 10:30.
    let packed = 30 + (10 << 6) + (31 << 11) + (1 << 16) + (126 << 20);
    let read = read(&format!(
        r"The bridge cost {{\*\atrfstart 7}}48 million{{\*\atrfend 7}}{{\*\atnid AO}}{{\*\atnauthor Ada Oll}}\chatn{{\*\annotation{{\*\atnref 7}}{{\*\atndate {packed}}}\pard\plain Budget, page 3}} crowns{{\super\chftn{{\footnote\pard\plain{{\super\chftn}} So the county.}}}}.\par It opened.{{\*\atnid JA}}{{\*\annotation When?}}{{\footnote\ftnalt In May.}}\par",
    ));
    let text = read.text();
    assert_eq!(text, "The bridge cost 48 million crowns.\nIt opened.");
    let [comment, note, point, endnote] = read.remarks.as_slice() else {
        panic!("{:?}", read.remarks);
    };
    assert_eq!(comment.place.unwrap().of(&text), "48 million");
    assert_eq!(
        (comment.by.as_str(), comment.on.as_str()),
        ("Ada Oll", "2026-01-31T10:30:00")
    );
    assert_eq!(comment.text, "Budget, page 3");
    assert_eq!(
        (note.kind, note.text.as_str()),
        (RemarkKind::Footnote, "So the county.")
    );
    assert_eq!(
        note.place.unwrap().start,
        "The bridge cost 48 million crowns".len()
    );
    assert_eq!((point.by.as_str(), point.text.as_str()), ("JA", "When?"));
    assert_eq!(point.place.unwrap().start, text.len());
    assert_eq!(
        (endnote.kind, endnote.text.as_str()),
        (RemarkKind::Endnote, "In May.")
    );
}

#[test]
fn answers_stand_below_the_comment_that_they_answer() {
    let comment = |by: &str, inner: &str, words: &str| {
        format!(r"{{\*\atnid X}}{{\*\atnauthor {by}}}\chatn{{\*\annotation{inner} {words}}}")
    };
    let threads = |parents: [&str; 3]| {
        let [one, two, three] = parents;
        let body = format!(
            r"It cost {{\*\atrfstart 7}}48 million{{\*\atrfend 7}}{}{}. It opened{}{} in May.\par",
            comment("Ada Oll", r"{\*\atnref 7}", "Which budget?"),
            comment("Jo Aas", one, "That of 1910."),
            comment("Ida Brandt", two, "When?"),
            comment("Jo Aas", three, "On the 2nd."),
        );
        let read = read(&body);
        let told = read.remarks.iter().map(|one| {
            let replies = one
                .replies
                .iter()
                .map(|r| format!(" / {}: {}", r.by, r.text));
            format!("{}{}", one.text, replies.collect::<String>())
        });
        told.collect::<Vec<_>>()
    };
    let want = [
        "Which budget? / Jo Aas: That of 1910.",
        "When? / Jo Aas: On the 2nd.",
    ];
    assert_eq!(
        threads([r"{\*\atnparent -1}", "", r"{\*\atnparent -1}"]),
        want
    );
    assert_eq!(
        threads([
            r"{\*\atnparent 7}",
            r"{\*\atnref 9}{\*\atnparent 0}",
            r"{\*\atnparent 9}"
        ]),
        want
    );
    // Nonsense answers nothing.
    assert_eq!(
        threads([
            r"{\*\atnparent -99999999999999999999}",
            r"{\*\atnparent 44}",
            r"{\*\atnparent -9}"
        ])
        .len(),
        4
    );
}

#[test]
fn both_texts_of_tracked_changes_can_be_read() {
    let body = r"{\*\revtbl{Unknown;}{Ada Oll;}}The {\deleted\revauthdel1 old}{\revised\revauth1 new} bridge{\deleted\par Some say} cost 48 million.";
    let last = read(body);
    assert_eq!(last.text(), "The new bridge cost 48 million.");
    assert!(last.changed);
    assert!(
        last.notes[0].contains("by Ada Oll (1 insertions, 2 deletions)"),
        "{:?}",
        last.notes
    );
    assert_eq!(
        read_as(body, View::Original).text(),
        "The old bridge\nSome say cost 48 million."
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    let deep = format!("{{\\rtf1{}", "{".repeat(2000));
    assert!(matches!(
        Rtf.read(deep.as_bytes(), View::Final),
        Err(ImportError::Limit(_))
    ));
    assert!(matches!(
        Rtf.read(b"{\\rtf1}", View::Final),
        Err(ImportError::Empty)
    ));
    let whole = format!(
        r"{HEAD}\pard\intbl A\cell{{\footnote B {{\field{{\*\fldinst HYPERLINK x}}{{\fldrslt C}}}}}}\row\u55357?\'e9 D\bin99999 "
    );
    for at in 0..whole.len() {
        Rtf.read(&whole.as_bytes()[..at], View::Final).ok();
    }
}

#[test]
fn a_power_is_no_figure_of_its_own() {
    assert_eq!(
        text(r"It cost 10{\super 6} crowns, 10\super 3\nosupersub  each\par"),
        "It cost 10⁶ crowns, 10³ each"
    );
}

#[test]
fn a_name_in_bold_letters_is_who_speaks() {
    let read = read(
        r"{\b Ada Oll} The ferry sank in 1998.\par\b Bo Ren:\b0  It did not.\par{\b Ada Oll} I was there.\par",
    );
    let speakers: Vec<&str> = read
        .paragraphs
        .iter()
        .map(|one| one.speaker.as_str())
        .collect();
    assert_eq!(speakers, ["Ada Oll", "Bo Ren", "Ada Oll"]);
}
