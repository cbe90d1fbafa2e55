"""S of every pair of states and year 1816-2018, absolute distance, ATOP-valued portfolios, by NumPy: `similarity.py DATA`.

Prints a line for each form and weighting: form, weights, milliseconds (the fastest run), and the sum of all S, by which to see that
the answers are the same. Reading the data and building each year's matrix of portfolios (uint8, states x states) is not timed; all
that follows from there to S is. The forms:

  matrix  one matrix product a year. |x-y| summed is a_i + a_j - 2 min(x, y) summed, and min is the product of the planes x >= 1, 2, 3
          side by side. Single precision where it is exact (no weights), double with weights. S is an n x n matrix.
  rows    one state against all later ones at a time, with broadcasting.
  pairs   two rows at a time.
"""

import csv
import gzip
import sys
import time

import numpy as np

YEARS = range(1816, 2019)


def read(folder):
    with open(f"{folder}/cow/statelist2024.csv") as f:
        spells = [(int(r["ccode"]), int(r["styear"]), int(r["endyear"])) for r in csv.DictReader(f)]
    with open(f"{folder}/cow/cow_nmc_v7.0.csv") as f:
        cinc = {(int(r["ccode"]), int(r["year"])): float(r["cinc"]) for r in csv.DictReader(f)}
    owed = {year: [] for year in YEARS}
    with gzip.open(f"{folder}/atop/atop_alliance_ddyr_v5.1.csv.gz", "rt") as f:
        for one, other, year, *promised in list(csv.reader(f))[1:]:
            defence, offence, neutral, nonagg, consult = (p == "1" for p in promised)
            value = 3 if defence or offence else 2 if neutral or consult else int(nonagg)
            owed.get(int(year), []).append((int(one), int(other), value))
    years = []
    for year in YEARS:
        states = sorted({s for s, start, end in spells if start <= year <= end})
        at = {s: i for i, s in enumerate(states)}
        values = np.zeros((len(states), len(states)), np.uint8)
        np.fill_diagonal(values, 3)
        for one, other, value in owed[year]:
            if one in at and other in at:
                values[at[one], at[other]] = max(values[at[one], at[other]], value)
        years.append((values, np.array([cinc.get((s, year), 0.0) for s in states])))
    return years


def matrix(values, weights):
    n = len(values)
    if weights is None:
        planes = np.concatenate([values >= t for t in (1, 2, 3)], axis=1).astype(np.float32)
        both, most = planes @ planes.T, np.float32(3 * n)
    else:
        planes = np.concatenate([values >= t for t in (1, 2, 3)], axis=1).astype(np.float64)
        both, most = (planes * np.tile(weights, 3)) @ planes.T, 3 * weights.sum()
    alone = np.diagonal(both)
    return 1 - 2 * (alone[:, None] + alone[None, :] - 2 * both) / most


def rows(values, weights):
    values = values.astype(np.int8)
    found = []
    for i in range(len(values)):
        apart = np.abs(values[i] - values[i + 1 :])
        if weights is None:
            found.append(1 - 2 * apart.sum(axis=1) / (3 * len(values)))
        else:
            found.append(1 - 2 * (apart @ weights) / (3 * weights.sum()))
    return np.concatenate(found)


def pairs(values, weights):
    values = values.astype(np.int8)
    n, found = len(values), []
    most = 3 * n if weights is None else 3 * weights.sum()
    for i in range(n):
        for j in range(i + 1, n):
            apart = np.abs(values[i] - values[j])
            found.append(1 - 2 * (apart.sum() if weights is None else apart @ weights) / most)
    return np.array(found)


def total(form, found):
    """Over pairs, each once."""
    off_diagonal = lambda s: (s.sum(dtype=np.float64) - np.trace(s, dtype=np.float64)) / 2
    return sum(off_diagonal(s) if form is matrix else s.sum() for s in found)


def main():
    years = read(sys.argv[1])
    for form, runs in ((matrix, 10), (rows, 3), (pairs, 1)):
        for name in ("equal", "cinc"):
            best = float("inf")
            for _ in range(runs):
                start = time.perf_counter()
                found = [form(values, None if name == "equal" else weights) for values, weights in years]
                best = min(best, time.perf_counter() - start)
            print(form.__name__, name, f"{best * 1e3:.3f}", f"{total(form, found):.6f}")


main()
