import DocumentModel
import Foundation
import Storage
import TestSupport
import Testing

/// The path of the store whose addresses are tried; nil if none is named.
private let addressedStore = ProcessInfo.processInfo.environment["FOLIO_ADDRESS_STORE"]

/// Addresses over a real store: `FOLIO_ADDRESS_STORE=folio.db swift test --filter AddressCorpusTests`.
@Suite(
    .enabled(
        if: addressedStore != nil, "FOLIO_ADDRESS_STORE names no store to try every address of"))
struct AddressCorpusTests {
    private func store() throws -> DocumentStore {
        try DocumentStore(path: #require(addressedStore), mode: .read, clock: { Date() })
    }

    @Test func `every address of every page and block leads back to it`() throws {
        var (pages, blocks, replaced) = (0, 0, 0)
        try store().read { reader in
            try reader.forEachPage(DocumentFilter(parses: .all)) { page in
                guard let locator = try reader.pageLocator(page: page.id) else {
                    replaced += 1
                    return
                }
                try expect(locator.text, is: page, nil, reader)
                for block in page.blocks {
                    try expect(locator.text(block: block.ordinal), is: page, block.ordinal, reader)
                    blocks += 1
                }
                pages += 1
            }
        }
        print("\(pages) pages and \(blocks) blocks by their addresses; \(replaced) pages of replaced parses")
        #expect(pages > 0)
    }

    private func expect(
        _ text: String, is page: StoredPage, _ ordinal: Int?, _ reader: DocumentReader
    ) throws {
        let locator = try reader.locator(text)
        let found = try locator.flatMap { locator in
            try locator.pageIndex.flatMap {
                try reader.pageID(key: locator.key, index: $0, provider: locator.provider)
            }
        }
        if found != page.id || locator?.ordinal != ordinal { Issue.record("\(text) leads to \(found ?? -1)") }
    }

    /// From words of a random block through the program's commands to the same block.
    @Test func `search, show and locate lead to the same block`() throws {
        var random = SeededRandom.fresh()
        let program = Program(folder: FileManager.default.temporaryDirectory)
        let path = try #require(addressedStore)
        let run = { (arguments: [String]) in
            try program.run(arguments + ["--json"], environment: ["FOLIO_STORE": path])
        }
        var count = (asked: 0, hits: 0, shown: 0, located: 0, exported: 0)
        var pages: [Int64] = []
        try store().read {
            try $0.forEachPage(DocumentFilter(parses: .all), blocks: .none, withMarkdown: false) {
                pages.append($0.id)
            }
        }
        while count.asked < SeededRandom.rounds(150) {
            guard let (page, block) = try block(of: random.element(of: pages), &random) else { continue }
            let piece = piece(of: block.block.text, &random)
            // A search is about letters and digits.
            guard piece.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            count.asked += 1
            let found = try run([
                "search", "--all-parses", "--furniture", "-n", "1000", "\"\(piece)\"",
            ])
            let total = try found.json["total"].integer ?? 0
            let regions = try found.json["hits"].array?.flatMap { $0["regions"].array ?? [] } ?? []
            guard let region = regions.first(where: { $0["block_id"] == .integer(Int(block.id)) }) else {
                #expect(total > 1000, "\(page.documentKey) block \(block.ordinal): \(piece.debugDescription)")
                continue
            }
            count.hits += 1
            // No address leads to a parse that a newer one of its provider replaced.
            guard let locator = region["locator"].string else { continue }
            let shown = try run(["show", locator]).json["pages"][0]["blocks"]
            #expect(shown.array?.count == 1)
            #expect(shown[0]["block_id"] == region["block_id"], "\(locator)")
            #expect(shown[0]["text"] == region["text"] && shown[0]["bbox"] == region["bbox"])
            count.shown += 1
            let own = try run(["locate", locator]).json["matches"][0]
            #expect(own["blocks"][0]["block_id"] == region["block_id"], "\(locator)")
            let pageLocator = try #require(locator.range(of: "/b", options: .backwards))
            let text = try run([
                "locate", String(locator[..<pageLocator.lowerBound]), "--text", block.block.text,
            ])
            let places = try text.json["matches"].array?.flatMap { $0["blocks"].array ?? [] } ?? []
            #expect(places.contains { $0["block_id"] == region["block_id"] }, "\(locator)")
            count.located += 1
            guard let span = own["span"].array else { continue }
            let range = span.compactMap(\.integer).map(String.init).joined(separator: "-")
            let back = try run(["locate", String(locator[..<pageLocator.lowerBound]), "--span", range])
            #expect(try back.json["matches"][0]["blocks"][0]["block_id"] == region["block_id"], "\(locator)")
            #expect(try back.json["matches"][0]["blocks"].array?.count == 1, "\(page.documentKey) \(range)")
            count.exported += 1
        }
        print(
            "\(count.asked) blocks: \(count.hits) found by a phrase, \(count.shown) shown and \(count.located) located by address, \(count.exported) by their span in the export"
        )
        #expect(count.exported > 0)
    }

    private func block(
        of page: Int64, _ random: inout SeededRandom
    ) throws -> (StoredPage, StoredBlock)? {
        guard let page = try store().read({ try $0.pages(ids: [page]).first }) else { return nil }
        let blocks = page.blocks.filter {
            $0.block.text.contains(where: \.isLetter) && $0.block.text.utf8.count < 20_000
        }
        return blocks.isEmpty ? nil : (page, random.element(of: blocks))
    }

    /// Some words of a text as they stand there, line breaks included: a line end may part a word at its hyphen.
    private func piece(of text: String, _ random: inout SeededRandom) -> String {
        let words = text.split { $0.isWhitespace || $0 == "\"" }
        let start = Int.random(in: words.indices, using: &random)
        let end = min(start + 8, words.count) - 1
        let range = words[start].startIndex..<words[end].endIndex
        return String(text[range]).replacing("\"", with: " ")
    }
}
