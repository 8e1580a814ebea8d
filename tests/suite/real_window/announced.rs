//! The customer speaks, and it is announced.
