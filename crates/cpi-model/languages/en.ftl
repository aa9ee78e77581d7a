### The words that the project prints, in English, which is the original.
###
### How to add a language: docs/languages.md. Text in braces stays as it is: { $name } is
### replaced when the text is printed, { some-word } by another word of this file. The
### comments say where a text stands.

language-tag = en
language-name = English
# `draft` or `reviewed`
language-state = reviewed
language-reviewed-by = The CPI developers
language-reviewed-on = 2026-11-30


## The language itself

# Printed on everything in this language while its state is `draft`.
common-draft-notice = This translation is a draft that no speaker of the language has reviewed. The English text is authoritative.
# A percentage, with the space before the sign that the language has.
common-percent = { $number } %
# A date, such as 1 March 2026.
common-date = { $day } { $month } { $year }
# The months, in the form that stands in a date.
common-month-1 = January
common-month-2 = February
common-month-3 = March
common-month-4 = April
common-month-5 = May
common-month-6 = June
common-month-7 = July
common-month-8 = August
common-month-9 = September
common-month-10 = October
common-month-11 = November
common-month-12 = December
# Between two answers or two texts. More than two are joined pair by pair.
common-or = { $first } or { $second }
common-and = { $first } and { $second }
common-listed = { $first }, { $second }
# Before or over the name of a country.
common-country-name = Country


## Questionnaires: workbooks and forms

# The header of a column.
questionnaire-code = Code
questionnaire-question = Question
questionnaire-guidance = What earns which answer
questionnaire-last-time = Last time
questionnaire-same = Same as last time?
questionnaire-others = Other assessors
questionnaire-answer = Answer
questionnaire-evidence-title = Evidence: title
questionnaire-evidence-link = Evidence: link
questionnaire-evidence-date = Evidence: consulted on
questionnaire-evidence-note = Evidence: article, page
questionnaire-comment = Comment

# The name of a sheet.
questionnaire-start = Start
questionnaire-more-evidence = More evidence
questionnaire-lists = Lists

# An answer.
questionnaire-not-applicable = Not applicable

# An answer to "same as last time?".
questionnaire-same-yes = Same

# Before what counts as evidence.
questionnaire-expected = Evidence

# Before when not applicable is right.
questionnaire-when-not-applicable = Not applicable when

# What an answer that takes a question out needs.
questionnaire-reason-in-comment = Give the reason in the comment.

# Before the values that there can be.
questionnaire-possible = Possible

# Values without an end, without a beginning, and with both.
questionnaire-at-least = { $least } or more
questionnaire-at-most = { $most } or less
questionnaire-between = { $least } – { $most }

# Of values that are counted.
questionnaire-whole-numbers = whole numbers

# Before the condition of a question.
questionnaire-only-if = Answer only if

# A condition: the code of a question, and the answers to it, joined by common-or.
questionnaire-condition = { $question } is { $answers }

# Before the provision.
questionnaire-rests = Rests on

# Before the unit.
questionnaire-unit = Unit

# Before the numerator.
questionnaire-numerator = Numerator

# Before the denominator.
questionnaire-denominator = Denominator

# Before who publishes the figures.
questionnaire-published = Published by

# Which answers need evidence: their labels, separated by commas.
questionnaire-evidence-required = Evidence: required ({ $answers })

# On the first sheet.
questionnaire-questionnaire = Questionnaire
questionnaire-country = Country
questionnaire-round = Round
questionnaire-reference-date = Answers hold for
questionnaire-framework = Framework
questionnaire-version = Version
questionnaire-hash = Content hash
questionnaire-layout = Layout of this workbook
questionnaire-assessor = Assessor (pseudonym)

# On the first sheet, where names are not pseudonyms.
questionnaire-assessor-name = Assessor (name)

# On the first sheet.
questionnaire-instructions = How to fill it in
questionnaire-progress = Progress
questionnaire-section = Section
questionnaire-questions = Questions
questionnaire-answered = Answered
questionnaire-with-evidence = With evidence
questionnaire-share = Done
questionnaire-all = All

# An instruction.
questionnaire-step-1 = Write your pseudonym above. Fill in the yellow cells only; everything else is locked so that all teams answer the same questions.

# An instruction, where names are not pseudonyms.
questionnaire-step-1-name = Write your name above. Fill in the yellow cells only; everything else is locked so that all teams answer the same questions.

# An instruction.
questionnaire-step-2 = Choose an answer from the list of the cell. For figures, write the number alone, in the unit that is asked for.
questionnaire-step-3 = Name the evidence: title, web address, the day you consulted it (as 2026-03-15), article or page. Further evidence goes on the sheet “{ questionnaire-more-evidence }”.
questionnaire-step-4 = Where a question turns grey, an earlier answer rules it out: leave it empty.
questionnaire-step-5 = Leave open what you do not know. An empty cell is not a “no”.
questionnaire-step-6 = Write nothing about an individual child or another person who could be recognised.
questionnaire-step-same = “{ questionnaire-last-time }” shows the answer of the earlier round. If it still holds, choose “{ questionnaire-same-yes }” beside it: answer and evidence are then taken over. Nothing is taken over without it.

# What a cell says when it is chosen.
questionnaire-choose-answer = Choose an answer from the list.
questionnaire-write-number = Write the number alone, in this unit:
questionnaire-write-date = Write the day you consulted it, as 2026-03-15.
questionnaire-write-link = Write a web address that begins with https:// or http://.

# What a field of a form says when it is wrong.
questionnaire-write-pseudonym = Use letters from A to Z, digits, points, hyphens or underscores, and no real name.

# What a field of a form says when it is wrong, where names are not pseudonyms.
questionnaire-write-name = Write your name: letters, spaces, points and hyphens, at most 100 characters.

# What a field of a form says when it is wrong.
questionnaire-above-zero = The number must be above 0.
questionnaire-not-in-future = The day cannot be in the future.

# In a form: the repeat.
questionnaire-evidence-of = Which question does it belong to?

# In a form: a question of another form.
questionnaire-asked-elsewhere = This is asked in the form of section { $section }. Give the same answer here: it decides which questions follow.

# In a form: beside a quantity.
questionnaire-no-figure = No figure

# On every page.
questionnaire-page = Page


## The workbook of a review

# The name of the sheet.
review-review = Review

# The header of a column.
review-state = State
review-settled = Settled answer

# With the number of an assessor's column. No other header may read like it.
review-coding = Coding { $number }

# The header of a column.
review-so-far = Decision so far
review-reply-so-far = Reply so far
review-decision = Decision
review-final = Final answer
review-points = Points
review-reason = Reason or comment
review-whose = Send back to
review-reply = Government's reply
review-office = Reply came through
review-reply-title = Reply: document
review-reply-link = Reply: link
review-reply-date = Reply: consulted on
review-reply-note = Reply: article, page

# What a reviewer may decide.
review-accept = Accept
review-send-back = Send back
review-decide = Decide
review-reopen = Reopen

# The state of an answer in the review.
review-adjudicated = Decided
review-conflict = Conflict
review-accepted = Accepted
review-rejected = Sent back
review-answered = Answered
review-unanswered = Unanswered
review-does-not-apply = Does not apply

# A state, or who answered and what, of an answer that came in after the decision.
review-state-late = { $state }, late
review-coding-late = { $coding } (late)

# The day on which a document was consulted, such as 2026-03-15.
review-consulted = consulted { $day }

# A final answer with the points that it was given.
review-points-awarded = { $answer }, { $points ->
        [one] { $points } point
       *[other] { $points } points
    }

# After a decision, the reviewer; a word that was sent back, with the reviewer's comment; after a
# reply, the office that it came through. Names are pseudonyms.
review-by = (by { $by })
review-sent-back-by = Sent back by { $by }: { $comment }
review-through = { $reply } (through { $by })

# On the first sheet.
review-entries = Entries of the history
review-head = Head of the history
review-counts = Where the review stands
review-to-review = To review
review-conflicts = Conflicts
review-reviewed = Reviewed
review-decided-here = Decided here
review-assessors = Assessors
review-codings = Codings
review-rows = Rows

# An instruction.
review-step-1 = Go to the sheet “{ review-review }”. Filter the column “{ review-state }”, and begin with the conflicts. Fill in the yellow cells only; everything else is locked.
review-step-2 = Choose under “{ review-decision }” what is to be done. { review-accept }: you agree with the settled answer. { review-send-back }: the assessor is to look again. { review-decide }: you give the final answer. { review-reopen }: a decision or an acceptance is taken back.
review-step-3 = “{ review-decide }” needs a final answer, points between those of the options, or both, and always a reason. “{ review-send-back }” needs a comment for the assessor; where several answered, choose under “{ review-whose }” whose answer goes back. “{ review-reopen }” needs a reason.
review-step-4 = A row without a decision changes nothing. Leave open what you have not looked at.
review-step-5 = The government's reply stands beside the answer and changes none. Further documents of a reply go on the sheet “{ questionnaire-more-evidence }”.
review-step-6 = This workbook shows what stood when it was written. A row about an answer that has moved since is named when the workbook comes in, and not taken.

# What a cell says when it is chosen.
review-choose-decision = Choose what is to be done from the list, or leave the cell empty.
review-write-points = Points within what the options earn:
review-choose-assessor = Choose whose answer goes back.


## Status

