//! A session to hand out: what it says now, without how it came to say so.

use std::{collections::BTreeSet, path::Path};

use super::{
    Options,
    report::{CONFIDENTIAL, Secrets, may_say, may_tell, may_tell_of, veiled},
};
use crate::{
    session::{Article, Claim, Evidence, History, Id, Session, SignOff, Source, Tables},
    storage,
};

/// The session as a file that holds what is visible now and nothing of its past: no events, no times of work, nothing that
/// was taken out or that a newer version of the program wrote. The names of the people who did the work or were asked,
/// and what is marked confidential, are left out unless `options` says otherwise. Earlier drafts stay, for
/// claims may rest on them; so does what people wrote in words of their own. Names of local files go.
pub(super) fn session(session: &Session, options: Options) -> Result<String, serde_json::Error> {
    with_documents(session, options, &BTreeSet::new())
}

/// The same, beside which the documents with these hashes lie: it says so of its drafts and its evidence, under names that tell
/// nothing but what kind of file each is.
pub(super) fn with_documents(
    session: &Session,
    options: Options,
    documents: &BTreeSet<String>,
) -> Result<String, serde_json::Error> {
    let tables = tables(session, options, documents);
    let bytes = storage::to_bytes(&Session::from_tables(tables))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn tables(session: &Session, options: Options, documents: &BTreeSet<String>) -> Tables {
    let bare_name = |stem: &str, file: &str| match Path::new(file).extension() {
        Some(ending) => format!("{stem}.{}", ending.to_string_lossy()),
        None => stem.to_owned(),
    };
    /// The records of a table that were not taken out, without their past.
    macro_rules! bare {
        ($table:ident) => {
            session.$table.live().map(|(id, record)| {
                let mut record = record.clone();
                record.history = History::default();
                record.extra.clear();
                record.made_at = None;
                if !options.people {
                    record.made_by = None;
                }
                (id, record)
            })
        };
    }
    let article_stays = |id| session.articles.get(id).is_some_and(|one| !one.removed);
    let draft_stays = |id| {
        let draft = session.drafts.get(id);
        draft.is_some_and(|one| !one.removed && article_stays(one.article))
    };
    let claim_stays = |id| {
        let claim = session.claims.get(id);
        claim.is_some_and(|one| !one.removed && article_stays(one.article))
    };
    let secrets = Secrets::of(session, options);
    let secret = |id: Id| secrets.keeps(id);
    let evidence_stays = |one: &Evidence| {
        let source = session.sources.get(one.source);
        let told = options.confidential || !one.confidential;
        told && claim_stays(one.claim) && source.is_some_and(|one| !one.removed)
    };
    let mut details = session.details.as_ref().clone();
    details.history = History::default();
    details.extra.clear();
    details.rules.clear();
    details.made_at = None;
    details.made_by = None;

    Tables {
        details: details.into(),
        articles: bare!(articles)
            .map(|(id, one)| {
                let editor = if options.people {
                    one.editor.clone()
                } else {
                    String::new()
                };
                (id, Article { editor, ..one })
            })
            .collect(),
        drafts: bare!(drafts)
            .filter(|(id, _)| draft_stays(*id))
            .map(|(id, mut one)| {
                if documents.contains(&one.package) {
                    one.file = bare_name("draft", &one.file);
                } else {
                    one.file.clear();
                    one.package.clear();
                }
                (id, one)
            })
            .collect(),
        claims: bare!(claims)
            .filter(|(id, _)| claim_stays(*id))
            .map(|(id, mut one)| {
                one.anchors.retain(|draft, _| draft_stays(*draft));
                let one = Claim {
                    parent: one.parent.filter(|id| claim_stays(*id)),
                    merged_into: one.merged_into.filter(|id| claim_stays(*id)),
                    checked_against: one.checked_against.filter(|id| draft_stays(*id)),
                    assigned_to: one.assigned_to.filter(|_| options.people),
                    tags: if options.people { one.tags } else { Vec::new() },
                    ..one
                };
                (id, one)
            })
            .collect(),
        evidence: bare!(evidence)
            .filter(|(_, one)| evidence_stays(one))
            .map(|(id, one)| {
                let copy = if documents.contains(&one.copy_sha256) {
                    bare_name("copy", &one.copy)
                } else {
                    String::new()
                };
                let one = Evidence {
                    copy,
                    looked_by: one.looked_by.filter(|_| options.people),
                    ..one
                };
                (
                    id,
                    if secret(one.source) {
                        veiled(&one)
                    } else {
                        one
                    },
                )
            })
            .collect(),
        claimed: bare!(claimed)
            .filter(|(_, one)| {
                // What became confidential evidence is as confidential.
                let evidence = one.evidence.and_then(|id| session.evidence.get(id));
                let open = evidence.is_none_or(|evidence| {
                    options.confidential || !evidence.confidential && !secret(evidence.source)
                });
                article_stays(one.article) && may_tell(one, options) && open
            })
            .map(|(id, mut one)| {
                one.claim = one.claim.filter(|id| claim_stays(*id));
                one.evidence = one.evidence.filter(|id| {
                    let found = session.evidence.get(*id);
                    found.is_some_and(|one| !one.removed && evidence_stays(one))
                });
                if !options.people {
                    one.by.clear();
                    one.replies.0.iter_mut().for_each(|reply| reply.by.clear());
                }
                (id, one)
            })
            .collect(),
        sources: bare!(sources)
            .map(|(id, mut one)| {
                let veil = secret(id).then(|| Source {
                    title: CONFIDENTIAL.to_owned(),
                    confidential: true,
                    ..Source::default()
                });
                // Names of local files go; whoever has the recording knows it by its hash.
                one.refers_to.clear();
                one.recording.clear();
                if documents.contains(&one.document) {
                    one.file = bare_name("document", &one.file);
                } else {
                    one.file.clear();
                    one.document.clear();
                    one.recording_sha256.clear();
                }
                (id, veil.unwrap_or(one))
            })
            .collect(),
        people: bare!(people).filter(|_| options.people).collect(),
        scales: bare!(scales).collect(),
        marks: bare!(marks)
            .filter(|(_, one)| article_stays(one.article))
            .map(|(id, mut one)| {
                one.anchors.retain(|draft, _| draft_stays(*draft));
                (id, one)
            })
            .collect(),
        contacts: bare!(contacts)
            .filter(|(_, one)| may_tell_of(one, options))
            .map(|(id, mut one)| {
                one.claims.retain(|id| claim_stays(*id));
                if !options.people {
                    // A channel is a number or a mailbox as often as not.
                    one.name.clear();
                    one.channel.clear();
                }
                (id, one)
            })
            .collect(),
        changes: bare!(changes)
            .filter(|(_, one)| claim_stays(one.claim))
            .map(|(id, mut one)| {
                let evidence = |id: &Id| session.evidence.get(*id);
                one.evidence.retain(|id| {
                    evidence(id).is_some_and(|one| !one.removed && evidence_stays(one))
                });
                one.decided_by = one.decided_by.filter(|_| options.people);
                (id, one)
            })
            .collect(),
        sign_offs: bare!(sign_offs)
            .filter(|(_, one)| article_stays(one.article))
            .map(|(id, one)| {
                let name = if options.people {
                    one.name.clone()
                } else {
                    String::new()
                };
                (id, SignOff { name, ..one })
            })
            .collect(),
        corrections: bare!(corrections)
            .filter(|(_, one)| claim_stays(one.claim))
            .collect(),
        // Said among the people who did the work, or by somebody who was asked.
        second_checks: bare!(second_checks)
            .filter(|(_, one)| options.people && claim_stays(one.claim))
            .collect(),
        expectations: bare!(expectations).filter(|_| options.people).collect(),
        comments: bare!(comments)
            .filter(|(_, one)| may_say(session, one, options) && claim_stays(one.claim))
            .collect(),
        extra: crate::session::Extra::new(),
    }
}
