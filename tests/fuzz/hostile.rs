//! What the spoiling begins with: files of the corpus, and files that were made to be trouble.

use std::{fs, path::Path};

use super::targets::BETWEEN;

fn corpus(end: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(root.join("tests/corpus/v1")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_str().unwrap().ends_with(end));
    paths.sort();
    let files: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(!files.is_empty(), "no {end} in the corpus");
    files
}

/// Small files of the corpus: what is small is spoilt more often in a second.
fn small() -> Vec<Vec<u8>> {
    let mut files = corpus(".factcheck.json");
    files.retain(|file| file.len() < 20_000);
    files
}

/// Articles and documents, one behind the other.
pub fn quoted() -> Vec<Vec<u8>> {
    let pairs = include_str!("../../src/compare/quotation/pairs.jsonl");
    let mut all = Vec::new();
    let mut document = String::new();
    let between = String::from_utf8_lossy(BETWEEN);
    for line in pairs.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        match line["document"].as_str() {
            Some(text) => text.clone_into(&mut document),
            None => all.push(format!(
                "{}{between}{document}",
                line["a"].as_str().unwrap()
            )),
        }
    }
    let million = 1_000_000;
    let words = |word: &str, many: usize| word.repeat(many / word.len());
    let others = [
        ("“aaaa”".to_owned(), words("a", million)),
        ("“a a a a a a a b”".to_owned(), words("a ", million) + "b"),
        (format!("“{}”", words("a ", 10_000)), words("a ", million)),
        (format!("“{}b”", words("a ", 10_000)), words("a ", million)),
        (
            format!("“{}b”", words("a b ", 20_000)),
            words("a b ", million),
        ),
        (format!("“a{}”", words(" … a", 4_000)), words("a ", million)),
        (words("“", million), words("“", million)),
        (words("‘", million), words("’", million)),
        (words("\"", million), words("'", million)),
        (words("\"a", million), words("\"a", million)),
        (words("‘a", 200_000), words("«[", 200_000)),
        (words("“‘«a", 200_000), words("12\n\n", 200_000)),
        (format!("“{}”", words("x", 100_000)), words("x", 100_000)),
        (
            format!("“{}”", words("e\u{301}", 100_000)),
            words("é\u{ad}", 100_000),
        ),
        (format!("“{}”", words("[", 100_000)), words(". ", 100_000)),
        (format!("“{}”", words("橋", 100_000)), words("橋", 100_000)),
        (
            format!("“{}”", words("1,", 100_000)),
            words("1 000", 100_000),
        ),
        ("“a b c”".to_owned(), words("a-\nb c\u{c}", 200_000)),
        ("“the head 1”".to_owned(), words("The Head 1\n\n", 200_000)),
    ];
    all.extend(others.map(|(article, document)| format!("{article}{between}{document}")));
    all.into_iter().map(String::into_bytes).collect()
}

pub fn sessions() -> Vec<Vec<u8>> {
    let head = "{\"format\":\"tickmark-session\",\"version\":1";
    let texts = [
        String::new(),
        "{".to_owned(),
        "null".to_owned(),
        format!("{head}}}"),
        format!("\u{feff}{head}}}"),
        format!("{head},\"version\":2}}"),
        "{\"format\":\"tickmark-session\",\"version\":\"1\"}".to_owned(),
        "{\"format\":\"tickmark-session\",\"version\":99,\"claims\":5}".to_owned(),
        format!("{head},\"x\":{}", "[".repeat(50_000)),
        format!(
            "{head},\"x\":{}{}}}",
            "{\"a\":".repeat(100),
            "1".to_owned() + &"}".repeat(100)
        ),
        format!("{head},\"x\":1e400,\"y\":-0,\"z\":{}}}", "9".repeat(5_000)),
        format!("{head},\"claims\":{{\"a\":{{}},\"a\":{{}},\"~\":null}}}}"),
        format!(
            "{head},\"claims\":{{\"a\":{{\"article\":\"b\",\"parent\":\"a\",\"merged_into\":\"a\"}}}}}}"
        ),
        format!(
            "{head},\"session\":{{\"title\":\"{}\"}}}}",
            "a\u{301}".repeat(20_000)
        ),
        format!("{head},\"session\":{{\"title\":\"\\ud800\"}}}}"),
        format!("<<<<<<< ours\n{head}\n=======\n{head}\n>>>>>>> theirs\n}}"),
    ];
    let mut all: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    let utf16 = format!("{head}}}");
    all.push(
        [0xff, 0xfe]
            .into_iter()
            .chain(utf16.encode_utf16().flat_map(u16::to_le_bytes))
            .collect(),
    );
    all.push(vec![0; 4_096]);
    all.extend(small());
    all
}