# The status of a round as a workbook: titles and names of its sheets.
status-by-country = Status by countries
status-by-section = Status by sections
status-by-assessor = Status by assessors
status-countries = Countries
status-sections = Sections
status-assessors = Assessors

# Its columns.
status-round = Round
status-country = Country
status-section = Section
status-label = Label
status-assessor = Assessor
status-indicators = Indicators
status-answered = Answered
status-not-applicable = Not applicable
status-with-evidence = With evidence
status-reviewed = Reviewed
status-adjudicated = Adjudicated
status-conflict = In conflict
status-rejected = Sent back
status-late = Late
status-open = Open

# The share of one of these counts, in per cent.
status-share = { $count }, %


## Handbook of a framework

# The first page.
handbook-counts = { $framework }: { $checklists ->
        [one] { $checklists } checklist indicator
       *[other] { $checklists } checklist indicators
    } and { $quantities ->
        [one] { $quantities } quantity
       *[other] { $quantities } quantities
    }.
handbook-licence = Licence: { $text }.
handbook-attribution = Attribution: { $text }.
handbook-what-it-asks = What it asks
handbook-how-it-scores = How it scores
handbook-empty-cells = Cells without indicators
handbook-instruments = Instruments
handbook-weights-note = Weights are effective weights in the index, where every indicator applies.
handbook-overview = Overview

# Columns of tables.
handbook-column-indicators = indicators
handbook-column-weight = weight
handbook-column-code = code
handbook-column-title = title
handbook-column-symbol = symbol
handbook-all = All

# The page of a node: how many indicators it has, and their weight in the index, such as 12.5 %.
handbook-indicators = Indicators: { $count }
handbook-indicators-of-index = Indicators: { $count }, { $weight } of the index
handbook-in-no-group = In no group

# What stands before a fact about an indicator or a node, with a colon after it.
handbook-rests-on = Rests on
handbook-guidance = Guidance
handbook-unit = Unit
handbook-numerator = Numerator
handbook-denominator = Denominator
handbook-scored = Scored
handbook-why-so = Why so
handbook-possible = Possible
handbook-plausible = Plausible
handbook-published-by = Published by
handbook-evidence = Evidence
handbook-not-applicable-when = Not applicable when
handbook-lists = Lists of the country
handbook-only-if = Only if
handbook-see-also = See also
handbook-weight = Weight
handbook-exception = Exception

# What such a fact says. $answers are codes in code marks, joined by common-or.
handbook-option-points = { $label } ({ $points })
handbook-option-not-applicable = { $label } (not applicable)
handbook-condition = { $question } is { $answers }: { $text }
handbook-weight-of-index = { $weight } of the index
handbook-between-goalposts = between { $low } and { $high }
handbook-by-rule = by { $rule }
handbook-by-rule-with-target = by { $rule }, target { $target }
handbook-rule-and-direction = { $rule }; { $better ->
        [lower] lower is better
       *[higher] higher is better
    }

# Which values there can be: any number, whole numbers, within limits.
handbook-values =
    { $kind ->
        [between] { $least } to { $most }
        [at-least] { $least } or more
        [at-most] { $most } or less
        [whole] whole numbers
        [whole-between] whole numbers from { $least } to { $most }
        [whole-at-least] whole numbers of { $least } or more
        [whole-at-most] whole numbers of { $most } or less
       *[any] any number
    }
handbook-values-by-unit = { $values }, which the unit implies
handbook-changes = changes of at most { $change } from one round to the next
handbook-times-earlier = { $times } times the earlier value


## The method of a framework in sentences
method-range = Scores run from { $low } (worst) to { $high } (best) and are shown with { $digits } digits after the point.
method-scale = On the scale { $scale }, { $options }.
method-option-points = { $label } earns { $points }
method-option-not-applicable = { $label } means not applicable

# Where not applicable is an answer. $name is questionnaire-not-applicable, marked as a label.
method-not-applicable = { $name } is an answer { $where ->
        [undeclared] to no indicator, since the framework does not declare where
        [nowhere] to no indicator
        [stated] to the indicators that say when
       *[anywhere] to every indicator
    }{ $reason ->
        [needed] , and needs a reason in the comment
       *[not-needed] {""}
    }.

# Which node: $level is its code. $count nodes of the kind share a method.
method-which =
    { $kind ->
        [index] The index
        [level] Each node of the level { $level }
       *[rest] Each other node
    }
method-which-of-several = { $which } ({ $count } of them)

# What is averaged in a node.
method-over =
    { $kind ->
        [children] what stands directly beneath it
        [indicators] all indicators beneath it
       *[level] the nodes of the level { $level } beneath it
    }
method-mean =
    { $kind ->
        [geometric] geometric mean
        [harmonic] harmonic mean
        [generalised] generalised mean with the exponent { $exponent }
        [minimum] minimum
        [maximum] maximum
        [median] weighted median
        [sum] weighted sum
       *[arithmetic] arithmetic mean
    }

# $which is method-which, $mean method-mean, $over method-over, $terms what follows.
method-node = { $which } is the { $mean } of { $over }, { $weights ->
        [equal] all with the same weight
       *[declared] with the declared weights
    }{ $terms }.
method-view = In the view { $label } each group is the { $mean } of { $over ->
        [cells] its cells, one for each row that has any
       *[indicators] its indicators
    }{ $terms }.

# Terms of a method, each after the other.
method-missing =
    { $rule ->
        [as-zero] ; what is missing counts as the worst score
        [refuse] ; where anything is missing there is no score
       *[leave-out] ; what is missing is left out
    }
method-least-coverage = ; it has a score only where at least { $share } of the { $of ->
        [members] applicable members have a score
       *[indicators] applicable indicators beneath it have an answer
    }
method-never-below = ; it is never below { $limit }
method-never-above = ; it is never above { $limit }
method-rounded = ; it is rounded to { $digits } digits
method-gap = The gap is { $formula ->
        [relative] law minus practice, over law
       *[difference] law minus practice
    }: law is { $law }, practice is { $practice }.
method-bands = Bands: { $bands }.
method-band-from = { $label } from { $from }
method-band-below = { $label } below
method-ranks = Countries are ranked by { $scores ->
        [rounded] the scores that are shown
       *[unrounded] scores compared at { $digits } digits
    }, { $order ->
        [lowest] lowest first
       *[highest] highest first
    }; { $ties ->
        [highest] tied countries share the last place (1, 3, 3, 4)
        [average] tied countries share the mean place (1, 2.5, 2.5, 4)
        [dense] tied countries share a place, and no place is left out (1, 2, 2, 3)
       *[lowest] tied countries share the best place (1, 2, 2, 4)
    }.


## Reports: what all of them have

# A table's footnote, where a dash stands for a score. What a reader may do can follow after a semicolon.
report-dash = – is no score: too little is answered, or nothing applies
# At the index or another node.
report-lower-is-better = In { $node } lower is better: the lowest score ranks first.

# From one figure to another, such as 0.50–0.75; the second where a figure has a minus sign.
report-range = { $low }–{ $high }
report-range-with-minus = { $low } to { $high }

# A text of the framework that is in another language than the report, with the tag of that language.
report-other-language = { $text } ({ $language })
report-and-more = { $listed } and { $count } more


# The last line of a report in Markdown. $hash and $provenance are SHA-256 values.
report-provenance =
    Computed by { $engine } { $version } from the framework { $framework } { $edition } (SHA-256 { $hash }) and { $assessments ->
        [one] { $assessments } assessment
       *[other] { $assessments } assessments
    }; provenance SHA-256 { $provenance }


## Reports: columns of tables

# Headings of columns, in lower case where the language has it. What each means: docs/data-formats.md.
column-round = round
column-country = country
column-what = what
column-view = view
column-group = group
column-node = node
column-indicator = indicator
column-assessor = assessor
column-from-round = from
column-other-country = other
column-other-assessor = other assessor
column-other = other
column-peer-group = group
column-helper = whose
column-answer = answer
column-better-answer = better
column-since = since
column-evidence = evidence
column-state = state
column-state-before = before
column-rank = rank
column-score = score
column-display = display
column-band = band
column-law = law
column-practice = practice
column-gap = gap
column-bound-low = lowest
column-bound-high = highest
column-other-score = other score
column-score-before = before
column-comparable-score = comparable
column-reference-score = reference
column-difference = difference
column-contribution = adds
column-applicable = applicable
column-answered = answered
column-coverage = coverage
column-not-applicable = not applicable
column-not-applicable-share = not applicable
column-switched-off = switched off
column-indicators = indicators
column-with-evidence = with evidence
column-reviewed = reviewed
column-adjudicated = adjudicated
column-conflict = conflict
column-rejected = rejected
column-late = late
column-open = open
column-kind = kind
column-weight = weight
column-question = question
column-depth = depth
column-label = label
column-text = text
column-methodology = methodology
column-units = units
column-coders = coders
column-agreement = agree
column-kappa = κ
column-kappa-linear = κ linear
column-kappa-quadratic = κ quadratic
column-alpha-nominal = α nominal
column-alpha-nominal-interval-low = low
column-alpha-nominal-interval-high = high
column-alpha-ordinal = α ordinal
column-alpha-ordinal-interval-low = low
column-alpha-ordinal-interval-high = high
column-statistic = statistic
column-countries = countries
column-value = value
column-low-without-one = lowest without one
column-high-without-one = highest without one
column-no-value = no value
column-standard-error = standard error
column-scored = scored
column-mean = mean
column-deviation = deviation
column-interval = interval
column-interval-low = low
column-median = median
column-interval-high = high
column-rank-mean = mean rank
column-rank-interval-low = lowest rank
column-rank-median = median rank
column-rank-interval-high = highest rank
column-above = above
column-tied = tied
column-change = change
column-change-answers = answers
column-change-weights = weights
column-change-framework = framework
column-change-coverage = coverage
column-direction = direction
column-cost = cost
column-node-gain = gain of node
column-index-gain = gain of index
column-groups = groups
column-group-gains = gain of groups
column-better-answers = better answers
column-standing = what
column-others = others


