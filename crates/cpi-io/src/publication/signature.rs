//! Who signed a manifest? Signatures of tools that people have: `ssh-keygen -Y sign` and
//! minisign.

use minisign_verify::{PublicKey as MinisignKey, Signature};
use ssh_key::{PublicKey, SshSig};
use thiserror::Error;

/// What a signature by `ssh-keygen` is made for: `-n cpi-publication`. A signature that was made
/// for something else proves nothing here.
pub const NAMESPACE: &str = "cpi-publication";

/// Why a signature does not hold, or cannot be judged.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// Text that is no signature or key.
    #[error("{what} cannot be read: {why}")]
    Unreadable {
        /// What it should be.
        what: &'static str,
        /// The complaint.
        why: String,
    },
    /// A file of allowed signers without a key that can be used.
    #[error("no line of the allowed signers can be used{}; a line is `NAME ssh-ed25519 AAAA…`", for_name(name.as_deref()))]
    NoSigner {
        /// The name that was asked for.
        name: Option<String>,
    },
    /// A signature that was made for something else.
    #[error(
        "the signature was made for `{found}`, not for `{NAMESPACE}`; sign again with `ssh-keygen -Y sign -n {NAMESPACE}`"
    )]
    OtherNamespace {
        /// What it was made for.
        found: String,
    },
    /// A signature by a key that is not among the allowed signers.
    #[error("it is signed by a key that is not among the allowed signers{}: {fingerprint}", for_name(name.as_deref()))]
    NotAllowed {
        /// The name that was asked for.
        name: Option<String>,
        /// The fingerprint of the key.
        fingerprint: String,
    },
    /// A key of a kind that is not checked here.
    #[error(
        "a key of the kind `{kind}` is not checked here; use the tool: `ssh-keygen -Y verify -n {NAMESPACE} -f SIGNERS -I NAME -s SHA256SUMS.sig < SHA256SUMS`"
    )]
    OtherKind {
        /// The kind of the key.
        kind: String,
    },
    /// An allowed signer whose key is limited in a way that is not judged here.
    #[error(
        "the allowed signer `{name}` has the option `{option}`, which is not judged here; use `ssh-keygen -Y verify`"
    )]
    Limited {
        /// The name.
        name: String,
        /// The option.
        option: String,
    },
    /// A signature of other bytes.
    #[error("the signature does not belong to this manifest: one of the two was changed")]
    DoesNotHold,
}

fn for_name(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" under the name `{name}`"))
}

/// A line of a file of allowed signers.
struct Signer {
    names: String,
    options: String,
    key: PublicKey,
}

/// Who signed a manifest with `ssh-keygen -Y sign -n cpi-publication`: the name that the allowed
/// signers (`ssh-keygen(1)`) have for the key.
///
/// # Errors
///
/// [`SignatureError`]; `signer` names the only signer who will do.
pub fn ssh(
    manifest: &[u8],
    signature: &str,
    allowed: &str,
    signer: Option<&str>,
) -> Result<String, SignatureError> {
    let signature = SshSig::from_pem(signature).map_err(|error| SignatureError::Unreadable {
        what: "the signature",
        why: error.to_string(),
    })?;
    let name = signer.map(str::to_owned);
    let signers: Vec<Signer> = allowed.lines().filter_map(line).collect();
    let mut named = signers
        .iter()
        .filter(|it| signer.is_none_or(|name| it.names.split(',').any(|each| each == name)))
        .peekable();
    if named.peek().is_none() {
        return Err(SignatureError::NoSigner { name });
    }
    if signature.namespace() != NAMESPACE {
        return Err(SignatureError::OtherNamespace {
            found: signature.namespace().to_owned(),
        });
    }
    let by = PublicKey::from(signature.public_key().clone());
    let Some(found) = named.find(|it| it.key.key_data() == by.key_data()) else {
        return Err(SignatureError::NotAllowed {
            name,
            fingerprint: by.fingerprint(ssh_key::HashAlg::Sha256).to_string(),
        });
    };
    if let Some(option) = options(&found.options).into_iter().find(|it| limits(it)) {
        return Err(SignatureError::Limited {
            name: found.names.clone(),
            option: option.to_owned(),
        });
    }
    let kind = by.algorithm().to_string();
    if ![
        "ssh-ed25519",
        "sk-ssh-ed25519@openssh.com",
        "ecdsa-sha2-nistp256",
    ]
    .contains(&kind.as_str())
    {
        return Err(SignatureError::OtherKind { kind });
    }
    found
        .key
        .verify(NAMESPACE, manifest, &signature)
        .map_err(|_| SignatureError::DoesNotHold)?;
    Ok(signer.map_or_else(|| found.names.clone(), str::to_owned))
}

/// The options of a signer: separated by commas that are not within quotation marks.
fn options(text: &str) -> Vec<&str> {
    let mut quoted = false;
    let parts = text.split(|c| {
        quoted ^= c == '"';
        c == ',' && !quoted
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// Whether an option limits the key in a way that matters here, or that is not judged: all do
/// but a list of namespaces that has ours.
fn limits(option: &str) -> bool {
    let Some(listed) = option.strip_prefix("namespaces=") else {
        return true;
    };
    let mut listed = listed.trim_matches('"').split(',');
    !listed.any(|namespace| [NAMESPACE, "*"].contains(&namespace))
}

/// A signer; nothing for a comment or a line that holds no key.
fn line(line: &str) -> Option<Signer> {
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let (names, rest) = line.split_once([' ', '\t'])?;
    let kinds = ["ssh-", "ecdsa-", "sk-"];
    let words = rest.split_whitespace();
    let options: Vec<&str> = words
        .take_while(|word| !kinds.iter().any(|kind| word.starts_with(kind)))
        .collect();
    let options = options.join(" ");
    let at = rest.find(&options)? + options.len();
    let key = rest[at..].trim();
    Some(Signer {
        names: names.trim_matches('"').to_owned(),
        options,
        key: PublicKey::from_openssh(key).ok()?,
    })
}

/// Whether a manifest was signed with minisign by a key, given as its file or its line; the
/// trusted comment of the signature.
///
/// # Errors
///
/// [`SignatureError`].
pub fn minisign(manifest: &[u8], signature: &str, key: &str) -> Result<String, SignatureError> {
    let unreadable = |what| {
        move |error: minisign_verify::Error| SignatureError::Unreadable {
            what,
            why: error.to_string(),
        }
    };
    let key = if key.trim().lines().count() < 2 {
        MinisignKey::from_base64(key.trim())
    } else {
        MinisignKey::decode(key)
    };
    let key = key.map_err(unreadable("the public key of minisign"))?;
    let signature = Signature::decode(signature).map_err(unreadable("the signature"))?;
    key.verify(manifest, &signature, false)
        .map_err(|error| match error {
            minisign_verify::Error::UnexpectedKeyId => SignatureError::NotAllowed {
                name: None,
                fingerprint: "its key id is another one".to_owned(),
            },
            _ => SignatureError::DoesNotHold,
        })?;
    Ok(signature.trusted_comment().to_owned())
}
