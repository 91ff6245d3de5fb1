//! Everything that can be done to a session, as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::new::{NewArticle, NewComment, NewEvidence, NewRemark, NewSource, Weighing};
use crate::session::{
    records::{
        article::NothingReason,
        claim::{CheckStatus, Importance, Resolution},
        comment::Correct,
        draft::NewParagraph,
        evidence::Decision,
        kind::Kind,
        scale::Label,
        suggestion::Suggestion,
    },
    values::id::Id,
};

/// A field of a record, and a value for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldValue {
    /// Kind of record.
    pub kind: Kind,
    /// Its name ("session" for the session's own details).
    pub id: Id,
    /// The field.
    pub field: String,
    /// Its value as files hold it; null for none.
    pub value: Value,
    /// Events of the field whose values stand beside each other again, disputed, in place of one value: an undo takes
    /// a decision back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopens: Vec<Id>,
}

/// One change to a session. In JSON: `{"set_title": {"title": "…"}}`. Positions are code points of the article's
/// current draft, `start` included, `end` not. Where a command makes a record, `id` may name it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Names the session.
    SetTitle {
        /// The title.
        title: String,
    },
    /// Sets any field of any record; the specific commands below are for what has rules of its own.
    SetField {
        /// Kind of record.
        kind: Kind,
        /// Its name ("session" for the session's own details).
        id: Id,
        /// The field.
        field: String,
        /// Its value as files hold it; null for none.
        value: Value,
    },
    /// Sets fields exactly as they are named, with no rule of any other command: how an undo or a redo is written down
    /// for a reader who does not know the step it is about.
    SetFields {
        /// What a person calls it.
        label: String,
        /// The fields, set in this order.
        fields: Vec<FieldValue>,
    },
    /// Takes a record out; its history stays.
    Remove {
        /// Kind of record.
        kind: Kind,
        /// Its name.
        id: Id,
    },
    /// Puts a record back that was taken out.
    Restore {
        /// Kind of record.
        kind: Kind,
        /// Its name.
        id: Id,
    },
    /// Adds an article with its first draft.
    AddArticle(NewArticle),
    /// Adds a new draft to an article. Claims and marks whose words stand in it, to the letter, follow; see
    /// [`Session::followed`] for the rest.
    ///
    /// [`Session::followed`]: crate::session::Session::followed
    AddDraft {
        /// The article.
        article: Id,
        /// Name of the file it came from, without folders.
        #[serde(default)]
        file: String,
        /// SHA-256 of that file, in hexadecimal, where it is kept beside the session.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        package: String,
        /// The text.
        paragraphs: Vec<NewParagraph>,
    },
    /// Settles what a new draft made of a claim or a mark: other words stand in its place, or none. A claim that stands
    /// nowhere was cut from the copy; a mark that stands nowhere is taken out.
    Settle {
        /// The claim or the mark.
        id: Id,
        /// Where it stands in the article's current draft; null for nowhere.
        #[serde(default)]
        place: Option<(usize, usize)>,
        /// Whether what was decided stands for the new words. If not, its check status is "to check" again.
        #[serde(default)]
        stands: bool,
    },
    /// Adds what extraction proposes. What is already there, or was dismissed in the same words, stays as it is.
    AddSuggestions {
        /// The article.
        article: Id,
        /// The proposals.
        suggestions: Vec<Suggestion>,
    },
    /// Notes what a model says of suggestions, beside what the rules said. Suggestions alone that nobody has touched; it is no
    /// step of work, so an undo does not take it back. What newer weights said stands; of two answers of the same weights, as two
    /// machines give them, the larger.
    Weigh {
        /// The article.
        article: Id,
        /// Which weights the model had: 1 for the first.
        weights: i64,
        /// What it says.
        scores: Vec<Weighing>,
    },
    /// Makes a claim of a stretch of text.
    AddClaim {
        /// Its name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// The article.
        article: Id,
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
        /// The claim in words of its own; empty for the quote.
        #[serde(default)]
        statement: String,
        /// The claim that it is a part of.
        #[serde(default)]
        part_of: Option<Id>,
    },
    /// Keeps a claim in parts, each a fact of its own, or whole. What was decided on either side stays with it.
    KeepInParts {
        /// The claim.
        claim: Id,
        /// Whether it is kept in parts.
        in_parts: bool,
    },
    /// Takes a suggestion up, its parts with it; of a part, its whole too.
    Accept {
        /// The claim.
        claim: Id,
    },
    /// Puts a claim aside, its parts with it; extraction does not propose the same words again. A part can be put aside
    /// alone.
    Dismiss {
        /// The claim.
        claim: Id,
    },
    /// Words a claim; empty for the quote.
    SetStatement {
        /// The claim.
        claim: Id,
        /// Its words.
        statement: String,
    },
    /// Moves a claim to other words of the text.
    Respan {
        /// The claim.
        claim: Id,
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
    },
    /// Cuts a claim in two: the second half becomes a claim of its own, or, of a part, another part of the same claim. Parts
    /// that lie in the second half go with it.
    Split {
        /// The claim.
        claim: Id,
        /// Code point at which the second half begins.
        at: usize,
        /// The second half's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
    },
    /// Joins claims into the first, which then covers them all, has the parts of all, and is kept whole.
    Join {
        /// The claims, at least two of one article.
        claims: Vec<Id>,
    },
    /// Where the work stands. Of a claim that is kept in parts, this, the verdict and the resolution are set for every part; a
    /// part for which one of them is set is a fact of its own: its whole is kept in parts from then on.
    SetCheckStatus {
        /// The claim.
        claim: Id,
        /// The status.
        status: CheckStatus,
    },
    /// What was found.
    SetVerdict {
        /// The claim.
        claim: Id,
        /// The name of a label of the session's rating scale; null for none.
        verdict: Option<String>,
    },
    /// What happens to the copy. "Changed", "stet" and "cut" decide the changes of the claim that are open, too.
    SetResolution {
        /// The claim.
        claim: Id,
        /// The resolution.
        resolution: Resolution,
    },
    /// How much hangs on it.
    SetImportance {
        /// The claim.
        claim: Id,
        /// The importance.
        importance: Importance,
    },
    /// The sentence that explains the verdict.
    SetRationale {
        /// The claim.
        claim: Id,
        /// The sentence.
        rationale: String,
    },
    /// A note on a claim.
    SetNote {
        /// The claim.
        claim: Id,
        /// The note.
        note: String,
    },
    /// Marks a stretch as holding nothing to check.
    MarkNothing {
        /// The mark's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// The article.
        article: Id,
        /// First code point.
        start: usize,
        /// One past the last.
        end: usize,
        /// Why.
        #[serde(default)]
        reason: NothingReason,
    },
    /// Enters a source.
    AddSource(NewSource),
    /// Cites a source for a claim.
    AddEvidence(NewEvidence),
    /// Enters somebody who works on the session.
    AddPerson {
        /// Their record's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// Name.
        name: String,
        /// Initials.
        #[serde(default)]
        initials: String,
        /// Writer, checker, editor, legal.
        #[serde(default)]
        role: String,
    },
    /// Adds a rating scale of the session's own.
    AddScale {
        /// Its name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// What it is called.
        name: String,
        /// Its labels.
        labels: Vec<Label>,
        /// Whether the finding is a sentence.
        #[serde(default)]
        conclusion: bool,
    },
    /// Chooses the rating scale: one of the session's, or a preset ("house", "politifact", "africa-check", "google",
    /// "full-fact").
    SetScale {
        /// The scale.
        scale: Id,
    },
    /// The score from which suggestions are shown, 1–1000.
    SetThreshold {
        /// The score.
        threshold: i64,
    },
    /// Records that somebody is, or should be, asked.
    AddContact {
        /// The record's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// Who.
        name: String,
        /// About which claims.
        #[serde(default)]
        claims: Vec<Id>,
        /// What is asked.
        #[serde(default)]
        asked: String,
    },
    /// Asks for a change to the copy; the claim's resolution becomes "change requested".
    RequestChange {
        /// The request's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// The claim.
        claim: Id,
        /// The words proposed.
        proposed: String,
        /// Why.
        #[serde(default)]
        reason: String,
    },
    /// Decides a change that was asked for, with who decided and when, and what happens to the copy of its claim; "pending"
    /// opens it again.
    DecideChange {
        /// The change.
        change: Id,
        /// What the editor decided.
        decision: Decision,
    },
    /// Signs an article off, with the number of claims still open.
    SignOff {
        /// The record's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// The article.
        article: Id,
        /// Checker, editor or legal.
        role: String,
    },
    /// Records a correction after publication.
    Correct {
        /// The record's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// The claim.
        claim: Id,
        /// What was corrected.
        what: String,
        /// Why.
        #[serde(default)]
        why: String,
        /// The verdict now.
        #[serde(default)]
        verdict: Option<String>,
    },
    /// Adds what somebody wrote beside the text of an article, as claimed sources of the claims on its words.
    AddRemarks {
        /// The article.
        article: Id,
        /// The remarks.
        remarks: Vec<NewRemark>,
    },
    /// Makes a claimed source evidence for its claim.
    AcceptClaimed {
        /// The claimed source.
        claimed: Id,
        /// The name of the source that is made, if the caller wants to choose it.
        #[serde(default)]
        source: Option<Id>,
        /// The name of the evidence that is made, if the caller wants to choose it.
        #[serde(default)]
        evidence: Option<Id>,
    },
    /// Says something about a claim, or answers what was said: of a thread, it stands under the first.
    AddComment(NewComment),
    /// What a second person found of a claim.
    CheckSecond {
        /// The record's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// The claim.
        claim: Id,
        /// The name of a label of the session's rating scale; null for none.
        #[serde(default)]
        verdict: Option<String>,
        /// Whether the claim is correct as it stands.
        #[serde(default)]
        correct: Correct,
        /// The sentence that explains it.
        #[serde(default)]
        rationale: String,
    },
    /// Lets one finding of a house rule stand.
    Expect {
        /// The record's name, if the caller wants to choose it.
        #[serde(default)]
        id: Option<Id>,
        /// The code of the rule.
        code: String,
        /// The record that the finding is about.
        about: Id,
        /// Why it may stand.
        reason: String,
    },
    /// Several commands that are one to a person, and are undone as one.
    Batch {
        /// What a person calls it.
        label: String,
        /// The commands, done in order.
        commands: Vec<Command>,
    },
    /// Takes back the last step, by events that say so.
    Undo,
    /// Does again what was taken back last.
    Redo,
}
