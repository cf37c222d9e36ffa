/// Several stores that are read as one, such as the parts that the machines of a cluster have made.
///
/// They keep their order: pages of an earlier store count as stored before those of a later one. Nothing is copied, and a document that is in
/// two stores is in the set twice.
package struct StoreSet: Sendable {
    /// Each store keeps files open and one read going; more stores are for `folio merge` or for an engine such as Spark.
    package static let greatestCount = 256
    /// The files of a store that is read: the file and its log twice, for two connections, and the log's index.
    private static let filesOfStore = 5
    /// Those of a store that several threads of a server read at the same time.
    private static let mostFilesOfStore = 16
    /// What the process needs beside stores.
    private static let otherFiles = 64

    package let stores: [DocumentStore]

    package init(_ store: DocumentStore) { stores = [store] }

    /// - Parameters:
    ///   - paths: At least one.
    ///   - open: Opens the store at a path.
    /// - Throws: `StoreError` `too_many_stores` before any is opened; `not_found` if no path is given; what `open` throws.
    package init(paths: [String], open: (String) throws -> DocumentStore) throws {
        guard !paths.isEmpty else {
            throw StoreError(.notFound, "no store is named", hint: "give the path of one with --store")
        }
        guard paths.count <= Self.greatestCount else {
            throw StoreError(
                .tooManyStores,
                "\(paths.count) stores are more than the \(Self.greatestCount) that can be read as one",
                hint: "merge some of them with `folio merge`")
        }
        if paths.count > 1 { try Self.requireFiles(for: paths.count) }
        stores = try paths.map(open)
    }

    /// Without room for its own files, the system's library for threads would end the process.
    private static func requireFiles(for stores: Int) throws(StoreError) {
        let needed = stores * filesOfStore + otherFiles
        let limit = OpenFileLimit.raise(to: stores * mostFilesOfStore + otherFiles)
        guard limit < needed else { return }
        throw StoreError(
            .tooManyStores, "\(stores) stores need \(needed) open files, and this process may have \(limit)",
            hint: "raise the limit with `ulimit -n \(needed)`, or merge some stores with `folio merge`")
    }

    /// Runs `body` on one state of each store, whatever is written meanwhile.
    ///
    /// - Throws: `StoreError`, and what `body` throws.
    package func read<T>(_ body: (StoreSetReader) throws -> T) throws -> T {
        try read([], body)
    }

    /// The last store that has what an address or key names, since later stores have later parses; the first of all if none has it.
    package func store(having address: String) throws -> DocumentStore {
        guard stores.count > 1 else { return stores[0] }
        return try stores.last { try $0.read { try $0.locator(address) } != nil } ?? stores[0]
    }

    /// What the last store has that has any.
    package func latest<T>(_ find: (DocumentReader) throws -> T?) throws -> T? {
        for store in stores.reversed() {
            if let value = try store.read(find) { return value }
        }
        return nil
    }

    /// What all stores hold together; each is counted again only if something was written to it.
    package func statistics() throws -> StoreStatistics {
        let first = try stores[0].statistics()
        return try stores.dropFirst().reduce(first) { try $0 + $1.statistics() }
    }

    /// Begins to read one store inside of the other, since a state lasts as long as the call that reads it.
    private func read<T>(_ begun: [DocumentReader], _ body: (StoreSetReader) throws -> T) throws -> T {
        guard begun.count < stores.count else { return try body(StoreSetReader(begun)) }
        return try stores[begun.count].read { try read(begun + [$0], body) }
    }
}
