//! Pages of many kinds, all about invented places, each with what a reader would call its article.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use std::fmt::Write as _;

use super::{Html, is_page};
use crate::{
    import::{ImportError, Imported, View, readers::Reader as _},
    session::Role,
};

fn read(source: &str) -> Imported {
    Html.read(source.as_bytes(), View::Final).unwrap()
}

/// The paragraphs, one a line, each with a letter for what it is; running text has none.
fn lines(imported: &Imported) -> String {
    let mut lines = String::new();
    for paragraph in &imported.paragraphs {
        let mark = match paragraph.role {
            Role::Headline => "# ",
            Role::Subheading => "## ",
            Role::Caption => "c ",
            Role::Quotation => "> ",
            Role::ListItem => "- ",
            Role::Furniture => "f ",
            _ => "",
        };
        writeln!(lines, "{mark}{}", paragraph.text).unwrap();
    }
    lines
}

#[track_caller]
fn check(source: &str, want: &str) -> Imported {
    let imported = read(source);
    assert_eq!(lines(&imported), want.trim_start());
    imported
}

/// Three paragraphs that any page may hold.
const ONE: &str = "The town of Kell opened its new bridge on Monday, two years later than planned, after the contractor had replaced 214 of its 380 bolts.";
const TWO: &str = "Mayor Ida Brandt said the work had cost 48 million crowns, which is 11 million more than the council approved in 2021, and blamed the price of steel.";
const THREE: &str = "About 9,000 people cross the river Ose every day, according to a count by the county in May, and most of them had to take the ferry until now.";

#[test]
fn a_news_article_with_everything_around_it() {
    let source = format!(
        r##"<!DOCTYPE html><html lang="en-GB"><head><title>Bridge opens in Kell | The Ose Courier</title>
<meta property="og:title" content="Bridge opens in Kell two years late"><meta property="og:site_name" content="The Ose Courier">
<link rel="canonical" href="/news/bridge"><meta property="og:url" content="https://courier.example/news/bridge?ref=og">
<meta name="description" content="The crossing cost 11 million crowns more than the council had approved.">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"x"}},{{"@type":"NewsArticle","headline":"Bridge opens in Kell two years late","author":[{{"@type":"Person","name":"Jon Aas"}},{{"@type":"Person","name":"Mia Ode"}}],"publisher":{{"@type":"Organization","name":"The Ose Courier"}},"datePublished":"2026-03-02T06:30:00+01:00","dateModified":"2026-03-03T09:00:00Z"}}]}}</script>
<style>.x {{ color: red }}</style></head><body>
<div id="cookie-banner" class="cookie"><p>We use cookies, and we would like to set more of them to know you better.</p><button>Accept all</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article>
<h1>Bridge opens in Kell two years late</h1>
<p class="standfirst">The crossing cost 11 million crowns more than the council had approved.</p>
<div class="meta"><span class="byline">By Jon Aas and Mia Ode</span> <time datetime="2026-03-02">2 March 2026</time></div>
<div class="share"><a href="https://social.example/share">Share on X</a> <a href="#">Copy link</a></div>
<div class="body"><figure><img src="data:image/png;base64,AAAA" alt="x"><figcaption>The bridge on Monday. Photo: Mia Ode</figcaption></figure><p>{ONE}</p><p>{TWO} <a href="../docs/budget.pdf">The budget</a> is public, and <a href="mailto:desk@courier.example">we</a> have read it.</p>
<div class="newsletter-signup"><p>Sign up for our morning letter and never miss a thing.</p></div>
<h2>What it cost</h2><blockquote><p>We paid for every bolt twice, Brandt said, and we would do it again, because the ferry was no answer to anything.</p></blockquote>
<ul><li>Steel: 19 million crowns</li><li>Labour: 22 million crowns, of which 4 million for nights</li></ul>
<table><tr><th>Year</th><th>Crowns</th></tr><tr><td>2024</td><td>20 million</td></tr><tr><td>2025</td><td>28 million</td></tr></table>
<p>{THREE}</p></div>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Ferry makes its last journey over the Ose</a></li><li><a href="/b">Council asks for an audit of the bridge</a></li></ul></aside>
</article></main><footer><p>© The Ose Courier</p></footer><script>var p = "<p>no text</p>";</script></body></html>"##
    );
    let read = check(
        &source,
        &format!(
            "# Bridge opens in Kell two years late\nThe crossing cost 11 million crowns more than the council had approved.\nc The bridge on Monday. Photo: Mia Ode\n{ONE}\n{TWO} The budget is public, and we have read it.\n## What it cost\n> We paid for every bolt twice, Brandt said, and we would do it again, because the ferry was no answer to anything.\n- Steel: 19 million crowns\n- Labour: 22 million crowns, of which 4 million for nights\nc Year | Crowns\nc 2024 | 20 million\nc 2025 | 28 million\n{THREE}\n"
        ),
    );
    assert_eq!(read.title, "Bridge opens in Kell two years late");
    assert_eq!(read.byline.as_deref(), Some("Jon Aas, Mia Ode"));
    assert_eq!(read.publisher.as_deref(), Some("The Ose Courier"));
    assert_eq!(read.language.as_deref(), Some("en"));
    assert_eq!(read.published, "2026-03-02".parse().ok());
    assert_eq!(read.updated, "2026-03-03".parse().ok());
    assert_eq!(
        read.address.as_deref(),
        Some("https://courier.example/news/bridge")
    );
    let links = &read.paragraphs[4].links;
    assert_eq!(links[0].to, "https://courier.example/docs/budget.pdf");
    assert_eq!(links[1].to, "mailto:desk@courier.example");
    let words: String = read.paragraphs[4]
        .text
        .chars()
        .skip(links[0].start)
        .take(links[0].end - links[0].start)
        .collect();
    assert_eq!(words, "The budget");
}

