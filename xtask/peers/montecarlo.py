"""Monte Carlo over weights in vectorised numpy: draws, scores, ranks, quantiles. Prints the
microseconds of a draw. Arguments: the table of answers, draws."""
import sys
import time

import numpy as np

table, draws = sys.argv[1], int(sys.argv[2])
rows = [line.rstrip("\n").split(",")[2:] for line in open(table)][1:]
worth = {"yes": 1.0, "partially": 0.5, "no": 0.0, "": np.nan}
points = np.array([[worth[cell] for cell in row] for row in rows])
answered = (~np.isnan(points)).astype(float)
points = np.nan_to_num(points)
countries, indicators = points.shape
articles = [np.arange(0, indicators, 2), np.arange(1, indicators, 2)]
p = [np.ascontiguousarray(points[:, a].T) for a in articles]
m = [np.ascontiguousarray(answered[:, a].T) for a in articles]

start = time.perf_counter()
rng = np.random.Generator(np.random.PCG64(1))
scores = np.empty((draws, countries))
ranks = np.empty((draws, countries), dtype=np.int32)
batch = 500
for begin in range(0, draws, batch):
    size = min(batch, draws - begin)
    weights = rng.uniform(0.75, 1.25, (size, indicators))
    total = np.zeros((size, countries))
    for a, pa, ma in zip(articles, p, m):
        w = weights[:, a]
        total += (w @ pa) / (w @ ma)
    score = total / len(articles)
    scores[begin : begin + size] = score
    ranks[begin : begin + size] = (-score).argsort(axis=1).argsort(axis=1) + 1
quantiles = np.quantile(scores, [0.05, 0.5, 0.95], axis=0)
of_ranks = np.quantile(ranks, [0.05, 0.5, 0.95], axis=0)
print(1e6 * (time.perf_counter() - start) / draws)
