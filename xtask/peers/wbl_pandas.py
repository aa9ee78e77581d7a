"""The WBL panel from CSV to scores with pandas: groups are shares, the index their mean."""
import sys

import pandas as pd

panel = pd.read_csv(sys.argv[1], keep_default_na=False)
items = [column for column in panel.columns if "." in column]
groups = list(dict.fromkeys(column.split(".")[0] for column in items))
scores = panel[["code", "year"]].copy()
for group in groups:
    of_group = [column for column in items if column.split(".")[0] == group]
    scores[group] = (panel[of_group] == "Y").mean(axis=1) * 100
scores["index"] = scores[groups].mean(axis=1)
scores.to_csv(sys.stdout, index=False)
