//! Columns of few different numbers, encoded as what they are: a dictionary, and runs of places in it.
//!
//! A column of a state says the same for all its partners, and most pairs owe each other nothing. The general writer would look every
//! cell up again, two million times a column; here a number is looked up once for a state and a year, or once where it changes,
//! and a run of equal rows costs as much as one. What is written is plain Parquet: a dictionary page, and a data page of version 1 in its
//! hybrid of run lengths and packed bits.

use std::collections::HashMap;
use std::hash::Hash;

use bytes::Bytes;
use parquet::basic::{Compression, Encoding};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::statistics::Statistics;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

use crate::field::{Cell, Spread};
use crate::slice::Slice;

/// A number that a dictionary can hold.
pub(super) trait Coded: Cell {
    /// What makes two of them the same.
    type Key: Hash + Eq;
    fn key(self) -> Self::Key;
    fn bytes(self, out: &mut Vec<u8>);
}

impl Coded for i32 {
    type Key = i32;
    fn key(self) -> i32 {
        self
    }
    fn bytes(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }
}

impl Coded for f64 {
    type Key = u64;
    fn key(self) -> u64 {
        self.to_bits()
    }
    fn bytes(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }
}

/// A column of a row group on its way.
pub(super) struct Column<T: Coded> {
    dictionary: Vec<T>,
    places: HashMap<T::Key, u32>,
    /// For each row that has a number, its place in the dictionary.
    codes: Vec<u32>,
    /// Runs of rows that have one, or have none.
    present: Vec<(u32, usize)>,
    rows: usize,
}

impl<T: Coded> Column<T> {
    pub(super) fn new() -> Self {
        Column { dictionary: Vec::new(), places: HashMap::new(), codes: Vec::new(), present: Vec::new(), rows: 0 }
    }

    fn code(&mut self, value: T) -> u32 {
        let (dictionary, next) = (&mut self.dictionary, self.places.len() as u32);
        *self.places.entry(value.key()).or_insert_with(|| {
            dictionary.push(value);
            next
        })
    }

    /// Adds a year.
    pub(super) fn add(&mut self, spread: &Spread<'_, T>, slice: &Slice<'_>) {
        let coded: Spread<'_, u32> = match spread {
            Spread::Every(value) => Spread::Every(value.map(|value| self.code(value))),
            Spread::State(side, values) => {
                Spread::State(*side, values.iter().map(|value| value.map(|value| self.code(value))).collect())
            }
            Spread::Pair(values) => {
                let runs = values.chunk_by(|a, b| a.key() == b.key());
                Spread::Pair(runs.flat_map(|run| std::iter::repeat_n(self.code(run[0]), run.len())).collect())
            }
            Spread::Gaps(values) => Spread::Gaps(values.iter().map(|value| value.map(|value| self.code(value))).collect()),
        };
        let rows = slice.rows();
        let present = coded.fill(slice.unit, slice.members.len(), &mut self.codes);
        self.present.extend(present.into_iter().map(|(there, times)| (u32::from(there), times)));
        self.rows += rows;
    }

    /// The column as a chunk of Parquet.
    pub(super) fn close(self, descriptor: &ColumnDescPtr, statistics: Option<Statistics>) -> Result<(Bytes, ColumnCloseResult)> {
        let mut sink = TrackedWrite::new(Vec::new());
        let mut pages = SerializedPageWriter::new(&mut sink);
        let mut values = Vec::new();
        self.dictionary.iter().for_each(|value| value.bytes(&mut values));
        let dictionary = pages.write_page(page(values, |buf| Page::DictionaryPage {
            buf,
            num_values: self.dictionary.len() as u32,
            encoding: Encoding::PLAIN,
            is_sorted: false,
        })?)?;

        let mut body = Vec::new();
        if descriptor.max_def_level() > 0 {
            let levels = hybrid(merged(self.present.iter().copied()), 1);
            body.extend_from_slice(&(levels.len() as u32).to_le_bytes());
            body.extend_from_slice(&levels);
        }
        let bits = (u32::BITS - (self.dictionary.len().max(1) as u32 - 1).leading_zeros()).max(1) as u8;
        body.push(bits);
        body.extend_from_slice(&hybrid(self.codes.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())), bits));
        let data = pages.write_page(page(body, |buf| Page::DataPage {
            buf,
            num_values: self.rows as u32,
            encoding: Encoding::RLE_DICTIONARY,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        })?)?;
        pages.close()?;

        let mut metadata = ColumnChunkMetaData::builder(descriptor.clone())
            .set_compression(Compression::SNAPPY)
            .set_encodings(vec![Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY])
            .set_total_compressed_size((dictionary.compressed_size + data.compressed_size) as i64)
            .set_total_uncompressed_size((dictionary.uncompressed_size + data.uncompressed_size) as i64)
            .set_num_values(self.rows as i64)
            .set_dictionary_page_offset(Some(dictionary.offset as i64))
            .set_data_page_offset(data.offset as i64);
        if let Some(statistics) = statistics {
            metadata = metadata.set_statistics(statistics);
        }
        let closed = ColumnCloseResult {
            bytes_written: dictionary.bytes_written + data.bytes_written,
            rows_written: self.rows as u64,
            metadata: metadata.build()?,
            bloom_filter: None,
            column_index: None,
            offset_index: None,
        };
        Ok((Bytes::from(sink.into_inner()?), closed))
    }
}

