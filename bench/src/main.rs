//! Benchmarks: us and the alternative side by side in one run, with the ratio.
//!
//! `cargo run --release -p foederis-bench` prints what `docs/performance.md` quotes. `-- --whole` asks the whole question space of
//! the day instead of every eighth place. The command's own times are taken if `target/release/foederis` has been built.
//! A name alone runs that part: `-- similarity`, `-- panel` and `-- history` need research data (`FOEDERIS_DATA`), `-- bargaining` and
//! `-- smp` none. For the alternatives there must be an interpreter with NumPy and Polars (`FOEDERIS_PYTHON`) and an Rscript with
//! peacesciencer (`FOEDERIS_RSCRIPT`, or the one on the PATH).

mod bargaining;
mod declarative_rules;
mod history;
mod opening;
mod panel;
mod process;
mod proposal;
mod similarity;
mod smp;
mod space;

use std::time::{Duration, Instant};

use foederis::date::Date;

/// The day on which everything is asked: fixed, so that runs compare.
const DAY: Date = jiff::civil::date(2026, 6, 1);

fn main() {
    let parts: [(&str, fn()); 5] = [
        ("similarity", similarity::run),
        ("panel", panel::run),
        ("history", history::run),
        ("bargaining", bargaining::run),
        ("smp", smp::run),
    ];
    if let Some((_, run)) = parts.iter().find(|(name, _)| std::env::args().any(|a| a == *name)) {
        return run();
    }
    let whole = std::env::args().any(|a| a == "--whole");
    let record = foederis_builtin::record();
    println!("record {} {}, {} instruments, {DAY}", record.name, record.hash, record.instruments.len());
    opening::run();
    process::run();
    proposal::run(&record);
    let ours = space::run(&record, whole);
    declarative_rules::run(&record, ours);
    parts.iter().for_each(|(_, run)| run());
}

/// The fastest of several runs: what the machine can do when it does nothing else.
fn fastest<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let timed = (0..runs).map(|_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    });
    timed.min().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
