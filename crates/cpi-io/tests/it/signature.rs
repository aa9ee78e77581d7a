//! Does a signature of a manifest hold? Signatures were made with `ssh-keygen` and, by the
//! format of minisign, with OpenSSL; where `ssh-keygen` is installed, it signs anew.

#![cfg(feature = "publication")]

use cpi_io::publication::signature::{SignatureError, minisign, ssh};
use std::fs;
use std::process::{Command, Stdio};

const MANIFEST: &[u8] = b"the manifest\n";

const ED25519: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJr4vQYtRQmI4UwY3Xk8cerJWUJpWgZ8VvxYnL0RUE6G";
const ECDSA: &str = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBCEN2ROAwsgroy2wTahShmATOOvt8E5EqWOQ86pMAy6DarqIkDInAbpfhQR+iVlbC6O8aGgBduxlZR0zlB4rQlQ=";
const RSA: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDJMCctzd891gIkoSe/HWOkwIAfC08ejQVHE6TxxLPIdrSOQQ+CF3JJgxNovZlIKDEkF4cyiQvXnUwyVLnUr+rl05nVD9XxUJ0zheg6wBT9illIV/vClfTrqpNRtumIEIFG0uemJRQWUW6h4QM5hfypzfqrFv3lBdGzPn/1z+4AqNHyRP1xygBHOgoVJVTUNPjqs+nzGtp85Kxz92VR0/jz0mZidMJ/IaT0M3YNNP0dFnRw94LpU9YyJU0QFFtNs3wa3kI/OIM6X/gz2pRgPSb7nz8KfSlkEQpRaWlLAWXDaYd0qHLBeAztC2mLl1jpAziqTPtnuxdALYTsVUdCLVCqp0lwEFwwOQ6v50XnVQ+9VpKiVIo6++G+mMB4Ld1j+EfzqHubc0clD0PLzp1c1ieQ2G6ijDW0rUdvPbnC7mplrBTlBfE2nKtQtj+diwJLu+YOmE0fnaBuswB/wFmPR/cjyukFOQ/C/rIAlooPuARzxIWdresfta+sPVKaXNTJLd0=";
const BY_ED25519: &str = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgmvi9Bi1FCYjhTBjdeTxx6slZQm\nlaBnxW/FicvRFQToYAAAAPY3BpLXB1YmxpY2F0aW9uAAAAAAAAAAZzaGE1MTIAAABTAAAA\nC3NzaC1lZDI1NTE5AAAAQNNIXNksPCiy3nyV93RdoXfM5Cc7/x6Ya4LkAR6groQze1i+L4\n1bvth8RYWBgkyQ23KikrxI7u67qlt0OX3Gsgs=\n-----END SSH SIGNATURE-----";
const BY_ECDSA: &str = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE\nEEIQ3ZE4DCyCujLbBNqFKGYBM46+3wTkSpY5DzqkwDLoNquoiQMicBul+FBH6JWVsLo7xo\naAF27GVlHTOUHitCVAAAAA9jcGktcHVibGljYXRpb24AAAAAAAAABnNoYTUxMgAAAGQAAA\nATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAEkAAAAgXLtvwKe4jqMKQAmjPjkB4JlEv/rUmSCu\npHHCowMePe0AAAAhAKwKNAvs9kJdpWP8IWw8yjakyizqtk3wh2q6/D2dh0AE\n-----END SSH SIGNATURE-----";
const BY_RSA: &str = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAAZcAAAAHc3NoLXJzYQAAAAMBAAEAAAGBAMkwJy3N3z3WAiShJ78dY6\nTAgB8LTx6NBUcTpPHEs8h2tI5BD4IXckmDE2i9mUgoMSQXhzKJC9edTDJUudSv6uXTmdUP\n1fFQnTOF6DrAFP2KWUhX+8KV9Ouqk1G26YgQgUbS56YlFBZRbqHhAzmF/KnN+qsW/eUF0b\nM+f/XP7gCo0fJE/XHKAEc6ChUlVNQ0+Oqz6fMa2nzkrHP3ZVHT+PPSZmJ0wn8hpPQzdg00\n/R0WdHD3gulT1jIlTRAUW02zfBreQj84gzpf+DPalGA9JvufPwp9KWQRClFpaUsBZcNph3\nSocsF4DO0LaYuXWOkDOKpM+2e7F0AthOxVR0ItUKqnSXAQXDA5Dq/nRedVD71WkqJUijr7\n4b6YwHgt3WP4R/Ooe5tzRyUPQ8vOnVzWJ5DYbqKMNbStR289ucLuamWsFOUF8Tacq1C2P5\n2LAku75g6YTR+doG6zAH/AWY9H9yPK6QU5D8L+sgCWig+4BHPEhZ2t6x+1r6w9Uppc1Mkt\n3QAAAA9jcGktcHVibGljYXRpb24AAAAAAAAABnNoYTUxMgAAAZQAAAAMcnNhLXNoYTItNT\nEyAAABgHV05n4FELbiouTo/qHODADZpylrx6DzFt3taFYVvTtWkrBBE0bT75ps39gVtWnh\nyssDfNKdtOE/10mqCTUn7lzd5+DyOTLagMHXpXNhtNNe1KwE12jhaH2oCK+iY8ozKboE2M\nHWN4pw9tEJEB4BDqMZj6w5275vKDx5Sy5P1cq56iagLFmnWtS/3BTiNV/gF/wFcrUTWpTN\nx13qaOhRlhUR4Ehhmex4SsbRzwZine0+9ZxBQjh7U/8rM1E5kNopAyXzFV0uvMpBXNQdMV\njZAMctqGS4Vvm9O8ijlxkflxV8JkyIV6OYdnieXwLPXgcc3naBl73rXP2BCvKd6sMYIldh\nS9CfEY8CnGUGcsODEAYnO+SX8reTeJT/9hGYPYDZygbkQaZriRkCpB54wr69M3HNjiCaem\nOPADpUpfcir96GU53/Cw3iYFBYl9ZPKmVBnTRpT47nEk0+n7Un06npfogrsevKadXqrkxG\nGcWiTq/U3hlR/EzdyIh0eXnFmSnzEA==\n-----END SSH SIGNATURE-----";
/// Made with `-n file`.
const FOR_FILES: &str = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgmvi9Bi1FCYjhTBjdeTxx6slZQm\nlaBnxW/FicvRFQToYAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx\nOQAAAEDbDDDya8Fo4ZtSaH20E7Z1zVdgiVpqGBNGgFReH331OM84Q0DMvztcXBlPmxCmIB\nUXuMTlgdidjODCl7ZmrSsB\n-----END SSH SIGNATURE-----";

