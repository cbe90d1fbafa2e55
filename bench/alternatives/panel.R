# The directed dyad-year panel of 1816-2018, as peacesciencer makes it.
#
# Computes: every ordered pair of states of the Correlates of War system in each year, with what the first has promised the
#   second (ATOP 5.1) and the capabilities of both (NMC, the version the package carries).
# Rows: 1,987,950, in the order of ccode1, ccode2, year: it leaves out 60 pairs that shared a year but not a day.
# Columns: ccode1, ccode2, year, atop_alliance, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul, cinc1, cinc2;
#   with the third argument `all`, also milex, milper, irst, pec, tpop, upop of both (add_nmc() as it stands).
# From: the data sets inside the packages peacesciencer and isard. The data folder is taken so that all scripts here are
#   called alike; nothing is read from it.
# Run: Rscript panel.R DATA OUTPUT [all]
#   OUTPUT ending in .parquet needs the package arrow; any other ending writes CSV, with data.table if it is there, else base R.
# Versions: R 4.1 or later, peacesciencer 1.2.9, isard 0.2.0, dplyr 1.1.0 or later (run with R 4.5.0, dplyr 1.1.4).
# Prints: rows, then seconds of loading the packages, computing and writing; last, `seconds: X`, computing and writing together.

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 2) stop("usage: Rscript panel.R DATA OUTPUT [all]")
output <- arguments[2]
everything <- length(arguments) > 2 && arguments[3] == "all"

clock <- function() proc.time()[["elapsed"]]

begun <- clock()
suppressPackageStartupMessages({
  library(dplyr)
  library(peacesciencer)
})
loaded <- clock()

panel <- create_dyadyears(system = "cow", directed = TRUE, subset_years = 1816:2018) |> add_atop_alliance()
panel <- if (everything) add_nmc(panel) else add_nmc(panel, keep = "cinc")
computed <- clock()

parquet <- grepl("\\.parquet$", output)
if (parquet) {
  arrow::write_parquet(panel, output, compression = "snappy")
} else if (requireNamespace("data.table", quietly = TRUE)) {
  data.table::fwrite(panel, output)
} else {
  write.csv(panel, output, row.names = FALSE, na = "")
}
written <- clock()

cat(sprintf("rows: %d, columns: %d, peacesciencer %s\n", nrow(panel), ncol(panel), packageVersion("peacesciencer")))
cat(sprintf("loading: %.3f\ncomputing: %.3f\nwriting: %.3f\n", loaded - begun, computed - loaded, written - computed))
cat(sprintf("seconds: %.3f\n", written - loaded))
