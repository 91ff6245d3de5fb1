//! A part of a Word document, element by element, to the words that a reader sees (ECMA-376 part 1, 17; the elements that later
//! versions of Word added are looked into like any other).
//!
//! Each element that is open has an entry on a stack that says what it does with its words; what is not known lets them
//! through. So words in any wrapper (content controls, smart tags, simple fields, whatever comes next) are found.

mod ends;
mod state;
mod words;

use std::collections::BTreeMap;

use super::super::flow::{Flow, Mark};
use super::super::office::Met;
use super::super::xml::{Element, Node, Xml};
use super::styles::{Kind, Styles};
use super::trace::{Trace, Traced};
use super::{MATH, WORD};
use crate::import::{ImportError, View, limits};
use state::{Field, Open, Paragraph, Row, Run};

/// What is known of the document when a part of it is read.
pub struct About<'a> {
    /// Which of the two texts is read.
    pub view: View,
    /// The document's styles.
    pub styles: &'a Styles,
    /// Where the part's relationships lead.
    pub targets: &'a BTreeMap<String, String>,
}

/// A text of its own: the body, a comment, a note.
#[derive(Debug, Default)]
pub struct Story {
    /// Its number in the document.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub date: String,
    /// What sort it is, where it says so: separators of notes do.
    pub sort: String,
    /// The names of its paragraphs, by which answers find it.
    pub names: Vec<String>,
    /// What it says.
    pub flow: Flow,
}

/// The texts of a part.
pub fn stories(text: &str, about: &About<'_>, met: &mut Met) -> Result<Vec<Story>, ImportError> {
    walked(text, about, met, None).map(|(stories, _)| stories)
}

/// The text of the main part, with the places of its words.
pub fn traced(text: &str, about: &About<'_>) -> Result<Traced, ImportError> {
    let (stories, trace) = walked(text, about, &mut Met::default(), Some(Trace::default()))?;
    let (Some(story), Some(trace)) = (stories.last(), trace) else {
        return Err(ImportError::Empty);
    };
    Ok(trace.traced(&story.flow))
}

fn walked(
    text: &str,
    about: &About<'_>,
    met: &mut Met,
    trace: Option<Trace>,
) -> Result<(Vec<Story>, Option<Trace>), ImportError> {
    let mut xml = Xml::new(text);
    let mut walk = Walk {
        about,
        met,
        stack: Vec::new(),
        stories: Vec::new(),
        story: None,
        flows: Vec::new(),
        paragraphs: Vec::new(),
        runs: Vec::new(),
        fields: Vec::new(),
        rows: Vec::new(),
        words: String::new(),
        titled: false,
        trace,
    };
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                if let Some(trace) = &mut walk.trace {
                    trace.open(&element);
                }
                let open = walk.open(&element);
                walk.stack.push(open);
            }
            Node::Close => {
                walk.close();
                let place = xml.place();
                if let Some(trace) = &mut walk.trace {
                    trace.close(&place);
                }
            }
            Node::Text(words) => {
                walk.text(&words);
                let place = xml.place();
                if let Some(trace) = &mut walk.trace {
                    trace.text(&words, &place);
                }
            }
        }
        if walk
            .flows
            .first()
            .is_some_and(|flow| flow.len() > limits::PIECES)
        {
            return Err(ImportError::Limit(format!(
                "it has more than {} paragraphs",
                limits::PIECES
            )));
        }
    }
    Ok((walk.stories, walk.trace))
}

struct Walk<'w> {
    about: &'w About<'w>,
    met: &'w mut Met,
    stack: Vec<Open>,
    stories: Vec<Story>,
    story: Option<Story>,
    /// The text, and those of cells and boxes that are open in it.
    flows: Vec<Flow>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    fields: Vec<Field>,
    rows: Vec<Row>,
    /// The words of the element that is open.
    words: String,
    titled: bool,
    /// What notes the places of words, if somebody wants to know them.
    trace: Option<Trace>,
}

