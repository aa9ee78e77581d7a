//! Which words does a printed document say beyond its report?

cpi_model::words! {
    /// Words of documents that are printed or edited.
    pub enum PrintedWord: "printed" {
        /// Over the contents.
        Contents = "printed-contents",
        /// On the first page of a document that can be edited.
        Edits = "printed-edits",
        /// On the first page: what the figures were computed from.
        Hash = "printed-hash" { framework, hash },
    }
}
