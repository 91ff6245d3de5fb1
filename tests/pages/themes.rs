//! The kinds of pages that news come on, each as its makers build it: what stands around the story, how its own parts are
//! marked, and where the page says who wrote it and when.

use std::fmt::Write as _;

use super::story::{Part, Story};

/// A page, and which of its facts it tells.
pub struct Page {
    pub html: String,
    /// The standfirst is shown.
    pub standfirst: bool,
    pub byline: bool,
    pub published: bool,
    pub publisher: bool,
    pub address: bool,
}

/// A kind of page.
pub type Theme = fn(&Story) -> Page;

const NAV: &str = r#"<header class="site-header"><a href="/" class="logo">Home</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/opinion">Opinion</a></li><li><a href="/weather">Weather</a></li></ul></nav><form role="search"><input name="q"><button>Search</button></form></header>"#;
const COOKIES: &str = r#"<div id="cookie-consent" role="dialog" aria-label="Cookies"><p>We and our 842 partners use cookies and similar methods to recognise visitors and remember their preferences. We also use them to measure the reach of campaigns.</p><button>Accept all</button><button>Manage settings</button></div>"#;
const FOOT: &str = r#"<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li><li><a href="/privacy">Privacy policy</a></li></ul><p>© 2026 Courier Media Ltd. All rights reserved. Registered office: 4 Harbour Street, Kell.</p></footer>"#;
const SHARE: &str = r##"<div class="share-tools"><a href="#">Facebook</a><a href="#">X</a><a href="#">WhatsApp</a><button>Copy link</button></div>"##;
const RELATED: &str = r#"<aside class="related-links"><h3>Related stories</h3><ul><li><a href="/a">Council to vote on new parking rules for the old town</a></li><li><a href="/b">Ose Steelworks takes on forty apprentices</a></li><li><a href="/c">Snow expected on the passes from Thursday night</a></li></ul></aside>"#;
const NEWSLETTER: &str = r#"<div class="newsletter-signup"><h4>Get the morning briefing</h4><p>All that matters in Kell, in your inbox at six. You can unsubscribe at any time.</p><form><input type="email"><button>Sign up</button></form></div>"#;
const COMMENTS: &str = r#"<section id="comments" class="comments-area"><h2>3 comments</h2><ol><li><p><b>Harbour Rat</b> 3 March</p><p>Everybody in this town knew about that letter, and everybody in this town kept quiet, as usual.</p></li><li><p><b>Truth Seeker</b></p><p>What about the roundabout? They spent two millions on that roundabout and nobody asked anything at all, not even this paper.</p></li><li><p><b>Anna K.</b></p><p>Thank you for this article.</p></li></ol><form><textarea></textarea><button>Post comment</button></form></section>"#;
const MOST_READ: &str = r#"<div class="sidebar"><section class="most-read"><h3>Most read</h3><ol><li><a href="/1">Man finds ring he lost in 1987 inside a potato</a></li><li><a href="/2">The ten best beaches of the Hald coast</a></li><li><a href="/3">Why the clock of the town hall is four minutes late</a></li></ol></section></div>"#;
const AD: &str = r#"<div class="ad-slot"><span>Advertisement</span></div>"#;

/// The parts of a story as elements. `between` is put in after the third part.
fn elements(story: &Story, paragraph: impl Fn(&str) -> String, between: &str) -> String {
    let mut html = String::new();
    for (at, part) in story.parts.iter().enumerate() {
        if at == 3 {
            html.push_str(between);
        }
        match part {
            Part::P(words) => html.push_str(&paragraph(words)),
            Part::H(words) => write!(html, "<h2>{words}</h2>\n").unwrap(),
            Part::List(items) => {
                let items: String = items
                    .iter()
                    .map(|item| format!("<li>{item}</li>\n"))
                    .collect();
                write!(html, "<ul>{items}</ul>\n").unwrap();
            }
            Part::Quote(words) => {
                write!(html, "<blockquote><p>{words}</p></blockquote>\n").unwrap()
            }
            Part::Caption(words) => write!(
                html,
                "<figure><img src=\"a.jpg\" alt=\"\"><figcaption>{words}</figcaption></figure>\n"
            )
            .unwrap(),
            Part::Table(rows) => {
                let row = |row: &[&str; 3]| format!("<tr><td>{}</td></tr>", row.join("</td><td>"));
                write!(
                    html,
                    "<table>{}</table>\n",
                    rows.iter().map(row).collect::<String>()
                )
                .unwrap();
            }
        }
    }
    html
}

