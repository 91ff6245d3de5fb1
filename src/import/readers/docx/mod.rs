//! Word documents (ECMA-376, transitional and strict), as Word, `LibreOffice` and Google Docs write them.

mod notes;
mod styles;
mod symbols;
mod trace;
mod walk;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{
    Reader,
    office::Met,
    package::{Package, holds, is_archive, resolved},
    xml::{Node, Xml},
};
use crate::import::{ImportError, Imported, View};
use styles::Styles;
pub use trace::{Piece, Run, Traced, What};
use walk::{About, Story, stories};

/// Namespaces of the words.
pub const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
/// Namespaces of formulas.
const MATH: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
];

/// Reads Word documents.
pub struct Docx;

impl Reader for Docx {
    fn knows(&self, content: &[u8]) -> bool {
        is_archive(content) && holds(content, b"word/document")
    }

    fn read(&self, content: &[u8], view: View) -> Result<Imported, ImportError> {
        let mut package = Package::open(content)?;
        let main = main_part(&mut package)?;
        let targets = targets(&mut package, &main)?;
        let about_part = |sort: &str| {
            let found = targets.values().find(|target| target.sort == sort);
            found.map(|target| target.to.clone())
        };
        let styles = styles(&mut package, &targets)?;
        let mut met = Met::default();
        let mut read = |package: &mut Package<'_>, name: Option<String>| {
            let Some(name) = name else {
                return Ok(Vec::new());
            };
            let Some(text) = package.text(&name)? else {
                return Ok(Vec::new());
            };
            let outside = addresses(self::targets(package, &name)?);
            let about = About {
                view,
                styles: &styles,
                targets: &outside,
            };
            stories(&text, &about, &mut met)
        };
        let mut body: Vec<Story> = read(&mut package, Some(main))?;
        let footnotes = read(&mut package, about_part("footnotes"))?;
        let endnotes = read(&mut package, about_part("endnotes"))?;
        let comments = read(&mut package, about_part("comments"))?;
        let threads = match about_part("commentsExtended") {
            Some(name) => package.text(&name)?.map(|text| notes::threads(&text)),
            None => None,
        };
        let threads = threads.transpose()?;
        let Some(body) = body.pop() else {
            return Err(ImportError::Empty);
        };
        let remarks = notes::remarks(&body.flow, footnotes, endnotes, comments, threads.as_ref());
        let mut imported = Imported {
            remarks,
            paragraphs: body.flow.paragraphs(),
            ..Imported::default()
        };
        if let Some(text) = package.text("docProps/core.xml")? {
            properties(&text, &mut imported)?;
        }
        imported.byline = Some(met.byline.clone()).filter(|by| !by.is_empty());
        met.tell(view, &mut imported);
        Ok(imported)
    }
}

/// Where relationships lead out of the package, by their ids.
fn addresses(targets: BTreeMap<String, Target>) -> BTreeMap<String, String> {
    let outside = targets.into_iter().filter(|(_, target)| target.outside);
    outside.map(|(id, target)| (id, target.to)).collect()
}

/// The styles of a document.
fn styles(
    package: &mut Package<'_>,
    targets: &BTreeMap<String, Target>,
) -> Result<Styles, ImportError> {
    let part = targets.values().find(|target| target.sort == "styles");
    let text = part
        .map(|part| package.text(&part.to))
        .transpose()?
        .flatten();
    let styles = text.map(|text| Styles::read(&text)).transpose()?;
    Ok(styles.unwrap_or_default())
}

/// The text of a document's main part, to the byte what [`Docx`] reads of it, with the places of its words in that part, whose
/// XML is `text`.
///
/// # Errors
/// It is no document that can be read.
pub fn trace(
    package: &mut Package<'_>,
    main: &str,
    text: &str,
    view: View,
) -> Result<Traced, ImportError> {
    let targets = targets(package, main)?;
    let styles = styles(package, &targets)?;
    let outside = addresses(targets);
    let about = About {
        view,
        styles: &styles,
        targets: &outside,
    };
    walk::traced(text, &about)
}

/// Where a relationship of a part leads.
pub struct Target {
    /// The last word of its type: "styles", "hyperlink".
    pub sort: String,
    /// The name of a part, or an address.
    pub to: String,
    /// It leads out of the package.
    pub outside: bool,
}

/// The relationships of a part, by their ids.
///
/// # Errors
/// They cannot be read.
pub fn targets(
    package: &mut Package<'_>,
    part: &str,
) -> Result<BTreeMap<String, Target>, ImportError> {
    let name = relationships_of(part);
    let mut found = BTreeMap::new();
    let Some(text) = package.text(&name)? else {
        return Ok(found);
    };
    let mut xml = Xml::new(&text);
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "Relationship"
        {
            let get = |name: &str| element.attribute(name).unwrap_or_default();
            let sort = get("Type");
            let sort = sort.rsplit('/').next().unwrap_or_default().to_owned();
            let outside = get("TargetMode") == "External";
            let to = get("Target");
            let to = if outside { to } else { resolved(part, &to) };
            found.insert(get("Id"), Target { sort, to, outside });
        }
    }
    Ok(found)
}

/// The name of the part with the relationships of a part.
pub fn relationships_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = format!("{folder}/_rels/{file}.rels");
    name.trim_start_matches('/').to_owned()
}

/// The name of the part that holds the text.
///
/// # Errors
/// The package cannot be read.
pub fn main_part(package: &mut Package<'_>) -> Result<String, ImportError> {
    let roots = targets(package, "")?;
    let main = roots
        .into_values()
        .find(|target| target.sort == "officeDocument");
    Ok(main.map_or_else(|| "word/document.xml".to_owned(), |target| target.to))
}

/// What the document says of itself (ECMA-376 part 2, 11): its language. Title and author are left to its words: what stands
/// in the properties is mostly the template's, or whoever's computer it was.
fn properties(text: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut xml = Xml::new(text);
    let mut now = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => element.name().clone_into(&mut now),
            Node::Close => now.clear(),
            Node::Text(words) if now == "language" => {
                let code = words.split(['-', '_']).next().unwrap_or_default();
                if code.len() == 2 {
                    imported.language = Some(code.to_lowercase());
                }
            }
            Node::Text(_) => {}
        }
    }
    Ok(())
}
