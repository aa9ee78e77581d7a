"""Monte Carlo over weights or over answers in vectorised numpy, beside `cpi robustness`: the same plan on the
same round, all results at the index. Prints the microseconds of a draw of three programs: scores, ranks
and quantiles as one writes them down, whole arrays at a time; everything that `cpi robustness`
reports of draws (also shares of ranks, bands and pairs, and how far ranks move), tuned: batches that
fit into the caches, arrays used again, one sort; and tuned, but without what the first leaves out.
Arguments: the table of answers, draws, and what is drawn: weights or answers."""
import sys
import time

import numpy as np

table, draws, drawn = sys.argv[1], int(sys.argv[2]), sys.argv[3]
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
shares = [0.05, 0.5, 0.95]
# Of answers as many draws at once as fit into a cache.
batch = 500 if drawn == "weights" else max(1, 500_000 // points.size)
# An answer goes one option up at odds of 0.1, or down; at an end of its scale, and missing, it stays.
up = np.where((answered == 1) & (points < 1), 0.1, -1.0)
down = np.where((answered == 1) & (points > 0), 0.9, 2.0)
counts = [answered[:, a].sum(axis=1) for a in articles]
sums = [points[:, a].sum(axis=1) for a in articles]


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


def weights_drawn(rng):
    """Scores of draws of weights, in arrays that are used again."""
    weights = np.empty((batch, indicators))

    def of(size):
        w = weights[:size]
        rng.random(out=w)
        w *= 0.5
        w += 0.75
        return score_of(w)

    return of


def answers_drawn(rng):
    """Scores of draws of answers: a step moves the sum of an article by half a point."""
    chance = np.empty((batch, countries, indicators), dtype=np.float32)
    moves = np.empty(chance.shape, dtype=bool)
    rises, falls = up.astype(np.float32), down.astype(np.float32)

    def of(size):
        u, m = chance[:size], moves[:size]
        rng.random(out=u, dtype=np.float32)
        total = np.zeros((size, countries))
        np.less(u, rises, out=m)
        steps = [np.count_nonzero(m[:, :, a], axis=2) for a in articles]
        np.greater_equal(u, falls, out=m)
        for a, step, base, count in zip(articles, steps, sums, counts):
            total += (base + 0.5 * (step - np.count_nonzero(m[:, :, a], axis=2))) / count
        return total / len(articles)

    return of


def run(everything):
    rng = np.random.Generator(np.random.PCG64(1))
    draw = (weights_drawn if drawn == "weights" else answers_drawn)(rng)
    published = rank_of(score_of(np.ones((1, indicators))))[0]
    scores = np.empty((draws, countries))
    times = np.zeros(countries * countries, dtype=np.int64)
    above = np.zeros((countries, countries), dtype=np.int64)
    holds = moved = 0
    offsets = np.arange(countries)[None, :] * countries
    for begin in range(0, draws, batch):
        size = min(batch, draws - begin)
        score = draw(size)
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


def plain_weights(rng):
    weights = rng.uniform(0.75, 1.25, (draws, indicators))
    return np.mean([(weights[:, a] @ points[:, a].T) / (weights[:, a] @ answered[:, a].T) for a in articles], axis=0)


def plain_answers(rng):
    scores = []
    # A few million answers at once: all of them do not fit into memory.
    for part in np.array_split(np.arange(draws), max(1, draws * points.size // 5_000_000)):
        chance = rng.random((len(part), countries, indicators))
        moved = points + 0.5 * (chance < up) - 0.5 * (chance >= down)
        scores.append(np.mean([moved[:, :, a].sum(axis=2) / answered[:, a].sum(axis=1) for a in articles], axis=0))
    return np.concatenate(scores)


def plain():
    rng = np.random.Generator(np.random.PCG64(1))
    scores = (plain_weights if drawn == "weights" else plain_answers)(rng)
    ranks = (-scores).argsort(axis=1).argsort(axis=1) + 1
    return np.quantile(scores, shares, axis=0), np.quantile(ranks, shares, axis=0)


for program in (plain, lambda: run(True), lambda: run(False)):
    start = time.perf_counter()
    program()
    print(1e6 * (time.perf_counter() - start) / draws)
