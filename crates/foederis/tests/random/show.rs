//! A world in a few lines, as a failing test shows it: only what is not at its default.

use std::fmt;

use super::World;

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} states", self.record.states.len())?;
        for (id, group) in self.record.groups.iter() {
            let members: Vec<_> = group.members.iter().map(|m| (m.state, Short(m.span))).collect();
            writeln!(f, "{id:?} {members:?}")?;
        }
        for (id, p) in self.record.places.iter() {
            let held = |held: &[foederis::place::Held]| held.iter().map(|h| (h.by, Short(h.span))).collect::<Vec<_>>();
            writeln!(
                f,
                "{id:?} {} in {:?}, metropolitan of {:?}, held by {:?}, claimed by {:?}",
                p.kind,
                p.within,
                p.metropolitan_of,
                held(&p.administration),
                held(&p.claims)
            )?;
        }
        for (id, a) in self.record.areas.iter() {
            let disputed: Vec<_> = a.contested.iter().map(|c| (c.place, Short(c.span))).collect();
            writeln!(
                f,
                "{id:?} of {:?}, {:?}, held: {}, in {:?}, out {:?}, disputed {disputed:?}, {:?}",
                a.instrument,
                Short(a.span),
                a.held,
                a.includes,
                a.excludes,
                a.rules
            )?;
        }
        for (id, i) in self.record.instruments.iter() {
            let parties: Vec<_> = i.parties.iter().map(|p| (p.state, Short(p.span))).collect();
            let force = foederis::date::Span { from: i.in_force, to: i.ended };
            writeln!(f, "{id:?} {}, signed {}, in force {:?}, parties {parties:?}", i.status, day(i.signed), Short(force))?;
            for p in &i.provisions {
                writeln!(
                    f,
                    "  Art. {}: {:?} {} {} on {} to {:?}, {:?}, against {:?}, if provoked {:?}, saves {}, requires {:?}, {:?}",
                    p.article,
                    p.owed_by,
                    p.modality,
                    p.duty,
                    p.trigger,
                    p.owed_to,
                    p.protects,
                    p.adversary,
                    p.if_provoked,
                    p.saves_self_defence,
                    p.requires,
                    p.when
                )?;
            }
            for effect in i.interpretations.iter().filter_map(|i| i.effect.as_ref()) {
                writeln!(f, "  reading {:?} {effect:?}", Short(effect.span))?;
            }
            for s in &i.suspensions {
                writeln!(
                    f,
                    "  suspension by {:?} towards {:?}, articles {:?}, {:?}",
                    s.by,
                    s.towards,
                    s.articles,
                    Short(s.span)
                )?;
            }
        }
        self.incidents.iter().try_for_each(|i| writeln!(f, "{i:?}"))
    }
}

/// A span as two dates.
struct Short(foederis::date::Span);

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", day(self.0.from), day(self.0.to))
    }
}

fn day(date: Option<foederis::date::Dated>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}
