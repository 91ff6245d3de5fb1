//! The signature of a capture's list of files (WACZ Signing and Verification 0.1.0, Webrecorder): by a key that it carries, or by the
//! key of a certificate for a name on the web.
//!
//! It is worked out here that the signature fits the key. Whose key it is, who issued a certificate, and whether a time stamp holds
//! cannot be: that takes keys and roots from elsewhere. It is said so.

use mail_parser::decoders::base64::base64_decode;
use rustls_pki_types::{
    CertificateDer, ServerName, SignatureVerificationAlgorithm, SubjectPublicKeyInfoDer,
};
use serde_json::Value;
use webpki::{
    EndEntityCert, Error, RawPublicKeyEntity,
    ring::{
        ECDSA_P256_SHA256, ECDSA_P256_SHA384, ECDSA_P384_SHA256, ECDSA_P384_SHA384, ED25519,
        RSA_PKCS1_2048_8192_SHA256,
    },
};

use super::listed::{moment, words};
use crate::{import::Capture, text::brief};

/// What signatures are made by: browsers sign with P-384 over SHA-256, servers with P-256.
const KINDS: [&dyn SignatureVerificationAlgorithm; 6] = [
    ECDSA_P384_SHA256,
    ECDSA_P256_SHA256,
    ECDSA_P384_SHA384,
    ECDSA_P256_SHA384,
    ED25519,
    RSA_PKCS1_2048_8192_SHA256,
];

/// Holds a signature against what it should be of: the hash of the list of files, as it is written.
pub fn verify(signed: &Value, hash: &str, capture: &mut Capture) {
    let claimed = words(signed, "hash");
    if !claimed.eq_ignore_ascii_case(hash) {
        capture
            .wrong
            .push("its signature is of another list of files".to_owned());
    }
    let wrong = |what: &str| format!("its signature cannot be held against anything: {what}");
    let Some(signature) = decoded(&words(signed, "signature")) else {
        capture.wrong.push(wrong("it cannot be read"));
        return;
    };
    let (key, certificate) = (words(signed, "publicKey"), words(signed, "domainCert"));
    let message = claimed.as_bytes();
    let fits = if !key.is_empty() {
        by_key(&key, message, &signature).map(|fits| {
            fits.then(|| {
                "The signature fits the key it carries; whose key it is, is not shown by that."
                    .to_owned()
            })
        })
    } else if !certificate.is_empty() {
        by_certificate(&certificate, &words(signed, "domain"), message, &signature)
    } else {
        Err("it carries no key".to_owned())
    };
    match fits {
        Ok(Some(told)) => capture.told.push(told),
        Ok(None) => capture
            .wrong
            .push("its signature does not fit the key it carries".to_owned()),
        Err(what) => capture.wrong.push(wrong(&what)),
    }
    if let Some(at) = moment(signed, "created") {
        let day = super::pages::day(at).map_or_else(String::new, crate::import::day_words);
        if !day.is_empty() {
            capture
                .told
                .push(format!("It says that it was signed on {day}."));
        }
    }
    if !words(signed, "timeSignature").is_empty() {
        capture
            .told
            .push("It carries a time stamp of somebody else's, which is not checked.".to_owned());
    }
}

/// Whether a signature fits a key.
fn by_key(key: &str, message: &[u8], signature: &[u8]) -> Result<bool, String> {
    let key = decoded(key).ok_or("its key cannot be read")?;
    let key = SubjectPublicKeyInfoDer::from(key.as_slice());
    let key = RawPublicKeyEntity::try_from(&key)
        .ok()
        .ok_or("its key cannot be read")?;
    any_fits(signature, |kind, signature| {
        key.verify_signature(kind, message, signature)
    })
}

