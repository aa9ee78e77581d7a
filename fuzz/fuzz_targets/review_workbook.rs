#![no_main]
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    cpi_fuzz::members::mutate(data, size, max_size, seed, libfuzzer_sys::fuzzer_mutate)
});
libfuzzer_sys::fuzz_target!(|data: &[u8]| cpi_fuzz::review_workbook(data));
