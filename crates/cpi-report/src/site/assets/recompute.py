"""The scores of an index, computed from its framework and answers with exact fractions.

An independent reading of the methodology of cpi (https://github.com/cpi-toolkit/cpi, docs/methodology.md),
written from its text alone: `cpi` itself is in another language and shares no code with it. Numbers in
comments are paragraphs of that text. Nothing beyond Python 3.9 is needed.

    import json, recompute
    scores = recompute.scores(json.load(framework), [json.load(each) for each in assessments])
    scores["XAA"]["node", "index"].score        a fraction, or None

The tests of `cpi` compare both on several hundred small indices.

SPDX-License-Identifier: MIT OR Apache-2.0
"""

from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext
from fractions import Fraction
from functools import cached_property, lru_cache

SCORED, NA, MISSING, TOO_LITTLE = "scored", "not-applicable", "missing", "too-little-coverage"
OPEN = object()  # a score without an end, where bounds are sought (6.3)


class Refused(Exception):
    """Scoring is refused (3.10, 4.3, 4.4)."""


# ---------------------------------------------------------------- 1 numbers


def rounded(number, digits, mode):
    """Rounding to digits after the point (1.4)."""
    size, scale = abs(number), 10**digits
    whole, rest = divmod(size * scale, 1)
    if mode == "half-up":
        whole += rest >= Fraction(1, 2)
    elif mode == "half-even":
        whole += rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
    return Fraction(int(whole), scale) * (-1 if number < 0 else 1)


def padded(number, digits, mode):
    """A rounded number with exactly these digits after the point (9.1); never -0."""
    number = rounded(number, digits, mode)
    figures = str(int(abs(number) * 10**digits)).rjust(digits + 1, "0")
    whole, part = figures[: len(figures) - digits], figures[len(figures) - digits :]
    return ("-" if number < 0 else "") + whole + ("." + part if part else "")


def text(number):
    """A number as it is written: 18 decimals, no trailing zeros (1.2)."""
    return padded(Fraction(number), 18, "half-up").rstrip("0").rstrip(".")


DIGITS = 400  # of what is no fraction: far beyond the 60 that any case needs


def settled(number):
    """A number known to many digits (1.3); a fraction where it clearly is one.

    So √(1/4) is 1/2 exactly, as 1.2 asks, and not a hair beside it.
    """
    near = Fraction(number).limit_denominator(10**40)
    return near if abs(near - number) < Fraction(1, 10**150) else Fraction(number)


def precisely(function, *numbers):
    """A function of decimals, evaluated to many digits (1.3)."""
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = DIGITS, MAX_EMAX, MIN_EMIN
        as_decimals = (Decimal(n.numerator) / Decimal(n.denominator) for n in numbers)
        return settled(Fraction(function(*as_decimals)))


def log(number):
    return precisely(Decimal.ln, number)


def generalised(exponent, members):
    """(Σ w s^p / Σ w)^(1/p), with powers as large and as small as they come (4.4)."""

    def mean(p, *numbers):
        half = len(numbers) // 2
        scores, weights = numbers[:half], numbers[half:]
        powers = [w * (p * s.ln()).exp() for s, w in zip(scores, weights) if s]
        return ((sum(powers) / sum(weights)).ln() / p).exp()

    scores, weights = [s for s, _ in members], [w for _, w in members]
    if len(set(scores)) == 1:
        return scores[0]
    return precisely(mean, exponent, *scores, *weights)


# ---------------------------------------------------------------- 3 quantities


def decimal(draft, key):
    return None if draft.get(key) is None else Fraction(draft[key])


