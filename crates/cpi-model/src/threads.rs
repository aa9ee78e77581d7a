//! How is work shared out among threads?

use std::thread::{self, ScopedJoinHandle};

/// What a function makes of each item, each in a thread of its own, in the order of the items. A panic in
/// one goes on in the caller.
pub fn in_threads<I: Send, R: Send>(
    items: impl IntoIterator<Item = I>,
    work: impl Fn(I) -> R + Sync,
) -> Vec<R> {
    let work = &work;
    thread::scope(|scope| {
        let running = items
            .into_iter()
            .map(|item| scope.spawn(move || work(item)));
        let running: Vec<_> = running.collect();
        running.into_iter().map(joined).collect()
    })
}

/// What two functions make, the first in a thread of its own.
pub fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (joined(one), other)
    })
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::{both, in_threads};

    #[test]
    fn what_is_made_stands_in_the_order_of_the_items() {
        let squares = in_threads(0..9_u32, |number| number * number);
        assert_eq!(squares, [0, 1, 4, 9, 16, 25, 36, 49, 64]);
        assert!(in_threads(0..0_u32, |number| number).is_empty());
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }

    #[test]
    #[should_panic(expected = "the third")]
    fn a_panic_in_a_thread_goes_on_in_the_caller() {
        in_threads(1..5, |number| assert_ne!(number, 3, "the third"));
    }
}
