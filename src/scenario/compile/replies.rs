//! Replies: what they do, their pieces, and how the customer reacts.

use super::{Compile, Standing};
use crate::scenario::draft::{self, PieceDraft, ReplyDraft};
use crate::scenario::words::ReactionDraft;
use crate::scenario::{BEHAVIOURS_MAX, Deed, Heard, PIECES_MAX, Piece, Reaction, Reply, ReplyKind, Slot};
use crate::text::Place;

impl<'a> Compile<'a, '_, '_> {
    pub(super) fn reaction(
        &mut self,
        draft: &ReactionDraft,
        id: &str,
        standing: Standing,
        place: &Place<'_>,
    ) -> Reaction {
        Reaction {
            says: self.lines(&draft.says, id, place, &[]),
            to: if draft.to.is_empty() { None } else { Some(self.goto(&draft.to, standing, &place.field("to"))) },
            tells: self.tells(&draft.tells, &place.field("tells")),
            thought: self.text(&draft.thought, place),
        }
    }

    pub(super) fn deed(
        &mut self,
        does: &'a [String],
        about: &[String],
        remedy: &str,
        promise: &str,
        standing: Standing,
        place: &Place<'a>,
    ) -> Deed {
        if standing.after && !promise.is_empty() {
            self.findings.error(
                &place.field("promise"),
                "promise-too-late",
                "A promise is made in the conversation, not in the aftermath.",
                "Leave it out here, or make it in a reply of `scenes`.",
            );
        }
        let remedy = match remedy {
            "" => None,
            name => self.names.remedy(name, &place.field("remedy"), self.findings),
        };
        let mut made = self.names.behaviours(does, &place.field("does"), self.findings);
        let before = made.len();
        made.sort_unstable();
        made.dedup();
        if made.len() < before {
            self.findings.error(
                &place.field("does"),
                "said-twice",
                "A behaviour stands here twice.",
                "Name each once.",
            );
        }
        let agrees = made.iter().any(|id| self.playbook.behaviours.get(id.index()).is_some_and(|b| b.agrees));
        if agrees && remedy.is_none() {
            self.findings.error(
                place,
                "no-remedy",
                "It proposes a remedy and does not say which.",
                "Add remedy: \"...\".",
            );
        }
        Deed {
            does: made,
            about: self.fact_set(about, &place.field("about")),
            asks: 0,
            remedy,
            promise: if promise.is_empty() {
                None
            } else {
                self.names.promise(promise, &place.field("promise"), self.findings)
            },
        }
    }