/// What is to be said of a signature that fits the key of a certificate; nothing if it does not.
fn by_certificate(
    chain: &str,
    domain: &str,
    message: &[u8],
    signature: &[u8],
) -> Result<Option<String>, String> {
    let unread = || "its certificate cannot be read".to_owned();
    let first = first_of(chain).ok_or_else(unread)?;
    let first = CertificateDer::from(first);
    let certificate = EndEntityCert::try_from(&first).ok().ok_or_else(unread)?;
    let fits = any_fits(signature, |kind, signature| {
        certificate.verify_signature(kind, message, signature)
    })?;
    if !fits {
        return Ok(None);
    }
    let name = ServerName::try_from(domain).ok();
    let named =
        name.is_some_and(|name| certificate.verify_is_valid_for_subject_name(&name).is_ok());
    if !domain.is_empty() && !named {
        return Err(format!(
            "its certificate does not name {}",
            brief(domain, 80)
        ));
    }
    let of = if named {
        format!("a certificate for {}", brief(domain, 80))
    } else {
        "a certificate".to_owned()
    };
    Ok(Some(format!(
        "The signature fits the key of {of}, which it carries; who issued that, and whether it was valid, is not checked."
    )))
}

/// Whether a signature fits, by any kind that suits the key.
fn any_fits(
    signature: &[u8],
    fits: impl Fn(&dyn SignatureVerificationAlgorithm, &[u8]) -> Result<(), Error>,
) -> Result<bool, String> {
    let forms = [Some(signature.to_vec()), as_two_numbers(signature)];
    let mut suits = false;
    for kind in KINDS {
        for form in forms.iter().flatten() {
            match fits(kind, form) {
                Ok(()) => return Ok(true),
                Err(Error::InvalidSignatureForPublicKey) => suits = true,
                Err(_) => {}
            }
        }
    }
    if suits {
        Ok(false)
    } else {
        Err("its key is of a kind that is not known".to_owned())
    }
}

/// A signature that browsers write as two numbers of the same length (IEEE P1363), as certificates have them (RFC 3279, 2.2.3).
fn as_two_numbers(signature: &[u8]) -> Option<Vec<u8>> {
    if ![64, 96].contains(&signature.len()) {
        return None;
    }
    let (first, second) = signature.split_at_checked(signature.len() / 2)?;
    let mut both = Vec::new();
    for number in [first, second] {
        let zeros = number.iter().take_while(|byte| **byte == 0).count();
        let number = number.get(zeros..)?;
        let above = number.first().is_none_or(|first| first & 0x80 != 0);
        both.extend([2, u8::try_from(number.len() + usize::from(above)).ok()?]);
        both.extend(above.then_some(0));
        both.extend(number);
    }
    let mut whole = vec![0x30, u8::try_from(both.len()).ok()?];
    whole.extend(both);
    // All lengths are below 128: one byte says them.
    Some(whole)
}

/// The first certificate of a chain (RFC 7468).
fn first_of(chain: &str) -> Option<Vec<u8>> {
    let (_, from) = chain.split_once("-----BEGIN CERTIFICATE-----")?;
    let (inner, _) = from.split_once("-----END CERTIFICATE-----")?;
    decoded(inner)
}