class Framework:
    """The framework with its parts by code."""

    def __init__(self, draft):
        self.draft = draft
        self.low, self.high = Fraction(draft["range"]["low"]), Fraction(draft["range"]["high"])
        self.nodes = {node["code"]: node for node in draft["nodes"]}
        self.root = next(node["code"] for node in draft["nodes"] if not node.get("parent"))
        self.indicators = {each["code"]: each for each in draft["indicators"]}
        self.views = draft.get("views", [])
        self.ancestors = {code: self._ancestors(code) for code in [*self.nodes, *self.indicators]}
        self.found_beneath = {}
        self.points = {
            code: self._points(each)
            for code, each in self.indicators.items()
            if each["kind"] == "checklist"
        }

    def _ancestors(self, code):
        found = []
        parent = (self.nodes.get(code) or self.indicators[code]).get("parent")
        while parent:
            found.append(parent)
            parent = self.nodes[parent].get("parent")
        return found

    def _points(self, indicator):
        """What each option earns; None where it means not applicable (2.2, 2.3)."""
        options = self.draft["scales"][indicator["scale"]]["options"]
        own = indicator.get("points", {})
        points = {
            option["code"]: None
            if option.get("not_applicable")
            else Fraction(own.get(option["code"], option.get("points")))
            for option in options
        }
        earned = [each for each in points.values() if each is not None]
        if indicator.get("reversed"):  # 2.3
            ends = min(earned) + max(earned)
            points = {code: None if p is None else ends - p for code, p in points.items()}
        return points

    def lowest(self, code):
        """The points of `otherwise = lowest` (2.6)."""
        if code not in self.points:
            return self.low
        return min(p for p in self.points[code].values() if p is not None)

    def beneath(self, node):
        """The indicators beneath a node, in the declared order."""
        if node not in self.found_beneath:
            codes = [code for code in self.indicators if node in self.ancestors[code]]
            self.found_beneath[node] = codes
        return self.found_beneath[node]

    def method(self, declared):
        """The framework's method, each key overridden by a node or view."""
        return {**self.draft["method"], **declared}

    def members(self, node):
        """What a node aggregates: codes (4.1). Nodes come before indicators."""
        over = self.method(self.nodes[node])["over"]
        if over == "indicators":
            return self.beneath(node)
        if over == "children":
            everything = [*self.draft["nodes"], *self.draft["indicators"]]
            return [each["code"] for each in everything if each.get("parent") == node]
        return [
            code
            for code, each in self.nodes.items()
            if each.get("level") == over and node in self.ancestors[code]
        ]

    def weight(self, method, code):
        """The weight of a member (4.2)."""
        if method["weights"] == "equal":
            return Fraction(1)
        return Fraction((self.nodes.get(code) or self.indicators[code])["weight"])

    def rule(self, code):
        return self.draft["normalisations"][self.indicators[code]["normalisation"]]

    def item_score(self, code, value, of_round):
        """From a quantity to its item score (3); `of_round`: values of the round (3.9)."""
        rule, indicator = self.rule(code), self.indicators[code]
        name, frozen = rule["rule"], rule.get("statistics") == "frozen"
        reference = indicator.get("reference", {})
        higher = indicator["direction"] == "higher-is-better"

        if name == "bands":  # 3.3
            reached = [b for b in rule["bands"] if "from" not in b or value >= Fraction(b["from"])]
            return Fraction(reached[-1]["points"])

        if name == "z-score":  # 3.6
            if frozen:
                mean, deviation = decimal(reference, "mean"), decimal(reference, "deviation")
            else:
                n = len(of_round)
                divisor = n - 1 if rule["deviation"] == "sample" else n
                if divisor < 1:
                    raise Refused("undefined-normalisation")  # 3.10
                mean = Fraction(sum(of_round), n)
                deviation = precisely(
                    Decimal.sqrt, sum((v - mean) ** 2 for v in of_round) / divisor
                )
            if deviation == 0:
                raise Refused("undefined-normalisation")  # 3.10
            away = value - mean if higher else mean - value
            return Fraction(rule["mean"]) + settled(Fraction(rule["spread"]) * away / deviation)

        values = [Fraction(v) for v in reference.get("values", [])] if frozen else of_round
        if name in ("rank", "percentile-rank"):
            worse = sum(v < value if higher else v > value for v in values)
            equal = sum(v == value for v in values)
            if name == "rank":  # 3.7
                best = worse + max(equal, 1)
                places = {"lowest": worse + 1, "highest": best}
                return Fraction(places.get(rule["ties"], Fraction(worse + 1 + best, 2)))
            if len(values) < 2:
                raise Refused("undefined-normalisation")  # 3.10
            share = min(Fraction(1), Fraction(worse, len(values) - 1))  # 3.8
            return self.low + (self.high - self.low) * share

        # 3.1, 3.4, 3.5: on the way from one reference point to another.
        if name == "goalposts":
            ends = indicator["goalposts"]["low"], indicator["goalposts"]["high"]
        elif frozen:
            ends = reference.get("low"), reference.get("high")
        else:
            ends = min(of_round), max(of_round)
        origin, goal = ends if higher else reversed(ends)
        if name == "target":
            goal = indicator["target"]
        value, origin, goal = Fraction(value), Fraction(origin), Fraction(goal)
        if rule.get("logarithm"):  # 3.2
            if min(value, origin, goal) <= 0:
                raise Refused("undefined-normalisation")  # 3.10
            value, origin, goal = log(value), log(origin), log(goal)
        if origin == goal:
            raise Refused("undefined-normalisation")  # 3.10
        share = settled((value - origin) / (goal - origin))
        if rule["cap"] in ("both", "low"):
            share = max(share, Fraction(0))
        if rule["cap"] in ("both", "high"):
            share = min(share, Fraction(1))
        return self.low + (self.high - self.low) * share


