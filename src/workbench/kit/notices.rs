//! What a person should know. Nothing that was told is lost: what leaves the screen stays in the list of this window, and
//! only a later success, or the thing being mended, makes it a thing of the past.

use super::widgets::NoticeKind;

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<Offer, Topic> {
    /// How much it matters.
    pub kind: NoticeKind,
    /// What is the matter, and what can be done.
    pub words: String,
    /// What lies behind it, to be unfolded.
    pub details: Vec<String>,
    /// What it offers to do.
    pub offer: Offer,
    /// What it is about: what is told of the same thing later takes its place.
    pub about: Option<Topic>,
    /// It is never crowded out, and never goes by itself.
    pub pinned: bool,
}

impl<Offer, Topic> Note<Offer, Topic> {
    /// A notice about nothing in particular.
    pub const fn new(kind: NoticeKind, words: String, offer: Offer) -> Self {
        Self {
            kind,
            words,
            details: Vec::new(),
            offer,
            about: None,
            pinned: false,
        }
    }

    /// What is told of the same thing later takes its place.
    #[must_use]
    pub fn about(mut self, topic: Topic) -> Self {
        self.about = Some(topic);
        self
    }
}

/// How a notice stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// Above the page. The moment at which it goes by itself, in the window's own time, once it has been drawn.
    Above(Option<f64>),
    /// In the list alone.
    Listed,
    /// In the list, and of the past: it was followed, mended, or something newer was told.
    Over,
}

/// A notice that was told.
#[derive(Clone, Debug)]
pub struct Told<Offer, Topic> {
    /// Its number, for whoever follows it or puts it away.
    pub number: u64,
    /// What was told.
    pub note: Note<Offer, Topic>,
    /// When, in seconds of the clock that whoever told it goes by.
    pub at: i64,
    /// How it stands.
    pub place: Place,
    /// Nobody has seen to it: it was not put away, not followed, and the list was not looked through since.
    pub unread: bool,
}

impl<Offer: Default + PartialEq, Topic> Told<Offer, Topic> {
    /// Whether it is above the page.
    pub const fn is_above(&self) -> bool {
        matches!(self.place, Place::Above(_))
    }

    /// Seconds after which it leaves the page by itself, if it does: what went well soon, what is good to know later;
    /// what offers something, and what went wrong, stays.
    pub fn stays(&self) -> Option<f64> {
        if self.note.pinned || self.note.offer != Offer::default() {
            return None;
        }
        match self.note.kind {
            NoticeKind::Done => Some(6.0),
            NoticeKind::Info => Some(12.0),
            NoticeKind::Warning | NoticeKind::Error => None,
        }
    }
}

/// All of them, oldest first.
#[derive(Clone, Debug)]
pub struct Notices<Offer, Topic> {
    all: Vec<Told<Offer, Topic>>,
    next: u64,
}

/// The list keeps as many: somebody opens a folder of a thousand broken files.
const MOST: usize = 200;

/// As many are above the page at a time, those that are pinned not counted.
const ABOVE: usize = 2;

impl<Offer, Topic> Default for Notices<Offer, Topic> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            next: 1,
        }
    }
}

impl<Offer: Default + PartialEq, Topic: PartialEq> Notices<Offer, Topic> {
    /// Tells one. What was told of the same thing before is over; the same words are not told twice, and nothing moves for
    /// them while they are above the page.
    pub fn add(&mut self, note: Note<Offer, Topic>, at: i64) {
        if self
            .all
            .iter()
            .any(|told| told.is_above() && told.note == note)
        {
            return;
        }
        self.settle(|told| note.about.is_some() && told.about == note.about);
        self.all.retain(|told| told.note != note);
        if self.all.len() >= MOST {
            let past = self.all.iter().position(|told| !told.is_above());
            self.all.remove(past.unwrap_or(0));
        }
        self.all.push(Told {
            number: self.next,
            note,
            at,
            place: Place::Above(None),
            unread: true,
        });
        self.next += 1;
    }

    /// Makes a thing of the past of what no longer holds.
    pub fn settle(&mut self, gone: impl Fn(&Note<Offer, Topic>) -> bool) {
        for told in &mut self.all {
            if told.place != Place::Over && gone(&told.note) {
                told.place = Place::Over;
                told.unread = false;
            }
        }
    }

    /// Puts one away: it stays in the list.
    pub fn put_away(&mut self, number: u64) {
        self.with(number, |told| {
            told.unread = false;
            if told.is_above() {
                told.place = Place::Listed;
            }
        });
    }

    /// It has done what it was for.
    pub fn end(&mut self, number: u64) {
        self.with(number, |told| {
            told.unread = false;
            told.place = Place::Over;
        });
    }

    /// One that was above the page goes by itself. What is good to know counts as unread until somebody looks.
    pub fn fade(&mut self, number: u64) {
        self.with(number, |told| {
            told.place = Place::Listed;
            told.unread &= told.note.kind != NoticeKind::Done;
        });
    }

    /// It goes by itself at this moment, and not before.
    pub fn stay_until(&mut self, number: u64, moment: f64) {
        self.with(number, |told| told.place = Place::Above(Some(moment)));
    }

