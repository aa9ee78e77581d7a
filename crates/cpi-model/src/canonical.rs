//! How is a document written as canonical JSON, and how are its texts looked at?
//!
//! One serializer does both: for each kind of serializer the code that writes a document is compiled
//! once more, and the package for browsers is small.

use crate::pointer::Pointer;
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};
use std::io;

/// The canonical JSON of a document, without a newline at the end.
pub(crate) fn text<T: Serialize + ?Sized>(document: &T) -> String {
    let out = Out::Kept(Vec::new());
    let form = Form {
        pretty: PrettyFormatter::new(),
        look: None,
    };
    match write(document, out, form) {
        Out::Kept(bytes) => String::from_utf8(bytes).expect("JSON is UTF-8"),
        Out::Dropped | Out::Sent { .. } => String::new(),
    }
}

/// Writes the canonical JSON of a document piece by piece, without a newline at the end, so that its text is never
/// held as a whole.
pub(crate) fn send<T: Serialize + ?Sized>(document: &T, to: &mut dyn io::Write) -> io::Result<()> {
    let out = Out::Sent { to, failed: None };
    let form = Form {
        pretty: PrettyFormatter::new(),
        look: None,
    };
    match write(document, out, form) {
        Out::Sent {
            failed: Some(error),
            ..
        } => Err(error),
        _ => Ok(()),
    }
}

/// Shows each text of a document, keys too, with its JSON pointer; the document itself is at
/// `path`.
pub(crate) fn texts<T: Serialize + ?Sized>(
    document: &T,
    path: &Pointer,
    look: &mut dyn FnMut(&Pointer, &str),
) {
    let form = Form {
        pretty: PrettyFormatter::new(),
        look: Some(Look {
            path: path.clone(),
            text: String::new(),
            is_key: false,
            open: Vec::new(),
            see: look,
        }),
    };
    write(document, Out::Dropped, form);
}

fn write<'o, T: Serialize + ?Sized>(document: &T, mut out: Out<'o>, form: Form<'_>) -> Out<'o> {
    let mut serializer = Serializer::with_formatter(&mut out, form);
    document
        .serialize(&mut serializer)
        .expect("the wire types have text keys and no fallible serialisation");
    out
}

/// Where the bytes go.
enum Out<'o> {
    Kept(Vec<u8>),
    Dropped,
    /// To a writer, until it fails for the first time.
    Sent {
        to: &'o mut dyn io::Write,
        failed: Option<io::Error>,
    },
}

impl io::Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Kept(kept) => kept.extend_from_slice(bytes),
            Self::Sent {
                to,
                failed: failed @ None,
            } => *failed = to.write_all(bytes).err(),
            Self::Dropped | Self::Sent { .. } => {}
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The form of canonical JSON, and who looks at the texts on the way.
struct Form<'l> {
    pretty: PrettyFormatter<'static>,
    look: Option<Look<'l>>,
}

/// Where in the document the serializer is.
struct Look<'l> {
    path: Pointer,
    /// The text that is being written.
    text: String,
    is_key: bool,
    open: Vec<Open>,
    see: &'l mut dyn FnMut(&Pointer, &str),
}

/// A list or a group of keys that is being written.
#[derive(Default)]
struct Open {
    /// Whether the JSON pointer is that of an entry, which the next one replaces.
    is_within: bool,
    /// The position of the next entry of a list.
    next: usize,
}

impl Look<'_> {
    fn begin(&mut self) {
        self.open.push(Open::default());
    }

    fn end(&mut self) {
        if self.open.pop().is_some_and(|open| open.is_within) {
            self.path.pop();
        }
    }

    fn entry(&mut self) {
        if let Some(open) = self.open.last_mut() {
            if std::mem::replace(&mut open.is_within, true) {
                self.path.pop();
            }
            self.path.push_index(open.next);
            open.next += 1;
        }
    }

    fn end_text(&mut self) {
        if self.is_key
            && let Some(open) = self.open.last_mut()
        {
            if std::mem::replace(&mut open.is_within, true) {
                self.path.pop();
            }
            self.path.push_key(&self.text);
        }
        (self.see)(&self.path, &self.text);
    }
}

/// Calls the observer, then the usual formatter.
macro_rules! step {
    ($($method:ident($($argument:ident: $type:ty),*) $(=> |$look:ident| $then:expr)?;)+) => {$(
        fn $method<W: ?Sized + io::Write>(&mut self, out: &mut W $(, $argument: $type)*) -> io::Result<()> {
            $(if let Some($look) = &mut self.look {
                $then;
            })?
            self.pretty.$method(out $(, $argument)*)
        }
    )+};
}

impl Formatter for Form<'_> {
    step! {
        begin_array() => |look| look.begin();
        end_array() => |look| look.end();
        begin_array_value(first: bool) => |look| look.entry();
        end_array_value();
        begin_object() => |look| look.begin();
        end_object() => |look| look.end();
        begin_object_key(first: bool) => |look| look.is_key = true;
        end_object_key() => |look| look.is_key = false;
        begin_object_value();
        end_object_value();
        begin_string() => |look| look.text.clear();
        end_string() => |look| look.end_text();
        write_string_fragment(fragment: &str) => |look| look.text.push_str(fragment);
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        if let Some(look) = &mut self.look {
            look.text.push(match escape {
                CharEscape::Quote => '"',
                CharEscape::ReverseSolidus => '\\',
                CharEscape::Solidus => '/',
                CharEscape::Backspace => '\u{8}',
                CharEscape::FormFeed => '\u{C}',
                CharEscape::LineFeed => '\n',
                CharEscape::CarriageReturn => '\r',
                CharEscape::Tab => '\t',
                CharEscape::AsciiControl(byte) => char::from(byte),
            });
        }
        self.pretty.write_char_escape(out, escape)
    }
}