impl Column<i32> {
    /// The least and the greatest, for readers that skip row groups.
    pub(super) fn statistics(&self) -> Statistics {
        let (least, most) = (self.dictionary.iter().min(), self.dictionary.iter().max());
        Statistics::int32(least.copied(), most.copied(), None, Some((self.rows - self.codes.len()) as u64), false)
    }
}

fn page(plain: Vec<u8>, make: impl FnOnce(Bytes) -> Page) -> Result<CompressedPage> {
    let packed = snap::raw::Encoder::new().compress_vec(&plain).map_err(|e| ParquetError::External(Box::new(e)))?;
    Ok(CompressedPage::new(make(Bytes::from(packed)), plain.len()))
}

/// Runs of the same that follow each other, as one.
fn merged(runs: impl Iterator<Item = (u32, usize)>) -> impl Iterator<Item = (u32, usize)> {
    let mut runs = runs.peekable();
    std::iter::from_fn(move || {
        let (value, mut times) = runs.next()?;
        while let Some((_, more)) = runs.next_if(|(next, _)| *next == value) {
            times += more;
        }
        Some((value, times))
    })
}

/// Runs of numbers of so many bits, as Parquet's hybrid: eight and more of the same as a length and the number, the rest packed eight
/// by eight.
fn hybrid(runs: impl Iterator<Item = (u32, usize)>, bits: u8) -> Vec<u8> {
    let mut out = Vec::new();
    let mut single: Vec<u32> = Vec::new();
    for (value, mut times) in runs {
        // What is packed is packed in eights: a run first fills up the last of them.
        let fill = (single.len().next_multiple_of(8) - single.len()).min(times);
        single.resize(single.len() + fill, value);
        times -= fill;
        if times >= 8 {
            pack(&mut single, bits, &mut out);
            length((times as u64) << 1, &mut out);
            out.extend_from_slice(&value.to_le_bytes()[..usize::from(bits.div_ceil(8))]);
        } else {
            single.resize(single.len() + times, value);
        }
    }
    single.resize(single.len().next_multiple_of(8), 0);
    pack(&mut single, bits, &mut out);
    out
}

fn pack(numbers: &mut Vec<u32>, bits: u8, out: &mut Vec<u8>) {
    if numbers.is_empty() {
        return;
    }
    length((numbers.len() as u64 / 8) << 1 | 1, out);
    let (mut held, mut filled) = (0_u64, 0_u32);
    for number in numbers.drain(..) {
        held |= u64::from(number) << filled;
        filled += u32::from(bits);
        while filled >= 8 {
            out.push(held as u8);
            held >>= 8;
            filled -= 8;
        }
    }
}

/// A number in groups of seven bits, the lowest first.
fn length(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the hybrid back, as its definition says.
    fn read(mut bytes: &[u8], bits: u8, count: usize) -> Vec<u32> {
        let mut numbers = Vec::new();
        while numbers.len() < count {
            let (mut header, mut shift) = (0_u64, 0);
            loop {
                let byte = bytes[0];
                bytes = &bytes[1..];
                header |= u64::from(byte & 0x7F) << shift;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            if header & 1 == 0 {
                let width = usize::from(bits.div_ceil(8));
                let value = bytes[..width].iter().rev().fold(0, |n, byte| n << 8 | u32::from(*byte));
                bytes = &bytes[width..];
                numbers.extend(std::iter::repeat_n(value, (header >> 1) as usize));
            } else {
                for at in 0..(header >> 1) as usize * 8 {
                    let bit = |n: usize| u32::from(bytes[n / 8] >> (n % 8) & 1);
                    numbers.push((0..usize::from(bits)).fold(0, |n, b| n | bit(at * usize::from(bits) + b) << b));
                }
                bytes = &bytes[(header >> 1) as usize * usize::from(bits)..];
            }
        }
        numbers.truncate(count);
        numbers
    }

    #[test]
    fn runs_and_packed_numbers_are_read_back() {
        // Runs of every length around eight, single numbers between them, and widths that cross bytes.
        for bits in [1, 3, 7, 8, 11, 17] {
            let most = (1_u64 << bits) as u32 - 1;
            let mut numbers = Vec::new();
            for (n, times) in (1..40).chain([1, 1, 1, 300, 5, 8, 16, 2]).enumerate() {
                numbers.extend(std::iter::repeat_n((n as u32 * 7919) & most, times));
            }
            let written = hybrid(numbers.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())), bits);
            assert_eq!(read(&written, bits, numbers.len()), numbers, "{bits} bits");
        }
        assert_eq!(hybrid(std::iter::empty(), 1), []);
    }

    #[test]
    fn runs_that_follow_each_other_are_one() {
        assert_eq!(merged([(1, 2), (1, 3), (0, 1), (0, 0), (1, 1)].into_iter()).collect::<Vec<_>>(), [(1, 5), (0, 1), (1, 1)]);
    }
}
