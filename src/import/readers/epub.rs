//! Books (EPUB 2 and 3): their chapters in the order of reading, each a page that is all text.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Reader, html,
    package::{Package, holds, is_archive, kind, resolved},
    xml::{Node, Xml},
};
use crate::{
    import::{ImportError, Imported, Remark, View, decode, limits},
    text::Span,
};

/// Reads books.
pub struct Epub;

impl Reader for Epub {
    fn knows(&self, content: &[u8]) -> bool {
        is_archive(content)
            && match kind(content) {
                Some(kind) => kind.starts_with(b"application/epub+zip"),
                None => holds(content, b"META-INF/container.xml"),
            }
    }

    fn read(&self, content: &[u8], _: View) -> Result<Imported, ImportError> {
        let mut package = Package::open(content)?;
        let root = package.text("META-INF/container.xml")?;
        let root = root.map(|text| root_of(&text)).transpose()?.flatten();
        let root = root.ok_or_else(|| ImportError::Damaged("it names no contents".to_owned()))?;
        let text = package.text(&root)?.ok_or(ImportError::Empty)?;
        let (mut imported, chapters) = contents(&text)?;
        // Where the next chapter begins in the text.
        let mut length = 0;
        let locked = locked(&mut package)?;
        // Marks of the chapters so far that lead to notes in other parts: the part, the element, and where the mark stands.
        let mut waiting: BTreeMap<(String, String), Span> = BTreeMap::new();
        for chapter in chapters {
            let path = resolved(&root, &decoded(&chapter));
            if locked.contains(&path) {
                // Without a key to it, it is noise.
                return Err(ImportError::Locked);
            }
            let Some(bytes) = package.part(&path)? else {
                continue;
            };
            let source = decode::page(&bytes, &mut Vec::new());
            let here = waiting.keys().filter(|(part, _)| *part == path);
            let wanted: BTreeSet<String> = here.map(|(_, name)| name.clone()).collect();
            // Links of a chapter to another lead nowhere outside of the book.
            let chapter = html::chapter(&source, &wanted)?;
            for (name, note) in chapter.wanted {
                let place = waiting.remove(&(path.clone(), name));
                imported.remarks.push(Remark { place, ..note });
            }
            let moved = |place: Span| Span {
                start: place.start + length,
                end: place.end + length,
            };
            let own = chapter.remarks.into_iter().map(|remark| Remark {
                place: remark.place.map(moved),
                ..remark
            });
            imported.remarks.extend(own);
            for (to, place) in chapter.elsewhere {
                if let Some((part, name)) = to.rsplit_once('#') {
                    let part = resolved(&path, &decoded(part));
                    let key = (part, name.to_owned());
                    waiting.entry(key).or_insert(moved(place));
                }
            }
            let text = chapter.paragraphs.iter().map(|part| part.text.len() + 1);
            length += text.sum::<usize>();
            imported.paragraphs.extend(chapter.paragraphs);
            if imported.paragraphs.len() > limits::PIECES {
                return Err(ImportError::Limit(format!(
                    "it has more than {} paragraphs",
                    limits::PIECES
                )));
            }
        }
        imported
            .remarks
            .sort_by_key(|remark| remark.place.map_or(usize::MAX, |place| place.start));
        if imported.paragraphs.is_empty() {
            let locked = package.has("META-INF/encryption.xml");
            return Err(if locked {
                ImportError::Locked
            } else {
                ImportError::Empty
            });
        }
        Ok(imported)
    }
}

/// The parts that are locked (EPUB 3.3, 4.2.6.3.2). Fonts often are, in books that anybody may read.
fn locked(package: &mut Package<'_>) -> Result<BTreeSet<String>, ImportError> {
    let mut found = BTreeSet::new();
    let Some(text) = package.text("META-INF/encryption.xml")? else {
        return Ok(found);
    };
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "CipherReference"
        {
            found.extend(element.attribute("URI").map(|name| decoded(&name)));
        }
    }
    Ok(found)
}

/// The part that lists the contents.
fn root_of(text: &str) -> Result<Option<String>, ImportError> {
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "rootfile"
        {
            return Ok(element.attribute("full-path"));
        }
    }
    Ok(None)
}

/// What a book says of itself, and its chapters in order.
fn contents(text: &str) -> Result<(Imported, Vec<String>), ImportError> {
    let mut imported = Imported::default();
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let mut order = Vec::new();
    let mut authors: Vec<String> = Vec::new();
    let mut now = String::new();
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                let get = |name: &str| element.attribute(name).unwrap_or_default();
                match element.name() {
                    // Contents and covers of older books are pages as well; those of newer ones say what they are.
                    "item" if get("media-type").contains("html") && get("properties") != "nav" => {
                        parts.insert(get("id"), get("href"));
                    }
                    "itemref" if get("linear") != "no" => order.push(get("idref")),
                    _ => {}
                }
                element.name().clone_into(&mut now);
            }
            Node::Close => now.clear(),
            Node::Text(words) => {
                let words = words.trim();
                match now.as_str() {
                    _ if words.is_empty() => {}
                    "title" if imported.title.is_empty() => words.clone_into(&mut imported.title),
                    "creator" => authors.push(words.to_owned()),
                    "publisher" => imported.publisher = Some(words.to_owned()),
                    "language" => imported.language = html::language(words),
                    "date" => imported.published = imported.published.or_else(|| html::day(words)),
                    _ => {}
                }
            }
        }
    }
    imported.byline = (!authors.is_empty()).then(|| authors.join(", "));
    let chapters = order.iter().filter_map(|id| parts.remove(id)).collect();
    Ok((imported, chapters))
}

