//! The document that is open: its text set like an article, what is selected in it, and where one goes in it.

use std::sync::Arc;

use super::{
    Message,
    links::links,
    pages::Pages,
    picked::Picked,
    sheet::{Mark, marks},
    shelf::Shelf,
};
use crate::{
    backup::{Document, Shape, find_extract, locator},
    session::{Evidence, Id},
    storage::Hash,
    text::Span,
    workbench::{
        desk::{Ask, Desk, Out, number_of, style_of},
        kit::{
            finder::Finder,
            page::{Highlight, Page, PageData, PageLink, Paragraph, SelectStep},
            theme::MarkState,
        },
    },
};

/// Where one wants to go in a document.
#[derive(Clone, Debug)]
enum Goal {
    /// To a place.
    Place(Span),
    /// To what was cited.
    Cited(Box<Evidence>),
}

/// A document that is open.
#[derive(Debug)]
pub struct Opened {
    /// Its source.
    pub source: Id,
    pub page: Page,
    pub finding: Option<Finder>,
    goal: Option<Goal>,
    /// What it was set of: the document, and the session's revision.
    of: Option<(Hash, u64)>,
    paragraphs: Vec<Paragraph>,
    highlights: Vec<Highlight>,
    /// Its words that lead somewhere else.
    pub links: Vec<PageLink>,
    /// Its pages, where it has any and they are shown.
    pub pages: Option<Pages>,
    /// It is a picture.
    pub is_picture: bool,
    /// Its text is shown where it could be looked at as pages.
    pub as_text: bool,
    /// The places of its pages that were cited.
    pub marks: Vec<Mark>,
    /// Changes whenever the marks do.
    revision: u64,
    /// What was looked for stands nowhere in it.
    pub lost: bool,
}

/// The field in which words of the document are looked for.
pub fn field_id() -> egui::Id {
    egui::Id::unique("find in the document")
}

impl Opened {
    /// A document, at its beginning.
    pub fn new(source: Id) -> Self {
        Self {
            source,
            page: Page::default(),
            finding: None,
            goal: None,
            of: None,
            paragraphs: Vec::new(),
            highlights: Vec::new(),
            links: Vec::new(),
            pages: None,
            is_picture: false,
            as_text: false,
            marks: Vec::new(),
            revision: 0,
            lost: false,
        }
    }

    /// Goes to a place, as soon as there is something to go in.
    pub fn go_to(&mut self, place: Option<Span>) {
        self.lost = false;
        if let Some(place) = place {
            self.goal = Some(Goal::Place(place));
        }
    }

    /// Goes to where a piece of evidence is from.
    pub fn look_up(&mut self, evidence: &Evidence) {
        self.goal = Some(Goal::Cited(Box::new(evidence.clone())));
    }

    /// Sets it anew where it is another one, or other places of it were cited. Whether anything changed.
    pub fn follow(&mut self, shelf: &Shelf, desk: &Desk<'_>) -> bool {
        let Some((shelved, document)) = shelf.find(self.source).zip(shelf.text_of(self.source))
        else {
            return false;
        };
        let document = Arc::clone(document);
        if document.shape != Shape::Text && self.pages.is_none() {
            self.pages = Some(Pages::new(shelved));
            self.is_picture = document.shape == Shape::Picture;
        }
        let mut changed = false;
        let of = (shelved.hash, desk.session.revision());
        if self.of != Some(of) {
            let same_text = self.of.is_some_and(|(hash, _)| hash == shelved.hash);
            if !same_text {
                let pieces = document.pieces.iter();
                self.paragraphs = pieces
                    .map(|piece| Paragraph {
                        span: piece.span,
                        style: style_of(&piece.role),
                    })
                    .collect();
                self.links = links(&document);
            }
            self.marks = marks(self.source, desk);
            let before = std::mem::take(&mut self.highlights);
            self.highlights = cited(self.source, &document, desk);
            if before != self.highlights {
                self.revision += 1;
            }
            self.of = Some(of);
            changed = true;
        }
        if let Some(goal) = self.goal.take() {
            let (place, area) = match &goal {
                Goal::Place(place) => (Some(*place), None),
                Goal::Cited(one) => (
                    find_extract(&document, &one.extract, &one.locator),
                    one.areas.first(),
                ),
            };
            let area = area.filter(|area| area.makes_sense() && self.pages.is_some());
            self.lost = place.is_none() && area.is_none();
            self.page.select(place);
            if let Some(place) = place {
                self.page.scroll_to(place);
                self.show_pages_at(&document, place);
            }
            if let (Some(area), Some(pages)) = (area, &mut self.pages) {
                // Where it was cited from, whether words stand there or not.
                pages.picked = None;
                pages.goal = Some(area.clone());
            }
            changed = true;
        }
        let key = self.key();
        if let Some(finding) = &mut self.finding {
            changed |= finding.follow(&document.text, key);
        }
        changed
    }

    /// A number that changes with the text.
    fn key(&self) -> u64 {
        number_of(self.source)
    }

