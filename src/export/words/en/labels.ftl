# What records say in fixed words, as every export writes it.

# Where the work on a claim stands.
check-status-to-check = To check
check-status-in-progress = In progress
check-status-checked = Checked
check-status-needs-attention = Needs attention

# What happens to the copy.
resolution-none = None
resolution-change-requested = Change requested
resolution-changed = Changed
resolution-stet = Stet
resolution-cut = Cut

# How much hangs on a claim.
importance-unset = not set
importance-high = high
importance-medium = medium
importance-low = low

# What sort of fact it is.
claim-type-name = name or spelling
claim-type-title = title or role
claim-type-place = place
claim-type-date = date or time
claim-type-age = age
claim-type-number = number or statistic
claim-type-money = money
claim-type-measurement = measurement or distance
claim-type-superlative = superlative, first or only
claim-type-comparison = comparison or trend
claim-type-quotation = quotation
claim-type-attribution = attribution or paraphrase
claim-type-causal = cause and effect
claim-type-historical = historical
claim-type-legal = law or rule
claim-type-scientific = science or medicine
claim-type-poll = poll
claim-type-description = physical description
claim-type-biography = biography or identity
claim-type-image = image or caption
claim-type-graphic = graphic
claim-type-headline = headline or display copy
claim-type-common-knowledge = common knowledge
claim-type-prediction = prediction
claim-type-opinion = opinion
claim-type-sensitive = sensitive or defamatory

# What could hurt someone.
risk-legal = legal
risk-privacy = privacy
risk-anonymous-source = anonymous source
risk-harm = harm

# Which way evidence points.
stance-supports = supports
stance-contradicts = contradicts
stance-context = context

# How near a source is to the fact.
tier-unset = not set
tier-primary = primary
tier-secondary = secondary

# What the editor decided about a change.
decision-pending = pending
decision-accepted = accepted
decision-stet = stet
decision-cut = cut
decision-reworded = reworded

# What sort of thing a source is.
source-kind-unset = source
source-kind-document = document
source-kind-dataset = data set
source-kind-recording = recording
source-kind-transcript = transcript
source-kind-email = e-mail
source-kind-interview = interview
source-kind-expert = expert
source-kind-book = book
source-kind-web = web page
source-kind-observation = own observation

# What somebody who was asked says of a claim.
correct-unsaid = not said
correct-yes = correct as it stands
correct-no = not correct
