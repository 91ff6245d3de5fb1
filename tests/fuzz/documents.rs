//! Documents: what each format's reader is given, and what must hold of what it reads.
//!
//! What is spoilt is the text inside, not the archive around it: a package is written as its parts, each behind a line with its
//! name, and packed when it is tried; a PDF as the operators of its page, or as its objects, whose table is then made anew.

use std::{
    fs,
    io::{Cursor, Write as _},
    path::Path,
};

use tickmark::{
    import::{self, Attachment, Format, How, Imported, View},
    session::Link,
    text::Span,
};

use super::targets::answer;

/// Stands before the name of each part of a package.
pub const PART: u8 = 0x1e;

/// Parts as one text: name, line end, content.
fn parts(all: &[(&str, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, content) in all {
        out.push(PART);
        out.extend(format!("{name}\n{content}").bytes());
    }
    out
}

/// The package whose parts a text holds.
pub fn packed(text: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    for part in text.split(|byte| *byte == PART).skip(1).take(50) {
        let end = part.iter().position(|byte| *byte == b'\n');
        let (name, content) = part.split_at(end.unwrap_or(part.len()));
        // What a package says that it is stands in it as it is.
        let how = if name == b"mimetype" {
            how.compression_method(zip::CompressionMethod::Stored)
        } else {
            how
        };
        // Two parts of one name are no package that anything writes.
        if archive
            .start_file(String::from_utf8_lossy(name), how)
            .is_ok()
        {
            archive
                .write_all(content.get(1..).unwrap_or_default())
                .unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

/// What was read, as it must be: lines without line ends, links and remarks on words that are there, attachments that can be taken out.
fn checked(content: &[u8], read: Result<Imported, import::ImportError>, words: &mut Vec<String>) {
    let read = match read {
        Ok(read) => read,
        Err(error) => return words.push(error.to_string()),
    };
    let text = read.text();
    for paragraph in &read.paragraphs {
        assert!(!paragraph.text.contains(['\n', '\r']), "{paragraph:?}");
        let letters = paragraph.text.chars().count();
        let lies_in = |link: &Link| link.start < link.end && link.end <= letters;
        assert!(paragraph.links.iter().all(lies_in), "{paragraph:?}");
        words.push(format!(
            "{:?}{}",
            paragraph.role,
            paragraph.links.len().min(2)
        ));
    }
    for remark in &read.remarks {
        let lies_in = |place: Span| Span::checked(&text, place.start, place.end).is_some();
        assert!(remark.place.is_none_or(lies_in), "{remark:?}");
        words.push(format!("{:?}{}", remark.kind, remark.place.is_some()));
    }
    for (one, number) in read.attachments.iter().zip(1..) {
        let (_, part) = import::readers::attachment(content, number).unwrap();
        assert_eq!(*one, Attachment::of(number, &one.name, &part));
        words.push(one.kind.clone());
    }
    words.extend(read.notes);
}

/// Both texts of a document.
fn read(content: &[u8], format: Format) -> u64 {
    let mut words = Vec::new();
    for view in [View::Final, View::Original] {
        let plain = || import::bytes(content, "a.md".as_ref(), &How::plain(format));
        let read = import::readers::read(content, format, view).unwrap_or_else(plain);
        checked(content, read, &mut words);
    }
    words.dedup();
    // Which format bytes are told to be is asked of anything.
    words.push(Format::of(content, "".as_ref()).name().to_owned());
    answer(words)
}

/// A capture, which is also held against what it says of itself.
fn captured(content: &[u8], format: Format) -> u64 {
    let found = import::readers::verify(content);
    assert!(found.fitting <= found.listed, "{found:?}");
    read(content, format) ^ answer(found.sentences())
}

/// A letter for the format, then the text that is spoilt.
fn of_kind(bytes: &[u8], kinds: &[(u8, Format)]) -> u64 {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let found = kinds.iter().find(|(letter, _)| letter == first);
    let (_, format) = found.unwrap_or(&kinds[0]);
    let is_package = rest.first() == Some(&PART);
    match format {
        Format::Docx | Format::Odt | Format::Epub if is_package => read(&packed(rest), *format),
        Format::Wacz if is_package => captured(&packed(rest), *format),
        Format::Warc => captured(rest, *format),
        Format::Pdf => read(&as_pdf(rest), *format),
        format => read(rest, *format),
    }
}

pub fn word(bytes: &[u8]) -> u64 {
    of_kind(bytes, &[(b'd', Format::Docx)])
}

pub fn office(bytes: &[u8]) -> u64 {
    of_kind(bytes, &[(b'o', Format::Odt), (b'r', Format::Rtf)])
}

pub fn pdf(bytes: &[u8]) -> u64 {
    of_kind(bytes, &[(b'p', Format::Pdf)])
}

pub fn pages(bytes: &[u8]) -> u64 {
    of_kind(
        bytes,
        &[
            (b'h', Format::Html),
            (b'e', Format::Epub),
            (b'w', Format::Wacz),
            (b'a', Format::Warc),
            (b'c', Format::Rich),
        ],
    )
}

pub fn letters(bytes: &[u8]) -> u64 {
    let kinds = [
        (b'm', Format::Mail),
        (b's', Format::Mhtml),
        (b't', Format::Text),
        (b'k', Format::Markdown),
    ];
    of_kind(bytes, &kinds)
}

/// A PDF file as it is, or the one whose objects a text holds.
pub fn as_pdf(text: &[u8]) -> Vec<u8> {
    if text.starts_with(b"%PDF") {
        text.to_vec()
    } else {
        with_table(text)
    }
}

/// A PDF file of objects, each of which begins a piece; their numbers are their places. The first is the page's content.
fn with_table(text: &[u8]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in text.split(|byte| *byte == PART).take(200).enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        if at == 0 {
            out.extend(format!("<< /Length {} >>\nstream\n", object.len()).bytes());
            out.extend(object);
            out.extend(b"\nendstream");
        } else {
            out.extend(object);
        }
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!(
            "trailer\n<< /Size {} /Root 2 0 R >>\nstartxref\n{start}\n%%EOF\n",
            places.len() + 1
        )
        .bytes(),
    );
    out
}

fn with_letter(letter: u8, texts: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let first = |text: Vec<u8>| [&[letter], text.as_slice()].concat();
    texts.into_iter().map(first).collect()
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";

pub fn of_word() -> Vec<Vec<u8>> {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:commentRangeStart w:id=\"1\"/><w:r><w:t>The bridge</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">It cost </w:t></w:r><w:del w:id=\"3\" w:author=\"A\"><w:r><w:delText>37</w:delText></w:r></w:del><w:ins w:id=\"4\" w:author=\"B\"><w:r><w:t>48</w:t></w:r></w:ins><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:hyperlink r:id=\"h\"><w:r><w:t>crowns</w:t></w:r></w:hyperlink></w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"5\"/></w:rPr></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://kell.example\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>there</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:tbl><w:tr><w:trPr><w:ins w:id=\"6\"/></w:trPr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:cellDel w:id=\"7\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent><w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:tab/><w:br/><w:noBreakHyphen/></w:r></w:p>";
    let main = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    let comments = format!(
        "<w:comments {WORD}><w:comment w:id=\"1\" w:author=\"Ada\" w:date=\"2026-01-30T10:30:00Z\"><w:p w14:paraId=\"A1\"><w:r><w:t>Why? https://kell.example</w:t></w:r></w:p></w:comment><w:comment w:id=\"2\" w:author=\"Bo\"><w:p w14:paraId=\"A2\"><w:r><w:t>So.</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let notes = format!(
        "<w:footnotes {WORD}><w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Minutes, p. 3</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let threads = format!(
        "<w15:commentsEx {WORD}><w15:commentEx w15:paraId=\"A1\" w15:done=\"1\"/><w15:commentEx w15:paraId=\"A2\" w15:paraIdParent=\"A1\"/></w15:commentsEx>"
    );
    let styles = format!(
        "<w:styles {WORD}><w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Title\"/></w:style></w:styles>"
    );
    let relation =
        |id: &str, to: &str| format!("<Relationship Id=\"{id}\" Type=\"a/{id}\" Target=\"{to}\"/>");
    let relations = format!(
        "<Relationships>{}{}{}{}<Relationship Id=\"h\" Type=\"a/hyperlink\" Target=\"https://kell.example\" TargetMode=\"External\"/></Relationships>",
        relation("comments", "comments.xml"),
        relation("footnotes", "footnotes.xml"),
        relation("styles", "styles.xml"),
        relation("commentsExtended", "ex.xml")
    );
    let about =
        "<cp:coreProperties xmlns:dc=\"d\"><dc:language>en-GB</dc:language></cp:coreProperties>";
    let whole = parts(&[
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", &relations),
        ("word/comments.xml", &comments),
        ("word/footnotes.xml", &notes),
        ("word/ex.xml", &threads),
        ("word/styles.xml", &styles),
        ("docProps/core.xml", about),
    ]);
    let raw = packed(&whole);
    with_letter(
        b'd',
        vec![whole, parts(&[("word/document.xml", &main)]), raw],
    )
}

pub fn of_office() -> Vec<Vec<u8>> {
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";
    let body = "<office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Title\"/><style:style style:name=\"T1\"><style:text-properties text:display=\"none\"/></style:style></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region text:id=\"d\"><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>old</text:p></text:deletion></text:changed-region><text:changed-region text:id=\"i\"><text:insertion/></text:changed-region></text:tracked-changes><text:p text:style-name=\"P1\">Kell</text:p><text:p>It<office:annotation office:name=\"a\"><dc:creator>A</dc:creator><dc:date>2026-01-30T10:30:00</dc:date><text:p>Why?</text:p></office:annotation> cost<text:change text:change-id=\"d\"/><text:s text:c=\"2\"/>48<office:annotation-end office:name=\"a\"/><text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>B</text:p></text:note-body></text:note><text:change-start text:change-id=\"i\"/> million<text:change-end text:change-id=\"i\"/><text:a xlink:href=\"https://kell.example\">x</text:a></text:p><text:list><text:list-item><text:p>Steel</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell/></table:table-row></table:table><text:p><draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame></text:p></office:text></office:body>";
    let content = format!("<office:document-content {spaces}>{body}</office:document-content>");
    let meta = "<office:document-meta xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:language>nb-NO</dc:language></office:document-meta>";
    let flat = format!(
        "<?xml version=\"1.0\"?><office:document {spaces} office:mimetype=\"application/vnd.oasis.opendocument.text\">{body}</office:document>"
    );
    let whole = parts(&[
        ("content.xml", &content),
        ("meta.xml", meta),
        ("META-INF/manifest.xml", "<manifest/>"),
    ]);
    let mut all = with_letter(b'o', vec![whole, flat.into_bytes()]);
    let rich = "{\\rtf1\\ansicpg1251{\\fonttbl{\\f0\\fcharset128 A;}}{\\stylesheet{\\s1 heading 1;}{\\s2 Title;}}{\\*\\revtbl{Unknown;}{Ada;}}\\pard\\s1 \\u1050?\\'ea{\\f0\\'93\\'fa}\\par{\\*\\atrfstart 1}It{\\*\\atrfend 1}{\\*\\atnid A}{\\*\\atnauthor Ada}{\\*\\annotation{\\*\\atnref 1}{\\*\\atndate 1200000}Why?}{\\footnote\\ftnalt B}{\\field{\\*\\fldinst HYPERLINK \"https://kell.example\"}{\\fldrslt c}}{\\deleted d}{\\revised e}\\trowd\\intbl 1\\cell 2\\cell\\row\\pard{\\upr{a}{\\*\\ud b}}\\line\\tab\\emdash{\\v h}{\\strike s}{\\listtext 1.}\\ls1 x\\par\\bin2 }}}";
    let deep = format!("{{\\rtf1{}", "{\\footnote a".repeat(300));
    all.extend(with_letter(b'r', vec![rich.into(), deep.into()]));
    all
}

pub fn of_pdf() -> Vec<Vec<u8>> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import/readers/pdf/samples");
    let mut all = vec![
        fs::read(samples.join("one.pdf")).unwrap(),
        fs::read(samples.join("narrow_across.pdf")).unwrap(),
    ];
    let mut page = String::from("/F1 18 Tf BT 72 720 Td (The bridge) Tj ET\n");
    for line in 0..12 {
        for column in [72, 320] {
            let y = 690 - 14 * line;
            let words = "(It cost 48 million crowns, they say, ) Tj 3 0 Td [(and op) -20 (en-)] TJ";
            page.extend([
                "BT /F1 10 Tf ",
                &format!("{column} {y} Td "),
                words,
                " ET\n",
            ]);
        }
    }
    page += "q 1 0 0 1 10 10 cm /X Do Q /Artifact << /Type /Pagination >> BDC BT /F2 9 Tf 300 30 Td <00410042> Tj ET EMC\n";
    let objects = [
        page.as_str(),
        "<< /Type /Catalog /Pages 3 0 R /Lang (en) >>",
        "<< /Type /Pages /Kids [4 0 R 4 0 R] /Count 2 >>",
        "<< /Type /Page /Parent 3 0 R /MediaBox [0 0 612 792] /Contents 1 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /X 9 0 R >> >> /Annots [10 0 R] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [65 [500 500]] >>",
        "<< /Length 120 >>\nstream\n1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0041> <0031> <0042> <FB01> endbfchar          \nendstream",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 0 0] /Resources << /Font << /F1 5 0 R >> >> /Length 33 >>\nstream\nBT /F1 9 Tf 0 0 Td (Caption) Tj ET\nendstream",
        "<< /Type /Annot /Subtype /Text /Rect [72 700 90 720] /Contents (Why?) /T (Ada) /M (D:20260130103000Z) >>",
    ];
    all.push(objects.join("\u{1e}").into_bytes());
    with_letter(b'p', all)
}

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Kell | The Courier</title><meta property=og:title content=Kell><meta name=author content=Ida><base href=https://kell.example/a/><script type=application/ld+json>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Kell\",\"author\":[{\"name\":\"Ida\"}],\"articleBody\":\"It opened.\"}]}</script><style>p{}</style></head><body><nav>Home</nav><article><h1>Kell</h1><time datetime=2026-03-02>2 March</time><p class=byline>By Ida</p><p>The bridge cost 48 million crowns, <a href=../b>they</a> say<sup><a href=#fn1>1</a></sup>, and opened in May.<br><br>It is long.</p><aside class=pullquote>It is long.</aside><figure><noscript><img src=a></noscript><figcaption>The bridge</figcaption></figure><table><tr><td>1<td>2<tr><td><p>a<p>b</table><ul><li>a<ul><li>b</ul></ul><blockquote><p>We paid.</blockquote><pre>a\nb</pre><svg><path></svg><div><template shadowrootmode=open><p>In the shade.</p></template></div><p>10<sup>6</sup> <del>37</del></p><ol><li id=fn1>A note.</ol><div class=related><a href=c>Read more</a></div></article><!-- end --></body></html>";

pub fn of_pages() -> Vec<Vec<u8>> {
    let texts = [
        PAGE.to_owned(),
        "<div>".repeat(500),
        "<b><p>".repeat(300),
        "<table><tr><td>".repeat(150),
        "<a href=x>a<p>".repeat(300),
    ];
    let mut all = with_letter(b'h', texts.map(String::into_bytes).to_vec());
    // As Word puts it on the clipboard.
    let pasted = "<p class=MsoTitle>The bridge</p><p>It <a style='mso-comment-reference:A_1;mso-comment-date:20260302T1000'>cost</a><a class=msocomanchor href='#_msocom_1'>[A1]</a> 48<a style='mso-comment-parent:A_1;mso-comment-reference:B_2'></a><a href='#_ftn1' name='_ftnref1'>[1]</a><p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1.</span>Steel<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Register</div><div style='mso-element:comment'><span style='mso-comment-author:\"A\"'><a name='_msocom_1'></a></span><p>Why?</div><div style='mso-element:comment'><a name='_msocom_2'></a><p>So.</div>";
    all.extend(with_letter(b'c', vec![pasted.into()]));
    let book = "<package><metadata xmlns:dc=\"d\"><dc:title>Kell</dc:title><dc:creator>Ida</dc:creator><dc:date>2026-03-02</dc:date></metadata><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"n\" href=\"n.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/><itemref idref=\"n\"/></spine></package>";
    let root = "<container><rootfile full-path=\"a.opf\"/></container>";
    let chapter = "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"e\"><body><h1>One</h1><p>It cost 48<a href=\"n.xhtml#fn1\" epub:type=\"noteref\">1</a>.</p></body></html>";
    let notes = "<html><body><aside id=\"fn1\" epub:type=\"footnote\"><p>1 The register.</p></aside></body></html>";
    let whole = parts(&[
        ("META-INF/container.xml", root),
        ("a.opf", book),
        ("a.xhtml", chapter),
        ("n.xhtml", notes),
        (
            "META-INF/encryption.xml",
            "<encryption><CipherReference URI=\"f.otf\"/></encryption>",
        ),
    ]);
    all.extend(with_letter(b'e', vec![whole]));
    let page = "<html><head><title>Kell</title></head><body><article><p>It cost 48 million.</p></article></body></html>";
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{page}\r\n0\r\n\r\n",
        page.len()
    );
    let moved = "HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n";
    let record = |address: &str, block: &str| {
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-05-03T10:00:00Z\r\nWARC-Payload-Digest: sha1:AAAA\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let records =
        record("https://kell.example/a", moved) + &record("https://kell.example/b", &answer);
    let list = "{\"resources\":[{\"path\":\"archive/a.warc\",\"hash\":\"sha256:00\"},{\"path\":\"pages/pages.jsonl\",\"hash\":\"md5:0\"}],\"mainPageUrl\":\"https://kell.example/a\"}";
    let digest = "{\"path\":\"datapackage.json\",\"hash\":\"sha256:00\",\"signedData\":{\"hash\":\"sha256:00\",\"signature\":\"AAAA\",\"publicKey\":\"MFkwEwYHKoZIzj0CAQ==\",\"created\":\"2026-05-03T10:00:00Z\"}}";
    let lines = "{\"format\":\"json-pages-1.0\"}\n{\"url\":\"https://kell.example/a#x\",\"ts\":\"2026-05-03T10:00:00Z\",\"title\":\"A\",\"text\":\"It cost 48.\"}\n{\"url\":\"https://kell.example/c\",\"ts\":3}\n";
    let whole = parts(&[
        ("archive/a.warc", &records),
        ("pages/pages.jsonl", lines),
        ("datapackage.json", list),
        ("datapackage-digest.json", digest),
    ]);
    all.extend(with_letter(b'w', vec![whole]));
    all.extend(with_letter(b'a', vec![records.into_bytes()]));
    all
}

pub fn of_letters() -> Vec<Vec<u8>> {
    let letter = "From: =?utf-8?q?Ida?= <ida@kell.example>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIt cost =E9.\r\n\r\nOn 1 March 2026, Jon wrote:\r\n> What?\r\n-----Original Message-----\r\nFrom: Jon\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n";
    let saved = letter
        .replace("mixed", "related")
        .replace("text/plain", "text/html")
        .replace("It cost =E9.", &PAGE.replace('=', "=3D"));
    let html = letter.replace("text/plain", "text/html").replace(
        "It cost =E9.",
        "<div>It cost <blockquote>more</blockquote></div>",
    );
    let mut all = with_letter(b'm', vec![letter.into(), html.into()]);
    all.extend(with_letter(b's', vec![saved.into()]));
    let times = "WEBVTT\n\nNOTE a\n\n1\n00:01.000 --> 00:04.000 align:start\n<v Ida>It cost <i>48</i> million.\n\n00:05.000 --> 00:08.000\n- JON: Who paid?\n";
    let subtitles = "1\n00:00:01,000 --> 00:00:04,000\nIt cost 48 million.\n\n2\n00:00:05,000 --> 00:00:08,000\n{\\an8}[Ida] Nobody <b>paid</b>.\n";
    let labels = "Q: Who paid?\n\nA: The county.\n\n[Ida] It cost 48 million.\n\nJON AAS: No.\n";
    all.extend(with_letter(
        b't',
        vec![times.into(), subtitles.into(), labels.into()],
    ));
    let marks = "---\ntitle: Kell\ndate: 2026-03-02\n---\n\n# Kell\n\n> We *paid*, [they](https://kell.example) say[^1].\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n[^1]: A note.\n";
    all.extend(with_letter(b'k', vec![marks.into()]));
    all
}
