//! Work shared among threads, its results taken in order: the number of threads changes neither bytes nor the memory needed by much.

use rayon::prelude::*;

/// Makes something of each item, a few at a time, and takes the results in the order of the items.
///
/// # Errors
/// The first error of `take`; nothing is made after it but what was under way.
pub(crate) fn in_order<I: Sync, T: Send, E>(
    items: &[I],
    make: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    // Two for each thread: while one is slow, the other thread has something to do.
    for wave in items.chunks(rayon::current_num_threads() * 2) {
        let made: Vec<T> = wave.par_iter().map(&make).collect();
        made.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}
