//! Which part of a page is its article: what reading views of browsers show (Readability's rules, as `dom_smoothie` has them),
//! with what they lose and without what they leave in.

use std::collections::BTreeSet;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::{
    block::Block,
    facts::{Facts, spaced},
    kinds,
    tidy::{tidy, without_byline},
    walk,
};
use crate::session::Role;

/// The paragraphs of the article of a page.
pub fn blocks(html: &str, doc: Document, facts: &Facts, notes: &BTreeSet<String>) -> Vec<Block> {
    let about = walk::About {
        base: facts.base.as_deref(),
        notes: notes.clone(),
        ..walk::About::default()
    };
    let mut headline = headline(&facts.headlines, facts);
    let standfirst = standfirst(&doc, headline.as_deref(), facts.description.as_deref());
    without_boxes(&doc);
    without_next(&doc);
    let mut found = article(doc, &about).unwrap_or_else(|| whole(html, &about));
    let told = facts.body.as_deref().map(|body| told(body, &about));
    // A page that scripts build holds its text as data alone.
    if let Some(told) = told {
        if letters(&told) > 200 + letters(&found) * 3 / 2 {
            found = told;
            headline = headline.or_else(|| facts.title.clone());
        } else {
            agreed(&mut found, &told);
        }
    }
    tidy(&mut found);
    without_byline(&mut found, facts.byline.as_deref());
    if let Some(words) = standfirst {
        let key = bare(&words);
        if !found.iter().any(|block| bare(&block.text).contains(&key)) {
            found.insert(0, Block::of(&words, Role::Body));
        }
    }
    let shown = found.iter().take(6).find(|block| {
        let is_title = |title: &str| bare(title) == bare(&block.text);
        headline.as_deref().is_some_and(is_title) || facts.title.as_deref().is_some_and(is_title)
    });
    if let Some(words) = headline.or_else(|| shown.map(|block| block.text.clone())) {
        let key = bare(&words);
        let mut seen = 0;
        found.retain(|block| {
            seen += 1;
            seen > 6 || bare(&block.text) != key
        });
        if !found.is_empty() {
            found.insert(0, Block::of(&words, Role::Headline));
        }
    }
    found
}

/// Takes out the boxes of a page. Reading views do so as well, but may take the element that says what it is for what it holds.
fn without_boxes(doc: &Document) {
    let Some(body) = doc.body() else { return };
    let letters = body.normalized_char_count();
    let boxes: Vec<NodeRef<'_>> = body
        .descendants_it()
        .filter(|node| {
            let name = node.node_name();
            name.is_some_and(|name| kinds::is_of_page(node, &name, letters))
        })
        .collect();
    for node in boxes {
        node.remove_from_parent();
    }
}

/// Takes out what is loaded below an article to be read next: articles behind the one that holds the headline, and not in it.
fn without_next(doc: &Document) {
    /// An article with fewer letters is but a part of one, as those of a live blog are.
    const WHOLE: usize = 400;
    let Some(body) = doc.body() else { return };
    let articles = body
        .descendants_it()
        .filter(|node| node.has_name("article"));
    let mut behind = articles.skip_while(|node| {
        let headed = node.descendants_it().any(|inner| inner.has_name("h1"));
        !headed || node.normalized_char_count() < WHOLE
    });
    let Some(first) = behind.next() else { return };
    let others: Vec<NodeRef<'_>> = behind
        .filter(|node| !node.ancestors_it(None).any(|outer| outer.id == first.id))
        .filter(begins_anew)
        .collect();
    for node in others {
        node.remove_from_parent();
    }
}

/// Whether an article is another one than that before it: it has a headline of its own, or begins with one that leads to it.
fn begins_anew(node: &NodeRef<'_>) -> bool {
    let is_heading = |inner: &NodeRef<'_>| {
        let name = inner.node_name().unwrap_or_default();
        matches!(&*name, "h1" | "h2" | "h3")
    };
    let Some(heading) = node.descendants_it().find(is_heading) else {
        return false;
    };
    let linked =
        |link: &NodeRef<'_>| link.has_name("a") && bare(&link.text()) == bare(&heading.text());
    let around = heading.parent().filter(|outer| outer.has_name("a"));
    heading.has_name("h1")
        || around.is_some()
        || heading.descendants_it().any(|inner| linked(&inner))
}

