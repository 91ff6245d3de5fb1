//! A document as its pages: each is drawn by a worker when it comes into sight, and the words under the pointer can be selected.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use egui::{ColorImage, TextureHandle, TextureOptions};

use super::{Message, picked::Picked, shelf::Shelved};
use crate::{
    backup::{
        Document, locator,
        pages::{Cache, KeptPages, Key, Picture, Placed, Scale, Size, standing},
    },
    child::Confined,
    session::Area,
    storage::Hash,
    text::Span,
    workbench::desk::{Desk, Job, Out},
};

/// Textures of pages that are kept beside those in sight.
const TEXTURES: usize = 12;

/// What a worker is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Want {
    /// How many pages there are, and how large.
    Sizes,
    /// A page, so large.
    Draw(usize, Scale),
    /// The words of a page.
    Words(usize),
}

/// What it answers.
pub enum Answer {
    Sizes(Vec<Size>),
    Drawn(Arc<Picture>),
    Words(Vec<Placed>),
}

/// The pages of the document that is open.
pub struct Pages {
    hash: Hash,
    file: String,
    /// Where it lies, if its bytes are not kept.
    refers_to: String,
    /// What draws them, once they were asked for.
    kept: Option<KeptPages>,
    busy: bool,
    /// How large its pages are; or why they cannot be shown.
    pub sizes: Option<Result<Vec<Size>, String>>,
    textures: BTreeMap<usize, (Scale, TextureHandle)>,
    /// Which pages cannot be drawn, and why.
    pub failed: BTreeMap<usize, String>,
    words: BTreeMap<usize, Arc<[Placed]>>,
    wordless: BTreeSet<usize>,
    /// How large it is shown, times the width that there is.
    pub zoom: f32,
    /// Where one wants to go.
    pub goal: Option<Area>,
    /// The page that one wants to go to.
    pub turned: Option<usize>,
    /// What the mouse has selected.
    pub picked: Option<Picked>,
    /// Where the mouse went down, on which page.
    pub from: Option<(usize, (i64, i64))>,
    /// A rectangle is drawn instead of words selected.
    pub rectangle: bool,
    /// Where words stand that are selected in the text: which, how many pages' words were known, the places.
    places: Option<(Span, usize, Vec<Area>)>,
    /// What is wanted next.
    wanted: Vec<Want>,
    /// The page of which most is in sight.
    pub top: usize,
    /// What of it is, from the top down, in hundredths of a point.
    pub sight: (i64, i64),
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages")
            .field("hash", &self.hash)
            .finish_non_exhaustive()
    }
}

impl Pages {
    /// Those of a document.
    pub fn new(document: &Shelved) -> Self {
        Self {
            hash: document.hash,
            file: document.file.clone(),
            refers_to: document.refers_to.clone(),
            kept: None,
            busy: false,
            sizes: None,
            textures: BTreeMap::new(),
            failed: BTreeMap::new(),
            words: BTreeMap::new(),
            wordless: BTreeSet::new(),
            zoom: 1.0,
            goal: None,
            turned: None,
            picked: None,
            from: None,
            rectangle: false,
            places: None,
            wanted: Vec::new(),
            top: 1,
            sight: (0, 0),
        }
    }

    /// Goes to the next page, or the one before.
    pub fn turn(&mut self, by: i8) {
        let last = self
            .sizes
            .as_ref()
            .and_then(|sizes| sizes.as_ref().ok())
            .map_or(1, Vec::len);
        let page = self
            .top
            .saturating_add_signed(by.into())
            .clamp(1, last.max(1));
        self.turned = Some(page);
    }

    /// Which document they are of.
    pub const fn hash(&self) -> Hash {
        self.hash
    }

    /// Wants something; what is wanted first is done first.
    pub fn want(&mut self, want: Want) {
        if !self.wanted.contains(&want) {
            self.wanted.push(want);
        }
    }

    /// What was wanted for pages that went out of sight is not wanted any more.
    pub fn begin(&mut self) {
        self.wanted.clear();
        if self.sizes.is_none() {
            self.want(Want::Sizes);
        }
    }

    /// The picture of a page, as large as there is one, and whether it is as large as wanted.
    pub fn texture(
        &mut self,
        ctx: &egui::Context,
        cache: &mut Cache,
        page: usize,
        scale: Scale,
    ) -> Option<TextureHandle> {
        let shown = self.textures.get(&page);
        if let Some((have, texture)) = shown.filter(|(have, _)| *have == scale) {
            let _ = have;
            return Some(texture.clone());
        }
        let key = Key {
            document: self.hash,
            page,
            scale,
        };
        let Some(picture) = cache.get(&key) else {
            if !self.failed.contains_key(&page) {
                self.want(Want::Draw(page, scale));
            }
            return self.textures.get(&page).map(|(_, texture)| texture.clone());
        };
        let size = [picture.width as usize, picture.height as usize];
        let image = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
        let name = format!("page {page}");
        let texture = ctx.load_texture(name, image, TextureOptions::LINEAR);
        self.textures.insert(page, (scale, texture.clone()));
        Some(texture)
    }