    /// Somebody has looked through the list.
    pub fn read_all(&mut self) {
        for told in &mut self.all {
            told.unread = false;
        }
    }

    fn with(&mut self, number: u64, change: impl FnOnce(&mut Told<Offer, Topic>)) {
        if let Some(told) = self.all.iter_mut().find(|told| told.number == number) {
            change(told);
        }
    }

    /// One of them, unless it is over.
    pub fn get(&self, number: u64) -> Option<&Note<Offer, Topic>> {
        let told = self.all.iter().find(|told| told.number == number)?;
        (told.place != Place::Over).then_some(&told.note)
    }

    /// All of them, oldest first.
    pub fn all(&self) -> &[Told<Offer, Topic>] {
        &self.all
    }

    /// Those that still hold, oldest first.
    pub fn holding(&self) -> impl Iterator<Item = &Note<Offer, Topic>> {
        let holding = self.all.iter().filter(|told| told.place != Place::Over);
        holding.map(|told| &told.note)
    }

    /// Those above the page, the newest first: what is pinned, and two others.
    pub fn above(&self) -> impl Iterator<Item = &Told<Offer, Topic>> {
        let mut left = ABOVE;
        let above = self.all.iter().rev().filter(|told| told.is_above());
        above.filter(move |told| {
            if told.note.pinned {
                return true;
            }
            let any = left > 0;
            left = left.saturating_sub(1);
            any
        })
    }

    /// How many nobody has seen to.
    pub fn unread(&self) -> usize {
        self.all.iter().filter(|told| told.unread).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Notes = Notices<u8, &'static str>;

    fn note(kind: NoticeKind, words: &str) -> Note<u8, &'static str> {
        Note::new(kind, words.to_owned(), 0)
    }

    fn above(notes: &Notes) -> Vec<&str> {
        notes.above().map(|told| told.note.words.as_str()).collect()
    }

    #[test]
    fn the_newest_two_are_above_the_page_and_what_is_pinned() {
        let mut notes = Notes::default();
        notes.add(
            Note {
                pinned: true,
                ..note(NoticeKind::Warning, "repaired")
            },
            1,
        );
        for words in ["one", "two", "three"] {
            notes.add(note(NoticeKind::Error, words), 2);
        }
        assert_eq!(above(&notes), ["three", "two", "repaired"]);
        assert_eq!(notes.unread(), 4);
        let newest = notes.above().next().unwrap().number;
        notes.put_away(newest);
        assert_eq!(
            above(&notes),
            ["two", "one", "repaired"],
            "the next comes up"
        );
        assert_eq!((notes.unread(), notes.all().len()), (3, 4));
        notes.read_all();
        assert_eq!(notes.unread(), 0);
    }

    #[test]
    fn a_later_success_makes_the_error_a_thing_of_the_past() {
        let mut notes = Notes::default();
        notes.add(note(NoticeKind::Error, "not written").about("file"), 1);
        notes.add(note(NoticeKind::Error, "another").about("other"), 1);
        let failed = notes.all()[0].number;
        notes.add(note(NoticeKind::Done, "written").about("file"), 2);
        assert_eq!(above(&notes), ["written", "another"]);
        assert_eq!(notes.all().len(), 3, "the list keeps it");
        assert!(notes.get(failed).is_none(), "it offers nothing any more");
    }

    #[test]
    fn the_same_words_are_told_again_but_not_twice() {
        let mut notes = Notes::default();
        notes.add(note(NoticeKind::Error, "no"), 1);
        let first = notes.all()[0].number;
        notes.put_away(first);
        notes.add(note(NoticeKind::Error, "no"), 2);
        assert_eq!(above(&notes), ["no"]);
        assert_eq!(notes.all().len(), 1);
        assert_eq!(notes.all()[0].at, 2);
    }

    #[test]
    fn what_offers_something_and_what_went_wrong_stays() {
        let mut notes = Notes::default();
        for (kind, offer) in [
            (NoticeKind::Done, 0),
            (NoticeKind::Info, 0),
            (NoticeKind::Info, 1),
            (NoticeKind::Warning, 0),
            (NoticeKind::Error, 0),
        ] {
            notes.add(Note::new(kind, format!("{kind:?} {offer}"), offer), 1);
        }
        let stays: Vec<bool> = notes
            .all()
            .iter()
            .map(|told| told.stays().is_none())
            .collect();
        assert_eq!(stays, [false, false, true, true, true]);
    }

    #[test]
    fn the_list_keeps_so_many_and_lets_go_of_what_is_put_away() {
        let mut notes = Notes::default();
        notes.add(note(NoticeKind::Error, "stands"), 0);
        for at in 0..i64::try_from(MOST).unwrap() + 20 {
            notes.add(note(NoticeKind::Info, &at.to_string()), at);
            let last = notes.all().last().unwrap().number;
            notes.put_away(last);
        }
        assert_eq!(notes.all().len(), MOST);
        assert_eq!(notes.all()[0].note.words, "stands");
    }
}