/// What a reading view shows.
fn article(doc: Document, about: &walk::About<'_>) -> Option<Vec<Block>> {
    let how = Config {
        keep_classes: true,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut view = Readability::with_document(doc, None, Some(how)).ok()?;
    view.parse().ok()?;
    let root = view.doc.select("#readability-page-1");
    let root = root.nodes().first()?;
    let found = walk::blocks(root, about);
    (!found.is_empty()).then_some(found)
}

/// All that a page shows, but for its head and foot: what is left where no article is found.
fn whole(html: &str, about: &walk::About<'_>) -> Vec<Block> {
    let doc = Document::from(html);
    let Some(body) = doc.body() else {
        return Vec::new();
    };
    without_boxes(&doc);
    let around: Vec<NodeRef<'_>> = body
        .children_it(false)
        .filter(|node| node.has_name("header") || node.has_name("footer") || node.has_name("aside"))
        .collect();
    for node in around {
        node.remove_from_parent();
    }
    walk::blocks(&body, about)
}

/// The text that a page holds as data: words with line ends, or source of its own.
fn told(body: &str, about: &walk::About<'_>) -> Vec<Block> {
    if ["<p", "<br", "<div", "&lt;p"]
        .iter()
        .any(|tag| body.contains(tag))
    {
        let body = super::tree(body)
            .ok()
            .and_then(|(_, doc)| doc.body().map(|body| walk::blocks(&body, about)));
        return body.unwrap_or_default();
    }
    let lines = body.lines().map(|line| Block::of(line, Role::Body));
    lines.filter(|block| !block.text.is_empty()).collect()
}

/// Takes out short lines that the page itself does not count as its text, where it tells that text as data and most of what was
/// found is in it.
fn agreed(found: &mut Vec<Block>, told: &[Block]) {
    /// Longer ones are no buttons and no labels.
    const SHORT: usize = 200;
    let told: String = told.iter().map(|block| bare(&block.text)).collect();
    let keys: Vec<String> = found.iter().map(|block| bare(&block.text)).collect();
    let all: usize = keys.iter().map(String::len).sum();
    let known = |key: &String| told.contains(key.as_str());
    let both: usize = keys.iter().filter(|key| known(key)).map(String::len).sum();
    if both * 10 < all * 7 {
        return;
    }
    let mut keys = keys.iter();
    found.retain(|block| {
        let known = keys.next().is_none_or(known);
        known || block.text.len() > SHORT || !matches!(block.role, Role::Body | Role::ListItem)
    });
}

fn letters(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.len()).sum()
}

/// Words without what differs between two places that show the same ones.
pub fn bare(words: &str) -> String {
    words
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The heading that is the headline: the one that says what machines are told, else the only one.
fn headline(shown: &[String], facts: &Facts) -> Option<String> {
    let told = facts.title.as_deref().unwrap_or_default();
    let best = shown
        .iter()
        .map(|words| (like(words, told), words))
        .filter(|(likeness, _)| *likeness >= 50)
        .max_by_key(|(likeness, _)| *likeness);
    match (best, shown) {
        (Some((_, words)), _) => Some(words.clone()),
        (None, [only]) if !facts.is_site(only) => Some(only.clone()),
        _ => None,
    }
}

/// How much two titles have in common, in percent of the words of the first.
fn like(one: &str, other: &str) -> usize {
    let words = |text: &str| -> BTreeSet<String> {
        text.split_whitespace()
            .map(bare)
            .filter(|word| !word.is_empty())
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    // A name of one or two words stands in every title of its site.
    if one.len() < 3 && other.len() > 2 * one.len() {
        return 0;
    }
    both * 100 / one.len().max(1)
}

/// The lines between headline and text that reading views lose: the first words behind the headline that say of themselves
/// that they are that, or that search engines are told.
fn standfirst(doc: &Document, headline: Option<&str>, description: Option<&str>) -> Option<String> {
    /// Words in its classes. Sorted.
    const NAMES: [&str; 15] = [
        "abstract",
        "deck",
        "dek",
        "excerpt",
        "intro",
        "lead",
        "lede",
        "standfirst",
        "strapline",
        "subhead",
        "subheading",
        "subheadline",
        "subline",
        "subtitle",
        "summary",
    ];
    let key = bare(headline?);
    let description = description.map(bare).filter(|words| words.len() > 40);
    let mut behind = false;
    let mut seen = 0;
    for node in doc.root().descendants_it() {
        let Some(name) = node.node_name() else {
            continue;
        };
        if &*name == "h1" && !behind {
            behind = bare(&node.text()) == key;
            continue;
        }
        if !behind {
            continue;
        }
        seen += 1;
        if seen > 40 {
            return None;
        }
        if !matches!(&*name, "p" | "h2" | "h3" | "div" | "span") || kinds::is_hidden(&node) {
            continue;
        }
        let count = node.normalized_char_count();
        // One paragraph it is, and no list of what follows.
        let several = node
            .descendants_it()
            .filter(|inner| inner.has_name("p"))
            .count()
            > 1;
        if !(40..=500).contains(&count)
            || several
            || node.descendants_it().any(|inner| inner.has_name("li"))
        {
            continue;
        }
        let words = spaced(&node.text());
        let named = kinds::has_word(&node, &NAMES);
        if named
            || description
                .as_ref()
                .is_some_and(|told| *told == bare(&words))
        {
            return Some(words);
        }
    }
    None
}
