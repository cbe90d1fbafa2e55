"""Who is drawn in, in two rounds, for every attacker, target and year of 1816-2018: with sets of neighbours in NetworkX.

Computes: what cascade_numpy.py computes (see there), question by question, from one DiGraph a year with an arrow from each
  state to each that it owes defence.
Columns: year, attacker, target, first, both. One row for each of 1,988,010 questions, in the order of year, attacker, target.
From: cow/statelist2024.csv, atop/atop_alliance_ddyr_v5.1.csv.gz.
Run: python cascade_networkx.py DATA OUTPUT
  Writes CSV. All years are asked: nothing is extrapolated.
Versions: Python 3.11, networkx 3.6.1.
Prints: rows and sums, then seconds of reading and writing; last, `seconds: X`, building the graphs and computing.
"""

import csv
import gzip
import sys
import time
from collections import defaultdict
from pathlib import Path

import networkx as nx

FIRST, LAST = 1816, 2018


def read(data: Path) -> tuple[dict[int, list[int]], dict[int, list[tuple[int, int]]]]:
    """By year: the states in the system on any day, ascending, and the pairs of which the first owes the second defence."""
    states = defaultdict(set)
    with open(data / "cow/statelist2024.csv", newline="") as file:
        for row in csv.DictReader(file):
            for year in range(max(FIRST, int(row["styear"])), min(LAST, int(row["endyear"])) + 1):
                states[year].add(int(row["ccode"]))
    duties = defaultdict(list)
    with gzip.open(data / "atop/atop_alliance_ddyr_v5.1.csv.gz", "rt", newline="") as file:
        for row in csv.DictReader(file):
            if row["atop_defense"] == "1":
                duties[int(row["year"])].append((int(row["ccode1"]), int(row["ccode2"])))
    return {year: sorted(there) for year, there in states.items()}, duties


def graph(states: list[int], duties: list[tuple[int, int]]) -> nx.DiGraph:
    """An arrow from each state in the system to each that it owes defence."""
    owes = nx.DiGraph()
    owes.add_nodes_from(states)
    owes.add_edges_from((state, to) for state, to in duties if state in owes and to in owes)
    return owes


def rounds(owes: nx.DiGraph, attacker: int, target: int) -> tuple[int, int]:
    """|round 1| and |round 1 or 2|."""
    sides = {attacker, target}
    first = set(owes.predecessors(target)) - sides
    both = first.union(*(owes.predecessors(joiner) for joiner in first)) - sides
    return len(first), len(both)


def main() -> None:
    data, output = Path(sys.argv[1]), sys.argv[2]

    begun = time.perf_counter()
    states, duties = read(data)
    given = time.perf_counter()
    answers = []
    for year in range(FIRST, LAST + 1):
        owes = graph(states[year], duties[year])
        for attacker in states[year]:
            for target in states[year]:
                if attacker != target:
                    answers.append((year, attacker, target, *rounds(owes, attacker, target)))
    computed = time.perf_counter()
    with open(output, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("year", "attacker", "target", "first", "both"))
        writer.writerows(answers)
    written = time.perf_counter()

    first, both = (sum(row[at] for row in answers) for at in (3, 4))
    print(f"rows: {len(answers)}, sum of first: {first}, of both: {both}, networkx {nx.__version__}")
    print(f"reading: {given - begun:.3f}")
    print(f"writing: {written - computed:.3f}")
    print(f"seconds: {computed - given:.3f}")


if __name__ == "__main__":
    main()
