//! Lines that belong to the page or the mail around a story: navigation, buttons, adverts, labels of press releases.

use super::decode::starts_with_ignoring_case;
use crate::text::asserts_nothing;

/// Whole lines, in lower case without the marks around them. Sorted.
#[rustfmt::skip]
const LINES: &[&str] = &[
    "accept all", "accept all cookies", "ad", "add to favourites", "advertisement", "advertising", "anzeige",
    "article continues below", "back to top", "bookmark", "close", "comments", "contact us", "continue reading",
    "cookie policy", "cookie settings", "copied", "copy link", "copy url", "download app", "email", "email this article",
    "embed", "facebook", "follow", "follow us", "for immediate release", "get in touch", "get the app", "give feedback",
    "have your say", "home", "image", "image credit", "instagram", "leave a comment", "like", "link copied", "linkedin",
    "listen", "listen to article", "listen to this article", "live", "loading", "log in", "media release", "menu", "more",
    "news provided by", "news release", "newsletter", "not for release", "open menu", "play", "play video", "press release",
    "print", "print this article", "privacy policy", "publicidad", "publicité", "read aloud", "read more", "reddit", "register",
    "report this ad", "save", "save article", "scroll to continue", "search", "see all", "share", "share on facebook",
    "share on twitter", "share on x", "share this", "share this article", "share this story", "show comments", "sign in",
    "sign up", "skip advertisement", "skip to content", "skip to main content", "skip to navigation", "sponsored",
    "story continues below", "story continues below advertisement", "subscribe", "subscribe now", "support us", "telegram",
    "terms and conditions", "terms of use", "toggle menu", "toggle navigation", "tweet", "twitter", "view comments", "watch",
    "werbung", "whatsapp",
];

/// Headings of what stands under a story; all short lines behind them belong to it. Sorted.
#[rustfmt::skip]
const UNDER: &[&str] = &[
    "also on", "around the web", "best regards", "best wishes", "comments", "cordialement", "discover more", "elsewhere",
    "explore more", "from our partners", "further reading", "get in touch", "in this story", "join the conversation",
    "keep reading", "kind regards", "latest", "latest news", "latest stories", "leave a comment", "leave a reply",
    "many thanks", "mehr zum thema", "mit freundlichen grüßen", "more like this", "more news", "more on this story",
    "more on this topic", "more stories", "more to explore", "most popular", "most read", "most viewed", "on this story",
    "partner content", "popular", "read next", "recommended", "recommended for you", "recommended stories", "regards",
    "related", "related articles", "related content", "related internet links", "related news", "related posts",
    "related stories", "related topics", "related video", "related videos", "saludos", "share this article", "sincerely",
    "sobre el tema", "tags", "top stories", "topics", "trending", "trending now", "up next", "what to read next",
    "you may also like", "you might also like", "yours faithfully", "yours sincerely",
];

/// Headings of what stands under a press release; everything behind them belongs to it. Sorted.
#[rustfmt::skip]
const BOILERPLATE: &[&str] = &[
    "cautionary note regarding forward-looking statements", "cautionary statement", "contact", "contacts", "disclaimer", "editor's notes",
    "editor’s notes", "forward looking statements", "forward-looking statements", "investor contact", "media contact", "media contacts",
    "media enquiries", "media inquiries", "note to editors", "notes to editors", "press contact", "press contacts", "safe harbor",
    "safe harbor statement", "safe harbour statement",
];

