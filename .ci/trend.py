"""The trend of the WBL panel is what pandas finds in the same answers."""
import io
import json
import subprocess
import sys

import pandas as pd

cpi = sys.argv[1]
folder = "fixtures/indices/wbl"


def run(*arguments):
    return subprocess.run([cpi, *arguments], check=True, capture_output=True, text=True).stdout


answers = pd.read_csv(f"{folder}/rounds/1971-2020/answers.csv", keep_default_na=False)
indicators = pd.read_csv(f"{folder}/framework/indicators.csv")
items = answers[indicators["code"]].eq("Y") * 100.0
scores = pd.DataFrame({group: items[codes].mean(axis=1) for group, codes in indicators.groupby("parent")["code"]})
scores["index"] = scores.mean(axis=1)
key = answers[["code", "year"]].rename(columns={"code": "country", "year": "round"})
scores = pd.concat([key, scores], axis=1).sort_values(["country", "round"])

# Every score of both series, which within one framework are the same.
series = pd.read_csv(io.StringIO(run("trend", folder, "--format", "csv", "--series")), keep_default_na=False)
long = scores.melt(["country", "round"], var_name="node", value_name="expected")
both = series.merge(long, on=["country", "round", "node"])
assert len(both) == len(long) == len(series)
assert (both["score"] - both["expected"]).abs().max() < 1e-9
assert (both["comparable_score"] == both["score"]).all()

# Every step: what changed is listed, comes from answers alone, and points where pandas says.
steps = pd.read_csv(io.StringIO(run("trend", folder, "--format", "csv")), keep_default_na=False)
change = scores.set_index(["country", "round"]).groupby(level=0).diff().dropna()
change = change.stack().rename("expected").rename_axis(["country", "round", "node"]).reset_index()
change = change[change["expected"].abs() > 1e-9]
both = steps.merge(change, on=["country", "round", "node"])
assert len(both) == len(steps) == len(change)
assert (both["change"] - both["expected"]).abs().max() < 1e-9
assert (both["change_answers"] == both["change"]).all()
assert ((both["direction"] == "back") == (both["expected"] < 0)).all()

# Every answer that went back is named.
moved = items.set_index([key["country"], key["round"]]).sort_index().groupby(level=0).diff()
back = json.loads(run("trend", folder, "--format", "json"))["trend"]["back"]
named = {(step["country"], int(step["to"]), each["indicator"]) for step in back for each in step["indicators"]}
expected = moved.stack()
expected = {tuple(at) for at in expected[expected < 0].index}
assert named == expected

print(f"trend: scores {len(series)}, changes {len(steps)}, answers that went back {len(named)}: as pandas finds them")
