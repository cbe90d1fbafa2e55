//! Parquet: columns with types, in row groups of whole years, and in the footer where the numbers come from.
//!
//! A row group is encoded in memory, column by column, while other threads encode others; the file takes them in order. So memory holds a
//! few compressed row groups and one column of each, however long the panel.

use std::io::{self, Write};
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::{ColumnCloseResult, get_column_writer, get_typed_column_writer};
use parquet::data_type::DoubleType;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::{SerializedFileWriter, SerializedPageWriter, TrackedWrite};
use parquet::schema::types::{ColumnDescPtr, Type, TypePtr};

use crate::column::{Column, Kind};
use crate::field::Field;
use crate::groups::Group;
use crate::order::in_order;
use crate::panel::Panel;
use crate::slice::Slice;
use crate::write::{Progress, coded};

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
    let descriptors = file.schema_descr().columns().to_vec();
    let mut written = 0;
    let encode = |years: &Vec<u16>| {
        let slices: Vec<Slice<'_>> = years.iter().map(|year| panel.slice(*year)).collect();
        let columns = panel.columns.iter().zip(&descriptors);
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
    WriterProperties::builder()
        .set_created_by(created_by.to_owned())
        .set_key_value_metadata(Some(said.collect()))
        .set_sorting_columns(Some(sorted.collect()))
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_data_page_row_count_limit(ROWS)
        .set_write_batch_size(16 * 1024)
        .build()
}

fn encode(
    slices: &[Slice<'_>],
    column: &Column,
    descriptor: &ColumnDescPtr,
    properties: &WriterPropertiesPtr,
) -> Result<Encoded> {
    if column.kind == Kind::Real && !column.of_states() {
        return varied(slices, column, descriptor, properties);
    }
    let (mut whole, mut real) = (coded::Column::new(), coded::Column::new());
    for slice in slices {
        match slice.field(column) {
            Field::Whole(spread) => whole.add(&spread, slice),
            Field::Real(spread) => real.add(&spread, slice),
        }
    }
    if column.kind == Kind::Real {
        return real.close(descriptor, None);
    }
    // Readers skip row groups by their years and states; the least and the most of other columns tell them nothing.
    let statistics = (column.group == Group::Keys).then(|| whole.statistics());
    whole.close(descriptor, statistics)
}

/// A column with a number of its own in most rows: there is nothing to look for in it.
fn varied(
    slices: &[Slice<'_>],
    column: &Column,
    descriptor: &ColumnDescPtr,
    properties: &WriterPropertiesPtr,
) -> Result<Encoded> {
    let (mut values, mut present) = (Vec::new(), Vec::new());
    for slice in slices {
        if let Field::Real(spread) = slice.field(column) {
            let runs = spread.fill(slice.unit, slice.members.len(), &mut values);
            runs.into_iter().for_each(|(there, times)| present.resize(present.len() + times, i16::from(there)));
        }
    }
    let mut sink = TrackedWrite::new(Vec::new());
    let pages = Box::new(SerializedPageWriter::new(&mut sink));
    let mut writer = get_typed_column_writer::<DoubleType>(get_column_writer(descriptor.clone(), properties.clone(), pages));
    writer.write_batch(&values, Some(&present), None)?;
    let closed = writer.close()?;
    Ok((Bytes::from(sink.into_inner()?), closed))
}
