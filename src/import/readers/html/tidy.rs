//! What an article is shown with and is no part of it: labels above it, buttons, words in large letters, lists of others.

use super::{block::Block, facts::day, story::bare};
use crate::{import::site, session::Role};

/// Takes out what belongs to the page.
pub fn tidy(blocks: &mut Vec<Block>) {
    pulled(blocks);
    blocks.retain(|block| {
        let page = site::is_of_page(&block.text) && !site::is_release(&block.text);
        let says = match block.role {
            Role::Body => {
                block.text.chars().any(char::is_alphabetic) || block.text.contains([':', '.'])
            }
            _ => true,
        };
        // The words that lead on need not be part of the link.
        let linked = 2 * block.linked > block.text.len();
        says && !(page || asks(&block.text) || linked && leads_on(&block.text))
    });
    labels(blocks);
    other_reading(blocks);
    // The same words below one picture after the other say it once.
    blocks.dedup_by(|next, before| next.role == before.role && next.text == before.text);
    while blocks.last().is_some_and(|last| {
        let leads = last.role == Role::ListItem || last.text.len() < 40;
        last.role == Role::Subheading || leads && last.is_link()
    }) {
        blocks.pop();
    }
}

/// Takes out what stands between headline and text and is told apart, or is of the page: the day, how long one reads, the section.
fn labels(blocks: &mut Vec<Block>) {
    /// The first longer one is the text.
    const SHORT: usize = 80;
    let story = blocks
        .iter()
        .position(|block| block.role == Role::Body && block.text.len() > SHORT);
    let Some(mut left) = story else { return };
    blocks.retain(|block| {
        if left == 0 || block.role != Role::Body {
            left = left.saturating_sub(1);
            return true;
        }
        left -= 1;
        let words = block.text.to_lowercase();
        let timed = words.contains("min read")
            || words.contains("minute read")
            || words.contains("reading time");
        let says = words.ends_with(['.', '?', '!', ':', '”', '"']);
        let dated = ["published ", "updated ", "posted ", "last updated "]
            .iter()
            .any(|start| words.starts_with(start))
            || day(&block.text).is_some();
        let section = block.is_link() && words.len() < 40;
        !(timed || !says && (dated || section))
    });
}

/// Takes out words of the text that stand beside it in large letters.
fn pulled(blocks: &mut Vec<Block>) {
    if !blocks.iter().any(|block| block.aside) {
        return;
    }
    let mut text = String::new();
    for block in blocks.iter().filter(|block| !block.aside) {
        text.push_str(&bare(&block.text));
        text.push('\n');
    }
    let mut left = 50;
    blocks.retain(|block| {
        if !block.aside || left == 0 {
            return true;
        }
        left -= 1;
        !text.contains(&bare(&block.text))
    });
}

/// Takes out the line with the writers above the text, who are told apart.
pub fn without_byline(blocks: &mut Vec<Block>, byline: Option<&str>) {
    /// Longer ones are text in which a writer is named.
    const SHORT: usize = 80;
    let Some(byline) = byline.map(bare).filter(|name| !name.is_empty()) else {
        return;
    };
    let story = blocks.iter().position(|block| block.text.len() > SHORT);
    let above = story.unwrap_or(blocks.len());
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        at > above || block.role != Role::Body || !bare(&block.text).contains(&byline)
    });
}

/// Whether a line is what pages ask of everybody, or say below everything.
fn asks(words: &str) -> bool {
    const STARTS: [&str; 31] = [
        "all rights reserved",
        "click to share",
        "copyright 20",
        "copyright ©",
        "download our app",
        "email address",
        "filed under",
        "follow us on",
        "get our newsletter",
        "have a tip?",
        "join our newsletter",
        "join the conversation",
        "like us on",
        "please enable javascript",
        "posted in",
        "if you liked this",
        "if you enjoyed this",
        "see more on",
        "share on",
        "share this",
        "sign up for our",
        "sign up here",
        "sign up to our",
        "skip to",
        "subscribe to our",
        "support our journalism",
        "tags:",
        "this video can",
        "to play this video",
        "topics:",
        "©",
    ];
    words.len() <= 160 && begins(words, &STARTS)
}

/// Whether words begin like one of a list, in either case.
fn begins(words: &str, starts: &[&str]) -> bool {
    let words: String = words
        .chars()
        .take(40)
        .flat_map(char::to_lowercase)
        .collect();
    starts.iter().any(|start| words.starts_with(start))
}

/// Whether a link says that it leads to other articles.
fn leads_on(words: &str) -> bool {
    const STARTS: [&str; 16] = [
        "read more",
        "read also",
        "also read",
        "also see",
        "see also",
        "more:",
        "read:",
        "related:",
        "watch:",
        "listen:",
        "continue reading",
        "click here",
        "download the app",
        "lesen sie",
        "lire aussi",
        "lea también",
    ];
    begins(words, &STARTS)
}

/// Takes out lists of other articles: all of an item is a link, and a heading says so or there is nothing behind them.
fn other_reading(blocks: &mut Vec<Block>) {
    let mut drop = vec![false; blocks.len()];
    let mut heading = None;
    for (at, block) in blocks.iter().enumerate() {
        if site::heads_links(&block.text) {
            heading = Some(at);
        } else if let Some(from) = heading {
            if block.is_link() {
                for gone in drop.iter_mut().take(at + 1).skip(from) {
                    *gone = true;
                }
            } else {
                heading = None;
            }
        }
    }
    let mut gone = drop.into_iter();
    blocks.retain(|_| !gone.next().unwrap_or(false));
}
