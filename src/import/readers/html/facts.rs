//! What a page says of itself: JSON-LD (schema.org), `OpenGraph`, `meta`, `time`, `link`.
//!
//! All of it is read in one walk over the tree. What one vocabulary leaves out the next one fills in: JSON-LD first, because
//! search engines check it, then the metas, then what the page shows.

mod data;

use dom_query::Document;
use jiff::civil::Date;

use super::{address, kinds};
use crate::import::date;

/// What a page says of itself.
#[derive(Debug, Default)]
pub struct Facts {
    /// The headline as machines are told it, else the title of the window without the name of the site.
    pub title: Option<String>,
    pub byline: Option<String>,
    pub publisher: Option<String>,
    pub language: Option<String>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    /// The canonical address.
    pub address: Option<String>,
    /// What links are seen from.
    pub base: Option<String>,
    /// The whole text, where it is told as data.
    pub body: Option<String>,
    /// What search engines show below the title.
    pub description: Option<String>,
    /// The first-order headings that are shown.
    pub headlines: Vec<String>,
    metas: Vec<(String, String)>,
    times: Vec<(bool, String)>,
    canonical: Option<String>,
    given_base: Option<String>,
    named: Option<String>,
    /// What stands in `<title>`.
    window_title: String,
}

/// Words of classes of the line with the writers. Sorted.
const AUTHOR: [&str; 2] = ["author", "byline"];

/// Words of classes of times that are those of publication. Sorted.
const DATED: [&str; 5] = ["date", "posted", "published", "publishedtime", "timestamp"];

/// More metas than this say nothing that fewer did not.
const METAS: usize = 2_000;

impl Facts {
    /// Reads them; `saved_from` is where the page stood when it was saved.
    pub fn of(doc: &Document, saved_from: Option<&str>) -> Self {
        let mut facts = Self::default();
        let mut told = Vec::new();
        for node in doc.root().descendants_it() {
            let Some(name) = node.node_name() else {
                continue;
            };
            let get = |name: &str| node.attr(name).map(|value| value.trim().to_owned());
            match &*name {
                "html" => facts.language = get("lang").or_else(|| get("xml:lang")),
                "base" => facts.given_base = facts.given_base.take().or_else(|| get("href")),
                "title" if facts.window_title.is_empty() => {
                    facts.window_title = spaced(&node.text());
                }
                "meta" => facts.meta(
                    get("property")
                        .or_else(|| get("name"))
                        .or_else(|| get("itemprop"))
                        .or_else(|| get("http-equiv")),
                    get("content"),
                ),
                "link" if get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    facts.canonical = facts.canonical.take().or_else(|| get("href"));
                }
                "script" if get("type").is_some_and(|sort| sort.contains("ld+json")) => {
                    told.push(node.text());
                }
                "h1" if !kinds::is_hidden(&node) && facts.headlines.len() < 16 => {
                    let words = spaced(&node.text());
                    if !words.is_empty() && !leads_home(&node) {
                        facts.headlines.push(words);
                    }
                }
                "time" => facts.time(&node),
                "span" | "div" | "p"
                    if kinds::has_word(&node, &DATED) && node.normalized_char_count() <= 40 =>
                {
                    facts.time(&node);
                }
                _ if facts.named.is_none() => {
                    let author = get("itemprop").as_deref() == Some("author")
                        || get("rel").as_deref() == Some("author")
                        || kinds::has_word(&node, &AUTHOR);
                    if author {
                        let words = spaced(&node.text());
                        facts.named = Some(words).filter(|words| is_person(words));
                    }
                }
                _ => {}
            }
        }
        for text in told {
            if let Some(value) = data::parsed(&text) {
                facts.article(&value);
            }
        }
        facts.fill(saved_from);
        facts
    }

    /// Whether words are the name of the site.
    pub fn is_site(&self, words: &str) -> bool {
        let behind = self.window_title.strip_suffix(words);
        behind.is_some_and(|title| !title.is_empty()) || self.publisher.as_deref() == Some(words)
    }

    fn meta(&mut self, name: Option<String>, content: Option<String>) {
        if let (Some(name), Some(content)) = (name, content)
            && !content.is_empty()
            && self.metas.len() < METAS
        {
            self.metas.push((name.to_ascii_lowercase(), content));
        }
    }

    /// A time that is shown; whether it says that it is the one of publication.
    fn time(&mut self, node: &dom_query::NodeRef<'_>) {
        let says = node.has_attr("pubdate")
            || node
                .attr("itemprop")
                .is_some_and(|what| what.contains("datePublished"))
            || kinds::has_word(node, &DATED);
        let value = node.attr("datetime").unwrap_or_else(|| node.text());
        if self.times.len() < METAS {
            self.times.push((says, value.trim().to_owned()));
        }
    }

    /// The first of these metas.
    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.metas.iter().find(|(own, _)| own == name);
            found.map(|(_, value)| value.as_str())
        })
    }

    /// Fills in what JSON-LD left out.
    fn fill(&mut self, saved_from: Option<&str>) {
        let web = |address: &str| address::is_web(address).then(|| address.to_owned());
        let saved = saved_from.and_then(web);
        let own = self.address.take();
        let shown = self.first(&["og:url", "twitter:url"]).and_then(web);
        let seen_from = saved
            .clone()
            .or_else(|| shown.clone())
            .or_else(|| own.clone());
        let canonical = self
            .canonical
            .take()
            .and_then(|to| address::resolved(seen_from.as_deref(), &to))
            .filter(|to| address::is_web(to));
        self.address = canonical.or(shown).or(own).or_else(|| saved.clone());
        let around = saved.or_else(|| self.address.clone());
        self.base = self
            .given_base
            .take()
            .and_then(|base| address::resolved(around.as_deref(), &base))
            .or(around);

        let site = self.first(&[
            "og:site_name",
            "application-name",
            "dc.publisher",
            "publisher",
        ]);
        let site = site.map(str::to_owned);
        self.publisher = self.publisher.take().or(site);
        let told = [
            "og:title",
            "twitter:title",
            "dc.title",
            "parsely-title",
            "headline",
        ];
        let told = self.first(&told).map(str::to_owned);
        let told = self.title.take().or(told).map(|title| spaced(&title));
        let window = window_title(&self.window_title, self.publisher.as_deref());
        self.title = told.or(window).filter(|title| !title.is_empty());
        let person = self.first(&[
            "author",
            "article:author",
            "byl",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "og:article:author",
        ]);
        let person = person.map(spaced).filter(|name| is_name(name));
        self.byline = self
            .byline
            .take()
            .or(person)
            .or_else(|| self.named.take())
            .map(|name| without_by(&name).to_owned());
        let day_of = |names: &[&str]| self.first(names).and_then(day);
        let published = day_of(&[
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "pubdate",
            "publishdate",
            "date",
            "dc.date",
            "dcterms.date",
            "dc.date.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "publish-date",
            "cxenseparse:recs:publishtime",
        ]);
        let updated = day_of(&[
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "dcterms.modified",
            "last-modified",
        ]);
        let says = self.times.iter().find(|(says, _)| *says);
        let time = says.or_else(|| self.times.first().filter(|_| self.times.len() <= 3));
        let time = time.and_then(|(_, value)| day(value));
        self.published = self.published.or(published).or(time);
        self.updated = self.updated.or(updated);
        let description = self.first(&["og:description", "description", "twitter:description"]);
        self.description = description.map(spaced);
        let told = self
            .first(&["og:locale", "content-language", "dc.language"])
            .map(str::to_owned);
        self.language = self
            .language
            .take()
            .or(told)
            .and_then(|code| language(&code));
    }
}

