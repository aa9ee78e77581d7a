#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| cpi_fuzz::publication(data));
