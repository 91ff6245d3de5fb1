//! Every format, as programs write it and as people spoil it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use super::*;
use crate::session::{Author, Id, Moment, Session, SourceKind, Stamp};

/// The one source that a text holds.
fn one(text: &str) -> NewSource {
    let read = read(text);
    assert_eq!(read.problems, [""; 0], "{text}");
    assert_eq!(read.sources.len(), 1, "{text}");
    read.sources.into_iter().next().unwrap()
}

#[test]
fn an_address_gives_itself_and_a_doi_its_address() {
    let web = one("https://www.lunn.example/figures/2024/");
    assert_eq!(web.title, "lunn.example/figures/2024");
    assert_eq!(web.address, "https://www.lunn.example/figures/2024/");
    assert_eq!(web.kind, SourceKind::Web);
    for text in [
        "10.1000/ABC.1",
        "doi:10.1000/abc.1",
        "DOI: 10.1000/abc.1",
        " 10.1000/abc.1. ",
    ] {
        let paper = one(text);
        assert_eq!(paper.address, "https://doi.org/10.1000/abc.1", "{text}");
        assert_eq!(paper.title, "doi:10.1000/abc.1");
    }
    let copy = one("https://web.archive.org/web/20240514093000/https://lunn.example/a");
    assert_eq!(copy.address, "https://lunn.example/a");
    assert!(copy.archive.starts_with("https://web.archive.org/"));
    let several = read("https://a.example/1\r\n\r\nwww.b.example/2\n10.1000/x\n");
    let addresses: Vec<&str> = several
        .sources
        .iter()
        .map(|one| one.address.as_str())
        .collect();
    let expected = [
        "https://a.example/1",
        "https://www.b.example/2",
        "https://doi.org/10.1000/x",
    ];
    assert_eq!(addresses, expected);
}

#[test]
fn words_are_a_title_and_several_lines_of_them_are_nothing() {
    let title = one("Harbour office, annual report 2024");
    assert_eq!(title.title, "Harbour office, annual report 2024");
    assert_eq!(title.kind, SourceKind::Unset);
    assert_eq!(read("Ferry: 10.5 million / year").form, Some(Form::Title));
    let lines = read("One line.\nAnother line.");
    assert!(lines.sources.is_empty() && lines.problems.len() == 1);
    assert_eq!(read(" \n\u{feff} "), Read::default());
    // Nothing that runs or reads files is an address.
    for text in ["javascript:alert(1)", "file:///etc/passwd"] {
        assert_eq!(one(text).address, "", "{text}");
    }
}

const RIS: &str = "TY  - JOUR\r\nAU  - Vell, Tomas\r\nAU  - Oll, Ada\r\nTI  - Water lost in old pipes\r\nJO  - Journal of Mains\r\nPB  - Deep Press\r\nPY  - 2024\r\nDA  - 2024/05/14/\r\nDO  - 10.1000/ABC\r\nY2  - 2026/01/31/\r\nN1  - seen in the\r\nreading room\r\nER  - \r\n\r\nTY  - BOOK\r\nA1  - Harbour Office of Lunn\r\nBT  - Ferries\r\nPB  - Deep Press\r\nPY  - 1998///\r\nUR  - https://web.archive.org/web/1/https://lunn.example/b\r\nUR  - https://lunn.example/b\r\nER  - \r\n";

#[test]
fn ris_whatever_its_lines_end_with() {
    let old = RIS.replace("\r\n", "\r");
    let unix = format!("\u{feff}{}", RIS.replace("\r\n", "\n"));
    let tight = RIS.replace("  - ", " -  ");
    for text in [RIS, &old, &unix, &tight] {
        let read = read(text);
        assert_eq!(read.problems, [""; 0]);
        assert_eq!(read.form, Some(Form::Ris));
        let [paper, book] = read.sources.as_slice() else {
            panic!("{read:?}");
        };
        assert_eq!(paper.title, "Water lost in old pipes");
        assert_eq!(paper.author, "Tomas Vell, Ada Oll");
        assert_eq!(paper.publisher, "Journal of Mains");
        assert_eq!(paper.published, "2024-05-14");
        assert_eq!(paper.address, "https://doi.org/10.1000/abc");
        assert_eq!(paper.accessed_on, "2026-01-31");
        assert_eq!(paper.note, "seen in the reading room");
        assert_eq!(book.kind, SourceKind::Book);
        assert_eq!(book.title, "Ferries");
        assert_eq!(book.author, "Harbour Office of Lunn");
        assert_eq!(book.published, "1998");
        assert_eq!(book.address, "https://lunn.example/b");
        assert_eq!(
            book.archive,
            "https://web.archive.org/web/1/https://lunn.example/b"
        );
    }
}

