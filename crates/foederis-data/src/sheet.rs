//! Rows of typed cells out of a CSV file: columns found by name, every fault with its line and column.

use std::collections::HashMap;

use csv::{ByteRecord, ReaderBuilder};
use foederis::date::Dated;
use foederis_record::did_you_mean;

use crate::fault::{Fault, Faults};
use crate::library::Read;
use crate::source::Source;
use crate::summary::Remarks;

/// What a column holds.
pub trait Cell: Sized {
    /// What a reader of a fault should expect there.
    const EXPECTED: &'static str;
    /// Stands in for a cell that could not be read, until the whole table is refused.
    const BLANK: Self;

    /// Reads a cell; none if it does not hold this.
    fn read(text: &str) -> Option<Self>;

    /// The cell again, so that reading it gives the same; what is missing is empty.
    fn write(&self) -> String;
}

/// Whether a cell holds none: empty, or one of the codes for missing values. `-9` is the Correlates of War's, `NA` is R's.
pub(crate) fn is_missing(text: &str) -> bool {
    matches!(text.trim(), "" | "NA" | "-9" | "." | "-9.0")
}

macro_rules! numbers {
    ($($type:ty, $zero:expr, $expected:literal);+) => {$(
        impl Cell for $type {
            const EXPECTED: &'static str = $expected;
            const BLANK: Self = $zero;

            fn read(text: &str) -> Option<Self> {
                whole(text).parse().ok()
            }

            fn write(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

numbers! {
    u8, 0, "a code";
    u16, 0, "a whole number";
    u32, 0, "a whole number";
    i32, 0, "a whole number"
}

/// Programs that know only one kind of number write whole ones as `10.0`.
pub(crate) fn whole(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix(".0").unwrap_or(text)
}

impl Cell for f64 {
    const EXPECTED: &'static str = "a number";
    const BLANK: Self = 0.0;

    fn read(text: &str) -> Option<Self> {
        text.trim().parse().ok().filter(|n: &f64| n.is_finite())
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Cell for bool {
    const EXPECTED: &'static str = "0 or 1";
    const BLANK: Self = false;

    fn read(text: &str) -> Option<Self> {
        match whole(text) {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        }
    }

    fn write(&self) -> String {
        u8::from(*self).to_string()
    }
}

impl Cell for String {
    const EXPECTED: &'static str = "a text";
    const BLANK: Self = String::new();

    fn read(text: &str) -> Option<Self> {
        Some(text.trim().to_owned())
    }

    fn write(&self) -> String {
        self.clone()
    }
}

impl<T: Cell> Cell for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const BLANK: Self = None;

    fn read(text: &str) -> Option<Self> {
        if is_missing(text) { Some(None) } else { T::read(text).map(Some) }
    }

    fn write(&self) -> String {
        self.as_ref().map(T::write).unwrap_or_default()
    }
}

/// A year of these data sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub u16);

impl Cell for Year {
    const EXPECTED: &'static str = "a year between 1400 and 2100";
    const BLANK: Self = Year(0);

    fn read(text: &str) -> Option<Self> {
        u16::read(text).filter(|y| (1400..=2100).contains(y)).map(Year)
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

/// A state's number in the Correlates of War, or in a data set that extends its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ccode(pub u16);

impl Cell for Ccode {
    const EXPECTED: &'static str = "the number of a state";
    const BLANK: Self = Ccode(0);

    fn read(text: &str) -> Option<Self> {
        u16::read(text).filter(|c| (1..=9999).contains(c)).map(Ccode)
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

/// A row of a file, read by name.
pub trait Row: Sized {
    /// The columns, in the order of the fields. A name with `|` in it has several spellings; a leading `?` may be absent.
    const COLUMNS: &'static [&'static str];

    /// Reads the cells of a line.
    fn read(cells: &mut Cells<'_>) -> Self;

    /// The cells again, in the order of the columns.
    fn write(&self) -> Vec<String>;

    /// What no second row may have; none: rows may repeat.
    fn key(&self) -> Option<[u32; 4]> {
        None
    }

    /// Dates that the authors spread over several columns, by the names that they have in one.
    const DATES: &'static [&'static str] = &[];

    /// Those dates, as precise as they are known.
    fn dates(&self) -> Vec<Option<Dated>> {
        Vec::new()
    }

    /// What only shows when cells or rows are seen together, in a file that is to belong to a data set.
    ///
    /// # Errors
    /// What makes the table unusable.
    fn examine(_: &Read<Self>, _dataset: &str) -> Result<Remarks, Faults> {
        Ok(Remarks::default())
    }
}

/// The cells of a line, taken one by one in the order of the columns.
#[derive(Debug)]
pub struct Cells<'r> {
    path: &'r str,
    line: u32,
    record: &'r ByteRecord,
    places: &'r [Option<usize>],
    columns: &'static [&'static str],
    next: usize,
    faults: &'r mut Vec<Fault>,
}

impl Cells<'_> {
    /// The line, counted from 1.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The next cell.
    pub fn take<T: Cell>(&mut self) -> T {
        let column = self.next;
        self.next += 1;
        let text = match self.places[column] {
            Some(place) => std::str::from_utf8(&self.record[place]).unwrap_or_default(),
            None => "",
        };
        T::read(text).unwrap_or_else(|| {
            let shown: String = text.chars().take(40).collect();
            let found = if text.trim().is_empty() { "nothing is here".into() } else { format!("`{shown}` is here") };
            let message = format!("{found}, expected {}", T::EXPECTED);
            self.faults.push(Fault::of(self.path, message).at(self.line).column(name(self.columns[column])));
            T::BLANK
        })
    }
}

/// The usual name of a column.
pub(crate) fn name(column: &'static str) -> &'static str {
    let column = column.strip_prefix('?').unwrap_or(column);
    column.split('|').next().unwrap_or(column)
}

/// Declares a row of a file: each field with its type and its column. Then, if there are such: what no second row may have, the dates
/// that the columns spell, and the function that looks at all rows together.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty = $column:literal),+ $(,)? }
     $(key($($key:expr),+ $(,)?))?
     $(dates($($date:literal = $when:expr),+ $(,)?))?
     $(examine($examine:expr))?) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// The line it stands on.
            pub line: u32,
            $($(#[$fmeta])* pub $field: $type),+
        }

        /// Rows are equal that say the same, on whatever line.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $(self.$field == other.$field)&&+
            }
        }

        impl $crate::sheet::Row for $name {
            const COLUMNS: &'static [&'static str] = &[$($column),+];

            fn read(cells: &mut $crate::sheet::Cells<'_>) -> Self {
                $name { line: cells.line(), $($field: cells.take()),+ }
            }

            fn write(&self) -> Vec<String> {
                vec![$($crate::sheet::Cell::write(&self.$field)),+]
            }

            $(fn key(&self) -> Option<[u32; 4]> {
                let mut key = [0; 4];
                let parts = [$($key(self)),+];
                key[..parts.len()].copy_from_slice(&parts);
                Some(key)
            })?

            $(const DATES: &'static [&'static str] = &[$($date),+];

            fn dates(&self) -> Vec<Option<foederis::date::Dated>> {
                vec![$($when(self)),+]
            })?

            $(fn examine(
                read: &$crate::library::Read<Self>,
                dataset: &str,
            ) -> Result<$crate::summary::Remarks, $crate::fault::Faults> {
                $examine(read, dataset)
            })?
        }
    };
}
pub(crate) use row;

/// Declares the codes of a column: each with its number and its meaning.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident, $expected:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vmeta])* $variant),+
        }

        impl $name {
            /// The code of the authors.
            pub fn code(self) -> &'static str {
                match self {
                    $($name::$variant => $code),+
                }
            }
        }

        impl $crate::sheet::Cell for $name {
            const EXPECTED: &'static str = $expected;
            const BLANK: Self = [$($name::$variant),+][0];

            fn read(text: &str) -> Option<Self> {
                match $crate::sheet::whole(text) {
                    $($code => Some($name::$variant),)+
                    _ => None,
                }
            }

            fn write(&self) -> String {
                self.code().to_owned()
            }
        }
    };
}
pub(crate) use codes;

