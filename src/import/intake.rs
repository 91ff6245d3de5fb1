//! An imported article as the command that adds it, with what extraction proposes.

use jiff::civil::Date;

use super::{Dateline, Imported};
use crate::{
    extract::{self, Extraction, Passage, Sentence},
    session::{
        Attribution, Command, DraftText, Id, NewArticle, Role, Signal, SignalKind, Suggestion, Time,
    },
    text::Span,
};

/// At most so many reasons are put into words for one suggestion.
const REASONS: usize = 8;

/// The command that adds an article under the name `id`, and what extraction proposes for it. `file` is the name of the
/// file it came from, without folders: a session holds no private paths.
pub fn intake(imported: Imported, id: Id, file: &str) -> Command {
    let suggestions = suggestions(
        &draft(&imported),
        imported.published,
        imported.language.as_deref().unwrap_or("en"),
        imported.dateline.as_ref(),
    );
    let article = NewArticle {
        id: Some(id),
        title: imported.title,
        byline: imported.byline.unwrap_or_default(),
        publisher: imported.publisher.unwrap_or_default(),
        agency: imported.agency.unwrap_or_default(),
        published: imported
            .published
            .map_or_else(String::new, |day| day.to_string()),
        address: imported.address.unwrap_or_default(),
        language: imported.language.unwrap_or_default(),
        article_id: imported.article_id.unwrap_or_default(),
        file: file.to_owned(),
        paragraphs: imported.paragraphs,
    };
    let label = format!("Add article: {}", article.title);
    let mut commands = vec![Command::AddArticle(article)];
    if !suggestions.is_empty() {
        commands.push(Command::AddSuggestions {
            article: id,
            suggestions,
        });
    }
    Command::Batch { label, commands }
}

/// The text of an imported article, as a session will hold it.
pub fn draft(imported: &Imported) -> DraftText {
    DraftText::new(
        imported
            .paragraphs
            .iter()
            .map(|part| (&part.text, part.role.clone(), part.locator.clone())),
    )
}

/// What extraction proposes for a draft. Claims come from running text, quotations and lists; a dateline is no part of
/// the first one.
pub fn suggestions(
    draft: &DraftText,
    published: Option<Date>,
    language: &str,
    dateline: Option<&Dateline>,
) -> Vec<Suggestion> {
    let text = draft.text();
    let passages: Vec<Passage> = draft
        .paragraphs()
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let skip = dateline.filter(|found| found.paragraph == at);
            let skip = skip.map_or(0, |found| found.text.len());
            Passage {
                span: Span::new(part.span.start + skip, part.span.end),
                prose: matches!(part.role, Role::Body | Role::Quotation | Role::ListItem),
            }
        })
        .collect();
    let found = extract::extract(text, &passages, published, language);
    let mut attributions = AttributionFinder::new(&found);
    let mut times = found.times.iter().peekable();
    found
        .sentences
        .iter()
        .filter_map(|sentence| {
            while times
                .next_if(|time| time.span.end <= sentence.span.start)
                .is_some()
            {}
            let mut dates = Vec::new();
            while let Some(time) = times.next_if(|time| time.span.start < sentence.span.end) {
                dates.push(Time {
                    words: time.span.of(text).to_owned(),
                    value: time.value.clone().unwrap_or_default(),
                });
            }
            if !sentence.suggested {
                return None;
            }
            let attribution = attributions.of(text, sentence);
            suggestion(draft, sentence, attribution, dates)
        })
        .collect()
}

fn suggestion(
    draft: &DraftText,
    sentence: &Sentence,
    attribution: Option<Attribution>,
    times: Vec<Time>,
) -> Option<Suggestion> {
    let text = draft.text();
    let (start, end) = draft.points().from_span(text, sentence.span)?;
    let signals = sentence.signals.iter().filter_map(|signal| {
        let (start, end) = draft.points().from_span(text, signal.span)?;
        let kind = SignalKind::from(signal.kind.word());
        Some(Signal { kind, start, end })
    });
    let reasons = sentence.signals.iter().take(REASONS).map(|signal| {
        let label = SignalKind::from(signal.kind.word());
        let against = if signal.kind.is_against() {
            "against: "
        } else {
            ""
        };
        let words: String = signal.span.of(text).chars().take(60).collect();
        format!("{against}{}: “{words}”", label.label())
    });
    Some(Suggestion {
        start,
        end,
        signals: signals.collect(),
        attribution,
        times,
        reasons: reasons.collect(),
        checkable: i64::from(sentence.scores.checkable),
        worth: i64::from(sentence.scores.worth),
    })
}

