import DocumentModel
import Foundation
import Storage

/// Stores in memory with invented documents.
enum SampleStore {
    /// A store of parses, written in this order.
    static func make(_ parses: [ParseToStore]) throws -> DocumentStore {
        let store = try DocumentStore.inMemory { Date(timeIntervalSince1970: 1_767_323_045) }
        let writer = try DocumentWriter(store)
        for parse in parses { _ = try writer.write(parse) }
        try writer.commit()
        return store
    }

    /// A parse of pages of 600 × 800 points; the block at position `n` of a page has its box at y = 10 n.
    static func parse(
        _ key: String, provider: String = "alpha", language: String? = nil, pages: [[Block]]
    ) -> ParseToStore {
        var document = ParsedDocument()
        document.language = language
        document.pages = pages.enumerated().map { index, blocks in
            Page(
                index: index, size: PageSize(width: 600, height: 800, unit: .points),
                blocks: blocks.enumerated().map { position, block in
                    var block = block
                    block.box = Box(60, Double(position) * 10, 300, Double(position) * 10 + 8)
                    return block
                })
        }
        // The store asks of a payload's name only that it differs from others.
        let digest = Array("\(provider)/\(key)".utf8).map { String(format: "%02x", $0) }.joined()
        let payload = PayloadToStore(
            sha256: digest, name: "\(provider)/\(key).json", mediaType: nil, byteCount: 0,
            encoding: .identity,
            data: [])
        return ParseToStore(
            key: key, provider: provider, decoderVersion: 1, document: document, payload: payload)
    }
}
