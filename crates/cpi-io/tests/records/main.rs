//! Records that last: a text can be redacted and the chain still holds, logs of version 0.1 go on,
//! two offices' work is joined, and a head that was written down is found again.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod joins;
mod office;
mod redaction;