#[test]
fn a_blog_with_comments_below() {
    let source = format!(
        r#"<html><head><title>Bolts, bolts, bolts - Notes from Kell</title></head><body><div id="page"><div id="header"><h1><a href="/">Notes from Kell</a></h1></div>
<div class="post"><h2 class="entry-title">Bolts, bolts, bolts</h2><p class="post-meta">Posted on <time class="entry-date" datetime="2026-03-05T10:00">March 5</time></p><div class="entry"><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>
<p class="tags">Tags: <a href="/t/bridge">bridge</a>, <a href="/t/steel">steel</a></p></div>
<div id="comments" class="comments"><h3>2 comments</h3><ol class="commentlist"><li class="comment"><p>I never liked the ferry, said nobody ever, and I took it for nine years.</p></li><li class="comment"><p>The bolts were fine, my uncle made them himself.</p></li></ol></div></div></body></html>"#
    );
    let read = read(&source);
    let text = read.text();
    assert!(
        text.contains(ONE) && text.contains(TWO) && text.contains(THREE),
        "{text}"
    );
    assert!(
        !text.contains("uncle") && !text.contains("comments"),
        "{text}"
    );
    assert_eq!(read.published, "2026-03-05".parse().ok());
    assert_eq!(read.title, "Bolts, bolts, bolts");
}

#[test]
fn lines_broken_twice_are_paragraphs() {
    let source = format!(
        "<html><head><title>The new bridge of Kell is open</title></head><body><table><tr><td><a href='/'>Home</a></td></tr></table><div><div><div><font face=arial>{ONE}<br><br>{TWO}<br><br>\n{THREE}<br>It is free.</font></div></div></div></body></html>"
    );
    check(&source, &format!("{ONE}\n{TWO}\n{THREE}\nIt is free.\n"));
}

