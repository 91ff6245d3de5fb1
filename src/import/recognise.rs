//! From paragraphs to what they say about their article: above the story, at its start, at its end, and inside it.

use super::Imported;
use super::blocks::is_labelled;
use super::date::Day;
use super::dateline;
use super::decode::{plural, starts_with_ignoring_case};
use super::furniture;
use super::header::{self, Header};
use super::site;
use crate::session::Role;
use crate::text::language;

/// So many paragraphs from the top may be headline, byline, date line and the like.
const ABOVE: usize = 40;
/// So many at the start of the story may hold its dateline.
const NEAR: usize = 3;
/// So many from the end may be furniture.
const BELOW: usize = 12;

/// Gives paragraphs their roles and fills in the metadata.
pub(super) fn recognise(imported: &mut Imported) {
    let told = language::guess(imported.paragraphs.iter().map(|p| p.text.as_str())).unwrap_or("en");
    let start = above(imported, told);
    let day = below(imported, start);
    at_the_start(imported, start, day);
    around(imported, start);
    inside(imported, start);
    if let Some(date) = imported.published {
        imported
            .notes
            .push(format!("Published {date}, as the article says."));
    }
}

/// Reads the lines above the story; returns the number of its first paragraph.
fn above(imported: &mut Imported, code: &str) -> usize {
    let count = imported.paragraphs.len();
    let mut paragraphs = std::mem::take(&mut imported.paragraphs);
    let mut start = 0;
    let mut titled = false;
    // A key of front matter whose values stand on the lines after it, and whether a labelled line came last.
    let mut key = String::new();
    let mut listed = Vec::new();
    let mut fields = false;
    for at in 0..count.min(ABOVE) {
        let next_is_header = paragraphs
            .iter()
            .skip(at + 1)
            .take(12)
            .filter(|p| !site::is_furniture(&p.text) || !header::headers(&p.text).is_empty())
            .take(3)
            .any(|p| !header::headers(&p.text).is_empty());
        let next = paragraphs
            .get(at + 1)
            .map(|p| p.text.clone())
            .unwrap_or_default();
        let Some(paragraph) = paragraphs.get_mut(at) else {
            break;
        };
        let line = paragraph.text.as_str();
        // Markdown told front matter by its fences: what is unknown in it is stepped over.
        let fenced = paragraph.role == Role::Furniture;
        let equals = line.replacen(" = ", ": ", 1);
        // TOML writes "title = …".
        let line = if fenced { equals.as_str() } else { line };
        if fenced && let Some(value) = front_value(line).filter(|_| !key.is_empty()) {
            listed.push(value.trim().trim_matches(['"', '\'']).to_owned());
            start = at + 1;
            continue;
        }
        if let Some(found) = header::labelled(&format!("{key}: {}", listed.join(", "))) {
            take(imported, found);
        }
        listed.clear();
        line.strip_suffix(':')
            .filter(|_| fenced)
            .unwrap_or("")
            .clone_into(&mut key);
        let found = header::headers(line);
        if paragraph.role == Role::Headline {
            titled = true;
            line.clone_into(&mut imported.title);
        } else if !matches!(
            paragraph.role,
            Role::Body | Role::Furniture | Role::Subheading
        ) {
            break;
        } else if !found.is_empty() {
            // A lone "By …" or address far below a missing headline is still above the story.
            fields = found
                .iter()
                .any(|one| !matches!(one, Header::Byline(_) | Header::Published(_)));
            for one in found {
                take(imported, one);
            }
            paragraph.role = Role::Furniture;
        } else if fenced
            || site::is_furniture(line)
            || (fields || next_is_header && header::is_field(&next)) && header::is_field(line)
        {
            paragraph.role = Role::Furniture;
        } else if dateline::find(line, at).is_some()
            || at + 1 == count
            || is_labelled(line) && is_labelled(&next)
        {
            break;
        } else if !titled && paragraph.role == Role::Body && header::is_headline(line, code) {
            if is_masthead(line)
                && next_is_header
                && next.split_whitespace().count() > 4
                && header::is_headline(&next, code)
            {
                // The name of the paper or of its section stands above the headline.
                paragraph.role = Role::Furniture;
            } else {
                titled = true;
                line.clone_into(&mut imported.title);
                paragraph.role = Role::Headline;
            }
        } else if titled && next_is_header && header::is_headline(line, code) {
            paragraph.role = Role::Subheading;
        } else {
            break;
        }
        start = at + 1;
    }
    if let Some(found) = header::labelled(&format!("{key}: {}", listed.join(", "))) {
        take(imported, found);
    }
    imported.paragraphs = paragraphs;
    start
}

