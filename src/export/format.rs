//! What a session can be handed out as.

/// Defines the formats: each with its name on the command line, what people call it, what it is good for, how its files' names
/// end, and whether it is text that a terminal can show.
macro_rules! formats {
    ($($(#[$meta:meta])* $format:ident: $name:literal, $label:literal, $ending:literal, text: $text:literal, $about:literal;)+) => {
        /// What a session can be handed out as.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Format {
            $($(#[$meta])* $format,)+
        }

        impl Format {
            /// All of them, in the order in which people see them.
            pub const ALL: &'static [Self] = &[$(Self::$format),+];

            /// Its name on the command line.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$format => $name,)+
                }
            }

            /// What people call it.
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$format => $label,)+
                }
            }

            /// What it is good for, in a sentence.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$format => $about,)+
                }
            }

            /// How the names of its files end, with the dot.
            pub const fn ending(self) -> &'static str {
                match self {
                    $(Self::$format => $ending,)+
                }
            }

            /// Whether it is text that a terminal can show.
            pub const fn is_text(self) -> bool {
                match self {
                    $(Self::$format => $text,)+
                }
            }
        }
    };
}

formats! {
    /// The review summary as a page for any browser.
    Html: "html", "Review summary, web page", ".html", text: true,
        "The review summary as one page that any browser shows: the text beside its claims.";
    /// The review summary as Markdown.
    Markdown: "markdown", "Review summary, Markdown", ".md", text: true,
        "The review summary, for people to read.";
    /// The review summary as PDF.
    Pdf: "pdf", "Review summary, PDF", ".pdf", text: false,
        "The review summary as pages, with bookmarks and links, for everyone and every screen reader.";
    /// The changes to the copy, for the writer, as Markdown.
    Changes: "changes", "Changes for the writer, Markdown", ".md", text: true,
        "What is to change in the text: as it stands, proposed, why, and the words marked in their sentence.";
    /// The changes to the copy, for the writer, as a Word document.
    ChangesDocx: "changes-docx", "Changes for the writer, Word", ".docx", text: false,
        "The same as a Word document: a table for each article, with the words that go struck and those that come underlined.";
    /// The claims as a table of separated values.
    Csv: "csv", "Table of claims, CSV", ".csv", text: true,
        "The claims as a table.";
    /// The claims as a spreadsheet (Office Open XML).
    Xlsx: "xlsx", "Spreadsheet of claims, Excel", ".xlsx", text: false,
        "The claims line by line, as desks keep them; edited, it can be taken in again.";
    /// The article as a Word document, with comments and tracked changes.
    Docx: "docx", "Article with comments, Word", ".docx", text: false,
        "The writer’s own document with a comment on each claim and each change tracked; answered, it can be taken in again.";
    /// Questions to somebody outside the house, as a Word form.
    Questions: "questions", "Questions to somebody, Word form", ".docx", text: false,
        "Chosen claims as a form for somebody outside the house: is it correct, and if not, what is wrong? Filled in, it can be taken in again.";
    /// Questions to somebody outside the house, as a page.
    QuestionsPage: "questions-html", "Questions to somebody, web page", ".html", text: true,
        "The same form as one page that any browser shows; the answers are saved as a file, which can be taken in again.";
    /// The published checks as `ClaimReview` (schema.org, JSON-LD).
    ClaimReview: "claim-review", "Published checks, ClaimReview", ".jsonld", text: true,
        "What was found, as search engines and collections of checks read it (JSON-LD).";
    /// The claims as annotations of the article (W3C Web Annotation, JSON-LD).
    Annotations: "annotations", "Annotations of the article, W3C", ".jsonld", text: true,
        "The claims and their places in the article, as W3C Web Annotations (JSON-LD).";
    /// A copy of the session without its past.
    Session: "session", "Session without its history", ".factcheck.json", text: true,
        "A copy of the session without its history and, unless asked for, without names.";
    /// The session, its summary and the documents it rests on, as a ZIP archive.
    Bundle: "bundle", "Bundle: session, summary and documents", ".zip", text: false,
        "A ZIP of that copy, the summary and the documents kept beside the session, with a list of their hashes.";
    /// How far the session is, as a picture.
    Dashboard: "dashboard", "Dashboard, picture", ".svg", text: true,
        "How far the session is: coverage, problems, verdicts, days, and who checks, as bars with their figures (SVG).";
}

impl Format {
    /// Its name as others write it, where that is another one.
    pub const fn alias(self) -> Option<&'static str> {
        match self {
            Self::ClaimReview => Some("claimreview"),
            _ => None,
        }
    }

    /// Whether it can only be made of one article.
    pub const fn is_of_one(self) -> bool {
        matches!(self, Self::Docx)
    }

    /// Whether it has fixed words, in the language that is asked for: what programs read has them in one.
    pub const fn speaks(self) -> bool {
        !matches!(
            self,
            Self::Csv | Self::ClaimReview | Self::Annotations | Self::Session
        )
    }

    /// Whether it tells what the house's rules find.
    pub const fn tells_problems(self) -> bool {
        matches!(
            self,
            Self::Html | Self::Markdown | Self::Pdf | Self::Xlsx | Self::Bundle | Self::Dashboard
        )
    }

    /// The one with a name.
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|one| one.name() == name || one.alias() == Some(name))
    }
}
