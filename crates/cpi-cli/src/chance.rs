//! What can nobody guess? Drawn here, since the libraries draw nothing: they are given a seed.

use crate::failure::Failure;
use cpi_model::history::Seed;

/// The seed of the salts of one run, from the operating system. It is not kept.
pub(crate) fn seed() -> Result<Seed, Failure> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| {
        Failure::NotThere(
            "the operating system gives no random numbers, without which no text can be recorded"
                .to_owned(),
        )
    })?;
    Ok(Seed::new(bytes))
}
