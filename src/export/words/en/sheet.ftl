# The spreadsheet of claims.

# Sheets: at most 31 characters, none of []:*?/\ in them.
sheet-claims = Claims
sheet-sources = Sources
sheet-problems = Open questions

# Columns of the claims.
sheet-number = No.
sheet-fact = Fact
sheet-quote = In the article
sheet-paragraph = Para.
sheet-who = Who says it
sheet-importance = Importance
sheet-source = Source
sheet-stance = Source says
sheet-method = Method
sheet-locator = Where in it
sheet-extract = What it says
sheet-looked = Looked at on
sheet-status = Status
sheet-verdict = Verdict
sheet-rationale = Why
sheet-copy = Copy
sheet-change = Change
sheet-note = Note
sheet-row = Row
sheet-article = Article

sheet-row-claim = claim
sheet-row-suggestion = suggestion
sheet-row-part = part
sheet-row-whole = kept in parts

sheet-status-to_check = To check
sheet-status-in_progress = In progress
sheet-status-checked = Checked
sheet-status-needs_attention = Needs attention

sheet-copy-change_requested = Change requested
sheet-copy-changed = Changed
sheet-copy-stet = Stet
sheet-copy-cut = Cut

sheet-importance-high = high
sheet-importance-medium = medium
sheet-importance-low = low

sheet-stance-supports = supports
sheet-stance-contradicts = contradicts
sheet-stance-context = context

sheet-method-primary = primary
sheet-method-secondary = secondary

sheet-change-pending = pending
sheet-change-accepted = accepted
sheet-change-stet = stet
sheet-change-cut = cut
sheet-change-reworded = reworded

# The sources.
sheet-sources-number = No.
sheet-sources-title = Source
sheet-sources-kind = Kind
sheet-sources-author = Author
sheet-sources-publisher = Publisher
sheet-sources-published = Published
sheet-sources-address = Address
sheet-sources-archive = Archived copy
sheet-sources-note = Note

sheet-kind-unset = source
sheet-kind-document = document
sheet-kind-dataset = data set
sheet-kind-recording = recording
sheet-kind-transcript = transcript
sheet-kind-email = e-mail
sheet-kind-interview = interview
sheet-kind-expert = expert
sheet-kind-book = book
sheet-kind-web = web page
sheet-kind-observation = own observation

# What is open.
sheet-problems-what = What
sheet-problems-code = Rule
sheet-problems-number = No.
sheet-problems-fact = Fact
sheet-problems-more = More
sheet-problems-expected = Expected because
sheet-problems-article = Article

sheet-problem-disputed = Disputed
sheet-problem-lost = No longer in the text
sheet-problem-stale = Text changed since
sheet-problem-change = Change not made yet
sheet-problem-unresolved = Could not be settled
sheet-problem-attention = Needs attention
sheet-problem-unproven = Checked, without evidence

# At the end of a cell that was cut.
sheet-cut = [cut: longer than a cell of a spreadsheet]

# Shown when somebody writes what cannot be chosen: a title (32 characters) and a sentence (255).
sheet-choose = Not on the list
sheet-choose-more = Choose one of the list, or leave the cell as it was.
