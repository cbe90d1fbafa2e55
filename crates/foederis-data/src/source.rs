//! A file of a data set: found, read whole, unpacked and turned into text, whatever made it.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use crate::fault::Fault;

/// No file of these data sets comes near; a longer one is a mistake.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// A file's text: UTF-8, lines ending in `\n`.
#[derive(Debug, Clone)]
pub struct Source {
    /// What people call it: its path.
    pub path: String,
    /// The text.
    pub text: String,
    /// SHA-256 of the file as it is, hexadecimal.
    pub hash: String,
    /// What had to be done to read it, if it was not plain UTF-8.
    pub warnings: Vec<Fault>,
}

impl Source {
    /// Reads a file, gzip or plain.
    ///
    /// # Errors
    /// If it cannot be read, changes while it is read, is cut short inside its compression, is UTF-16, binary or too long.
    pub fn read(path: &Path) -> Result<Source, Fault> {
        let name = path.display().to_string();
        let io = |e: std::io::Error| Fault::of(&name, format!("cannot be read: {e}"));
        let before = fs::metadata(path).map_err(io)?;
        if before.is_dir() {
            return Err(Fault::of(&name, "is a folder").help("give a file, or use the folder where a data set is asked for"));
        }
        let mut bytes = Vec::with_capacity(before.len() as usize + 1);
        File::open(path).map_err(io)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
        let after = fs::metadata(path).map_err(io)?;
        let changed = before.len() != after.len() || before.modified().ok() != after.modified().ok();
        if changed || bytes.len() as u64 != after.len() && bytes.len() as u64 <= MAX_BYTES {
            return Err(Fault::of(&name, "changed while it was being read").help("wait until whatever writes it has finished"));
        }
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Fault::of(&name, "is longer than 512 MiB, which no file of these data sets is"));
        }
        Source::of(name, bytes)
    }

    /// Makes text of a file's bytes.
    ///
    /// # Errors
    /// As [`Source::read`].
    pub fn of(path: String, bytes: Vec<u8>) -> Result<Source, Fault> {
        let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        let bytes = if bytes.starts_with(&[0x1F, 0x8B]) { unpack(&path, &bytes)? } else { bytes };
        let mut warnings = Vec::new();
        let text = decode(&path, bytes, &mut warnings)?;
        Ok(Source { path, text: lines(text), hash, warnings })
    }
}

fn unpack(path: &str, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes)
        .take(MAX_BYTES)
        .read_to_end(&mut unpacked)
        .map_err(|e| Fault::of(path, format!("cannot be unpacked: {e}")).help("it was probably cut short: download it again"))?;
    Ok(unpacked)
}

fn decode(path: &str, mut bytes: Vec<u8>, warnings: &mut Vec<Fault>) -> Result<String, Fault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Fault::of(path, "is UTF-16").help("save it as CSV in UTF-8"));
    }
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        bytes.drain(..3);
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        let line = bytes[..at].iter().filter(|b| **b == b'\n').count() as u32 + 1;
        let help = "is it a Stata, R or Excel file? These readers want the CSV file";
        return Err(Fault::of(path, "is not text: it holds a byte 0").at(line).help(help));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(not_utf8) => {
            let at = not_utf8.utf8_error().valid_up_to();
            let bytes = not_utf8.as_bytes();
            let line = bytes[..at].iter().filter(|b| **b == b'\n').count() as u32 + 1;
            warnings.push(Fault::of(path, "is not UTF-8; read as Windows-1252").at(line));
            bytes.iter().map(|b| windows_1252(*b)).collect()
        }
    })
}

/// A character of Windows-1252, the encoding of old CSV files that are not UTF-8; five bytes mean nothing in it.
fn windows_1252(byte: u8) -> char {
    const HIGH: [u16; 32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D,
        0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD,
        0x017E, 0x0178,
    ];
    match byte {
        0x80..=0x9F => char::from_u32(HIGH[usize::from(byte - 0x80)].into()).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// The same with lines that end in `\n`: the war list of the Correlates of War ends them with a lone carriage return.
fn lines(text: String) -> String {
    match text.contains('\r') {
        true => Cow::Owned::<str>(text.replace("\r\n", "\n")).replace('\r', "\n"),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Source {
        Source::of("x.csv".into(), bytes.to_vec()).expect("text")
    }

    #[test]
    fn line_ends_and_marks_do_not_matter() {
        for bytes in [&b"a,b\n1,2\n"[..], b"a,b\r\n1,2\r\n", b"a,b\r1,2\r", b"\xEF\xBB\xBFa,b\n1,2\n"] {
            assert_eq!(text(bytes).text, "a,b\n1,2\n");
        }
    }

    #[test]
    fn old_encodings_are_read_with_a_warning() {
        let source = text(b"Country\nC\xF4te d\x92Ivoire\n");
        assert_eq!(source.text, "Country\nC\u{f4}te d\u{2019}Ivoire\n");
        assert_eq!(source.warnings[0].line, Some(2));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\xFF\xFEa\0"[..], b"a,b\n1,\0\n", b"\x1F\x8B\x08\0"] {
            assert!(Source::of("x.csv".into(), bytes.to_vec()).is_err(), "{bytes:?}");
        }
    }
}
