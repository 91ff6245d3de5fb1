//! Pages with something in them, or missing from them, that readers trip over.

use super::frame::{
    AD, COMMENTS, FOOT, MOST_READ, NAV, NEWSLETTER, Page, SHARE, all, authors_as_metas, by, data,
    elements, metas, p, plain,
};
use super::story::{Part, Story};

pub fn several_headings(story: &Story) -> Page {
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

pub fn pulled_quotation(story: &Story) -> Page {
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

pub fn lazy_pictures(story: &Story) -> Page {
    let between = "<figure class=\"lazy\"><img data-src=\"a.jpg\" class=\"lazyload\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\"><noscript><img src=\"a.jpg\"></noscript></figure><div class=\"video-player\"><p>This video cannot be played in your browser.</p><button>Play video</button></div>";
    let body = format!(
        "{NAV}<article><h1>{}</h1><div class=\"standfirst\"><p>{}</p></div>{}</article>{NEWSLETTER}{FOOT}",
        story.title,
        story.standfirst,
        elements(story, p, between)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

pub fn amp(story: &Story) -> Page {
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

pub fn single_file(story: &Story) -> Page {
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

pub fn paywall(story: &Story) -> Page {
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

pub fn author_box(story: &Story) -> Page {
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

pub fn inline_links(story: &Story) -> Page {
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

pub fn no_facts(story: &Story) -> Page {
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
        told: false,
        byline: false,
    }
}

pub fn dates_that_disagree(story: &Story) -> Page {
    let body = format!(
        "<p><time datetime=\"2026-03-09\">Today is 9 March 2026</time></p>{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p><p>Updated <time datetime=\"{}\">later</time></p>{}</article><aside><h3>Most read</h3><p><a href=\"/x\">A ring in a potato</a> <time datetime=\"2019-01-01\">1 January 2019</time></p></aside>{FOOT}",
        story.title,
        story.standfirst,
        story.updated,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

pub fn addresses_that_disagree(story: &Story) -> Page {
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

pub fn footnoted(story: &Story) -> Page {
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

pub fn video_first(story: &Story) -> Page {
    let body = format!(
        "{NAV}<main><div class=\"player\"><video src=\"a.mp4\"></video><p class=\"visually-hidden\">Video player. Press space to begin.</p></div><h1>{}</h1><p class=\"summary\">{}</p><ul class=\"tags\"><li><a href=\"/t\">Kell</a></li><li><a href=\"/u\">Bridges</a></li></ul><div class=\"text-block\">{}</div></main>{MOST_READ}{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

pub fn sections(story: &Story) -> Page {
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

pub fn old_tables(story: &Story) -> Page {
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

pub fn newsletters(story: &Story) -> Page {
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

pub fn government(story: &Story) -> Page {
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

pub fn hidden_and_printed(story: &Story) -> Page {
    let body = format!(
        "{NAV}<div class=\"print-only\" style=\"display:none\"><p>Printed from courier.example on 9 March 2026. This copy is for your personal use only and may not be handed on.</p></div><article><h1>{}</h1><p class=\"lead\">{}</p>{}<p hidden>Internal: legal has seen this version, do not change the third paragraph before Friday.</p></article><div aria-hidden=\"true\"><p>Loading the next article, which is about a ring in a potato and the man who found it there.</p></div>{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

pub fn endless(story: &Story) -> Page {
    let next = "<article class=\"next-article\"><h2><a href=\"/n\">A ring in a potato</a></h2><p>A man from Ose has found the ring that he lost in 1987. It was inside a potato that his daughter cut open for dinner on Sunday evening.</p><p>“I thought it was a stone,” she said.</p></article>";
    let body = format!(
        "{NAV}<main><article class=\"main-article\"><h1>{}</h1><p class=\"lead\">{}</p>{}</article>{next}</main>{FOOT}",
        story.title,
        story.standfirst,
        plain(story)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

pub fn label_rows(story: &Story) -> Page {
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p><p class=\"meta\">2 March 2026 | Reading time: 3 min</p>{}<p class=\"topics\"><b>Topics:</b> <a href=\"/t\">Kell</a>, <a href=\"/u\">Bridges</a></p><p>Follow us on <a href=\"/f\">Facebook</a></p><p><a href=\"/e\">Report an error</a></p></article>{FOOT}",
        story.title,
        story.standfirst,
        elements(story, p, NEWSLETTER)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

pub fn fact_box(story: &Story) -> Page {
    let between = "<div class=\"infobox related-box\"><h3>Read next</h3><a href=\"/1\">A ring in a potato</a><a href=\"/2\">The ten best beaches</a></div><div class=\"poll-widget promo\"><p>Was the bridge worth it?</p><button>Yes</button><button>No</button></div>";
    let body = format!(
        "{NAV}<article><h1>{}</h1><p class=\"lead\">{}</p>{}</article>{FOOT}",
        story.title,
        story.standfirst,
        elements(story, p, between)
    );
    all(story, &(metas(story) + &data(story, "")), &body)
}

pub fn two_columns(story: &Story) -> Page {
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

pub fn body_as_source(story: &Story) -> Page {
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

pub fn wire_copy(story: &Story) -> Page {
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
