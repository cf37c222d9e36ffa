internal import Checksums

/// Reads from one unchanging state of each store of a set, as if they were one; made by `StoreSet.read` and valid within it.
///
/// Row ids of documents, parses and pages are those of the set, which are the store's own if it is only one. Blocks keep the ids that
/// their stores have for them.
package struct StoreSetReader {
    /// The reader of each store, in their order.
    package let readers: [DocumentReader]

    init(_ readers: [DocumentReader]) { self.readers = readers }

    package init(_ reader: DocumentReader) { readers = [reader] }

    /// Whether there is more than one store.
    package var isSet: Bool { readers.count > 1 }

    /// What to call the stores in a message.
    var path: String {
        let first = readers.first?.path ?? ""
        return isSet ? "the set of \(first) and \(readers.count - 1) more" : first
    }

    /// The path of the store that a page is in; nil if there is only one store.
    package func storePath(page id: Int64) throws -> String? { isSet ? try place(id).reader.path : nil }

    /// A number for which stores these are, in their order; 0 if there is only one.
    package var fingerprint: UInt64 {
        isSet ? FNV1a.hash(readers.map(\.path).joined(separator: "\u{0}").utf8) : 0
    }

    /// Where a row of the set is.
    ///
    /// - Throws: `StoreError` `corrupt` for a row of no store.
    func place(_ id: Int64) throws -> (reader: DocumentReader, row: Int64) {
        guard isSet, let first = readers.first else { return (readers[0], id) }
        let place = SetRow.place(id)
        guard readers.indices.contains(place.store) else {
            throw StoreError.damaged("a row has the invalid id \(id)", store: first.path)
        }
        return (readers[place.store], place.row)
    }

    /// Rows of the set by the store that they are in, with their ids there.
    package func rows(_ ids: Set<Int64>) throws -> [Set<Int64>] {
        guard isSet else { return [ids] }
        var rows = readers.map { _ in Set<Int64>() }
        for place in ids.map(SetRow.place) where rows.indices.contains(place.store) {
            rows[place.store].insert(place.row)
        }
        return rows
    }

    /// The set's id for a row of the store with a number.
    package func id(_ row: Int64, store: Int) throws -> Int64 {
        isSet ? try SetRow.id(row, store: store) : row
    }
}