const MINISIGN_KEY: &str = "untrusted comment: minisign public key\n\
    RWQBI0VniavN7+4aiZvUOY82uZrcdqyUJ6czBN3T57PpJ9M9pRJaJ2pr\n";
const BY_MINISIGN: &str = "untrusted comment: signature\n\
    RUQBI0VniavN77nzWNbP+7+QP4TGemDibICQp9We9zlmFynDasi6yzgjN9rVRRf+uE2of5YB0tzt5CGxWW59pKoqCPwDYbDvUQ4=\n\
    trusted comment: timestamp:1\tfile:SHA256SUMS\thashed\n\
    DXeXWnPADGMnFyNSSHJylWpDeRE0uKdVCEuTbn/ff5XD6Xgp2AF84rViiPAUUgBh4dbvskLhZPdFTZZLwdUMBw==\n";

/// A file of allowed signers: a comment, an entry that is no key, and two signers.
fn allowed() -> String {
    format!(
        "# signers\nnobody\nsecretariat,office {ED25519} a comment\nmember {ECDSA}\nold {RSA}\n"
    )
}

#[test]
fn a_signature_of_ssh_names_its_signer() {
    let by = |signature, signer| ssh(MANIFEST, signature, &allowed(), signer);
    assert_eq!(by(BY_ED25519, None).unwrap(), "secretariat,office");
    assert_eq!(by(BY_ED25519, Some("office")).unwrap(), "office");
    assert_eq!(by(BY_ECDSA, None).unwrap(), "member");
    let quoted = format!("\"secretariat\" namespaces=\"cpi-publication,git\" {ED25519}");
    assert_eq!(
        ssh(MANIFEST, BY_ED25519, &quoted, None).unwrap(),
        "secretariat"
    );
}

