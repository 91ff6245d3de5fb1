//! The mutator.

/// Numbers that are the same on every machine (`SplitMix64`, <https://prng.di.unimi.it/splitmix64.c>).
#[derive(Clone, Debug)]
pub struct Numbers(pub u64);

impl Numbers {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `n`; 0 if there is nothing below it.
    pub fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).unwrap().max(1);
        usize::try_from(self.next() % n).unwrap()
    }

    pub fn of<'t, T: ?Sized>(&mut self, list: &[&'t T]) -> &'t T {
        list[self.below(list.len())]
    }
}

/// What programs trip over.
const TOKENS: [&str; 40] = [
    "null",
    "true",
    "0",
    "-1",
    "1e400",
    "-0.0",
    "9223372036854775807",
    "18446744073709551616",
    "1.5",
    "\"\"",
    "{}",
    "[]",
    "\"~\"",
    "\"~\": null",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "\u{2028}",
    "\u{0}",
    "\u{202e}",
    "e\u{301}",
    "👩‍🚀",
    "<<<<<<< ours\n",
    "=======\n",
    ">>>>>>> theirs\n",
    "\"history\": {",
    "\"format\": \"tickmark-session\",",
    "\"version\": 2,",
    "\"from_later\": 1,",
    "“",
    "”",
    "May 2025",
    "41 per cent",
    "1.234.567,89",
    "\r\n",
    "\n\n",
];

/// No input grows beyond this.
const MOST: usize = 200_000;

/// Spoils bytes in one to six places; `other` lends some.
pub fn spoil(bytes: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(6) {
        once(&mut bytes, other, numbers);
        bytes.truncate(MOST);
    }
    bytes
}

fn once(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    match numbers.below(16) {
        0..=7 => plainly(bytes, other, numbers),
        8 => value(bytes, numbers),
        // A session file holds one value a line, so to change lines is to change records.
        9..=11 => lines(bytes, other, numbers),
        12..=14 => records(bytes, other, numbers),
        _ => {
            let at = numbers.below(bytes.len() + 1);
            let raw: Vec<u8> = (0..=numbers.below(16))
                .map(|_| numbers.next().to_le_bytes()[0])
                .collect();
            insert(bytes, at, &raw);
        }
    }
}

/// Spoils bytes in one place, whatever they mean.
pub fn plainly(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let at = numbers.below(bytes.len() + 1);
    let end = (at + 1 + numbers.below(40)).min(bytes.len());
    match numbers.below(8) {
        0 if at < bytes.len() => bytes[at] ^= 1 << numbers.below(8),
        1 if at < bytes.len() => bytes[at] = *numbers.of(&[&0, &b'"', &b'{', &b'\n', &0x80, &0xff]),
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..end)),
        4 => {
            let copy = bytes[at..end].to_vec();
            insert(bytes, at, &copy);
        }
        5 => {
            let token = numbers.of(&TOKENS);
            insert(bytes, at, token.as_bytes());
        }
        6 => {
            let from = numbers.below(other.len() + 1);
            let to = (from + numbers.below(400)).min(other.len());
            insert(bytes, at, &other[from..to]);
        }
        _ => {
            let deep = numbers.of(&["[", "{\"a\":", "“", "(", ">", "\u{301}"]);
            let times = 1 << numbers.below(14);
            insert(bytes, at, &deep.as_bytes().repeat(times));
        }
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    bytes.splice(at..at, what.iter().copied());
}

/// Puts another value behind one of the colons.
fn value(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    let colons: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b':').collect();
    if colons.is_empty() {
        return;
    }
    let from = colons[numbers.below(colons.len())] + 1;
    let rest = &bytes[from..];
    let length = rest
        .iter()
        .position(|byte| matches!(byte, b',' | b'}' | b']' | b'\n'));
    let to = from + length.unwrap_or(rest.len());
    let token = numbers.of(&TOKENS[..13]).as_bytes();
    bytes.splice(from..to, token.iter().copied());
}

/// Takes lines out, doubles them, swaps them, or takes one from elsewhere.
fn lines(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let theirs: Vec<&[u8]> = other.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.is_empty() || theirs.is_empty() {
        return;
    }
    let (one, two) = (numbers.below(lines.len()), numbers.below(lines.len()));
    match numbers.below(4) {
        0 => drop(lines.drain(one.min(two)..=one.max(two).min(one.min(two) + 5))),
        1 => lines.insert(two, lines[one]),
        2 => lines.swap(one, two),
        _ => lines.insert(one, theirs[numbers.below(theirs.len())]),
    }
    *bytes = lines.concat();
}

/// What a merge line by line makes of records: one of any kind with markers around two versions of it, a name that stands
/// twice in it, its id given to another.
fn records(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let theirs: Vec<&[u8]> = other.split_inclusive(|byte| *byte == b'\n').collect();
    let (Some(ours), Some(their)) = (object(&lines, numbers), object(&theirs, numbers)) else {
        return;
    };
    let [block, another] = [&lines[ours.clone()], &theirs[their]];
    // The head keeps its name, so that both are versions of one thing.
    let mut second: Vec<Vec<u8>> = match numbers.below(3) {
        0 => block.iter().map(|line| line.to_vec()).collect(),
        _ => [&block[..1], &another[1..]]
            .concat()
            .iter()
            .map(|line| line.to_vec())
            .collect(),
    };
    for _ in 0..=numbers.below(2) {
        let at = numbers.below(second.len());
        value(&mut second[at], numbers);
    }
    let second = second.concat();
    let block = block.concat();
    let markers: [&[u8]; 3] = [b"<<<<<<< ours\n", b"=======\n", b">>>>>>> theirs\n"];
    let made = match numbers.below(4) {
        0 | 1 => [markers[0], &block, markers[1], &second, markers[2]].concat(),
        2 => [block, second].concat(),
        // Somewhere else in the file, or in the same table again.
        _ => {
            let before = numbers.below(ours.start + 1);
            let between = lines[before..ours.start].concat();
            let made = [second, between, block].concat();
            let rest = lines[ours.end..].concat();
            *bytes = [lines[..before].concat(), made, rest].concat();
            return;
        }
    };
    *bytes = [
        lines[..ours.start].concat(),
        made,
        lines[ours.end..].concat(),
    ]
    .concat();
}

/// The lines of an object: a record, a part of one, or a whole table; or a single line.
fn object(lines: &[&[u8]], numbers: &mut Numbers) -> Option<std::ops::Range<usize>> {
    let indent = |line: &[u8]| line.iter().take_while(|byte| **byte == b' ').count();
    let from = numbers.below(lines.len());
    let line = lines.get(from)?;
    if !line.ends_with(b"{\n") {
        return Some(from..from + 1);
    }
    let inside = lines[from + 1..].iter();
    let end = inside
        .take_while(|next| indent(next) > indent(line))
        .count();
    Some(from..(from + end + 2).min(lines.len()))
}
