//! Where in a part each word of a document's text stands: what whoever puts something between them must know.
//!
//! The text is the reader's own ([`super::walk`]), so that a place in a draft is the same place here; places in the part are
//! bytes of it.

use std::ops::Range;

use super::super::flow::Flow;
use super::super::xml::Element;
use crate::text::Span;

/// A run: words of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// From its first tag to behind its last.
    pub whole: Range<usize>,
    /// Its first tag.
    pub tag: Range<usize>,
    /// Its properties, if it has any.
    pub properties: Option<Range<usize>>,
    /// What they were before somebody changed them, where that is tracked: a part of the properties.
    pub before: Option<Range<usize>>,
    /// The paragraph it stands in: their first tags are counted.
    pub paragraph: usize,
    /// What holds it that nothing may be put into: the run of a box, a formula.
    pub holder: Option<Range<usize>>,
    /// The tag of the tracked insertion that it stands in, with its name as it is written.
    pub inserted: Option<(Range<usize>, String)>,
    /// It stands in a tracked deletion.
    pub deleted: bool,
    /// It belongs to a field: an instruction, and what that comes to.
    pub in_field: bool,
    /// Its words are a formula's.
    pub in_formula: bool,
}

/// What a piece of the text is in the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The words of an element.
    Words {
        /// From its first tag to behind its last.
        whole: Range<usize>,
        /// Its first tag.
        tag: Range<usize>,
        /// White space at its ends counts.
        kept: bool,
        /// Its content, event by event: the letters, and where they stand.
        letters: Vec<(String, Range<usize>)>,
    },
    /// A sign that is an element: a tab, a hyphen.
    Sign {
        /// From its first tag to behind its last.
        whole: Range<usize>,
    },
}

/// A piece of the text: a stretch of it that one element says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the text, in bytes.
    pub span: Span,
    /// Its run, by its place in [`Traced::runs`].
    pub run: usize,
    /// What it is.
    pub what: What,
}

impl Piece {
    /// Where its element stands.
    pub const fn whole(&self) -> &Range<usize> {
        match &self.what {
            What::Words { whole, .. } | What::Sign { whole } => whole,
        }
    }
}

/// A part with the places of its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traced {
    /// The text, its paragraphs joined by line feeds.
    pub text: String,
    /// The pieces that say it, in its order.
    pub pieces: Vec<Piece>,
    /// The runs, in the order of the part.
    pub runs: Vec<Run>,
}

/// An element that is open.
struct Open {
    /// Its name as it is written.
    name: String,
    tag: Range<usize>,
    /// The run that began with it.
    run: Option<usize>,
    /// The holder that began with it.
    holder: Option<usize>,
    /// What was said of it.
    said: Vec<usize>,
}

/// Watches a part being read.
#[derive(Default)]
pub struct Trace {
    open: Vec<Open>,
    runs: Vec<Run>,
    /// Of each run, its holder.
    held: Vec<Option<usize>>,
    holders: Vec<Range<usize>>,
    whats: Vec<(usize, What)>,
    paragraphs: usize,
    /// How deep fields are nested.
    fields: usize,
    letters: Vec<(String, Range<usize>)>,
}

