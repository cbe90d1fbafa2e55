//! Duties as verbs.

use foederis::vocab::Duty;

/// "must defend", of a state that owes the duty.
pub(crate) fn must(duty: Duty) -> &'static str {
    match duty {
        Duty::Defend => "must defend",
        Duty::Attack => "must fight beside",
        Duty::Consult => "must consult with",
        Duty::Refrain => "must not use force against",
        Duty::Neutral => "must stay neutral towards",
        Duty::Abstain => "must join nothing directed against",
        Duty::Permit => "owes access to",
        Duty::Support => "owes support to",
    }
}

/// "need not defend", of a state that does not.
pub(crate) fn need_not(duty: Duty) -> &'static str {
    match duty {
        Duty::Defend => "need not defend",
        Duty::Attack => "need not fight beside",
        Duty::Consult => "need not consult with",
        Duty::Refrain => "need not refrain from force against",
        Duty::Neutral => "need not stay neutral towards",
        Duty::Abstain => "may join what is directed against",
        Duty::Permit => "need not give access to",
        Duty::Support => "need not support",
    }
}

/// "to defend", as a heading.
pub(crate) fn to_do(duty: Duty) -> &'static str {
    match duty {
        Duty::Defend => "to defend",
        Duty::Attack => "to join a war",
        Duty::Consult => "to consult",
        Duty::Refrain => "to refrain from force",
        Duty::Neutral => "to stay neutral",
        Duty::Abstain => "to join nothing hostile",
        Duty::Permit => "to give access",
        Duty::Support => "to support",
    }
}
