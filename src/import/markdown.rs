//! Markdown to paragraphs, by `pulldown-cmark`.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::decode::plural;
use super::paragraph;
use super::plain::split_lines;
use super::speakers::name_speakers;
use super::tags;
use super::wrap::needs_space;
use crate::session::{NewParagraph, Role};

/// What is being collected.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a state of its own that an event sets and another clears"
)]
struct Builder {
    found: Vec<NewParagraph>,
    /// The words of the block being read.
    text: String,
    quotes: usize,
    items: usize,
    /// Whether the block is verbatim: its lines become paragraphs of their own.
    verbatim: bool,
    picture: bool,
    headline: bool,
    /// Inside words that are struck out, and right behind them.
    struck: usize,
    after_struck: bool,
    /// Whether a line of the source ended here.
    broken: bool,
    /// Whether the list being opened is a sentence that begins with a year.
    sentence: bool,
    links: usize,
    tags: usize,
    deleted: usize,
    /// Inside bold letters, and so much of the block's beginning is in them.
    strong: usize,
    bold: usize,
    /// The same of paragraphs that were found.
    in_bold: BTreeMap<usize, usize>,
}

/// The paragraphs of Markdown text: the first top heading is the headline, other headings are subheadings; lists,
/// quotations and the words of pictures get their role. Links and emphasis leave their words.
pub(super) fn paragraphs(text: &str, notes: &mut Vec<String>) -> Vec<NewParagraph> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut builder = Builder::default();
    for event in Parser::new_ext(text, options) {
        builder.take(event);
    }
    builder.close(&Role::Body);
    if builder.links > 0 {
        notes.push(format!(
            "{} link {} left out; the words of the links are kept.",
            builder.links,
            plural(builder.links, "address was", "addresses were")
        ));
    }
    if builder.tags > 0 {
        notes.push(format!(
            "{} HTML {} left out; the words between them are kept.",
            builder.tags,
            plural(builder.tags, "tag was", "tags were")
        ));
    }
    if builder.deleted > 0 {
        notes.push(format!(
            "{} struck-out {} left out.",
            builder.deleted,
            plural(builder.deleted, "passage was", "passages were")
        ));
    }
    name_speakers(&mut builder.found, &builder.in_bold);
    builder.found
}

impl Builder {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => self.words(&words),
            // A soft break is the writer's line width, not a word of the text.
            Event::SoftBreak => self.broken = true,
            Event::HardBreak | Event::Rule => self.close(&self.role()),
            Event::InlineHtml(tag) => {
                self.tags += 1;
                if tags::is_break(&tag) {
                    self.close(&self.role());
                }
            }
            Event::Html(words) => {
                self.verbatim = true;
                self.text.push_str(&words);
            }
            Event::FootnoteReference(name) => self.words(&format!("[{name}]")),
            Event::TaskListMarker(_) => {}
        }
    }

    /// Adds words to the block being read.
    fn words(&mut self, words: &str) {
        let broken = std::mem::take(&mut self.broken);
        if self.struck > 0 {
            return;
        }
        if broken && needs_space(&self.text, words) {
            self.text.push(' ');
        }
        let leads = self.strong > 0 && self.bold == self.text.len();
        // Where struck words stood between two spaces, one is enough.
        let doubled = self.after_struck && self.text.ends_with(' ');
        self.after_struck = false;
        self.text.push_str(if doubled {
            words.trim_start_matches(' ')
        } else {
            words
        });
        if leads {
            self.bold = self.text.len();
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => {
                self.struck += 1;
                self.deleted += 1;
            }
            // "1984. It was a bad year" counts nothing.
            Tag::List(Some(first)) if *first > 999 => {
                self.close(&self.role());
                self.text = format!("{first}. ");
                self.sentence = true;
            }
            Tag::Item if std::mem::take(&mut self.sentence) => {}
            Tag::Link { .. } => self.links += 1,
            Tag::Image { .. } => {
                self.links += 1;
                self.close(&self.role());
                self.picture = true;
            }
            Tag::Emphasis => {}
            Tag::TableCell => {
                if !self.text.is_empty() {
                    self.text.push_str(" | ");
                }
            }
            Tag::BlockQuote(_) => {
                self.close(&self.role());
                self.quotes += 1;
            }
            Tag::Item => {
                self.close(&self.role());
                self.items += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)
            | Tag::MetadataBlock(_)
            | Tag::HtmlBlock => {
                self.close(&self.role());
                self.verbatim = true;
            }
            _ => self.close(&self.role()),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => {
                self.struck = self.struck.saturating_sub(1);
                self.after_struck = true;
            }
            TagEnd::Link | TagEnd::Emphasis | TagEnd::TableCell => {}
            TagEnd::HtmlBlock => {
                let (words, tags) = tags::without(&self.text);
                self.tags += tags;
                self.text = words;
                self.close(&self.role());
            }
            TagEnd::Heading(_) if !self.headline => {
                self.headline = true;
                let first = self.found.iter().all(|p| p.role == Role::Furniture);
                self.close(if first {
                    &Role::Headline
                } else {
                    &Role::Subheading
                });
            }
            TagEnd::Heading(_) => self.close(&Role::Subheading),
            TagEnd::Image => {
                self.close(&Role::Caption);
                self.picture = false;
            }
            TagEnd::BlockQuote(_) => {
                self.close(&Role::Quotation);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.close(&Role::ListItem);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::MetadataBlock(_) => self.close(&Role::Furniture),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow => self.close(&Role::Caption),
            _ => self.close(&self.role()),
        }
    }

    /// The role of running text here.
    const fn role(&self) -> Role {
        if self.picture {
            Role::Caption
        } else if self.quotes > 0 {
            Role::Quotation
        } else if self.items > 0 {
            Role::ListItem
        } else {
            Role::Body
        }
    }

    /// Ends the block being read.
    fn close(&mut self, role: &Role) {
        let text = std::mem::take(&mut self.text);
        self.broken = false;
        let verbatim = std::mem::take(&mut self.verbatim);
        let bold = std::mem::take(&mut self.bold);
        if text.trim().is_empty() {
            return;
        }
        if verbatim || text.contains(['\n', '\r', '\x0b', '\x0c', '\u{85}', '\u{2028}', '\u{2029}'])
        {
            for line in split_lines(&text) {
                self.push(line, role);
            }
        } else {
            // A block with white space before it is none that begins in bold letters.
            if bold > 0 && !text.starts_with(char::is_whitespace) {
                self.in_bold.insert(self.found.len(), bold);
            }
            self.push(&text, role);
        }
    }

    fn push(&mut self, line: &str, role: &Role) {
        let line = line.trim();
        if !line.is_empty() {
            self.found.push(paragraph(line, role.clone()));
        }
    }
}
