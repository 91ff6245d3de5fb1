//! A short article about an invented town, with a passage in every state.

use tickmark::text::Span;
use tickmark::workbench::kit::page::{Highlight, Paragraph, Style};
use tickmark::workbench::kit::theme::MarkState;

/// A draft with its marked passages.
pub struct Article {
    pub text: String,
    pub paragraphs: Vec<Paragraph>,
    pub highlights: Vec<Highlight>,
    pub emphasis: Vec<Span>,
}

impl Article {
    #[allow(clippy::too_many_lines, reason = "it is a text")]
    pub fn sample() -> Self {
        let parts = [
            (
                Style::Headline,
                "Ellery’s water pipes “among the oldest in the country”, officials say",
            ),
            (
                Style::Furniture,
                "The Harbour Ledger · 14 May 2025 · by Ida Brandt",
            ),
            (
                Style::Body,
                "Nearly 40 per cent of the water pumped into Port Ellery is lost before it reaches a tap, the town’s \
                 utility told the council on Monday, as members weighed the largest rate increase since 1998.",
            ),
            (
                Style::Body,
                "A person familiar with the survey alleged that inspectors were asked last November to leave two \
                 districts out, according to the Coastal Wire. The utility denies this.",
            ),
            (
                Style::Body,
                "The network was laid between 1911 and 1926 and serves 61,000 households, up from 48,000 a decade \
                 ago, a rise of 31 per cent.",
            ),
            (
                Style::Body,
                "For many residents, patience has run as dry as their taps.",
            ),
            (
                Style::Quotation,
                "“We have not raised rates in nine years,” said Tomas Vell, who leads the utility.",
            ),
            (
                Style::Body,
                "Repairs would cost 212 million crowns over eight years, and two thirds of the sum has already been \
                 promised by the regional fund. The council will vote on 2 June.",
            ),
            (
                Style::Caption,
                "The pumping station at Quay Street, built in 1911. Photograph: Harbour Ledger",
            ),
        ];
        let mut text = String::new();
        let mut paragraphs = Vec::new();
        for (style, words) in parts {
            if !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(words);
            paragraphs.push(Paragraph {
                span: Span::new(start, text.len()),
                style,
            });
        }
        let marked = [
            (
                "Nearly 40 per cent of the water pumped into Port Ellery is lost before it reaches a tap",
                MarkState::Wrong,
            ),
            (
                "the town’s utility told the council on Monday",
                MarkState::Checked,
            ),
            ("the largest rate increase since 1998", MarkState::ToCheck),
            (
                "A person familiar with the survey alleged that inspectors were asked last November to leave two \
                 districts out",
                MarkState::InProgress,
            ),
            ("The utility denies this.", MarkState::InProgress),
            (
                "The network was laid between 1911 and 1926",
                MarkState::Checked,
            ),
            (
                "serves 61,000 households, up from 48,000 a decade ago, a rise of 31 per cent",
                MarkState::Attention,
            ),
            (
                "For many residents, patience has run as dry as their taps.",
                MarkState::Nothing,
            ),
            ("We have not raised rates in nine years", MarkState::ToCheck),
            (
                "Repairs would cost 212 million crowns over eight years",
                MarkState::Stale,
            ),
            (
                "two thirds of the sum has already been promised by the regional fund",
                MarkState::Suggested,
            ),
            ("The council will vote on 2 June.", MarkState::Checked),
        ];
        let mut number = 0;
        let highlights = marked
            .iter()
            .zip(1..)
            .map(|(&(words, state), id)| Highlight {
                span: find(&text, words),
                state,
                id,
                number: (state != MarkState::Nothing).then(|| {
                    number += 1;
                    number
                }),
            })
            .collect();
        let emphasis = vec![find(&text, "alleged")];
        Self {
            text,
            paragraphs,
            highlights,
            emphasis,
        }
    }
}

/// Where some words stand first.
pub fn find(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}
