//! The record's version: a hash over what its files say.

use sha2::{Digest, Sha256};

use crate::files::Files;

/// SHA-256 over kind, id and text of every file in effect, in the order of kinds and ids; 16 hexadecimal digits of it.
///
/// Paths do not enter: the same files in another folder are the same record.
pub(crate) fn hash(files: &Files) -> String {
    let mut digest = Sha256::new();
    for (_, file) in files.current() {
        for part in [&file.kind.to_string(), &file.id, file.text.as_ref()] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part.as_bytes());
        }
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