/// A line in lower case, without the marks around it.
fn bare(line: &str) -> String {
    line.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

fn listed(list: &[&str], line: &str) -> bool {
    (2..=80).contains(&line.len()) && list.binary_search(&bare(line).as_str()).is_ok()
}

/// Whether a line belongs to the page and not to the story, wherever it stands.
pub(super) fn is_furniture(line: &str) -> bool {
    asserts_nothing(line)
        || is_greeting(line)
        || is_of_page(line)
        || is_embargo(line)
        || is_contact(line)
}

/// Whether a line is a button of the page, or a path of its navigation.
pub(super) fn is_of_page(line: &str) -> bool {
    listed(LINES, line) || is_path(line)
}

/// Whether a line heads what stands under a story on its page.
pub(super) fn heads_links(line: &str) -> bool {
    listed(UNDER, line)
}

/// Whether a line heads what stands under a press release: who the firm is, whom to call, what the law wants said.
pub(super) fn heads_boilerplate(line: &str) -> bool {
    let about = line.strip_prefix("About ").is_some_and(|name| {
        name.starts_with(|c: char| c.is_uppercase() || name.starts_with("the "))
            && line.split_whitespace().count() <= 8
            && !line.ends_with(['.', '!', '?', ':', ','])
            && !line.contains(|c: char| c.is_ascii_digit())
    });
    about || listed(BOILERPLATE, line)
}

/// Whether a line is a mark of press releases.
pub(super) fn is_release(line: &str) -> bool {
    const MARKS: [&str; 5] = [
        "for immediate release",
        "press release",
        "news release",
        "media release",
        "not for release",
    ];
    MARKS.contains(&bare(line).as_str())
        || is_embargo(line)
        || line
            .strip_prefix("SOURCE ")
            .is_some_and(|name| name.starts_with(char::is_uppercase))
        || line.trim() == "# # #"
        || line.trim() == "###"
}

fn is_embargo(line: &str) -> bool {
    (10..=100).contains(&line.len())
        && [
            "embargoed until",
            "embargoed for",
            "embargo:",
            "under embargo",
            "for release",
        ]
        .iter()
        .any(|start| starts_with_ignoring_case(line, start))
}

/// The address of a mail: "Dear editors,".
fn is_greeting(line: &str) -> bool {
    line.ends_with([',', '!'])
        && line.split_whitespace().count() <= 6
        && [
            "dear ",
            "hi ",
            "hello ",
            "hallo ",
            "liebe ",
            "sehr geehrte",
            "bonjour ",
            "estimad",
        ]
        .iter()
        .any(|start| starts_with_ignoring_case(line, start))
}

/// A path of navigation: "Home > News > Local".
fn is_path(line: &str) -> bool {
    let marked = line.contains(['>', '›', '»', '/', '→']);
    marked
        && [" > ", " › ", " » ", " / ", " → "].iter().any(|mark| {
            let mut parts = line.split(mark);
            let first = parts.next().unwrap_or("");
            let home = matches!(
                bare(first).as_str(),
                "home" | "news" | "startseite" | "accueil" | "inicio" | "start"
            );
            let count = line.matches(mark).count();
            (count >= 2 || count == 1 && home)
                && line.len() <= 120
                && line.split(mark).all(|part| {
                    part.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                        && part.split_whitespace().count() <= 5
                })
        })
}

/// Whom to ask: "Contact: Ida Brandt", "Media contact: …".
fn is_contact(line: &str) -> bool {
    let Some((label, value)) = line.split_once(':') else {
        return false;
    };
    let label = label.to_lowercase();
    let asks = [
        "contact",
        "contacts",
        "media contact",
        "press contact",
        "investor contact",
        "for more information",
        "media enquiries",
        "media inquiries",
        "for further information",
        "kontakt",
        "pressekontakt",
    ];
    asks.contains(&label.trim()) && value.len() <= 120 && !value.trim_end().ends_with(['!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        for list in [LINES, UNDER, BOILERPLATE] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }

    #[test]
    fn lines_of_pages_and_releases() {
        for line in [
            "Skip to main content",
            "Home > News > Local",
            "News › Politics › Brack",
            "ADVERTISEMENT",
            "Share this article",
            "4 min read",
            "FOR IMMEDIATE RELEASE",
            "Contact: Ida Brandt",
            "Media contact: Ola Finn, +47 555 0123",
            "Phone: +47 555 0123",
            "• Listen •",
            "Embargoed until 09:00 GMT, 3 May",
            "Image source, Ledger",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Contact with the pool was lost in 2019.",
            "Prices > wages > profits",
            "Home prices rose 12 percent",
            "Share prices fell",
            "The council / the mayor",
            "Live on 3 crowns a day",
            "Listen to the mayor",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
        for line in [
            "About Finn Energy",
            "Forward-Looking Statements",
            "About the Brack Fund",
            "Notes to editors:",
        ] {
            assert!(heads_boilerplate(line), "{line}");
        }
        for line in [
            "About 300 people came",
            "About half of them left.",
            "About to leave",
        ] {
            assert!(!heads_boilerplate(line), "{line}");
        }
    }
}
