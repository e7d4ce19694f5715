//! The seal: the hash of an entry's content, kept in the entry.

use std::fmt;

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Reads `sha256:` and 64 hexadecimal digits.
    pub fn read(text: &str) -> Option<Self> {
        let hex = text.strip_prefix("sha256:")?;
        if hex.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        let mut seen = 0;
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            let (high, low) = (DIGITS[usize::from(pair[0])], DIGITS[usize::from(pair[1])]);
            seen |= high | low;
            *byte = high << 4 | low;
        }
        (seen < NO_DIGIT).then_some(Self(bytes))
    }

    /// The first 25 bits as five characters of Crockford's base 32, in lower case: the end of an id.
    /// The alphabet leaves out i, l, o and u (<https://www.crockford.com/base32.html>).
    pub fn short(&self) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let bits = u32::from_be_bytes([self.0[0], self.0[1], self.0[2], self.0[3]]) >> 7;
        (0..5)
            .rev()
            .map(|place| char::from(ALPHABET[(bits >> (5 * place)) as usize & 31]))
            .collect()
    }
}

/// What stands in the table for anything else: a bit more than a digit has.
const NO_DIGIT: u8 = 0x10;

/// The values of hexadecimal digits, for all bytes: every entry has a seal, and minutes have those of all their entries.
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut value = 0;
    while value < 16 {
        digits[b"0123456789abcdef"[value as usize] as usize] = value;
        digits[b"0123456789ABCDEF"[value as usize] as usize] = value;
        value += 1;
    }
    digits
};

impl Digest {
    /// Whether a text can be what [`Digest::short`] gives.
    pub fn is_short(text: &str) -> bool {
        text.len() == 5
            && text.bytes().all(|byte| {
                byte.is_ascii_digit() || (byte.is_ascii_lowercase() && !b"ilou".contains(&byte))
            })
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha256:")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What an entry's seal says of its content.
#[derive(Debug, Clone, PartialEq)]
pub enum Seal {
    /// None is there: the entry was written by hand, and counts like any other.
    Missing,
    /// It matches the content.
    Intact(Digest),
    /// The content is not what was sealed.
    Broken(Box<BrokenSeal>),
}

/// A seal that does not match.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokenSeal {
    /// The seal as written in the file.
    pub written: String,
    /// The seal that the content has now.
    pub actual: Digest,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reads_back() {
        let digest = Digest(std::array::from_fn(|index| {
            u8::try_from(index * 7).unwrap_or(0)
        }));
        assert_eq!(Digest::read(&digest.to_string()), Some(digest));
        assert_eq!(Digest::read("sha256:12"), None);
        assert_eq!(Digest::read("md5:…"), None);
    }

    #[test]
    fn the_short_form_takes_the_first_25_bits() {
        let mut bytes = [0; 32];
        assert_eq!(Digest(bytes).short(), "00000");
        bytes[..4].copy_from_slice(&[0xff, 0xff, 0xff, 0x80]);
        assert_eq!(Digest(bytes).short(), "zzzzz");
        bytes[..4].copy_from_slice(&[0x08, 0x42, 0x10, 0x80]);
        assert_eq!(Digest(bytes).short(), "11111");
    }
}
