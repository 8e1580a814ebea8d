//! The tables of a scenario: the customer, wants, remedies, facts and promises.

use super::Compile;
use crate::playbook::{Fit, METERS, Mood};
use crate::scenario::draft::RemedyDraft;
use crate::scenario::{Customer, Fact, Promise, Remedy, Want};
use crate::text::Place;

impl Compile<'_, '_, '_> {
    pub(super) fn customer(&mut self) -> Option<Customer> {
        let draft = &self.draft.customer;
        let place = Place::root().field("customer");
        let personas: Vec<&str> = self.playbook.personas.iter().map(|p| p.id.as_str()).collect();
        let Some(persona) = personas.iter().position(|p| *p == draft.persona) else {
            self.findings.unknown(&place.field("persona"), "unknown-persona", "persona", &draft.persona, &personas);
            return None;
        };
        let shift = self.playbook.personas.get(persona).map(|p| p.opening).unwrap_or_default();
        let usual = *self.playbook.openings.get(self.draft.difficulty as usize)?;
        let opening = draft.opening.unwrap_or_else(|| {
            let mut mood = usual;
            for meter in METERS {
                let value = i16::from(usual.get(meter)) + i16::from(shift.get(meter));
                mood.set(meter, u8::try_from(value.clamp(0, 100)).unwrap_or(0));
            }
            mood
        });
        self.mood_in_range(opening, &place.field("opening"));
        Some(Customer {
            name: self.text(&draft.name, &place.field("name")),
            persona,
            about: self.text(&draft.about, &place.field("about")),
            face: draft.face.clone(),
            voice: draft.voice,
            opening,
        })
    }

    pub(super) fn mood_in_range(&mut self, mood: Mood, place: &Place<'_>) {
        for meter in METERS {
            if mood.get(meter) > 100 {
                let message = format!("{} is {}, and a mood goes from 0 to 100.", meter.word(), mood.get(meter));
                self.findings.error(place, "out-of-range", message, "Choose a number from 0 to 100.");
            }
        }
    }

    pub(super) fn wants(&mut self) -> Vec<Want> {
        let place = Place::root().field("wants");
        let wants = self.draft.wants.iter().enumerate();
        wants
            .map(|(at, draft)| {
                let place = place.item(at);
                Want {
                    id: draft.id.clone(),
                    is: self.text(&draft.is, &place.field("is")),
                    says: self.lines(&draft.says, &format!("want.{}", draft.id), &place.field("says"), &[]),
                }
            })
            .collect()
    }

    pub(super) fn remedies(&mut self) -> Vec<Remedy> {
        let wants: Vec<&str> = self.draft.wants.iter().map(|w| w.id.as_str()).collect();
        let place = Place::root().field("remedies");
        let mut made = Vec::new();
        for (at, draft) in self.draft.remedies.iter().enumerate() {
            let place = place.item(at);
            for (want, _) in &draft.fits.entries {
                if !wants.contains(&want.as_str()) {
                    self.findings.unknown(&place.field("fits"), "unknown-want", "want", want, &wants);
                }
            }
            let fit = |want: &&str| {
                draft.fits.entries.iter().find(|(name, _)| name == want).map_or(Fit::Not, |(_, fit)| *fit)
            };
            let fits = wants.iter().map(fit).collect();
            self.limit_holds(draft, &place);
            made.push(Remedy {
                id: draft.id.clone(),
                title: self.text(&draft.title, &place.field("title")),
                fits,
                within_authority: draft.within_authority,
                cost: draft.cost,
            });
        }
        made
    }

    /// A limit among the house words must leave room for the remedy (mechanics.md, "A firm's own words").
    pub(super) fn limit_holds(&mut self, draft: &RemedyDraft, place: &Place<'_>) {
        if draft.limit.is_empty() {
            return;
        }
        let word = self.house.word(&draft.limit).map(str::to_owned);
        let Some(word) = word else {
            let known: Vec<&str> = self.house.names().collect();
            self.findings.unknown(&place.field("limit"), "unknown-house-word", "house word", &draft.limit, &known);
            return;
        };
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let Ok(limit) = digits.parse::<u32>() else {
            let message = format!("The house word \"{}\" is \"{word}\", and a limit needs a number.", draft.limit);
            self.findings.error(place, "limit-not-a-number", message, "Write a whole number, such as 60.");
            return;
        };
        if draft.within_authority && draft.cost > limit {
            let message =
                format!("This remedy costs {}, and the house word \"{}\" allows {word}.", draft.cost, draft.limit);
            self.findings.error(
                place,
                "limit-breaks-remedy",
                message,
                "Raise the limit, lower the cost, or say within_authority: false.",
            );
        }
    }

    pub(super) fn facts(&mut self) -> Vec<Fact> {
        let place = Place::root().field("facts");
        let facts = self.draft.facts.iter().enumerate();
        facts
            .map(|(at, draft)| Fact {
                id: draft.id.clone(),
                is: self.text(&draft.is, &place.item(at)),
                wrong: draft.wrong,
            })
            .collect()
    }

    pub(super) fn promises(&mut self) -> Vec<Promise> {
        let place = Place::root().field("promises");
        let promises = self.draft.promises.iter().enumerate();
        promises
            .map(|(at, draft)| Promise {
                id: draft.id.clone(),
                is: self.text(&draft.is, &place.item(at)),
                by: self.text(&draft.by, &place.item(at)),
                due: draft.due,
            })
            .collect()
    }
}
