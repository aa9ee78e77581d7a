//! Which known word is meant by one that is not known?

/// A hint that begins with the one word that is nearest to what was found, if any is near.
///
/// # Examples
///
/// ```
/// use cpi_model::problem::suggest;
/// let known = ["weight", "scale"];
/// assert_eq!(suggest("wieght", known, "correct it"), "did you mean `weight`? If not, correct it");
/// assert_eq!(suggest("colour", known, "correct it"), "correct it");
/// ```
pub fn suggest<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    match near(found, known) {
        Some(word) => format!("did you mean `{word}`? If not, {otherwise}"),
        None => otherwise.to_owned(),
    }
}

/// The one word that is nearest to what was found, if any is near.
///
/// # Examples
///
/// ```
/// use cpi_model::problem::near;
/// assert_eq!(near("indicater", ["indicator", "answer"]).as_deref(), Some("indicator"));
/// ```
pub fn near<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(found, &mut known.into_iter())
}

/// One function for every kind of iterator.
fn nearest(found: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let letters: Vec<char> = found.chars().take(LONGEST_WORD).collect();
    let mut least = if letters.len() < 5 { 2 } else { 3 };
    let mut nearest: Option<String> = None;
    let mut alone = true;
    for word in known {
        // A mistyped word mostly begins right.
        let begins = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
        if begins(word) != begins(found) {
            continue;
        }
        let steps = steps(&letters, &word.chars().collect::<Vec<_>>());
        if steps < least {
            (least, nearest, alone) = (steps, Some(word.to_owned()), true);
        } else if steps == least && nearest.as_deref().is_some_and(|near| near != word) {
            alone = false;
        }
    }
    nearest.filter(|_| alone)
}

/// The words that are known, for a message: all of a few, or how many there are and those that are
/// nearest to what was found.
///
/// # Examples
///
/// ```
/// use cpi_model::problem::listed;
/// assert_eq!(listed("XAD", &["XAA", "XAB"]), "XAA, XAB");
/// let many: Vec<String> = (b'A'..=b'Z').map(|c| format!("XA{}", char::from(c))).collect();
/// assert_eq!(listed("xan", &many), "26, among them XAN, XAA, XAB, XAC, XAD");
/// assert_eq!(listed("123", &many), "26, from XAA to XAZ");
/// ```
pub fn listed<T: AsRef<str>>(found: &str, known: &[T]) -> String {
    const ALL: usize = 12;
    const NEAREST: usize = 5;
    let words = known.iter().map(AsRef::as_ref);
    if known.len() <= ALL {
        return words.collect::<Vec<&str>>().join(", ");
    }
    let letters: Vec<char> = found.chars().take(LONGEST_WORD).collect();
    let mut near: Vec<(usize, &str)> = words
        .map(|word| (steps(&letters, &word.chars().collect::<Vec<_>>()), word))
        .filter(|(steps, _)| *steps < letters.len().clamp(1, 4))
        .collect();
    near.sort_by_key(|(steps, _)| *steps);
    let near: Vec<&str> = near.iter().take(NEAREST).map(|(_, word)| *word).collect();
    let count = known.len();
    match (near.is_empty(), known) {
        (true, [first, .., last]) => {
            format!("{count}, from {} to {}", first.as_ref(), last.as_ref())
        }
        _ => format!("{count}, among them {}", near.join(", ")),
    }
}

/// No word that a person mistypes is longer.
const LONGEST_WORD: usize = 64;

/// How many letters are to be changed, added, taken out or exchanged with the next to come
/// from one word to another (optimal string alignment). The case of letters is no step.
fn steps(one: &[char], other: &[char]) -> usize {
    if 2 < one.len().abs_diff(other.len()) {
        return usize::MAX;
    }
    let same = |i: usize, j: usize| one[i].eq_ignore_ascii_case(&other[j]);
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let mut least = (rows[i - 1][j] + 1).min(row[j - 1] + 1);
            least = least.min(rows[i - 1][j - 1] + usize::from(!same(i - 1, j - 1)));
            if 1 < i && 1 < j && same(i - 1, j - 2) && same(i - 2, j - 1) {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}
