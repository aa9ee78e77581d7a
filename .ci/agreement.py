"""Agreement as `cpi` computes it is that of krippendorff, scikit-learn and numpy."""
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import combinations
from pathlib import Path

import krippendorff
import numpy as np
from sklearn.metrics import cohen_kappa_score

cpi = sys.argv[1]
SEED, RESAMPLES, COUNTRIES, CODERS = 11, 200, 40, 3
OPTIONS = ["no", "partially", "yes"]
CHECKLIST = ["19.1", "19.2", "19.3", "20.1"]
random = np.random.default_rng(2026)
worst = 0.0
compared = 0


def close(what, ours, theirs):
    global worst, compared
    if ours is None or math.isnan(theirs):
        assert ours is None and math.isnan(theirs), f"{what}: {ours} and {theirs}"
        return
    difference = abs(float(ours) - theirs)
    worst = max(worst, difference)
    compared += 1
    assert difference < 1e-12, f"{what}: {ours} and {theirs}"


def alpha(units, level):
    """krippendorff takes a row a coder; within a unit it does not matter who is who."""
    domain = list(range(4)) if level == "nominal" else list(range(3))
    units = [unit for unit in units if len(unit) > 1]
    if len({value for unit in units for value in unit}) < 2:
        return math.nan
    rows = [[unit[i] if i < len(unit) else np.nan for unit in units] for i in range(CODERS)]
    return krippendorff.alpha(reliability_data=rows, value_domain=domain, level_of_measurement=level)


with tempfile.TemporaryDirectory() as folder:
    top = Path(folder, "ix")
    shutil.copytree("crates/cpi-cli/template", top)
    declared = top / "framework/framework.toml"
    framework = declared.read_text(encoding="utf-8")
    anywhere = 'not_applicable = { allowed = "anywhere", requires_reason = false }'
    changed = re.sub(r"^not_applicable = .*$", anywhere, framework, flags=re.MULTILINE)
    assert changed != framework, "the template declares where not applicable is an answer"
    declared.write_text(changed, encoding="utf-8")
    rounds = top / "rounds/2026"
    for file in rounds.glob("*.json"):
        file.unlink()
    countries = [f"X{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(COUNTRIES)]
    toml = (rounds / "round.toml").read_text(encoding="utf-8")
    listed = ", ".join(f'"{country}"' for country in countries)
    (rounds / "round.toml").write_text(toml.replace('"XAA", "XAB"', listed), encoding="utf-8")
    said = {}  # (country, indicator) to coder to category; 3 is not applicable
    for country in countries:
        answers = []
        for indicator in CHECKLIST:
            truth = random.integers(0, 3)
            codings = []
            for coder in range(CODERS):
                if random.random() < 0.25:
                    continue
                value = truth if random.random() < 0.7 else random.integers(0, 4)
                said.setdefault((country, indicator), {})[f"coder-{coder}"] = int(value)
                text = OPTIONS[value] if value < 3 else "not-applicable"
                codings.append({"assessor": f"coder-{coder}", "answer": text})
            if codings:
                answers.append({"indicator": indicator, "codings": codings})
        document = {"schema_version": 1, "framework": {"id": "my-index", "version": "0.1"}, "country": country, "round": "2026", "answers": answers}
        (rounds / f"{country}.json").write_text(json.dumps(document), encoding="utf-8")
    arguments = [cpi, "agreement", str(top), "--seed", str(SEED), "--resamples", str(RESAMPLES), "--format", "json"]
    found = json.loads(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout)["agreement"]

sections = {"index": CHECKLIST, "art19": CHECKLIST[:3], "art20": CHECKLIST[3:]}
scopes = [(scope, sections[scope["code"]]) for scope in [found["index"], *found["sections"]]]
scopes += [(scope, [scope["code"]]) for scope in found["indicators"]]


def ratings(indicators, level, coders=None):
    """The categories of each unit, in the order in which units are drawn."""
    units = []
    for country in countries:
        for indicator in CHECKLIST:
            if indicator in indicators and (country, indicator) in said:
                unit = said[country, indicator]
                if coders is not None and not coders <= unit.keys():
                    continue
                chosen = [unit[coder] for coder in sorted(unit) if coders is None or coder in coders]
                if len(chosen) > 1:
                    units.append([value for value in chosen if level == "nominal" or value < 3])
    return [unit for unit in units if len(unit) > 1]


def interval(units, level):
    """Methodology 10.13, with numpy's generator."""
    stream = np.random.PCG64(SEED)
    found = []
    for _ in range(RESAMPLES):
        drawn = [units[(int(word) * len(units)) >> 64] for word in stream.random_raw(len(units))]
        value = alpha(drawn, level)
        if not math.isnan(value):
            found.append(value)
    found.sort()
    at = lambda share: found[math.ceil(share * len(found) / 1000) - 1]
    return at(25), at(975)


for scope, indicators in scopes:
    for level in ("nominal", "ordinal"):
        units = ratings(indicators, level)
        ours = scope.get(f"alpha_{level}")
        close(f"{scope['code']} {level}", ours and ours["value"], alpha(units, level))
        if ours and scope["code"] in sections:
            low, high = interval(units, level)
            close(f"{scope['code']} {level} low", ours["low"], low)
            close(f"{scope['code']} {level} high", ours["high"], high)
    pairs = [pair for unit in ratings(indicators, "nominal") for pair in combinations(unit, 2)]
    close(f"{scope['code']} agree", scope["percent"], sum(a == b for a, b in pairs) / len(pairs))

for pair in found["pairs"]:
    coders = {pair["one"], pair["other"]}
    both = ratings(CHECKLIST, "nominal", coders)
    one, other = zip(*both)
    close(f"{coders} kappa", pair["kappa"], cohen_kappa_score(one, other))
    ordered = ratings(CHECKLIST, "ordinal", coders)
    one, other = zip(*ordered)
    for weights in ("linear", "quadratic"):
        theirs = cohen_kappa_score(one, other, labels=[0, 1, 2], weights=weights)
        close(f"{coders} {weights}", pair[f"kappa_{weights}"], theirs)
# The squared distances of the worked example of methodology 10.12: 2 no, 3 partially, 3 yes.
counts = [2, 3, 3]
steps = lambda c, k: sum(counts[c : k + 1]) - (counts[c] + counts[k]) / 2
assert [steps(1, 2) ** 2, steps(0, 1) ** 2, steps(0, 2) ** 2] == [9, 6.25, 30.25]

print(f"{compared} coefficients of agreement are those of krippendorff and scikit-learn; widest apart {worst:.1e}")
