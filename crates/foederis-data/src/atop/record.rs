//! The alliances as a record.