# ---------------------------------------------------------------- 2 answers


class Given:
    """A given item score in place of an answer: of a completed quantity."""

    def __init__(self, score):
        self.score = score


class Items:
    """The state and score of every indicator, for one set of answers."""

    def __init__(self, framework, answers, adjudicated, of_round):
        self.framework, self.answers, self.of_round = framework, answers, of_round
        self.adjudicated, self.known = adjudicated, {}

    @cached_property
    def all(self):
        return {code: self.item(code) for code in self.framework.indicators}

    def answer(self, code):
        """The answer; options that mean not applicable are not-applicable (2.2)."""
        answer = self.answers.get(code, MISSING)
        points = self.framework.points.get(code, {})
        return NA if answer in points and points[answer] is None else answer

    def applies(self, code):
        """Whether the conditions hold: True, False, or None where open (2.5)."""
        if code not in self.known:
            verdict = True
            for condition in self.framework.indicators[code].get("applies_if", []):
                asked = condition["indicator"]
                answer, itself = self.answer(asked), self.applies(asked)
                unsatisfied = answer != MISSING and answer not in condition["answers"]
                if itself is False or answer == NA or unsatisfied:
                    verdict = False
                    break
                if answer == MISSING or itself is None:
                    verdict = None
            self.known[code] = verdict
        return self.known[code]

    def item(self, code):
        answer = self.answer(code)
        if self.applies(code) is False:  # 2.6
            if self.framework.indicators[code]["otherwise"] == "lowest":
                return SCORED, self.framework.lowest(code)
            return NA, None
        if answer in (NA, MISSING):
            return answer, None
        if isinstance(answer, Given):
            return SCORED, answer.score
        if code in self.adjudicated:  # 2.4
            return SCORED, self.adjudicated[code]
        if code in self.framework.points:
            return SCORED, self.framework.points[code][answer]
        return SCORED, self.framework.item_score(code, Fraction(answer), self.of_round[code])


# ---------------------------------------------------------------- 4 nodes


@lru_cache(maxsize=200_000)
def formula(name, exponent, limit, members):
    """The score of (score, weight) pairs (4.4). `limit`: take the limit at 0 (6.3)."""
    scores, weights = [s for s, _ in members], [w for _, w in members]
    if any(score is OPEN for score in scores):
        return OPEN
    total = sum(weights)
    if name == "arithmetic":
        return sum(w * s for s, w in members) / total
    if name == "sum":
        return sum(w * s for s, w in members)
    if name == "minimum":
        return min(scores)
    if name == "maximum":
        return max(scores)
    if name == "median":  # 4.5
        reached, ordered = Fraction(0), sorted(members)
        for place, (score, weight) in enumerate(ordered):
            reached += weight
            if reached * 2 > total:
                return score
            if reached * 2 == total:
                return (score + ordered[place + 1][0]) / 2
    # geometric, harmonic, generalised
    if min(scores) <= 0:
        if not limit:
            raise Refused("outside-domain")
        if min(scores) < 0:
            return OPEN
        if name != "generalised" or exponent < 0:
            return Fraction(0)
    if name == "geometric":
        return precisely(Decimal.exp, sum(w * log(s) for s, w in members) / total)
    if name == "harmonic":
        return total / sum(w / s for s, w in members)
    return generalised(exponent, members) if max(scores) else Fraction(0)


class Result:
    """What a node, group or cell comes to."""

    def __init__(self, framework, method, members, beneath, completion):
        """`members`: (code, weight, state, score); `beneath`: the states beneath (4.6).

        The steps stand in the order of 4.11.
        """
        self.applicable = sum(state != NA for state in beneath)
        self.answered = sum(state == SCORED for state in beneath)
        self.share = Fraction(self.answered, self.applicable) if self.applicable else Fraction(1)
        self.state, self.score = SCORED, None
        # 4.3: which members enter, and with what score.
        self.members = []
        for code, weight, state, score in members:
            enters = score
            if state in (MISSING, TOO_LITTLE):
                if method["missing"] == "refuse":
                    raise Refused("missing-answers")
                if method["missing"] == "as-zero":
                    enters = framework.low
            self.members.append((code, weight, state, enters))
        entering = [(score, weight) for _, weight, _, score in self.members if score is not None]
        self.total = sum(weight for _, weight in entering)
        # 4.10, in its order.
        apply = [state for _, _, state, _ in members if state != NA]
        if not apply:
            self.state = NA
            return
        if not entering:
            self.state = MISSING
            return
        # 4.7
        share = self.share
        if method["coverage_of"] == "members":
            share = Fraction(sum(state == SCORED for state in apply), len(apply))
        if share < Fraction(method["least_coverage"]):
            self.state = TOO_LITTLE
            return
        # 4.4
        score = formula(
            method["aggregation"], decimal(method, "exponent"), completion, tuple(entering)
        )
        if score is not OPEN:
            limits, way = method.get("limits", {}), method.get("round_to")
            if "low" in limits:  # 4.8
                score = max(score, Fraction(limits["low"]))
            if "high" in limits:
                score = min(score, Fraction(limits["high"]))
            if way:  # 4.9
                score = rounded(score, way["digits"], way["rounding"])
        self.score = score

    def part(self, weight, score):
        """The share of a member that entered (4.12)."""
        return None if score is None else weight / self.total