/// A name with its signs as they are: spaces are written as "%20".
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let figures = behind
            .get(..2)
            .and_then(|two| std::str::from_utf8(two).ok());
        let byte = figures.and_then(|two| u8::from_str_radix(two, 16).ok());
        match byte {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use super::*;
    use crate::{
        import::{Format, RemarkKind},
        session::Role,
    };

    fn book(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let how = zip::write::SimpleFileOptions::default();
        let kind = ("mimetype", "application/epub+zip");
        let container = (
            "META-INF/container.xml",
            r#"<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>"#,
        );
        for (name, content) in [&kind, &container].into_iter().chain(parts) {
            archive.start_file(*name, how).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    const OPF: &str = r#"<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Bridge</dc:title><dc:creator>Ada Oll</dc:creator><dc:publisher>Ose Press</dc:publisher><dc:language>en-GB</dc:language><dc:date>2026-03-02</dc:date></metadata><manifest><item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"#;

    #[test]
    fn chapters_in_the_order_of_reading() {
        let packed = book(&[
            ("OPS/book.opf", OPF),
            (
                "OPS/two b.xhtml",
                "<html><body><p>Then it opened, <a href='https://kell.example'>they</a> say.</p></body></html>",
            ),
            (
                "OPS/one.xhtml",
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>x</title></head><body><h1>One</h1><p>It cost 48<a href='#fn1' id='fnref1' epub:type='noteref'>1</a> million <del>crowns</del> in 1911<a href='notes.xhtml#fn2' epub:type='noteref'>2</a>.</p><section><ol><li id='fn1'><p>The register, p. 4.<a href='#fnref1'>↩</a></p></li></ol></section></body></html>",
            ),
            (
                "OPS/nav.xhtml",
                "<html><body><ol><li>One</li></ol></body></html>",
            ),
        ]);
        assert_eq!(Format::of(&packed, "a.zip".as_ref()), Format::Epub);
        let read = Epub.read(&packed, View::Final).unwrap();
        assert_eq!(
            read.text(),
            "One\nIt cost 48 million in 1911.\nThen it opened, they say."
        );
        let note = &read.remarks[0];
        assert_eq!(note.text, "The register, p. 4.");
        assert_eq!(note.place.unwrap().start, "One\nIt cost 48".len());
        assert_eq!(read.paragraphs[0].role, Role::Subheading);
        assert_eq!(read.paragraphs[2].links[0].to, "https://kell.example");
        assert_eq!(read.title, "The Bridge");
        assert_eq!(read.byline.as_deref(), Some("Ada Oll"));
        assert_eq!(read.publisher.as_deref(), Some("Ose Press"));
        assert_eq!(read.language.as_deref(), Some("en"));
        assert_eq!(read.published, "2026-03-02".parse().ok());
    }

    #[test]
    fn notes_of_any_kind_stand_on_their_words_and_not_in_the_text() {
        let opf = r#"<package><manifest><item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="n" href="end/notes.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="n"/></spine></package>"#;
        let packed = book(&[
            ("OPS/book.opf", opf),
            (
                "OPS/text/one.xhtml",
                r##"<html xmlns:epub="http://www.idpf.org/2007/ops"><body><h1>One</h1><p>It cost 48 million<a epub:type="noteref" href="#f1">*</a> in 1911<a epub:type="noteref" href="../end/notes.xhtml#n1">1</a>.</p><aside epub:type="footnote" id="f1"><p>* Crowns, that is.</p><p>Of that year.</p></aside></body></html>"##,
            ),
            (
                "OPS/text/two.xhtml",
                r#"<html><body><p>It opened<sup><a href="../end/notes.xhtml#n2">2</a></sup> in May, <a href="one.xhtml">as told</a>.</p></body></html>"#,
            ),
            (
                "OPS/end/notes.xhtml",
                r#"<html xmlns:epub="http://www.idpf.org/2007/ops"><body><section epub:type="endnotes"><h2>Notes</h2><ol><li epub:type="endnote" id="n1"><p><a href="../text/one.xhtml#r1" role="doc-backlink">1</a>. Town register, p. 4.</p></li><li epub:type="endnote" id="n2">The Courier, 2 May <a href="https://kell.example/c">1911</a>.</li></ol></section></body></html>"#,
            ),
        ]);
        let read = Epub.read(&packed, View::Final).unwrap();
        let text = read.text();
        assert_eq!(
            text,
            "One\nIt cost 48 million in 1911.\nIt opened in May, as told."
        );
        let told: Vec<(&str, &str)> = read
            .remarks
            .iter()
            .map(|one| (text.split_at(one.place.unwrap().start).0, one.text.as_str()))
            .map(|(before, words)| (before.rsplit(' ').next().unwrap(), words))
            .collect();
        assert_eq!(
            told,
            [
                ("million", "Crowns, that is.\nOf that year."),
                ("1911", "Town register, p. 4."),
                ("opened", "The Courier, 2 May 1911."),
            ]
        );
        assert_eq!(read.remarks[2].links, ["https://kell.example/c"]);
        let kinds = read.remarks.iter().map(|one| one.kind);
        assert_eq!(
            kinds.collect::<Vec<_>>(),
            [
                RemarkKind::Footnote,
                RemarkKind::Endnote,
                RemarkKind::Endnote
            ]
        );
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let empty = book(&[("OPS/book.opf", OPF)]);
        assert!(matches!(
            Epub.read(&empty, View::Final),
            Err(ImportError::Empty)
        ));
        let locked = book(&[("OPS/book.opf", OPF), ("META-INF/encryption.xml", "")]);
        assert!(matches!(
            Epub.read(&locked, View::Final),
            Err(ImportError::Locked)
        ));
        for at in (0..locked.len()).step_by(7) {
            Epub.read(&locked[..at], View::Final).ok();
        }
    }
}
