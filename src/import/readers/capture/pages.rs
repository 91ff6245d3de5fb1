//! The pages of a capture, as one text: the main page, then the others, each below a heading.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    super::html,
    http::Answer,
    listed::{Page, Pages, without_place},
    warc::{self, Head},
};
use crate::{
    import::{ImportError, Imported, Remark, decode, limits, paragraph},
    session::Role,
    text::{Span, brief, counted},
};

/// So many pages that could not be read are named one by one.
const NAMED: usize = 10;
/// So often one is sent on to another address.
const SENT_ON: usize = 8;

/// The source of a page.
#[derive(Debug)]
pub struct Source {
    /// Where it stood.
    pub address: String,
    /// When it was captured.
    pub at: Option<Timestamp>,
    /// The hash of what was answered, as its record says.
    pub digest: String,
    block: Vec<u8>,
    /// The code that the server answered with; 200 if all was well.
    status: u16,
    /// Its block is an answer with its head.
    answered: bool,
}

/// What the records of a capture hold of its pages.
#[derive(Debug, Default)]
pub struct Records {
    wanted: BTreeSet<String>,
    sources: Vec<Source>,
    sent_on: BTreeMap<String, String>,
    /// What was answered for pages that is no page.
    others: BTreeMap<String, String>,
    /// How many bytes are held.
    held: u64,
    notes: Vec<String>,
}

impl Source {
    /// The bytes of the page.
    ///
    /// # Errors
    /// They cannot be unpacked; in words for a person.
    fn content(&self) -> Result<(Vec<u8>, String), String> {
        if !self.answered {
            return Ok((self.block.clone(), String::new()));
        }
        let answer = Answer::of(&self.block).ok_or("its record is damaged")?;
        let media = answer.field("Content-Type").to_ascii_lowercase();
        let charset = media.split_once("charset=").map_or("", |(_, name)| name);
        let charset = charset.split(';').next().unwrap_or_default();
        let charset = charset.trim().trim_matches(['"', '\'']).to_owned();
        Ok((answer.content()?, charset))
    }

    /// What was answered, as it came, and in one piece: programs take the hash of the one or the other.
    pub fn answers(&self) -> Vec<Vec<u8>> {
        match Answer::of(&self.block).filter(|_| self.answered) {
            Some(answer) => vec![answer.body.to_vec(), answer.whole()],
            None => vec![self.block.clone()],
        }
    }
}

impl Records {
    /// None yet, of the pages that are listed.
    pub fn of(pages: &[Page]) -> Self {
        let wanted = pages.iter().map(|page| without_place(&page.address));
        Self {
            wanted: wanted.map(str::to_owned).collect(),
            ..Self::default()
        }
    }

    /// Takes the records of an archive.
    pub fn add(&mut self, archive: &[u8]) -> Result<(), ImportError> {
        let wanted = |head: &Head| match head.kind.as_str() {
            "response" => true,
            "resource" => is_page(&head.media),
            _ => false,
        };
        let broken = warc::each(archive, wanted, |head, block| self.take(head, block))?;
        if let Some(why) = broken {
            self.notes.push(format!(
                "The records of the capture could not be read to their end ({why})."
            ));
        }
        Ok(())
    }

    /// Takes a record.
    fn take(&mut self, head: Head, block: Vec<u8>) {
        let address = without_place(&head.address).to_owned();
        let answered = head.kind == "response";
        let mut status = 200;
        if answered {
            let Some(answer) = Answer::of(&block) else {
                return;
            };
            status = answer.status;
            let media = answer.field("Content-Type").to_ascii_lowercase();
            let to = answer.field("Location");
            if (300..400).contains(&answer.status) && !to.is_empty() {
                if self.sent_on.len() < limits::CAPTURED_PAGES * SENT_ON {
                    self.sent_on.insert(address, to.to_owned());
                }
                return;
            }
            if !is_page(&media) {
                if self.wanted.contains(&address) {
                    self.others.insert(address, media);
                }
                return;
            }
            // A page that says that there is none is the page only where nothing else was captured.
            if answer.status >= 400 && !self.wanted.contains(&address) {
                return;
            }
        }
        let size = block.len() as u64;
        if self.held + size > limits::HELD {
            return;
        }
        self.held += size;
        self.sources.push(Source {
            address,
            at: head.at,
            digest: head.digest,
            block,
            status,
            answered,
        });
    }

