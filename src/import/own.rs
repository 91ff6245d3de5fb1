//! Comments that a check has put into a document: how they are known when it comes back, whatever program it went through.
//!
//! Each begins with its claim's number ([`label`]). And each of its paragraphs has a name that follows from its words ([`names`]), as
//! far as a program keeps such names: what somebody wrote in between, or changed, has none that fits.

use super::Remark;

/// What stands between the parts of such a comment's first line.
pub const BETWEEN: &str = " · ";

/// Names of ours begin so, in the first of their four bytes ([MS-DOCX] 2.2.4: they lie below 80000000).
const OURS: u32 = 0x5400_0000;

/// Names that the same words may have, where several paragraphs say the same.
const SAME: u8 = 8;

/// The claim's number with which a comment of ours begins: "F12", "F4a", "F12·k3".
pub fn label(text: &str) -> Option<&str> {
    let line = text.trim_start().lines().next()?;
    let (label, _) = line.split_once(BETWEEN)?;
    let (name, mark) = label
        .split_once('·')
        .map_or((label, None), |(name, mark)| (name, Some(mark)));
    let letters = name
        .strip_prefix('F')?
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = letters.len() + 1 < name.len();
    let plain = letters.bytes().all(|b| b.is_ascii_lowercase());
    let marked = mark.is_none_or(|mark| mark.bytes().all(|b| b.is_ascii_alphanumeric()));
    (numbered && plain && marked).then_some(label)
}

/// The names that a paragraph of ours may have, the likeliest first.
pub fn names(words: &str) -> impl Iterator<Item = u32> {
    let all = (0..SAME).map(move |salt| {
        // FNV-1a of 32 bits, folded to 24. White space does not count: programs change it.
        let letters = words.chars().filter(|c| !c.is_whitespace());
        let mut hash = step(0x811C_9DC5, salt);
        for c in letters {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                hash = step(hash, byte);
            }
        }
        OURS | ((hash >> 24) ^ (hash & 0x00FF_FFFF))
    });
    all.collect::<Vec<u32>>().into_iter()
}

const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The names among those of a comment's paragraphs that may be ours.
pub fn marks<'n>(names: impl IntoIterator<Item = &'n String>) -> Vec<u32> {
    let number = |name: &String| u32::from_str_radix(name, 16).ok();
    let ours = |name: &u32| name & 0xFF00_0000 == OURS;
    names.into_iter().filter_map(number).filter(ours).collect()
}

impl Remark {
    /// The claim's number with which it begins, if a check has put it there.
    pub fn own(&self) -> Option<&str> {
        let comment = self.kind == super::RemarkKind::Comment;
        label(&self.text).filter(|_| comment)
    }
}

/// Which lines of a comment stand as a check has written them, by the names of its paragraphs; and how many of these fit no line: so
/// many lines of ours read otherwise now.
pub fn as_given(text: &str, marks: &[u32]) -> (Vec<bool>, usize) {
    let mut left = marks.to_vec();
    let given = text.lines().map(|line| {
        let at = names(line).find_map(|name| left.iter().position(|mark| *mark == name));
        at.map(|at| left.swap_remove(at)).is_some()
    });
    (given.collect(), left.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_a_dot_begin_a_comment_of_ours() {
        for (text, expected) in [
            ("F12 · Checked", Some("F12")),
            ("F4a · To check\nWhy: so", Some("F4a")),
            ("F12·k3 · Checked", Some("F12·k3")),
            ("F12", None),
            ("F · Checked", None),
            ("Fa · Checked", None),
            ("See F12 · Checked", None),
            ("F12 is wrong · I think", None),
            ("", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_are_known_by_their_names_and_what_was_typed_is_not() {
        let ours = ["F1 · Checked", "Why: the register", "Why: the register"];
        let mut taken = Vec::new();
        for line in ours {
            let free = names(line).find(|name| !taken.contains(name));
            taken.push(free.unwrap());
        }
        assert!(taken.iter().all(|name| *name < 0x8000_0000));
        let written: Vec<String> = taken.iter().map(|name| format!("{name:08X}")).collect();
        assert_eq!(marks(&written), taken);
        let text = "F1 · Checked\nWhy:  the register\nNo, see p. 13\nWhy: the register. No";
        // One of the two that said the same reads otherwise.
        assert_eq!(as_given(text, &taken), (vec![true, true, false, false], 1));
        assert_eq!(as_given(text, &[]), (vec![false; 4], 0));
        assert_eq!(marks(&["00000001".to_owned(), "x".to_owned()]), [0_u32; 0]);
    }
}