/// Whether a heading is the name of the site, with a link to its first page.
fn leads_home(heading: &dom_query::NodeRef<'_>) -> bool {
    heading
        .descendants_it()
        .filter_map(|node| node.attr("href"))
        .any(|to| matches!(&*to, "/" | "./" | "." | "index.html"))
}

/// Words with one space between them.
pub fn spaced(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// The code of a language, of a code with its country.
pub fn language(code: &str) -> Option<String> {
    let code = code.trim().split(['-', '_']).next().unwrap_or_default();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()))
        .then(|| code.to_ascii_lowercase())
}

/// The day in a time as machines or people write it.
pub fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    value
        .get(..10)
        .and_then(|day| day.replace('/', "-").parse().ok())
        .or_else(|| date::leading(value).and_then(|(day, _)| day.date()))
}

/// Whether words could be people's names and not an address or a sentence.
fn is_name(words: &str) -> bool {
    !words.is_empty() && words.len() <= 120 && !words.contains("://") && !words.starts_with('@')
}

/// Whether words that are shown are the line with the writers, or a name out of it.
fn is_person(words: &str) -> bool {
    let name = without_by(words);
    is_name(name)
        && name.split_whitespace().count() <= 8
        && name.starts_with(char::is_uppercase)
        && !name.contains(|c: char| c.is_ascii_digit())
}

/// A name without the "By" before it.
pub fn without_by(name: &str) -> &str {
    let by = name.get(..3).filter(|by| by.eq_ignore_ascii_case("by "));
    by.and_then(|by| name.get(by.len()..))
        .unwrap_or(name)
        .trim()
}

/// The title of a window without the name of the site behind it.
fn window_title(title: &str, publisher: Option<&str>) -> Option<String> {
    let cut = [" | ", " – ", " — ", " - ", " · ", " :: "]
        .iter()
        .filter_map(|mark| title.rsplit_once(mark))
        .max_by_key(|(before, _)| before.len());
    let title = match cut {
        Some((before, site))
            if publisher == Some(site)
                || site.split_whitespace().count() <= 4
                    && before.split_whitespace().count() >= 3 =>
        {
            before
        }
        _ => title,
    };
    (!title.trim().is_empty()).then(|| title.trim().to_owned())
}
