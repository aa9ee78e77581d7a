//! Mutates the members of a zip archive instead of its compressed bytes.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// How much of an archive is unpacked.
const MOST: u64 = 1 << 20;

/// Takes one member, has its bytes mutated and packs the archive again; now and then the
/// archive's own bytes are mutated, and members are dropped or written twice.
pub fn mutate(
    data: &mut [u8],
    size: usize,
    max_size: usize,
    seed: u32,
    bytes: fn(&mut [u8], usize, usize) -> usize,
) -> usize {
    let whole = |data: &mut [u8]| bytes(data, size, max_size);
    if seed.is_multiple_of(16) {
        return whole(data);
    }
    let Some(mut members) = members(&data[..size]) else {
        return whole(data);
    };
    if members.is_empty() {
        return whole(data);
    }
    let chosen = (seed / 16) as usize % members.len();
    match (seed / 4096) % 32 {
        0 => drop(members.remove(chosen)),
        1 => {
            let twice = members[chosen].clone();
            members.push(twice);
        }
        _ => {
            let content = &mut members[chosen].1;
            let length = content.len();
            content.resize(length + 4096, 0);
            let most = content.len();
            let length = bytes(content, length, most);
            content.truncate(length);
        }
    }
    match pack(&members) {
        Some(packed) if packed.len() <= max_size && packed.len() <= data.len() => {
            data[..packed.len()].copy_from_slice(&packed);
            packed.len()
        }
        _ => whole(data),
    }
}

fn members(data: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(data)).ok()?;
    (0..archive.len())
        .map(|at| {
            let member = archive.by_index(at).ok()?;
            let name = member.name().ok()?.into_owned();
            let mut content = Vec::new();
            member.take(MOST).read_to_end(&mut content).ok()?;
            Some((name, content))
        })
        .collect()
}

fn pack(members: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The quickest compression: what is tried is how the members are read.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1));
    for (at, (name, content)) in members.iter().enumerate() {
        // The writer refuses a name twice; a directory of the same length is patched below.
        let unique = members[..at].iter().all(|(other, _)| other != name);
        let stored = if unique { name.clone() } else { mark(name) };
        archive.start_file(stored, options).ok()?;
        archive.write_all(content).ok()?;
    }
    let mut packed = archive.finish().ok()?.into_inner();
    for (at, (name, _)) in members.iter().enumerate() {
        if members[..at].iter().any(|(other, _)| other == name) {
            replace(&mut packed, mark(name).as_bytes(), name.as_bytes());
        }
    }
    Some(packed)
}

/// A name of the same length that no member has.
fn mark(name: &str) -> String {
    "\u{1}".repeat(name.len())
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    if from.is_empty() {
        return;
    }
    let mut at = 0;
    while at + from.len() <= bytes.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
            at += to.len();
        } else {
            at += 1;
        }
    }
}
