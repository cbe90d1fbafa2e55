"""The expected-utility group decision model (Scholz, Calbert & Smith 2011) in plain Python and in NumPy.

    python bench/alternatives/utility.py [rounds]

The European emission standards of 1984, ten actors, ten rounds; variants `paper` (P as printed) and `run` (as the authors' program ran).
The equations are those of `crates/foederis-bargaining/src/utility/mod.rs`, with Q = 1. `direct` counts votes wherever an equation has P, as
published replications do; `plain` and `numpy` count them once a round. All end early only where everyone stands at one position. Prints
variant, form, the seconds of one run (the least of several), the last mean.
"""

import sys
import time

CAPABILITY = [0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08]
POSITION = [4.0, 7.0, 4.0, 4.0, 10.0, 10.0, 10.0, 7.0, 4.0, 7.0]
SALIENCE = [0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7]


def plain(variant, rounds, direct=False):
    actors = range(len(POSITION))
    weight = [c * s for c, s in zip(CAPABILITY, SALIENCE)]
    x = list(POSITION)
    width = max(x) - min(x)

    def chances(r):
        far = [[(abs(x[k] - x[a]) / width) ** r[k] for a in actors] for k in actors]
        pro = [[sum(weight[k] * max(0.0, far[k][b] - far[k][a]) for k in actors) for b in actors] for a in actors]
        if variant == "run":
            everything = 2 * sum(map(sum, pro))
            return [[pro[a][b] / everything for b in actors] for a in actors]
        return [[pro[a][b] / (pro[a][b] + pro[b][a]) if x[a] != x[b] else 0.0 for b in actors] for a in actors]

    def chance_of(r):
        """P as a function of two actors: looked up in a table of the round, or counted at each use as the equation stands."""
        if not direct:
            table = chances(r)
            return lambda a, b: table[a][b]

        def vote(k, a, b):
            return weight[k] * ((abs(x[k] - x[b]) / width) ** r[k] - (abs(x[k] - x[a]) / width) ** r[k])

        def chance(a, b):
            pro = sum(max(0.0, vote(k, a, b)) for k in actors)
            if variant == "run":
                return pro / sum(abs(vote(k, c, d)) for k in actors for c in actors for d in actors)
            return pro / sum(abs(vote(k, a, b)) for k in actors) if x[a] != x[b] else 0.0

        return chance

    def expected(p, d, r, s):
        success, failure = 2 - 4 * (0.5 - 0.5 * d) ** r, 2 - 4 * (0.5 + 0.5 * d) ** r
        return s * (p * success + (1 - p) * failure) + (1 - s) * success - (2 - 4 * 0.5**r)

    for _ in range(rounds):
        if max(x) == min(x):
            break
        apart = [[abs(x[i] - x[j]) / width for j in actors] for i in actors]
        p = chance_of([1.0] * len(x))
        danger = [sum(expected(p(j, i), apart[i][j], 1.0, SALIENCE[i]) for j in actors if j != i) for i in actors]
        most, least = max(danger), min(danger)
        risk = [(2 * d - most - least) / (most - least) / 3 if most > least else 0.0 for d in danger]
        r = [(1 - a) / (1 + a) for a in risk]
        if variant == "run":
            p = chance_of(r)
        moved = list(x)
        for i in actors:
            best = None
            for j in actors:
                if x[i] == x[j]:
                    continue
                own = expected(p(i, j), apart[i][j], r[i], SALIENCE[j])
                other = expected(p(j, i), apart[i][j], r[i], SALIENCE[i])
                offer = None
                if other > own > 0:
                    offer = (0, abs(x[j] - x[i]), x[j])
                elif own < 0 and other > -own:
                    to = x[i] + (x[j] - x[i]) * abs(own / other)
                    mixed = (abs(own) * x[i] + abs(other) * x[j]) / (abs(own) + abs(other))
                    offer = (1, mixed if variant == "run" else abs(to - x[i]), to)
                elif own < 0 < other < -own and variant == "paper":
                    offer = (2, abs(x[j] - x[i]), x[j])
                if offer and (best is None or offer[:2] < best[:2]):
                    best = offer
            if best:
                moved[i] = best[2]
        x = moved
    return sum(w * a for w, a in zip(weight, x)) / sum(weight)


def vectorised(np, variant, rounds):
    salience = np.array(SALIENCE)
    weight = np.array(CAPABILITY) * salience
    x = np.array(POSITION)
    width = np.ptp(x)

    def chances(far):
        # far[k, a]; pro[a, b] sums over k.
        pro = np.einsum("k,kab->ab", weight, np.maximum(far[:, None, :] - far[:, :, None], 0.0))
        if variant == "run":
            return pro / (2 * pro.sum())
        both = pro + pro.T
        return np.divide(pro, both, out=np.zeros_like(pro), where=both > 0)

    for _ in range(rounds):
        if np.ptp(x) == 0:
            break
        gap = x[None, :] - x[:, None]
        apart = np.abs(gap) / width
        p = chances(apart)
        success, own = 2 * apart, salience[:, None]
        danger = (own * (p.T * success - (1 - p.T) * success) + (1 - own) * success).sum(axis=1)
        most, least = danger.max(), danger.min()
        risk = (2 * danger - most - least) / (most - least) / 3 if most > least else np.zeros_like(danger)
        r = ((1 - risk) / (1 + risk))[:, None]
        if variant == "run":
            p = chances(apart**r)
        success, failure, same = 2 - 4 * (0.5 - 0.5 * apart) ** r, 2 - 4 * (0.5 + 0.5 * apart) ** r, 2 - 4 * 0.5**r
        s = salience[None, :]
        ours = s * (p * success + (1 - p) * failure) + (1 - s) * success - same
        theirs = own * (p.T * success + (1 - p.T) * failure) + (1 - own) * success - same
        confronts = (ours > 0) & (theirs > ours)
        yields = (ours < 0) & (theirs > -ours)
        compelled = (ours < 0) & (theirs > 0) & (theirs < -ours) & (variant == "paper")
        part = np.abs(np.divide(ours, theirs, out=np.zeros_like(ours), where=yields))
        to = np.where(yields, x[:, None] + gap * part, x[None, :])
        rank = np.abs(to - x[:, None])
        if variant == "run":
            mixed = (np.abs(ours) * x[:, None] + np.abs(theirs) * x[None, :]) / (np.abs(ours) + np.abs(theirs) + 1e-300)
            rank = np.where(yields, mixed, rank)
        # Kinds in their order of preference: no rank is as large as a million.
        rank = rank + np.where(confronts, 0.0, np.where(yields, 1e6, np.where(compelled, 2e6, np.inf)))
        rank[gap == 0] = np.inf
        best = rank.argmin(axis=1)
        rows = np.arange(len(x))
        x = np.where(np.isfinite(rank[rows, best]), to[rows, best], x)
    return float((weight * x).sum() / weight.sum())


def least(runs, work):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - start)
    return min(times), answer


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    forms = {"direct": lambda variant, rounds: plain(variant, rounds, direct=True), "plain": plain}
    try:
        import numpy as np

        forms["numpy"] = lambda variant, rounds: vectorised(np, variant, rounds)
    except ImportError:
        pass
    for variant in ("run", "paper"):
        for name, form in forms.items():
            seconds, mean = least(2 if name == "direct" else 30, lambda: form(variant, rounds))
            print(f"{variant} {name} seconds: {seconds:.9f} mean: {mean:.12f}")


main()
