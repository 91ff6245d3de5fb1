//! What a form as a page says, block by block, whatever template it was made of.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::asked::normal;

/// Elements that stand in a line of words.
const IN_LINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "code", "em", "font", "i", "mark", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// Elements whose words are no words of the form, or are read as answers.
const OTHER: [&str; 7] = [
    "head", "noscript", "option", "script", "style", "template", "textarea",
];

/// The blocks that say something, in order. The words that are asked about are none of them.
pub fn blocks(page: &Document) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    // In what block the inside of each element is; nowhere, if nobody reads it.
    let mut places: HashMap<_, Option<usize>> = HashMap::new();
    for node in page.root().descendants_it() {
        let around = node.parent().and_then(|one| places.get(&one.id).copied());
        if node.is_text() {
            if let Some(block) = around.flatten().and_then(|at| said.get_mut(at)) {
                block.push_str(&node.text());
            }
        } else if node.is_element() {
            let inside = match around {
                Some(None) => None,
                around => inside(&node, around.flatten(), &mut said),
            };
            places.insert(node.id, inside);
        }
    }
    let words = said.iter().map(|block| normal(block));
    words.filter(|block| !block.is_empty()).collect()
}

/// The block of what is in an element.
fn inside(node: &NodeRef<'_>, around: Option<usize>, said: &mut Vec<String>) -> Option<usize> {
    let name = node.node_name()?;
    if OTHER.contains(&&*name) || node.has_attr("data-asked") {
        return None;
    }
    if let Some(block) = around
        && IN_LINE.contains(&&*name)
    {
        if &*name == "br" {
            said.get_mut(block)?.push(' ');
        }
        return Some(block);
    }
    said.push(String::new());
    Some(said.len() - 1)
}
