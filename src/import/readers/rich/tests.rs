//! What Word, `LibreOffice`, Google Docs and browsers put on the clipboard, in small.

use super::*;
use crate::{import::RemarkKind, session::Role};

fn read(source: &str) -> Imported {
    Rich.read(source.as_bytes(), View::Final).unwrap()
}

/// The paragraphs, each with the first letter of its role.
fn lines(read: &Imported) -> String {
    let line = |role: &Role, text: &str| {
        let first = role.word().chars().next().unwrap();
        format!("{first} {text}\n")
    };
    let paragraphs = read.paragraphs.iter();
    paragraphs.map(|p| line(&p.role, &p.text)).collect()
}

/// The words that each remark is about, who wrote it, and what it says.
fn remarks(read: &Imported) -> Vec<(RemarkKind, String, String, String)> {
    let text = read.text();
    let all = read.remarks.iter().map(|one| {
        let words = one.place.map_or("-", |place| place.of(&text));
        (one.kind, words.to_owned(), one.by.clone(), one.text.clone())
    });
    all.collect()
}

const WORD: &str = r##"<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
<p class=MsoTitle>The bridge at Kell<o:p></o:p></p>
<p class=MsoNormal><span style='mso-comment-continuation:1'>The bridge </span><a style='mso-comment-reference:JA_1;mso-comment-date:20260302T1000'><span style='mso-comment-continuation:1'>cost 48 million
crowns</span></a><span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" onmouseover="msoCommentShow('_anchor_1','_com_1')" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[JA1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span><a style='mso-comment-parent:JA_1;mso-comment-reference:IB_2;mso-comment-date:20260303T0915'></a><span class=MsoCommentReference><![if !supportAnnotations]><a class=msocomanchor id="_anchor_2" href="#_msocom_2" name="_msoanchor_2">[IB2]</a><![endif]></span> and opened in 1911.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span lang=EN-GB>[1]</span></span><![endif]></span></span></a> <del cite="mailto:Jon%20Aas" datetime="2026-03-01T10:00"><span>It fell in 1912. </span></del><o:p></o:p></p>
<h2>What it carries<o:p></o:p></h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Carts, <a href="https://kell.example/tolls">two crowns</a> each<o:p></o:p></p>
<p class=MsoNormal style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Trams since 1924<o:p></o:p></p>
<p class=MsoQuote>It is the longest of its kind.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Bolts</p></td><td><p class=MsoNormal>380</p></td></tr></table>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]><span>[1]</span><![endif]></span></a> Town register, p. 4, <a href="https://kell.example/register">online</a>.<o:p></o:p></p><p class=MsoFootnoteText>Seen in May.</p></div></div>
<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]>
<div style='mso-element:comment'><![if !supportAnnotations]><div id="_com_1" class=msocomtxt language=JavaScript><![endif]><span style='mso-comment-author:"Jon Aas"'><![if !supportAnnotations]><a name="_msocom_1"></a><![endif]></span><p class=MsoCommentText><span class=MsoCommentReference><span><span style='mso-special-character:comment'>&nbsp;<![if !supportAnnotations]><a href="#_msoanchor_1" class=msocomoff>[JA1]</a><![endif]></span></span></span>Budget of 1910, p. 12<o:p></o:p></p><![if !supportAnnotations]></div><![endif]></div>
<div style='mso-element:comment'><![if !supportAnnotations]><div id="_com_2" class=msocomtxt><![endif]><span style='mso-comment-author:"Ida Brandt"'><![if !supportAnnotations]><a name="_msocom_2"></a><![endif]></span><p class=MsoCommentText><![if !supportAnnotations]><a href="#_msoanchor_2" class=msocomoff>[IB2]</a><![endif]>I have the page.<o:p></o:p></p><![if !supportAnnotations]></div><![endif]></div></div>
<!--EndFragment--></body></html>"##;

#[test]
fn word_keeps_its_headings_lists_links_quotations_and_notes() {
    let read = read(WORD);
    assert_eq!(
        lines(&read),
        "h The bridge at Kell\nb The bridge cost 48 million crowns and opened in 1911.\ns What it carries\nl Carts, two crowns each\nl Trams since 1924\nq It is the longest of its kind.\nc Bolts | 380\n"
    );
    let link = &read.paragraphs[3].links[0];
    assert_eq!(
        (link.start, link.end, link.to.as_str()),
        (7, 17, "https://kell.example/tolls")
    );
    assert_eq!(
        remarks(&read),
        [
            (
                RemarkKind::Comment,
                "cost 48 million crowns".to_owned(),
                "Jon Aas".to_owned(),
                "Budget of 1910, p. 12".to_owned()
            ),
            (
                RemarkKind::Footnote,
                String::new(),
                String::new(),
                "Town register, p. 4, online.\nSeen in May.".to_owned()
            ),
        ]
    );
    let [comment, note] = read.remarks.as_slice() else {
        panic!("{:?}", read.remarks);
    };
    assert_eq!(comment.on, "2026-03-02T10:00:00");
    assert_eq!(comment.number, "1");
    let [answer] = comment.replies.as_slice() else {
        panic!("{comment:?}");
    };
    assert_eq!(
        (answer.by.as_str(), answer.on.as_str(), answer.text.as_str()),
        ("Ida Brandt", "2026-03-03T09:15:00", "I have the page.")
    );
    assert_eq!(note.number, "1");
    assert_eq!(note.links, ["https://kell.example/register"]);
    let place = note.place.unwrap();
    let text = read.text();
    assert!(text.split_at(place.start).0.ends_with("opened in 1911."));
    assert!(read.notes[0].contains("struck-out"), "{:?}", read.notes);
}