## Reports: what the command says beside them

# What a reader may do, after a semicolon. Texts in backticks are typed and stay as they are.
remedy-all-rows = `--format csv` lists all
remedy-data = `--format csv` and `--format json` have it
remedy-one-country = `--country` lists those of one
remedy-every-step = `--all` lists every step
remedy-explain = `cpi explain` says which
remedy-group-by-likeness = `--alike N` finds some by likeness of profile
remedy-other = `--format json` has everything


## Reports: scores

# $framework is the id of the framework, $version its version.
scores-title = Scores · { $framework } { $version }

# Rows and columns about the index: its score, its rank, what is below. $count is more than one.
scores-index = index
scores-score = score
scores-rank = rank
scores-band = band
scores-coverage = coverage
scores-not-applicable = not applicable
scores-bounds = bounds
scores-reviewed = reviewed
scores-adjudicated = adjudicated
scores-conflicts = conflicts
scores-gap = gap

# Over the table of one country.
scores-of-country = { $country } · { $round }
# One of reviewed, adjudicated and conflicts after it, with its figure.
scores-with-figure = { $title } · { $name } { $figure }


## Reports: comparison


## Reports: explanation

# $framework is the id of the framework, $version its version.
explanation-title = { $country } · { $round } · { $framework } { $version }
# A node, with its score.
explanation-head = { $name }: { $score }

# How a node came to its score. $mean is explanation-mean.
explanation-node = { $mean } of { $members ->
        [one] { $members } member
       *[other] { $members } members
    }{ $weights ->
        [equal] , equal weights
        [differ] , weighted
       *[unused] {""}
    }
explanation-mean =
    { $kind ->
        [geometric] geometric mean
        [harmonic] harmonic mean
        [generalised] generalised mean
        [generalised-with-exponent] generalised mean with the exponent { $exponent }
        [minimum] the smallest
        [maximum] the largest
        [median] weighted median
        [sum] sum
       *[arithmetic] arithmetic mean
    }
explanation-no-score = no score: { $why ->
        [not-applicable] nothing beneath it applies
        [too-little] too little beneath it is answered
       *[missing] nothing beneath it is answered
    }
explanation-too-little = no score: { $of ->
        [members] members with a score
       *[indicators] answered
    } { $found } of { $applicable }, which is less than the least coverage of { $least }

# What can follow, each after the other.
explanation-missing = ; missing and { $rule ->
        [as-zero] entered as zero
       *[leave-out] left out
    }: { $count }
explanation-not-applicable = ; not applicable: { $count }
# $share is a percentage.
explanation-declared = ; declared not applicable: { $count } of { $asked } asked beneath it, { $share }
# The declared weight of a member in the node above.
explanation-weight = ; weight { $weight }
# What a member adds to the score above.
explanation-adds = ; adds { $adds }
# $share is a percentage.
explanation-carries = ; carries { $share } of the index
# After the sentence, the paragraphs of the methodology behind it.
explanation-paragraphs = { $text } (methodology { $paragraphs })

# How an answer scores. $answer is the label of an option, or a code or number.
explanation-answered = answered { $answer }, which scores { $score }
explanation-answered-with-reference = answered { $answer }, which scores { $score } (reference: { $reference })
# What the rule compared the answer with; several are separated by commas.
explanation-reference =
    { $name ->
        [low] low
        [high] high
        [target] target
        [mean] mean
        [deviation] deviation
       *[values] values
    } { $value }
explanation-adjudicated = answered { $answer }, adjudicated to { $score }
explanation-scores-lowest = answered { $answer }; its condition fails, so it scores the lowest, { $score }
explanation-condition-fails = its condition fails, so it is not applicable
explanation-left-out = answered { $answer }: left out
explanation-no-answer = missing

# What an answer rests on: each before a text. Names are pseudonyms.
explanation-evidence = evidence:
explanation-comment = comment:
explanation-comment-by = comment by { $who }:
explanation-decided = decided:
explanation-decided-by = decided by { $who }:
explanation-no-reason = decided; the reason is not published
explanation-no-reason-by = decided by { $who }; the reason is not published
explanation-reply = reply of the government:
explanation-coded-by = coded by:
explanation-codings = codings:


## Reports: status

state-title = Status
state-nothing = no country takes part yet
# What the column of open answers counts.
state-open = open: neither accepted nor decided in review, whether answered or not
state-open-of-assessors = open: not answered, or sent back to the assessor


## Reports: agreement

agreement-title = Agreement of assessors
agreement-nothing = no indicator was answered by more than one assessor, so there is nothing to compare
# $count is how many there are; a list of some of them follows.
agreement-disagreements = Disagreements: { $count }; the widest apart:

# What a row is about.
agreement-index = index
agreement-section = section
agreement-group = group
agreement-indicator = indicator
agreement-pair = pair
# Headings of columns.
agreement-code = code
agreement-interval = interval

# A disagreement. $answers are agreement-says, separated by commas, $apart agreement-apart. $answer is a code
# in code marks.
agreement-disagreement = { $indicator } in { $country }: { $answers }; { $apart }
agreement-says = { $who } says { $answer }
# How far apart the answers are: $distance is a share of the longest way.
agreement-apart =
    { $how ->
        [whole] as far apart as can be
        [nothing] other options, the same points
       *[part] { $distance } of the way apart
    }


## Reports: difference of frameworks

difference-title = Difference of frameworks
# The framework before, and the one after. $hash is the beginning of its SHA-256.
difference-from = from { $framework } { $version } (sha256 { $hash })
difference-to = to { $framework } { $version } (sha256 { $hash })

# Headings, with how many follow.
difference-added = Added: { $count }
difference-removed = Removed: { $count }
difference-altered = No longer ask the same: { $count }
difference-changed = Changed, and ask the same: { $count }
difference-outside = Outside the indicators: { $count }
difference-comparability = Comparability, by node

# An indicator that was added or removed. $weight is a percentage.
difference-listed = { $code } ({ $node }, { $weight } of the index): { $question }
# A change. $key is a key of the file, $values what went and what came.
difference-change =
    { $kind ->
        [reworded] reworded
        [criteria] criteria
        [answers] answers
        [method] method
        [reweighted] reweighted
        [moved] moved
        [explained] explained
       *[translated] translated
    } { $key }: { $values }

# A node. All three are percentages.
difference-node = { $code }: common weight { $common } (before { $before }, after { $after }){ $method ->
        [changed] , another method
       *[same] {""}
    }
difference-others =
    { $which ->
        [all] all
       *[others] all others
    } ({ $count }): { $what }
difference-what =
    { $comparability ->
        [same] scores can be compared as they stand
        [largely] scores can be compared with care: little of the weight has changed
        [rescore] the questions are the same, not the way to the score; score both under one framework
        [common-only] scores cannot be compared as they stand; score the common indicators alone
       *[none] nothing can be compared
    }


## Reports: robustness

# The title.
robustness-title = Robustness · { $round }

# First of all: who is ahead for sure. $share is a percentage of the draws, such as 95 %.
robustness-nothing-scored = No country has a score, whatever is drawn: nothing applies, or too little is answered.
robustness-no-rank = No country has a published rank, so there is no order that could hold.
robustness-alone = { $country } is alone in its round, so its rank says nothing.
robustness-one-ranked = Only { $country } has a published rank, so there is no order that could hold.
robustness-whole-order = Each country is ahead of all below it in at least { $share } of the draws, so the whole order can be told.
robustness-first = { $country } is ahead of all other countries in at least { $share } of the draws.
robustness-first-open = It is open which of these is first: { $countries }.
robustness-first-open-to-many = It is open which of { $count } countries is first.
# After it: neighbours in the table, such as Kestria and Dorvenia.
robustness-not-told-apart = Cannot be told apart for sure: { $pairs }.
robustness-many-not-told-apart = Cannot be told apart for sure: { $count } of { $of } neighbours in the table.

# Over the first table. $varied are the two sentences after this one.
robustness-caption = { $node } · { $round }. { $varied } Draws: { $draws }, seed { $seed } ({ $generator }).
robustness-caption-named = { $node } { $name } · { $round }. { $varied } Draws: { $draws }, seed { $seed } ({ $generator }).
robustness-varied = Varied: { $sources }.
robustness-not-varied = Not varied: { $sources }.
robustness-answers = answers
robustness-answers-of-coders = answers, as the coders disagree
robustness-missing-answers = missing answers
robustness-quantities = quantities
robustness-options = points of options
robustness-weights = weights
robustness-method = the method
robustness-centred = The draws are centred on the published scores.
robustness-interrupted = Interrupted: { $draws } draws were asked for.
robustness-interrupted-before = The run was stopped before it had computed { $lacks }.
robustness-lacks-intervals = the intervals of scores
robustness-lacks-leaving-out = what leaving out a part does
robustness-lacks-sensitivity = the sensitivity analysis
robustness-few-draws = These are few draws: ask for 10,000 before you quote a share.

