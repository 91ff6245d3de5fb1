//! Files of other kinds: what they are, and what to do with them.

use super::ReturnedError;
use crate::export::bundle;
use crate::import::{Format, foreign};
use crate::storage;

/// What comes back at all.
const THESE: &str =
    "Word documents, spreadsheets, forms and linked data come back; save it as one of these";

/// So much of a file says whether it is a session.
const HEAD: usize = 1000;

/// The error of a file that is handed out, and goes another way when it comes back.
pub(super) fn ours(content: &[u8]) -> Option<ReturnedError> {
    if bundle::seems_to_be(content) {
        return Some(ReturnedError::Other {
            kind: "a bundle",
            advice: "`tickmark verify` checks it and opens it into a folder",
        });
    }
    let head = String::from_utf8_lossy(content.get(..HEAD).unwrap_or(content));
    let mark = format!("\"{}\"", storage::FORMAT);
    let session = head
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .starts_with('{');
    (session && head.contains(&mark)).then_some(ReturnedError::Other {
        kind: "a session",
        advice: "`tickmark merge` makes one of two copies",
    })
}

/// The error of a file of a format that nothing is read from here.
pub(super) fn theirs(content: &[u8], format: Format) -> ReturnedError {
    let kind = match format {
        Format::Text | Format::Markdown => {
            foreign(content).map_or_else(|| format.label(), |(kind, _)| kind)
        }
        format => format.label(),
    };
    let advice = match format {
        Format::Odt | Format::Rtf => "save it as a Word document (.docx) and take that in",
        Format::Mail => "save what is attached to it and take that in",
        _ => THESE,
    };
    ReturnedError::Other { kind, advice }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_kind_is_called_by_its_name() {
        let said = |content: &[u8]| {
            let format = Format::of(content, std::path::Path::new(""));
            let error = ours(content).unwrap_or_else(|| theirs(content, format));
            error.to_string()
        };
        for (content, kind, advice) in [
            (
                &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
                "is a PNG",
                "save it as one of these",
            ),
            (
                b"{\n \"format\": \"tickmark-session\",",
                "is a session",
                "tickmark merge",
            ),
            (b"{\\rtf1 Hello.}", "is a Rich Text document", "(.docx)"),
            (b"%PDF-1.7\n", "is a PDF document", "Word documents"),
            (b"Hello.", "is plain text", "Word documents"),
        ] {
            let said = said(content);
            assert!(said.contains(kind) && said.contains(advice), "{said}");
        }
    }
}
