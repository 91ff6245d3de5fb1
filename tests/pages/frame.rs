//! What pages share: what stands around the story, how its parts are marked, what their heads say.

use super::story::{Part, Story};

/// A page, and which of its facts it tells; all tell their headline and their language.
pub struct Page {
    pub html: String,
    /// Who published it, when, and where it stands.
    pub told: bool,
    pub byline: bool,
}

/// A kind of page.
pub type Theme = fn(&Story) -> Page;

pub const NAV: &str = r#"<header class="site-header"><a href="/" class="logo">Home</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/opinion">Opinion</a></li><li><a href="/weather">Weather</a></li></ul></nav><form role="search"><input name="q"><button>Search</button></form></header>"#;
pub const COOKIES: &str = r#"<div id="cookie-consent" role="dialog" aria-label="Cookies"><p>We and our 842 partners use cookies and similar methods to recognise visitors and remember their preferences. We also use them to measure the reach of campaigns.</p><button>Accept all</button><button>Manage settings</button></div>"#;
pub const FOOT: &str = r#"<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li><li><a href="/privacy">Privacy policy</a></li></ul><p>© 2026 Courier Media Ltd. All rights reserved. Registered office: 4 Harbour Street, Kell.</p></footer>"#;
pub const SHARE: &str = r##"<div class="share-tools"><a href="#">Facebook</a><a href="#">X</a><a href="#">WhatsApp</a><button>Copy link</button></div>"##;
pub const RELATED: &str = r#"<aside class="related-links"><h3>Related stories</h3><ul><li><a href="/a">Council to vote on new parking rules for the old town</a></li><li><a href="/b">Ose Steelworks takes on forty apprentices</a></li><li><a href="/c">Snow expected on the passes from Thursday night</a></li></ul></aside>"#;
pub const NEWSLETTER: &str = r#"<div class="newsletter-signup"><h4>Get the morning briefing</h4><p>All that matters in Kell, in your inbox at six. You can unsubscribe at any time.</p><form><input type="email"><button>Sign up</button></form></div>"#;
pub const COMMENTS: &str = r#"<section id="comments" class="comments-area"><h2>3 comments</h2><ol><li><p><b>Harbour Rat</b> 3 March</p><p>Everybody in this town knew about that letter, and everybody in this town kept quiet, as usual.</p></li><li><p><b>Truth Seeker</b></p><p>What about the roundabout? They spent two millions on that roundabout and nobody asked anything at all, not even this paper.</p></li><li><p><b>Anna K.</b></p><p>Thank you for this article.</p></li></ol><form><textarea></textarea><button>Post comment</button></form></section>"#;
pub const MOST_READ: &str = r#"<div class="sidebar"><section class="most-read"><h3>Most read</h3><ol><li><a href="/1">Man finds ring he lost in 1987 inside a potato</a></li><li><a href="/2">The ten best beaches of the Hald coast</a></li><li><a href="/3">Why the clock of the town hall is four minutes late</a></li></ol></section></div>"#;
pub const AD: &str = r#"<div class="ad-slot"><span>Advertisement</span></div>"#;

/// The parts of a story as elements. `between` is put in after the third part.
pub fn elements(story: &Story, paragraph: impl Fn(&str) -> String, between: &str) -> String {
    let mut html = String::new();
    for (at, part) in story.parts.iter().enumerate() {
        if at == 3 {
            html.push_str(between);
        }
        let element = match part {
            Part::P(words) => paragraph(words),
            Part::H(words) => format!("<h2>{words}</h2>"),
            Part::List(items) => {
                let items = items.iter().map(|item| format!("<li>{item}</li>\n"));
                format!("<ul>{}</ul>", items.collect::<String>())
            }
            Part::Quote(words) => format!("<blockquote><p>{words}</p></blockquote>"),
            Part::Caption(words) => format!(
                "<figure><img src=\"a.jpg\" alt=\"\"><figcaption>{words}</figcaption></figure>"
            ),
            Part::Table(rows) => {
                let row = |row: &[&str; 3]| format!("<tr><td>{}</td></tr>", row.join("</td><td>"));
                format!(
                    "<table>{}</table>",
                    rows.iter().map(row).collect::<String>()
                )
            }
        };
        html.push_str(&element);
        html.push('\n');
    }
    html
}

pub fn p(words: &str) -> String {
    format!("<p>{words}</p>\n")
}

pub fn plain(story: &Story) -> String {
    elements(story, p, "")
}

/// The metas that most systems write.
pub fn metas(story: &Story) -> String {
    format!(
        r#"<meta charset="utf-8"><title>{0} | {1}</title><link rel="canonical" href="{2}"><meta property="og:title" content="{0}"><meta property="og:site_name" content="{1}"><meta property="og:url" content="{2}"><meta property="og:type" content="article"><meta name="description" content="{3}"><meta property="og:description" content="{3}"><meta property="article:published_time" content="{4}T06:30:00+01:00"><meta property="article:modified_time" content="{5}T09:00:00+01:00">"#,
        story.title,
        story.site,
        story.address(),
        story.standfirst,
        story.published,
        story.updated
    )
}

pub fn authors_as_metas(story: &Story) -> String {
    let one = |name: &&str| format!(r#"<meta name="author" content="{name}">"#);
    story.authors.iter().take(1).map(one).collect()
}

pub fn people(story: &Story) -> String {
    let one = |name: &&str| format!(r#"{{"@type":"Person","name":"{name}"}}"#);
    story.authors.iter().map(one).collect::<Vec<_>>().join(",")
}

/// What search engines are told.
pub fn data(story: &Story, more: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{}","author":[{}],"publisher":{{"@type":"Organization","name":"{}"}},"datePublished":"{}T06:30:00+01:00","dateModified":"{}T09:00:00+01:00","mainEntityOfPage":"{}"{more}}}</script>"#,
        story.title.replace('"', "\\\""),
        people(story),
        story.site,
        story.published,
        story.updated,
        story.address()
    )
}

pub fn document(story: &Story, head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>{head}</head>\n<body class=\"single\">\n{body}\n</body>\n</html>\n",
        story.language
    )
}

/// A page that tells everything.
pub fn all(story: &Story, head: &str, body: &str) -> Page {
    Page {
        html: document(story, head, body),
        told: true,
        byline: true,
    }
}

pub fn by(story: &Story) -> String {
    story.authors.join(" and ")
}