    /// It as the page wants it.
    pub fn data<'a>(&'a self, document: &'a Document, desk: &Desk<'_>) -> PageData<'a> {
        let lit = self
            .finding
            .as_ref()
            .map_or("", |finding| &finding.looked_for);
        PageData {
            text: &document.text,
            paragraphs: &self.paragraphs,
            highlights: &self.highlights,
            emphasis: &[],
            links: &self.links,
            lit,
            selected: None,
            claims: 0,
            language: if document.language.is_empty() {
                "en"
            } else {
                &document.language
            },
            look: desk.preferences.look(),
            draft: self.key(),
            revision: self.revision,
        }
    }

    /// Selects words with the keyboard.
    pub fn select_step(&mut self, shelf: &Shelf, step: SelectStep, desk: &Desk<'_>) {
        let Some(document) = shelf.text_of(self.source).map(Arc::clone) else {
            return;
        };
        let mut page = std::mem::take(&mut self.page);
        page.select_step(&self.data(&document, desk), step);
        self.page = page;
    }

    /// Opens the line in which words are looked for, with what is selected, if that is a few words.
    pub fn find(&mut self, shelf: &Shelf, out: &mut Out<Message>) {
        let selected = self.selected(shelf);
        let selected = selected.filter(|words| words.len() <= 80 && !words.contains('\n'));
        let finding = self.finding.get_or_insert_default();
        if let Some(words) = selected {
            finding.look_for(words);
        }
        out.ask(Ask::Focus(field_id()));
    }

    /// Copies what is selected.
    pub fn copy(&self, shelf: &Shelf, out: &mut Out<Message>) {
        if let Some(words) = self.selected(shelf) {
            out.ask(Ask::Copy(words));
        }
    }

    /// The selected words.
    fn selected(&self, shelf: &Shelf) -> Option<String> {
        if let Some(picked) = self.picked() {
            return Some(picked.words.clone());
        }
        let document = shelf.text_of(self.source)?;
        let span = self.page.selection()?;
        Some(span.of(&document.text).trim().to_owned())
    }

    /// Goes to the next place of what is looked for, or the one before, and selects the words there.
    pub fn next_hit(&mut self, back: bool, shelf: &Shelf, out: &mut Out<Message>) {
        let Some(document) = shelf.text_of(self.source).map(Arc::clone) else {
            return;
        };
        let key = self.key();
        let Some(finding) = &mut self.finding else {
            return self.find(shelf, out);
        };
        let from = self.page.selection().map_or_else(
            || self.page.top(),
            |span| if back { span.start } else { span.end },
        );
        // What was typed in this very frame counts.
        finding.follow(&document.text, key);
        if let Some(hit) = finding.step(from, back) {
            self.page.select(Some(hit));
            self.page.scroll_to(hit);
            self.show_pages_at(&document, hit);
        }
    }

    /// Brings a place of the text into sight on the pages.
    fn show_pages_at(&mut self, document: &Document, place: Span) {
        if let Some(pages) = &mut self.pages {
            pages.picked = None;
            pages.goal = locator(document, place).1.into_iter().next();
        }
    }

    /// A screenful down or up; of pages, to the next one or the one before.
    pub fn scroll(&mut self, by: i8) {
        if !self.shows_pages() {
            self.page.scroll_pages(f32::from(by));
        } else if let Some(pages) = &mut self.pages {
            pages.turn(by);
        }
    }

    /// Whether pages are shown, and not the text.
    pub const fn shows_pages(&self) -> bool {
        self.pages.is_some() && !self.as_text
    }

    /// Where on the pages something is, in words; a picture has but one page.
    pub fn locator_of(&self, picked: &Picked) -> String {
        if self.is_picture {
            String::new()
        } else {
            format!("p. {}", picked.page())
        }
    }

    /// What the mouse has selected on the pages.
    pub fn picked(&self) -> Option<&Picked> {
        let pages = self.pages.as_ref().filter(|_| self.shows_pages())?;
        pages.picked.as_ref()
    }

    /// Nothing is selected any more; whether anything was.
    pub fn unselect(&mut self) -> bool {
        let picked = self.pages.as_mut().and_then(|pages| pages.picked.take());
        let any = picked.is_some() || self.page.selection().is_some();
        self.page.select(None);
        any
    }
}

impl super::Backup {
    pub(super) fn next_hit(&mut self, back: bool, out: &mut Out<Message>) {
        if let Some(open) = &mut self.open {
            open.next_hit(back, &self.shelf, out);
        }
    }
}

/// The places that were cited of a document.
fn cited(source: Id, document: &Document, desk: &Desk<'_>) -> Vec<Highlight> {
    let all = desk.session.evidence.live();
    let from =
        all.filter(|(_, evidence)| evidence.source == source && !evidence.extract.is_empty());
    let places = from.filter_map(|(_, evidence)| {
        let span = find_extract(document, &evidence.extract, &evidence.locator)?;
        let row = desk.derived.row(evidence.claim);
        Some(Highlight {
            span,
            state: row.map_or(MarkState::ToCheck, |row| row.state),
            id: number_of(evidence.claim),
            number: row.map(|row| row.place),
        })
    });
    places.collect()
}
