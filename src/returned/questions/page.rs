//! A form as a page that was saved with its answers.

use dom_query::{Document, NodeRef};

use super::filled::{Answer, Filled, Tick};
use crate::export::questions::{MARK, Part, Slot, blocks, own};

/// The most bytes of a page that are read.
const MOST: usize = 32 << 20;

/// How far into a file the mark of a form is looked for: style and script stand before the questions.
const LOOKED_AT: usize = 4 << 20;

/// Whether a file may be a form: a page with the mark of ours in it.
pub(super) fn may_be(content: &[u8]) -> bool {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let start = content.trim_ascii_start();
    let head = start.get(..LOOKED_AT).unwrap_or(start);
    let mark = MARK.as_bytes();
    start.starts_with(b"<") && head.windows(mark.len()).any(|one| one == mark)
}

/// Reads a page.
pub(super) fn read(content: &[u8], filled: &mut Filled) -> Result<(), String> {
    if content.len() > MOST {
        return Err(format!("it has more than {} MiB", MOST >> 20));
    }
    let (text, _, _) = encoding_rs::UTF_8.decode(content);
    let document = Document::from(&*text);
    for node in document
        .select("[data-asked], [name], meta[content]")
        .nodes()
    {
        read_node(node, filled);
    }
    let said = blocks(&document);
    if filled.own.is_empty() {
        filled.unsure = !said.is_empty();
        return Ok(());
    }
    for words in said {
        if !filled.own.contains(&own(&words)) {
            filled.outside(&words);
        }
    }
    Ok(())
}

fn read_node(node: &NodeRef<'_>, filled: &mut Filled) {
    let get = |name: &str| node.attr(name).map(|value| value.to_string());
    if let Some(asked) = get("data-asked") {
        if let Some(Slot::Claim { claim, print, .. }) = filled.slot(&asked) {
            filled.begin(Answer {
                claim: claim.to_string(),
                print,
                words: Some(node.text().to_string()),
                ..Answer::default()
            });
        }
        return;
    }
    let element = node.node_name();
    let element = element.as_deref().unwrap_or_default();
    if element == "meta" {
        filled.slot(&get("content").unwrap_or_default());
        return;
    }
    let Some(slot) = filled.slot(&get("name").unwrap_or_default()) else {
        return;
    };
    let text = || match element {
        "textarea" => node.text().to_string(),
        _ => get("value").unwrap_or_default(),
    };
    match slot {
        Slot::Form { part, .. } => filled.whole(part, &text()),
        Slot::Claim { claim, print, part } => {
            let Some(answer) = filled.answer(claim.as_str(), &print) else {
                return;
            };
            match (part, get("value").as_deref()) {
                (Part::Correct, Some(value @ ("yes" | "no"))) => {
                    let tick = if node.has_attr("checked") {
                        Tick::Ticked
                    } else {
                        Tick::Open
                    };
                    match value {
                        "yes" => answer.yes = tick,
                        _ => answer.no = tick,
                    }
                }
                (Part::Wrong, _) => answer.wrong = Some(text().trim().to_owned()),
                _ => {}
            }
        }
    }
}
