//! What unpacks everywhere: gzip. The same bytes in are the same bytes out, natively and in a browser, on every day.

use miniz_oxide::deflate::compress_to_vec;

/// The most that this packer tries.
const LEVEL: u8 = 10;
/// Gzip by deflate, without a name and a day, made as small as it gets, on no system in particular.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

/// Packs a file.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = HEAD.to_vec();
    packed.extend(compress_to_vec(bytes, LEVEL));
    packed.extend(crc32fast::hash(bytes).to_le_bytes());
    // The format counts in 32 bits and from 0 again beyond them.
    packed.extend(u32::try_from(bytes.len() & 0xffff_ffff).unwrap_or_default().to_le_bytes());
    packed
}