#[test]
fn a_comment_on_words_of_two_paragraphs_is_one() {
    let read = read(
        r##"<p class=MsoNormal>It <a style='mso-comment-reference:JA_7;mso-comment-date:20260302T1000'>cost 48 million.</a></p><p class=MsoNormal><a style='mso-comment-reference:JA_7;mso-comment-date:20260302T1000'>It opened</a><a class=msocomanchor href="#_msocom_7">[JA7]</a> in 1911.</p><div style='mso-element:comment'><div class=msocomtxt><span style='mso-comment-author:Jon'><a name="_msocom_7"></a></span><p class=MsoCommentText>Both in the register.</p></div></div>"##,
    );
    assert_eq!(
        lines(&read),
        "b It cost 48 million.\nb It opened in 1911.\n"
    );
    assert_eq!(remarks(&read)[0].1, "cost 48 million.\nIt opened");
    assert_eq!(read.remarks.len(), 1);
}

const OFFICE: &str = r##"<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><style type="text/css">p { margin-bottom: 0.25cm }</style></head>
<body lang="en-GB" dir="ltr"><h1 class="western">The bridge at Kell</h1>
<p style="line-height: 100%">It cost 48 million crowns<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>
and opened in 1911<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a>.</p>
<ol><li><p style="line-height: 100%">Carts</p></li><li><p>Trams</p></li></ol>
<blockquote>It is the longest.</blockquote>
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Town register, p. 4</p><p>Seen in May</p></div>
<div id="sdendnote1"><p class="sdendnote-western"><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>The Courier, 2 May 1911</p></div>
</body></html>"##;

#[test]
fn libreoffice_keeps_them() {
    let read = read(OFFICE);
    assert_eq!(
        lines(&read),
        "h The bridge at Kell\nb It cost 48 million crowns and opened in 1911.\nl Carts\nl Trams\nq It is the longest.\n"
    );
    let told: Vec<_> = read
        .remarks
        .iter()
        .map(|one| (one.kind, one.number.as_str(), one.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                RemarkKind::Footnote,
                "1",
                "Town register, p. 4\nSeen in May"
            ),
            (RemarkKind::Endnote, "i", "The Courier, 2 May 1911"),
        ]
    );
}

const GOOGLE: &str = r##"<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff-1111-2222-333344445555"><h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;">The bridge at Kell</span></h1><p dir="ltr" style="line-height:1.38;"><span>It cost </span><a href="https://kell.example/budget" style="text-decoration:none;"><span>48 million crowns</span></a><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span> in 1911.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>Carts</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Trams</span></p></li></ul><br /><p dir="ltr"><span>It stands.</span></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Town register, p. 4</span></p></div><div style="border:1px solid black;margin:5px"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Budget of 1910</span></p><p><span>Jon Aas, page 12</span></p></div></b>"##;

#[test]
fn google_docs_keep_them() {
    let read = read(GOOGLE);
    assert_eq!(
        lines(&read),
        "h The bridge at Kell\nb It cost 48 million crowns in 1911.\nl Carts\nl Trams\nb It stands.\n"
    );
    assert_eq!(
        read.paragraphs[1].links[0].to,
        "https://kell.example/budget"
    );
    let told: Vec<_> = read
        .remarks
        .iter()
        .map(|one| (one.kind, one.number.as_str(), one.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (RemarkKind::Comment, "a", "Budget of 1910\nJon Aas, page 12"),
            (RemarkKind::Footnote, "1", "Town register, p. 4"),
        ]
    );
}

/// What a browser copies is a piece of a page, without the page: nothing of it is left out for being short, or a link.
#[test]
fn a_piece_of_a_page_is_taken_whole() {
    let read = read(
        r#"<meta http-equiv="content-type" content="text/html; charset=utf-8"><div class="related share"><p>Read more: <a href="https://kell.example/ferry">the ferry</a></p></div><ul><li><a href="https://kell.example/a">A</a></li></ul><span>Short.</span>"#,
    );
    assert_eq!(lines(&read), "b Read more: the ferry\nl A\nb Short.\n");
}

#[test]
fn what_is_no_good_is_refused_and_what_is_cut_off_is_read_as_far_as_it_goes() {
    let deep = "<div>".repeat(5000);
    let found = Rich.read(deep.as_bytes(), View::Final).unwrap_err();
    assert!(found.to_string().contains("deeper than 512"), "{found}");
    assert!(matches!(
        Rich.read(b"<img src=a.png>", View::Final),
        Err(ImportError::Empty)
    ));
    for source in [WORD, OFFICE, GOOGLE] {
        for at in (0..source.len()).step_by(source.len() / 60) {
            Rich.read(&source.as_bytes()[..at], View::Final).ok();
        }
    }
}
