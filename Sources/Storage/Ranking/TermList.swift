internal import CSearchRanking
internal import Foundation
internal import GRDB

/// The bytes of the list of one term over one chunk of pages; their format is in `CSearchRanking`.
enum TermList {
    /// A list that has what `existing` has and then further pages of the same chunk.
    static func extend(
        _ existing: Data?, with pages: ArraySlice<Int64>, _ occurrences: ArraySlice<UInt32>, lengths: [UInt16]
    ) throws -> Data {
        var size = 0
        let made = pages.withUnsafeBufferPointer { pages in
            occurrences.withUnsafeBufferPointer { occurrences in
                [UInt8](existing ?? Data()).withUnsafeBufferPointer { known in
                    folio_list_extend(
                        existing == nil ? nil : known.baseAddress, known.count, pages.baseAddress,
                        occurrences.baseAddress, pages.count, lengths, &size)
                }
            }
        }
        guard let made else {
            throw DatabaseError(
                resultCode: .SQLITE_CORRUPT, message: "a list of a frequent term cannot be read")
        }
        defer { folio_list_free(made) }
        return Data(bytes: made, count: size)
    }

    /// The pages of a list, within its chunk, and their occurrences; nil where the bytes are no list.
    static func read(_ list: Data) -> (pages: [UInt16], occurrences: [UInt32])? {
        var pages = [UInt16](repeating: 0, count: Int(PageLengths.chunkPages))
        var occurrences = [UInt32](repeating: 0, count: Int(PageLengths.chunkPages))
        let count = Int(folio_list_read([UInt8](list), list.count, &pages, &occurrences))
        guard count >= 0 else { return nil }
        return (Array(pages.prefix(count)), Array(occurrences.prefix(count)))
    }
}