/// Finds, for sentences asked for in order, the attribution whose content covers most of the sentence.
struct AttributionFinder<'a> {
    found: &'a Extraction,
    /// For each sentence, the attribution and how many bytes of the sentence it covers.
    best: Vec<Option<(usize, usize)>>,
    next: usize,
}

impl<'a> AttributionFinder<'a> {
    fn new(found: &'a Extraction) -> Self {
        let mut best: Vec<Option<(usize, usize)>> = vec![None; found.sentences.len()];
        for (index, attribution) in found.attributions.iter().enumerate() {
            for content in &attribution.content {
                let first = found
                    .sentences
                    .partition_point(|sentence| sentence.span.end <= content.start);
                let touched = found.sentences.iter().zip(&mut best).skip(first);
                for (sentence, place) in
                    touched.take_while(|(sentence, _)| sentence.span.start < content.end)
                {
                    let covered = sentence
                        .span
                        .intersection(*content)
                        .map_or(0, |both| both.len());
                    if place.is_none_or(|(_, before)| covered > before) {
                        *place = Some((index, covered));
                    }
                }
            }
        }
        Self {
            found,
            best,
            next: 0,
        }
    }

    fn of(&mut self, text: &str, sentence: &Sentence) -> Option<Attribution> {
        self.next += self
            .found
            .sentences
            .iter()
            .skip(self.next)
            .take_while(|other| other.span != sentence.span)
            .count();
        let (index, _) = (*self.best.get(self.next)?)?;
        let said = self.found.attributions.get(index)?;
        let words = |spans: &[Span]| {
            let all: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
            all.join(" … ")
        };
        let hedge = sentence
            .signals
            .iter()
            .find(|signal| signal.kind == extract::SignalKind::Hedge);
        Some(Attribution {
            source: words(&said.source),
            cue: words(&said.cue),
            through: said
                .through
                .map_or_else(String::new, |span| span.of(text).to_owned()),
            hedge: hedge.map_or_else(String::new, |hedge| hedge.span.of(text).to_owned()),
            anonymous: said.anonymous,
            guess: said
                .resolved
                .map_or_else(String::new, |guess| guess.name.of(text).to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Format, bytes};

    #[test]
    fn a_claim_leaves_out_the_dateline_and_knows_who_says_it_and_when() {
        let text = "PORT ELLERY, 14 May 2025 (Coast Wire) — The pipes lost 40 percent of the water last November, the mayor said on Monday.\n\nID: 123-456-789";
        let imported = bytes(text.as_bytes(), Format::Text, None).unwrap();
        let words = imported.text();
        let Command::Batch { commands, .. } = intake(imported, Id::literal("a"), "x.txt") else {
            panic!("one step for a person");
        };
        let [
            Command::AddArticle(article),
            Command::AddSuggestions { suggestions, .. },
        ] = commands.as_slice()
        else {
            panic!("{commands:?}");
        };
        assert_eq!(article.published, "2025-05-14");
        let [claim] = suggestions.as_slice() else {
            panic!("{suggestions:?}");
        };
        let quote: String = words
            .chars()
            .skip(claim.start)
            .take(claim.end - claim.start)
            .collect();
        assert!(
            quote.starts_with("The pipes") && quote.ends_with("Monday."),
            "{quote}"
        );
        assert!(
            claim
                .attribution
                .as_ref()
                .is_some_and(|said| said.source.contains("mayor"))
        );
        assert!(
            claim
                .times
                .iter()
                .any(|time| time.words == "last November" && time.value == "2024-11")
        );
    }
}
