//! What kind of promise: how far an alliance binds militaries together, and how formally it was made.
//!
//! From the codes of ATOP, in which the fields here are named; `None` is a field left empty there.

/// The fields of an alliance, or of a phase of one, that the two levels rest on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Institutions {
    /// Contact of militaries: 0 none, 1 in hostilities, 2 in peacetime, 3 common defence policy.
    pub milcon: Option<u8>,
    /// Integrated command in peace and war: 1.
    pub intcom: Option<u8>,
    /// Troops or bases on members' soil: 0 none to 3.
    pub base: Option<u8>,
    /// Military aid: 0 none to 4; 3 training or technology, 4 that and other aid.
    pub milaid: Option<u8>,
    /// Subordination of forces in war: 0 none to 2.
    pub subord: Option<u8>,
    /// Contributions specified: 1.
    pub contrib: Option<u8>,
    /// Up to two organisations: 0 none, 1 regular meetings, 2 named, 3 with a bureaucracy of its own.
    pub organ: [Option<u8>; 2],
    /// Their purposes: 1 military, 4 several.
    pub orgpurp: [Option<u8>; 2],
    /// A treaty that needs ratification: 1.
    pub estmode: Option<u8>,
    /// 0 public, 1 with secret articles, 2 wholly secret.
    pub pubsecr: Option<u8>,
}

/// What to make of formality where some of its fields are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// What is not known does not count.
    Plain,
    /// As the authors' do-file has it: if nothing is known of the form, or nothing of organisations, the level is 0, whatever the other
    /// is. Follow it to reproduce their numbers.
    DoFile,
}

impl Institutions {
    /// Military institutionalisation: 2 for a common defence policy, an integrated command or bases; else 1 for contact in peacetime,
    /// training or technology, subordination in war, set contributions, or an organisation for military or several purposes; else 0.
    /// Undefined where no field is known. Both readings agree on it.
    ///
    /// **Source**: Leeds & Anac 2005, *International Interactions* 31: 183–202, and their do-file.
    pub fn military(&self) -> Option<u8> {
        let Institutions { milcon, intcom, base, milaid, subord, contrib, orgpurp, .. } = *self;
        let high = milcon == Some(3) || intcom == Some(1) || base > Some(0);
        let training = milaid.is_some_and(|aid| aid == 3 || aid == 4);
        let organised = orgpurp.iter().any(|purpose| matches!(purpose, Some(1 | 4)));
        let moderate = milcon == Some(2) || training || subord > Some(0) || contrib == Some(1) || organised;
        let fields = [milcon, intcom, base, milaid, subord, contrib, orgpurp[0], orgpurp[1]];
        known(&fields).then(|| if high { 2 } else { u8::from(moderate) })
    }

    /// Formality, 0 to 2: one for a treaty that needs ratification and is not wholly secret, one for an organisation with a name or a
    /// bureaucracy. Undefined where no field is known.
    ///
    /// **Source**: Leeds & Anac 2005, *International Interactions* 31: 183–202, and their do-file.
    pub fn formality(&self, reading: Reading) -> Option<u8> {
        // Also in the do-file, where missing is not equal to 2.
        let treaty = self.estmode == Some(1) && self.pubsecr != Some(2);
        let organised = self.organ.iter().any(|organ| matches!(organ, Some(2 | 3)));
        let form_known = known(&[self.estmode, self.pubsecr]);
        let organ_known = known(&self.organ);
        match reading {
            Reading::DoFile if form_known != organ_known => Some(0),
            _ => (form_known || organ_known).then(|| u8::from(treaty) + u8::from(organised)),
        }
    }
}

fn known(fields: &[Option<u8>]) -> bool {
    fields.iter().any(Option::is_some)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Institutions = Institutions {
        milcon: None,
        intcom: None,
        base: None,
        milaid: None,
        subord: None,
        contrib: None,
        organ: [None; 2],
        orgpurp: [None; 2],
        estmode: None,
        pubsecr: None,
    };

    #[test]
    fn military_levels() {
        assert_eq!(NOTHING.military(), None);
        for (institutions, level) in [
            (Institutions { base: Some(0), ..NOTHING }, 0),
            (Institutions { base: Some(1), ..NOTHING }, 2),
            (Institutions { milcon: Some(1), ..NOTHING }, 0),
            (Institutions { milcon: Some(2), ..NOTHING }, 1),
            (Institutions { milcon: Some(2), intcom: Some(1), ..NOTHING }, 2),
            (Institutions { milaid: Some(2), ..NOTHING }, 0),
            (Institutions { milaid: Some(4), ..NOTHING }, 1),
            (Institutions { orgpurp: [Some(2), Some(4)], ..NOTHING }, 1),
        ] {
            assert_eq!(institutions.military(), Some(level), "{institutions:?}");
        }
    }

    /// What each reading makes of fields that are known in part.
    #[test]
    fn formality_by_both_readings() {
        let treaty = Institutions { estmode: Some(1), ..NOTHING };
        let organ = Institutions { organ: [Some(1), Some(3)], ..NOTHING };
        let both = Institutions { estmode: Some(1), pubsecr: Some(1), ..organ };
        let secret = Institutions { pubsecr: Some(2), ..both };
        for (institutions, plain, do_file) in [
            (NOTHING, None, None),
            (treaty, Some(1), Some(0)),
            (organ, Some(1), Some(0)),
            (both, Some(2), Some(2)),
            (secret, Some(1), Some(1)),
        ] {
            assert_eq!(institutions.formality(Reading::Plain), plain, "{institutions:?}");
            assert_eq!(institutions.formality(Reading::DoFile), do_file, "{institutions:?}");
        }
    }
}
