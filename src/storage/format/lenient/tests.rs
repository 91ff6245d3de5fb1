use super::*;
use proptest::prelude::*;

#[test]
fn what_can_be_read_is_read() {
    for (text, expected, notes, damaged) in [
        (
            r#"{"a":[1,-2.50e9,true,null,"x\u00e9\ud83d\ude00\n"]}"#,
            r#"{"a":[1,-2.50e9,true,null,"xé😀\n"]}"#,
            0,
            false,
        ),
        (r#"{"a":1,"a":2,}"#, r#"{"a":1,"a":2}"#, 0, false),
        (r#"{"a":1 "b":[1 2]}"#, r#"{"a":1,"b":[1,2]}"#, 0, false),
        (r#"{"a":NaN,b:01}"#, r#"{"a":"NaN","b":"01"}"#, 3, false),
        (r#"{"a":{"b":"cut of"#, r#"{"a":{"b":"cut of"}}"#, 1, true),
        (r#"{"a":1,"b":"#, r#"{"a":1}"#, 1, true),
        (r#"{"a":"\ud800x"}"#, "{\"a\":\"\u{fffd}x\"}", 1, true),
        (r#"{"a":1} tail"#, r#"{"a":1}"#, 1, true),
        (r#"{"a":]1}"#, "{}", 2, true),
    ] {
        let reading = mend(text).unwrap();
        assert_eq!(reading.text, expected, "{text}");
        assert_eq!(
            (reading.notes.len(), reading.damaged),
            (notes, damaged),
            "{text}: {:?}",
            reading.notes
        );
    }
    assert!(mend("[1]").is_none() && mend("").is_none() && mend("PNG").is_none());
}

#[test]
fn what_lies_too_deep_is_kept_as_text() {
    let text = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let mended = mend(&text).unwrap();
    assert_eq!(mended.notes.len(), 1);
    let value: serde_json::Value = serde_json::from_str(&mended.text).unwrap();
    let mut value = &value["a"];
    while let Some(inside) = value.get(0) {
        value = inside;
    }
    let raw = value.as_str().unwrap();
    assert!(raw.starts_with("[[[") && raw.ends_with("]]]"));
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(text in "\\{[\\[\\]{}:,\"\\\\a1\\-nu \\PC]{0,80}") {
        let mended = mend(&text).unwrap();
        prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(&mended.text).is_ok(), "{}", mended.text);
    }
}
