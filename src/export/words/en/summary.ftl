# What the review summary says.

# The document as a whole.
summary-kind = Review summary
summary-title = Review summary: { $title }
summary-untitled-session = Untitled session
summary-untitled-article = Untitled article
summary-publication = Publication
summary-deadline = Deadline
summary-scale = Rating scale
summary-note = Note
summary-made-on = Made on
summary-contents = Contents
summary-skip = Skip to the text

# The figures.
summary-coverage = Coverage
summary-article = Article
summary-sentences = Sentences
summary-claimed = Claimed
summary-nothing = Nothing to check
summary-untouched = Untouched
summary-decided = Decided
summary-left = Facts left
summary-checked = Checked
summary-wrong = Found wrong
summary-attention = Needs attention
summary-all-articles = All articles
summary-percent = { $n } %
summary-of-sentences = { $n ->
    [one] of 1 sentence
    *[other] of { $n } sentences
    }

# An article.
summary-by = By
summary-publisher = Publisher
summary-agency = Agency
summary-published = Published
summary-address = Address
summary-article-id = Article id
summary-draft = Draft checked
summary-risks = Risks
summary-text = The text
summary-claims = Claims
summary-no-claims = No claim has been taken up yet.
summary-signed-off = Signed off
summary-signed = { $who } ({ $n ->
    [one] 1 claim open then
    *[other] { $n } claims open then
    })

# A claim.
summary-in-article = In the article
summary-paragraph = paragraph { $n }
summary-quote = “{ $text }”
summary-words-gone = its words are no longer in the text
summary-who = Who says it
summary-when = When
summary-appeared = Where it appeared
summary-dates = Dates
summary-why-checked = Why we checked
summary-importance = importance { $level }
summary-risk = risk: { $risk }
summary-status = Status
summary-verdict = Verdict
summary-none = none
summary-no-verdict = No verdict
summary-copy = Copy
summary-stale = Stale
summary-stale-why = decided on text that has since changed
summary-found = What we found
summary-why = Why
summary-sure = How sure
summary-differs = differs by part
summary-parts-checked = { $status } ({ $checked } of { $n } parts checked)
summary-parts = Parts
summary-to-text = To these words in the text
summary-to-claim = Claim { $label }
summary-unresolved = What we could not establish
summary-writers-source = The writer’s source
summary-named = Named by the writer, not accepted

# Who says it.
summary-probably = probably { $name } (a guess)
summary-denied = denied or not confirmed: “{ $cue }”
summary-not-named = not named
summary-through = through { $name }
summary-hedged = hedged: “{ $words }”

# What it rests on.
summary-evidence = Evidence
summary-evidence-for = Evidence for
summary-evidence-against = Evidence against
summary-context = Context
summary-no-evidence = none
summary-looked-on = looked at { $day }
summary-looked-by = by { $name }
summary-clip = Picture of the evidence: { $name }
summary-confidential-source = confidential source
summary-missing-source = a source that is not in the session
summary-untitled-source = untitled source
summary-taken-out = { $name } (taken out)

# What followed.
summary-changes = Changes to the copy
summary-claim = Claim
summary-current = As it stands
summary-proposed = Proposed
summary-reason = Reason
summary-decision = Decision
summary-deleted = (taken out)
summary-reply = Right of reply
summary-asked = { $n ->
    [one] { $who } was asked
    *[other] { $who } was asked { $n } times
    }
summary-somebody = somebody concerned
summary-about = about { $text }
summary-outcome = outcome: { $text }
summary-replied = reply: { $text }
summary-corrections = Corrections
summary-corrected = Corrected

# What is open.
summary-open-questions = Open questions
summary-house-rules = House rules
summary-no-questions = None.
summary-open-gone = its words are gone from the text
summary-change-requested = change requested
summary-suggestion = suggestion, nobody has looked at it
summary-untouched-sentences = { $n ->
    [one] { $n } sentence is
    *[other] { $n } sentences are
    } neither claimed nor marked as holding nothing to check
summary-disputed = disputed
summary-is-disputed = Disputed
summary-disputed-label = { $label } (disputed)
summary-disputed-sides = disputed: { $sides }
summary-also-disputed = Also disputed
summary-names-inside = the names stay inside

# Sources.
summary-sources = Sources
summary-no-sources = None entered.
summary-archived = archived at
summary-credibility = credibility: { $text }
summary-source-note = note: { $text }

# How it was done.
summary-method = Method
summary-method-coverage = Every sentence of the text is either claimed, marked as holding nothing to check, or untouched; it counts as decided once every claim in it is checked.
summary-method-axes = Three things are kept apart: the status says where the work on a claim stands, the verdict what was found, and the copy what happens to the text. Verdicts are people’s, never a program’s.
summary-method-ways = How the evidence was looked at
summary-hash = SHA-256 of its text