pub fn pairs() -> Vec<Vec<u8>> {
    let files = small();
    let pair = |one: &Vec<u8>, other: &Vec<u8>| [one.as_slice(), BETWEEN, other].concat();
    let all = files
        .iter()
        .flat_map(|one| files.iter().map(move |other| pair(one, other)));
    all.collect()
}

pub fn journals() -> Vec<Vec<u8>> {
    let mut all = corpus(".journal");
    let whole = all[0].clone();
    let head = whole
        .split_inclusive(|byte| *byte == b'\n')
        .next()
        .unwrap()
        .to_vec();
    let text = String::from_utf8(small().swap_remove(0)).unwrap();
    let merged =
        serde_json::json!({"merged": text, "at": "2026-01-31T10:00:00Z"}).to_string() + "\n";
    all.extend([
        [whole.as_slice(), merged.as_bytes()].concat(),
        [head.as_slice(), merged.as_bytes(), merged.as_bytes()].concat(),
        whole[..whole.len() - 10].to_vec(),
        head.clone(),
        [head.as_slice(), b"{}\n", b"[[[[\n"].concat(),
        [head.as_slice(), &whole, &whole].concat(),
        [head.as_slice(), "{\"command\":".repeat(5_000).as_bytes()].concat(),
    ]);
    all
}

pub fn articles() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = fs::read(root.join("assets/sample.txt")).unwrap();
    let texts = [
        "# Headline\n\n> quoted\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n".to_owned(),
        "---\ntitle: \"a\ndate: 2026-99-99\n---\ntext".to_owned(),
        "“".repeat(500),
        "He said “".repeat(150),
        "a".repeat(10_000),
        "1,2.3 ".repeat(500),
        "[".repeat(2_000),
        "A. ".repeat(800),
        "e\u{301}\u{302}".repeat(500),
        "May 2025 – June 31, 0000 – 99 per cent of -0 crowns on Tuesday last year".to_owned(),
        "HARROW BAY, 30 February 2025 (Wire) — In 1998, since 2016, by 2030.".to_owned(),
        "مرحبا بالعالم ٤٥٪. שלום 1998. 中文有三百人。".to_owned(),
        "a\r\rb\r\n\u{b}\u{c}\u{85}\u{2028}c".to_owned(),
    ];
    let mut all: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    all.push(b"caf\xe9 \x80\x93 \xff\xfe".to_vec());
    all.push(
        "Ferry carried 12"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect(),
    );
    all.push(sample);
    all
}

/// Lists of sources.
pub fn lists() -> Vec<Vec<u8>> {
    let texts = [
        "TY  - JOUR\r\nAU  - Vell, Tomas\r\nTI  - Pipes\r\nDA  - 2024/05/14/\r\nUR  - https://a.example/1\r\nER  - \r\n",
        "@string{p = \"Press\"}\n@book{a, title = {F{\\\"a}hren # 1}, publisher = p, date = {2024-02-30}, author = {A and {B and C}}}\n",
        "[{\"type\": \"book\", \"title\": \"Pipes\", \"issued\": {\"date-parts\": [[2024, 13, \"1\"]]}, \"author\": [{\"family\": \"Vell\"}]}]",
        "https://web.archive.org/web/1/https://a.example/\n10.1000/182\n",
    ];
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// A claim, and sentences that it is held against.
pub fn comparisons() -> Vec<Vec<u8>> {
    let texts = [
        "Marta Oll would not pay 412,000 crowns in March 2024.\nDr Oll paid 318 thousand.\nIn March she would not.\n# Notes".to_owned(),
        "About 400,000 of the WHO's three-year-old ships\nThe World Herring Organisation has 398,214 on 3 March 2024-03-14T10:00.".to_owned(),
        "消息 in Tokyo 東京 🙂 ¼ ١٢٣ ไทย\nעברית \0 \u{202e}abc\n\n\n".to_owned(),
        format!("{}\n{}", "x".repeat(5_000), "not 5 ".repeat(500)),
        format!("a-b a-b n't 1999 {}", "\nno b-a 1999 May".repeat(300)),
        "\n".to_owned(),
    ];
    texts.into_iter().map(String::into_bytes).collect()
}
