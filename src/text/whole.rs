//! Characters as a reader sees them: a letter with its accents, an emoji of several code points.

use unicode_segmentation::GraphemeCursor;

use super::Span;

/// Whether a span cuts no character in two. Both ends must lie on boundaries of code points.
pub fn is_whole(text: &str, span: Span) -> bool {
    is_boundary(text, span.start) && is_boundary(text, span.end)
}

/// The smallest span of whole characters that covers another.
pub fn widened(text: &str, span: Span) -> Span {
    let start = if is_boundary(text, span.start) {
        span.start
    } else {
        let before = cursor(text, span.start).prev_boundary(text, 0);
        before.ok().flatten().unwrap_or(0)
    };
    let end = if is_boundary(text, span.end) {
        span.end
    } else {
        let after = cursor(text, span.end).next_boundary(text, 0);
        after.ok().flatten().unwrap_or(text.len())
    };
    Span::new(start, end)
}

fn cursor(text: &str, at: usize) -> GraphemeCursor {
    GraphemeCursor::new(at, text.len(), true)
}

fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let plain = |byte: Option<&u8>| {
        byte.is_none_or(|byte| byte.is_ascii() && *byte != b'\n' && *byte != b'\r')
    };
    // Two characters of ASCII never make one.
    if plain(at.checked_sub(1).and_then(|at| bytes.get(at))) && plain(bytes.get(at)) {
        return true;
    }
    text.is_char_boundary(at) && cursor(text, at).is_boundary(text, 0).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_stay_whole() {
        let text = "cafe\u{301} 👩\u{200d}🔬 x\r\ny";
        let accent = text.find('\u{301}').unwrap();
        let joiner = text.find('\u{200d}').unwrap();
        let newline = text.find('\n').unwrap();
        for at in [accent, joiner, newline] {
            assert!(!is_whole(text, Span::new(0, at)), "{at}");
            assert!(!is_whole(text, Span::new(at, text.len())), "{at}");
        }
        assert!(is_whole(text, Span::whole(text)) && is_whole(text, Span::new(1, 3)));
        assert_eq!(
            widened(text, Span::new(1, accent)),
            Span::new(1, accent + 2)
        );
        assert_eq!(
            widened(text, Span::new(accent, accent + 3)),
            Span::new(accent - 1, accent + 3)
        );
    }
}