    /// Lets go of the textures of pages far from those in sight.
    pub fn forget_far(&mut self, first: usize, last: usize) {
        let near = first.saturating_sub(TEXTURES / 2)..=last + TEXTURES / 2;
        self.textures.retain(|page, _| near.contains(page));
    }

    /// The words of a page; wanted, if they are not there yet.
    pub fn words(&mut self, page: usize) -> Option<Arc<[Placed]>> {
        if let Some(words) = self.words.get(&page) {
            return Some(Arc::clone(words));
        }
        if !self.wordless.contains(&page) {
            self.want(Want::Words(page));
        }
        None
    }

    /// Where some words of the document's text stand on its pages, as exactly as is known by now.
    pub fn places_of(&mut self, span: Span, read: &Document) -> Vec<Area> {
        let paragraphs = locator(read, span).1;
        let pages: BTreeSet<usize> = paragraphs.iter().map(|area| area.page).collect();
        let words: Vec<_> = pages.iter().map(|page| self.words(*page)).collect();
        let known = words.iter().flatten().count();
        if let Some((of, with, places)) = &self.places
            && (*of, *with) == (span, known)
        {
            return places.clone();
        }
        let words: Vec<Placed> = words
            .iter()
            .flatten()
            .flat_map(|words| words.iter().cloned())
            .collect();
        let mut places = standing(&words, span.of(&read.text), &paragraphs);
        if places.is_empty() {
            places = paragraphs;
        }
        self.places = Some((span, known, places.clone()));
        places
    }

    /// What draws them.
    pub fn kept(&mut self, desk: &Desk<'_>) -> KeptPages {
        let new = || KeptPages::new(self.hash, &self.file, desk.places_of(&self.refers_to));
        self.kept.get_or_insert_with(new).clone()
    }

    /// Has a worker do what is wanted next, if none is at it.
    pub fn work(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        if self.busy || self.wanted.is_empty() {
            return;
        }
        let Some(reader) = desk.outside.reader.clone() else {
            self.sizes = Some(Err("there is nothing to draw pages with".to_owned()));
            return;
        };
        let want = self.wanted.remove(0);
        self.busy = true;
        let hash = self.hash;
        let kept = self.kept(desk);
        let stopped = Message::Page(hash, want.clone(), Err("it was stopped".to_owned()));
        let work = move |progress: &crate::workbench::kit::jobs::Progress| {
            let cancelled = || progress.is_cancelled();
            let confined = Confined::new(reader, &cancelled);
            let answer = answer(&want, &kept, &confined);
            Message::Page(hash, want, answer)
        };
        out.start(Job::quiet("Drawing pages", work).or(stopped));
    }

    /// Takes what a worker answered.
    pub fn take(&mut self, want: Want, answer: Result<Answer, String>, cache: &mut Cache) {
        self.busy = false;
        match (want, answer) {
            (Want::Sizes, Ok(Answer::Sizes(sizes))) => self.sizes = Some(Ok(sizes)),
            (Want::Sizes, Err(why)) => self.sizes = Some(Err(why)),
            (Want::Draw(page, scale), Ok(Answer::Drawn(picture))) => {
                let document = self.hash;
                cache.put(
                    Key {
                        document,
                        page,
                        scale,
                    },
                    picture,
                );
            }
            (Want::Draw(page, _), Err(why)) => drop(self.failed.insert(page, why)),
            (Want::Words(page), Ok(Answer::Words(words))) => {
                self.words.insert(page, words.into());
                let drawn = self
                    .picked
                    .take_if(|picked| picked.drawn && picked.page() == page);
                if let Some(area) = drawn.and_then(|picked| picked.areas.into_iter().next()) {
                    // Its words were not there yet.
                    let (one, other) = ((area.left, area.top), (area.right, area.bottom));
                    self.pick_rectangle(page, one, other);
                }
            }
            (Want::Words(page), Err(_)) => drop(self.wordless.insert(page)),
            // An answer to another question: there is none such.
            _ => {}
        }
    }
}

/// What a worker finds out.
fn answer(want: &Want, kept: &KeptPages, confined: &Confined<'_>) -> Result<Answer, String> {
    kept.with(confined, |renderer| match want {
        Want::Sizes => Ok(Answer::Sizes(renderer.pages().to_vec())),
        Want::Draw(page, scale) => {
            let picture = renderer.draw(confined, *page, *scale)?;
            Ok(Answer::Drawn(Arc::new(picture)))
        }
        Want::Words(page) => Ok(Answer::Words(renderer.words(confined, *page)?)),
    })
}