    /// The source of a page: of several the one that was captured nearest to it.
    ///
    /// # Errors
    /// There is none; in words for a person.
    pub fn source(&self, page: &Page) -> Result<&Source, String> {
        let mut address = without_place(&page.address).to_owned();
        for _ in 0..SENT_ON {
            let apart = |source: &&Source| match (source.at, page.at) {
                (Some(one), Some(other)) => one.duration_since(other).unsigned_abs(),
                _ => std::time::Duration::ZERO,
            };
            let all = self.sources.iter();
            let nearest = all
                .filter(|source| source.address == address)
                .min_by_key(apart);
            if let Some(found) = nearest {
                return Ok(found);
            }
            let Some(next) = self.sent_on.get(&address) else {
                break;
            };
            let next = html::resolved(Some(&address), without_place(next));
            address = next.unwrap_or_default();
        }
        Err(match self.others.get(&address) {
            Some(media) if media.is_empty() => "it does not say what it is".to_owned(),
            Some(media) => format!("it is no page ({})", brief(media, 40)),
            None => "the capture holds no answer for it".to_owned(),
        })
    }

    /// The pages themselves, where none are listed: the first, and those of the same site.
    pub fn unlisted(&self) -> Vec<Page> {
        let site = |address: &str| address.split('/').nth(2).unwrap_or_default().to_owned();
        let first = self.sources.first().map(|source| site(&source.address));
        let mut known = BTreeSet::new();
        let mut pages = Vec::new();
        for source in &self.sources {
            if Some(site(&source.address)) == first && known.insert(&source.address) {
                pages.push(Page {
                    address: source.address.clone(),
                    at: source.at,
                    ..Page::default()
                });
            }
        }
        pages
    }
}

/// Whether what was answered is a page, by what it is said to be.
fn is_page(media: &str) -> bool {
    media.starts_with("text/html") || media.starts_with("application/xhtml+xml")
}

/// Reads the pages of a capture.
pub fn read(listed: Pages, records: Records) -> Result<Imported, ImportError> {
    let Pages {
        read: mut pages,
        more,
    } = listed;
    let mut notes = Vec::new();
    if pages.is_empty() {
        notes.push("The capture does not list its pages: the first that it holds is taken for the main one.".to_owned());
        pages = records.unlisted();
        pages.truncate(limits::CAPTURED_PAGES);
    }
    let several = pages.len() > 1;
    let mut all = Imported::default();
    let mut unread = Vec::new();
    let mut words = 0;
    for (at, page) in pages.iter().enumerate() {
        match one(page, &records) {
            Ok(mut read) => {
                words += 1;
                if at == 0 {
                    head(&mut all, &mut read, page, &records);
                }
                append(&mut all, read, page, at == 0, several);
            }
            Err(why) => {
                if at == 0 {
                    head(&mut all, &mut Imported::default(), page, &records);
                }
                let name = if page.title.is_empty() {
                    &page.address
                } else {
                    &page.title
                };
                // It keeps its place.
                all.paragraphs.push(crate::session::NewParagraph {
                    locator: page.address.clone(),
                    ..paragraph(&html::spaced(name), Role::Subheading)
                });
                unread.push((page.address.clone(), why));
            }
        }
        if all.paragraphs.len() > limits::PIECES {
            return Err(ImportError::Limit(format!(
                "its pages have more than {} paragraphs",
                limits::PIECES
            )));
        }
    }
    notes.extend(records.notes);
    if words == 0 {
        let why = unread.into_iter().next().map(|(_, why)| why);
        let why = why.or_else(|| notes.get(1).cloned());
        return Err(why.map_or(ImportError::Empty, ImportError::Damaged));
    }
    let named = unread.len().min(NAMED);
    let hidden = unread.len() - named;
    let told = unread.into_iter().take(NAMED).map(|(address, why)| {
        format!(
            "A page of the capture could not be read: {} ({why}).",
            brief(&address, 120)
        )
    });
    notes.extend(told);
    if hidden > 0 {
        notes.push(format!("{hidden} more of its pages could not be read."));
    }
    if more > 0 {
        notes.push(format!(
            "The capture lists {} that were not read: {} is the most.",
            counted(more, "more page"),
            limits::CAPTURED_PAGES
        ));
    }
    notes.append(&mut all.notes);
    all.notes = notes;
    Ok(all)
}

