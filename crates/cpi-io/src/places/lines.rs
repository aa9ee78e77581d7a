//! Lines and columns of byte offsets.

/// Where the lines of a text begin.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let after = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// The line and the column, counted in characters, of a byte; both from 1.
    pub(crate) fn at(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        let mut end = offset.min(self.text.len());
        while start < end && !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.text[start..end.max(start)].chars().count() + 1;
        (
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }

    /// The line and the column of a byte that is itself given by line and byte, from 1.
    pub(crate) fn in_line(&self, line: usize, byte: usize) -> (u32, u32) {
        let start = self.starts.get(line.max(1) - 1).copied();
        self.at(start.unwrap_or(self.text.len()) + byte.max(1) - 1)
    }
}