impl Trace {
    /// An element begins.
    pub fn open(&mut self, element: &Element<'_>) {
        let tag = &element.place;
        let (mut run, mut holder) = (None, None);
        match element.name() {
            "p" => self.paragraphs += 1,
            "r" => {
                run = Some(self.runs.len());
                self.runs.push(self.run(tag));
                let outermost = self.open.iter().find_map(|open| open.holder);
                self.held.push(outermost);
                holder = Some(self.hold(tag));
            }
            "oMath" | "oMathPara" => holder = Some(self.hold(tag)),
            "t" | "delText" => self.letters.clear(),
            "fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields += 1,
                Some("end") => self.fields = self.fields.saturating_sub(1),
                _ => {}
            },
            _ => {}
        }
        self.open.push(Open {
            name: element.written_name().to_owned(),
            tag: tag.clone(),
            run,
            holder,
            said: Vec::new(),
        });
    }

    /// A new holder.
    fn hold(&mut self, tag: &Range<usize>) -> usize {
        self.holders.push(tag.clone());
        self.holders.len() - 1
    }

    /// Words stand in the element that is open.
    pub fn text(&mut self, words: &str, place: &Range<usize>) {
        if !words.is_empty() {
            self.letters.push((words.to_owned(), place.clone()));
        }
    }

    /// The element that is open ends.
    pub fn close(&mut self, tag: &Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let whole = open.tag.start..tag.end;
        for said in open.said {
            if let Some((_, what)) = self.whats.get_mut(said) {
                let (What::Words { whole: place, .. } | What::Sign { whole: place }) = what;
                place.end = tag.end;
            }
        }
        if let Some(run) = open.run.and_then(|at| self.runs.get_mut(at)) {
            run.whole.end = tag.end;
        }
        if let Some(holder) = open.holder.and_then(|at| self.holders.get_mut(at)) {
            holder.end = tag.end;
        }
        let around = |back: usize| {
            let at = self.open.len().checked_sub(back)?;
            self.open.get(at)
        };
        match local(&open.name) {
            "rPr" => {
                let run = around(1).and_then(|open| open.run);
                if let Some(run) = run.and_then(|at| self.runs.get_mut(at)) {
                    run.properties = Some(whole);
                }
            }
            "rPrChange" => {
                let run = around(2).and_then(|open| open.run);
                if let Some(run) = run.and_then(|at| self.runs.get_mut(at)) {
                    run.before = Some(whole);
                }
            }
            _ => {}
        }
    }

    /// What is open was said: its words (and whether white space at their ends counts), or itself as a sign. The answer is the
    /// number that stands for it in the marks of the text; none outside of runs.
    pub fn said(&mut self, words: Option<bool>) -> Option<usize> {
        let run = self.open.iter().rev().find_map(|open| open.run)?;
        let number = self.whats.len();
        let open = self.open.last_mut()?;
        let (whole, tag) = (open.tag.clone(), open.tag.clone());
        open.said.push(number);
        let what = match words {
            Some(kept) => What::Words {
                whole,
                tag,
                kept,
                letters: std::mem::take(&mut self.letters),
            },
            None => What::Sign { whole },
        };
        self.whats.push((run, what));
        Some(number)
    }

    /// A run that begins.
    fn run(&self, tag: &Range<usize>) -> Run {
        let named = |name: &str| self.open.iter().rfind(|open| local(&open.name) == name);
        let inserted = ["ins", "moveTo"].into_iter().find_map(named);
        let formula = named("oMath").is_some() || named("oMathPara").is_some();
        Run {
            whole: tag.clone(),
            tag: tag.clone(),
            paragraph: self.paragraphs,
            inserted: inserted.map(|open| (open.tag.clone(), open.name.clone())),
            deleted: named("del").is_some() || named("moveFrom").is_some(),
            in_field: self.fields > 0 || named("fldSimple").is_some(),
            in_formula: formula,
            ..Run::default()
        }
    }

    /// The places of the words of a text.
    pub fn traced(mut self, flow: &Flow) -> Traced {
        for (run, holder) in self.runs.iter_mut().zip(&self.held) {
            let holder = holder.and_then(|at| self.holders.get(at));
            run.holder = holder.cloned();
        }
        let mut pieces = Vec::new();
        for (number, span) in flow.said() {
            if let Some((run, what)) = self.whats.get(number) {
                pieces.push(Piece {
                    span,
                    run: *run,
                    what: what.clone(),
                });
            }
        }
        pieces.sort_by_key(|piece| piece.span);
        Traced {
            text: flow.text().to_owned(),
            pieces,
            runs: self.runs,
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
