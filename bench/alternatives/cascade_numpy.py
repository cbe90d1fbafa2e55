"""Who is drawn in, in two rounds, for every attacker, target and year of 1816-2018: dense, with matrix products in NumPy.

Computes: for each year, each ordered pair of states in the system (attacker a, target t): round 1, the states in the system
  that owe t defence, other than a; round 2, the states that owe defence to a joiner of round 1, other than a and t. The order
  to fight, conflicts of promises and places are left aside: this is reachability in one network of promises, two steps deep.
  Let D[i, j] = i owes j defence. Then |round 1| is the number of i with D[i, t], less one if a is among them. Of round 1 and 2
  together, i (neither a nor t) is left out only if it owes t nothing and no joiner k other than a has D[i, k] and D[k, t]. With
  P = D D (the number of ways from i to t through one joiner), it is in the union unless a is its only way: P[i, t] = D[i, a]
  and D[a, t] = 1. So the union of (a, t) is the number of i that reach t, less those (a product of two matrices), less a and t.
  The counts of a year are therefore two matrix products, not one for each attacker.
Columns: year, attacker, target, first (|round 1|), both (|round 1 or 2|). One row for each of 1,988,010 questions, in the order
  of year, attacker, target.
From: cow/statelist2024.csv, atop/atop_alliance_ddyr_v5.1.csv.gz.
Run: python cascade_numpy.py DATA OUTPUT
  OUTPUT ending in .csv writes CSV, .npz NumPy's own, any other Parquet (Snappy).
Versions: Python 3.11, numpy 2.4.6, polars 2.1.0 (reading and writing only).
Prints: rows and sums, then seconds of reading, computing and writing; last, `seconds: X`, computing alone.
"""

import sys
import time
from pathlib import Path

import numpy as np
import polars as pl

FIRST, LAST = 1816, 2018


def read(data: Path) -> tuple[dict[int, np.ndarray], dict[int, np.ndarray]]:
    """By year: the states in the system on any day, ascending, and the pairs of which the first owes the second defence."""
    spells = pl.read_csv(data / "cow/statelist2024.csv", columns=["ccode", "styear", "endyear"]).to_numpy()
    states = {
        year: np.unique(spells[(spells[:, 1] <= year) & (year <= spells[:, 2]), 0]) for year in range(FIRST, LAST + 1)
    }
    promises = (
        pl.scan_csv(data / "atop/atop_alliance_ddyr_v5.1.csv.gz")
        .filter(pl.col("atop_defense") == 1)
        .select("year", "ccode1", "ccode2")
        .collect()
    )
    by_year = promises.partition_by("year", as_dict=True, include_key=False)
    duties = {year: by_year[(year,)].to_numpy() if (year,) in by_year else np.empty((0, 2), int) for year in states}
    return states, duties


def matrix(states: np.ndarray, duties: np.ndarray) -> np.ndarray:
    """D[i, j]: state i owes state j defence, of the states in the system; floating, so that products are fast and exact."""
    owes = np.zeros((len(states), len(states)), np.float32)
    known = np.isin(duties, states).all(axis=1)
    owes[tuple(np.searchsorted(states, duties[known]).T)] = 1
    return owes


def rounds(owes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """|round 1| and |round 1 or 2| by attacker (row) and target (column)."""
    itself = np.eye(len(owes), dtype=bool)
    ways = owes @ owes
    reaches = ((owes > 0) | (ways > 0)) & ~itself
    # Those that reach the target by one way only, which is through the attacker if they owe it defence and it owes the target.
    by_one_way = (owes == 0) & (ways == 1) & ~itself
    through_attacker = (owes.T @ by_one_way.astype(np.float32)) * owes
    first = owes.sum(axis=0) - owes
    both = reaches.sum(axis=0) - through_attacker - reaches
    return first.astype(np.int16), both.astype(np.int16)


def main() -> None:
    data, output = Path(sys.argv[1]), sys.argv[2]

    begun = time.perf_counter()
    states, duties = read(data)
    given = time.perf_counter()
    columns = {name: [] for name in ("year", "attacker", "target", "first", "both")}
    for year, there in states.items():
        first, both = rounds(matrix(there, duties[year]))
        pairs = ~np.eye(len(there), dtype=bool)
        codes = np.broadcast_to(there.astype(np.int16), pairs.shape)
        columns["year"].append(np.full(pairs.sum(), year, np.int16))
        columns["attacker"].append(codes.T[pairs])
        columns["target"].append(codes[pairs])
        columns["first"].append(first[pairs])
        columns["both"].append(both[pairs])
    answers = {name: np.concatenate(parts) for name, parts in columns.items()}
    computed = time.perf_counter()
    if output.endswith(".npz"):
        np.savez(output, **answers)
    elif output.endswith(".csv"):
        pl.DataFrame(answers).write_csv(output)
    else:
        pl.DataFrame(answers).write_parquet(output, compression="snappy")
    written = time.perf_counter()

    total = {name: int(answers[name].sum(dtype=np.int64)) for name in ("first", "both")}
    print(
        f"rows: {len(answers['year'])}, sum of first: {total['first']}, of both: {total['both']}, numpy {np.__version__}"
    )
    print(f"reading: {given - begun:.3f}")
    print(f"writing: {written - computed:.3f}")
    print(f"seconds: {computed - given:.3f}")


if __name__ == "__main__":
    main()