fn p(words: &str) -> String {
    format!("<p>{words}</p>\n")
}

fn plain(story: &Story) -> String {
    elements(story, p, "")
}

/// The metas that most systems write.
fn metas(story: &Story) -> String {
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

fn authors_as_metas(story: &Story) -> String {
    let one = |name: &&str| format!(r#"<meta name="author" content="{name}">"#);
    story.authors.iter().take(1).map(one).collect()
}

fn people(story: &Story) -> String {
    let one = |name: &&str| format!(r#"{{"@type":"Person","name":"{name}"}}"#);
    story.authors.iter().map(one).collect::<Vec<_>>().join(",")
}

/// What search engines are told.
fn data(story: &Story, more: &str) -> String {
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

fn document(story: &Story, head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>{head}</head>\n<body class=\"single\">\n{body}\n</body>\n</html>\n",
        story.language
    )
}

/// A page that tells everything.
fn all(story: &Story, head: &str, body: &str) -> Page {
    Page {
        html: document(story, head, body),
        standfirst: true,
        byline: true,
        published: true,
        publisher: true,
        address: true,
    }
}

fn by(story: &Story) -> String {
    story.authors.join(" and ")
}

fn newspaper(story: &Story) -> Page {
    let body = format!(
        "{COOKIES}{NAV}<main><article><header><p class=\"kicker\">Kell</p><h1>{}</h1><p class=\"standfirst\">{}</p><div class=\"byline\">By <a rel=\"author\" href=\"/x\">{}</a></div><time datetime=\"{}T06:30\">2 March 2026</time>{SHARE}</header><div class=\"article-body\">{}</div>{SHARE}</article>{MOST_READ}</main>{FOOT}",
        story.title,
        story.standfirst,
        by(story),
        story.published,
        elements(story, p, RELATED)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn wordpress(story: &Story) -> Page {
    let body = format!(
        "<div id=\"page\" class=\"site\"><a class=\"skip-link screen-reader-text\" href=\"#content\">Skip to content</a>{NAV}<div id=\"content\"><main id=\"main\" class=\"site-main\"><article id=\"post-48\" class=\"post-48 post type-post hentry category-news tag-bridge\"><header class=\"entry-header\"><h1 class=\"entry-title\">{}</h1><div class=\"entry-meta\"><span class=\"posted-on\">Posted on <a href=\"/d\"><time class=\"entry-date published\" datetime=\"{1}T06:30:00+01:00\">{1}</time></a></span> <span class=\"byline\">by <span class=\"author vcard\"><a class=\"url fn n\" href=\"/author\">{2}</a></span></span></div></header><div class=\"entry-content\"><p class=\"has-large-font-size\">{3}</p>{4}<div class=\"sharedaddy sd-sharing-enabled\"><h3>Share this:</h3><ul><li><a href=\"#\">Click to share on Facebook</a></li></ul></div></div><footer class=\"entry-footer\"><span class=\"cat-links\">Posted in <a href=\"/c\">News</a></span></footer></article><nav class=\"post-navigation\"><a href=\"/p\">Previous post: The clock of the town hall</a></nav>{COMMENTS}</main></div><aside id=\"secondary\" class=\"widget-area\"><section class=\"widget\"><h2>Recent Posts</h2><ul><li><a href=\"/r\">Man finds ring in potato</a></li></ul></section></aside>{FOOT}</div>",
        story.title,
        story.published,
        by(story),
        story.standfirst,
        plain(story)
    );
    all(story, &metas(story), &body)
}

fn ghost(story: &Story) -> Page {
    let body = format!(
        "<div class=\"gh-viewport\">{NAV}<main class=\"gh-main\"><article class=\"gh-article post\"><header class=\"gh-article-header\"><a class=\"gh-article-tag\" href=\"/tag\">Kell</a><h1 class=\"gh-article-title\">{}</h1><p class=\"gh-article-excerpt\">{}</p><div class=\"gh-article-meta\"><h4 class=\"gh-article-author-name\"><a href=\"/a\">{}</a></h4><time class=\"gh-article-meta-date\" datetime=\"{}\">Mar 2</time><span>4 min read</span></div></header><section class=\"gh-content\">{}<div class=\"kg-card kg-callout-card\">You are reading a post for everybody. <a href=\"#/portal\">Subscribe</a></div></section></article><section class=\"gh-sidebar\"><h3>Read more</h3><a href=\"/1\"><h4>The clock is late</h4><p>Nobody knows why the clock of the town hall is late, but everybody has a theory about it.</p></a></section></main></div>{FOOT}",
        story.title,
        story.standfirst,
        by(story),
        story.published,
        plain(story)
    );
    all(
        story,
        &(metas(story) + &data(story, ",\"@id\":\"x\"").replace("NewsArticle", "Article")),
        &body,
    )
}

fn arc(story: &Story) -> Page {
    let body = format!(
        "<div id=\"fusion-app\"><div class=\"c-stack b-header\">{NAV}</div><div class=\"grid\"><div class=\"b-headline\"><h1 class=\"c-heading\">{}</h1><h2 class=\"c-subheading b-subheadline\">{}</h2></div><div class=\"b-byline\"><span>By</span> <a href=\"/x\">{}</a></div><time class=\"c-date b-date\" datetime=\"{}T06:30:00Z\">March 02</time><article class=\"b-article-body\">{}</article><div class=\"b-author-bio\"><p>The author has written about towns and their money since 2009 and lives in Kell.</p></div>{MOST_READ}</div></div>{FOOT}",
        story.title,
        story.standfirst,
        by(story),
        story.published,
        elements(
            story,
            |words| format!("<p class=\"c-paragraph\">{words}</p>"),
            &format!(
                "{AD}<p class=\"c-paragraph interstitial-link\"><a href=\"/r\">Read more: Ose Steelworks takes on forty apprentices</a></p>"
            )
        )
    );
    all(
        story,
        &(metas(story) + &data(story, ",\"isAccessibleForFree\":true")),
        &body,
    )
}

fn drupal(story: &Story) -> Page {
    let body = format!(
        "<div class=\"dialog-off-canvas-main-canvas\">{NAV}<main role=\"main\"><div class=\"region region-content\"><h1 class=\"page-title\"><span class=\"field field--name-title\">{}</span></h1><article class=\"node node--type-article\"><footer class=\"node__meta\"><div class=\"author\">Submitted by <span class=\"field--name-uid\">{}</span> on {}</div></footer><div class=\"node__content\"><div class=\"field field--name-field-lead field__item\"><p>{}</p></div><div class=\"field field--name-body field__item\">{}</div><div class=\"field field--name-field-tags\"><div class=\"field__label\">Tags</div><div class=\"field__item\"><a href=\"/t\">Bridges</a></div></div></div></article></div></main>{FOOT}</div>",
        story.title,
        by(story),
        story.published,
        story.standfirst,
        plain(story)
    );
    all(story, &(metas(story) + &authors_as_metas(story)), &body)
}

fn agency(story: &Story) -> Page {
    let body = format!(
        "<table width=\"100%\"><tr><td colspan=\"2\">{NAV}</td></tr><tr><td valign=\"top\"><h1>{}</h1><p><i>{}</i></p><p>{} | {}</p>{}<p>(Reporting by {}; editing by Lena Moe)</p></td><td width=\"200\">{MOST_READ}</td></tr></table>",
        story.title,
        story.standfirst,
        by(story),
        story.published,
        plain(story),
        by(story)
    );
    all(story, &metas(story), &body)
}

fn microdata(story: &Story) -> Page {
    let authors: String = story.authors.iter().map(|name| format!("<span itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"><span itemprop=\"name\">{name}</span></span> ")).collect();
    let body = format!(
        "{NAV}<div itemscope itemtype=\"https://schema.org/NewsArticle\"><h1 itemprop=\"headline\">{}</h1><p itemprop=\"description\" class=\"lead\">{}</p>{authors}<meta itemprop=\"datePublished\" content=\"{}\"><meta itemprop=\"dateModified\" content=\"{}\"><div itemprop=\"articleBody\">{}</div></div>{RELATED}{FOOT}",
        story.title,
        story.standfirst,
        story.published,
        story.updated,
        plain(story)
    );
    let head = format!(
        "<meta charset=utf-8><title>{} - {}</title><link rel=canonical href=\"{}\"><meta property=og:site_name content=\"{}\">",
        story.title,
        story.site,
        story.address(),
        story.site
    );
    all(story, &head, &body)
}

fn graph(story: &Story) -> Page {
    let people: String = story
        .authors
        .iter()
        .enumerate()
        .map(|(n, name)| format!(r##",{{"@type":"Person","@id":"#p{n}","name":"{name}"}}"##))
        .collect();
    let refers: Vec<String> = (0..story.authors.len())
        .map(|n| format!(r##"{{"@id":"#p{n}"}}"##))
        .collect();
    let head = format!(
        r##"<meta charset="utf-8"><title>{0} - {1}</title><script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","@id":"#site","name":"{1}"}},{{"@type":"Organization","@id":"#org","name":"{1}"}},{{"@type":"WebPage","@id":"{2}","url":"{2}","isPartOf":{{"@id":"#site"}}}},{{"@type":"Article","headline":"{0}","author":[{3}],"publisher":{{"@id":"#org"}},"mainEntityOfPage":{{"@id":"{2}"}},"datePublished":"{4}","dateModified":"{5}"}}{people}]}}</script>"##,
        story.title.replace('"', "\\\""),
        story.site,
        story.address(),
        refers.join(","),
        story.published,
        story.updated
    );
    let body = format!(
        "{NAV}<main><article><h1>{}</h1><p class=\"lead\">{}</p>{}</article></main>{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(story, &head, &body)
}

fn data_alone(story: &Story) -> Page {
    let text: Vec<String> = std::iter::once(story.standfirst.to_owned())
        .chain(story.words())
        .collect();
    let text = text.join("\\n\\n").replace('"', "\\\"");
    let body = "<div id=\"root\"><p>You need to enable JavaScript to run this app.</p></div><script src=\"/app.js\"></script>";
    all(
        story,
        &(metas(story) + &data(story, &format!(",\"articleBody\":\"{text}\""))),
        body,
    )
}

fn broken_lines(story: &Story) -> Page {
    let text = elements(story, |words| format!("{words}<br><br>\n"), "");
    let body = format!(
        "{NAV}<div class=\"story\"><h1>{}</h1><div class=\"lead\">{}</div><div class=\"author\">{}</div><div class=\"text\">{text}</div></div>{FOOT}",
        story.title,
        story.standfirst,
        by(story)
    );
    all(story, &metas(story), &body)
}

fn divs(story: &Story) -> Page {
    let text = elements(
        story,
        |words| format!("<div class=\"t1 x9\"><span>{words}</span></div>\n"),
        AD,
    );
    let body = format!(
        "{COOKIES}{NAV}<div class=\"c1\"><div class=\"c2\"><div class=\"h1 xx\"><h1>{}</h1></div><div class=\"c3 subtitle\">{}</div><div class=\"c5\">{text}</div></div></div>{MOST_READ}{FOOT}",
        story.title, story.standfirst
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn several_headings(story: &Story) -> Page {
    let body = format!(
        "<header><h1 class=\"logo\"><a href=\"/\">{}</a></h1></header><h1>News from the coast</h1><article><h1>{}</h1><p class=\"intro\">{}</p><p class=\"byline\">By {}</p>{}</article><section><h1>More from the coast</h1><ul><li><a href=\"/1\">Snow on the passes</a></li><li><a href=\"/2\">A ring in a potato</a></li></ul></section>{FOOT}",
        story.site,
        story.title,
        story.standfirst,
        by(story),
        plain(story)
    );
    all(story, &metas(story), &body)
}

fn pulled_quotation(story: &Story) -> Page {
    let Part::P(words) = story.parts[0] else {
        unreachable!()
    };
    let pulled: String = words.split_inclusive(' ').take(9).collect();
    let between = format!(
        "<aside class=\"pullquote\"><p>{}</p></aside>{AD}",
        pulled.trim()
    );
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"dek\">{}</p>{}</article>{FOOT}",
        story.title,
        story.standfirst,
        elements(story, p, &between)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn lazy_pictures(story: &Story) -> Page {
    let between = "<figure class=\"lazy\"><img data-src=\"a.jpg\" class=\"lazyload\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\"><noscript><img src=\"a.jpg\"></noscript></figure><div class=\"video-player\"><p>This video cannot be played in your browser.</p><button>Play video</button></div>";
    let body = format!(
        "{NAV}<article><h1>{}</h1><div class=\"standfirst\"><p>{}</p></div>{}</article>{NEWSLETTER}{FOOT}",
        story.title,
        story.standfirst,
        elements(story, p, between)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn amp(story: &Story) -> Page {
    let html = format!(
        "<!doctype html><html amp lang=\"{}\"><head>{}{}<script async src=\"https://cdn.ampproject.example/v0.js\"></script><style amp-custom>p{{}}</style></head><body><amp-sidebar id=\"s\"><ul><li><a href=\"/n\">News</a></li></ul></amp-sidebar><article><h1>{}</h1><p class=\"summary\">{}</p><amp-img src=\"a.jpg\"></amp-img>{}</article><amp-ad type=\"x\"><p>Buy now</p></amp-ad>{FOOT}</body></html>",
        story.language,
        metas(story),
        data(story, ""),
        story.title,
        story.standfirst,
        elements(story, p, "<amp-ad><div>Advertisement</div></amp-ad>")
    );
    Page {
        html,
        ..all(story, "", "")
    }
}

fn single_file(story: &Story) -> Page {
    let shade = format!(
        "<div class=\"host\"><template shadowrootmode=\"open\"><style>p{{}}</style><article><h1>{}</h1><p class=\"standfirst\">{}</p>{}</article></template></div>",
        story.title,
        story.standfirst,
        plain(story)
    );
    let html = format!(
        "<!DOCTYPE html> <html lang={}><!--\n Page saved with SingleFile \n url: {} \n saved date: Mon Mar 09 2026\n--><meta charset=utf-8><title>{} | {}</title>{}<body>{NAV}{shade}{FOOT}",
        story.language,
        story.address(),
        story.title,
        story.site,
        data(story, "")
    );
    Page {
        html,
        ..all(story, "", "")
    }
}

fn paywall(story: &Story) -> Page {
    let between = "<div class=\"paywall-notice subscription\"><p>This article is for subscribers.</p><a href=\"/s\">Subscribe now for 9 crowns a month</a></div>";
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p>{}</article>{FOOT}",
        story.title,
        story.standfirst,
        elements(story, p, between)
    );
    all(
        story,
        &(metas(story) + &data(story, ",\"isAccessibleForFree\":\"False\"")),
        &body,
    )
}

fn author_box(story: &Story) -> Page {
    let bio = format!(
        "<div class=\"author-box\"><img src=\"f.jpg\"><h4>About the author</h4><p>{} has written about towns and their money since 2009. Write to the newsroom if you know more.</p><a href=\"/all\">All articles</a></div>",
        story.authors[0]
    );
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p>{}{bio}{SHARE}</article>{COMMENTS}{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn inline_links(story: &Story) -> Page {
    let mut n = 0;
    let parts: String = story.parts.iter().map(|part| {
        n += 1;
        let one = Story { parts: std::slice::from_ref(part), ..*story };
        let link = ["<p><strong>Read also:</strong> <a href=\"/r\">The clock of the town hall is late again</a></p>", "<p><a href=\"/q\">READ MORE: A ring in a potato</a></p>", ""];
        elements(&one, p, "") + if n % 3 == 2 { link[n % 2] } else { "" }
    }).collect();
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p>{parts}</article>{FOOT}",
        story.title, story.standfirst
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn no_facts(story: &Story) -> Page {
    let body = format!(
        "<div><a href=\"/\">{}</a></div><h1>{}</h1><p>{}</p>{}<hr><a href=\"/\">Back</a>",
        story.site,
        story.title,
        story.standfirst,
        plain(story)
    );
    Page {
        html: format!(
            "<html lang={}><head><title>{}</title></head><body>{body}</body></html>",
            story.language, story.title
        ),
        standfirst: true,
        byline: false,
        published: false,
        publisher: false,
        address: false,
    }
}

fn dates_that_disagree(story: &Story) -> Page {
    let body = format!(
        "<p><time datetime=\"2026-03-09\">Today is 9 March 2026</time></p>{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p><p>Updated <time datetime=\"{}\">later</time></p>{}</article><aside><h3>Most read</h3><p><a href=\"/x\">A ring in a potato</a> <time datetime=\"2019-01-01\">1 January 2019</time></p></aside>{FOOT}",
        story.title,
        story.standfirst,
        story.updated,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn addresses_that_disagree(story: &Story) -> Page {
    let head = metas(story).replace(
        &format!("property=\"og:url\" content=\"{}\"", story.address()),
        "property=\"og:url\" content=\"https://courier.example/?p=48&utm_source=feed\"",
    );
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p>{}</article>{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(
        story,
        &(head + &authors_as_metas(story) + &data(story, "")),
        &body,
    )
}

fn footnoted(story: &Story) -> Page {
    let n = std::cell::Cell::new(0);
    let text = elements(
        story,
        |words| {
            n.set(n.get() + 1);
            if n.get() == 1 {
                format!("<p>{words}<sup id=\"fnref1\"><a href=\"#fn1\">1</a></sup></p>")
            } else {
                p(words)
            }
        },
        "",
    );
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p>{text}</article>{FOOT}",
        story.title, story.standfirst
    );
    all(
        story,
        &(metas(story) + &data(story, "")),
        &body.replace("</article>", "<ol class=\"footnotes\"></ol></article>"),
    )
}

fn video_first(story: &Story) -> Page {
    let body = format!(
        "{NAV}<main><div class=\"player\"><video src=\"a.mp4\"></video><p class=\"visually-hidden\">Video player. Press space to begin.</p></div><h1>{}</h1><p class=\"summary\">{}</p><ul class=\"tags\"><li><a href=\"/t\">Kell</a></li><li><a href=\"/u\">Bridges</a></li></ul><div class=\"text-block\">{}</div></main>{MOST_READ}{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn sections(story: &Story) -> Page {
    let blocks: String = story.parts.iter().map(|part| {
        let one = Story { parts: std::slice::from_ref(part), ..*story };
        format!("<section class=\"block\" data-component=\"text-block\"><div class=\"inner\">{}</div></section>", elements(&one, p, ""))
    }).collect();
    let body = format!(
        "{NAV}<main id=\"main-content\"><article><header data-component=\"headline-block\"><h1 id=\"main-heading\">{}</h1></header><section data-component=\"byline-block\"><span>{}</span></section><section data-component=\"text-block\"><p><b>{}</b></p></section>{blocks}<section data-component=\"links-block\"><h2>More on this story</h2><ul><li><a href=\"/a\">A ring in a potato</a></li></ul></section></article></main>{FOOT}",
        story.title,
        by(story),
        story.standfirst
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn old_tables(story: &Story) -> Page {
    let text = elements(
        story,
        |words| format!("<font face=\"Times\" size=\"3\">{words}</font><p>\n"),
        "",
    );
    let body = format!(
        "<center><table border=0 width=760><tr><td bgcolor=#003366><font color=white><b>{}</b></font></td></tr><tr><td><table><tr><td width=140 valign=top><a href=/a>News</a><br><a href=/b>Sport</a><br><a href=/c>Weather</a></td><td valign=top><h1><font size=5>{}</font></h1><b>{}</b><p>{text}</td></tr></table></td></tr></table></center>",
        story.site, story.title, story.standfirst
    );
    all(story, &(metas(story) + &authors_as_metas(story)), &body)
}

fn newsletters(story: &Story) -> Page {
    let body = format!(
        "<div class=\"single-post\"><div class=\"post-header\"><h1 class=\"post-title\">{}</h1><h3 class=\"subtitle\">{}</h3><div class=\"byline-wrapper\"><a href=\"/@x\">{}</a><div class=\"pencraft\">Mar 02, 2026</div></div><div class=\"post-ufi\"><button>Like</button><button>Share</button></div></div><div class=\"available-content\"><div class=\"body markup\">{}</div></div><div class=\"subscription-widget\"><p>Thanks for reading {}! Subscribe for free to receive new posts and support my work.</p><form><button>Subscribe</button></form></div></div><div class=\"comments-section\"><h4>Discussion about this post</h4><div class=\"comment\"><p>I knew it all along, and so did my brother in law who drives the crane.</p></div></div>",
        story.title,
        story.standfirst,
        by(story),
        plain(story),
        story.site
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn government(story: &Story) -> Page {
    let body = format!(
        "<a href=\"#content\" class=\"skip-link\">Skip to main content</a>{NAV}<div class=\"breadcrumbs\"><ol><li><a href=\"/\">Home</a></li><li><a href=\"/news\">News and communications</a></li></ol></div><main id=\"content\"><span class=\"context\">News story</span><h1>{}</h1><p class=\"lead-paragraph\">{}</p><dl class=\"metadata\"><dt>From:</dt><dd><a href=\"/o\">{}</a></dd><dt>Published</dt><dd>2 March 2026</dd></dl><div class=\"govspeak\">{}</div><div class=\"share-links\"><h2>Share this page</h2><a href=\"#\">Share on Facebook</a></div></main>{FOOT}",
        story.title,
        story.standfirst,
        story.site,
        plain(story)
    );
    let head = metas(story) + &authors_as_metas(story);
    all(story, &head, &body)
}

fn hidden_and_printed(story: &Story) -> Page {
    let body = format!(
        "{NAV}<div class=\"print-only\" style=\"display:none\"><p>Printed from courier.example on 9 March 2026. This copy is for your personal use only and may not be handed on.</p></div><article><h1>{}</h1><p class=\"lead\">{}</p>{}<p hidden>Internal: legal has seen this version, do not change the third paragraph before Friday.</p></article><div aria-hidden=\"true\"><p>Loading the next article, which is about a ring in a potato and the man who found it there.</p></div>{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn endless(story: &Story) -> Page {
    let next = "<article class=\"next-article\"><h2><a href=\"/n\">A ring in a potato</a></h2><p>A man from Ose has found the ring that he lost in 1987. It was inside a potato that his daughter cut open for dinner on Sunday evening.</p><p>“I thought it was a stone,” she said.</p></article>";
    let body = format!(
        "{NAV}<main><article class=\"main-article\"><h1>{}</h1><p class=\"lead\">{}</p>{}</article>{next}</main>{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn label_rows(story: &Story) -> Page {
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p><p class=\"meta\">2 March 2026 | Reading time: 3 min</p>{}<p class=\"topics\"><b>Topics:</b> <a href=\"/t\">Kell</a>, <a href=\"/u\">Bridges</a></p><p>Follow us on <a href=\"/f\">Facebook</a></p><p><a href=\"/e\">Report an error</a></p></article>{FOOT}",
        story.title,
        story.standfirst,
        elements(story, p, NEWSLETTER)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn fact_box(story: &Story) -> Page {
    let between = "<div class=\"infobox related-box\"><h3>Read next</h3><a href=\"/1\">A ring in a potato</a><a href=\"/2\">The ten best beaches</a></div><div class=\"poll-widget promo\"><p>Was the bridge worth it?</p><button>Yes</button><button>No</button></div>";
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p>{}</article>{FOOT}",
        story.title,
        story.standfirst,
        elements(story, p, between)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn two_columns(story: &Story) -> Page {
    let middle = story.parts.len() / 2;
    let (left, right) = story.parts.split_at(middle);
    let half = |parts| elements(&Story { parts, ..*story }, p, "");
    let body = format!(
        "{NAV}<div class=\"article\"><h1>{}</h1><p class=\"lead\">{}</p><div class=\"column first\">{}</div>{AD}<div class=\"column second\">{}</div></div>{MOST_READ}{FOOT}",
        story.title,
        story.standfirst,
        half(left),
        half(right)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

fn body_as_source(story: &Story) -> Page {
    let source = plain(story).replace('"', "\\\"").replace('\n', " ");
    let body = format!(
        "<div id=\"app\"><h1>{}</h1><p>{}</p><p>Loading…</p></div>",
        story.title, story.standfirst
    );
    let source = format!("<p>{}</p>{source}", story.standfirst.replace('"', "\\\""));
    all(
        story,
        &(metas(story)
            + &data(
                story,
                &format!(",\"articleBody\":\"{}\"", source.replace('/', "\\/")),
            )),
        &body,
    )
}

fn wire_copy(story: &Story) -> Page {
    let n = std::cell::Cell::new(0);
    let text = elements(
        story,
        |words| {
            n.set(n.get() + 1);
            if n.get() == 1 {
                format!("<p>KELL (Wire) — {words}</p>")
            } else {
                p(words)
            }
        },
        AD,
    );
    let body = format!(
        "{NAV}<article><h1>{}</h1><h2 class=\"deck\">{}</h2>{text}</article>{FOOT}",
        story.title, story.standfirst
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

/// All kinds, with their names.
pub const THEMES: [(&str, Theme); 36] = [
    ("a newspaper", newspaper),
    ("WordPress", wordpress),
    ("Ghost", ghost),
    ("Arc", arc),
    ("Drupal", drupal),
    ("an agency's table", agency),
    ("microdata", microdata),
    ("a graph of data", graph),
    ("data alone", data_alone),
    ("lines broken twice", broken_lines),
    ("divs without names", divs),
    ("several headings", several_headings),
    ("a pulled quotation", pulled_quotation),
    ("pictures that come late", lazy_pictures),
    ("AMP", amp),
    ("SingleFile with a shadow", single_file),
    ("a paywall", paywall),
    ("a box about the author", author_box),
    ("links between paragraphs", inline_links),
    ("no facts at all", no_facts),
    ("dates that disagree", dates_that_disagree),
    ("addresses that disagree", addresses_that_disagree),
    ("a footnote", footnoted),
    ("a film above", video_first),
    ("a section a paragraph", sections),
    ("tables of 1999", old_tables),
    ("a newsletter", newsletters),
    ("an office of the state", government),
    ("words that are hidden", hidden_and_printed),
    ("the next article below", endless),
    ("rows of labels", label_rows),
    ("boxes inside", fact_box),
    ("two columns", two_columns),
    ("source in its data", body_as_source),
    ("wire copy", wire_copy),
    ("the newspaper, encoded twice", |story| {
        let page = newspaper(story);
        Page {
            html: page
                .html
                .replace('“', "&ldquo;")
                .replace('”', "&rdquo;")
                .replace('é', "&eacute;"),
            ..page
        }
    }),
];
