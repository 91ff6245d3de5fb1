//! The house's rules, asked from the command line.

use std::fs;

use serde_json::{Value, json};

use super::Desk;

/// A session in which a claim was found wrong, and nothing else was done about it.
fn session() -> (Desk, String) {
    let desk = Desk::new();
    let (_, claim) = desk.session();
    let commands = [
        json!({"accept": {"claim": claim}}),
        json!({"set_verdict": {"claim": claim, "verdict": "false"}}),
        json!({"set_check_status": {"claim": claim, "status": "checked"}}),
    ];
    apply(&desk, &commands);
    (desk, claim)
}

fn apply(desk: &Desk, commands: &[Value]) {
    let lines: Vec<String> = commands.iter().map(ToString::to_string).collect();
    let ran = desk.run_with(&["apply", "s.factcheck.json"], lines.join("\n").as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
}

fn found(desk: &Desk, more: &[&str]) -> (i32, Value) {
    let ran = desk.run(&[&["lint", "s.factcheck.json", "--json"], more].concat());
    let json = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    (ran.code, json)
}

#[test]
fn a_session_that_nobody_has_begun_has_no_problems() {
    let desk = Desk::new();
    desk.session();
    let ran = desk.run(&["lint", "s.factcheck.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Nothing was taken up, which is no problem, and not all is well.
    assert!(
        ran.out.starts_with("s.factcheck.json: no problems; ") && ran.out.ends_with(" open\n"),
        "{}",
        ran.out
    );
    let (code, json) = found(&desk, &[]);
    assert_eq!(code, 0);
    assert!(json["open"].as_u64().unwrap() > 0, "{json}");
}

#[test]
fn what_blocks_is_told_as_a_compiler_does_and_ends_with_one() {
    let (desk, _) = session();
    let ran = desk.run(&["lint", "s.factcheck.json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let has = |words: &str| assert!(ran.out.contains(words), "{words}: {}", ran.out);
    has(": blocks[V01]: The verdict “False” has no rationale.\n    | ");
    has("blocks[V02]: “False” needs 2 independent sources, one primary");
    has("blocks[C01]: Found “False”");
    has("warning[S01]: Checked, and nothing is cited for it.");
    has("    = fix: Cite another source\n");
    has("s.factcheck.json: 3 problems block sign-off, 1 warning");
}

#[test]
fn programs_read_the_same_as_json() {
    let (desk, claim) = session();
    let (code, json) = found(&desk, &[]);
    assert_eq!(code, 1);
    assert_eq!(json["blocking"], 3);
    let all = json["findings"].as_array().unwrap();
    let v01 = all.iter().find(|one| one["code"] == "V01").unwrap();
    assert_eq!(v01["rule"], "verdict-needs-rationale");
    assert_eq!(v01["level"], "blocks");
    assert_eq!(v01["kind"], "claims");
    assert_eq!((&v01["id"], &v01["claim"]), (&json!(claim), &json!(claim)));
    assert!(v01["number"].as_str().unwrap().starts_with('F'));
    assert_eq!(v01["expected"], Value::Null);
}

#[test]
fn a_house_decides_what_weighs_what() {
    let (desk, _) = session();
    let house = "[rules]\nV01 = \"off\"\nV02 = \"note\"\nC01 = \"warning\"\n[rules.V03x]\n";
    desk.put("ledger.toml", house.as_bytes());
    let (code, json) = found(&desk, &["--house", "ledger.toml"]);
    assert_eq!((code, &json["blocking"]), (0, &json!(0)));
    let all = json["findings"].as_array().unwrap();
    assert!(all.iter().all(|one| one["code"] != "V01"));
    assert_eq!(json["house"][0]["line"], 5, "{json}");
    let ran = desk.run(&["lint", "s.factcheck.json", "--house", "ledger.toml"]);
    assert!(
        ran.err.contains("ledger.toml: line 5: no rule is called"),
        "{}",
        ran.err
    );
    let ran = desk.run(&["lint", "s.factcheck.json", "--house", "none.toml"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("none.toml cannot be read"), "{}", ran.err);
}

#[test]
fn the_house_of_this_machine_lies_beside_the_settings() {
    let (desk, _) = session();
    let folder = desk.path("config").join("tickmark");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("house.toml"), "[rules]\nV01 = \"off\"\n").unwrap();
    let (_, json) = found(&desk, &[]);
    assert_eq!(json["blocking"], 2, "{json}");
    desk.put("ledger.toml", b"");
    let (_, json) = found(&desk, &["--house", "ledger.toml"]);
    assert_eq!(
        json["blocking"], 3,
        "the one that is named stands in its place"
    );
}

#[test]
fn rules_are_listed_and_explained() {
    let desk = Desk::new();
    let ran = desk.run(&["lint", "--list"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.lines().count() >= 10);
    assert!(
        ran.out.contains("V02 blocks   wrong-needs-two-sources"),
        "{}",
        ran.out
    );
    let ran = desk.run(&["lint", "--explain", "v02"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("[rules.wrong-needs-two-sources]\nlevel = \"blocks\""),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\nsources = 2  # "), "{}", ran.out);
    assert_eq!(desk.run(&["lint", "--explain", "V99"]).code, 2);
    assert_eq!(desk.run(&["lint"]).code, 2);
}

#[test]
fn what_is_expected_is_silent_and_shows_who_said_so() {
    let (desk, claim) = session();
    let expect = |code: &str| json!({"expect": {"code": code, "about": claim, "reason": "The editor has it."}});
    apply(&desk, &["V01", "V02", "C01"].map(expect));
    let ran = desk.run(&["lint", "s.factcheck.json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let has = |words: &str| assert!(ran.out.contains(words), "{words}: {}", ran.out);
    has("expected[V01]: The verdict “False” has no rationale.");
    has("    = expected: The editor has it. (somebody, 20");
    has("1 warning, 3 expected");
    // What is mended needs no expectation any more.
    apply(
        &desk,
        &[json!({"set_rationale": {"claim": claim, "rationale": "The meters say 30."}})],
    );
    let ran = desk.run(&["lint", "s.factcheck.json"]);
    assert!(
        ran.out.contains("note[X01]: V01 is expected"),
        "{}",
        ran.out
    );
}

#[test]
fn the_session_s_own_rules_go_over_the_house_s() {
    let (desk, _) = session();
    desk.put("ledger.toml", b"[rules]\nV01 = \"off\"\nV02 = \"off\"\n");
    let rules = "[rules]\nV02 = \"blocks\"\nC01 = \"loud\"\n";
    let own = json!({"set_field": {"kind": "session", "id": "session", "field": "rules", "value": rules}});
    apply(&desk, &[own]);
    let (code, json) = found(&desk, &["--house", "ledger.toml"]);
    assert_eq!((code, &json["blocking"]), (1, &json!(2)), "{json}");
    let all = json["findings"].as_array().unwrap();
    assert!(all.iter().all(|one| one["code"] != "V01"));
    assert_eq!(json["house"][0]["line"], 3);
    assert_eq!(json["house"][0]["file"], "s.factcheck.json, its own rules");
}

#[test]
fn a_file_that_is_not_in_order_is_no_clean_one() {
    let desk = Desk::new();
    desk.session();
    let whole = fs::read_to_string(desk.path("s.factcheck.json")).unwrap();
    let newer = whole.replacen("\"version\": 1", "\"version\": 99", 1);
    assert_ne!(newer, whole);
    let cut = whole.get(..whole.len() * 9 / 10).unwrap();
    for (text, field) in [(newer.as_str(), "read_only"), (cut, "repaired")] {
        desk.put("s.factcheck.json", text.as_bytes());
        let ran = desk.run(&["lint", "s.factcheck.json"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(
            ran.out.contains("; the file is not in order\n"),
            "{}",
            ran.out
        );
        assert!(ran.out.lines().count() > 1, "it says what: {}", ran.out);
        let (code, json) = found(&desk, &[]);
        assert_eq!(code, 1);
        let told = &json[field];
        assert!(
            told.is_string() || told.as_array().is_some_and(|told| !told.is_empty()),
            "{json}"
        );
    }
}

#[test]
fn a_house_file_that_is_no_toml_ends_with_an_error() {
    let (desk, _) = session();
    desk.put("ledger.toml", b"[rules]\nV01 = \"off\"\n[rules.V02\n");
    let all = ["lint", "s.factcheck.json", "--house", "ledger.toml"];
    let ran = desk.run(&all);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(
        ran.err.contains("ledger.toml is no house file: line 3:"),
        "{}",
        ran.err
    );
    let ran = desk.run(&[&all[..], &["--lenient"]].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("ledger.toml: line 3:"), "{}", ran.err);
    assert!(!ran.out.contains("[V01]"), "{}", ran.out);
}

#[test]
fn a_session_that_weighs_less_than_its_house_says_so() {
    let (desk, _) = session();
    let rules = "[rules]\nV01 = \"off\"\nV02 = \"note\"\nC01 = \"warning\"\n";
    apply(
        &desk,
        &[
            json!({"set_field": {"kind": "session", "id": "session", "field": "rules", "value": rules}}),
        ],
    );
    let ran = desk.run(&["lint", "s.factcheck.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told = "s.factcheck.json: the session weighs 3 rules less than the house: C01, V01, V02\n";
    assert!(ran.out.contains(told), "{}", ran.out);
    let (_, json) = found(&desk, &[]);
    assert_eq!(json["weaker"], json!(["C01", "V01", "V02"]));
}

#[test]
fn programs_read_the_list_as_json() {
    let desk = Desk::new();
    let ran = desk.run(&["lint", "--list", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let all = json["rules"].as_array().unwrap();
    let one = all.iter().find(|one| one["code"] == "V02").unwrap();
    assert_eq!(
        (&one["level"], &one["rule"]),
        (&json!("blocks"), &json!("wrong-needs-two-sources"))
    );
    assert_eq!(one["params"][0]["name"], "sources");
}

#[test]
fn exports_tell_what_the_rules_of_a_house_find() {
    let (desk, _) = session();
    let export = |to: &str, more: &[&str]| {
        desk.run(&[&["export", "s.factcheck.json", "--to", to], more].concat())
    };
    let page = export("html", &[]);
    assert!(page.out.contains("The verdict “False” has no rationale."));
    let text = export("markdown", &[]).out;
    assert!(text.contains("V01: The verdict “False” has no rationale. (blocks sign-off)"));
    let picture = export("dashboard", &[]).out;
    assert!(picture.contains("Block sign-off: 3. "), "{picture}");
    desk.put(
        "ledger.toml",
        b"[rules]\nV01 = \"off\"\nnonsense = \"off\"\n",
    );
    let house = ["--house", "ledger.toml"];
    let ran = export("markdown", &house);
    assert!(!ran.out.contains("has no rationale"), "{}", ran.out);
    assert!(ran.err.contains("ledger.toml: line 3"), "{}", ran.err);
    assert!(
        export("dashboard", &house)
            .out
            .contains("Block sign-off: 2. ")
    );
    desk.put("broken.toml", b"[rules\n");
    let ran = export("markdown", &["--house", "broken.toml"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    assert_eq!(
        export("csv", &["--house", "broken.toml"]).code,
        0,
        "nobody asks"
    );
}
