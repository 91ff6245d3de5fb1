//! The kinds of pages that news come on, each as its makers build it.

use super::{
    frame::{Page, Theme},
    oddities, systems,
};

/// All kinds, with their names.
pub const THEMES: [(&str, Theme); 36] = [
    ("a newspaper", systems::newspaper),
    ("WordPress", systems::wordpress),
    ("Ghost", systems::ghost),
    ("Arc", systems::arc),
    ("Drupal", systems::drupal),
    ("an agency's table", systems::agency),
    ("microdata", systems::microdata),
    ("a graph of data", systems::graph),
    ("data alone", systems::data_alone),
    ("lines broken twice", systems::broken_lines),
    ("divs without names", systems::divs),
    ("several headings", oddities::several_headings),
    ("a pulled quotation", oddities::pulled_quotation),
    ("pictures that come late", oddities::lazy_pictures),
    ("AMP", oddities::amp),
    ("SingleFile with a shadow", oddities::single_file),
    ("a paywall", oddities::paywall),
    ("a box about the author", oddities::author_box),
    ("links between paragraphs", oddities::inline_links),
    ("no facts at all", oddities::no_facts),
    ("dates that disagree", oddities::dates_that_disagree),
    ("addresses that disagree", oddities::addresses_that_disagree),
    ("a footnote", oddities::footnoted),
    ("a film above", oddities::video_first),
    ("a section a paragraph", oddities::sections),
    ("tables of 1999", oddities::old_tables),
    ("a newsletter", oddities::newsletters),
    ("an office of the state", oddities::government),
    ("words that are hidden", oddities::hidden_and_printed),
    ("the next article below", oddities::endless),
    ("rows of labels", oddities::label_rows),
    ("boxes inside", oddities::fact_box),
    ("two columns", oddities::two_columns),
    ("source in its data", oddities::body_as_source),
    ("wire copy", oddities::wire_copy),
    ("the newspaper, encoded twice", |story| {
        let page = systems::newspaper(story);
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