# For readers who cannot see the chart.
robustness-alternative = Scores at { $node }, with what { $interval } of the draws span: { $countries }
robustness-no-score = no score
robustness-country-score = { $country } { $score }
robustness-country-spread = { $country } { $score } ({ $spread })

# Under a table.
robustness-at-lowest = The published score is the lowest of its interval in { $count } of { $of } countries: what the plan varies can hardly do other than raise it.
robustness-at-highest = The published score is the highest of its interval in { $count } of { $of } countries: what the plan varies can hardly do other than lower it.
# $places are countries, or countries with a group: Velmora (law).
robustness-outside = Published outside the interval: { $places }.
robustness-many-outside = Published outside the interval: { $count } of { $of } scores.
# After one of these.
robustness-outside-by-missing = Some of their answers are missing: a published score takes what is answered alone, and the draws fill in what is missing by the odds of the plan, which may be better or worse.
robustness-outside-by-answers = The odds of the plan pull scores towards the middle, since an answer at the end of its scale can only move inwards: these intervals say where scores of other coders would lie, not how sure the published ones are. With `centre = "published"` in the plan the draws lie around the published scores (methodology 11.16).
robustness-outside-otherwise = What the plan varies moves these scores to one side, so the intervals do not say how sure the published ones are.
robustness-in-group = { $country } ({ $group })
robustness-partly-scored = With a score in only a part of the draws, and figures of that part alone: { $places }.
robustness-scored-in = { $place } ({ $share })
robustness-many-partly-scored = With a score in only a part of the draws, and figures of that part alone: { $count } rows of this table.
robustness-could-turn = Missing answers alone could turn the order of { $pairs }: their bounds overlap.
robustness-many-could-turn = Missing answers alone could turn the order of neighbours ({ $count } of { $of } pairs): their bounds overlap.

# Over the table of groups, and headings of its columns.
robustness-groups = The groups of the view { $view } at { $node }, each ranked by itself:
robustness-group = group
robustness-of-draws = { $interval } of draws
robustness-ranks-in = ranks in { $interval }
robustness-mean-rank = mean rank
# The lowest and highest score that missing answers allow.
robustness-bounds = bounds by missing

# A share that is not quite none, or not quite all.
robustness-less-than = <{ $share }
robustness-more-than = >{ $share }

# Over the table of the likeliest ranks.
robustness-order-holds = The published order holds in { $share } of these draws; the mean shift of rank is { $shift }.
# Where countries share a rank.
robustness-order-holds-with-ties = The published order holds in { $share } of these draws; countries that share a rank would have to share it in the draw, too. The mean shift of rank is { $shift }.
robustness-unranked = Without a published score, and so in no order: { $countries }.
robustness-likely-ranks = The likeliest ranks:
robustness-country = country
robustness-ranks = ranks
robustness-rank-share = { $rank } ({ $share })
# $ranks are the five likeliest; $count further ones have $share together.
robustness-more-ranks = { $ranks }; { $count } more ({ $share })
robustness-no-draw = – no draw has a score

robustness-bands = How often in which band:
robustness-neighbours = Each country against the next of the table (all pairs are in the JSON):
robustness-other = other
robustness-above = above
robustness-tied = tied

# Over the table of alternatives of the method.
robustness-alternatives = Every method alternative, scored exactly: score (rank)
robustness-alternatives-of-many = Every method alternative, scored exactly (all ranks are in the JSON)
robustness-declared = declared
robustness-mean-shift = mean shift of rank
robustness-moves-most = moves most: rank
robustness-score-and-rank = { $score } ({ $rank })
robustness-moves = { $country } { $from } → { $to }

# What leaving out a part does.
robustness-no-part-moves = Leaving out one part, exactly: none of { $all } moves a rank.
robustness-parts-move = Leaving out one part, exactly. Parts that move a rank: { $moving } of { $all }
robustness-most-moving = Leaving out one part, exactly. Parts that move a rank: { $moving } of { $all }, these { $named } the most
robustness-part = part
robustness-indicator = indicator
robustness-code = code
robustness-name = name
robustness-largest-shift = largest
robustness-largest-change = largest change of a score

# Over the table of sources.
robustness-sources = Which source moves the ranks: shares of the variance of the mean shift of rank (evaluations: { $evaluations }).
robustness-nothing-to-share = No source does: no rank of a country with a published score moved, so there is no variance to share.
robustness-too-steady = The order holds in { $share } of the draws, so too few of them say which source moves it. What moves the scores is in the JSON.
robustness-few-samples = Shares below 0 or above 1 mean too few samples: ask for more in the plan.
robustness-source = source
robustness-alone-share = alone
robustness-total-share = with others
robustness-estimated = { $value } ({ $range })


## Reports: coherence

# The title.
coherence-title = Coherence · { $round }

# The only sentence of a round of few countries. What a reader can do may follow after a semicolon.
coherence-too-few-countries =
    { $countries ->
        [one] { $countries } country is too few to tell whether the parts of the index go together. That takes { $fewest } at least: with fewer, scores that have nothing to do with each other often rise and fall together
       *[other] { $countries } countries are too few to tell whether the parts of the index go together. That takes { $fewest } at least: with fewer, scores that have nothing to do with each other often rise and fall together
    }
# From 10 to 19 countries.
coherence-few-countries = { $countries } countries are few: others like them could give other figures, which describe these countries alone.

# What stands out. $count of $of places have it, $places names the most notable.
coherence-against-the-rest = Members that run against the rest of their node ({ $count } of { $of }): { $places }. Check whether they are scored the right way round, or measure something else.
coherence-negative = Pairs that run against each other, and so cancel out in a mean ({ $count } of { $of }): { $places }.
coherence-weights = Members whose share in the differences between countries is less than half, or more than twice their declared weight ({ $count } of { $of }): { $places }.
coherence-ends = Many countries are at the lowest or highest score that answers can give, so that it cannot tell them apart, or show that they move on ({ $count } cases in { $of } nodes and groups): { $places }.
# $best of them are at the best score, $worst at the lowest.
coherence-never-varies = Indicators that do not tell the countries apart, since all have the same score ({ $count } of { $of }; the highest: { $best }, the lowest: { $worst }): { $places }.
coherence-weak = Nodes that have little to do with the score above them, which hardly shows what happens there ({ $count } of { $of }): { $places }.
coherence-low-alpha = Nodes and groups whose members do not move together, so that the score sums up things that differ ({ $count } of { $of }): { $places }. That is no fault where they are meant to cover different things; then report more than the score.
coherence-redundant = Pairs that order the countries nearly alike, so that the same may count twice ({ $count } of { $of }): { $places }.
coherence-high-alpha = Nodes and groups of which many members tell the countries apart in the same way ({ $count } of { $of }): { $places }. α also rises with the number of members alone.
# Where only countries with every score count; and where they count pair by pair.
coherence-missing-scores = No α, since fewer than three countries have a score for every member ({ $count } of { $of } nodes and groups): { $places }. Pairs of scores (pairwise cases) may give one.
coherence-missing-pairs = No α, since fewer than three countries have both scores of some pair of members ({ $count } of { $of } nodes and groups): { $places }.
coherence-nothing = Nothing stands out by the conventions of the methodology.

# After a sentence: the paragraphs of the methodology behind it.
coherence-methodology = { $sentence } (methodology { $paragraphs })
# After the places that are named.
coherence-more = { $places }; and { $count } more
# A group of a view, such as dimension: law.
coherence-group = { $view }: { $group }
# Places. r is a correlation, α is Cronbach's.
coherence-place-member = { $member } in { $node } (r = { $value })
coherence-place-pair = { $one } and { $other } (r = { $value })
coherence-place-weight = { $member } in { $node } ({ $share } of the variance, { $weight } of the weight)
coherence-place-floor = { $node } (lowest: { $count } of { $of })
coherence-place-ceiling = { $node } (highest: { $count } of { $of })
coherence-place-alpha =
    { $members ->
        [one] { $node } (α = { $value }, { $members } member)
       *[other] { $node } (α = { $value }, { $members } members)
    }

# Titles of tables.
coherence-composites = Nodes and groups
coherence-members = Members
coherence-correlations = Correlations
coherence-indicators = Indicators

# Headings of columns.
coherence-node = node
coherence-member = member
coherence-number-of-members = members
coherence-countries = countries
coherence-alpha = α
coherence-standardised-alpha = α standardised
coherence-floor = at lowest %
coherence-ceiling = at highest %
# The correlation of a member with the others.
coherence-item-rest = item–rest
coherence-alpha-without = α without
coherence-weight = weight %
coherence-variance-share = variance %
coherence-weight-in-index = in index %
# The weight in the index where what is missing is left out.
coherence-effective-in-index = in effect %
coherence-one = one
coherence-other = other
coherence-pairing = which is
coherence-siblings = beside
coherence-with-parent = above
coherence-with-index = index
coherence-pearson = r
coherence-spearman = ρ
coherence-kendall = τ-b
coherence-reading = reading
coherence-read-negative = negative
coherence-read-weak = weak
coherence-read-redundant = redundant
coherence-indicator = indicator
coherence-answers = share of each answer
coherence-answer = { $answer } { $share }
coherence-scored = scored
coherence-missing = missing
coherence-not-applicable = not applicable
coherence-varies = varies
coherence-never = never

