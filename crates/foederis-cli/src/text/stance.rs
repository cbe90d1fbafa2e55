//! Stances, capacities and spells in words.

use foederis::date::Span;
use foederis::vocab::{Capacity, Seen, SpeakerKind, Stance};

/// "rejects", of a speaker on a topic.
pub(crate) fn takes(stance: Stance) -> &'static str {
    match stance {
        Stance::Propose => "proposes",
        Stance::Support => "supports",
        Stance::Conditional => "supports, on conditions,",
        Stance::Neutral => "takes no side on",
        Stance::Reserve => "has reservations about",
        Stance::Oppose => "opposes",
        Stance::Reject => "rejects",
        Stance::PerceiveAsThreat => "sees a threat in",
    }
}

/// For whom the words count.
pub(crate) fn speaks(capacity: Capacity, kind: SpeakerKind) -> &'static str {
    match (capacity, kind) {
        (Capacity::Government, _) => "government: the words count as those of",
        (Capacity::Personal, SpeakerKind::Person) => "personal: not for the government; a voice from",
        (Capacity::Personal, SpeakerKind::Body) => "not for the government; a voice from",
    }
}

/// How it was checked.
pub(crate) fn checked(seen: Seen) -> &'static str {
    match seen {
        Seen::Text => "the words were read, in the document itself or quoted in print",
        Seen::Secondary => "only a paraphrase or a minute was read",
        Seen::Recalled => "general knowledge, not read",
    }
}

/// "from 2024-10-01 to 2025-10-21", where the end is the first day after; what is not known is said.
pub(crate) fn when(span: Span) -> String {
    match (span.from, span.to) {
        (Some(from), Some(to)) => format!("from {from} to {to}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("to {to}, since when is not known"),
        (None, None) => "from when to when is not known".to_owned(),
    }
}