#[test]
fn ris_that_breaks_off_is_read_as_far_as_it_goes() {
    let read = read(
        "TY  - NEWS\nTI  - First\nTY  - NEWS\nTI  - Second\nER  - \nTY  - NEWS\nER  - \nTY  - NEWS\nTI  - Last",
    );
    let titles: Vec<&str> = read.sources.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["First", "Second", "Last"]);
    assert_eq!(read.problems.len(), 2, "{:?}", read.problems);
    assert!(read.problems[0].contains("Entry 1 does not end"));
    assert!(read.problems[1].contains("Entry 3 has neither"));
}

#[test]
fn a_doi_is_kept_beside_an_address_and_tells_that_two_are_the_same() {
    let both = one(
        "TY  - JOUR\nTI  - Water &amp; pipes\nDO  - 10.1000/ABC\nUR  - https://mains.example/1\nN1  - seen\nER  - ",
    );
    assert_eq!(both.title, "Water & pipes");
    assert_eq!(both.address, "https://doi.org/10.1000/abc");
    assert_eq!(both.note, "seen; Also at https://mains.example/1");
    let bib =
        one("@misc{a, title = {Water}, doi = {10.1000/abc}, url = {https://mains.example/1}}");
    assert_eq!(bib.address, both.address);
    // Entered before by either, it is the same; what was there stays, and the DOI is noted.
    let stamp = |seed: &'static str| Stamp {
        by: Author::default(),
        at: Moment(1),
        seed: Id::literal(seed),
    };
    let mut session = Session::default();
    let mut names = 0_u64..;
    let mut name = || Some(Id::derived(&[b"name", &names.next()?.to_le_bytes()]));
    let web = one("https://www.mains.example/1/?utm_source=x");
    let step = enter(&session, &[web], &mut name).unwrap();
    session.apply(step, &stamp("one")).unwrap();
    let step = enter(&session, std::slice::from_ref(&both), &mut name).unwrap();
    session.apply(step, &stamp("two")).unwrap();
    let (_, stands) = session.standing_sources().next().unwrap();
    assert_eq!(session.standing_sources().count(), 1);
    assert!(stands.address.starts_with("https://www.mains.example/1/"));
    assert!(
        stands.note.contains("https://doi.org/10.1000/abc"),
        "{}",
        stands.note
    );
    let again = known(&session, &[one("doi:10.1000/ABC")]);
    assert!(again[0].is_some());
    assert_eq!(enter(&session, &[both], &mut name), None, "all is known");
}

#[test]
fn what_stands_in_a_text_twice_is_entered_once() {
    let read = read(
        "10.1000/abc\ndoi:10.1000/ABC\nhttps://lunn.example/a\nhttps://lunn.example/a?utm_source=x\nhttps://lunn.example/b",
    );
    assert_eq!(read.sources.len(), 3, "{:?}", read.sources);
    assert_eq!(read.problems.len(), 2, "it is told of");
}

