import DocumentModel
import Foundation
import Storage
import TestSupport
import Testing

@testable import Serving

/// Pictures of pages.
@Suite struct PictureTests {
    @Test func `the cache forgets the pictures that were used longest ago`() {
        var cache = PictureCache(capacity: 100)
        func key(_ page: Int) -> PictureCache.Key { .init(path: "a.pdf", page: page, width: 800) }
        cache[key(1)] = [UInt8](repeating: 1, count: 40)
        cache[key(2)] = [UInt8](repeating: 2, count: 40)
        #expect(cache[key(1)] != nil)
        cache[key(3)] = [UInt8](repeating: 3, count: 40)
        #expect(cache[key(2)] == nil)
        #expect(cache[key(1)] != nil && cache[key(3)] != nil)
        #expect(cache.byteCount == 80)
        cache[key(4)] = [UInt8](repeating: 4, count: 101)
        #expect(cache[key(4)] == nil)
        #expect(cache.byteCount == 80)
    }

    @Test(arguments: [
        ("report", "report.pdf"), ("2024/report", "2024/report.pdf"), ("2024/report", "report.pdf"),
        ("水位", "水位.pdf"),
    ]) func `a PDF is found by the document's key, with or without its folders`(
        _ key: String, _ name: String
    ) throws {
        let store = try ServedStore([ServedStore.parse(key, pages: [[Block(.text, text: "A.")]])]) {
            $0.pdfFolders = [
                URL(filePath: $0.store).deletingLastPathComponent().appending(path: "papers").path
            ]
        }
        defer { store.remove() }
        let file = store.folder.appending(path: "papers/\(name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("%PDF-1.4".utf8).write(to: file)
        let encoded = try #require(key.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let page = store.get("/api/v1/page?document=\(encoded)&page=1").json
        #expect(member(page, "pages", 0, "has_picture") as? Bool == true)
    }

    /// A store with a parse whose payload is a zip of files.
    private func store(packing members: [(name: String, bytes: [UInt8])]) throws -> ServedStore {
        var parse = ServedStore.parse(
            "packed", pages: [[Block(.text, text: "A.")], [Block(.text, text: "B.")]])
        let zip = StoredZip.archive(members)
        parse.payload = PayloadToStore(
            sha256: "0a", name: "packed.zip", mediaType: "application/zip", byteCount: zip.count,
            encoding: .identity, data: zip)
        return try ServedStore([parse])
    }

    private static let pdf = MadePDF.bytes(
        ["A.", "B."], pageEntries: ["/MediaBox [0 0 400 200]", "/MediaBox [0 0 200 400]"])

    @Test(arguments: ["report_origin.pdf", "auto/x_origin.pdf", "origin.pdf"])
    func `a page is drawn from the PDF that is packed with the result`(_ name: String) throws {
        let store = try store(packing: [
            ("layout.json", Array("{}".utf8)), (name, Self.pdf),
        ])
        defer { store.remove() }
        for _ in 0..<2 {
            let page = store.get("/api/v1/page?document=packed&page=2").json
            #expect(member(page, "pages", 0, "has_picture") as? Bool == true)
        }
        let answer = store.get("/api/v1/page-image?document=packed&page=2&width=200").answer
        guard answer.status != 503 else {
            // Without pdftoppm that is what is said.
            return #expect(String(decoding: answer.body, as: UTF8.self).contains("pdftoppm is not installed"))
        }
        #expect(answer.contentType == "image/png")
        // The size in the picture's head: 200 × 400.
        #expect(Array(answer.body.dropFirst(16).prefix(8)) == [0, 0, 0, 200, 0, 0, 1, 144])
    }

    @Test(arguments: [["layout.json"], ["layout.json", "layout.pdf"], ["origin.pdf.txt"]])
    func `a result without its PDF has no picture`(_ names: [String]) throws {
        let store = try store(packing: names.map { ($0, Self.pdf) })
        defer { store.remove() }
        let page = store.get("/api/v1/page?document=packed&page=1").json
        #expect(member(page, "pages", 0, "has_picture") as? Bool == false)
        #expect(store.get("/api/v1/page-image?document=packed&page=1").answer.status == 404)
    }

    @Test(arguments: ["../secret", "sub/../../secret", "/secret", "link/secret"])
    func `a key does not lead out of the folder of PDFs`(_ key: String) throws {
        let store = try ServedStore([ServedStore.parse("plain", pages: [[Block(.text, text: "A.")]])])
        defer { store.remove() }
        let papers = store.folder.appending(path: "papers")
        try FileManager.default.createDirectory(
            at: papers.appending(path: "sub"), withIntermediateDirectories: true)
        try Data("%PDF-1.4".utf8).write(to: store.folder.appending(path: "secret.pdf"))
        try FileManager.default.createSymbolicLink(
            at: papers.appending(path: "link"), withDestinationURL: store.folder)
        let document = try #require(
            try StoreKeeper(path: store.path) { Date() }.store().read { try $0.document(key: "plain") })
        var hostile = document
        hostile.key = key
        #expect(PagePictures(folders: [papers.path]).file(of: hostile) == nil)
    }
}
