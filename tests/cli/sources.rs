//! Sources from files of other programs.

use super::Desk;

const RIS: &str = "TY  - RPRT\r\nTI  - Leakage survey\r\nAU  - Vell, Tomas\r\nPY  - 2024\r\nUR  - https://mains.example/survey\r\nER  - \r\n";

#[test]
fn sources_are_entered_from_a_file_once_and_listed() {
    let desk = Desk::new();
    desk.session();
    desk.put("a.ris", RIS.as_bytes());
    let enter = [
        "sources",
        "s.factcheck.json",
        "--from",
        "a.ris",
        "--by",
        "Ida",
    ];
    let ran = desk.run(&enter);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "1 entered, 0 were there already\n"),
        "{}",
        ran.err
    );
    let once = desk.get("s.factcheck.json");
    let ran = desk.run(&enter);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "0 entered, 1 were there already\n")
    );
    assert_eq!(
        desk.get("s.factcheck.json"),
        once,
        "nothing new, nothing written"
    );
    // The same again with a broken entry beside it: the others are entered, and it is told.
    let bib = "@report{a, title = {Leakage Survey}, institution = {Deep Press}}\n@book{b, title = {Ferries}}\n@book{c, title = {x\n";
    let ran = desk.run_with(
        &["sources", "s.factcheck.json", "--from", "-"],
        bib.as_bytes(),
    );
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "1 entered, 1 were there already\n")
    );
    assert!(ran.err.contains("line 3"), "{}", ran.err);
    let ran = desk.run(&["sources", "s.factcheck.json"]);
    let expected = "0\tFerries\t\t\t\t\n0\tLeakage survey\tTomas Vell\t2024\tDeep Press\thttps://mains.example/survey\n";
    assert_eq!((ran.code, ran.out.as_str()), (0, expected), "{}", ran.err);
}

#[test]
fn a_file_without_sources_changes_nothing() {
    let desk = Desk::new();
    desk.session();
    let before = desk.get("s.factcheck.json");
    let ran = desk.run(&["sources", "s.factcheck.json", "--from", "story.txt"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("story.txt") && ran.err.contains("RIS"),
        "{}",
        ran.err
    );
    assert_eq!(
        desk.run(&["sources", "s.factcheck.json", "--from", "none.ris"])
            .code,
        3
    );
    assert_eq!(desk.get("s.factcheck.json"), before);
}
