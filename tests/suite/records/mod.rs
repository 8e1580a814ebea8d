//! The records: what is written is read again, in its order, by whoever opens them next.

mod added_only;
mod places;
pub mod practice;
mod properties;
mod round_trip;
mod schemas;
mod trouble;
