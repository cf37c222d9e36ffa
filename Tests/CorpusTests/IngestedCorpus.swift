import DocumentModel
import Foundation
import Ingestion
import Providers
import Storage
import TestSupport
import Testing

/// A corpus archive that went through the whole pipeline into a store on disk.
struct IngestedCorpus: Sendable {
    /// One parse as it lies in the store: the payload's files, and the pages with their blocks.
    struct Parse {
        let key: String
        let provider: String
        let options: [String: MetadataValue]
        let payload: Payload
        let pages: [StoredPage]
    }

    /// The corpus of the running suite; nil where its archive is not to be had.
    @TaskLocal static var current: IngestedCorpus?

    let name: String
    let store: DocumentStore
    let summary: IngestSummary

    /// Hands out the parses one after the other, in the order of their documents' keys.
    func forEachParse(_ body: (Parse) throws -> Void) throws {
        try store.read { reader in
            var pages: [StoredPage] = []
            try reader.forEachPage(DocumentFilter(parses: .all)) { page in
                if let first = pages.first, first.parseID != page.parseID {
                    try body(parse(pages, reader))
                    pages = []
                }
                pages.append(page)
            }
            if !pages.isEmpty { try body(parse(pages, reader)) }
        }
    }

    private func parse(_ pages: [StoredPage], _ reader: DocumentReader) throws -> Parse {
        let document = try #require(try reader.document(key: pages[0].documentKey))
        let parse = try #require(document.parses.first { $0.id == pages[0].parseID })
        let stored = try #require(try reader.payload(sha256: parse.payloadSHA256))
        let payload = try PayloadPacking.unpack(
            stored.bytes(), mediaType: stored.mediaType, name: stored.name)
        return Parse(
            key: document.key, provider: parse.provider, options: parse.options, payload: payload,
            pages: pages)
    }
}

extension IngestedCorpus.Parse {
    /// The JSON file of a payload whose other files are images and markdown.
    var json: SentFile? { files.first { $0.json != nil } }

    var files: [SentFile] { payload.members.map { SentFile(name: $0.name, bytes: $0.bytes) } }
}
