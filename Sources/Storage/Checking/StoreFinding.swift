internal import GRDB

/// Something that `check` found wrong with a store.
package struct StoreFinding: Equatable, Sendable {
    /// The kinds of damage; the raw values are stable names.
    package enum Code: String, Sendable, CaseIterable {
        /// SQLite's own check of the file failed.
        case file
        /// A row refers to one that does not exist.
        case foreignKey = "foreign_key"
        /// The index does not say what the blocks say.
        case index
        /// Page lengths or lists of frequent terms do not say what the index says.
        case ranking
        /// The index was not compared, since the store is open for reading only.
        case indexUnchecked = "index_unchecked"
        /// A payload's or asset's bytes are not those that its hash names.
        case hash
        /// An asset or payload that nothing refers to.
        case orphan
        /// A parse does not have the pages it says, or has them out of order.
        case pages
        /// A document without a parse.
        case halfDocument = "half_document"
        /// Something is not what the payloads decode to; looked for by `check --deep`.
        case content
        /// A value outside its closed list or range.
        case value
    }

    package var code: Code
    /// What is wrong and where.
    package var message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }
}

extension DocumentStore {
    /// Looks for damage: the file, references, the index against the blocks, hashes, pages, orphans.
    ///
    /// Reads everything. The index is compared only if the store is open for writing, since FTS5's check is a
    /// statement that writes as far as SQLite knows.
    ///
    /// - Throws: `StoreError` if the file is too damaged to be looked at.
    package func check() throws -> [StoreFinding] {
        try StoreError.naming(path: path) {
            let look = { (database: Database) in
                var check = StoreCheck(database: database, path: path)
                try check.run()
                return check.findings
            }
            return database.configuration.readonly ? try database.read(look) : try database.write(look)
        }
    }
}
