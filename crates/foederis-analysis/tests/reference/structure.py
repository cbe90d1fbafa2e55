"""The measures of foederis_analysis::structure, by networkx: `python3 structure.py [DATA]`.

Prints every number for a network made by a formula (tests/reference.rs makes the same one), then, if given the folder of
reference data, for the defence network of ATOP 5.1 in several years. Needs networkx; the numbers in the tests are from 3.6.1.
"""

import csv
import gzip
import sys

import networkx as nx


def made():
    """40 states: groups of eight, one state with partners in all of them, and some duties across; every ninth stands alone."""
    g = nx.DiGraph()
    g.add_nodes_from(range(40))
    for a in range(40):
        for b in range(40):
            grouped = a // 8 == b // 8 and (a + 2 * b) % 5 < 2
            spoke = a == 5 and b % 3 == 0
            across = (a * a + 7 * a * b + 3 * b) % 59 == 0
            if a != b and a % 9 != 4 and b % 9 != 4 and (grouped or spoke or across):
                g.add_edge(a, b)
    return g


def freeman(values, most_unequal):
    return sum(max(values) - v for v in values) / most_unequal


def degree_centralisation(g):
    n = len(g)
    return freeman([d for _, d in g.degree], (n - 1) * (n - 2)) if n >= 3 else None


def largest_core(g):
    numbers = nx.core_number(g)
    k = max(numbers.values(), default=0)
    return k, sorted(s for s, number in numbers.items() if number == k)


def show(duties, partition=None):
    g = duties.to_undirected()
    n, m = len(g), g.number_of_edges()
    between = nx.betweenness_centrality(g)
    parts = list(nx.connected_components(g))
    print("states, ties, duties, isolates:", n, m, duties.number_of_edges(), nx.number_of_isolates(g))
    print("density:", nx.density(g))
    print("degree centralisation:", degree_centralisation(g))
    print("betweenness centralisation:", freeman(list(between.values()), n - 1))
    print("transitivity, mean local clustering:", nx.transitivity(g), nx.average_clustering(g))
    print("largest core:", *largest_core(g))
    print("components, largest:", len(parts), max(map(len, parts)))
    most = max(d for _, d in g.degree)
    hubs = [s for s in sorted(g) if g.degree[s] == most]
    hub = hubs[0]
    print("hub, equals:", hub, hubs[1:], "partners:", sorted(g[hub]))
    touching = sum(hub in duty for duty in duties.edges)
    print("share of ties, of duties:", most / m, touching / duties.number_of_edges())
    ego = nx.ego_graph(g, hub)
    print("ego states, ties, C, T:", len(ego), ego.number_of_edges(), degree_centralisation(ego), nx.transitivity(ego))
    print("spoke density:", nx.density(g.subgraph(g[hub])))
    rest = g.subgraph(set(g) - {hub})
    print("without: lost, ties, isolates:", m - rest.number_of_edges(), rest.number_of_edges(), nx.number_of_isolates(rest))
    print("without: density, C, T:", nx.density(rest), degree_centralisation(rest), nx.transitivity(rest))
    k, members = largest_core(rest)
    print("without: largest component, core, its size:", max(map(len, nx.connected_components(rest))), k, len(members))
    if partition:
        for state, value in sorted(between.items()):
            if value > 0:
                print(f"({state}, {value}),")
        print("modularity:", nx.community.modularity(g, partition))


def atop(data, years):
    with open(f"{data}/cow/statelist2024.csv", newline="") as file:
        spells = [(int(r["ccode"]), int(r["styear"]), int(r["endyear"])) for r in csv.DictReader(file)]
    with gzip.open(f"{data}/atop/atop_alliance_ddyr_v5.1.csv.gz", "rt", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["atop_defense"] == "1"]
    for year in years:
        g = nx.DiGraph()
        g.add_nodes_from(s for s, begin, end in spells if begin <= year <= end)
        g.add_edges_from((a, b) for r in rows if int(r["year"]) == year
                         and (a := int(r["ccode1"])) in g and (b := int(r["ccode2"])) in g)
        print(f"\nATOP 5.1, defence, {year}")
        show(g)


if __name__ == "__main__":
    network = made()
    show(network, [{s for s in network if s % 4 == group} for group in range(4)])
    if len(sys.argv) > 1:
        atop(sys.argv[1], [1914, 1955, 1968, 1990, 2000, 2018])