#[test]
fn a_signature_that_does_not_hold_says_why() {
    let refused = |manifest: &[u8], signature: &str, allowed: &str, signer: Option<&str>| {
        ssh(manifest, signature, allowed, signer)
            .unwrap_err()
            .to_string()
    };
    let allowed = allowed();
    assert_eq!(
        refused(b"another manifest\n", BY_ED25519, &allowed, None),
        "the signature does not belong to this manifest: one of the two was changed"
    );
    assert_eq!(
        refused(MANIFEST, FOR_FILES, &allowed, None),
        "the signature was made for `file`, not for `cpi-publication`; sign again with `ssh-keygen -Y sign -n cpi-publication`"
    );
    assert!(
        refused(MANIFEST, BY_ED25519, &allowed, Some("member"))
            .starts_with("it is signed by a key that is not among the allowed signers under the name `member`: SHA256:")
    );
    assert_eq!(
        refused(MANIFEST, BY_ED25519, &allowed, Some("other")),
        "no line of the allowed signers can be used under the name `other`; a line is `NAME ssh-ed25519 AAAA…`"
    );
    assert!(refused(MANIFEST, BY_RSA, &allowed, None).starts_with(
        "a key of the kind `ssh-rsa` is not checked here; use the tool: `ssh-keygen -Y verify"
    ));
    let limited = format!("secretariat valid-before=\"20270101\" {ED25519}");
    assert_eq!(
        refused(MANIFEST, BY_ED25519, &limited, None),
        "the allowed signer `secretariat` has the option `valid-before=\"20270101\"`, which is not judged here; use `ssh-keygen -Y verify`"
    );
    let other = format!("secretariat namespaces=\"git\" {ED25519}");
    assert!(refused(MANIFEST, BY_ED25519, &other, None).contains("namespaces=\"git\""));
    assert!(
        refused(MANIFEST, "no signature", &allowed, None)
            .starts_with("the signature cannot be read: ")
    );
}

#[test]
fn a_signature_of_minisign_holds_or_says_why_not() {
    let line = MINISIGN_KEY.lines().nth(1).unwrap();
    for key in [MINISIGN_KEY, line] {
        assert_eq!(
            minisign(MANIFEST, BY_MINISIGN, key).unwrap(),
            "timestamp:1\tfile:SHA256SUMS\thashed"
        );
    }
    assert_eq!(
        minisign(b"another manifest\n", BY_MINISIGN, MINISIGN_KEY),
        Err(SignatureError::DoesNotHold)
    );
    let comment = BY_MINISIGN.replace("timestamp:1", "timestamp:2");
    assert_eq!(
        minisign(MANIFEST, &comment, MINISIGN_KEY),
        Err(SignatureError::DoesNotHold)
    );
    let other = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    assert!(matches!(
        minisign(MANIFEST, BY_MINISIGN, other),
        Err(SignatureError::NotAllowed { .. })
    ));
    let unreadable = minisign(MANIFEST, "no signature", MINISIGN_KEY).unwrap_err();
    assert!(
        unreadable
            .to_string()
            .starts_with("the signature cannot be read: ")
    );
}

#[test]
fn what_ssh_keygen_signs_here_holds_and_it_checks_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let keygen = |arguments: &[&str]| {
        Command::new("ssh-keygen")
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .status()
    };
    // Without the tool, the signatures above, which it made, have to do.
    let Ok(made) = keygen(&["-q", "-t", "ed25519", "-N", "", "-C", "x", "-f", "key"]) else {
        return;
    };
    assert!(made.success());
    fs::write(at("SHA256SUMS"), MANIFEST).unwrap();
    let sign = [
        "-Y",
        "sign",
        "-n",
        "cpi-publication",
        "-f",
        "key",
        "SHA256SUMS",
    ];
    assert!(keygen(&sign).unwrap().success());
    let key = fs::read_to_string(at("key.pub")).unwrap();
    let signers = format!("secretariat {key}");
    let signature = fs::read_to_string(at("SHA256SUMS.sig")).unwrap();
    assert_eq!(
        ssh(MANIFEST, &signature, &signers, None).unwrap(),
        "secretariat"
    );
    fs::write(at("signers"), &signers).unwrap();
    let verified = Command::new("ssh-keygen")
        .args([
            "-Y",
            "verify",
            "-n",
            "cpi-publication",
            "-f",
            "signers",
            "-I",
            "secretariat",
        ])
        .args(["-s", "SHA256SUMS.sig"])
        .current_dir(folder.path())
        .stdin(fs::File::open(at("SHA256SUMS")).unwrap())
        .output()
        .unwrap();
    assert!(verified.status.success(), "{verified:?}");
}