/// What base64 says.
fn decoded(words: &str) -> Option<Vec<u8>> {
    let plain: Vec<u8> = words
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    base64_decode(&plain).filter(|bytes| !bytes.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What the signatures below are of; made with OpenSSL.
    const HASH: &str = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    const KEY: &str = "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEwdiPnZDm5eV8lV+xUbW00sYdenTusR/SS/vu+9AcENr/EdDqKRBzqRyAxk85GtWgQBTM8HNMpJTXDOfxfFs1Dqh2PvylgdT5fT5tPtzQE+4Yqhf5NcZv4vZsksWnRlyx";
    const BY_KEY: &str = "LPuvEnjKlMLGe6clIZ7InCjom9koFkWlNPLNS/A7DZjRDMGHooajBTSju8PJd9tSIGl4BjmQZOmhAnMgCyJZfKcg/6imMVRnhEJ56igirjA9w15wiRU+J1WxlcKqTjpD";
    const CHAIN: &str = "-----BEGIN CERTIFICATE-----\nMIIBOjCB4aADAgECAgECMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCVRlc3QgUm9v\ndDAeFw0yNjAxMDEwMDAwMDBaFw0zNjAxMDEwMDAwMDBaMBoxGDAWBgNVBAMMD2Fy\nY2hpdmUuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHM85rI+HUeG\n2w1rTLyPueYoCprAMTmYP9ZEGfwzhuNSF2s67aps0VII3rLS4Oinffax7+iiDTr5\nlcf4VtXak7mjHjAcMBoGA1UdEQQTMBGCD2FyY2hpdmUuZXhhbXBsZTAKBggqhkjO\nPQQDAgNIADBFAiBvFJH/L6NWGKlKVvwTA2KfTHmn2aHU7vt3L+mY9FwRnQIhAJ6M\nurhKkU4Ws0TZXpEHS9p1rb01V0lQjdKhcCFKt4dp\n-----END CERTIFICATE-----";
    const BY_CERTIFICATE: &str = "MEQCIFgR+poJJFvfoHk7hvY8/x/eFOuxIjFxirHb8Q890f5fAiBiqPJCMinTzJSUCMGPdO7maaU7rJ4VPGGJSDaBT6KIzA==";

    fn told(signed: &Value) -> Capture {
        let mut capture = Capture::default();
        verify(signed, HASH, &mut capture);
        capture
    }

    #[test]
    fn a_signature_of_a_browser_is_held_against_its_key() {
        let signed = json!({ "hash": HASH, "signature": BY_KEY, "publicKey": KEY });
        let found = told(&signed);
        assert_eq!(found.wrong, Vec::<String>::new());
        assert!(found.told[0].starts_with("The signature fits the key it carries;"));
        for at in 0..128 {
            // Any sign of it.
            let mut other = BY_KEY.to_owned();
            let sign = if other.get(at..=at) == Some("A") {
                "B"
            } else {
                "A"
            };
            other.replace_range(at..=at, sign);
            let signed = json!({ "hash": HASH, "signature": other, "publicKey": KEY });
            assert_eq!(
                told(&signed).wrong,
                ["its signature does not fit the key it carries"]
            );
        }
        let other = HASH.replace('0', "1");
        let mut capture = Capture::default();
        verify(&signed, &other, &mut capture);
        assert_eq!(capture.wrong, ["its signature is of another list of files"]);
    }

    #[test]
    fn a_signature_of_a_server_is_held_against_its_certificate_and_no_more_is_claimed() {
        let signed = |domain: &str, signature: &str| {
            told(
                &json!({ "hash": HASH, "signature": signature, "domainCert": CHAIN, "domain": domain, "timeSignature": "AAAA" }),
            )
        };
        let found = signed("archive.example", BY_CERTIFICATE);
        assert_eq!(found.wrong, Vec::<String>::new());
        assert_eq!(
            found.told,
            [
                "The signature fits the key of a certificate for archive.example, which it carries; who issued that, and whether it was valid, is not checked.",
                "It carries a time stamp of somebody else's, which is not checked.",
            ]
        );
        let found = signed("courier.example", BY_CERTIFICATE);
        assert!(
            found.wrong[0].contains("does not name courier.example"),
            "{found:?}"
        );
        let found = signed("archive.example", BY_KEY);
        assert_eq!(
            found.wrong,
            ["its signature does not fit the key it carries"]
        );
    }

    #[test]
    fn numbers_are_written_as_certificates_have_them() {
        let mut raw = vec![0; 64];
        raw[31] = 0x80;
        raw[33] = 0x7f;
        raw[63] = 1;
        let whole = as_two_numbers(&raw).unwrap();
        assert_eq!(whole[..6], [0x30, 37, 2, 2, 0, 0x80]);
        assert_eq!(whole[6..9], [2, 31, 0x7f]);
        assert_eq!(
            as_two_numbers(&[0; 64]).unwrap(),
            [0x30, 6, 2, 1, 0, 2, 1, 0]
        );
        assert!(as_two_numbers(&[1; 63]).is_none());
    }
}
