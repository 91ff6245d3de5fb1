//! One worker's side of the child that draws: starts it, gives it the document once, asks, and starts it anew where a page
//! broke it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use super::clip::Clip;
use super::scale::{self, Scale};
use super::wire::{self, Opened, Question, Size, View};
use super::{PIXELS, PageError, Picture, Placed, TALKER, standing};
use crate::child::{ChildError, Confined, Talk};
use crate::import::MAX_BYTES;
use crate::session::Area;

/// How long an answer is waited for. What takes longer is not worth waiting for.
const PATIENCE: Duration = Duration::from_secs(10);
/// After so many answers the child is started anew: what it keeps grows, and its time on a processor is limited.
const RENEWED: usize = 64;
/// Words of so many pages are looked through for a place: nobody cites more at once.
const MOST_PAGES: usize = 8;

/// An open document, and the child that draws its pages. The child is ended with this.
#[derive(Debug)]
pub struct Renderer {
    content: Arc<[u8]>,
    sizes: Vec<Size>,
    picture: bool,
    talk: Option<Talk>,
    /// How much this child was asked.
    asked: usize,
    /// What broke a child: a page, and whether it was its words.
    broken: BTreeSet<(usize, bool)>,
}

impl Renderer {
    /// Opens a document: starts a child, gives it the bytes and learns how large the pages are.
    ///
    /// # Errors
    /// It is no PDF document or picture, locked, damaged or too much; the child did not start or stopped; it was cancelled.
    pub fn open(confined: &Confined<'_>, content: Arc<[u8]>) -> Result<Self, PageError> {
        if content.len() > MAX_BYTES {
            return Err(PageError::TooMuch(format!(
                "it has more than {MAX_BYTES} bytes"
            )));
        }
        let (talk, sizes, picture) = opened(confined, &content)?;
        Ok(Self {
            content,
            sizes,
            picture,
            talk: Some(talk),
            asked: 0,
            broken: BTreeSet::new(),
        })
    }

    /// How large its pages are, in hundredths of a point, from the first to the last.
    pub fn pages(&self) -> &[Size] {
        &self.sizes
    }

    /// Whether it is a picture: of one page, whose points are its pixels.
    pub const fn is_picture(&self) -> bool {
        self.picture
    }

    /// Draws a page, which is counted from 1. A page of more pixels than may be is drawn smaller, a picture not larger than it
    /// is. To cancel ends the child; to drop an answer that comes too late is cheaper.
    ///
    /// # Errors
    /// There is no such page, it broke the child now or earlier, or it was cancelled.
    pub fn draw(
        &mut self,
        confined: &Confined<'_>,
        page: usize,
        scale: Scale,
    ) -> Result<Picture, PageError> {
        let view = scale::whole(page, self.size(page)?, scale, self.most());
        self.view(confined, &view)
    }

    /// The words of a page, which is counted from 1, in reading order; none of a picture.
    ///
    /// # Errors
    /// As those of [`Self::draw`].
    pub fn words(
        &mut self,
        confined: &Confined<'_>,
        page: usize,
    ) -> Result<Vec<Placed>, PageError> {
        let size = self.size(page)?;
        let answer = self.ask(confined, Question::Words(page), page, true)?;
        let words = wire::words(answer, page, size);
        words.unwrap_or_else(|| Err(self.broke(page, true)))
    }

    /// Where some words stand on the pages of the paragraphs that they are of: around the words themselves where they are found, else
    /// around the paragraphs.
    pub fn place(
        &mut self,
        confined: &Confined<'_>,
        words: &str,
        paragraphs: &[Area],
    ) -> Vec<Area> {
        let pages: BTreeSet<usize> = paragraphs.iter().map(|area| area.page).collect();
        let read = pages
            .into_iter()
            .take(MOST_PAGES)
            .map(|page| self.words(confined, page).unwrap_or_default());
        let found = standing(&read.collect::<Vec<_>>().concat(), words, paragraphs);
        if found.is_empty() {
            paragraphs.to_vec()
        } else {
            found
        }
    }

    /// Clips a place out of a page, at 150 pixels for an inch or as many as may be.
    ///
    /// # Errors
    /// As those of [`Self::draw`]; the place lies beside the page.
    pub fn clip(&mut self, confined: &Confined<'_>, area: &Area) -> Result<Clip, PageError> {
        let size = self.size(area.page)?;
        let view = scale::clip(area, size, self.most()).ok_or(PageError::Nowhere(area.page))?;
        let picture = self.view(confined, &view)?;
        Clip::of(&picture).ok_or(PageError::Broken(area.page))
    }

    fn size(&self, page: usize) -> Result<Size, PageError> {
        let at = page.checked_sub(1);
        let size = at.and_then(|at| self.sizes.get(at));
        size.copied().ok_or(PageError::Nowhere(page))
    }

    /// The most pixels for a point, in hundredths.
    const fn most(&self) -> u16 {
        if self.picture { 100 } else { u16::MAX }
    }

    fn view(&mut self, confined: &Confined<'_>, view: &View) -> Result<Picture, PageError> {
        let answer = self.ask(confined, Question::Draw(*view), view.page, false)?;
        let picture = wire::picture(answer, view);
        picture.unwrap_or_else(|| Err(self.broke(view.page, false)))
    }

    /// Asks the child, which is started anew where it is no more.
    fn ask(
        &mut self,
        confined: &Confined<'_>,
        question: Question,
        page: usize,
        words: bool,
    ) -> Result<Vec<u8>, PageError> {
        if self.broken.contains(&(page, words)) {
            return Err(PageError::Broken(page));
        }
        if self.asked >= RENEWED {
            self.talk = None;
        }
        let mut talk = match self.talk.take() {
            Some(talk) => talk,
            None => self.again(confined)?,
        };
        self.asked += 1;
        let patience = PATIENCE.min(confined.patience);
        match talk.ask(question.to_bytes().into(), patience, confined.cancelled) {
            Ok(answer) => {
                self.talk = Some(talk);
                Ok(answer)
            }
            Err(ChildError::Stopped) => Err(self.broke(page, words)),
            Err(error) => Err(error.into()),
        }
    }

    /// Another child for the same document.
    fn again(&mut self, confined: &Confined<'_>) -> Result<Talk, PageError> {
        let (talk, sizes, picture) = opened(confined, &self.content)?;
        self.asked = 0;
        // The same bytes are the same pages.
        let same = sizes == self.sizes && picture == self.picture;
        same.then_some(talk).ok_or(PageError::Stopped)
    }

    /// A page broke the child, which is ended.
    fn broke(&mut self, page: usize, words: bool) -> PageError {
        self.talk = None;
        self.broken.insert((page, words));
        PageError::Broken(page)
    }
}

/// A child that was given a document, and how large it says the pages are.
fn opened(
    confined: &Confined<'_>,
    content: &Arc<[u8]>,
) -> Result<(Talk, Vec<Size>, bool), PageError> {
    let (name, _) = TALKER;
    let mut talk = Talk::start(confined, name, PIXELS * 4 + 1)?;
    let answer = talk.ask(Arc::clone(content), confined.patience, confined.cancelled)?;
    let (sizes, picture) = Opened::understood(&answer)?;
    Ok((talk, sizes, picture))
}
