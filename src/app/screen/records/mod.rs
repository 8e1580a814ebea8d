//! What one sees when something is wrong with what is kept: what happened, what is safe, what is not, and the ways out.

pub mod closing;
