"""The directed dyad-year panel of 1816-2018, in lazy Polars.

Computes: every ordered pair of states that were in the Correlates of War system on any day of a year, with what the first has
  promised the second (ATOP 5.1) and the capabilities of both (NMC 7.0). A pair without an alliance has five zeros; a state-year
  without capabilities has null.
Columns: ccode1, ccode2, year, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul, cinc1, cinc2.
From: cow/statelist2024.csv, cow/cow_nmc_v7.0.csv, and
  atop/atop_alliance_ddyr_v5.1.csv.gz  with `ddyr` (the default): dyad-years as their authors publish them, or
  atop/atop5_1m.csv                    with `members`: two members of one phase of an alliance owe each other, in every year in
    which both belong to it, what the file says of each. README.md beside this file says in which 363 rows that differs.
Run: python panel_polars.py DATA OUTPUT [ddyr|members]
  OUTPUT ending in .csv writes CSV, any other Parquet (Snappy). Rows are in the order of year, ccode1, ccode2.
Versions: Python 3.11, polars 2.1.0.
Prints: rows, then seconds of computing (reading included) and of writing; last, `seconds: X`, both together. The query is
  collected before it is written, so that the two can be told apart.
"""

import sys
import time
from pathlib import Path

import polars as pl

FIRST, LAST = 1816, 2018
OBLIGATIONS = ["atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"]


def every_year(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    """The years from one to another, within those of the panel."""
    return pl.int_ranges(first.clip(lower_bound=FIRST), last.clip(upper_bound=LAST) + 1, dtype=pl.Int16)


def state_years(data: Path) -> pl.LazyFrame:
    """Once for each year in which a state was in the system, however often it joined in that year."""
    spells = pl.scan_csv(data / "cow/statelist2024.csv")
    return (
        spells.select(pl.col("ccode").cast(pl.Int16), year=every_year(pl.col("styear"), pl.col("endyear")))
        .explode("year", empty_as_null=False)
        .unique()
    )


def published(data: Path) -> pl.LazyFrame:
    """Promises by directed dyad-year, as published."""
    kinds = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16} | dict.fromkeys(OBLIGATIONS, pl.Int8)
    return pl.scan_csv(data / "atop/atop_alliance_ddyr_v5.1.csv.gz", schema_overrides=kinds)


def from_members(data: Path) -> pl.LazyFrame:
    """Promises by directed dyad-year, from what the member file says of each member in each phase of an alliance."""
    duties = ["defense", "offense", "neutral", "nonagg", "consul"]
    # A member that has not left has 0 as the year in which it did.
    last = pl.when(pl.col("yrexit") == 0).then(LAST).otherwise("yrexit")
    members = (
        pl.scan_csv(data / "atop/atop5_1m.csv")
        .select(
            "atopid",
            "phase",
            pl.col("member").cast(pl.Int16),
            *(pl.col(duty).cast(pl.Int8) for duty in duties),
            year=every_year(pl.col("yrent"), last),
        )
        .explode("year", empty_as_null=False)
    )
    partners = members.select("atopid", "phase", "year", ccode2="member")
    return (
        members.rename({"member": "ccode1"} | {duty: f"atop_{duty}" for duty in duties})
        .join(partners, on=["atopid", "phase", "year"])
        .filter(pl.col("ccode1") != pl.col("ccode2"))
        .group_by("ccode1", "ccode2", "year")
        .agg(pl.col(OBLIGATIONS).max())
    )


def key() -> pl.Expr:
    """Year and pair as one number: joining and sorting by it is several times faster than by three columns."""
    year, state, other = (pl.col(column).cast(pl.Int64) for column in ("year", "ccode1", "ccode2"))
    return (year * 100_000_000 + state * 10_000 + other).alias("key")  # ATOP has one state of four digits.


def panel(data: Path, promises: pl.LazyFrame) -> pl.LazyFrame:
    """The panel, in the order of year, ccode1, ccode2."""
    capabilities = pl.scan_csv(data / "cow/cow_nmc_v7.0.csv", null_values="NA").select(
        pl.col("ccode", "year").cast(pl.Int16), "cinc"
    )
    # Capabilities are joined to states before these are paired: 17,000 rows, not 2 million.
    states = state_years(data).join(capabilities, on=["ccode", "year"], how="left")
    return (
        states.rename({"ccode": "ccode1", "cinc": "cinc1"})
        .join(states.rename({"ccode": "ccode2", "cinc": "cinc2"}), on="year")
        .filter(pl.col("ccode1") != pl.col("ccode2"))
        .with_columns(key())
        .join(promises.select(key(), *OBLIGATIONS), on="key", how="left")
        .sort("key")
        .select("ccode1", "ccode2", "year", pl.col(OBLIGATIONS).fill_null(0), "cinc1", "cinc2")
    )


def main() -> None:
    data, output = Path(sys.argv[1]), sys.argv[2]
    source = {"ddyr": published, "members": from_members}[sys.argv[3] if len(sys.argv) > 3 else "ddyr"]

    begun = time.perf_counter()
    rows = panel(data, source(data)).collect()
    computed = time.perf_counter()
    if output.endswith(".csv"):
        rows.write_csv(output)
    else:
        rows.write_parquet(output, compression="snappy")
    written = time.perf_counter()

    print(f"rows: {rows.height}, columns: {rows.width}, polars {pl.__version__}")
    print(f"computing: {computed - begun:.3f}")
    print(f"writing: {written - computed:.3f}")
    print(f"seconds: {written - begun:.3f}")


if __name__ == "__main__":
    main()
