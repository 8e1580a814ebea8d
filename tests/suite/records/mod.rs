//! The records: what is written is read again, in its order, by whoever opens them next.

pub mod practice;
mod round_trip;
