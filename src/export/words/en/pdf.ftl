# The review summary as PDF.

pdf-kicker = Fact-check · Review summary
pdf-page = Page { $page } of { $pages }
pdf-made = Made on
pdf-publication = Publication
pdf-deadline = Deadline
pdf-scale = Rating scale
pdf-note = Note

pdf-coverage = Coverage
pdf-coverage-said = { $percent } % of { $sentences ->
    [one] { $sentences } sentence
   *[other] { $sentences } sentences
} decided; { $checked ->
    [one] { $checked } fact checked
   *[other] { $checked } facts checked
}, { $left ->
    [one] { $left } left
   *[other] { $left } left
}.
pdf-column-article = Article
pdf-column-sentences = Sentences
pdf-column-claimed = Claimed
pdf-column-nothing = Nothing to check
pdf-column-untouched = Untouched
pdf-column-decided = Decided
pdf-column-left = Facts left
pdf-column-checked = Checked
pdf-column-wrong = Found wrong
pdf-column-attention = Needs attention
pdf-all-articles = All articles

pdf-byline = By
pdf-publisher = Publisher
pdf-agency = Agency
pdf-published = Published
pdf-address = Address
pdf-article-id = Article id
pdf-draft = Draft checked
pdf-draft-said = { $number } (SHA-256 { $hash }…)
pdf-risks = Risks
pdf-signed = Signed off
pdf-signed-said = { $who } ({ $open ->
    [one] { $open } claim open then
   *[other] { $open } claims open then
})

pdf-text = The article as checked
pdf-claims = Claims
pdf-no-claims = No claim has been taken up yet.

pdf-status = Status
pdf-verdict = Verdict
pdf-copy = Copy
pdf-none = none
pdf-disputed = disputed
pdf-stale = Decided on text that has since changed
pdf-quote = In the article
pdf-paragraph = paragraph { $number }
pdf-quote-gone = Its words are no longer in the text.
pdf-who = Who says it
pdf-when = When
pdf-where = Where it appeared
pdf-dates = Dates
pdf-why-checked = Why we checked
pdf-importance = importance { $importance }
pdf-risk = risk: { $risk }
pdf-found = What we found
pdf-why = Why
pdf-sure = How sure
pdf-evidence-for = Evidence for
pdf-evidence-against = Evidence against
pdf-evidence-context = Context
pdf-evidence = Evidence
pdf-looked-at = looked at on { $day }
pdf-looked-by = by { $name }
pdf-writers-source = The writer’s source
pdf-unresolved = What we could not establish
pdf-named = Named by the writer, not accepted
pdf-asked = Right of reply
pdf-asked-somebody = somebody concerned
pdf-asked-said = { $who } was asked
pdf-asked-times = { $who } was asked { $times } times
pdf-asked-about = About:
pdf-asked-outcome = Outcome:
pdf-asked-reply = Reply:
pdf-also-disputed = Also disputed

pdf-changes = Changes to the copy
pdf-changes-none = No change to the copy was asked for.
pdf-open = Open questions
pdf-house-rules = House rules
pdf-open-none = None.
pdf-open-suggestion = Suggestions that nobody has looked at
pdf-open-quote = its words are gone from the text
pdf-open-change = change requested
pdf-open-untouched = { $count ->
    [one] { $count } sentence is neither claimed nor marked as holding nothing to check
   *[other] { $count } sentences are neither claimed nor marked as holding nothing to check
}
pdf-corrections = Corrections
pdf-corrected = Corrected
pdf-sources = Sources
pdf-sources-none = None entered.
pdf-untitled-source = untitled source
pdf-confidential-source = confidential source
pdf-archive = Archived at
pdf-credibility = Credibility:
pdf-cited = Cited for
pdf-method = Method
pdf-method-coverage = Every sentence of an article is claimed, marked as holding nothing to check, or untouched; furniture such as credits is not counted. A sentence is decided when all its claims are checked or it holds nothing to check. A claim that is kept in parts counts as its parts.
pdf-method-verdict = Where the work stands, what was found and what happens to the copy are three things, and none is worked out from another. People decided each of them.
pdf-method-scale = The verdicts are those of the scale “{ $name }”: { $labels }.
pdf-method-inside = Names of the people who did the work or were asked, and what is confidential, stay inside unless this summary was made with them.
