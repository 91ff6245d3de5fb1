//! From paragraphs to what they say about their article: above the story, at its start, at its end, and inside it.

use super::Imported;
use super::date::Day;
use super::dateline;
use super::decode::{plural, starts_with_ignoring_case};
use super::furniture;
use super::header::{self, Header};
use crate::session::Role;

/// So many paragraphs from the top may be headline, byline, date line and the like.
const ABOVE: usize = 14;
/// So many from the end may be furniture.
const BELOW: usize = 12;

/// Gives paragraphs their roles and fills in the metadata.
pub(super) fn recognise(imported: &mut Imported) {
    let start = above(imported);
    let day = below(imported, start);
    at_the_start(imported, start, day);
    inside(imported, start);
    if let Some(date) = imported.published {
        imported
            .notes
            .push(format!("Published {date}, as the article says."));
    }
}

/// Reads the lines above the story; returns the number of its first paragraph.
fn above(imported: &mut Imported) -> usize {
    let count = imported.paragraphs.len();
    let mut paragraphs = std::mem::take(&mut imported.paragraphs);
    let mut start = 0;
    let mut titled = false;
    for at in 0..count.min(ABOVE) {
        let next_is_header = paragraphs
            .iter()
            .skip(at + 1)
            .take(3)
            .any(|p| header::header(&p.text).is_some());
        let Some(paragraph) = paragraphs.get_mut(at) else {
            break;
        };
        let line = paragraph.text.as_str();
        if paragraph.role == Role::Headline {
            titled = true;
            line.clone_into(&mut imported.title);
        } else if !matches!(
            paragraph.role,
            Role::Body | Role::Furniture | Role::Subheading
        ) {
            break;
        } else if let Some(found) = header::header(line) {
            // A lone "By …" or address far below a missing headline is still above the story.
            take(imported, found);
            paragraph.role = Role::Furniture;
        } else if dateline::find(line, at).is_some() || at + 1 == count {
            break;
        } else if !titled && paragraph.role == Role::Body && header::is_headline(line) {
            titled = true;
            line.clone_into(&mut imported.title);
            paragraph.role = Role::Headline;
        } else if titled && next_is_header && header::is_headline(line) {
            paragraph.role = Role::Subheading;
        } else {
            break;
        }
        start = at + 1;
    }
    imported.paragraphs = paragraphs;
    start
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
        let bottom_header = header::header(&paragraph.text)
            .filter(|found| matches!(found, Header::Address(_) | Header::Byline(_)));
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
        } else {
            break;
        }
        paragraph.role = Role::Furniture;
    }
    imported.paragraphs = paragraphs;
    day
}

/// Reads the dateline of the story's first paragraph.
fn at_the_start(imported: &mut Imported, start: usize, footer_day: Option<Day>) {
    let first = imported
        .paragraphs
        .get(start)
        .filter(|p| p.role == Role::Body);
    let found = first.and_then(|p| dateline::find(&p.text, start));
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
        imported.published = dateline_date.or(footer_date);
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
    const CAPTIONS: [&str; 8] = [
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
    } else if line.starts_with("> ") {
        Some(Role::Quotation)
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