# A figure with two standard errors, such as 0.57 ± 0.14, and one that has no value without one of the countries.
coherence-margin = { $value } ± { $margin }
coherence-one-country = { $value } (one country)
# Under a table.
coherence-margin-note = ± is two standard errors: how much other countries like these could change the figure (methodology 12.10).
coherence-dash-note = – is no figure: fewer than three countries have the scores, a node has one member, or a score never varies (methodology 12.3, 12.4).


## Reports: trend

# What an answer is called that is no option. $points are those that a reviewer awarded.
answer-missing = not answered
answer-not-applicable = not applicable
answer-adjudicated = { $answer } (adjudicated { $points })

trend-title = Trend · { $node }
# How many steps from one round to the next went where at a node.
trend-summary = { $node }, latest step of each country: { $forward } forward, { $back } back, { $unchanged } unchanged, { $unknown } not comparable.
trend-summary-of-all = { $node }, all steps from one round to the next: { $forward } forward, { $back } back, { $unchanged } unchanged, { $unknown } not comparable.
trend-lower-is-better = In { $node } lower is better: a score that falls goes forward.
trend-latest-step = The latest step of each country
trend-every-step = From one round to the next
trend-directions = Directions
trend-signs = + forward, − back, = unchanged, ? nothing answered in both rounds; in brackets where the node has no score in one of them
trend-brackets = In brackets: the node has no score in at least one of the two rounds, and what is answered in both went this way.
# Columns of tables.
trend-country = country
trend-from = from
trend-to = to
trend-was = was
trend-is = is
trend-comparable-was = comparable was
trend-comparable-is = is
trend-full-was = full was
trend-full-is = is
trend-change = change
trend-answers = answers
trend-weights = weights
trend-framework = framework
trend-coverage = coverage
trend-direction = direction
# Where a score goes, like for like.
trend-forward = forward
trend-back = back
trend-unchanged = unchanged
trend-unknown = unknown
trend-nothing-moved = Nothing moved in the latest step of { $countries }
trend-nothing-moved-in-many =
    { $count ->
        [one] Nothing moved in the latest step of { $count } country
       *[other] Nothing moved in the latest step of { $count } countries
    }
trend-steps-back = Steps back
trend-back-means = Worse than in the round before, like for like. A step may come from better evidence.
trend-step-back = { $country }, { $from } to { $to }
trend-fewer-points = { $country }, { $from } to { $to }: no answer is worse, reviewers awarded other points
trend-more-steps =
    { $count ->
        [one] { $count } more country has something that went back
       *[other] { $count } more countries have something that went back
    }
trend-node-back = { $node }: { $change }
trend-more-nodes =
    { $count ->
        [one] and { $count } more node or group
       *[other] and { $count } more nodes and groups
    }
trend-answer-back = { $indicator }: from { $from } to { $to }
trend-condition-fails = { $indicator }: was { $from }; its condition fails now, so the question no longer applies
trend-condition-holds = { $indicator }: now { $to }; its condition did not hold before, so the question did not apply
trend-more-answers =
    { $count ->
        [one] and { $count } more answer
       *[other] and { $count } more answers
    }
trend-same-answer = the same answer, other points from a reviewer: { $indicators }
trend-revisions = Revisions of earlier rounds, no change in a country
# $histories is empty or a sentence in brackets, $answers is empty or a list after a semicolon.
trend-revision = { $country }, { $round }{ $histories }: { $node } { $change }{ $answers }
trend-histories = (published at entry { $was }, { $head }…; stands at entry { $is }, { $now }…)
trend-as-before = as before
trend-revised = { $indicator } from { $from } to { $to }
trend-more-revisions =
    { $count ->
        [one] { $count } more revision
       *[other] { $count } more revisions
    }
trend-notes = To be read with this
trend-one-round = there is one round with assessments, { $round }: nothing can have moved yet
trend-common = common indicators: { $common } of { $all } in { $newest }. The comparable series has these alone, by the method of { $newest }; the full scores of different editions do not compare ({ $editions })
trend-nothing-common = { $editions } have no indicator in common: there is no comparable series, and a change between them says nothing about a country
trend-common-of-two =
    { $common ->
        [one] from { $from } to { $to } a change is split on what these two have in common: { $common } indicator
       *[other] from { $from } to { $to } a change is split on what these two have in common: { $common } indicators
    }
trend-unconfirmed = nobody has confirmed { $count } of { $all } relations of the crosswalk from { $from } to { $to }: take the comparable series as a draft
trend-out-of-order = a round of the older framework ({ $older }) lies after one of the newer ({ $newer }); the rounds stand in the order of the frameworks
trend-once = assessed in one round only, so nothing is said of their direction: { $countries }
trend-not-between = not assessed in a round between, so that a step spans it: { $countries }
trend-in-rounds = { $country } ({ $rounds })
trend-refused = { $country }, { $from } to { $to }: the change cannot be split, because on the way scoring is refused: { $why }
trend-nothing-compared = no common indicator is answered in both rounds of a step, so the two scores say nothing about a change: { $steps }
trend-against-round = these quantities are set against the values of their own round, so a country's score moves when others move (that part stands under weights): { $indicators }


## Reports: peers

peers-heading = { $title }: { $round } · { $framework } { $version }
peers-cooperation = Whose answers are better, and what a country would gain by them
peers-cooperation-of = Whose answers are better than those of { $country }, and what it would gain by them
peers-behind-of = Answers of { $country } that others have better
peers-behind = Answers that could be better
peers-standing =
    Strengths and weaknesses against the { $middle ->
        [median] median
       *[mean] mean
    } of the others of the { $of ->
        [group] group
       *[round] round
    }, from a difference of { $threshold } on
peers-standing-of =
    Strengths and weaknesses of { $country } against the { $middle ->
        [median] median
       *[mean] mean
    } of the others of the { $of ->
        [group] group
       *[round] round
    }, from a difference of { $threshold } on
peers-groups = Groups of countries
peers-alone = there is nobody to compare { $country } with in { $round }
peers-no-cooperation = nobody answers anything better than another where both are assessed, so nobody can lend an answer
peers-no-behind = no answer that applies and was given could be better
peers-no-standing = no score differs from the middle of the others by the threshold
peers-no-groups = no groups are declared
peers-more-rows =
    { $count ->
        [one] { $count } more row
       *[other] { $count } more rows
    }
peers-caution = It says where to look, not that a way that works there works here (methodology 15.1).
peers-no-gain = – there is no score that could gain: too little is answered
peers-lower-gains = In { $index } lower is better: a gain below 0 makes it better.
peers-lower-strengths = In { $index } lower is better: a strength is a score below the others.
peers-standing-caution = A strength may still be a poor score, a weakness a good one.
peers-farthest = Of each country the { $count } farthest apart
peers-nobody-better = Answers that could be better, but are no better in any other country: { $count }.
peers-evidence-elsewhere = The evidence behind each better answer does not fit here
peers-counts = These are counts of answers
# Columns of tables.
peers-country = country
peers-name = name
peers-code = code
peers-middle = middle
peers-indicator = indicator
peers-question = question
peers-answer = answer
peers-better = better
peers-whose = whose
peers-since = since
peers-or-before = { $round } or before
peers-also-better = others better, too
peers-answers = answers
peers-others-better = others have them better
peers-nobody-has = nobody has
peers-most-often = most often better
peers-with-count = { $country } { $count }
peers-group = group
peers-countries = countries
peers-round = round
peers-strength = strength
peers-weakness = weakness


## Reports: plan

plan-title = { $country } · { $round } · { $framework } { $version }
plan-already-reached = { $name } is at { $before } and has reached { $target }
# $cost is empty or plan-at-cost after a space.
plan-reached =
    { $count ->
        [one] { $name } reaches { $target } by { $count } change{ $cost }: from { $before } to { $after }; { $proof }
       *[other] { $name } reaches { $target } by { $count } changes{ $cost }: from { $before } to { $after }; { $proof }
    }
plan-at-cost = at the cost of { $cost }
plan-nothing-cheaper = nothing cheaper does, though other lists may do as well
plan-nothing-shorter = nothing shorter does, though other lists may do as well
plan-cheaper-not-proven = whether anything cheaper does is not proven; nothing below { $least } does
plan-shorter-not-proven = whether anything shorter does is not proven; nothing below { $least } does
plan-no-score = { $name } has no score after any change that may be made: too little is answered, or nothing in it applies
plan-nothing-further = { $name } cannot reach { $target }: it is at { $before }, and nothing that may move gets it further
plan-unreachable = { $name } cannot reach { $target } by what may move: { $highest } is as far as it gets, from { $before }; the changes below{ $cost } get to { $after }
plan-not-found = nothing was found by which { $name } reaches { $target }, and it is not proven that nothing does: nothing gets past { $highest }; the changes below{ $cost } get to { $after }
plan-with-it = with it { $change }
plan-change = { $indicator }: { $from } → { $to }
plan-improvements = What each single better answer would add
plan-more-improvements =
    { $count ->
        [one] { $count } more improvement
       *[other] { $count } more improvements
    }
