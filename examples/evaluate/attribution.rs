//! Attribution against `PolNeAR`'s development part: who said what in 84 news articles.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Context as _;
use serde::Deserialize;
use tickmark::extract::attribution::{Attribution, Passages, attributions};
use tickmark::text::{CodePoints, Span, sentences, tokens};

use super::Row;

/// One annotated article. Offsets are code points.
#[derive(Deserialize)]
struct Article {
    text: String,
    attributions: Vec<Annotated>,
}

#[derive(Deserialize)]
struct Annotated {
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    content: Vec<(usize, usize)>,
}

/// Found and right, found, to be found.
#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Counts {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

/// Measures sources, cues and contents by words, and contents by exact spans.
pub fn run(dir: &Path) -> anyhow::Result<Vec<Row>> {
    let path = dir.join("attribution/polnear_dev.jsonl");
    let data =
        std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let mut words = [Counts::default(); 3];
    let mut exact = Counts::default();
    for line in data.lines() {
        let article: Article =
            serde_json::from_str(line).with_context(|| format!("a line of {}", path.display()))?;
        compare(&article, &mut words, &mut exact);
    }
    let [content, source, cue] = words;
    let row = |measure: &str, counts: Counts, reference, target| Row {
        area: "attribution",
        measure: format!("PolNeAR dev: {measure}"),
        figure: counts.f1(),
        interval: None,
        reference,
        target,
    };
    Ok(vec![
        row(
            "content, F1 of words",
            content,
            "simple means .67, humans .92",
            0.80,
        ),
        row(
            "source, F1 of words",
            source,
            "simple means .38, humans .87",
            0.72,
        ),
        row(
            "cue, F1 of words",
            cue,
            "simple means .49, humans .67",
            0.60,
        ),
        row(
            "content, F1 of exact spans",
            exact,
            "simple means .23, humans .73",
            0.53,
        ),
    ])
}

fn compare(article: &Article, words: &mut [Counts; 3], exact: &mut Counts) {
    let text = article.text.as_str();
    let points = CodePoints::new(text);
    let spans = |list: &[(usize, usize)]| -> Vec<Span> {
        list.iter()
            .filter_map(|&(s, e)| points.to_span(text, s, e))
            .collect()
    };
    let wanted: Vec<Attribution> = article
        .attributions
        .iter()
        .map(|one| Attribution {
            source: spans(&one.source),
            cue: spans(&one.cue),
            content: spans(&one.content),
            ..Attribution::default()
        })
        .collect();
    let found = read(text);
    let roles: [fn(&Attribution) -> &[Span]; 3] = [|a| &a.content, |a| &a.source, |a| &a.cue];
    for (counts, role) in words.iter_mut().zip(roles) {
        let mark = |list: &[Attribution]| {
            let mut marked = vec![false; text.len()];
            for span in list.iter().flat_map(role) {
                marked.get_mut(span.range()).unwrap_or_default().fill(true);
            }
            marked
        };
        let (wanted, found) = (mark(&wanted), mark(&found));
        for token in tokens(text, Span::whole(text)) {
            let is = |marked: &[bool]| marked.get(token.span.start).copied().unwrap_or(false);
            counts.right += usize::from(is(&wanted) && is(&found));
            counts.found += usize::from(is(&found));
            counts.wanted += usize::from(is(&wanted));
        }
    }
    let contents = |list: &[Attribution]| {
        let mut counted: HashMap<Vec<Span>, usize> = HashMap::new();
        for attribution in list.iter().filter(|a| !a.content.is_empty()) {
            let mut content = attribution.content.clone();
            content.sort_unstable();
            *counted.entry(content).or_default() += 1;
        }
        counted
    };
    let (wanted, found) = (contents(&wanted), contents(&found));
    exact.wanted += wanted.values().sum::<usize>();
    exact.found += found.values().sum::<usize>();
    exact.right += wanted
        .iter()
        .map(|(content, count)| found.get(content).map_or(0, |other| *count.min(other)))
        .sum::<usize>();
}

/// The attributions of a text taken verbatim, line by line.
fn read(text: &str) -> Vec<Attribution> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if !span.is_empty() {
            paragraphs.push(span);
        }
    }
    let cut: Vec<Vec<Span>> = paragraphs
        .iter()
        .map(|&paragraph| sentences(text, paragraph, "en"))
        .collect();
    attributions(&Passages {
        text,
        paragraphs: &paragraphs,
        sentences: &cut,
    })
}