/// A value below a key of front matter: an item of a list, or the name in a record.
fn front_value(line: &str) -> Option<&str> {
    let item = line.strip_prefix("- ");
    let inner = item.unwrap_or(line);
    inner.strip_prefix("name: ").or(item)
}

/// Whether a line could be the name of a paper or a section: a few words, all with capitals.
fn is_masthead(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words <= 4
        && line
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "&" | "and"))
}

/// Gives what belongs to the page around the story, inside it and under it, its role.
fn around(imported: &mut Imported, start: usize) {
    // Releases say what they are above their text or under it.
    let ends = imported.paragraphs.iter().take(ABOVE);
    let release = ends
        .chain(imported.paragraphs.iter().rev().take(ABOVE))
        .any(|p| site::is_release(&p.text))
        || imported
            .agency
            .as_deref()
            .is_some_and(dateline::carries_releases);
    // What stands under the story: links, of which only short lines are taken, or the boilerplate of a release.
    let (mut links, mut boilerplate) = (false, false);
    let mut story = false;
    for paragraph in imported.paragraphs.iter_mut().skip(start) {
        let line = paragraph.text.as_str();
        if !matches!(paragraph.role, Role::Body | Role::Subheading) {
            continue;
        }
        links |= story && site::heads_links(line);
        boilerplate |= story && release && site::heads_boilerplate(line);
        if boilerplate || links && !is_story(line) || site::is_furniture(line) {
            paragraph.role = Role::Furniture;
        }
        story |= is_story(line);
    }
}

fn take(imported: &mut Imported, found: Header) {
    fn set(field: &mut Option<String>, name: &str, value: String, notes: &mut Vec<String>) {
        if field.is_none() {
            notes.push(format!("{name}: {value}."));
            *field = Some(value);
        }
    }
    let notes = &mut imported.notes;
    match found {
        Header::Title(title) => imported.title = title,
        Header::Byline(name) => set(&mut imported.byline, "Byline", name, notes),
        Header::Publisher(name) => set(&mut imported.publisher, "Publisher", name, notes),
        Header::Agency(name) => set(&mut imported.agency, "Agency", name, notes),
        Header::Address(address) => set(&mut imported.address, "Address", address, notes),
        Header::ArticleId(id) => set(&mut imported.article_id, "Article id", id, notes),
        Header::Language(code) => set(&mut imported.language, "Language", code, notes),
        Header::Updated(day) => imported.updated = imported.updated.or_else(|| day.date()),
        Header::Published(day) => imported.published = imported.published.or_else(|| day.date()),
        Header::Other => {}
    }
}

/// Reads the furniture at the end, upwards; returns the day that an article id holds.
fn below(imported: &mut Imported, start: usize) -> Option<Day> {
    let mut paragraphs = std::mem::take(&mut imported.paragraphs);
    let mut day = None;
    for (at, paragraph) in paragraphs
        .iter_mut()
        .enumerate()
        .skip(start)
        .rev()
        .take(BELOW)
    {
        // The story keeps at least its first paragraph.
        if at == start || paragraph.role != Role::Body {
            break;
        }
        let found = furniture::footer(&paragraph.text);
        let bottom_header = header::headers(&paragraph.text)
            .into_iter()
            .find(|found| matches!(found, Header::Address(_) | Header::Byline(_)));
        if let Some(found) = found {
            day = day.or(found.day);
            for (header, value) in [
                (Header::ArticleId as fn(String) -> Header, found.article_id),
                (Header::Agency, found.agency),
                (Header::Publisher, found.publisher),
            ] {
                if let Some(value) = value {
                    take(imported, header(value));
                }
            }
        } else if let Some(found) = bottom_header {
            take(imported, found);
        } else if !site::is_furniture(&paragraph.text) {
            break;
        }
        paragraph.role = Role::Furniture;
    }
    imported.paragraphs = paragraphs;
    day
}