plan-unanswered = Not answered, and so not counted on: { $count }
plan-fixed = Declared not to move: { $count }
plan-without-value = Quantities that no plan moves, since no value is declared for them: { $count }
plan-lower-gains = In { $index } lower is better: a gain below 0 makes it better.
plan-caution = This is arithmetic by the declared method, not advice (methodology 14.3).
# Columns of tables.
plan-indicator = indicator
plan-from = from
plan-to = to
plan-question = question
plan-cost = cost
plan-node = node
plan-gain-of = gain of { $index }
plan-none = no score
plan-what-if = What if · { $country } · { $round }
plan-condition-fails = { $change }, since its condition fails
plan-condition-holds = { $change }, since its condition holds
plan-what = what
plan-before = before
plan-after = after
plan-gap-of = gap of { $node }
plan-of-country = { $node } of { $country }
# Why a node has no score.
plan-scored = scored
plan-not-applicable = not applicable
plan-missing = missing
plan-too-little-coverage = too little is answered
plan-recommendations = { $title }: { $country } · { $round }
plan-at-worst = Answers that are the worst their question has: { $worst }. Not answered, and so not listed here: { $unanswered }.
plan-most-gained = The index would gain the most by these; a greater gain does not mean that it is more important (methodology 14.3):
plan-gained = { $question }: { $gain }, answered { $to }
plan-no-group = In no group
plan-node-with-code = { $label } ({ $code })
plan-answer = Answered
plan-earns = What earns { $option }
plan-provision = Provision
plan-evidence = Evidence expected
plan-index-gains = The index would gain
# After the name of a group.
plan-group-gains = would gain
plan-recommendation = Recommendation
plan-gain-by = { $gain }, answered { $to }
plan-does-not-move = nothing: declared not to move ({ $reason })
plan-gain-unknown = not known: it has no score before or after


## Reports: composed reports


## Reports: charts

# What the numbers along an axis are.
chart-score = score
# In the key of a chart: the dots of all countries but the one that stands out.
chart-others = other countries
# In the key of a chart: what a hollow bar, and what a solid bar, means.
chart-bounds = what missing answers still allow
chart-interval = { $share } of draws

# Findings of charts.
# The highest and the lowest of several; names stand after a colon, so that they need no case.
finding-ends = Highest: { $highest } ({ $high }); lowest: { $lowest } ({ $low })
finding-among = { $name }: { $own }. Highest: { $highest } ({ $high }); lowest: { $lowest } ({ $low })
finding-no-score = No score can be shown
# Where countries are the farthest apart.
finding-spread = Countries are the farthest apart at: { $name } ({ $low } to { $high })
finding-gap = Largest gap between law and practice: { $name } ({ $gap })
# How many questions earn all points, over all countries, and in one.
finding-answers = Best answer: { $count } of the { $all } questions that apply
finding-answers-of = { $country }. Best answer: { $count } of the { $all } questions that apply
# How many countries, each by itself, have one rank only in a share of the draws, such as 90 %.
finding-ranks = Countries whose rank is the same in { $share } of draws: { $count } of { $all }
# The two countries that are the hardest to tell apart.
finding-pair = Hardest to tell apart: { $first } is above { $second } in { $share } of draws
finding-first = (the first { $count } countries)
# How many countries rose, fell and stayed.
finding-rounds = From { $from } to { $to }: { $up } up, { $down } down, { $same } unchanged
# The score of one country in the first and the last of its rounds.
finding-from-to = { $name }: { $was } in { $from }, { $is } in { $to }
finding-one-round = Only one round so far: { $round }
finding-change = Largest change: { $name } ({ $change })
finding-no-change = Nothing changed
# A better answer to one question.
finding-gain = Largest gain: { $name } ({ $gain })
finding-no-gain = No better answer is left
# After the rows that are read out.
finding-more = and { $count } more in the table
# Names of axes, and of marks in the key.
finding-published-rank = published rank
finding-index-gains = what the index gains
finding-law = law and policy
finding-practice = practice
finding-gap-name = gap
# A change, and the parts that it comes from.
finding-change-name = change
finding-from-answers = from other answers
finding-from-weights = from the method
finding-from-framework = from the framework
finding-from-coverage = from coverage
# Kinds of answers in the key.
finding-missing = not answered
finding-not-applicable = does not apply


## Reports that are printed or edited: DOCX and PDF

# Over the contents.
printed-contents = Contents
# On the first page of a document that can be edited.
printed-edits = This document can be edited. Edits change no score and do not appear in later reports: to change an answer, change it in the index and make the report again.
# On the first page. $framework is the id and version of the framework, $hash a SHA-256.
printed-hash = Figures were computed from { $framework }. SHA-256 of everything that they rest on: { $hash }


## Pages: reports as HTML

# The link that leads past the contents, for readers with a keyboard.
page-skip = Skip to the report
# Over the list of contents.
page-contents = Contents
# Beneath a chart: what unfolds its figures.
page-figures = The figures of this chart


## Composed reports

# The cover.
composed-country-title = { $country }: country report { $round }
composed-regional-title = Regional report { $round } – { $index }
composed-brief-title = { $country } { $round }: in brief
composed-countries-count = { $count ->
        [one] { $count } country
       *[other] { $count } countries
    }
composed-label = { $label }:
composed-index = Index
composed-edition = Edition
composed-edition-of = round { $round }, framework { $framework } { $version }
composed-reference-date = Situation as of
composed-status = Status
composed-is-draft = draft; nobody has declared this edition final, and its figures may still change
composed-declared-final = final; declared by { $by } on { $on }
composed-draft = draft
composed-final = final
composed-draft-mark = Draft: not yet declared final
composed-licence = Licence
composed-fingerprint = Fingerprint of the data (SHA-256)
composed-foreword = Foreword

# How to read a report.
composed-how-to-read = How to read this report
composed-read-scores = Scores go from { $low }, the worst, to { $high }, the best. Each is computed from answers to questions by a method that was declared beforehand.
composed-read-scores-lower = Scores go from { $low }, the best, to { $high }, the worst: lower is better. Each is computed from answers to questions by a method that was declared beforehand.
composed-read-public = This report has only what was cleared for publication. Evidence, a comment or a reason that is not here may exist without having been cleared.
composed-read-answers = Signs of answers: ● earns everything, ◐ earns a part, ○ earns nothing, – not answered, / does not apply.
composed-read-missing = A question without an answer is shown as a gap, not as a zero. Where answers are missing, the report says how low and how high the score could still be.
composed-read-ranks = A rank says less than a score: countries that are close together may change places by a single answer.
composed-read-gap = The gap is the score of what the law promises minus the score of what is done in practice.
composed-bands = Bands
composed-band-from = from { $score }
composed-not-measured = What it does not measure
composed-not-measured-questions = What no question asks about is not in any score.
composed-not-measured-children = A score is not the share of children who are protected, and says nothing about any individual child.
composed-not-measured-cause = It does not say why something is the way it is, or that what works in one country will work in another.
composed-not-measured-small = Small differences are not a finding.

# The summary, and where a country stands at a part of the index.
composed-summary = Summary
composed-part = Part
composed-score = Score
composed-rank = Rank
composed-country = Country
composed-answered = Answered
composed-lowest = Lowest possible
composed-highest = Highest possible
composed-score-is = Score { $score }.
composed-rank-is = Rank { $rank } of { $count }.
composed-rank-shared = Rank { $rank } of { $count }, shared by { $shared } countries.
composed-band = Band
composed-change-is = Since { $from }, like for like: { $change }.
composed-answered-of = { $answered } of { $applicable } questions that apply are answered.
composed-could-be = With the missing answers the score could be anything from { $low } to { $high }.
composed-scored = There is a score.
composed-nothing-applies = No score: no question applies.
composed-nothing-answered = No score: no question is answered.
composed-too-little-answered = No score: too few questions are answered.
composed-strip-rank = { $part }: { $country } has rank { $rank } of { $count }
composed-strip-no-score = { $part }: { $country } has no score
composed-spread = { $part }: from { $worst } ({ $last }) to { $best } ({ $first })
composed-strip-shows = A dot for the score of each country: { $part }.
composed-strongest = Strongest parts
composed-weakest = Weakest parts
composed-more-with-that-score = { $count ->
        [one] { $count } more part has
       *[other] { $count } more parts have
    } the score { $score }, too.
composed-at-a-glance = All scores at a glance
composed-at-a-glance-means = The darker the background of a figure, the higher the score. A dash means that there is no score; an empty cell means that no question is asked there.

# Change since the round before.
composed-change = What changed
composed-changed-like = Change, like for like
composed-no-earlier-round = { $country } was not assessed in an earlier round that can be compared.
composed-compared = From { $from } to { $to }, { $count ->
        [one] { $count } question is
       *[other] { $count } questions are
    } answered in both rounds and can be compared.
composed-steps-back = Steps back
composed-steps-forward = Steps forward
composed-no-steps-back = No answer went back.
composed-no-steps-forward = No answer went forward.
composed-steps-back-count = { $count ->
        [one] { $count } answer went
       *[other] { $count } answers went
    } back. A step back may come from better evidence.
composed-steps-forward-count = { $count ->
        [one] { $count } answer went
       *[other] { $count } answers went
    } forward.
composed-steps-forward-most = Those that moved the farthest follow; the annex has them all.
composed-points-awarded = ({ $points } points by decision)
composed-fewer-points = (a reviewer awarded other points)
composed-more-answers = and { $count ->
        [one] { $count } more answer
       *[other] { $count } more answers
    }
composed-other-points-count = { $count ->
        [one] On { $count } question the answer is
       *[other] On { $count } questions the answer is
    } the same, and a reviewer awarded other points.