#[test]
fn a_page_that_scripts_build_holds_its_text_as_data() {
    let source = format!(
        r#"<!doctype html><html><head><title>Kell today</title><script type="application/ld+json">[{{"@type":["Article","NewsArticle"],"headline":"Bridge &amp; ferry","author":"By Jon Aas","inLanguage":"en","articleBody":"{ONE}\n\n{TWO}
{THREE}"}}]</script></head><body><div id="root"></div><noscript>Please turn on JavaScript to read this page.</noscript></body></html>"#
    );
    let read = read(&source);
    let text = read.text();
    assert!(text.contains(ONE) && text.contains(THREE), "{text}");
    assert!(!text.contains("JavaScript"), "{text}");
    assert_eq!(read.title, "Bridge & ferry");
    assert_eq!(read.byline.as_deref(), Some("Jon Aas"));
}

#[test]
fn an_encyclopedia_with_tables_and_notes() {
    let source = format!(
        r##"<html lang="en"><head><title>Kell - Wikia of Places</title></head><body><div id="content"><h1>Kell</h1><div id="bodyContent">
<p><b>Kell</b> is a town on the river Ose.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> It had 21,400 inhabitants in 2024<sup class="reference"><a href="#cite_note-2">[2]</a></sup> and covers 31 km<sup>2</sup>.</p>
<p>{ONE}</p><p>{TWO}</p><h2>History<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2><p>{THREE}</p>
<table class="wikitable"><caption>Inhabitants</caption><tbody><tr><th>Year</th><th>People</th></tr><tr><td>1900</td><td>3,200</td></tr><tr><td>2024</td><td>21,400</td></tr></tbody></table>
<h2>References</h2><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">Oll, Ada: <a href="https://books.example/kell">A history of Kell</a>, 1988, page 12, with a map of the town and its seven gates.</span></li><li id="cite_note-2"><span>County office: figures of 31 December 2024, table 7, as published in the yearbook.</span></li></ol>
</div></div></body></html>"##
    );
    let read = read(&source);
    let text = read.text();
    assert!(
        text.contains(
            "Kell is a town on the river Ose. It had 21,400 inhabitants in 2024 and covers 31 km²."
        ),
        "{text}"
    );
    assert!(text.contains("Year | People\n1900 | 3,200"), "{text}");
    assert!(!text.contains("edit"), "{text}");
    assert_eq!(read.remarks.len(), 2, "{:?}", read.remarks);
    assert_eq!(read.remarks[0].number, "1");
    assert!(
        read.remarks[0].text.starts_with("Oll, Ada: A history"),
        "{}",
        read.remarks[0].text
    );
    assert_eq!(read.remarks[0].links, ["https://books.example/kell"]);
    let at = read.remarks[0].place.unwrap().start;
    assert!(text[..at].ends_with("river Ose."), "{}", &text[..at]);
    // The notes themselves make no claims.
    let claims = read
        .paragraphs
        .iter()
        .filter(|p| p.text.contains("yearbook"));
    assert!(claims.clone().all(|p| p.role == Role::Furniture));
}

#[test]
fn notes_of_a_blog() {
    let source = format!(
        r##"<article><h1>On bolts</h1><p>{ONE}<sup id="fnref:1"><a href="#fn:1" rel="footnote">1</a></sup></p><p>{TWO}</p><p>{THREE}</p><div class="footnotes"><hr><ol><li id="fn:1"><p>The count is the contractor's own. <a href="#fnref:1" class="reversefootnote">&#8617;</a></p></li></ol></div></article>"##
    );
    let read = read(&source);
    assert_eq!(read.remarks.len(), 1);
    assert_eq!(read.remarks[0].text, "The count is the contractor's own.");
    assert!(
        read.paragraphs.iter().any(|p| p.text == ONE),
        "{}",
        lines(&read)
    );
}

