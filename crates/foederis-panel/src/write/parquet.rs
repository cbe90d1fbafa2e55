//! Parquet: columns with types, in row groups of whole years, and in the footer where the numbers come from.
//!
//! A row group is encoded in memory, column by column, while other threads encode others; the file takes them in order. So memory holds a
//! few compressed row groups and one column of each, however long the panel.

use std::io::{self, Write};
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, Encoding, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::{ColumnCloseResult, ColumnWriter, get_column_writer};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::{SerializedFileWriter, SerializedPageWriter, TrackedWrite};
use parquet::schema::types::{ColumnDescPtr, ColumnPath, Type, TypePtr};

use crate::column::{Column, Kind};
use crate::field::{Cell, Field, Spread};
use crate::groups::Group;
use crate::order::in_order;
use crate::panel::Panel;
use crate::slice::Slice;
use crate::write::Progress;

/// So many rows and no more in a row group, unless one year has more.
const ROWS: usize = 256 * 1024;

/// A column of a row group, encoded.
type Encoded = (Bytes, ColumnCloseResult);

/// Writes a panel as Parquet, with these words in its footer.
///
/// # Errors
/// If it cannot be written.
pub fn parquet<W: Write + Send>(
    panel: &Panel,
    out: W,
    created_by: &str,
    footer: &[(String, String)],
    progress: Progress<'_>,
) -> io::Result<()> {
    file(panel, out, created_by, footer, progress).map_err(|e| match e {
        ParquetError::External(e) => e.downcast::<io::Error>().map_or_else(io::Error::other, |e| *e),
        other => io::Error::other(other),
    })
}

fn file<W: Write + Send>(
    panel: &Panel,
    out: W,
    created_by: &str,
    footer: &[(String, String)],
    progress: Progress<'_>,
) -> Result<()> {
    let schema = schema(&panel.columns)?;
    let properties = Arc::new(properties(panel, created_by, footer));
    let mut file = SerializedFileWriter::new(out, schema, properties.clone())?;
    let descriptor = file.schema_descr().columns().to_vec();
    let mut written = 0;
    let encode = |years: &Vec<u16>| {
        let slices: Vec<Slice<'_>> = years.iter().map(|year| panel.slice(*year)).collect();
        let columns = panel.columns.iter().zip(&descriptor);
        let encoded = columns.map(|(column, descriptor)| encode(&slices, column, descriptor, &properties));
        (slices.iter().map(Slice::rows).sum::<usize>(), encoded.collect::<Result<Vec<Encoded>>>())
    };
    in_order(&panel.batches(ROWS), encode, |(rows, columns): (usize, Result<Vec<Encoded>>)| -> Result<()> {
        let mut group = file.next_row_group()?;
        for (bytes, closed) in columns? {
            group.append_column(&bytes, closed)?;
        }
        group.close()?;
        written += rows as u64;
        progress(written);
        Ok(())
    })?;
    file.close()?;
    Ok(())
}

fn schema(columns: &[Column]) -> Result<TypePtr> {
    let field = |column: &Column| {
        let (physical, logical) = match column.kind {
            Kind::Flag => (Physical::INT32, Some(LogicalType::integer(8, true))),
            Kind::Whole => (Physical::INT32, None),
            Kind::Real => (Physical::DOUBLE, None),
        };
        let repetition = if column.missing.is_some() { Repetition::OPTIONAL } else { Repetition::REQUIRED };
        let field = Type::primitive_type_builder(&column.name, physical).with_repetition(repetition).with_logical_type(logical);
        field.build().map(Arc::new)
    };
    let fields = columns.iter().map(field).collect::<Result<_>>()?;
    Ok(Arc::new(Type::group_type_builder("panel").with_fields(fields).build()?))
}

fn properties(panel: &Panel, created_by: &str, footer: &[(String, String)]) -> WriterProperties {
    // Rows are in the order of year, first state, second state.
    let place = |name: &str| panel.columns.iter().position(|c| c.name == name);
    let keys = ["year", "ccode", "ccode1", "ccode2"].iter().filter_map(|name| place(name));
    let sorted = keys.map(|at| SortingColumn { column_idx: at as i32, descending: false, nulls_first: false });
    let said = footer.iter().map(|(key, value)| KeyValue::new(key.clone(), value.clone()));
    let mut properties = WriterProperties::builder()
        .set_created_by(created_by.to_owned())
        .set_key_value_metadata(Some(said.collect()))
        .set_sorting_columns(Some(sorted.collect()))
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_data_page_row_count_limit(ROWS)
        .set_write_batch_size(16 * 1024);
    for column in &panel.columns {
        let path = ColumnPath::from(column.name.clone());
        // Readers skip row groups by their years and states; the least and the most of other columns tell them nothing.
        if column.group == Group::Keys {
            properties = properties.set_column_statistics_enabled(path.clone(), EnabledStatistics::Chunk);
        }
        // Long runs of the same whole number are differences of 0, which cost less time and no more room than a dictionary.
        if column.kind != Kind::Real && column.runs() {
            properties = properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED);
        }
    }
    properties.build()
}

fn encode(
    slices: &[Slice<'_>],
    column: &Column,
    descriptor: &ColumnDescPtr,
    properties: &WriterPropertiesPtr,
) -> Result<Encoded> {
    let mut sink = TrackedWrite::new(Vec::new());
    let pages = Box::new(SerializedPageWriter::new(&mut sink));
    let mut writer = get_column_writer(descriptor.clone(), properties.clone(), pages);
    let nullable = column.missing.is_some();
    let (mut whole, mut real) = (Cells::default(), Cells::default());
    for slice in slices {
        match slice.field(column) {
            Field::Whole(spread) => whole.add(&spread, slice, nullable),
            Field::Real(spread) => real.add(&spread, slice, nullable),
        }
    }
    match &mut writer {
        ColumnWriter::Int32ColumnWriter(writer) => writer.write_batch(&whole.values, whole.levels(nullable), None)?,
        ColumnWriter::DoubleColumnWriter(writer) => writer.write_batch(&real.values, real.levels(nullable), None)?,
        _ => unreachable!("columns are whole or real"),
    };
    let closed = writer.close()?;
    Ok((Bytes::from(sink.into_inner()?), closed))
}

/// The cells of a row group, as Parquet wants them: values without gaps, and for each row whether it has one.
struct Cells<T> {
    values: Vec<T>,
    present: Vec<i16>,
}

impl<T> Default for Cells<T> {
    fn default() -> Self {
        Cells { values: Vec::new(), present: Vec::new() }
    }
}

impl<T: Cell> Cells<T> {
    fn add(&mut self, spread: &Spread<'_, T>, slice: &Slice<'_>, nullable: bool) {
        let before = self.values.len();
        let mut runs = spread.fill(slice.unit, slice.members.len(), &mut self.values);
        if nullable {
            // Most columns have no gaps: all of their rows are present at once.
            if self.values.len() - before == slice.rows() {
                runs = vec![(true, slice.rows())];
            }
            runs.into_iter().for_each(|(there, times)| self.present.resize(self.present.len() + times, there.into()));
        }
    }

    fn levels(&self, nullable: bool) -> Option<&[i16]> {
        nullable.then_some(&self.present)
    }
}