#[test]
fn what_is_left_out_is_named() {
    let list = read("https://lunn.example/a\nhttps://lunn.example/b\nsee page 4");
    assert_eq!(list.sources.len(), 2);
    assert!(list.problems[0].contains("Line 3"), "{:?}", list.problems);
    let words = read("Some words.\nOther words.\nhttps://lunn.example/a");
    assert!(words.sources.is_empty() && words.problems[0].contains("Line 1"));
    let lost = read("TI  - Nowhere\nPY  - 2024\nTY  - NEWS\nTI  - First\nER  - ");
    assert_eq!(lost.sources.len(), 1);
    assert_eq!(lost.problems.len(), 1);
    assert!(lost.problems[0].contains("Nowhere"), "{:?}", lost.problems);
    for year in ["0", "99999"] {
        let text = format!("TY  - NEWS\nTI  - First\nPY  - {year}\nER  - ");
        let read = read(&text);
        assert_eq!(read.sources[0].published, "");
        assert!(read.problems[0].contains(year), "{:?}", read.problems);
    }
    let old = r#"[{"title": "War", "issued": {"date-parts": [[-44]]}}]"#;
    assert_eq!(one(old).published, "44 BC");
    let late = read(r#"[{"title": "War", "issued": {"date-parts": [[99999]]}}]"#);
    assert!(late.problems[0].contains("99999"), "{:?}", late.problems);
}

#[test]
fn a_text_is_whole_where_its_last_entry_ends() {
    for (text, whole) in [
        ("A title", true),
        (RIS, true),
        (RIS.trim_end(), true),
        ("TY  - BOOK\nTI  - Ferries", false),
        ("@book{a,\n title = {A}\n}", true),
        ("@book{a,\n title = {A}", false),
        ("[{\"title\": \"A\"},\n", false),
        ("[{\"title\": \"A\"}\n]", true),
        ("https://a.example\nhttps://b.example", false),
    ] {
        assert_eq!(is_whole(text), whole, "{text:?}");
    }
    assert!(is_list(RIS) && is_list(BIB) && is_list(CSL));
    assert!(!is_list("A title") && !is_list("Words.\n\nOther words (TY)."));
}

const BIB: &str = r#"
% An old list
@string{deep = "Deep Press"}
@string{self = self # self}
@comment{ nothing @book{x, title = {No}} }

@Article{vell2024,
  author    = {Vell, Tomas and Mart{\'\i}nez, Ada and {Sand and Gravel Board} and others},
  title     = {Water lost in {Old} pipes \& mains: 26--30~\%},
  journal   = "The {"}Mains{"} Journal",
  month     = may # "~14",
  year      = 2024,
  url       = {https://lunn.example/a_b\%20c--d?x=1},
  urldate   = {2026-01-31},
}

@book( ferries, title = {Ferries}, subtitle={A history}, publisher = deep, editor = {G{\"o}tz, H.}, date = {1998-03} )

@misc{site, title = {Figures}, howpublished = {\url{https://lunn.example/f}}, note = self}
"#;

#[test]
fn bibtex_with_accents_abbreviations_and_comments() {
    let read = read(BIB);
    let titles: Vec<&str> = read.sources.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "No",
            "Water lost in Old pipes & mains: 26–30 %",
            "Ferries: A history",
            "Figures"
        ],
        "{:?}",
        read.problems
    );
    let paper = &read.sources[1];
    assert_eq!(
        paper.author,
        "Tomas Vell, Ada Martínez, Sand and Gravel Board and others"
    );
    assert_eq!(paper.publisher, "The \"Mains\" Journal");
    assert_eq!(paper.published, "2024-05-14");
    assert_eq!(paper.address, "https://lunn.example/a_b%20c--d?x=1");
    assert_eq!(paper.accessed_on, "2026-01-31");
    let book = &read.sources[2];
    assert_eq!(
        (book.author.as_str(), book.publisher.as_str()),
        ("H. Götz", "Deep Press")
    );
    assert_eq!(
        (book.published.as_str(), &book.kind),
        ("1998-03", &SourceKind::Book)
    );
    let site = &read.sources[3];
    assert_eq!(
        (site.address.as_str(), &site.kind),
        ("https://lunn.example/f", &SourceKind::Web)
    );
}

#[test]
fn a_bad_entry_spoils_no_other() {
    let read = read(
        "@book{a, title = {One}}\n@book{b, title = {Two\n@book{c, title = {Three}}\n@book{d, nonsense}\n@book{e, year = 2024}\n@book{f, title = {Four}}\n",
    );
    let titles: Vec<&str> = read.sources.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["One", "Three", "Four"], "{:?}", read.problems);
    assert_eq!(read.problems.len(), 3, "{:?}", read.problems);
    assert!(read.problems[0].contains("line 2"), "{}", read.problems[0]);
}

const CSL: &str = r#"[
 {"id": 1, "type": "article-newspaper", "title": "Pipes <i>leak</i>", "container-title": "Ellery Post",
  "author": [{"family": "Vell", "given": "Tomas"}, {"literal": "Harbour office"}, {"family": "Gogh", "given": "A.", "non-dropping-particle": "van"}],
  "issued": {"date-parts": [["2024", 5, "14"]]}, "accessed": {"date-parts": [[2026, 1, 31]]}, "URL": "https://post.example/1"},
 {"type": "dataset", "title": ["Passengers"], "DOI": "10.1000/ABC", "issued": {"raw": "May 2024"}},
 {"type": "book", "title": 1984, "publisher": "Deep Press", "issued": {"date-parts": [[2024, 13, 40]]}},
 "no entry", {"type": "book"}
]"#;

#[test]
fn csl_json_with_words_for_numbers_and_numbers_for_words() {
    let read = read(CSL);
    let [news, data, book] = read.sources.as_slice() else {
        panic!("{read:?}");
    };
    assert_eq!(news.title, "Pipes leak");
    assert_eq!(news.author, "Tomas Vell, Harbour office, A. van Gogh");
    assert_eq!(news.publisher, "Ellery Post");
    assert_eq!(
        (news.published.as_str(), news.accessed_on.as_str()),
        ("2024-05-14", "2026-01-31")
    );
    assert_eq!(
        (data.kind.clone(), data.published.as_str()),
        (SourceKind::Dataset, "2024-05")
    );
    assert_eq!(data.address, "https://doi.org/10.1000/abc");
    assert_eq!(
        (book.title.as_str(), book.published.as_str()),
        ("1984", "2024")
    );
    assert_eq!(read.problems.len(), 2, "{:?}", read.problems);
    // One that stands alone, and those of a list in an object.
    assert_eq!(
        one(r#"{"title": "Alone", "type": "report"}"#).title,
        "Alone"
    );
    assert_eq!(one(r#"{"items": [{"title": "Inside"}]}"#).title, "Inside");
    let broken = super::read("[{\"title\": \"x\"");
    assert!(broken.sources.is_empty() && broken.problems[0].contains("no JSON"));
}

#[test]
fn old_catalogues_write_other_letters() {
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode("TY  - BOOK\r\nTI  - Fähren\r\nER  - ");
    assert_eq!(read_bytes(&windows).sources[0].title, "Fähren");
    let mut wide = vec![0xff, 0xfe];
    wide.extend(
        "TY  - BOOK\r\nTI  - Fähren\r\nER  - "
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    assert_eq!(read_bytes(&wide).sources[0].title, "Fähren");
    let words = read_bytes(b"only words");
    assert!(words.sources.is_empty() && words.problems.len() == 1);
}

#[test]
fn sizes_are_limited() {
    let long = format!("@book{{a, title = {{{}}}}}", "x".repeat(100_000));
    assert_eq!(one(&long).title.len(), MAX_LETTERS);
    let many = "TY  - NEWS\nTI  - One\nER  - \n".repeat(MAX_ENTRIES + 50);
    let read = read(&many);
    assert_eq!(read.sources.len(), MAX_ENTRIES);
    assert_eq!(read.problems.len(), 1);
    let huge = super::read(&"x".repeat(MAX_BYTES + 1));
    assert!(huge.sources.is_empty() && huge.problems.len() == 1);
}

#[test]
fn what_nobody_wrote_ends_nothing() {
    let deep = format!(
        "@book{{a, title = {}x{}}}",
        "{".repeat(50_000),
        "}".repeat(50_000)
    );
    assert!(read(&deep).sources.len() < 2);
    let accents = format!("@book{{a, title = {{{}x}}}}", "\\'{".repeat(20_000));
    read(&accents);
    let nested = format!("[{}", "[".repeat(100_000));
    assert!(read(&nested).sources.is_empty());
    let strings: Vec<String> = (0..60)
        .map(|n| format!("@string{{s{} = s{n} # s{n}}}\n", n + 1))
        .collect();
    let strings = strings.concat();
    let laughs = format!(
        "@string{{s0 = {{{}}}}}\n{strings}@book{{a, title = s60}}",
        "x".repeat(1000)
    );
    assert!(one(&laughs).title.len() <= MAX_LETTERS);
    // Every beginning of a good text, and every text with a byte of it lost: whatever is read of it can be entered.
    for text in [RIS, BIB, CSL] {
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            enters(&read(&text[..at]));
            let rest = text[at..].chars().skip(1).collect::<String>();
            enters(&read(&format!("{}{rest}", &text[..at])));
        }
    }
}

/// A session takes all that was read.
fn enters(read: &Read) {
    let mut session = Session::default();
    let mut names = 0_u64..;
    let name = || Some(Id::derived(&[b"name", &names.next()?.to_le_bytes()]));
    if let Some(step) = enter(&session, &read.sources, name) {
        let stamp = Stamp {
            by: Author::default(),
            at: Moment(1),
            seed: Id::literal("seed"),
        };
        session.apply(step, &stamp).unwrap();
    }
}