/// The header of a file: its first line, cell by cell.
pub fn header(source: &Source) -> Vec<String> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source.text.as_bytes());
    let mut record = ByteRecord::new();
    match reader.read_byte_record(&mut record) {
        Ok(true) => record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect(),
        _ => Vec::new(),
    }
}

/// Whether a file with this header has every column of such rows.
pub fn fits<R: Row>(header: &[String]) -> bool {
    R::COLUMNS.iter().all(|column| column.starts_with('?') || place(column, header).is_some())
}

pub(crate) fn place(column: &str, header: &[String]) -> Option<usize> {
    let column = column.strip_prefix('?').unwrap_or(column);
    header.iter().position(|h| column.split('|').any(|name| h.eq_ignore_ascii_case(name)))
}

/// Every row of a file.
///
/// # Errors
/// Every fault of every line: a missing column, a line of another length, a cell that does not hold what it should, a second row
/// with the same key, a file without rows.
pub fn rows<R: Row>(source: &Source) -> Result<Vec<R>, Faults> {
    let header = header(source);
    if header.iter().all(String::is_empty) {
        return Err(Fault::of(&source.path, "is empty").help("download it again").into());
    }
    let places: Vec<Option<usize>> = R::COLUMNS.iter().map(|column| place(column, &header)).collect();
    let absent = R::COLUMNS.iter().zip(&places).filter(|(column, place)| place.is_none() && !column.starts_with('?'));
    let absent: Vec<Fault> = absent
        .map(|(column, _)| {
            let column = name(column);
            let message = format!("has no column `{column}`");
            let meant = did_you_mean(column, header.iter().map(String::as_str));
            let help = meant.unwrap_or_else(|| format!("its columns are {}", shortened(&header)));
            Fault::of(&source.path, message).at(1).help(help)
        })
        .collect();
    if !absent.is_empty() {
        return Err(Faults(absent));
    }
    let twice = header.iter().enumerate().find(|(n, h)| header[..*n].contains(h) && !h.is_empty());
    if let Some((_, twice)) = twice {
        return Err(Fault::of(&source.path, format!("has two columns `{twice}`")).at(1).into());
    }
    let mut reader = ReaderBuilder::new().has_headers(true).flexible(true).from_reader(source.text.as_bytes());
    let mut record = ByteRecord::new();
    let (mut rows, mut faults, mut known) = (Vec::new(), Vec::new(), HashMap::new());
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(e) => {
                faults.push(Fault::of(&source.path, format!("cannot be read further: {e}")));
                break;
            }
        }
        let line = record.position().map_or(0, |p| p.line() as u32);
        if record.len() != header.len() {
            let message = format!("a line of {} cells under a header of {}", record.len(), header.len());
            let help = "was the file cut short, or edited by hand? Download it again";
            faults.push(Fault::of(&source.path, message).at(line).help(help));
            continue;
        }
        if record.as_slice().contains(&b'\n') {
            let help = "a quotation mark is opened and not closed; download it again";
            faults.push(Fault::of(&source.path, "a cell that goes on over the end of the line").at(line).help(help));
            continue;
        }
        let mut cells = Cells {
            path: &source.path,
            line,
            record: &record,
            places: &places,
            columns: R::COLUMNS,
            next: 0,
            faults: &mut faults,
        };
        let row = R::read(&mut cells);
        if let Some(first) = row.key().and_then(|key| known.insert(key, line)) {
            faults.push(Fault::of(&source.path, format!("a second row for what line {first} has")).at(line));
        }
        rows.push(row);
    }
    if rows.is_empty() && faults.is_empty() {
        faults.push(Fault::of(&source.path, "has a header and no rows").help("download it again"));
    }
    Faults(faults).unless_any(rows)
}

