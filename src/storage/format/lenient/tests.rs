use super::*;
use proptest::prelude::*;

fn compact(node: &Node) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Number(number) => number.clone(),
        Node::Text(text) => format!("{text:?}"),
        Node::List(list) => format!(
            "[{}]",
            list.iter().map(compact).collect::<Vec<_>>().join(",")
        ),
        Node::Map(map) => {
            let entries: Vec<String> = map
                .iter()
                .map(|(name, node)| format!("{name}:{}", compact(node)))
                .collect();
            format!("{{{}}}", entries.join(","))
        }
    }
}

#[test]
fn what_can_be_read_is_read() {
    for (text, expected, notes, damaged) in [
        (
            r#"{"a":[1,-2.50e9,true,null,"x\u00e9\ud83d\ude00\n"]}"#,
            "{a:[1,-2.50e9,true,null,\"xé😀\\n\"]}",
            0,
            false,
        ),
        (r#"{"a":1,"a":2,}"#, "{a:1,a:2}", 0, false),
        (r#"{"a":1 "b":[1 2]}"#, "{a:1,b:[1,2]}", 0, false),
        (r#"{"a":NaN,b:01}"#, "{a:\"NaN\",b:\"01\"}", 3, false),
        (r#"{"a":{"b":"cut of"#, "{a:{b:\"cut of\"}}", 1, true),
        (r#"{"a":1,"b":"#, "{a:1}", 1, true),
        (r#"{"a":"\ud800x"}"#, "{a:\"\u{fffd}x\"}", 1, true),
        (r#"{"a":1} tail"#, "{a:1}", 1, true),
        (r#"{"a":]1}"#, "{}", 2, true),
    ] {
        let reading = read(text).unwrap();
        assert_eq!(compact(&reading.root), expected, "{text}");
        assert_eq!(
            (reading.notes.len(), reading.damaged),
            (notes, damaged),
            "{text}: {:?}",
            reading.notes
        );
    }
    assert!(read("[1]").is_none() && read("").is_none() && read("PNG").is_none());
}

#[test]
fn what_lies_too_deep_is_kept_as_text() {
    let text = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let reading = read(&text).unwrap();
    assert_eq!(reading.notes.len(), 1);
    let mut node = &reading.root;
    loop {
        node = match node {
            Node::Map(map) => &map[0].1,
            Node::List(list) => &list[0],
            Node::Text(raw) => {
                assert!(raw.starts_with("[[[") && raw.ends_with("]]]"));
                break;
            }
            other => panic!("{other:?}"),
        };
    }
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(text in "\\{[\\[\\]{}:,\"\\\\a1\\-nu \\PC]{0,80}") {
        prop_assert!(read(&text).is_some());
    }
}
