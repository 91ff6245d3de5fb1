//! What the spoiling begins with: files of the corpus, and files that were made to be trouble.

use std::{fs, path::Path};

use super::targets::BETWEEN;

fn corpus(end: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(root.join("tests/corpus/v1")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_str().unwrap().ends_with(end));
    paths.sort();
    let files: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(!files.is_empty(), "no {end} in the corpus");
    files
}

/// Small files of the corpus: what is small is spoilt more often in a second.
fn small() -> Vec<Vec<u8>> {
    let mut files = corpus(".factcheck.json");
    files.retain(|file| file.len() < 20_000);
    files
}

pub fn sessions() -> Vec<Vec<u8>> {
    let head = "{\"format\":\"tickmark-session\",\"version\":1";
    let texts = [
        String::new(),
        "{".to_owned(),
        "null".to_owned(),
        format!("{head}}}"),
        format!("\u{feff}{head}}}"),
        format!("{head},\"version\":2}}"),
        "{\"format\":\"tickmark-session\",\"version\":\"1\"}".to_owned(),
        "{\"format\":\"tickmark-session\",\"version\":99,\"claims\":5}".to_owned(),
        format!("{head},\"x\":{}", "[".repeat(50_000)),
        format!(
            "{head},\"x\":{}{}}}",
            "{\"a\":".repeat(100),
            "1".to_owned() + &"}".repeat(100)
        ),
        format!("{head},\"x\":1e400,\"y\":-0,\"z\":{}}}", "9".repeat(5_000)),
        format!("{head},\"claims\":{{\"a\":{{}},\"a\":{{}},\"~\":null}}}}"),
        format!(
            "{head},\"claims\":{{\"a\":{{\"article\":\"b\",\"parent\":\"a\",\"merged_into\":\"a\"}}}}}}"
        ),
        format!(
            "{head},\"session\":{{\"title\":\"{}\"}}}}",
            "a\u{301}".repeat(20_000)
        ),
        format!("{head},\"session\":{{\"title\":\"\\ud800\"}}}}"),
        format!("<<<<<<< ours\n{head}\n=======\n{head}\n>>>>>>> theirs\n}}"),
    ];
    let mut all: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    let utf16 = format!("{head}}}");
    all.push(
        [0xff, 0xfe]
            .into_iter()
            .chain(utf16.encode_utf16().flat_map(u16::to_le_bytes))
            .collect(),
    );
    all.push(vec![0; 4_096]);
    all.extend(small());
    all
}

pub fn pairs() -> Vec<Vec<u8>> {
    let files = small();
    let pair = |one: &Vec<u8>, other: &Vec<u8>| [one.as_slice(), BETWEEN, other].concat();
    let all = files
        .iter()
        .flat_map(|one| files.iter().map(move |other| pair(one, other)));
    all.collect()
}

pub fn journals() -> Vec<Vec<u8>> {
    let mut all = corpus(".journal");
    let whole = all[0].clone();
    let head = whole
        .split_inclusive(|byte| *byte == b'\n')
        .next()
        .unwrap()
        .to_vec();
    let text = String::from_utf8(small().swap_remove(0)).unwrap();
    let merged =
        serde_json::json!({"merged": text, "at": "2026-01-31T10:00:00Z"}).to_string() + "\n";
    all.extend([
        [whole.as_slice(), merged.as_bytes()].concat(),
        [head.as_slice(), merged.as_bytes(), merged.as_bytes()].concat(),
        whole[..whole.len() - 10].to_vec(),
        head.clone(),
        [head.as_slice(), b"{}\n", b"[[[[\n"].concat(),
        [head.as_slice(), &whole, &whole].concat(),
        [head.as_slice(), "{\"command\":".repeat(5_000).as_bytes()].concat(),
    ]);
    all
}

pub fn articles() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = fs::read(root.join("assets/sample.txt")).unwrap();
    let texts = [
        "# Headline\n\n> quoted\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n".to_owned(),
        "---\ntitle: \"a\ndate: 2026-99-99\n---\ntext".to_owned(),
        "“".repeat(500),
        "He said “".repeat(150),
        "a".repeat(10_000),
        "1,2.3 ".repeat(500),
        "[".repeat(2_000),
        "A. ".repeat(800),
        "e\u{301}\u{302}".repeat(500),
        "May 2025 – June 31, 0000 – 99 per cent of -0 crowns on Tuesday last year".to_owned(),
        "HARROW BAY, 30 February 2025 (Wire) — In 1998, since 2016, by 2030.".to_owned(),
        "مرحبا بالعالم ٤٥٪. שלום 1998. 中文有三百人。".to_owned(),
        "a\r\rb\r\n\u{b}\u{c}\u{85}\u{2028}c".to_owned(),
    ];
    let mut all: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    all.push(b"caf\xe9 \x80\x93 \xff\xfe".to_vec());
    all.push(
        "Ferry carried 12"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect(),
    );
    all.push(sample);
    all
}

