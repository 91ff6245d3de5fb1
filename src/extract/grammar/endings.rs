//! What the endings of English say of words that are in no list.

/// Whether a word ends like an adjective.
pub const fn is_adjectival(ending: &[u8]) -> bool {
    matches!(
        ending,
        [.., b'o', b'u', b's']
            | [.., b'f', b'u', b'l']
            | [.., b'a' | b'i', b'b', b'l', b'e']
            | [.., b'i', b'c', b'a', b'l']
            | [.., b'i', b'o', b'n', b'a', b'l']
            | [.., b'e', b'n', b't', b'a', b'l']
            | [.., b't' | b'c', b'i', b'a', b'l']
            | [.., b'i', b's', b'h']
            | [.., b'l', b'e', b's', b's']
            | [.., b'i', b'c']
            | [.., b'i', b'v', b'e']
            | [.., b'a', b'r', b'y']
    )
}

/// Whether a word ends like a noun that is no verb's form.
pub const fn is_substantival(ending: &[u8]) -> bool {
    matches!(
        ending,
        [.., b't', b'i', b'o', b'n']
            | [.., b'm', b'e', b'n', b't']
            | [.., b'n', b'e', b's', b's']
            | [.., b'i', b't', b'y']
            | [.., b'e', b'r', b's']
            | [.., b'i', b's', b'm']
    )
}
