//! In which order do the functions of a WebAssembly stand, so that a server compresses it well?
//!
//! A compressor finds repetitions within 32 KiB. Functions that are compiled from one generic function for
//! several types are much alike; ordered by name they stand beside each other. For the scores this saves 6 %.

use std::borrow::Cow;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionSectionReader, KnownCustom, Name, Parser,
    Payload, TypeRef,
};

/// A WebAssembly with its functions ordered by their names, which are then left out.
pub(super) fn by_name(module: &[u8]) -> Result<Vec<u8>, String> {
    let mut order = Order::of(module).map_err(|error| error.to_string())?;
    let mut ordered = Module::new();
    order
        .parse_core_module(&mut ordered, Parser::new(0), module)
        .map_err(|error| error.to_string())?;
    Ok(ordered.finish())
}

/// Which function comes where.
struct Order {
    imported: u32,
    /// The functions that are defined here, in the new order, by their positions in the old one.
    old: Vec<u32>,
    /// The new position of each.
    new: Vec<u32>,
}

impl Order {
    fn of(module: &[u8]) -> Result<Self, wasmparser::BinaryReaderError> {
        let (mut imported, mut defined) = (0_u32, 0_u32);
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    defined = section.count();
                    names = vec![Cow::Borrowed(""); defined as usize];
                }
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(section) = section.as_known() else {
                        continue;
                    };
                    for part in section {
                        let Name::Function(map) = part? else { continue };
                        for naming in map {
                            let naming = naming?;
                            let at = naming.index.checked_sub(imported);
                            if let Some(name) = at.and_then(|at| names.get_mut(at as usize)) {
                                *name = Cow::Owned(without_hash(naming.name).to_owned());
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        let mut old: Vec<u32> = (0..defined).collect();
        old.sort_by(|one, other| names[*one as usize].cmp(&names[*other as usize]));
        let mut new = vec![0; old.len()];
        for (position, function) in (0_u32..).zip(&old) {
            new[*function as usize] = position;
        }
        Ok(Self { imported, old, new })
    }
}

/// The name of a function without the hash that differs between its instances.
fn without_hash(name: &str) -> &str {
    let is_hash = |hash: &str| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    match name.rsplit_once("::h") {
        Some((name, hash)) if is_hash(hash) => name,
        _ => name,
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let defined = function.checked_sub(self.imported);
        Ok(defined.map_or(function, |at| self.imported + self.new[at as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for at in self.old.clone() {
            functions.function(self.type_index(types[at as usize])?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for at in self.old.clone() {
            self.parse_function_body(code, bodies[at as usize].clone())?;
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        match section.as_known() {
            KnownCustom::Name(_) => Ok(()),
            _ => utils::parse_custom_section(self, module, section),
        }
    }
}
