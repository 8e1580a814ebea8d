//! Every text of a scenario with its place: what is said by whom, and what is only read.

use super::words::{Word, words};
use crate::lint::case::Case;
use crate::playbook::Playbook;
use crate::scenario::{Key, Lines, Reaction, Reply, Slot};
use crate::text::Place;

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// The customer's, said aloud.
    Customer,
    /// The trainee's.
    Trainee,
    /// Nobody's: read before, beside or after the conversation.
    Page,
}

/// A text.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    pub voice: Voice,
    /// As it was written.
    pub written: &'a str,
    pub words: Vec<Word<'a>>,
    pub place: Place<'a>,
}

/// All texts, in no order that matters.
pub(super) fn all<'a>(case: &Case<'a>) -> Vec<Text<'a>> {
    let mut texts = Texts { playbook: &case.scenario.playbook, all: Vec::new() };
    texts.page(case);
    for (number, scene) in case.all_scenes() {
        let place = case.scene_place(number);
        texts.one(Voice::Page, &scene.setting, place.field("setting"));
        for (at, part) in scene.parts.iter().enumerate() {
            texts.lines(Voice::Customer, &part.says, &place.field("vent").item(at).field("says"));
        }
        texts.lines(Voice::Customer, &scene.says, &place.field("says"));
        texts.lines(Voice::Page, &scene.thought, &place.field("thought"));
        for written in case.replies(number) {
            texts.reply(written.reply, &written.place);
        }
    }
    texts.all
}

struct Texts<'a> {
    playbook: &'a Playbook,
    all: Vec<Text<'a>>,
}

impl<'a> Texts<'a> {
    fn one(&mut self, voice: Voice, written: &'a str, place: Place<'a>) {
        if !written.is_empty() {
            self.all.push(Text { voice, written, words: words(written), place });
        }
    }

    fn list(&mut self, list: &'a [String], place: &Place<'a>) {
        for (at, words) in list.iter().enumerate() {
            self.one(Voice::Page, words, place.item(at));
        }
    }

    fn lines(&mut self, voice: Voice, lines: &'a Lines, place: &Place<'a>) {
        for (key, wordings) in &lines.by {
            let place = place.field(self.word_of(key));
            for (at, words) in wordings.iter().enumerate() {
                self.one(voice, words, place.item(at));
            }
        }
    }

    /// The key as it is typed.
    fn word_of(&self, key: &'a Key) -> &'a str {
        match key {
            Key::Any => "any",
            Key::Mood(band) => band.key(),
            Key::Ending(id) => self.playbook.endings.get(id.index()).map_or("any", |ending| ending.id.as_str()),
            Key::Named(name) => name,
        }
    }

    /// What stands outside the scenes.
    fn page(&mut self, case: &Case<'a>) {
        let scenario = case.scenario;
        let root = Place::root();
        let single = [("title", &scenario.title), ("setting", &scenario.setting)];
        for (field, words) in single {
            self.one(Voice::Page, words, root.field(field));
        }
        let lists = [
            ("you_know", &scenario.you_know),
            ("you_may", &scenario.you_may),
            ("content_notes", &scenario.content_notes),
        ];
        for (field, list) in lists {
            self.list(list, &root.field(field));
        }
        let customer = root.field("customer");
        self.one(Voice::Page, &scenario.customer.name, customer.field("name"));
        self.one(Voice::Page, &scenario.customer.about, customer.field("about"));
        for (at, want) in scenario.wants.iter().enumerate() {
            let place = root.field("wants").item(at);
            self.one(Voice::Page, &want.is, place.field("is"));
            self.lines(Voice::Customer, &want.says, &place.field("says"));
        }
        for (at, remedy) in scenario.remedies.iter().enumerate() {
            self.one(Voice::Page, &remedy.title, root.field("remedies").item(at).field("title"));
        }
        for (at, fact) in scenario.facts.iter().enumerate() {
            self.one(Voice::Page, &fact.is, root.field("facts").item(at).field("is"));
        }
        for (at, promise) in scenario.promises.iter().enumerate() {
            let place = root.field("promises").item(at);
            self.one(Voice::Page, &promise.is, place.field("is"));
            self.one(Voice::Page, &promise.by, place.field("by"));
        }
        self.lines(Voice::Page, &scenario.reviews, &root.field("reviews"));
        self.lines(Voice::Page, &scenario.afterwards, &root.field("afterwards"));
        let facilitator = root.field("facilitator");
        self.one(Voice::Page, &scenario.facilitator.note, facilitator.field("note"));
        self.list(&scenario.facilitator.questions, &facilitator.field("questions"));
    }

    fn reply(&mut self, reply: &'a Reply, place: &Place<'a>) {
        for Said { written, words, place, .. } in said(reply, place).into_iter().filter(|said| !said.written.is_empty())
        {
            self.all.push(Text { voice: Voice::Trainee, written, words, place });
        }
        for (field, reaction) in reactions(reply) {
            let place = place.field(field);
            self.lines(Voice::Customer, &reaction.says, &place.field("says"));
            self.one(Voice::Page, &reaction.thought, place.field("thought"));
        }
        self.one(Voice::Page, &reply.why, place.field("why"));
        for (slot, at) in reply.slots.iter().zip(0..) {
            for (piece, number) in slot.pieces.iter().zip(0..) {
                let place = place.field("letter").item(at).field("pieces").item(number);
                self.one(Voice::Page, &piece.why, place.field("why"));
            }
        }
        if let Some((_, because)) = &reply.instead {
            self.one(Voice::Page, because, place.field("instead").field("because"));
        }
    }
}

/// A piece of a composed reply: the slot and the place in it, both from 0.
pub(super) type PieceAt = (usize, usize);

/// What a trainee reads of a reply.
#[derive(Clone, Debug)]
pub(super) struct Said<'a> {
    /// `None` for its own text.
    pub piece: Option<PieceAt>,
    /// As it was written.
    pub written: &'a str,
    pub words: Vec<Word<'a>>,
    pub place: Place<'a>,
}

/// A reply's own text, and each piece that can be put in.
pub(super) fn said<'a>(reply: &'a Reply, place: &Place<'a>) -> Vec<Said<'a>> {
    let of = |piece, written: &'a str, place| Said { piece, written, words: words(written), place };
    let mut said = vec![of(None, &reply.text, place.field("text"))];
    for (slot_at, slot) in reply.slots.iter().enumerate() {
        let list = pieces_of(slot, slot_at, place);
        let pieces = slot.pieces.iter().enumerate();
        said.extend(pieces.map(|(at, piece)| of(Some((slot_at, at)), &piece.text, list.item(at).field("text"))));
    }
    said
}

fn pieces_of<'a>(slot: &Slot, at: usize, place: &Place<'a>) -> Place<'a> {
    match slot.id.as_str() {
        "summary" => place.field("summary"),
        "case_note" => place.field("case_note"),
        _ => place.field("letter").item(at).field("pieces"),
    }
}

/// All reactions to a reply, by the name of their field.
pub(super) fn reactions(reply: &Reply) -> Vec<(&'static str, &Reaction)> {
    let mut made: Vec<_> = ["lands", "falls_flat", "backfires"].into_iter().zip(&reply.reactions).collect();
    if let Some(outcomes) = &reply.outcomes {
        made.extend(["full", "facts_only", "thin", "wrong"].into_iter().zip(outcomes.iter()));
    }
    made
}