class Reckoning:
    """Every node, group and cell of one set of answers."""

    def __init__(self, framework, items, completion=False):
        self.framework, self.items, self.completion = framework, items.all, completion
        self.applies = items.applies
        self.results = {}  # by ("node", code), ("cell", view, row, group), ("group", view, group)
        for code in framework.nodes:
            self.node(code)
        for view in framework.views:
            self.view(view)

    def result(self, method, members, beneath):
        states = [self.items[code][0] for code in beneath]
        result = Result(self.framework, method, members, states, self.completion)
        # 4.13: what a condition leaves out is not asked, whatever the answer says.
        out = [code for code in beneath if self.items[code][0] == NA]
        result.switched_off = sum(self.applies(code) is False for code in out)
        result.declared = len(out) - result.switched_off
        return result

    def node(self, code):
        key = "node", code
        if key not in self.results:
            method = self.framework.method(self.framework.nodes[code])
            members = []
            for member in self.framework.members(code):
                if member in self.items:
                    state, score = self.items[member]
                else:
                    node = self.node(member)
                    state, score = node.state, node.score
                members.append((member, self.framework.weight(method, member), state, score))
            self.results[key] = self.result(method, members, self.framework.beneath(code))
        return self.results[key]

    def view(self, view):
        """Groups and cells (5)."""
        framework, method = self.framework, self.framework.method(view)

        def of_items(codes):
            return [(code, framework.weight(method, code), *self.items[code]) for code in codes]

        rows = [c for c, n in framework.nodes.items() if n.get("level") == view.get("rows")]
        for group in [each["code"] for each in view["groups"]]:
            indicators = [
                code
                for code, each in framework.indicators.items()
                if group in each.get("views", {}).get(view["code"], [])
            ]
            cells = []
            for row in rows if view.get("rows") else []:  # 5.3
                codes = [code for code in indicators if row in framework.ancestors[code]]
                if codes:
                    cell = self.result(method, of_items(codes), codes)
                    self.results["cell", view["code"], row, group] = cell
                    cells.append((row, cell))
            if view["over"] == "cells":  # 5.4
                members = [
                    (row, framework.weight(method, row), cell.state, cell.score)
                    for row, cell in cells
                ]
            else:  # 5.2
                members = of_items(indicators)
            self.results["group", view["code"], group] = self.result(method, members, indicators)


# ---------------------------------------------------------------- all of it


def given(assessment):
    """The answers of an assessment or public assessment, and the points that replace some (2.4)."""
    answers, adjudicated = {}, {}
    for each in assessment["answers"]:
        answers[each["indicator"]] = each["answer"]
        points = each.get("points") or (each.get("adjudication") or {}).get("points")
        if points is not None:
            adjudicated[each["indicator"]] = Fraction(points)
    return answers, adjudicated


def reference_values(framework, assessments, name):
    """The values of the round for each quantity: of all who answered and to whom it applies (3.9)."""
    values = {code: [] for code, each in framework.indicators.items() if each["kind"] == "quantity"}
    for assessment in assessments:
        if assessment["round"] == name:
            for each in assessment["answers"]:
                if each["indicator"] in values and each["answer"] not in (NA, MISSING):
                    # An answer where the condition fails is no valid record (2.6).
                    values[each["indicator"]].append(Fraction(each["answer"]))
    return values


def scores(framework_draft, assessments):
    """The results of each country of one round: by ("node", code), ("group", view, group) and
    ("cell", view, row, group), each with `state` and `score`."""
    framework = Framework(framework_draft)
    of_round = reference_values(framework, assessments, assessments[0]["round"])
    found = {}
    for assessment in assessments:
        items = Items(framework, *given(assessment), of_round)
        found[assessment["country"]] = Reckoning(framework, items).results
    return found