/// Documents: a letter for the format (see [`super::targets::documents`]), then the file, or the part of a package that is spoilt.
pub fn documents() -> Vec<Vec<u8>> {
    let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let page = "<!DOCTYPE html><html lang=en><head><title>Kell | The Courier</title><meta property=og:title content=Kell><base href=https://kell.example/a/><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Ida\"}],\"articleBody\":\"It opened.\"}</script><style>p{}</style></head><body><nav>Home</nav><article><h1>Kell</h1><p>The bridge cost 48 million crowns, <a href=../b>they</a> say<sup><a href=#fn1>1</a></sup>, and opened in May.<br><br>It is long.</p><table><tr><td>1<td>2<tr><td><p>a<p>b</table><ul><li>a<ul><li>b</ul></ul><blockquote><p>We paid.</blockquote><pre>a\nb</pre><svg><path></svg><ol><li id=fn1>A note.</ol></article><!-- end --></body></html>";
    let letter = "From: =?utf-8?q?Ida?= <ida@kell.example>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIt cost =E9.\r\n\r\nOn 1 March 2026, Jon wrote:\r\n> What?\r\n-----Original Message-----\r\nFrom: Jon\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n";
    let texts = [
        format!("h{page}"),
        format!("e{page}"),
        "c<p class=MsoTitle>The bridge</p><p>It <a style='mso-comment-reference:A_1;mso-comment-date:20260302T1000'>cost</a><a class=msocomanchor href='#_msocom_1'>[A1]</a> 48<a style='mso-comment-parent:A_1;mso-comment-reference:B_2'></a><a href='#_ftn1' name='_ftnref1'>[1]</a><p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1.</span>Steel<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Register</div><div style='mso-element:comment'><span style='mso-comment-author:\"A\"'><a name='_msocom_1'></a></span><p>Why?</div><div style='mso-element:comment'><a name='_msocom_2'></a><p>So.</div>".to_owned(),
        format!("h{}", "<div>".repeat(500)),
        format!("h{}", "<b><p>".repeat(300)),
        format!("h{}", "<table><tr><td>".repeat(150)),
        format!("h{}", "<a href=x>a<p>".repeat(300)),
        format!("m{letter}"),
        format!("s{}", letter.replace("mixed", "related").replace("text/plain", "text/html")),
        format!(
            "d<w:document {word}><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:commentRangeStart w:id=\"1\"/><w:r><w:t>The bridge</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:del w:author=\"A\"><w:r><w:delText>old</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"
        ),
        "o<office:document-content><office:body><office:text><text:tracked-changes><text:changed-region text:id=\"d\"><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>It<office:annotation office:name=\"a\"><dc:creator>A</dc:creator><text:p>Why?</text:p></office:annotation> cost<text:change text:change-id=\"d\"/> 48<office:annotation-end office:name=\"a\"/><text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>B</text:p></text:note-body></text:note></text:p><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell/></table:table-row></office:text></office:body></office:document-content>".to_owned(),
        "r{\\rtf1\\ansicpg1251{\\fonttbl{\\f0\\fcharset128 A;}}{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 \\u1050?\\'ea{\\f0\\'93\\'fa}\\par{\\*\\atrfstart 1}It{\\*\\atrfend 1}{\\*\\atnid A}{\\*\\annotation{\\*\\atnref 1}Why?}{\\footnote B}{\\field{\\*\\fldinst HYPERLINK \"https://kell.example\"}{\\fldrslt c}}{\\deleted d}\\trowd\\intbl 1\\cell 2\\cell\\row\\pard{\\upr{a}{\\*\\ud b}}\\bin2 }}}".to_owned(),
        format!("r{{\\rtf1{}", "{\\footnote a".repeat(300)),
    ];
    texts.into_iter().map(String::into_bytes).collect()
}