composed-was = Was
composed-is = Is
composed-changed = Change
composed-causes = Where the changes come from
composed-by-answers = Answers
composed-by-weights = Method
composed-by-framework = Questions
composed-by-coverage = Coverage
composed-by-answers-means = Answers: other answers to the same questions. This is the change like for like.
composed-by-weights-means = Method: other weights, points or reference values.
composed-by-framework-means = Questions: some are asked in one round only.
composed-by-coverage-means = Coverage: questions that are answered in one round only.
composed-unchanged = Nothing changed since { $from }, like for like.
composed-went-back = It went back since { $from }, like for like.
composed-went-forward = It went forward since { $from }, like for like.

# Law against practice.
composed-gap = Law against practice
composed-law = Law
composed-practice = Practice
composed-gap-figure = Gap
composed-gap-is = Law scores { $law }, practice { $practice }: a gap of { $gap }.
composed-gap-count = The law is ahead of practice in { $count } of { $of } parts.
composed-gap-shows = A ring for the law and a dot for practice, for each part of the index.
composed-gap-countries = The law is ahead of practice in { $count } of { $of } countries.

# The parts of the index one by one.
composed-every-part = Every part of the index
composed-what-earned-what = What earned what
composed-what-is-asked = What would change it
composed-what-is-asked-means = These questions earn nothing yet. What would earn everything, in the words of the framework:
composed-code = Code
composed-question = Question
composed-answer = Answer
composed-earned = Earned
composed-rests-on = Evidence
composed-missing = not answered
composed-not-applicable = does not apply
composed-comment = Comment
composed-decision = Decision of the reviewer
composed-reply = Reply of the government
composed-recommendations = Recommendations

# Who solved what, what adds most, who can help whom.
composed-solved-elsewhere = Who has solved what is unsolved here
composed-solved-count = Of the questions that earn nothing here, other countries answer { $solved } better; { $nobody } are answered better nowhere in this round.
composed-solved-caution = This says where to look, not that what works there will work here.
composed-here = Here
composed-answers-better = Who answers better
composed-more-countries = and { $count ->
        [one] { $count } more country
       *[other] { $count } more countries
    }
composed-since = (since { $round })
composed-adds-most = What would add most
composed-adds-most-means = What a single better answer would add to the index, everything else unchanged. This is arithmetic by the declared method, not a forecast and not advice.
composed-would = Better answer
composed-part-of-index = Part
composed-gain-of-index = Gain of the index
composed-targets = What reaches the targets
composed-target-reached = { $of }: { $target } is reached by { $count ->
        [one] { $count } better answer
       *[other] { $count } better answers
    }.
composed-target-there = { $of }: { $target } is reached already.
composed-target-beyond = { $of }: no changes were found that reach { $target }.
composed-cooperation = Who can help whom
composed-cooperation-means = For each country: the parts of the index in which another country answers most questions better, with what the part would gain by these answers.
composed-on-what = On what
composed-helper = Who can help
composed-better-answers = Better answers
composed-with-evidence = With evidence
composed-gain-of-part = Gain of the part

# The annex.
composed-annex = Annex
composed-unit-lists = Lists of the country
composed-unit-lists-mean = Questions on every region, large towns and the like are about these. The table of answers names the lists behind each question.
composed-every-answer = Every answer
composed-every-answer-means = The weight is the share of the index that a question carries in this country.
composed-every-answer-was = Under “{ $was }” is the answer of { $from } where it moved.
composed-weight = Weight
composed-method = Declared method
composed-method-means = What the framework declares, and what every figure follows from:
composed-bounds = What missing answers leave open
composed-bounds-means = The lowest and the highest score that the missing answers still allow. They say nothing about which score is likely.
composed-not-answered = Not answered
composed-robustness = What the scores can bear
composed-cited-sources = Sources
composed-computed-from = What this report was computed from
composed-computed-from-means = This report only puts results together and computes nothing itself. Anyone who has the published answers can compute each result again and compare its fingerprint.
composed-result = Result

# The brief.
composed-brief-score = { $country } scores { $score } on a scale from { $low } to { $high }.
# After it, where it is so.
composed-brief-lower = Lower is better.
composed-strengths = Strengths
composed-gaps = Gaps
composed-demands = What to demand
composed-demands-means = Of all single changes these would improve the score most:
composed-brief-note = The country report has every answer with its evidence, and the method.


## What runs in the browser of a visitor of a site

# The page that changes answers and weights.
app-what-if-note = What would other answers or weights score? This is arithmetic by the declared method: no forecast, and no advice.
app-starting = The engine is starting.
app-reach = What would lift the index to
app-reach-show = Show how
app-reach-number = Enter a score.
app-reach-there = { $country } has { $target } or better already.
app-reach-beyond = No better answers lift { $country } to { $target }.
app-reach-found = { $count } better answers together lift { $country } to { $target } or better, taken in the order of what each adds. Other choices may do it, too; the list is below.
app-country = Country
app-announced = { $country }: { $before } published, { $after } now; { $rank }
app-figures-caption = Scores as they were published, and with your changes
app-column-what = Part
app-column-published = Published
app-column-now = Now
app-column-difference = Difference
app-column-bounds = Bounds (missing answers)
app-column-rank = Rank
app-rank-of = rank { $rank } of { $count }
app-range = { $low } to { $high }
app-no-score = no score
app-missing = not answered
app-not-applicable = not applicable
app-changes-title = What was changed
app-changes-none = Nothing yet: these are the published answers and weights.
app-from-to = { $from } → { $to }
app-was = published: { $answer }
app-followed-title = Other answers that changed because of conditions
app-others = Scores of other countries changed, too, because a quantity is scored against the values of this round: { $countries }
app-take-back = Undo
app-take-back-all = Undo all changes
app-save = Save the changed answers
app-save-framework = Save the framework with these weights
app-command = To get the same with the command, run this in the folder of the saved file:
app-link = Link to these changes
app-answers-title = Answers
app-search = Find a question
app-found = Questions found: { $count }
app-changed-count = changed: { $count }
app-applies-if = Counts only with: { $condition }
app-weights-title = Weights
app-weights-note = How much each part counts in the index, relative to the others.
app-weight-of = Weight: { $name }
app-share = { $share } % of the index
app-refused = This cannot be scored, so the change was undone: { $reason }
app-failed = This page does not work here: { $reason }

# The page that computes every score anew.
app-scores-title = Every score, computed by your browser
app-scores-note = Your browser computes every score of this edition from the published answers, and compares each with what was published.
app-computing = Computing …
app-scores-same = All { $count } figures computed here match the published ones.
app-scores-differ = { $count } figures differ from those published; { $same } are the same.
app-scores-caption = Scores, groups, cells and gaps by country
app-column-country = Country
app-column-same = The same
app-column-differ = Different
app-figure-differs = { $country }, { $name }: published { $said }, computed { $computed }
app-provenance-differs = What the scores were computed from differs: { $key }
app-and-more = and { $count } more
app-nothing = nothing
app-check-failed = The scores cannot be computed: { $reason }
app-files-failed = The files cannot be checked: { $reason }
app-engine = Engine of cpi { $version }, sources { $sources }
app-files-title = Every published file
app-files-note = The manifest SHA256SUMS has the fingerprint of every file of this edition. Your browser reads each file and compares; one changed byte is seen. Then it computes the scores anew from these files.
app-check-files = Check all files
app-choose = Choose the folder of this edition
app-choose-too = or choose a copy of its folder
app-reading = Reading the files
app-reading-file = { $done } of { $all } files read
app-no-manifest = There is no SHA256SUMS; choose the folder that holds it.
app-bad-manifest = A line of SHA256SUMS cannot be read: { $line }
app-files-same = All { $count } files match the manifest.
app-files-differ = Files that do not match the manifest: { $count } (files listed: { $all }).
app-file-changed = changed: { $path }
app-file-missing = missing: { $path }
app-file-extra = not in the manifest: { $path }
app-file-not-listed = the manifest does not list { $path }, which the scores are computed from
app-manifest-hash = Fingerprint of the manifest (SHA-256), to compare with what the publishers announced elsewhere:
app-file-scores-title = The scores from these files
app-command-title = With the command, and the signature
app-command-note = A page cannot prove that it is genuine: anyone who can change it can also change what it reports. Programs from another source can run the same checks on a copy of the folder:
app-signature-note = If the publishers have signed the manifest (SHA256SUMS.sig), with the list of their keys in allowed_signers:


## The pages of a site

