//! Bytes that nobody meant: session files, pairs of them to merge, journals, articles and documents, and what comes back of what was
//! handed out, spoilt at random.
//!
//! For each target inputs are made from the files in `tests/corpus` and from the hostile ones below by a mutator of its
//! own ([`spoil`], and [`markup`] for documents); what leads to an answer that was not seen before is spoilt further. Asserted is that nothing
//! panics, that no input takes longer than five seconds, and that what was opened can be saved and opens again as it was.
//!
//! `TICKMARK_FUZZ_SECONDS` says how long for each target (2 if it does not), `TICKMARK_FUZZ_SEED` from which number on. An
//! input that breaks something is written to `target/tmp/fuzz`; once what it broke is mended it belongs into
//! `tests/corpus/found/TARGET`, where every run tries it first.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod documents;
mod drive;
mod hostile;
mod markup;
mod meaning;
mod returned;
mod shown;
mod spoil;
mod targets;

use drive::{fuzz, fuzz_markup};

#[test]
fn any_bytes_load_or_are_refused() {
    fuzz("load", hostile::sessions(), targets::load);
}

#[test]
fn any_two_files_merge() {
    fuzz("merge", hostile::pairs(), targets::merge);
}

#[test]
fn any_journal_is_replayed() {
    fuzz("journal", hostile::journals(), targets::journal);
}

#[test]
fn any_word_document_is_read_or_refused() {
    fuzz_markup("word", documents::of_word(), documents::word);
}

#[test]
fn any_open_or_rich_text_is_read_or_refused() {
    fuzz_markup("office", documents::of_office(), documents::office);
}

#[test]
fn any_pdf_is_read_or_refused() {
    fuzz_markup("pdf", documents::of_pdf(), documents::pdf);
}

#[test]
fn any_pdf_is_drawn_or_refused() {
    fuzz_markup("drawn", shown::of_drawn(), shown::drawn);
}

#[test]
fn any_picture_is_shown_or_refused() {
    fuzz("picture", shown::of_pictures(), shown::picture);
}

#[test]
fn any_page_or_book_is_read_or_refused() {
    fuzz_markup("pages", documents::of_pages(), documents::pages);
}

#[test]
fn any_letter_or_subtitle_is_read_or_refused() {
    fuzz_markup("letters", documents::of_letters(), documents::letters);
}

#[test]
fn any_bundle_is_checked_or_refused() {
    fuzz_markup("bundle", returned::of_bundle(), returned::bundle);
}

#[test]
fn any_table_that_comes_back_is_read_or_refused() {
    fuzz_markup("table", returned::of_table(), returned::read);
}

#[test]
fn any_document_that_comes_back_is_read_or_refused() {
    fuzz_markup("returned", returned::of_document(), returned::read);
}

#[test]
fn any_document_keeps_its_text_under_comments() {
    let seeds = returned::of_document().into_iter();
    // Those of the reader, without the letter of their format.
    let others = documents::of_word()
        .into_iter()
        .map(|one| one[1..].to_vec());
    fuzz_markup("weave", seeds.chain(others).collect(), returned::weave);
}

#[test]
fn any_form_that_comes_back_is_read_or_refused() {
    fuzz_markup("forms", returned::of_form(), returned::read);
}

#[test]
fn any_text_is_an_article_or_refused() {
    fuzz("extract", hostile::articles(), targets::extract);
}

#[test]
fn any_list_of_sources_is_read_or_refused() {
    fuzz("sources", hostile::lists(), targets::sources);
}

#[test]
fn any_claim_is_held_against_any_sentences() {
    fuzz("compare", hostile::comparisons(), targets::compare);
}

#[test]
fn any_sentence_has_scores_and_a_meaning() {
    fuzz("sentence", meaning::sentences(), meaning::sentence);
}

#[test]
fn any_article_is_held_against_any_document() {
    fuzz("quotation", hostile::quoted(), targets::quotation);
}

#[test]
fn any_other_file_of_weights_is_refused() {
    fuzz("weights", meaning::files(), meaning::file);
}
