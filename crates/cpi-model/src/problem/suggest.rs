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
    let found: Vec<char> = found.to_lowercase().chars().take(LONGEST_WORD).collect();
    let most = if found.len() < 5 { 1 } else { 2 };
    let mut nearest: Option<(usize, &str)> = None;
    let mut alone = true;
    for word in known {
        let letters: Vec<char> = word.to_lowercase().chars().collect();
        // Whoever mistypes a word mostly begins it right.
        if letters.first() != found.first() {
            continue;
        }
        let steps = steps(&found, &letters);
        let before = nearest.map_or(most + 1, |(steps, _)| steps);
        if steps < before {
            (nearest, alone) = (Some((steps, word)), true);
        } else if steps == before && nearest.is_some_and(|(_, near)| near != word) {
            alone = false;
        }
    }
    match nearest {
        Some((_, word)) if alone => format!("did you mean `{word}`? If not, {otherwise}"),
        _ => otherwise.to_owned(),
    }
}

/// No word that a person mistypes is longer.
const LONGEST_WORD: usize = 64;

/// How many letters are to be changed, added, taken out or exchanged with the next to come
/// from one word to another (optimal string alignment).
fn steps(one: &[char], other: &[char]) -> usize {
    if 2 < one.len().abs_diff(other.len()) {
        return usize::MAX;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let differs = usize::from(one[i - 1] != other[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(row[j - 1] + 1);
            least = least.min(rows[i - 1][j - 1] + differs);
            if 1 < i && 1 < j && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}
