//! Which words does the difference of two frameworks have?

cpi_model::words! {
    /// Words of the difference of two frameworks.
    pub enum Word: "difference" {
        /// The title.
        Title = "difference-title",
        /// The framework before.
        From = "difference-from" { framework, version, hash },
        /// The framework after.
        To = "difference-to" { framework, version, hash },
        /// The heading over added indicators.
        Added = "difference-added" { count },
        /// The heading over removed indicators.
        Removed = "difference-removed" { count },
        /// The heading over indicators that no longer ask the same.
        Altered = "difference-altered" { count },
        /// The heading over other changed indicators.
        Changed = "difference-changed" { count },
        /// The heading over changes outside the indicators.
        Outside = "difference-outside" { count },
        /// The heading over nodes.
        Comparability = "difference-comparability",
        /// An indicator that was added or removed.
        Listed = "difference-listed" { code, node, weight, question },
        /// A change.
        Change = "difference-change" { kind, key, values },
        /// The weights of a node.
        Node = "difference-node" { code, common, before, after, method },
        /// The nodes that are as they were.
        Others = "difference-others" { which, count, what },
        /// What may be done with scores.
        What = "difference-what" { comparability },
    }
}
