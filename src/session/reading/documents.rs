//! The files that a session rests on, and that are kept beside it.

use crate::session::{
    records::{evidence::Source, tables::Tables},
    values::id::Id,
};

/// What a file beside a session is to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belonging {
    /// A draft was read from it.
    Draft,
    /// It is a source: a document of the backup.
    Source,
    /// A copy that somebody keeps with a piece of evidence, here or elsewhere.
    Copy,
    /// A picture of the place of a piece of evidence, cut out of its document.
    Place,
    /// A recording that a transcript is of: it is referred to, never kept.
    Recording,
}

/// A file that belongs to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptFile<'s> {
    /// SHA-256 of its bytes, in hexadecimal, as the session says.
    pub sha256: &'s str,
    /// What it is called, without folders.
    pub file: &'s str,
    /// Where it lies, if it is only referred to ([`Source::refers_to`]); else empty.
    pub at: &'s str,
    /// What it is.
    pub belonging: Belonging,
}

impl Source {
    /// The name of its recording, without folders, whatever system its path is of.
    pub fn recording_name(&self) -> &str {
        self.recording
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
    }
}

impl Tables {
    /// The files that belong to the session: what its drafts were read from, the documents of the backup, the
    /// recordings of its transcripts, and the copies of evidence. The same bytes may come more than once.
    pub fn kept_files(&self) -> impl Iterator<Item = KeptFile<'_>> {
        let drafts = self.drafts.live().map(|(_, draft)| KeptFile {
            sha256: &draft.package,
            file: &draft.file,
            at: "",
            belonging: Belonging::Draft,
        });
        let sources = self.sources.live().map(|(_, source)| KeptFile {
            sha256: &source.document,
            file: &source.file,
            at: &source.refers_to,
            belonging: Belonging::Source,
        });
        let recordings = self.sources.live().map(|(_, source)| KeptFile {
            sha256: &source.recording_sha256,
            file: source.recording_name(),
            at: &source.recording,
            belonging: Belonging::Recording,
        });
        let copies = self.evidence.live().map(|(_, evidence)| KeptFile {
            sha256: &evidence.copy_sha256,
            file: &evidence.copy,
            at: "",
            belonging: if evidence.areas.is_empty() {
                Belonging::Copy
            } else {
                Belonging::Place
            },
        });
        let all = drafts.chain(sources).chain(recordings).chain(copies);
        all.filter(|file| !file.sha256.is_empty())
    }

    /// The documents of the backup: the sources that are documents kept beside the session, in the order of their titles.
    pub fn backup(&self) -> Vec<(Id, &Source)> {
        let mut all: Vec<_> = self
            .sources
            .live()
            .filter(|(_, source)| !source.document.is_empty())
            .collect();
        all.sort_by(|(a, one), (b, other)| (&one.title, a).cmp(&(&other.title, b)));
        all
    }

    /// The source that is this document, by the SHA-256 of its bytes: the same bytes are one document.
    pub fn source_of_document(&self, sha256: &str) -> Option<Id> {
        let mut all = self.sources.live();
        let found = all.find(|(_, source)| !sha256.is_empty() && source.document == sha256);
        found.map(|(id, _)| self.standing_source(id))
    }
}