/// What the main page says of itself is what the capture says.
fn head(all: &mut Imported, read: &mut Imported, page: &Page, records: &Records) {
    let stood_at = records
        .source(page)
        .map_or(page.address.as_str(), |source| &source.address);
    let at = records.source(page).ok().and_then(|source| source.at);
    all.title = std::mem::take(&mut read.title);
    if all.title.is_empty() {
        all.title = html::spaced(&page.title);
    }
    all.byline = read.byline.take();
    all.publisher = read.publisher.take();
    all.language = read.language.take();
    all.published = read.published;
    all.updated = read.updated;
    // What the page gives for its address is what it wants to be called by; it was captured here.
    all.address = Some(stood_at.to_owned());
    all.captured = page.at.or(at).and_then(day);
}

/// The day of a moment (UTC, as captures have it).
pub fn day(at: Timestamp) -> Option<Date> {
    let day = at.to_zoned(TimeZone::UTC).date();
    (1990..=9999).contains(&day.year()).then_some(day)
}

/// One page.
///
/// # Errors
/// Why it could not be read, in words for a person.
fn one(page: &Page, records: &Records) -> Result<Imported, String> {
    let source = records.source(page)?;
    let (bytes, charset) = source.content()?;
    let mut notes = Vec::new();
    if source.status >= 300 {
        notes.push(format!(
            "The server answered with code {}: it may say no more than that there is no such page.",
            source.status
        ));
    }
    let text =
        decode::decoded_as(&bytes, &charset).unwrap_or_else(|| decode::page(&bytes, &mut notes));
    match html::page(&text, Some(&source.address)) {
        Ok(mut read) => {
            notes.append(&mut read.notes);
            Ok(Imported { notes, ..read })
        }
        Err(ImportError::Empty) if !page.text.is_empty() => {
            let lines = page.text.lines().map(html::spaced);
            let lines = lines.filter(|line| !line.is_empty());
            let note =
                "The page is built by scripts; its words are those that the capture lists with it.";
            Ok(Imported {
                title: html::spaced(&page.title),
                paragraphs: lines.map(|line| paragraph(&line, Role::Body)).collect(),
                notes: vec![note.to_owned()],
                ..Imported::default()
            })
        }
        Err(ImportError::Empty) => Err("it holds no text".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Puts a page behind the others.
fn append(all: &mut Imported, mut read: Imported, page: &Page, main: bool, several: bool) {
    if !main {
        let title = if read.title.is_empty() {
            html::spaced(&page.title)
        } else {
            std::mem::take(&mut read.title)
        };
        match read.paragraphs.first_mut() {
            Some(first) if first.role == Role::Headline => first.role = Role::Subheading,
            _ => {
                let heading = if title.is_empty() {
                    &page.address
                } else {
                    &title
                };
                let heading = paragraph(heading, Role::Subheading);
                moved(&mut read.remarks, heading.text.len() + 1);
                read.paragraphs.insert(0, heading);
            }
        }
    }
    if several {
        for piece in &mut read.paragraphs {
            page.address.clone_into(&mut piece.locator);
        }
    }
    let before: usize = all.paragraphs.iter().map(|part| part.text.len() + 1).sum();
    moved(&mut read.remarks, before);
    all.paragraphs.append(&mut read.paragraphs);
    all.remarks.append(&mut read.remarks);
    all.notes.append(&mut read.notes);
}

/// Moves remarks on in the text.
fn moved(remarks: &mut [Remark], by: usize) {
    for remark in remarks {
        remark.place = remark.place.map(|place| Span {
            start: place.start + by,
            end: place.end + by,
        });
    }
}