site-home = All countries
site-main-pages = Main pages
site-more-pages = More pages
site-languages = Languages
site-skip = Skip to the content
site-countries = Countries
site-parts = Parts of the index
site-home-intro = Countries: { $countries }. Questions: { $questions }. Every score on these pages follows from published answers by a method that was declared beforehand.
site-moved-count = Countries that can be compared with the round before: { $count }.
site-moved-more = What moved in each country, and why
site-change-page = What changed
site-compare-page = Compare countries
site-compare-intro = Every part of the index, side by side. Choose a part for all its answers, or a country for its page.
site-take-chart = This chart as:
site-embed-chart = Show this chart on another page
site-choose-countries = Choose two to four countries
site-no-country = none
site-difference = Difference
site-position = Compared
site-chosen-caption = Scores of the chosen countries
site-is-ahead = { $one } is ahead of { $other } by { $by }.
site-are-level = { $one } and { $other } have the same score.
site-share-rank = { $one } and { $other } share one rank: as shown, their scores are the same.
site-order-is-open = Missing answers could reverse this order.
site-order-is-sure = Missing answers could not reverse this order.
site-ahead-in = Parts in which one is ahead: { $one } { $count }, { $other } { $otherCount }.
site-with-rank = { $country }, rank { $rank }
site-reach-score = What would lift the index to a score of your choice?
site-helpers-intro = Who answers questions of this part better, and how many of its { $count }.
site-ranks = Ranks
site-ranks-page = How reliable are the ranks?
site-ranks-open = Missing answers could reverse the order of { $count } of { $of } pairs of neighbours
site-ranks-intro = A rank says less than a score: it depends on who else was assessed and hides how far apart two countries are. The bounds show the lowest and highest score that missing answers still allow.
site-neighbours = Is it really ahead?
site-neighbours-intro = Each country with the next one in the order, how far apart the two are, and whether the missing answers could reverse their order.
site-ahead = Ahead
site-behind-it = Behind it
site-apart = How far apart
site-could-turn = Could missing answers reverse the order?
site-yes = yes
site-no = no
site-no-plan-declared = For this edition nobody declared how uncertain the answers and the method are, so no draws were made. Only the bounds above are shown, and nothing is said about how likely another order is.
site-help-page = Who can help whom
site-help-intro = For each country: who answers better, and on which part of the index. Evidence and addresses are on the pages of the parts.
site-nobody-helps = In this round no country answers better than another in a way that can be shown here.
site-method = Method
site-method-page = How the scores are computed
site-traced = One score, traced to its answers
site-traced-intro = The score of one part in one country, step by step down to the answers and their evidence:
site-framework = Framework
site-framework-title = Framework { $framework } { $version }
site-framework-intro = Every question, what each answer requires, and what the question is based on.
site-to-answers = The answers of all countries
site-how-scored = How this is scored
site-matrix = All answers side by side
site-every-question = Every question
site-one-round-only = There is no earlier round that this one can be compared with.
site-change-intro = Like for like: the same questions, scored by the same method. Steps back come first.
site-search = Search
site-search-intro = Every country, every part and every question, as one list.
site-search-label = Show entries that contain these words
site-search-found = Entries found: { $count }
site-data = Data
site-data-page = Data, citation and verification
site-data-intro = The scores, ranks and answers that these pages show, as files. Scores in the files have all digits; pages show them rounded.
site-file = File
site-holds = What it holds
site-holds-package = Description of the tables (Data Package)
site-holds-long = All scores: a row for each score, with coverage and bounds
site-holds-wide = Scores: a row for each country, a column for each part
site-holds-ranking = Ranks at every part
site-holds-series = Scores over all rounds
site-holds-scores = Scores with everything that they were computed from
site-holds-framework = The framework: questions, options, weights, method
site-holds-round = The round: countries and dates
site-holds-publication = The publication that can be verified: all files and their fingerprints
site-holds-manifest = Fingerprints (SHA-256) of the files
site-holds-workbook = Scores, ranks, answers, rounds and codebook as a workbook (XLSX)
site-holds-notebook = A notebook in Python: from the data to three figures, with every score computed from the answers
site-holds-recompute = What the notebook computes scores with: the method in Python, independent of the program that made this site
site-holds-answers = Every answer, with what it scores and its sources
site-holds-parts = Every part of the index, with its level and weight
site-sheet-about = About
site-sheet-scores = Scores
site-sheet-answers = Answers
site-sheet-series = Rounds
site-sheet-codebook = Codebook
site-sheet-digits = A number in a workbook has no more than 17 digits. The CSV and JSON files have every digit.
site-country-code = country code
site-answer-code = answer code
site-level = level
site-part-of = part of
site-cite = How to cite this edition
site-verify = How to verify this edition
site-verify-intro = In a copy of the whole folder, this command compares every file with its fingerprint:
site-verify-scores = This one does so, too, computes every score again from the published answers, and checks the signature if you name the key of the publisher:
site-hash-is = Fingerprint of what the scores were computed from (SHA-256): { $hash }
site-editions-page = Editions and corrections
site-editions-listed = Editions
site-editions-intro = A published edition stays at its address as it was published. A later edition, or a correction, stands beside it, and its pages then say so.
site-edition = Edition
site-declared-final = Declared final
site-still-draft = draft
site-standing = Standing
site-fingerprint-of = Fingerprint of the scores
site-this-edition = this edition
site-was-corrected = corrected by a later one
site-was-superseded = superseded by a later one
site-corrections = Corrections
site-no-corrections = No published edition has been corrected.
site-corrected-earlier = The edition { $folder } of the round { $round } was corrected; { $corrected } says what was wrong, and why.
site-corrects = This edition corrects the edition { $folder } of the round { $round }, which stays as it was published.
site-corrected-by = The correction was declared by { $by } on { $on }.
site-correction-text = What was wrong, and why
site-corrected-answers = Answers that were corrected
site-no-answers-corrected = No answer was corrected.
site-corrected-figures = Figures that changed
site-no-figures-corrected = No figure changed.
site-as-published = As published
site-as-corrected = As corrected
site-rank-as-published = Rank, as published
site-rank-as-corrected = Rank, as corrected
site-corrected-histories = What the histories say
site-history-goes-on = { $country }: the history goes on from what was published; entries since then: { $count }.
site-history-differs = { $country }: the history does not hold what was published.
site-superseded-edition = A later edition has been published. This page stays as it was; the later one:
site-superseded-correction = This edition has been corrected. This page stays as it was; the corrected edition, which says what was wrong:
site-holds-editions = This edition and those before it
site-holds-erratum = What was corrected, why, and by whom
site-rounds = Rounds
site-rounds-intro = The pages show the latest of these rounds. Earlier ones are available as series and data.
site-round = Round
site-country-ranked = { $country }: { $score }, rank { $rank } of { $count } – { $round }
site-country-scored = { $country }: { $score } – { $round }
site-country-unscored = { $country }: no score – { $round }
site-what-if = What if
site-what-if-page = What if the answers or weights were different?
site-what-if-intro = Change answers and weights and see what the scores and ranks would be. Nothing you enter leaves your browser.
site-what-if-static = This page computes in your browser and needs JavaScript. The same can be done with the command cpi:
site-check = Check it
site-check-page = Check it yourself
site-check-intro = Your own browser can compute every score of this edition from the published answers and compare every file with its fingerprint.
site-check-static = This page computes in your browser and needs JavaScript. Without it, run this command in a copy of the folder:
site-glossary = Glossary
site-limitations = What the index cannot say
site-accessibility = Accessibility
site-access-aim = These pages aim at the Web Content Accessibility Guidelines (WCAG) 2.2, level AA.
site-access-limits = Known limits
site-access-known = Wide tables scroll sideways within their frame on narrow screens. Documents that answers refer to are on other sites, whose accessibility is not known here.
site-term-score = Score
site-means-score = what a part of the index says of a country by its answers; computed exactly and shown rounded
site-term-question = Question
site-means-question = one thing that the index asks of a country, also called an indicator
site-term-answer = Answer
site-means-answer = an option such as yes, partially or no, or a quantity
site-term-missing-answer = Not answered
site-means-missing-answer = nobody has answered the question; this is not the same as the lowest answer
site-term-not-applicable = Does not apply
site-means-not-applicable = the question makes no sense for this country, and is left out of its scores
site-term-coverage = Coverage
site-means-coverage = the share of the questions that apply which are answered
site-term-bounds = Bounds
site-means-bounds = the lowest and highest score that missing answers still allow; they do not say which score is likely
site-term-rank = Rank
site-means-rank = one more than the number of countries with a better score, unless the framework declares otherwise
site-term-band = Band
site-means-band = a named range of scores, if the framework declares some
site-term-weight = Weight
site-means-weight = how much a part counts in the part above it
site-term-gap = Gap
site-means-gap = how far the score of law is ahead of the score of practice, by the declared formula
site-term-like-for-like = Like for like
site-means-like-for-like = a change that comes only from other answers to the same questions
site-term-evidence = Evidence
site-means-evidence = the documents on which an answer is based
site-term-public-assessment = Public assessment
site-means-public-assessment = what may be published of the answers of one country; all scores follow from it
site-term-fingerprint = Fingerprint
site-means-fingerprint = the SHA-256 of a file, or of what the scores were computed from: it changes when a single byte changes
site-term-round-of = Round
site-means-round-of = the assessments of all countries at one date
site-limit-exact = A score is exact by its formula. That does not make it precise: the digits say nothing about how well the answers describe a country.
site-limit-method = Weights, formulas and the treatment of missing answers are choices. Other choices give other scores and ranks.
site-limit-publication = Only what was cleared for publication is here. An answer can be based on more than these pages show.
site-limit-compare = Scores of two rounds may only be compared like for like, because questions and method can change in between.
site-access-script = Everything can be read without scripts. The search box, the choice of countries to compare, keeping a chart as PNG, and the pages “What if” and “Check it yourself” need them.
site-access-keyboard = Everything can be reached and used with the keyboard alone.
site-access-charts = Every chart has a description and a table with the same figures.
site-access-colour = No meaning depends on colour alone. Text and marks have enough contrast on light and on dark backgrounds.
site-access-reflow = The pages fit a width of 320 pixels and a magnification of 400 %.
site-access-request = The pages load nothing from other sites, set no cookies and count no visitors.
site-access-print = The pages print with their tables and sources.