/// Reads the dateline of the story's first paragraph.
fn at_the_start(imported: &mut Imported, start: usize, footer_day: Option<Day>) {
    // Below its first paragraph only a dateline that names an agency or a day is sure to be one.
    let near = imported
        .paragraphs
        .iter()
        .enumerate()
        .skip(start)
        .take(NEAR);
    let found = near
        .filter(|(_, p)| p.role == Role::Body)
        .find_map(|(at, p)| dateline::find(&p.text, at))
        .filter(|(found, day)| {
            found.paragraph == start
                || found.agency.is_some() && found.place.is_some()
                || day.is_some()
        });
    let mut written = None;
    if let Some((dateline, day)) = found {
        imported.notes.push(format!("Dateline: {}", dateline.text));
        if let Some(agency) = &dateline.agency {
            // The dateline names who filed the story; a footer only who carried it.
            imported.agency = Some(agency.clone());
        }
        imported.dateline = Some(dateline);
        written = day;
    }
    let footer_date = footer_day.and_then(Day::date);
    let year = imported
        .published
        .or(footer_date)
        .map(jiff::civil::Date::year);
    let dateline_date = written.and_then(|day| day.date().or_else(|| day.in_year(year?)));
    if imported.published.is_none() {
        imported.published = dateline_date.or(footer_date).or(imported.updated);
    }
    if let (Some(day), None) = (written, dateline_date) {
        imported.notes.push(format!(
            "The dateline names day {} of month {} without a year: set the date of publication.",
            day.day, day.month
        ));
    }
    let dates = [imported.published, dateline_date, footer_date];
    let mut known: Vec<_> = dates.into_iter().flatten().collect();
    known.dedup();
    if let [used, other, ..] = known.as_slice() {
        imported.notes.push(format!(
            "The article gives two dates, {used} and {other}; {used} is used."
        ));
    }
}

/// Gives the paragraphs of the story that plain text marks in its own way their roles.
fn inside(imported: &mut Imported, start: usize) {
    let mut headings = 0;
    let lines: Vec<bool> = imported
        .paragraphs
        .iter()
        .skip(start)
        .map(|p| p.role == Role::Body && is_story(&p.text))
        .collect();
    let mut after_story = false;
    for (at, paragraph) in imported.paragraphs.iter_mut().skip(start).enumerate() {
        if paragraph.role != Role::Body {
            continue;
        }
        let next_is_story = lines.get(at + 1).copied().unwrap_or(false);
        if let Some(role) = marked(&paragraph.text) {
            paragraph.role = role;
        } else if after_story && next_is_story && is_subheading(&paragraph.text) {
            paragraph.role = Role::Subheading;
            headings += 1;
        }
        after_story = lines.get(at).copied().unwrap_or(false);
    }
    if headings > 0 {
        imported.notes.push(format!(
            "{headings} {} taken for a subheading.",
            plural(headings, "line was", "lines were")
        ));
    }
    let furniture = imported
        .paragraphs
        .iter()
        .filter(|p| p.role == Role::Furniture)
        .count();
    if furniture > 0 {
        imported.notes.push(format!(
            "{furniture} {} metadata or furniture; {} in the text and {} no claims.",
            plural(furniture, "paragraph is", "paragraphs are"),
            plural(furniture, "it stays", "they stay"),
            plural(furniture, "makes", "make"),
        ));
    }
}

/// Lists, quotations and captions as plain text writes them.
fn marked(line: &str) -> Option<Role> {
    const CAPTIONS: [&str; 9] = [
        "image caption,",
        "photo:",
        "image:",
        "picture:",
        "caption:",
        "file photo:",
        "(photo",
        "photograph:",
        "graphic:",
    ];
    let bullet = ["- ", "* ", "• ", "– ", "· ", "◦ ", "▪ "]
        .iter()
        .any(|mark| line.starts_with(mark));
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3).contains(&digits)
        && line
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    if bullet || numbered {
        Some(Role::ListItem)
    } else if CAPTIONS
        .iter()
        .any(|start| starts_with_ignoring_case(line, start))
    {
        Some(Role::Caption)
    } else {
        None
    }
}

/// Whether a paragraph is running text: long enough, and ended as a sentence is.
fn is_story(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '’', '\'', '»', ')']);
    text.len() >= 80 && end.ends_with(['.', '!', '?', '…'])
}

/// Whether a line between two paragraphs of running text reads like a heading.
fn is_subheading(line: &str) -> bool {
    line.len() <= 70
        && line.starts_with(char::is_uppercase)
        && line.ends_with(|c: char| c.is_alphanumeric() || c == '?')
        && !line.contains(['"', '“', '”', '(', ')'])
        && line.split_whitespace().count() <= 9
}
