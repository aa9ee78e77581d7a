"""Monte Carlo over weights in vectorised numpy, beside `cpi robustness`: the same plan on the same
round, all results at the index. Prints the microseconds of a draw of three programs: scores, ranks
and quantiles as one writes them down, whole arrays at a time; everything that `cpi robustness`
reports of draws (also shares of ranks, bands and pairs, and how far ranks move), tuned: batches that
fit into the caches, arrays used again, one sort; and tuned, but without what the first leaves out.
Arguments: the table of answers, draws."""
import sys
import time

import numpy as np

table, draws = sys.argv[1], int(sys.argv[2])
worth = {"yes": 1.0, "partially": 0.5, "no": 0.0, "": np.nan}
points = np.array([[worth[cell] for cell in line.rstrip("\n").split(",")[2:]] for line in list(open(table))[1:]])
countries, indicators = points.shape
# Even indicators are of one article, odd ones of the other: side by side, so that slices need no copies.
order = np.r_[np.arange(0, indicators, 2), np.arange(1, indicators, 2)]
points = points[:, order]
answered = (~np.isnan(points)).astype(float)
points = np.nan_to_num(points)
half = (indicators + 1) // 2
articles = [slice(0, half), slice(half, indicators)]
# Weighted scores and weights in one product.
columns = [np.ascontiguousarray(np.vstack([points[:, a], answered[:, a]]).T) for a in articles]
shares, batch = [0.05, 0.5, 0.95], 500


def rank_of(score):
    """Ranks by one sort; in rows, the highest first."""
    rank = np.empty(score.shape, dtype=np.int16)
    np.put_along_axis(rank, np.argsort(-score, axis=1), np.arange(countries, dtype=np.int16)[None, :], axis=1)
    return rank


def score_of(weights):
    total = np.zeros((len(weights), countries))
    for a, both in zip(articles, columns):
        product = weights[:, a] @ both
        total += product[:, :countries] / product[:, countries:]
    total /= len(articles)
    return total


def run(everything):
    rng = np.random.Generator(np.random.PCG64(1))
    published = rank_of(score_of(np.ones((1, indicators))))[0]
    scores = np.empty((draws, countries))
    times = np.zeros(countries * countries, dtype=np.int64)
    above = np.zeros((countries, countries), dtype=np.int64)
    holds = moved = 0
    weights = np.empty((batch, indicators))
    offsets = np.arange(countries)[None, :] * countries
    for begin in range(0, draws, batch):
        size = min(batch, draws - begin)
        w = weights[:size]
        rng.random(out=w)
        w *= 0.5
        w += 0.75
        score = score_of(w)
        scores[begin : begin + size] = score
        rank = rank_of(score)
        times += np.bincount((rank + offsets).ravel(), minlength=countries * countries)
        if everything:
            shift = np.abs(rank - published)
            moved += shift.sum()
            holds += np.count_nonzero(~shift.any(axis=1))
            for c in range(countries):
                above[c] += np.add.reduce(rank[:, c : c + 1] < rank, axis=0, dtype=np.int16)
    found = [np.quantile(scores, shares, axis=0)]
    cumulative = times.reshape(countries, countries).cumsum(axis=1)
    found.append([(cumulative < q * draws).sum(axis=1) + 1 for q in shares])
    if everything:
        found += [scores.mean(axis=0), scores.std(axis=0), above / draws, times / draws, holds / draws, moved / draws / countries]
        found.append([np.count_nonzero(scores >= band, axis=0) for band in (0.4, 0.7)])
    return found


def plain():
    rng = np.random.Generator(np.random.PCG64(1))
    weights = rng.uniform(0.75, 1.25, (draws, indicators))
    scores = np.mean([(weights[:, a] @ points[:, a].T) / (weights[:, a] @ answered[:, a].T) for a in articles], axis=0)
    ranks = (-scores).argsort(axis=1).argsort(axis=1) + 1
    return np.quantile(scores, shares, axis=0), np.quantile(ranks, shares, axis=0)


for program in (plain, lambda: run(True), lambda: run(False)):
    start = time.perf_counter()
    program()
    print(1e6 * (time.perf_counter() - start) / draws)