#[test]
fn a_live_blog_keeps_all_its_entries() {
    let entry = |time: &str, words: &str| {
        format!(
            "<article class='entry'><time datetime='2026-03-02T{time}:00Z'>{time}</time><h3>Entry of {time}</h3><p>{words}</p></article>"
        )
    };
    let source = format!(
        "<html><head><title>Bridge opening: live</title></head><body><main><h1>Bridge opening: live</h1><div class='entries'>{}{}{}</div></main></body></html>",
        entry("10:40", ONE),
        entry("10:20", TWO),
        entry("10:05", THREE)
    );
    let text = read(&source).text();
    for words in [ONE, TWO, THREE, "Entry of 10:20"] {
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn an_amp_page_and_a_notice_of_a_paywall() {
    let source = format!(
        "<!doctype html><html amp lang=en><head><title>Kell</title></head><body><amp-sidebar><ul><li>Home</li></ul></amp-sidebar><article><h1>Ferry stops in Kell</h1><amp-img src=a.jpg></amp-img><p>{ONE}</p><amp-ad>Buy a bridge today</amp-ad><p>{TWO}</p><p>{THREE}</p><div class='subscribe'><p>To read on, subscribe for 3 crowns a month.</p><button>Subscribe</button></div></article></body></html>"
    );
    let text = read(&source).text();
    assert!(text.contains(ONE) && text.ends_with(THREE), "{text}");
    assert!(
        !text.contains("Buy") && !text.contains("crowns a month"),
        "{text}"
    );
}

#[test]
fn a_pulled_quotation_stands_once_in_the_text() {
    let source = format!(
        "<article><h1>Bridge</h1><p>{ONE}</p><aside class='pullquote'><p>blamed the price of steel</p></aside><p>{TWO}</p><blockquote class='pull-quote'>two years later than planned</blockquote><p>{THREE}</p><p>It is <q>a fine thing</q>.</p></article>"
    );
    check(
        &source,
        &format!("# Bridge\n{ONE}\n{TWO}\n{THREE}\nIt is “a fine thing”.\n"),
    );
}

#[test]
fn what_the_page_counts_as_its_text_decides_about_short_lines() {
    let source = format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Bridge","articleBody":"{ONE} {TWO} {THREE} It is free."}}</script><article><h1>Bridge</h1><p>{ONE}</p><p>Our Kell desk</p><p>{TWO}</p><p>{THREE}</p><p>It is free.</p><p>Follow us on Kellbook</p></article>"#
    );
    check(
        &source,
        &format!("# Bridge\n{ONE}\n{TWO}\n{THREE}\nIt is free.\n"),
    );
}

#[test]
fn lines_around_the_text_go_and_lists_above_it_stay() {
    let source = format!(
        "<title>Storm on the Ose</title><main><h1>Storm on the Ose</h1><div class=summary><ul><li>Two roads are closed since noon</li><li>9,000 homes are without power</li></ul></div><article><div>Mia Ode <span>·</span> 6 min read</div><div rel=author class=author>Mia Ode</div><div class=date>March 2, 2026</div><p>--</p><p>12</p><p>{ONE}</p><figure><img src=a.jpg><figcaption><span>The bridge at night.</span><span>Credit: Jon Aas</span></figcaption></figure><p>{TWO}</p><p>{THREE}</p></article></main>"
    );
    let read = read(&source);
    let told = lines(&read);
    assert!(
        told.contains("c The bridge at night. Credit: Jon Aas\n"),
        "{told}"
    );
    assert!(
        !told.contains("6 min") && !told.contains("--") && !told.contains("\n12"),
        "{told}"
    );
    assert!(!told.contains("noon9,000"), "{told}");
    assert_eq!(read.byline.as_deref(), Some("Mia Ode"));
    assert_eq!(read.published, "2026-03-02".parse().ok());
}

#[test]
fn hidden_words_are_no_text() {
    let source = format!(
        "<article><p>{ONE}</p><p hidden>Not this one, which is hidden from everybody who reads the page.</p><p style='DISPLAY : none'>Nor this one, which is hidden by its style.</p><p>{TWO}<span class='sr-only'>opens in a new window</span></p><p aria-hidden=true>Nor this.</p><template><p>Nor that.</p></template><p>{THREE}</p></article>"
    );
    check(&source, &format!("{ONE}\n{TWO}\n{THREE}\n"));
}

#[test]
fn lists_of_other_articles_go() {
    let source = format!(
        "<title>All about Kell | The Courier</title><article><h1>Bridge</h1><p>{ONE}</p><p><a href='/x'>Read more: the ferry makes its last journey</a></p><p>{TWO}</p><p>{THREE}</p><h3>Related articles</h3><ul><li><a href='/a'>Ferry makes its last journey over the Ose</a></li><li><a href='/b'>Council asks for an audit of the bridge</a></li></ul></article>"
    );
    check(&source, &format!("# Bridge\n{ONE}\n{TWO}\n{THREE}\n"));
}

#[test]
fn pages_say_their_encoding_in_many_ways() {
    let source = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'><title>Мост</title></head><body><p>Мост в Келле открыт. Он стоил 48 миллионов крон, сказала мэр Ида Брандт.</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(source);
    let read = Html.read(&bytes, View::Final).unwrap();
    assert!(read.text().contains("48 миллионов крон"), "{}", read.text());
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(source.encode_utf16().flat_map(u16::to_le_bytes));
    assert!(Html.knows(&wide));
    let read = Html.read(&wide, View::Final).unwrap();
    assert!(read.text().contains("48 миллионов крон"));
    // A page that is UTF-8 is, whatever it says.
    let read = Html.read(source.as_bytes(), View::Final).unwrap();
    assert!(read.text().contains("48 миллионов крон"));
}

#[test]
fn a_page_of_a_browser_knows_where_it_stood() {
    let source = format!(
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://courier.example/news/bridge.html \n saved date: Mon Mar 02 2026\n--><head><base target=_blank><title>Bridge</title></head><body><article><p>{ONE} <a href=ferry.html>The ferry</a>.</p><p>{TWO}</p><p>{THREE}</p></article></body></html>"
    );
    let read = read(&source);
    assert_eq!(
        read.address.as_deref(),
        Some("https://courier.example/news/bridge.html")
    );
    assert_eq!(
        read.paragraphs[0].links[0].to,
        "https://courier.example/news/ferry.html"
    );
}

#[test]
fn pages_are_told_from_texts() {
    for page in [
        "<!DOCTYPE html><p>a",
        " \n<!-- saved --><HTML lang=en>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html>",
        "<div><p>One.</p>\n\n<p>Two.</p></div>",
    ] {
        assert!(is_page(page), "{page}");
    }
    for text in [
        "The bridge opened.",
        "<p align=center><img src=a.png></p>\n\n# Kell\n\nA town.",
        "<3 is what she wrote, and <b>that</b> <i>was</i> <u>all</u>.",
        "<?xml version=\"1.0\"?><rss><channel></channel></rss>",
        "From: Ida\nSubject: Bridge\n\n<p>One</p>",
        "",
    ] {
        assert!(!is_page(text), "{text}");
    }
}

#[test]
fn pages_that_are_no_good_are_refused_in_a_sentence() {
    let message = |source: &str| {
        let found: Result<Imported, ImportError> = Html.read(source.as_bytes(), View::Final);
        found.unwrap_err().to_string()
    };
    assert!(message(&"<div>".repeat(200_000)).contains("deeper than 512"));
    assert!(message(&"<i><div></i>".repeat(3000)).contains("deeper"));
    assert!(message("<html><body></body></html>").contains("no text"));
}

#[test]
fn a_page_may_end_anywhere() {
    let source = format!(
        "<!DOCTYPE html><html lang=en><head><title>Bridge</title><script type='application/ld+json'>{{\"@type\":\"Article\",\"headline\":\"Bridge\"}}</script></head><body><article><h1>Bridge</h1><p>{ONE}<sup><a href='#fn1'>1</a></sup></p><table><tr><td>1</td><td>2</td></tr></table><ol><li id=fn1>Note.</li></ol></article></body></html>"
    );
    for at in (0..source.len()).step_by(source.len() / 60) {
        // A text or a sentence, nothing else.
        Html.read(&source.as_bytes()[..at], View::Final).ok();
    }
}
