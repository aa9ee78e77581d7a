"""The WBL panel from CSV to scores with polars: groups are shares, the index their mean."""
import sys

import polars as pl

panel = pl.read_csv(sys.argv[1])
items = [column for column in panel.columns if "." in column]
groups = list(dict.fromkeys(column.split(".")[0] for column in items))
means = [
    (pl.mean_horizontal([(pl.col(c) == "Y").cast(pl.Float64) for c in items if c.split(".")[0] == g]) * 100).alias(g)
    for g in groups
]
scores = panel.select("code", "year", *means).with_columns(pl.mean_horizontal(groups).alias("index"))
sys.stdout.write(scores.write_csv())
