//! How the customer sounds: pitch, rate and loudness follow the mood.

use crate::playbook::{Band, Mood};
use crate::scenario::VoiceDraft;

/// The most that a voice may differ from the usual one, in percent of it; rates and pitches stay between these.
const LEAST: u16 = 50;
const MOST: u16 = 200;
/// The same for what an author sets, before the mood moves it.
const AUTHOR: (u16, u16) = (50, 150);

/// How words are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Pitch in percent of the program's usual one, 50 to 200.
    pub pitch: u16,
    /// Speed in percent of the program's usual one, 50 to 200.
    pub rate: u16,
    /// Loudness in percent of the program's usual one, 0 to 100.
    pub volume: u16,
}

/// Nobody is angry.
const CALM: Manner = Manner { pitch: 96, rate: 92, volume: 70 };
/// Anger is 100: a raised voice, but still one that can be followed.
const FURIOUS: Manner = Manner { pitch: 116, rate: 124, volume: 100 };
/// Calm outside, trust gone.
const GONE_QUIET: Manner = Manner { pitch: 91, rate: 82, volume: 52 };

impl Manner {
    /// This customer in this mood, whose word is `band`; `volume` is what the trainee set, 0 to 100 percent, and the
    /// loudest that it becomes.
    #[must_use]
    pub fn of(voice: VoiceDraft, mood: Mood, band: Band, volume: u8) -> Self {
        let mood = if band == Band::GoneQuiet { GONE_QUIET } else { CALM.towards(FURIOUS, mood.anger) };
        let set = |percent: u8| u16::from(percent).clamp(AUTHOR.0, AUTHOR.1);
        Self {
            pitch: percent_of(set(voice.pitch), mood.pitch).clamp(LEAST, MOST),
            rate: percent_of(set(voice.rate), mood.rate).clamp(LEAST, MOST),
            volume: percent_of(u16::from(volume.min(100)), mood.volume),
        }
    }

    /// On the way to another: 0 is here, 100 there.
    fn towards(self, other: Self, way: u8) -> Self {
        let way = u16::from(way.min(100));
        let between = |from: u16, to: u16| percent_of(from, 100 - way).saturating_add(percent_of(to, way));
        Self {
            pitch: between(self.pitch, other.pitch),
            rate: between(self.rate, other.rate),
            volume: between(self.volume, other.volume),
        }
    }
}

/// So many percent of a number, rounded.
fn percent_of(number: u16, percent: u16) -> u16 {
    u16::try_from((u32::from(number) * u32::from(percent) + 50) / 100).unwrap_or(u16::MAX)
}
