import Archives
import DocumentModel
import Foundation
import Providers
import TestSupport
import Testing

/// Docling's own test results: 189 documents, each with the markdown that Docling wrote of it.
@Suite struct DoclingCorpusTests {
    @Test func `blocks carry what docling's markdown says`() throws {
        guard let archive = Fixtures.corpus?.appending(path: "docling.tar.xz"),
            FileManager.default.fileExists(atPath: archive.path)
        else {
            print("skipped: corpus/docling.tar.xz is not beside the checkout")
            return
        }
        let files = try Self.files(in: archive)
        var documents = 0
        var equal = 0
        for (name, bytes) in files where name.hasSuffix(".json") {
            let opened = OpenedPayload(Payload(name: name, members: [.init(name: name, bytes: bytes)]))
            let isOwn = DoclingProvider().recognize(opened) != nil
            #expect(isOwn == !name.hasSuffix(".pages.meta.json"), "\(name)")
            guard isOwn else { continue }
            let document = try ProviderRegistry.decode(
                opened, as: DoclingProvider(), context: DecodingContext())
            documents += 1
            guard let markdown = files[name.dropLast(5) + ".md"] else { continue }
            let wanted = DoclingMarkdown.collapsed(String(decoding: markdown, as: UTF8.self))
            if DoclingMarkdown.collapsed(DoclingMarkdown.render(document)) == wanted { equal += 1 }
        }
        print("docling markdown: \(equal) of \(documents) equal after white space")
        #expect(documents == 189)
        #expect(equal >= Self.floor)
    }

    /// What was reached when the adapter was written; the others differ in rich cells, sheets and older serializers.
    private static let floor = 154

    private static func files(in archive: URL) throws -> [String: [UInt8]] {
        let reader = try ArchiveReader(path: archive.path)
        var files: [String: [UInt8]] = [:]
        while let member = try reader.next() {
            guard member.name.hasSuffix(".json") || member.name.hasSuffix(".md") else { continue }
            files[member.name] = try reader.readBytes()
        }
        return files
    }
}
