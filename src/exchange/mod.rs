//! What others read: a conversation and its debrief in forms that need no Unruffled. Pure: data in, text out.

pub mod html;
