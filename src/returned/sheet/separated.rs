//! Tables of separated values (RFC 4180), as spreadsheet programs save them: commas, semicolons or tabs, and several
//! encodings.

use std::borrow::Cow;

/// The text of such a file: by its byte-order mark, else UTF-8, else what Windows wrote.
pub(super) fn decoded(content: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(content) {
        return encoding.decode(content).0;
    }
    let (text, wrong) = encoding_rs::UTF_8.decode_without_bom_handling(content);
    if wrong {
        encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(content)
            .0
    } else {
        text
    }
}

/// What stands between the cells: of the signs that do, the most frequent in the first row, outside quotation marks.
fn sign(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [(',', 0_usize), (';', 0), ('\t', 0)];
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (sign, count) in &mut counts {
                    *count += usize::from(*sign == c);
                }
            }
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(',', |(sign, _)| *sign)
}

/// The rows of such a text; `row` is given each, and says whether to go on.
pub(super) fn rows(text: &str, mut row: impl FnMut(Vec<String>) -> bool) {
    let sign = sign(text);
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted => {
                if chars.next_if_eq(&'"').is_some() {
                    cell.push('"');
                } else {
                    quoted = false;
                }
            }
            '"' if cell.is_empty() => quoted = true,
            c if quoted => cell.push(c),
            c if c == sign => cells.push(std::mem::take(&mut cell)),
            '\r' | '\n' => {
                if c == '\r' {
                    chars.next_if_eq(&'\n');
                }
                cells.push(std::mem::take(&mut cell));
                if !row(std::mem::take(&mut cells)) {
                    return;
                }
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        row(cells);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        rows(text, |row| {
            found.push(row);
            true
        });
        found
    }

    #[test]
    fn cells_are_cut_as_programs_write_them() {
        assert_eq!(all("a,b\r\nc,d\r\n"), [["a", "b"], ["c", "d"]]);
        assert_eq!(
            all("a;\"b;1\"\n\"c \"\"d\"\"\n2\";"),
            [["a", "b;1"], ["c \"d\"\n2", ""]]
        );
        assert_eq!(all("a\tb, c\td\n"), [["a", "b, c", "d"]]);
        assert_eq!(all("\"open\nto the end"), [["open\nto the end"]]);
        assert!(all("").is_empty());
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decoded("\u{FEFF}é".as_bytes()), "é");
        assert_eq!(decoded("é".as_bytes()), "é");
        assert_eq!(decoded(b"\xff\xfe\xe9\0"), "é");
        assert_eq!(decoded(b"\xe9 \x80"), "é €");
    }
}
