//! Two people's copies as one session: what is told of it.

use serde_json::{Value, json};

use super::{Desk, Ran};

const OURS: &str = "s.factcheck.json";
const THEIRS: &str = "t.factcheck.json";

/// What somebody does to a copy.
fn apply(desk: &Desk, file: &str, by: &str, commands: &[Value]) {
    let lines: Vec<String> = commands.iter().map(ToString::to_string).collect();
    let ran = desk.run_with(&["apply", file, "--by", by], lines.join("\n").as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
}

/// Two copies of a session, and a claim of it that is taken up.
fn copies() -> (Desk, String) {
    let desk = Desk::new();
    let (_, claim) = desk.session();
    apply(
        &desk,
        OURS,
        "Ida Brandt",
        &[json!({"accept": {"claim": claim}})],
    );
    desk.put(THEIRS, desk.get(OURS).as_bytes());
    (desk, claim)
}

fn merge(desk: &Desk) -> Ran {
    desk.run(&["merge", OURS, THEIRS, "-o", "both.factcheck.json"])
}

#[test]
fn what_two_people_decided_differently_is_told_as_people_speak_of_it() {
    let (desk, claim) = copies();
    let verdict = |verdict: &str| json!({"set_verdict": {"claim": claim, "verdict": verdict}});
    let title = |title: &str| json!({"set_title": {"title": title}});
    apply(
        &desk,
        OURS,
        "Ida Brandt",
        &[verdict("true"), title("Pipes")],
    );
    apply(
        &desk,
        THEIRS,
        "Leo Nagy",
        &[verdict("false"), title("Leaks")],
    );
    let ran = merge(&desk);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = |part: &str| {
        let line = ran.err.lines().find(|line| line.contains(part));
        line.unwrap_or_else(|| panic!("{part}: {}", ran.err))
    };
    let verdict = line("verdict is disputed: ");
    assert!(verdict.contains("both.factcheck.json: F"), "{verdict}");
    assert!(
        verdict.contains(" “") && verdict.contains("”, in “"),
        "{verdict}"
    );
    for side in ["True (Ida Brandt, 20", "False (Leo Nagy, 20", " UTC)"] {
        assert!(verdict.contains(side), "{side}: {verdict}");
    }
    assert!(!verdict.contains(&claim), "no name of a record: {verdict}");
    assert!(line("title is disputed").contains("the session: "));
    let lint = desk.run(&["lint", "both.factcheck.json"]);
    assert!(lint.out.contains("disputed: verdict: ") && lint.out.contains("False (Leo Nagy, 20"));
}

#[test]
fn two_stories_are_told_to_be_two() {
    let desk = Desk::new();
    desk.session();
    desk.put(
        "other.txt",
        b"The bridge is 60 years old. It cost 4 million crowns.\n",
    );
    let ran = desk.run(&["new", "other.txt", "-o", THEIRS, "--by", "Ida"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = merge(&desk);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("nothing in common"), "{}", ran.err);
    // Copies of one story are not told so, nor is a copy that holds nothing yet.
    desk.put(THEIRS, desk.get(OURS).as_bytes());
    let ran = desk.run(&["merge", OURS, THEIRS, "-o", OURS]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_damaged_copy_is_merged_told_and_ends_with_one() {
    let (desk, _) = copies();
    let whole = desk.get(THEIRS);
    // At the end of a line: half a name would be a name of nothing, and told.
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    let cut = lines[..lines.len() * 2 / 3].concat();
    desk.put(THEIRS, cut.as_bytes());
    let ran = merge(&desk);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let said = "t.factcheck.json is damaged: what could be read of it was merged";
    assert!(ran.err.contains(said), "{}", ran.err);
    let validated = desk.run(&["validate", "both.factcheck.json"]);
    assert_eq!(validated.code, 0, "{}{}", validated.out, validated.err);
    // Where its previous version is there, that is taken, and told.
    desk.put("t.factcheck.json.bak", whole.as_bytes());
    let ran = desk.run(&["merge", OURS, THEIRS, "-o", "again.factcheck.json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let said = "t.factcheck.json is damaged: its previous version was merged in its place";
    assert!(ran.err.contains(said), "{}", ran.err);
}

#[test]
fn what_one_dropped_and_another_decided_is_told() {
    let (desk, claim) = copies();
    apply(
        &desk,
        OURS,
        "Ida Brandt",
        &[json!({"dismiss": {"claim": claim}})],
    );
    let verdict = json!({"set_verdict": {"claim": claim, "verdict": "false"}});
    apply(&desk, THEIRS, "Leo Nagy", &[verdict]);
    let ran = merge(&desk);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = ran
        .err
        .lines()
        .find(|line| line.contains("dismissed it on"));
    let said = said.unwrap_or_else(|| panic!("{}", ran.err));
    assert!(said.contains("both.factcheck.json: F") && said.contains("Ida Brandt dismissed"));
    assert!(said.contains("Leo Nagy found it “False”"), "{said}");
    let lint = desk.run(&["lint", "both.factcheck.json"]);
    assert!(
        lint.out.contains("warning[K13]: Ida Brandt dismissed it"),
        "{}",
        lint.out
    );
}
