//! What a record may not say: `foederis-record` refuses it, so that random worlds need not hold it.

use super::Draft;

/// A duty over the peace of an area waits for no other.
pub(super) fn settle(mut draft: Draft) -> Draft {
    for provision in draft.instruments.iter_mut().flat_map(|i| &mut i.provisions) {
        if provision.protects.iter().any(|limb| limb.anyone) {
            provision.when.duty_under.clear();
        }
    }
    draft
}
