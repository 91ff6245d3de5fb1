//! What commands bring along: articles, sources and evidence that are not in the session yet.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::session::{
    records::{
        claimed::{Answer, ClaimedKind},
        comment::Correct,
        draft::{Area, NewParagraph},
        evidence::{Source, SourceKind, Stance, Tier},
    },
    values::id::Id,
};

/// An article and its first draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewArticle {
    /// Its name, if the caller wants to choose it.
    pub id: Option<Id>,
    /// Headline.
    pub title: String,
    /// Writers.
    pub byline: String,
    /// Where it appears.
    pub publisher: String,
    /// News agency.
    pub agency: String,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: String,
    /// Where it was published.
    pub address: String,
    /// Language, ISO 639-1.
    pub language: String,
    /// The publisher's number for it.
    pub article_id: String,
    /// Name of the file it came from, without folders.
    pub file: String,
    /// SHA-256 of that file, if it is kept beside the session.
    pub package: String,
    /// Its text.
    pub paragraphs: Vec<NewParagraph>,
}

/// A source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewSource {
    /// Its name, if the caller wants to choose it.
    pub id: Option<Id>,
    /// What it is called.
    pub title: String,
    /// What sort of thing it is.
    pub kind: SourceKind,
    /// Author or body.
    pub author: String,
    /// Who put it out.
    pub publisher: String,
    /// When.
    pub published: String,
    /// Address.
    pub address: String,
    /// Address of an archived copy.
    pub archive: String,
    /// When it was looked at, `YYYY-MM-DD`.
    pub accessed_on: String,
    /// First or second hand.
    pub tier: Tier,
    /// Sources that rest on one another share a group.
    pub independence: String,
    /// What speaks for and against trusting it.
    pub credibility: String,
    /// Must not leave the house.
    pub confidential: bool,
    /// SHA-256 of the document that it is, if its bytes are kept beside the session.
    pub document: String,
    /// Name of the file that the document came from, without folders.
    pub file: String,
    /// Where that file lies, if its bytes are not kept beside the session.
    pub refers_to: String,
    /// Of a transcript: where its recording lies.
    pub recording: String,
    /// SHA-256 of that recording.
    pub recording_sha256: String,
    /// Anything else.
    pub note: String,
}

impl NewSource {
    /// The source as it would stand in a session.
    pub fn source(&self) -> Source {
        Source {
            title: self.title.clone(),
            kind: self.kind.clone(),
            author: self.author.clone(),
            publisher: self.publisher.clone(),
            published: self.published.clone(),
            address: self.address.clone(),
            archive: self.archive.clone(),
            accessed_on: self.accessed_on.clone(),
            tier: self.tier.clone(),
            independence: self.independence.clone(),
            credibility: self.credibility.clone(),
            confidential: self.confidential,
            document: self.document.clone(),
            file: self.file.clone(),
            refers_to: self.refers_to.clone(),
            recording: self.recording.clone(),
            recording_sha256: self.recording_sha256.clone(),
            note: self.note.clone(),
            ..Source::default()
        }
    }
}

/// What somebody wrote beside the text of an article. Positions are code points of its draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewRemark {
    /// What it is in the document.
    pub kind: ClaimedKind,
    /// Its number there.
    pub number: String,
    /// First code point of the words it stands on; none if it stands on none.
    pub start: Option<usize>,
    /// One past the last code point.
    pub end: Option<usize>,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub on: String,
    /// What it says.
    pub text: String,
    /// Addresses that it links to.
    pub links: Vec<String>,
    /// Answers, the oldest first.
    pub replies: Vec<Answer>,
    /// It was marked as done.
    pub settled: bool,
}

/// Evidence for or against a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEvidence {
    /// Its name, if the caller wants to choose it.
    #[serde(default)]
    pub id: Option<Id>,
    /// The claim.
    pub claim: Id,
    /// The source.
    pub source: Id,
    /// Which way it points.
    #[serde(default)]
    pub stance: Stance,
    /// Page, timestamp, row.
    #[serde(default)]
    pub locator: String,
    /// What it says there.
    #[serde(default)]
    pub extract: String,
    /// First or second hand.
    #[serde(default)]
    pub tier: Tier,
    /// When it was looked at, `YYYY-MM-DD`.
    #[serde(default)]
    pub looked_on: String,
    /// Where that stands on the pages of the source's document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
    /// Name of a local copy, or of a picture of the place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub copy: String,
    /// SHA-256 of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub copy_sha256: String,
}

/// What a model says of one suggestion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weighing {
    /// The suggestion.
    pub claim: Id,
    /// How likely it is worth a checker's time, 0–1000.
    pub worth: i64,
    /// How likely it holds a verifiable factual claim, 0–1000.
    pub checkable: i64,
}

/// What somebody said about a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComment {
    /// Its name, if the caller wants to choose it.
    #[serde(default)]
    pub id: Option<Id>,
    /// The claim.
    pub claim: Id,
    /// The comment that it answers.
    #[serde(default)]
    pub under: Option<Id>,
    /// Who was asked, if it is an answer from outside the house.
    #[serde(default)]
    pub contact: Option<Id>,
    /// What it says.
    #[serde(default)]
    pub text: String,
    /// Who said it, as a document that came back names them; empty for whoever enters it.
    #[serde(default)]
    pub by: String,
    /// When, as that document says.
    #[serde(default)]
    pub on: String,
    /// Of an answer from outside: whether the claim is correct as it stands.
    #[serde(default)]
    pub correct: Correct,
}
