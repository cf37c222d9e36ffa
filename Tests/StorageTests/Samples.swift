import Checksums
import DocumentModel
import Foundation
import Storage

/// Stores and parses for tests.
enum Samples {
    /// 2026-01-02T03:04:05Z.
    static let clock: Clock = { Date(timeIntervalSince1970: 1_767_323_045) }

    /// The path of a store that does not exist yet, in a folder of its own.
    static func temporaryPath() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "test.db").path
    }

    /// An uncompressed payload of some text.
    static func payload(_ text: String, name: String = "report.json") -> PayloadToStore {
        let bytes = Array(text.utf8)
        let sha256 = SHA256.text(bytes)
        return PayloadToStore(
            sha256: sha256, name: name, mediaType: "application/json", byteCount: bytes.count,
            encoding: .identity,
            data: bytes)
    }

    /// A document of pages that hold one text block each.
    static func document(_ texts: String..., firstPage: Int = 0) -> ParsedDocument {
        document(
            pages: texts.enumerated().map { Page(index: firstPage + $0, blocks: [Block(.text, text: $1)]) })
    }

    static func document(pages: [Page], assets: [Asset] = []) -> ParsedDocument {
        var document = ParsedDocument()
        document.pages = pages
        document.assets = assets
        return document
    }

    /// A parse whose payload is named after its key and made of `payload`.
    static func parse(
        _ key: String, _ document: ParsedDocument, provider: String = "alpha", version: Int = 1,
        payload: String,
        pageOffset: Int? = nil
    ) -> ParseToStore {
        ParseToStore(
            key: key, provider: provider, decoderVersion: version, document: document,
            payload: Samples.payload(payload, name: "\(provider)/\(key).json"), pageOffset: pageOffset)
    }
}

extension DocumentStore {
    /// Writes parses in one transaction.
    @discardableResult func write(_ parses: ParseToStore...) throws -> [StoredParse] {
        let writer = try DocumentWriter(self)
        let stored = try parses.map { try writer.write($0) }
        try writer.commit()
        return stored
    }
}