impl Walk<'_> {
    fn open(&mut self, element: &Element<'_>) -> Open {
        let parent = self.stack.last();
        if parent == Some(&Open::Skip) {
            return Open::Skip;
        }
        let removed = parent == Some(&Open::Removed);
        if !WORD.contains(&element.space) {
            return self.open_other(element, removed);
        }
        let id = || element.attribute("id").unwrap_or_default();
        let name = element.name();
        match name {
            "commentRangeStart" => self.mark(Mark::Begin(id())),
            "commentRangeEnd" => self.mark(Mark::End(id())),
            "commentReference" => self.mark(Mark::Point(id())),
            _ if removed => {}
            "body" | "comment" | "footnote" | "endnote" | "hdr" | "ftr" => {
                return self.open_story(element, &id());
            }
            "ins" | "del" | "moveFrom" | "moveTo" => return self.open_change(element, name),
            "cellDel" | "cellIns" => self.change_of_cell(name),
            "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "tblGridChange"
            | "trPrChange" | "tcPrChange" | "tblPrExChange" | "numberingChange" | "rt" => {
                return Open::Skip;
            }
            "p" => return self.open_paragraph(element),
            "pPr" => return Open::About,
            "rPr" if parent == Some(&Open::About) => return Open::AboutMark,
            "trPr" => return Open::AboutRow,
            "r" => {
                self.runs.push(Run::default());
                return Open::Run;
            }
            "hyperlink" => return self.open_link(element),
            "tr" => {
                self.rows.push(Row::default());
                return Open::Row;
            }
            "tc" if !self.rows.is_empty() => {
                self.flows.push(Flow::default());
                return Open::Cell;
            }
            "txbxContent" => {
                self.flows.push(Flow::default());
                return Open::Box;
            }
            "t" | "delText" => return self.open_words(element),
            "instrText" => {
                self.words.clear();
                return Open::Instruction;
            }
            "delInstrText" => return Open::Skip,
            _ => self.other(element, name),
        }
        if removed {
            Open::Removed
        } else {
            Open::Through
        }
    }

    /// Elements that are no containers of words.
    fn other(&mut self, element: &Element<'_>, name: &str) {
        let value = || element.attribute("val").unwrap_or_default();
        let in_mark = self.stack.last() == Some(&Open::AboutMark);
        match name {
            "pStyle" => {
                let kind = self.about.styles.kind(&value());
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.kind = kind;
                }
            }
            "outlineLvl" if value() != "9" => {
                if let Some(paragraph) = self.paragraphs.last_mut()
                    && paragraph.kind == Kind::Body
                {
                    paragraph.kind = Kind::Heading { first: false };
                }
            }
            "numId" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.listed = value() != "0";
                }
            }
            "vertAlign" if !in_mark => {
                if let Some(run) = self.runs.last_mut() {
                    run.raised = value() == "superscript";
                }
            }
            "b" if !in_mark => {
                if let Some(run) = self.runs.last_mut() {
                    run.bold = element.is_on();
                }
            }
            "vanish" if !in_mark => {
                if let Some(run) = self.runs.last_mut() {
                    run.hidden = element.is_on();
                }
            }
            "strike" | "dstrike" if !in_mark => {
                if let Some(run) = self.runs.last_mut() {
                    run.struck |= element.is_on();
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let id = element.attribute("id").unwrap_or_default();
                self.mark(if name == "footnoteReference" {
                    Mark::Footnote(id)
                } else {
                    Mark::Endnote(id)
                });
                if let Some(run) = self.runs.last_mut() {
                    run.is_mark = element.attribute("customMarkFollows").is_some();
                }
            }
            "tab" if self.stack.last() == Some(&Open::Run) => self.say("\t", None),
            "ptab" => self.say("\t", None),
            "noBreakHyphen" => self.say("\u{2011}", None),
            "softHyphen" => self.say("\u{AD}", None),
            "br" | "cr" => {
                let sort = element.attribute("type").unwrap_or_default();
                let line = sort.is_empty() || sort == "textWrapping";
                if line && let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.broken = true;
                }
            }
            "sym" => self.symbol(element),
            "drawing" | "pict" => self.met.pictures += 1,
            "fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            _ => {}
        }
    }

    /// Elements of other vocabularies.
    fn open_other(&mut self, element: &Element<'_>, removed: bool) -> Open {
        if removed {
            return Open::Removed;
        }
        match element.name() {
            "AlternateContent" => Open::Alternatives { taken: false },
            "Choice" | "Fallback" => match self.stack.last_mut() {
                Some(Open::Alternatives { taken }) if *taken => Open::Skip,
                Some(Open::Alternatives { taken }) => {
                    *taken = true;
                    Open::Through
                }
                _ => Open::Through,
            },
            "t" if MATH.contains(&element.space) => self.open_words(element),
            _ => Open::Through,
        }
    }

    fn open_story(&mut self, element: &Element<'_>, id: &str) -> Open {
        if self.story.is_some() {
            return Open::Through;
        }
        self.story = Some(Story {
            id: id.to_owned(),
            author: element.attribute("author").unwrap_or_default(),
            date: element.attribute("date").unwrap_or_default(),
            sort: element.attribute("type").unwrap_or_default(),
            ..Story::default()
        });
        self.flows = vec![Flow::default()];
        Open::Story
    }

    /// Something that was inserted or deleted: words, the end of a paragraph, a row.
    fn open_change(&mut self, element: &Element<'_>, name: &str) -> Open {
        let came = matches!(name, "ins" | "moveTo");
        let stays = came == (self.about.view == View::Final);
        if came {
            self.met.inserted += 1;
        } else {
            self.met.deleted += 1;
        }
        let who = element.attribute("author").unwrap_or_default();
        self.met.person(who);
        match self.stack.last() {
            Some(Open::AboutMark) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.goes_on |= !stays;
                }
                Open::Skip
            }
            Some(Open::AboutRow) => {
                if let Some(row) = self.rows.last_mut() {
                    row.removed |= !stays;
                }
                Open::Skip
            }
            _ if stays => Open::Through,
            _ => Open::Removed,
        }
    }

    /// A cell that was inserted or deleted as a whole: it stays empty where it is not.
    fn change_of_cell(&mut self, name: &str) {
        let stays = (name == "cellIns") == (self.about.view == View::Final);
        if !stays && let Some(flow) = self.flows.last_mut() {
            *flow = Flow::default();
        }
    }

    fn open_paragraph(&mut self, element: &Element<'_>) -> Open {
        if let (Some(story), Some(name)) = (&mut self.story, element.attribute("paraId")) {
            story.names.push(name);
        }
        // A line that was broken off belongs to the paragraph; what went on from the one before is part of it.
        self.paragraphs.push(Paragraph::default());
        Open::Paragraph
    }

    fn open_link(&mut self, element: &Element<'_>) -> Open {
        let target = element
            .attribute("id")
            .and_then(|id| self.about.targets.get(&id).cloned());
        match (target, self.flows.last()) {
            (Some(to), Some(flow)) => Open::Link {
                start: flow.here(),
                to,
            },
            _ => Open::Through,
        }
    }

    fn open_words(&mut self, element: &Element<'_>) -> Open {
        self.words.clear();
        let kept = element.attribute("space").as_deref() == Some("preserve");
        Open::Words { kept }
    }
}
