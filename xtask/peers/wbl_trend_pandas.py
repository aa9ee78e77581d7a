"""The peer of `cpi trend`: the WBL panel's scores, year-on-year changes and steps back."""
import sys
from pathlib import Path

import pandas as pd

answers = pd.read_csv(sys.argv[1], keep_default_na=False)
items = answers.columns[2:]
indicators = pd.read_csv(Path(sys.argv[1]).parents[2] / "framework/indicators.csv")
values = answers[items].eq("Y") * 100.0
groups = indicators.groupby("parent", sort=False)["code"].apply(list)
scores = pd.DataFrame({group: values[codes].mean(axis=1) for group, codes in groups.items()})
scores["index"] = scores.mean(axis=1)
scores.insert(0, "country", answers["code"])
scores.insert(1, "round", answers["year"])
scores = scores.sort_values(["country", "round"]).set_index(["country", "round"])
change = scores.groupby(level=0).diff().stack()
change = change[change.abs() > 1e-9].rename("change").reset_index()
change["direction"] = change["change"].gt(0).map({True: "forward", False: "back"})
change.to_csv(sys.stdout, index=False)
