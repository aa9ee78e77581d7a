"""Draws published robustness runs again, with numpy alone and from the text of the methodology
(sections 2 to 5, 7, 8 and 11), and compares every figure; the Sobol' indices by SALib."""
import json
import subprocess
import sys
from fractions import Fraction

import numpy as np
from SALib.analyze import sobol
from scipy.stats import qmc

cpi = sys.argv[1]
compared = 0


def run(*arguments):
    return subprocess.run([cpi, *arguments], check=True, capture_output=True, text=True).stdout


def near(place, found, expected, within=1e-9):
    global compared
    compared += 1
    if abs(float(found) - float(expected)) > within:
        sys.exit(f"{place}: cpi says {found}, the redraw {expected}")


def number(text):
    return float(Fraction(text))


class Model:
    """One round of an index: scores every draw of a batch of words at once."""

    def __init__(self, index, result):
        self.framework = json.loads(run("convert", index, "--to", "framework-json"))
        named = result["provenance"]["assessments"]
        documents = [
            json.loads(run("convert", index, "--to", "assessment-json", "--round", each["round"], "--country", each["country"]))
            for each in named
        ]
        self.countries = [each["country"] for each in named]
        self.plan = result["robustness"]["plan"]
        self.answers = [{each["indicator"]: each for each in document["answers"]} for document in documents]
        self.indicators = self.framework["indicators"]
        self.nodes = self.framework["nodes"]
        self.order = [node["code"] for node in self.nodes]
        self.declared = {each["code"]: each.get("weight", "1") for each in self.nodes + self.indicators}
        self.layout = []
        plan = self.plan
        for factor in plan.get("method", []):
            self.add(f"method {factor['factor']}", 1)
        for option in plan.get("options", []):
            self.add(f"option {option['scale']}.{option['option']}", 1)
        for weights in plan.get("weights", []):
            self.add(f"weights {weights['of']}", len(self.members(weights["of"])))
        cells = [(i, c) for i, each in enumerate(self.indicators) for c in range(len(self.countries)) if each["kind"] == "quantity"]
        self.measured = [(i, c) for i, c in cells if self.value(i, c) is not None]
        self.unmeasured = [(i, c) for i, c in cells if self.value(i, c) is None]
        if "quantities" in plan:
            self.add("quantities", len(self.measured))
        if plan.get("missing", {}).get("quantities"):
            self.add("missing quantities", len(self.unmeasured))
        self.rows = [i for i, each in enumerate(self.indicators) if each["kind"] == "checklist" and self.drawn_row(i)]
        self.answer_words = -(-len(self.rows) * len(self.countries) // 4)
        for source in ("answers", "missing"):
            if source in plan:
                self.add(source, self.answer_words, shared=source == "missing" and "answers" in plan)
        self.width = max((end for _, _, end in self.layout), default=0)

    def add(self, name, words, shared=False):
        start = self.layout[-1][2] if self.layout else 0
        if shared:
            start = self.layout[-1][1]
        self.layout.append((name, start, start + words))

    def members(self, of):
        if of == "indicators":
            return [each["code"] for each in self.indicators]
        return [node["code"] for node in self.nodes if node.get("level") == of]

    def value(self, i, c):
        answer = self.answers[c].get(self.indicators[i]["code"], {}).get("answer", "missing")
        return None if answer == "missing" else answer

    def drawn_row(self, i):
        plan = self.plan
        for c in range(len(self.countries)):
            answer = self.answers[c].get(self.indicators[i]["code"], {})
            if self.value(i, c) is None:
                if self.indicators[i]["scale"] in plan.get("missing", {}).get("odds", {}):
                    return True
            elif self.value(i, c) != "not-applicable" and "points" not in answer.get("adjudication", {}) and "answers" in plan:
                return True
        return False

    def chosen(self, each, odds, part, found):
        """The options at their odds, and their points (11.4, 11.13)."""
        shares = {code: int(np.floor(number(share) * 65536 + 0.5)) for code, share in odds.items()}
        likeliest = max(sorted(shares), key=lambda code: (shares[code], code))
        shares[likeliest] += 65536 - sum(shares.values())
        codes = [o["code"] for o in self.framework["scales"][each["scale"]]["options"] if shares.get(o["code"])]
        chosen = np.searchsorted(np.cumsum([shares[code] for code in codes]), part, side="right")
        return np.array(codes, dtype=object)[chosen], np.choose(chosen, [found[code] for code in codes])

    def confusion(self, each, given):
        """The odds of what other coders would have answered: the last entry that fits."""
        fits = None
        for entry in self.plan["answers"].get("confusion", []):
            beneath = entry.get("beneath")
            if entry["scale"] == each["scale"] and entry["of"] == given and beneath in (None, each["code"], *self.above(each)):
                fits = entry["odds"]
        return fits

    def above(self, each):
        parents = {node["code"]: node.get("parent") for node in self.nodes}
        found, parent = [], each.get("parent")
        while parent is not None:
            found.append(parent)
            parent = parents[parent]
        return found

    def scores(self, words):
        """The scores: a dictionary from the code of a node, the codes of view and group, or those
        of view, row and group, to an array of draws × countries."""
        draws, plan = len(words), self.plan
        unit = (words >> np.uint64(11)) / 2.0**53
        at = {}
        for name, start, end in self.layout:
            at[name] = unit[:, start:end]
        points = {}
        for i, each in enumerate(self.indicators):
            if each["kind"] != "checklist":
                continue
            options = self.framework["scales"][each["scale"]]["options"]
            own = each.get("points", {})
            found = {o["code"]: np.full(draws, number(own.get(o["code"], o.get("points", "0")))) for o in options if not o.get("not_applicable")}
            ends = [min(v[0] for v in found.values()), max(v[0] for v in found.values())]
            declared = {code: v[0] for code, v in found.items()}
            for option in plan.get("options", []):
                if option["scale"] == each["scale"] and option["option"] not in own:
                    low, high = number(option["low"]), number(option["high"])
                    name = f"option {option['scale']}.{option['option']}"
                    found[option["option"]] = low + (high - low) * at[name][:, 0]
            if each.get("reversed"):
                found = {code: sum(ends) - v for code, v in found.items()}
                declared = {code: sum(ends) - v for code, v in declared.items()}
            points[i] = (found, declared, ends)
        weights, self.free = {}, set()
        for each in plan.get("weights", []):
            u = at[f"weights {each['of']}"]
            self.free |= set(self.members(each["of"])) if each["draw"] == "free" else set()
            drawn = 1 + number(each["spread"]) * (2 * u - 1) if each["draw"] == "spread" else -np.log(1 - u)
            for k, code in enumerate(self.members(each["of"])):
                weights[code] = drawn[:, k]
        n, countries = len(self.indicators), len(self.countries)
        score = np.full((n, draws, countries), np.nan)
        # 0 not applicable, 1 missing, 2 scored.
        state = np.zeros((n, draws, countries), dtype=int)
        option = np.full((n, draws, countries), "", dtype=object)
        start = self.width - self.answer_words
        parts = np.ascontiguousarray(words[:, start:]).astype("<u8").view("<u2").astype(np.int64)
        for i, each in enumerate(self.indicators):
            for c in range(countries):
                answer = self.answers[c].get(each["code"], {})
                given = self.value(i, c)
                if each["kind"] == "quantity":
                    self.quantity(i, c, given, at, score, state)
                    continue
                found, declared, _ = points[i]
                part = parts[:, self.rows.index(i) * countries + c] if i in self.rows else None
                if given == "not-applicable" or (given is not None and given not in found):
                    continue
                if given is None:
                    odds = plan.get("missing", {}).get("odds", {}).get(each["scale"])
                    state[i, :, c] = 1 if odds is None else 2
                    if odds is None:
                        continue
                    option[i, :, c], score[i, :, c] = self.chosen(each, odds, part, found)
                    continue
                state[i, :, c] = 2
                option[i, :, c] = given
                if "points" in answer.get("adjudication", {}):
                    score[i, :, c] = number(answer["adjudication"]["points"])
                    continue
                score[i, :, c] = found[given]
                if "answers" in plan and self.confusion(each, given):
                    option[i, :, c], score[i, :, c] = self.chosen(each, self.confusion(each, given), part, found)
                elif "answers" in plan:
                    odds = plan["answers"].get("indicators", {}).get(each["code"], plan["answers"])
                    lower = [code for code in declared if declared[code] < declared[given]]
                    higher = [code for code in declared if declared[code] > declared[given]]
                    down = int(np.floor(number(odds["down"]) * 65536 + 0.5))
                    up = int(np.floor(number(odds["up"]) * 65536 + 0.5))
                    for codes, best, taken in ((lower, max, part < down), (higher, min, part >= 65536 - up)):
                        if codes:
                            step = best(codes, key=lambda code: declared[code])
                            score[i, taken, c] = found[step][taken]
                            option[i, taken, c] = step
        self.conditions(option, score, state, points)
        return self.aggregate(score, state, weights, at, draws)

    def quantity(self, i, c, given, at, score, state):
        each, spec = self.indicators[i], None
        if given == "not-applicable":
            return
        low, high = (number(each["goalposts"][end]) for end in ("low", "high"))
        bottom, top = (number(self.framework["range"][end]) for end in ("low", "high"))
        if given is None:
            if "missing quantities" not in at:
                state[i, :, c] = 1
                return
            share = at["missing quantities"][:, self.unmeasured.index((i, c))]
        else:
            x = np.full(score.shape[1], number(given))
            if "quantities" in at:
                spec = number(self.plan["quantities"]["spread"])
                x = x * (1 + spec * (2 * at["quantities"][:, self.measured.index((i, c))] - 1))
            share = np.clip((x - low) / (high - low) if each["direction"] == "higher-is-better" else (high - x) / (high - low), 0, 1)
        score[i, :, c] = bottom + (top - bottom) * share
        state[i, :, c] = 2

    def conditions(self, option, score, state, points):
        position = {each["code"]: i for i, each in enumerate(self.indicators)}
        fails = {}
        for i, each in enumerate(self.indicators):  # asked before asking, in these frameworks
            if not each.get("applies_if"):
                continue
            bad = np.zeros(state.shape[1:], dtype=bool)
            for condition in each["applies_if"]:
                j = position[condition["indicator"]]
                bad |= (state[j] != 1) & ~np.isin(option[j], condition["answers"])
                bad |= fails.get(j, False)
            fails[i] = bad
            lowest = each["otherwise"] == "lowest"
            state[i][bad] = 2 if lowest else 0
            score[i][bad] = points[i][2][0] if lowest and i in points else np.nan

    def aggregate(self, score, state, weights, at, draws):
        choice = {}
        for factor in self.plan.get("method", []):
            m = len(factor["alternatives"]) + 1
            taken = np.floor(at[f"method {factor['factor']}"][:, 0] * m).astype(int)
            choice[factor["factor"]] = (factor["alternatives"], taken)
        found, states, counts = {}, {}, {}

        def node(key, own, members, named, children=None):
            """Scores members, each the code of whose weight is drawn (11.14) with its key; `named` says
            whether an alternative holds. Coverage is that of the children, if not the members."""
            method = {**self.framework["method"], **own}
            s = np.array([found[key] for _, key in members])
            t = np.array([states[key] for _, key in members])
            parts = [[counts[key][k] for _, key in children or members] for k in (0, 1)]
            declared = [number(self.declared[code]) if method["weights"] == "declared" and code not in self.free else 1.0 for code, _ in members]
            w = np.array([np.outer(weights.get(code, np.ones(draws)) * d, np.ones(s.shape[2])) for (code, _), d in zip(members, declared)])
            aggregation = np.full(draws, method["aggregation"], dtype=object)
            missing = np.full(draws, method["missing"], dtype=object)
            for alternatives, taken in choice.values():
                for k, alternative in enumerate(alternatives):
                    if not named(alternative):
                        continue
                    for name, array in (("aggregation", aggregation), ("missing", missing)):
                        if name in alternative:
                            array[taken == k + 1] = alternative[name]
            zero = (missing == "as-zero")[None, :, None]
            bottom = number(self.framework["range"]["low"])
            s = np.where((t == 1) & zero, bottom, s)
            enters = (t == 2) | ((t == 1) & zero)
            w = np.where(enters, w, 0)
            with np.errstate(invalid="ignore", divide="ignore"):
                values = {"arithmetic": np.where(enters, s * w, 0).sum(axis=0) / w.sum(axis=0)}
                if (aggregation == "minimum").any():
                    values["minimum"] = np.where(enters, s, np.inf).min(axis=0)
                if (aggregation == "median").any():
                    values["median"] = weighted_median(s, w)
            result = np.select([(aggregation == name)[:, None] for name in values], list(values.values()))
            applicable, answered = (np.array(each).sum(axis=0) for each in parts)
            state = np.where((t > 0).any(axis=0), np.where(enters.any(axis=0), 2, 1), 0)
            least = number(method["least_coverage"])
            of_members = method["coverage_of"] == "members"
            whole, there = ((t > 0).sum(axis=0), (t == 2).sum(axis=0)) if of_members else (applicable, answered)
            state = np.where((state == 2) & (there < least * whole - 1e-12), 1, state)
            found[key] = np.where(state == 2, result, np.nan)
            states[key], counts[key] = state, (applicable, answered)

        for i, each in enumerate(self.indicators):
            key = (each["code"],)
            found[key], states[key], counts[key] = score[i], state[i], ((state[i] > 0) * 1, (state[i] > 1) * 1)
        for each in reversed(self.nodes):
            code = each["code"]
            children = [m["code"] for m in self.nodes if m.get("parent") == code]
            children = [(m, m) for m in children] + [(m["code"], (m["code"],)) for m in self.indicators if m["parent"] == code]
            level = each.get("over", self.framework["method"]["over"])
            of_level = [(m["code"], m["code"]) for m in self.nodes if m.get("level") == level and code in self.above(m)]
            node(code, each, of_level or children, lambda alternative: code in alternative.get("nodes", [code]), children)
        for view in self.framework.get("views", []):
            everywhere = lambda alternative: "nodes" not in alternative
            rows = [each["code"] for each in self.nodes if each.get("level") == view["rows"]] if "rows" in view else []
            for group in view["groups"]:
                own = [each for each in self.indicators if group["code"] in each.get("views", {}).get(view["code"], [])]
                flat = [(each["code"], (each["code"],)) for each in own]
                over = []
                for row in rows:
                    beneath = [member for member, each in zip(flat, own) if row in self.above(each)]
                    if beneath:
                        key = (view["code"], row, group["code"])
                        node(key, view, beneath, everywhere)
                        over.append((row, key))
                node((view["code"], group["code"]), view, flat if view["over"] == "indicators" else over, everywhere)
        return found


def weighted_median(s, w):
    order = np.argsort(np.where(w > 0, s, np.inf), axis=0, kind="stable")
    s, w = np.take_along_axis(s, order, axis=0), np.take_along_axis(w, order, axis=0)
    total, cumulative = w.sum(axis=0), w.cumsum(axis=0)
    distance = 2 * cumulative - total
    first = (distance >= -1e-12 * total).argmax(axis=0)[None]
    here = np.take_along_axis(s, first, axis=0)[0]
    exactly = np.abs(np.take_along_axis(distance, first, axis=0)[0]) <= 1e-12 * total
    after = np.take_along_axis(s, np.minimum(first + 1, len(s) - 1), axis=0)[0]
    return np.where(exactly & (first[0] + 1 < (w > 0).sum(axis=0)), (here + after) / 2, here)


def ranks(scores, digits, ties):
    keys = np.floor(scores * 10.0**digits + 0.5)
    better = (keys[:, None, :] > keys[:, :, None]).sum(axis=2)
    equal = (keys[:, None, :] == keys[:, :, None]).sum(axis=2)
    rank = {"lowest": better + 1.0, "highest": better + equal * 1.0, "average": better + (equal + 1) / 2}[ties]
    return np.where(np.isnan(scores), np.nan, rank)


def among_published(scores, published, digits, ties):
    """Ranks among the countries with a published one (11.10)."""
    own = np.full(scores.shape, np.nan)
    has = ~np.isnan(published)
    own[:, has] = ranks(scores[:, has], digits, ties)
    return own


def shifts(model, result, seed, reported):
    """By how much scores are moved, and between which ends they stay (11.16)."""
    if model.plan.get("centre", "drawn") == "drawn":
        return {}
    low, high = (number(model.framework["range"][end]) for end in ("low", "high"))
    scores = model.scores(np.random.PCG64(seed).random_raw(1024 * model.width).reshape(1024, model.width))
    found = {}
    for key, countries in reported.items():
        published = np.full(len(model.countries), np.nan)
        for each in countries:
            if "score" in each:
                published[model.countries.index(each["country"])] = number(each["score"])
        with np.errstate(invalid="ignore"):
            mean = np.nansum(scores[key], axis=0) / (~np.isnan(scores[key])).sum(axis=0)
        has = published[~np.isnan(published)]
        ends = (low if (low <= has).all() else -np.inf, high if (has <= high).all() else np.inf)
        found[key] = (published - mean, ends)
    return found


def moved(scores, shifts):
    """A score without a published one has no shift, and stays as it is."""
    found = dict(scores)
    for key, (by, ends) in shifts.items():
        found[key] = np.where(np.isnan(by), scores[key], np.clip(scores[key] + by, *ends))
    return found


def inverted(values, q):
    values = np.sort(values)
    return values[max(int(np.ceil(q * len(values) - 1e-9)), 1) - 1]


def compare(index, plan, seed, draws, *arguments):
    document = json.loads(run("robustness", index, "--plan", plan, "--seed", str(seed), "--draws", str(draws), "--format", "json", *arguments))
    result = document["robustness"]
    model = Model(index, document)
    assert result["run"]["words"] == model.width, (result["run"], model.layout)
    words = np.random.PCG64(seed).random_raw(draws * model.width).reshape(draws, model.width)
    scores = model.scores(words)
    tail = (1 - Fraction(model.plan["interval"])) / 2
    low, high = float(tail), float(1 - tail)
    ranking = model.framework["ranking"]
    digits = min(ranking.get("digits", model.framework["display"]["digits"]), 12)
    position = {country: c for c, country in enumerate(model.countries)}
    reported = {node["code"]: node["countries"] for node in result["nodes"]}
    for view in result.get("views", []):
        reported |= {(view["code"], group["code"]): group["countries"] for group in view["groups"]}
        reported |= {(view["code"], cell["row"], cell["group"]): cell["countries"] for cell in view.get("cells", [])}
    asked = {node["code"] for node in result["nodes"]}
    assert reported.keys() == {key for key in scores if (key in asked if isinstance(key, str) else len(key) == 2 or (len(key) == 3 and key[1] in asked))}
    by = shifts(model, result, seed, reported)
    scores = moved(scores, by)
    for code, countries in reported.items():
        rank = ranks(scores[code], digits, ranking["ties"])
        for each in countries:
            place = f"{index} {code} {each['country']}"
            c = position[each["country"]]
            of = scores[code][:, c]
            of = of[~np.isnan(of)]
            near(place, each["scored"], len(of) / draws)
            if not len(of):
                continue
            expected = {"mean": of.mean(), "deviation": of.std(), "low": np.quantile(of, low), "median": np.quantile(of, 0.5), "high": np.quantile(of, high)}
            for key, value in expected.items():
                near(f"{place} {key}", each["scores"][key], value)
            r = rank[:, c][~np.isnan(rank[:, c])]
            for key, value in {"mean": r.mean(), "low": inverted(r, low), "median": inverted(r, 0.5), "high": inverted(r, high)}.items():
                near(f"{place} rank {key}", each["ranks"][key], value)
    root = model.order[0]
    rank = ranks(scores[root], digits, ranking["ties"])
    published = np.array([np.nan] * len(model.countries))
    for each in result["nodes"][0]["countries"]:
        if "rank" in each:
            published[position[each["country"]]] = float(each["rank"])
    own = among_published(scores[root], published, digits, ranking["ties"])
    same = (own == published) | (np.isnan(own) & np.isnan(published))
    near("order_holds", result["index"]["order_holds"], same.all(axis=1).mean())
    near("mean_rank_shift", result["index"]["mean_rank_shift"], np.nanmean(np.abs(own - published)))
    for each in result["index"]["ranks"]:
        for share in each["shares"]:
            near(f"rank {each['country']}", share["share"], (rank[:, position[each["country"]]] == float(share["rank"])).mean())
    for pair in result["index"]["pairs"]:
        a, b = rank[:, position[pair["country"]]], rank[:, position[pair["other"]]]
        near(f"pair {pair}", pair["above"], (a < b).mean())
        near(f"pair {pair}", pair["tied"], (a == b).mean())
    for each in result["index"].get("bands", []):
        thresholds = [number(band["from"]) for band in model.framework["banding"]["bands"][1:]]
        compared_scores = scores[root][:, position[each["country"]]]
        if model.framework["banding"]["scores"] == "rounded":
            scale = 10.0 ** model.framework["display"]["digits"]
            compared_scores = np.floor(compared_scores * scale + 0.5 + 1e-9) / scale
        band = np.digitize(compared_scores + 1e-12, thresholds)
        for k, share in enumerate(each["shares"]):
            near(f"band {each['country']}", share["share"], (band == k).mean())
    if "sensitivity" in result:
        sensitivity(model, result, seed, root, digits, ranking["ties"], published, by)


def sensitivity(model, result, seed, root, digits, ties, published, by):
    stated = result["sensitivity"]
    n, width = stated["samples"], model.width
    quasi = min(width, 128)
    assert stated["quasi_random_words"] == quasi
    sequence = qmc.Sobol(2 * quasi, scramble=False, bits=32).random(n)
    stream = np.random.PCG64(seed).random_raw(2 * quasi + 2 * n * (width - quasi))
    words = np.empty((n, 2, width), dtype=np.uint64)
    bits = (sequence * 2.0**32).astype(np.uint64) << np.uint64(32)
    words[:, :, :quasi] = (bits ^ stream[: 2 * quasi]).reshape(n, 2, quasi)
    words[:, :, quasi:] = stream[2 * quasi :].reshape(n, 2, width - quasi)
    a, b = words[:, 0], words[:, 1]
    batches = [a, b]
    missing = np.array([model.value(i, c) is None for i in model.rows for c in range(len(model.countries))])
    for name, start, end in model.layout:
        mixed = a.copy()
        if name in ("answers", "missing"):
            parts, others = (np.ascontiguousarray(each[:, start:end]).view("<u2").copy() for each in (mixed, b))
            taken = np.zeros(parts.shape[1], dtype=bool)
            taken[: len(missing)] = missing if name == "missing" else ~missing
            parts[:, taken] = others[:, taken]
            mixed[:, start:end] = parts.view("<u8")
        else:
            mixed[:, start:end] = b[:, start:end]
        batches.append(mixed)
    scores = [moved(model.scores(batch), by)[root] for batch in batches]
    rank = [ranks(each, digits, ties) for each in scores]
    position = {country: c for c, country in enumerate(model.countries)}
    problem = {"num_vars": len(model.layout), "names": [each[0] for each in model.layout], "bounds": [[0, 1]] * len(model.layout)}
    for output in stated["outputs"]:
        if output["figure"] == "mean-rank-shift":
            own = [among_published(each, published, digits, ties) for each in scores]
            values = [np.nanmean(np.abs(each - published), axis=1) for each in own]
        else:
            of = scores if output["figure"] == "score" else rank
            values = [each[:, position[output["country"]]] for each in of]
        if not output["sources"]:
            near("variance", 0, np.var(values[0]))
            continue
        # As SALib wants it: A, every AB, B, pair by pair.
        order = [values[0], *values[2:], values[1]]
        y = np.stack(order, axis=1).ravel()
        found = sobol.analyze(problem, y, calc_second_order=False, num_resamples=2, seed=1)
        place = f"{output['figure']} {output.get('country', '')}"
        near(f"{place} variance", output["variance"], np.var(np.r_[values[0], values[1]]))
        for k, source in enumerate(output["sources"]):
            near(f"{place} {source['source']} S1", source["first"]["estimate"], found["S1"][k])
            near(f"{place} {source['source']} ST", source["total"]["estimate"], found["ST"][k])
            for key in ("first", "total"):
                low, high = (float(source[key][end]) for end in ("low", "high"))
                assert low <= high


def codings(index, plan, round_):
    """The odds of the coders, counted again from the assessments (11.13)."""
    result = json.loads(run("robustness", index, "--plan", plan, "--seed", "1", "--draws", "100", "--round", round_, "--format", "json"))
    framework = json.loads(run("convert", index, "--to", "framework-json"))
    parents = {node["code"]: node.get("parent") for node in framework["nodes"]}
    root = next(code for code, parent in parents.items() if parent is None)
    scale, section = {}, {}
    for each in framework["indicators"]:
        scale[each["code"]], at = each.get("scale"), each["parent"]
        while parents[at] != root:
            at = parents[at]
        section[each["code"]] = at
    beside = {}
    for each in result["provenance"]["assessments"]:
        document = json.loads(run("convert", index, "--to", "assessment-json", "--round", round_, "--country", each["country"]))
        for answer in document["answers"]:
            code = answer["indicator"]
            given = [c["answer"] for c in answer.get("codings", []) if scale[code] and c["answer"] not in ("missing", "not-applicable")]
            for i, one in enumerate(given):
                for j, other in enumerate(given):
                    if i != j:
                        for beneath in (None, section[code]):
                            of = beside.setdefault((scale[code], beneath, one), {})
                            of[other] = of.get(other, 0) + Fraction(1, len(given) - 1)
    answers = result["robustness"]["plan"]["answers"]
    expected = {}
    for key, of in beside.items():
        if key[1] is None or (answers["codings"]["per"] == "section" and sum(of.values()) >= answers["codings"]["least"]):
            expected[key] = {code: count / sum(of.values()) for code, count in of.items()}
    stated = {(e["scale"], e.get("beneath"), e["of"]): e["odds"] for e in answers["confusion"]}
    assert stated.keys() == expected.keys(), stated.keys() ^ expected.keys()
    for key, odds in expected.items():
        for code in stated[key].keys() | odds.keys():
            near(f"odds {key} {code}", Fraction(stated[key].get(code, "0")), odds.get(code, 0), within=2e-6)


codings("fixtures/demonstration", "fixtures/robustness/demonstration.toml", "2026")
compare("crates/cpi-cli/template", "crates/cpi-cli/template/uncertainty.toml", 1, 1000)
compare("crates/cpi-cli/template", "fixtures/robustness/template.toml", 7, 4000)
compare("crates/cpi-cli/template", "fixtures/robustness/template-centred.toml", 11, 3000)
compare("fixtures/demonstration", "fixtures/robustness/demonstration-centred.toml", 3, 200, "--round", "2026")
compare("fixtures/indices/godi-2015", "fixtures/robustness/godi.toml", 2026, 700, "--round", "2015")
compare("fixtures/indices/wbl", "fixtures/robustness/wbl.toml", 1, 300, "--round", "2020")
compare("fixtures/indices/wbl", "fixtures/robustness/wbl-weights.toml", 2, 300, "--round", "2020")
compare("fixtures/demonstration", "fixtures/robustness/demonstration-weights.toml", 3, 200, "--round", "2026")

def examples():
    """The numbers of the worked examples of methodology 11.2 to 11.6, 11.12 and 11.14."""
    words = np.random.PCG64(1).random_raw(4)
    u = (words >> np.uint64(11)) / 2.0**53
    for found, told in zip(u, (0.5118, 0.9505, 0.1442, 0.9486)):
        near("11.2", round(found, 4), told)
    # Of 65,536ths: a step down at 0.1 and up at 0.05; odds 0.2, 0.4 and 0.4.
    near("11.3", round(0.1 * 65536), 6554)
    near("11.3", round(0.05 * 65536), 3277)
    shares = [round(odds * 65536) for odds in (0.2, 0.4, 0.4)]
    near("11.4", shares[0], 13107)
    near("11.4", 65536 - shares[0] - shares[2], 26215)
    near("11.4", shares[2], 26214)
    spread = 0.25
    w = (1 - spread) + 2 * spread * u[:2]
    near("11.6", round(w[0], 4), 1.0059)
    near("11.6", round(w[1], 4), 1.2252)
    near("11.6", round(w[0] / w.sum(), 4), 0.4509)
    near("11.6 declared", 1 / 2, 0.5)
    w = (1 - spread) + 2 * spread * u[:3]
    cells = w[0] / (w[0] + w[1]), 1
    near("11.14", round(w[2], 4), 0.8221)
    near("11.14", round(cells[0], 4), 0.4509)
    near("11.14 flat", round((w[0] + w[2]) / w.sum(), 4), 0.5987)
    near("11.14 over cells", round(sum(cells) / 2, 4), 0.7254)
    # A uniform source of width 1 and one of width 2: variances 1/12 and 4/12.
    near("11.12", 1 / (1 + 4), 0.2)
    near("11.12", 4 / (1 + 4), 0.8)


examples()
print(f"{compared} figures of robustness runs are those of numpy and SALib")
