//! The customer in motion: from mood to mood, speaking, at rest; and when the next frame is due.

use std::time::Duration;

use egui::Ui;

use super::super::moment::{Memory, Moment};
use crate::app::face::{Motion, Pose};
use crate::playbook::Channel;
use crate::scenario::Reacts;

/// How long a face takes from one mood to the next, in seconds.
const CHANGE: f64 = 0.6;
/// How long the first look after a reply lasts.
const LOOK: f64 = 1.4;
/// For so long after the last words the customer breathes and looks about, less and less; then they only blink.
const RESTLESS: f64 = 2.5;
/// After so long without a reply the customer keeps still: a window that waits costs nothing.
const STILL_AFTER: f64 = 30.0;
/// Seconds between the blinks of somebody who waits.
const BLINK_EVERY: f64 = 4.5;
/// How long such a blink lasts.
const BLINK: f64 = 0.12;
/// Seconds from frame to frame: of a face that speaks, and of what moves little.
const FRAME: f64 = 1.0 / 30.0;
const SLOW: f64 = 0.1;

/// The pose to draw now. `speaking` is none while nothing may move.
pub(super) fn pose(ui: &Ui, moment: &Moment<'_>, memory: &mut Memory, now: f64, speaking: Option<bool>) -> Pose {
    let base = base(moment, memory, now, speaking.is_some());
    memory.pose_shown = Some(base);
    let Some(speaking) = speaking else { return base };
    if speaking {
        memory.stage.spoke = now;
    }
    let rested = now - memory.stage.spoke.max(memory.since + LOOK);
    let (pose, wait) = match moment.scenario().channel {
        Channel::Counter | Channel::Phone => {
            // Never in a jump, so that a turn taken while they rest jerks neither head nor mouth.
            let most = 4.0 * ui.input(|input| input.stable_dt).min(0.1);
            let towards = |value: &mut f32, goal: f32| *value += (goal - *value).clamp(-most, most);
            towards(&mut memory.stage.life, 1.0 - eased(rested / RESTLESS));
            towards(&mut memory.stage.voice, if speaking { 1.0 } else { 0.0 });
            let base = base.listening().lerp(&base, memory.stage.voice);
            let motion = Motion { seconds: now, speaking, life: memory.stage.life };
            (alive(base, &motion, rested), due(rested))
        }
        // A picture beside what somebody writes: it changes with their mood and keeps still otherwise.
        Channel::Chat | Channel::Email | Channel::Social => {
            let wait = if now < memory.since + LOOK { Some(FRAME) } else { speaking.then_some(SLOW) };
            (base, wait)
        }
    };
    if let Some(wait) = wait {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(wait));
    }
    pose
}

/// The pose on its way from the mood before to the present one, with a first look after a reply.
fn base(moment: &Moment<'_>, memory: &Memory, now: f64, moving: bool) -> Pose {
    let to = moment.pose();
    let Some(from) = memory.pose_from.filter(|_| moving) else { return to };
    let age = now - memory.since;
    let way = way(age);
    let pose = from.lerp(&to, way);
    let look = match memory.earlier.last().map(|exchange| exchange.reacts) {
        Some(Reacts::Lands) => Pose::relieved(),
        Some(Reacts::FallsFlat) => Pose::tired(),
        Some(Reacts::Backfires) => Pose::hurt(),
        None => return pose,
    };
    if moment.after() {
        return pose;
    }
    let fade = way * (1.0 - eased((age - CHANGE) / (LOOK - CHANGE)));
    pose.lerp(&look, 0.3 * fade)
}

/// How far the change of a mood has come after so many seconds, 0 to 1.
pub(super) fn way(age: f64) -> f32 {
    eased(age / CHANGE)
}

/// A smooth way from 0 to 1.
#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
fn eased(t: f64) -> f32 {
    let t = t.clamp(0.0, 1.0);
    (t * t * (3.0 - 2.0 * t)) as f32
}

/// Breath, glances, blinks and moving lips; after a while only blinks, then nothing.
fn alive(base: Pose, motion: &Motion, rested: f64) -> Pose {
    if rested < RESTLESS {
        motion.apply(&base)
    } else if rested < STILL_AFTER && rested % BLINK_EVERY < BLINK {
        Pose { blink: 1.0, ..base }
    } else {
        base
    }
}

/// In how many seconds the next frame is due for somebody who has rested for so many seconds (less than 0: not yet).
/// Long waits cost nothing but a blink: two frames every few seconds.
fn due(rested: f64) -> Option<f64> {
    let into = rested % BLINK_EVERY;
    match rested {
        _ if rested <= 0.0 => Some(FRAME),
        _ if rested < RESTLESS => Some(SLOW),
        _ if rested > STILL_AFTER => None,
        _ if into < BLINK => Some((BLINK - into).max(0.02)),
        _ => Some((BLINK_EVERY - into).max(0.02)),
    }
}