/// Whether a file may have been cut within its last cell: it has no last line end, and no version stands there, which would not be
/// that of the lines above.
pub(crate) fn ends_openly(source: &Source) -> bool {
    if source.text.ends_with('\n') {
        return false;
    }
    let closed =
        header(source).last().is_some_and(|last| last.eq_ignore_ascii_case("version")) && source.text.lines().count() > 2;
    !closed
}

fn shortened(header: &[String]) -> String {
    const SHOWN: usize = 12;
    let more = if header.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", header[..header.len().min(SHOWN)].join(", "))
}

/// A date from three cells, as precise as they are: an unknown day leaves the month, an unknown month the year.
///
/// # Errors
/// The column that is wrong, and why.
pub(crate) fn date(
    (year, month, day): (Year, Option<u8>, Option<u8>),
    columns: [&'static str; 3],
) -> Result<Dated, (&'static str, String)> {
    let text = match (month, day) {
        (None, Some(_)) => return Err((columns[1], "is not known, but the day is".into())),
        (None, None) => format!("{:04}", year.0),
        (Some(month), None) => format!("{:04}-{month:02}", year.0),
        (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", year.0),
    };
    let wrong = if month.is_some_and(|m| !(1..=12).contains(&m)) { columns[1] } else { columns[2] };
    Dated::parse(&text).map_err(|reason| (wrong, reason))
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macro declares rows that others use")]
mod tests {
    use super::*;

    row! {
        /// A row to try.
        Try {
            /// A state.
            state: Ccode = "ccode|state",
            /// A year.
            year: Year = "year",
            /// A number, or none.
            value: Option<f64> = "value",
            /// A column that may be absent.
            more: Option<u8> = "?more",
        }
        key(|r: &Try| r.state.0.into(), |r: &Try| r.year.0.into())
    }

    fn read(text: &str) -> Result<Vec<Try>, Faults> {
        rows(&Source::of("try.csv".into(), text.as_bytes().to_vec()).expect("text"))
    }

    #[test]
    fn columns_are_found_by_name_in_any_order() {
        let rows = read("value,extra,YEAR,state\n-9,x,1914,255\n.5,\"a, b\",1914,365\n").expect("rows");
        assert_eq!((rows[0].state, rows[0].year, rows[0].value), (Ccode(255), Year(1914), None));
        assert_eq!((rows[1].line, rows[1].value), (3, Some(0.5)));
    }

    #[test]
    fn every_fault_says_where() {
        let faults = read("ccode,year,value\nx,1914,1\n2,14,1\n2,1914\n2,1915,1\n2,1915,2\n").expect_err("faults").0;
        let said: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert_eq!(said[0], "try.csv:2: column ccode: `x` is here, expected the number of a state");
        assert_eq!(said[1], "try.csv:3: column year: `14` is here, expected a year between 1400 and 2100");
        assert!(said[2].starts_with("try.csv:4: a line of 2 cells under a header of 3"), "{}", said[2]);
        assert_eq!(said[3], "try.csv:6: a second row for what line 5 has");
    }

    #[test]
    fn files_without_rows_or_columns_are_refused() {
        assert!(read("").expect_err("empty").to_string().contains("is empty"));
        assert!(read("ccode,year,value\n").expect_err("no rows").to_string().contains("no rows"));
        let wrong = read("ccod,year,value\n2,1914,1\n").expect_err("a column").to_string();
        assert!(wrong.contains("has no column `ccode`") && wrong.contains("did you mean `ccod`"), "{wrong}");
    }
}
