//! Digests of records: `sha1:` and `sha256:`, in base 32, base 16 or base 64.

use sha1::{Digest, Sha1};
use sha2::Sha256;

/// Whether one of these is what a labelled digest was made of; `None` if that is in a way that
/// is not known.
pub(super) fn agrees(labelled: &str, contents: &[&[u8]]) -> Option<bool> {
    let (algorithm, digest) = labelled.split_once(':')?;
    let make: fn(&[u8]) -> Vec<u8> = match algorithm.to_ascii_lowercase().as_str() {
        "sha1" | "sha-1" => |bytes| Sha1::digest(bytes).to_vec(),
        "sha256" | "sha-256" => |bytes| Sha256::digest(bytes).to_vec(),
        _ => return None,
    };
    let digest = digest.trim();
    Some(contents.iter().any(|content| {
        let made = make(content);
        onrecord_core::text::hex(&made).eq_ignore_ascii_case(digest)
            || base32(&made).eq_ignore_ascii_case(digest.trim_end_matches('='))
            || base64(&made)
                == digest
                    .trim_end_matches('=')
                    .replace('-', "+")
                    .replace('_', "/")
    }))
}

fn base32(bytes: &[u8]) -> String {
    in_base(bytes, 5, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
}

fn base64(bytes: &[u8]) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    in_base(bytes, 6, digits)
}

/// Bytes as digits of so many bits, without padding.
fn in_base(bytes: &[u8], bits: u32, digits: &[u8]) -> String {
    let mut out = String::new();
    let (mut held, mut have) = (0u32, 0u32);
    let mut put = |value: u32| {
        let digit = digits.get((value & ((1 << bits) - 1)) as usize);
        out.extend(digit.map(|d| char::from(*d)));
    };
    for byte in bytes {
        held = (held & 0xFFFF) << 8 | u32::from(*byte);
        have += 8;
        while have >= bits {
            have -= bits;
            put(held >> have);
        }
    }
    if have > 0 {
        put(held << (bits - have));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_read_in_all_their_bases() {
        for digest in [
            "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
            "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
            "SHA1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
            "sha1:qZk-NkcGgWq6PiVxeFDCbJzQ2J0",
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ] {
            assert_eq!(agrees(digest, &[b"x", b"abc"]), Some(true), "{digest}");
            assert_eq!(agrees(digest, &[b"abcd"]), Some(false));
        }
        assert_eq!(
            agrees("md5:900150983cd24fb0d6963f7d28e17f72", &[b"abc"]),
            None
        );
        assert_eq!(agrees("none", &[b"abc"]), None);
    }
}