    pub(super) fn reply(
        &mut self,
        draft: &'a ReplyDraft,
        default_id: &str,
        standing: Standing,
        place: &Place<'a>,
    ) -> Reply {
        let id = if draft.id.is_empty() {
            default_id.rsplit('.').next().unwrap_or(default_id).to_owned()
        } else {
            draft.id.clone()
        };
        let base = format!("{}.{id}", default_id.rsplit_once('.').map_or("", |(scene, _)| scene));
        let mut deed = self.deed(&draft.does, &draft.about, &draft.remedy, &draft.promise, standing, place);
        deed.asks = self.fact_set(&draft.asks, &place.field("asks"));
        let slots = self.slots(draft, standing, place);
        let composed = [!draft.letter.is_empty(), !draft.summary.is_empty(), !draft.case_note.is_empty()];
        if composed.iter().filter(|c| **c).count() > 1 {
            self.findings.error(
                place,
                "two-compositions",
                "A reply is a letter, a summary or a case note, not two of them.",
                "Make two scenes of it.",
            );
        }
        let own_kind = match draft.kind {
            draft::ReplyKind::Said => ReplyKind::Said,
            draft::ReplyKind::Done => ReplyKind::Done,
        };
        let kind = if slots.is_empty() { standing.kind.unwrap_or(own_kind) } else { ReplyKind::Composed };
        self.does_enough(draft, &deed, &slots, standing, place);
        let mut react = |version: &ReactionDraft, name: &'static str| {
            self.reaction(version, &format!("{base}.{name}"), standing, &place.field(name))
        };
        let reactions = [
            react(&draft.lands, "lands"),
            react(&draft.falls_flat, "falls_flat"),
            react(&draft.backfires, "backfires"),
        ];
        let outcomes = (!draft.summary.is_empty()).then(|| {
            Box::new([
                react(&draft.full, "full"),
                react(&draft.facts_only, "facts_only"),
                react(&draft.thin, "thin"),
                react(&draft.wrong, "wrong"),
            ])
        });
        Reply {
            kind,
            text: self.text(&draft.text, &place.field("text")),
            private: draft.private,
            deed,
            when: self.guard(&draft.when, standing.after, &place.field("when")),
            settles: draft.settles.as_ref().and_then(|settles| {
                let place = place.field("settles");
                if !standing.after {
                    self.findings.error(
                        &place,
                        "settles-too-early",
                        "A promise falls due in the aftermath only.",
                        "Move the reply to an aftermath scene.",
                    );
                }
                self.names
                    .promise(&settles.promise, &place.field("promise"), self.findings)
                    .map(|at| (at, settles.r#as))
            }),
            tells: self.tells(&draft.tells, &place.field("tells")),
            slots,
            reactions,
            outcomes,
            to: self.goto(&draft.to, standing, &place.field("to")),
            why: self.text(&draft.why, &place.field("why")),
            instead: draft.instead.as_ref().map(|i| (i.reply.clone(), self.text(&i.because, &place.field("instead")))),
            id,
        }
    }

    pub(super) fn does_enough(
        &mut self,
        draft: &ReplyDraft,
        deed: &Deed,
        slots: &[Slot],
        standing: Standing,
        place: &Place<'_>,
    ) {
        let in_slots: usize = slots.iter().map(|s| s.pieces.iter().map(|p| p.deed.does.len()).max().unwrap_or(0)).sum();
        if draft.does.is_empty() && deed.does.is_empty() && slots.is_empty() && !standing.after {
            self.findings.error(
                place,
                "does-nothing",
                "This reply does not say what it does.",
                "Add does: [\"...\"] with one to three behaviours of the playbook.",
            );
        }
        if deed.does.len() > 3 {
            self.findings.error(
                &place.field("does"),
                "does-too-much",
                "A reply does at most three things.",
                "Keep the ones that matter.",
            );
        }
        if deed.does.len() + in_slots > BEHAVIOURS_MAX {
            self.findings.error(
                place,
                "does-too-much",
                format!("All pieces together do more than {BEHAVIOURS_MAX} things."),
                "Give the pieces fewer behaviours.",
            );
        }
        if draft.text.trim().is_empty() {
            self.findings.error(
                &place.field("text"),
                "empty-text",
                "This reply has no words.",
                "Write what is said or done.",
            );
        }
    }

    pub(super) fn slots(&mut self, draft: &'a ReplyDraft, standing: Standing, place: &Place<'a>) -> Vec<Slot> {
        let mut slots = Vec::new();
        for (at, slot) in draft.letter.iter().enumerate() {
            let place = place.field("letter").item(at);
            let pieces: Vec<Piece> = slot
                .pieces
                .iter()
                .enumerate()
                .map(|(n, piece)| self.piece(piece, n, standing, &place.field("pieces").item(n)))
                .collect();
            slots.push(Slot {
                id: slot.id.clone(),
                title: self.text(&slot.title, &place.field("title")),
                min: u8::from(!slot.optional),
                max: 1,
                pieces,
            });
        }
        if !draft.summary.is_empty() {
            slots.push(self.summary_slot(draft, &place.field("summary")));
        }
        if !draft.case_note.is_empty() {
            slots.push(self.note_slot(draft, &place.field("case_note")));
        }
        for slot in &slots {
            if slot.pieces.is_empty() || slot.pieces.len() > 9 {
                self.findings.error(
                    place,
                    "slot-size",
                    format!("The slot \"{}\" has {} pieces.", slot.id, slot.pieces.len()),
                    "One to nine can be shown.",
                );
            }
        }
        if slots.len() > PIECES_MAX {
            self.findings.error(
                place,
                "too-many",
                format!("A letter has at most {PIECES_MAX} slots."),
                "Join some of them.",
            );
        }
        slots
    }

    pub(super) fn piece(&mut self, draft: &'a PieceDraft, at: usize, standing: Standing, place: &Place<'a>) -> Piece {
        Piece {
            id: if draft.id.is_empty() { format!("p{}", at + 1) } else { draft.id.clone() },
            text: self.text(&draft.text, &place.field("text")),
            deed: self.deed(&draft.does, &draft.about, &draft.remedy, &draft.promise, standing, place),
            heard: None,
            notes: None,
            why: self.text(&draft.why, &place.field("why")),
        }
    }

    pub(super) fn summary_slot(&mut self, draft: &'a ReplyDraft, place: &Place<'a>) -> Slot {
        let pieces = draft.summary.iter().enumerate();
        let pieces = pieces
            .map(|(at, piece)| {
                let place = place.item(at);
                let (heard, about) = match &piece.is {
                    draft::Heard::Fact(name) => (Heard::Fact, self.names.fact(name, &place.field("is"), self.findings)),
                    draft::Heard::Feeling => (Heard::Feeling, 0),
                    draft::Heard::Misheard | draft::Heard::NeverSaid => (Heard::Wrong, 0),
                };
                let deed = Deed { about, ..Deed::default() };
                Piece {
                    id: format!("p{}", at + 1),
                    text: self.text(&piece.text, &place),
                    deed,
                    heard: Some(heard),
                    notes: None,
                    why: String::new(),
                }
            })
            .collect();
        Slot { id: "summary".to_owned(), title: "What did you hear?".to_owned(), min: 1, max: 3, pieces }
    }

    pub(super) fn note_slot(&mut self, draft: &'a ReplyDraft, place: &Place<'a>) -> Slot {
        let pieces = draft.case_note.iter().enumerate();
        let pieces = pieces
            .map(|(at, line)| {
                let place = place.item(at);
                let notes = if line.notes.is_empty() {
                    None
                } else {
                    self.names.promise(&line.notes, &place.field("notes"), self.findings)
                };
                Piece {
                    id: format!("p{}", at + 1),
                    text: self.text(&line.text, &place),
                    deed: Deed::default(),
                    heard: None,
                    notes,
                    why: String::new(),
                }
            })
            .collect();
        Slot { id: "case_note".to_owned(), title: "Case note".to_owned(), min: 1, max: 3, pieces }
    }
}
