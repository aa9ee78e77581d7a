"""What `cpi coherence` says of real indices is what pandas and scipy find in the same scores."""
import json
import subprocess
import sys

import numpy as np
import pandas as pd
from scipy import stats

cpi = sys.argv[1]
checked = 0


def standardised(x):
    return (x - x.mean()) / x.std()


def error_of_r(x, y):
    """By the infinitesimal jackknife (12.10)."""
    a, b = standardised(x), standardised(y)
    influence = a * b - (a * b).mean() * (a**2 + b**2) / 2
    return np.sqrt((influence**2).sum()) / len(x)


def error_of_alpha(items):
    k, t = items.shape[1], items.sum(axis=1)
    t, u = t - t.mean(), ((items - items.mean(axis=0)) ** 2).sum(axis=1)
    w, v = (t**2).mean(), u.mean()
    influence = k / (k - 1) * (v * t**2 / w - u) / w
    return np.sqrt((influence**2).sum()) / len(t)


def error_of_share(part, total):
    c, t = part - part.mean(), total - total.mean()
    w = (t**2).mean()
    influence = (c - (c * t).mean() / w * t) * t / w
    return np.sqrt((influence**2).sum()) / len(t)


def run(*arguments):
    return subprocess.run([cpi, *arguments], check=True, capture_output=True, text=True).stdout


def near(found, expected, what):
    global checked
    assert abs(float(found) - expected) < 1e-9, (what, found, expected)
    checked += 1


for index, arguments in [
    ("asem", ["--pairs"]),
    ("asem-treated", ["--pairs"]),
    ("wbl", ["--pairs", "--round", "1990"]),
    ("godi-2015", []),
]:
    folder = f"fixtures/indices/{index}"
    rounds = [a for a in arguments if a != "--pairs"]
    cards = json.loads(run("score", folder, *rounds, "--trail", "--format", "json"))["scorecards"]
    columns = {}
    for card in cards:
        for node in [*card["nodes"], *card["trail"]["indicators"]]:
            score = node.get("score") if node["state"] == "scored" else None
            columns.setdefault(node["code"], []).append(np.nan if score is None else float(score))
    table = pd.DataFrame(columns)
    weights = {
        (node["code"], member["code"]): float(member["weight"])
        for node in cards[0]["trail"]["nodes"]
        for member in node["members"]
    }
    for cases in ("complete", "pairwise"):
        found = json.loads(
            run("coherence", folder, *arguments, "--cases", cases, "--format", "json")
        )["coherence"]
        for composite in found["composites"]:
            if "view" in composite:
                continue
            codes = [member["code"] for member in composite["members"]]
            items = table[codes]
            whole = items.dropna()
            frame = whole if cases == "complete" else items
            k = len(codes)
            if "value" in composite["alpha"]:
                cov = frame.cov().to_numpy()
                near(composite["alpha"]["value"], k / (k - 1) * (1 - np.trace(cov) / cov.sum()), codes)
            if "standard_error" in composite["alpha"]:
                near(composite["alpha"]["standard_error"], error_of_alpha(whole.to_numpy()), codes)
            if "standardised_alpha" in composite:
                r = (frame.corr().to_numpy().sum() - k) / (k * (k - 1))
                near(composite["standardised_alpha"], k * r / (1 + (k - 1) * r), codes)
            w = pd.Series({code: weights[composite["code"], code] for code in codes})
            for member in composite["members"]:
                others = [code for code in codes if code != member["code"]]
                if "value" in member["item_rest"]:
                    rest = (frame[others] * w[others]).sum(axis=1) / (frame[others].notna() * w[others]).sum(axis=1)
                    near(member["item_rest"]["value"], frame[member["code"]].corr(rest), member)
                if "variance_share" in member["weights"]:
                    total = (whole * w).sum(axis=1)
                    share = (whole[member["code"]] * w[member["code"]]).cov(total) / total.var()
                    near(member["weights"]["variance_share"], share, member)
                if "variance_share_error" in member["weights"]:
                    part = (whole[member["code"]] * w[member["code"]]).to_numpy()
                    near(member["weights"]["variance_share_error"], error_of_share(part, total.to_numpy()), member)
        for pair in found["correlations"]:
            if "view" in pair or "value" not in pair["pearson"]:
                continue
            both = table[[pair["one"], pair["other"]]].dropna()
            assert len(both) == pair["pearson"]["countries"]
            x, y = both.iloc[:, 0], both.iloc[:, 1]
            near(pair["pearson"]["value"], stats.pearsonr(x, y).statistic, pair)
            near(pair["spearman"], stats.spearmanr(x, y).statistic, pair)
            near(pair["kendall"], stats.kendalltau(x, y).statistic, pair)
            if "standard_error" in pair["pearson"]:
                near(pair["pearson"]["standard_error"], error_of_r(x.to_numpy(), y.to_numpy()), pair)
            if "without_one" in pair["pearson"]:
                without = []
                for i in range(len(x)):
                    a, b = np.delete(x.to_numpy(), i), np.delete(y.to_numpy(), i)
                    if np.ptp(a) > 0 and np.ptp(b) > 0:
                        without.append(np.corrcoef(a, b)[0, 1])
                near(pair["pearson"]["without_one"]["low"], min(without), pair)
                near(pair["pearson"]["without_one"]["high"], max(without), pair)

print(f"coherence: figures that pandas and scipy find too: {checked}")
