//! What a letter says above and below the form: Markdown from a template, to paragraphs that a document and a page can show.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::Serialize;

use super::asked::own;

/// A letter.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Letter {
    /// What the document is called: its first heading.
    pub title: String,
    /// What stands above the form.
    pub above: Vec<Block>,
    /// What stands below it.
    pub below: Vec<Block>,
}

/// A paragraph.
#[derive(Debug, Default, PartialEq, Serialize)]
pub(super) struct Block {
    pub sort: Sort,
    pub runs: Vec<Run>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sort {
    #[default]
    Paragraph,
    Title,
    Heading,
    Item,
}

/// Words of one look; `\n` breaks the line.
#[derive(Debug, Default, PartialEq, Serialize)]
pub(super) struct Run {
    pub text: String,
    pub strong: bool,
    pub em: bool,
}

/// Reads a letter: headings, paragraphs, lists, bold and italic words; a rule stands where the form comes, which else comes last.
/// Whatever else there is, is text.
pub(super) fn letter(markdown: &str) -> Letter {
    let mut found = Letter::default();
    let mut blocks = Vec::new();
    let mut now = Block::default();
    let (mut strong, mut em, mut ruled) = (false, false, false);
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let first = level == HeadingLevel::H1;
                end(&mut now, &mut blocks);
                now.sort = if first { Sort::Title } else { Sort::Heading };
            }
            Event::Start(Tag::Item) => {
                end(&mut now, &mut blocks);
                now.sort = Sort::Item;
            }
            Event::Start(Tag::Strong) => strong = true,
            Event::End(TagEnd::Strong) => strong = false,
            Event::Start(Tag::Emphasis) => em = true,
            Event::End(TagEnd::Emphasis) => em = false,
            Event::Start(tag) if !within(&tag) && !now.runs.is_empty() => {
                end(&mut now, &mut blocks);
            }
            Event::End(
                TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::Paragraph
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock,
            ) => end(&mut now, &mut blocks),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                say(&mut now, &text, strong, em);
            }
            Event::SoftBreak => say(&mut now, " ", strong, em),
            Event::HardBreak => say(&mut now, "\n", strong, em),
            Event::Rule if !ruled => {
                end(&mut now, &mut blocks);
                found.above = std::mem::take(&mut blocks);
                ruled = true;
            }
            _ => {}
        }
    }
    end(&mut now, &mut blocks);
    if ruled {
        found.below = blocks;
    } else {
        found.above = blocks;
    }
    let title = found.above.iter().find(|one| one.sort == Sort::Title);
    found.title = title.map(Block::text).unwrap_or_default();
    found
}

impl Letter {
    /// The prints of its paragraphs.
    pub fn prints(&self) -> BTreeSet<String> {
        let all = self.above.iter().chain(&self.below);
        all.map(|block| own(&block.text())).collect()
    }
}

impl Block {
    fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Whether what a tag begins stands inside a paragraph, or holds paragraphs.
const fn within(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Link { .. } | Tag::Image { .. } | Tag::Paragraph | Tag::List(_)
    )
}

fn say(block: &mut Block, text: &str, strong: bool, em: bool) {
    match block.runs.last_mut() {
        Some(last) if (last.strong, last.em) == (strong, em) => last.text.push_str(text),
        _ => block.runs.push(Run {
            text: text.to_owned(),
            strong,
            em,
        }),
    }
}

/// Ends a paragraph, if it says something.
fn end(now: &mut Block, blocks: &mut Vec<Block>) {
    let done = std::mem::take(now);
    if done.runs.iter().any(|run| !run.text.trim().is_empty()) {
        blocks.push(done);
    }
}
