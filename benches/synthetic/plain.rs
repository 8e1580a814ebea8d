//! The same conversation by hand, straight from the file: what the program must agree with, and what the least that
//! could be done costs. No playbook, no rules, one number for a state.

use hashbrown::HashTable;

use super::{Choice, Guard, Synthetic};

/// What is taken next by somebody who guesses: a xorshift of 32 bits, one stream for all conversations.
#[derive(Debug)]
pub struct Guesses(u32);

impl Default for Guesses {
    fn default() -> Self {
        Self(0x1234_5678)
    }
}

impl Guesses {
    /// One of so many.
    pub fn pick(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % count
    }
}

/// The words of the present turn, copied, and the bytes of all so far.
#[derive(Debug, Default)]
pub struct Page {
    words: String,
    /// Bytes of all turns.
    pub bytes: usize,
}

impl Page {
    /// The customer's line; the turn before is gone.
    pub fn line(&mut self, words: &str) {
        self.words.clear();
        self.add(words);
    }

    /// A reply on offer.
    pub fn add(&mut self, words: &str) {
        self.words.push_str(words);
        self.bytes += words.len();
    }
}

/// Where a conversation stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    scene: usize,
    /// Anger, trust, patience.
    mood: [u8; 3],
    flags: u16,
}

impl Place {
    fn packed(self) -> u64 {
        let [anger, trust, patience] = self.mood.map(u64::from);
        self.scene as u64 | anger << 16 | trust << 24 | patience << 32 | u64::from(self.flags) << 40
    }

    fn unpacked(packed: u64) -> Self {
        let byte = |shift: u32| (packed >> shift) as u8;
        Self { scene: usize::from(packed as u16), mood: [byte(16), byte(24), byte(32)], flags: (packed >> 40) as u16 }
    }

    fn is_open(&self, choice: &Choice) -> bool {
        match choice.guard {
            None => true,
            Some(Guard::Flag { flag, is }) => (self.flags >> flag & 1 == 1) == is,
            Some(Guard::Mood { meter, ge, at }) => (self.mood[meter] >= at) == ge,
        }
    }

    fn after(&self, choice: &Choice) -> Self {
        let mut next = Self { scene: choice.to, flags: self.flags | choice.set.map_or(0, |flag| 1 << flag), ..*self };
        for (value, more) in next.mood.iter_mut().zip(choice.effect) {
            *value = (i16::from(*value) + i16::from(more)).clamp(0, 100) as u8;
        }
        next
    }

    fn ending(&self) -> usize {
        let [anger, trust, patience] = self.mood;
        let met = [anger >= 80, trust >= 70 && anger < 30, trust >= 50, patience < 20];
        met.iter().position(|met| *met).unwrap_or(met.len())
    }
}

/// What an end is worth, as the file's own measure has it.
pub fn score([anger, trust, patience]: [u8; 3]) -> i64 {
    2 * i64::from(trust) + i64::from(patience) - i64::from(anger) + 100
}

/// Every place of the conversation.
#[derive(Debug, Default)]
pub struct Walked {
    /// Places.
    pub states: usize,
    /// Replies on offer in them.
    pub edges: usize,
    /// By layer: where the moves of each place begin, and where they lead.
    layers: Vec<(Vec<u32>, Vec<u32>)>,
    /// The places of the last layer.
    last: Vec<u64>,
}

impl Synthetic {
    fn opening(&self) -> Place {
        Place { scene: self.start.scene, mood: self.start.mood, flags: self.start.flags }
    }

    /// A conversation of somebody who guesses; gives back the number of its ending.
    pub fn play(&self, guesses: &mut Guesses, page: &mut Page) -> usize {
        let mut place = self.opening();
        while let Some(scene) = self.scenes.get(place.scene) {
            let band = usize::from(place.mood[0] >= 34) + usize::from(place.mood[0] >= 67);
            page.line(&scene.lines[band]);
            let mut open: [Option<&Choice>; 9] = [None; 9];
            let mut count = 0;
            for choice in scene.choices.iter().filter(|choice| place.is_open(choice)) {
                page.add(&choice.text);
                open[count] = Some(choice);
                count += 1;
            }
            let choice = open[guesses.pick(count)].unwrap();
            place = place.after(choice);
        }
        place.ending()
    }

    /// Walks layer by layer to every place; keeps where the moves lead, if asked to.
    pub fn walk(&self, keep: bool) -> Walked {
        let mut walked = Walked { last: vec![self.opening().packed()], ..Walked::default() };
        for _ in 0..self.depth {
            let mut next: Vec<u64> = Vec::new();
            let mut known: HashTable<u32> = HashTable::new();
            let (mut starts, mut edges) = (Vec::new(), Vec::new());
            for place in walked.last.iter().map(|packed| Place::unpacked(*packed)) {
                starts.push(edges.len() as u32);
                for choice in self.scenes[place.scene].choices.iter().filter(|choice| place.is_open(choice)) {
                    let to = place.after(choice).packed();
                    walked.edges += 1;
                    let entry = known.entry(mixed(to), |at| next[*at as usize] == to, |at| mixed(next[*at as usize]));
                    let at = *entry.or_insert(next.len() as u32).get();
                    if at as usize == next.len() {
                        next.push(to);
                    }
                    if keep {
                        edges.push(at);
                    }
                }
            }
            walked.states += starts.len();
            if keep {
                walked.layers.push((starts, edges));
            }
            walked.last = next;
        }
        walked.states += walked.last.len();
        walked
    }
}

impl Walked {
    /// The best that can come of the start, and the sum of that over all places.
    pub fn values(&self) -> (i64, i64) {
        let mut values: Vec<i64> = self.last.iter().map(|packed| score(Place::unpacked(*packed).mood)).collect();
        let mut sum = values.iter().sum::<i64>();
        for (starts, edges) in self.layers.iter().rev() {
            let end = |at: usize| starts.get(at + 1).map_or(edges.len(), |end| *end as usize);
            let moves = |at: usize| &edges[starts[at] as usize..end(at)];
            let best = |at: usize| moves(at).iter().map(|to| values[*to as usize]).max().unwrap_or_default();
            values = (0..starts.len()).map(best).collect();
            sum += values.iter().sum::<i64>();
        }
        (values[0], sum)
    }
}

fn mixed(packed: u64) -> u64 {
    let wide = u128::from(packed ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93_u128;
    (wide ^ wide >> 64) as u64
}
