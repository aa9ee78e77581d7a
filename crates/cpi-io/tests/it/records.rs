//! Records that last: a text can be redacted and the chain still holds, logs of version 0.1 go on,
//! two offices' work is joined, and a head that was written down is found again.

#![cfg(feature = "spreadsheet")]

mod joins;
mod office;
mod redaction;
