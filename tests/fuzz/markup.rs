//! The mutator for documents: pieces of markup taken out, doubled and moved, figures made too large, signs from the trade.

use super::spoil::{Numbers, plainly};

/// What markup of one kind or another is made of.
const TOKENS: [&str; 72] = [
    // Packages.
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>a</w:t></w:r>",
    "<w:del w:author=\"A\">",
    "</w:del>",
    "<w:ins>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:commentRangeStart w:id=\"1\"/>",
    "<w:commentRangeEnd w:id=\"1\"/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:txbxContent>",
    "<w:br/>",
    "<w:vanish/>",
    "<text:p>",
    "</text:p>",
    "<text:s text:c=\"9\"/>",
    "<text:note>",
    "<office:annotation>",
    "<table:table-row>",
    "<text:change-start text:change-id=\"d\"/>",
    "<text:change-end text:change-id=\"d\"/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&#x301;",
    "&amp;",
    "&e;",
    "<?a?>",
    // Pages.
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table><tr><td>",
    "</table>",
    "<a href=#a>",
    "</a>",
    "<sup>1</sup>",
    "<li>",
    "<blockquote>",
    "<br>",
    "<svg>",
    "<script>",
    "<template shadowrootmode=open>",
    "<h1>",
    "<pre>",
    // Letters.
    "\r\n\r\n",
    "--b\r\n",
    "--b--\r\n",
    "Content-Type: text/html\r\n",
    "=?utf-8?q?=C3?=",
    "> ",
    "=\r\n",
    // Rich Text.
    "{",
    "}",
    "\\par ",
    "\\u-10179?",
    "\\'e9",
    "{\\*\\",
    "\\cell ",
    "\\row ",
    "\\bin9 ",
    // PDF.
    " Tj ",
    " Td ",
    "BT ",
    " ET",
    " cm ",
    "<< >>",
    "[",
    "]",
];

/// Figures that nobody counts to.
const FIGURES: [&str; 9] = [
    "0",
    "-1",
    "99",
    "65536",
    "2147483648",
    "-2147483648",
    "99999999999999999999",
    "1e38",
    "0.0000001",
];

/// No input grows beyond this.
const MOST: usize = 200_000;

/// Spoils a document in one to six places; `other` lends some.
pub fn spoil(bytes: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(6) {
        match numbers.below(8) {
            0 => plainly(&mut bytes, other, numbers),
            1 | 2 => {
                let at = numbers.below(bytes.len() + 1);
                let token = numbers.of(&TOKENS).as_bytes().to_vec();
                let times = often(10, numbers);
                bytes.splice(at..at, token.repeat(times));
            }
            3 => figure(&mut bytes, numbers),
            _ => pieces(&mut bytes, other, numbers),
        }
        bytes.truncate(MOST);
    }
    bytes
}

/// Once or twice, and now and then up to so many times two.
fn often(most: usize, numbers: &mut Numbers) -> usize {
    let rare = numbers.below(8) == 0;
    1 << numbers.below(if rare { most } else { 2 })
}

/// Puts another figure in the place of one.
fn figure(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    let from = numbers.below(bytes.len());
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let Some(start) = bytes[from..].iter().position(is_digit) else {
        return;
    };
    let start = from + start;
    let digits = bytes[start..].iter().take_while(|byte| is_digit(byte));
    let end = start + digits.count();
    bytes.splice(start..end, numbers.of(&FIGURES).bytes());
}

/// Takes pieces out, doubles them, swaps them, or takes some from elsewhere. A piece begins with a sign of markup.
fn pieces(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let sign = *numbers.of(&[
        &b'<', &b'<', &b'<', &b'{', &b'\\', &b'/', &b' ', &b'\n', &0x1e,
    ]);
    let ours = cut(bytes, sign);
    let theirs = cut(other, sign);
    let (one, two) = (numbers.below(ours.len()), numbers.below(ours.len()));
    let (from, to) = (one.min(two), one.max(two).min(one.min(two) + 8));
    let mut made: Vec<&[u8]> = ours.clone();
    match numbers.below(5) {
        0 => drop(made.drain(from..=to)),
        1 => {
            let times = often(9, numbers);
            let again: Vec<&[u8]> = (0..times)
                .flat_map(|_| ours[from..=to].iter().copied())
                .collect();
            made.splice(to..to, again);
        }
        2 => made.swap(one, two),
        3 => {
            let moved: Vec<&[u8]> = made.drain(from..=to).collect();
            let at = numbers.below(made.len() + 1);
            made.splice(at..at, moved);
        }
        _ => {
            let start = numbers.below(theirs.len());
            let end = (start + 1 + numbers.below(8)).min(theirs.len());
            made.splice(one..one, theirs[start..end].iter().copied());
        }
    }
    *bytes = made.concat();
}

/// Pieces, each of which but the first begins with a sign. There is one at least.
fn cut(bytes: &[u8], sign: u8) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        if *byte == sign {
            pieces.push(&bytes[start..at]);
            start = at;
        }
    }
    pieces.push(&bytes[start..]);
    pieces
}
