internal import CSearchRanking
internal import Foundation
internal import GRDB

/// The bytes of the list of one term over one chunk of pages; their format is in `CSearchRanking`.
enum TermList {
    /// A list that has what `existing` has and then further pages of the same chunk.
    static func extend(
        _ existing: Data?, with pages: ArraySlice<Int64>, _ occurrences: ArraySlice<UInt32>, lengths: [UInt16]
    ) throws -> Data {
        var list: UnsafeMutablePointer<UInt8>?
        var size = 0
        let status = pages.withUnsafeBufferPointer { pages in
            occurrences.withUnsafeBufferPointer { occurrences in
                [UInt8](existing ?? Data()).withUnsafeBufferPointer { known in
                    folio_list_extend(
                        existing == nil ? nil : known.baseAddress, known.count, pages.baseAddress,
                        occurrences.baseAddress, pages.count, lengths, &list, &size)
                }
            }
        }
        guard status == 0, let list else {
            let isDamaged = ResultCode(rawValue: status) == .SQLITE_CORRUPT
            throw DatabaseError(
                resultCode: ResultCode(rawValue: status),
                message: isDamaged ? "cannot read a list of a frequent term" : nil)
        }
        defer { folio_list_free(list) }
        return Data(bytes: list, count: size)
    }

    /// The pages of a list, within its chunk, and their occurrences; nil if the bytes are not a list.
    static func read(_ list: Data) -> (pages: [UInt16], occurrences: [UInt32])? {
        var pages = [UInt16](repeating: 0, count: Int(PageLengths.chunkPages))
        var occurrences = [UInt32](repeating: 0, count: Int(PageLengths.chunkPages))
        var count = 0
        guard folio_list_read([UInt8](list), list.count, &pages, &occurrences, &count) == 0 else {
            return nil
        }
        return (Array(pages.prefix(count)), Array(occurrences.prefix(count)))
    }
}
