//! What was found as linked data (JSON-LD): checks for collections and search engines, annotations for other readers of the text.

mod annotations;
mod claim_review;

pub use annotations::{SHA256, motivation};
pub use claim_review::{claimant, number};
pub(super) use {annotations::annotations, claim_review::claim_review};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::ExportError;
use super::escape::plain;
use crate::session::Id;

/// The name of a claim in the world: made of its name in the session, so that it is the same in every file and every copy (a
/// UUID of version 8, RFC 9562, section 5.8).
pub fn name(claim: Id) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(format!("tickmark claim {claim}"));
    let mut name = "urn:uuid:".to_owned();
    for (at, byte) in digest.iter().take(16).enumerate() {
        let byte = match at {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        let dash = if matches!(at, 4 | 6 | 8 | 10) {
            "-"
        } else {
            ""
        };
        // Writing to a String cannot fail.
        write!(name, "{dash}{byte:02x}").ok();
    }
    name
}

/// JSON as a file that may be put into the `<script>` block of a page: nothing in it ends the block or begins a comment.
fn written(value: &Value) -> Result<Vec<u8>, ExportError> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| ExportError::Unwritten(error.to_string()))?;
    // Outside of texts JSON has none of these signs.
    let text = text
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026");
    Ok(format!("{text}\n").into_bytes())
}

/// A text in one line.
fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text is an address of the web.
pub fn is_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests;
