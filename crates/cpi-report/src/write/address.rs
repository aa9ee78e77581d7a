//! Which addresses may a document lead to?

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// An address that a word processor or a reader of PDF may follow: `http` or `https`, with every
/// character that an address may not have in its percent form. Word refuses a whole file for one
/// address that it cannot parse.
pub(super) fn target(address: &str) -> Option<String> {
    /// Word takes no longer ones.
    const LONGEST: usize = 2_000;
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| lower.starts_with(scheme))?;
    let rest = &address[scheme.len()..];
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '_');
    if !host.starts_with(char::is_alphanumeric) || !host.chars().all(is_host) {
        return None;
    }
    // What follows a colon is a port, once.
    let mut ports = host.splitn(2, ':').skip(1);
    if ports.any(|port| port.parse::<u16>().is_err()) {
        return None;
    }
    let mut written = format!("{scheme}{host}");
    let mut has_fragment = false;
    let rest = &rest[host.len()..];
    for (at, c) in rest.char_indices() {
        let is_kept = c.is_ascii_alphanumeric()
            || matches!(c, '-' | '.' | '_' | '~' | ':' | '/' | '?' | '@' | '!' | '$')
            || matches!(c, '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=')
            || (c == '%' && is_percent_form(&rest[at..]))
            || (c == '#' && !has_fragment);
        has_fragment |= c == '#';
        if is_kept {
            written.push(c);
        } else {
            let mut bytes = [0; 4];
            written.extend(utf8_percent_encode(
                c.encode_utf8(&mut bytes),
                NON_ALPHANUMERIC,
            ));
        }
    }
    (written.len() <= LONGEST).then_some(written)
}

fn is_percent_form(text: &str) -> bool {
    let digits = text.as_bytes().get(1..3);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn an_address_that_can_be_followed_is_written_so_that_it_can() {
        let kept = "https://example.org:8080/a%20b?c=1&d=(e)#f";
        assert_eq!(target(kept).as_deref(), Some(kept));
        let cases = [
            (" HTTP://example.org/a b ", Some("http://example.org/a%20b")),
            ("https://example.org/50%", Some("https://example.org/50%25")),
            (
                "https://example.org/კ#a#b",
                Some("https://example.org/%E1%83%99#a%23b"),
            ),
            ("https://example.org\\@evil.example/", None),
            ("https://a@example.org/", None),
            ("https://example.org:x/", None),
            ("https:///a", None),
            ("javascript:alert(1)", None),
            ("mailto:a@b.example", None),
            ("#a", None),
            ("", None),
        ];
        for (address, expected) in cases {
            assert_eq!(target(address).as_deref(), expected, "{address}");
        }
        assert_eq!(
            target(&format!("https://example.org/{}", "a".repeat(3_000))),
            None
        );
    }
}
