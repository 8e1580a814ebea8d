//! A folder of scenarios judged as a pack (L33): which steps, pitfalls, personas, channels and difficulties
//! it practises, and how often.
