//! Templates of a house: what they may do, and what is said of those that do not work.

use minijinja::{Value, context};

use super::*;
use crate::export::Language;

fn rendered(name: &str, text: &str, about: Value) -> Result<String, String> {
    let given = Templates::from([(name.to_owned(), text.to_owned())]);
    let words = Words::of(Language::English);
    render(name, &given, words, about, 10).map_err(|error| error.to_string())
}

#[test]
fn what_a_template_prints_is_text_in_its_format() {
    let about = || context! { text => "<b>*x*</b>\n\u{202E}'\"`\u{1b}", n => -5, nothing => () };
    assert_eq!(
        rendered(
            "a.html.jinja",
            "<i>{{ text }}</i>{{ n }}{{ nothing }}",
            about()
        )
        .unwrap(),
        "<i>&lt;b&gt;*x*&lt;/b&gt;\n⟨U+202E⟩&#39;&quot;&#96;</i>-5"
    );
    assert_eq!(
        rendered("a.html.jinja", "{{ text|lines }}", about()).unwrap(),
        "&lt;b&gt;*x*&lt;/b&gt;<br>⟨U+202E⟩&#39;&quot;&#96;"
    );
    assert_eq!(
        rendered("a.md.jinja", "*{{ text }}*", about()).unwrap(),
        "*\\<b\\>\\*x\\*\\</b\\> ⟨U+202E⟩'\"\\`*"
    );
    // No way round it: neither a block without escaping, nor a filter.
    let way = "{% autoescape false %}{{ text }}{% set x %}{{ text }}{% endset %}{{ x }}{% endautoescape %}";
    let said = rendered("a.html.jinja", way, about()).unwrap();
    assert!(!said.contains("<b>"), "{said}");
    assert!(rendered("a.html.jinja", "{{ text|safe }}", about()).is_err());
    for filter in [
        "upper",
        "replace('x', '<i>')",
        "trim",
        "e",
        "string",
        "list|join('')",
        "indent",
    ] {
        let said = rendered("a.html.jinja", &format!("{{{{ text|{filter} }}}}"), about()).unwrap();
        assert!(!said.contains(['<', '\u{202E}']), "{filter}: {said}");
    }
}

#[test]
fn addresses_open_what_they_name_and_nothing_else_opens() {
    let link =
        |name: &str, text: &str| rendered(name, "{{ text|address }}", context! { text }).unwrap();
    let plain = "https://example.org/a_b*c?d=e&f";
    assert_eq!(link("a.md.jinja", plain), format!("<{plain}>"));
    assert_eq!(
        link("a.html.jinja", plain),
        "<a href=\"https://example.org/a_b*c?d=e&amp;f\" rel=\"noopener noreferrer\" dir=\"ltr\">https://example.org/a_b*c?d=e&amp;f</a>"
    );
    assert_eq!(
        link("a.md.jinja", "javascript:alert(1)"),
        "javascript:alert(1)"
    );
    assert_eq!(link("a.html.jinja", "data:<x>"), "data:&lt;x&gt;");
    assert_eq!(
        link("a.md.jinja", "see www.example.org"),
        "see www\\.example.org"
    );
}

#[test]
fn a_broken_template_is_named_with_the_line_and_what_is_wrong() {
    for (text, line, what) in [
        ("a\n{% if %}", 2, "syntax error"),
        ("a\n\n{{ missing }}", 3, "undefined"),
        ("{{ text|nofilter }}", 1, "nofilter"),
        (
            "x\n{{ word('no-such-word') }}",
            2,
            "there is no word “no-such-word”",
        ),
        ("\n{% include '/etc/passwd' %}", 2, "/etc/passwd"),
        ("\n{% include '../Cargo.toml' %}", 2, "Cargo.toml"),
        ("{% extends 'http://example.org/x' %}", 1, "example.org"),
    ] {
        let said = rendered("house.html.jinja", text, context! { text => "x" }).unwrap_err();
        let place = format!("the template house.html.jinja, line {line}: ");
        assert!(
            said.starts_with(&place) && said.contains(what),
            "{text}: {said}"
        );
    }
    // A fault in a template that another includes is told of the right one.
    let given = Templates::from([
        (
            "a.html.jinja".to_owned(),
            "{% include 'b.html.jinja' %}".to_owned(),
        ),
        ("b.html.jinja".to_owned(), "\n\n{{ missing }}".to_owned()),
    ]);
    let words = Words::of(Language::English);
    let said = render("a.html.jinja", &given, words, Value::from(()), 1).unwrap_err();
    assert!(
        said.to_string()
            .starts_with("the template b.html.jinja, line 3"),
        "{said}"
    );
}

#[test]
fn a_template_that_does_not_end_or_makes_too_much_is_an_error() {
    let loops = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
    let calls = "{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}";
    let itself = "{% include 'a.html.jinja' %}";
    let doubles = format!("{{% set a0 = 'x' * 1000 %}}{}", {
        let steps = (0..60).map(|at| format!("{{% set a{} = a{at} ~ a{at} %}}", at + 1));
        steps.collect::<String>()
    });
    let times = "{{ 'x' * 100000000 }}{{ ('x' * 100000000) * 100000000 }}";
    let words = "words ".repeat(1000);
    let prints = format!("{{% for b in range(100000) %}}{words}{{% endfor %}}");
    for text in [loops, calls, itself, &doubles, times, &prints] {
        let begun = std::time::Instant::now();
        let said = rendered("a.html.jinja", text, Value::from(())).unwrap_err();
        assert!(said.starts_with("the template a.html.jinja"), "{said}");
        assert!(begun.elapsed().as_secs() < 60, "{text:.80}");
    }
}

#[test]
fn the_own_templates_can_be_taken_as_a_start() {
    for name in template_names() {
        let text = template(name).unwrap();
        assert!(!text.is_empty(), "{name}");
    }
    assert_eq!(template("nothing"), None);
}
