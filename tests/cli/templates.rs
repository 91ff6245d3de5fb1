//! A house's own templates: begun with the program's, used, and told of where they are broken.

use std::fs;

use super::Desk;

const EXPORT: [&str; 8] = [
    "export",
    "s.factcheck.json",
    "--to",
    "markdown",
    "--templates",
    "house",
    "-o",
    "s.md",
];

#[test]
fn a_printed_template_is_where_ones_own_begins() {
    let desk = Desk::new();
    desk.session();
    let printed = desk.run(&["export", "--print-template", "summary.md.jinja"]);
    assert_eq!(printed.code, 0, "{}", printed.err);
    let usual = desk.run(&["export", "s.factcheck.json", "--to", "markdown"]);
    fs::create_dir(desk.path("house")).unwrap();
    desk.put("house/summary.md.jinja", printed.out.as_bytes());
    assert_eq!(desk.run(&EXPORT).code, 0);
    assert_eq!(desk.get("s.md"), usual.out);
    let own = format!("{}\nThe Dorn Courier, {{{{ title }}}}\n", printed.out);
    desk.put("house/summary.md.jinja", own.as_bytes());
    assert_eq!(desk.run(&EXPORT).code, 0);
    assert!(
        desk.get("s.md")
            .contains("\nThe Dorn Courier, Pipes of Port Ellery")
    );
    let unknown = desk.run(&["export", "--print-template", "../Cargo.toml"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("changes.md.jinja"), "{}", unknown.err);
}

#[test]
fn a_broken_template_is_named_with_its_line_and_nothing_is_written() {
    let desk = Desk::new();
    desk.session();
    fs::create_dir(desk.path("house")).unwrap();
    for there in [None, Some("written by hand\n")] {
        if let Some(there) = there {
            desk.put("s.md", there.as_bytes());
        }
        for (text, line, what) in [
            ("fine\n{% if %}", 2, "syntax error"),
            ("fine\nfine\n{{ no_such_thing }}", 3, "undefined"),
            (
                "{% for a in range(100000) %}\n{% for b in range(100000) %}{% endfor %}{% endfor %}",
                2,
                "does not end",
            ),
            ("\n{% include 'story.txt' %}", 2, "story.txt"),
        ] {
            desk.put("house/summary.md.jinja", text.as_bytes());
            let ran = desk.run(&EXPORT);
            assert_eq!(ran.code, 1, "{text}: {}", ran.err);
            let place = format!("the template summary.md.jinja, line {line}: ");
            assert!(
                ran.err.contains(&place) && ran.err.contains(what),
                "{text}: {}",
                ran.err
            );
            assert_eq!(ran.out, "");
            assert_eq!(fs::read_to_string(desk.path("s.md")).ok().as_deref(), there);
            assert!(!desk.path("s.md.bak").exists());
        }
        // A folder without templates, or one that is not there.
        fs::remove_file(desk.path("house/summary.md.jinja")).unwrap();
        let empty = desk.run(&EXPORT);
        assert_eq!(empty.code, 3);
        assert!(
            empty.err.contains("house: no template in it"),
            "{}",
            empty.err
        );
        let mut nowhere = EXPORT;
        nowhere[5] = "nowhere";
        let nowhere = desk.run(&nowhere);
        assert_eq!(nowhere.code, 3);
        assert!(nowhere.err.contains("nowhere"), "{}", nowhere.err);
        assert_eq!(fs::read_to_string(desk.path("s.md")).ok().as_deref(), there);
    }
}
