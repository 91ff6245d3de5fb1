//! Pages as the systems and the habits of newsrooms build them.

use super::frame::{
    AD, COMMENTS, COOKIES, FOOT, MOST_READ, NAV, Page, RELATED, SHARE, all, authors_as_metas, by,
    data, elements, metas, p, plain,
};
use super::story::Story;

pub fn newspaper(story: &Story) -> Page {
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

pub fn wordpress(story: &Story) -> Page {
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

pub fn ghost(story: &Story) -> Page {
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

pub fn arc(story: &Story) -> Page {
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

pub fn drupal(story: &Story) -> Page {
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

pub fn agency(story: &Story) -> Page {
    let body = format!(
        "<table width=\"100%\"><tr><td colspan=\"2\">{NAV}</td></tr><tr><td valign=\"top\"><h1>{}</h1><p><i>{}</i></p><p>{} | {}</p>{}<p>(Reporting by {}; editing by Lena Moe)</p></td><td width=\"200\">{MOST_READ}</td></tr></table>",
        story.title,
        story.standfirst,
        by(story),
        story.published,
        plain(story),
        by(story)
    );
    Page {
        byline: false,
        ..all(story, &metas(story), &body)
    }
}

pub fn microdata(story: &Story) -> Page {
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

pub fn graph(story: &Story) -> Page {
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

pub fn data_alone(story: &Story) -> Page {
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

pub fn broken_lines(story: &Story) -> Page {
    let text = elements(story, |words| format!("{words}<br><br>\n"), "");
    let body = format!(
        "{NAV}<div class=\"story\"><h1>{}</h1><div class=\"lead\">{}</div><div class=\"author\">{}</div><div class=\"text\">{text}</div></div>{FOOT}",
        story.title,
        story.standfirst,
        by(story)
    );
    all(story, &metas(story), &body)
}

pub fn divs(story: &Story) -> Page {
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
