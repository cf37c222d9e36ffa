import DocumentModel
import Foundation
import PDFFiles
import TestSupport
import Testing

@testable import Ingestion

/// Page sizes as PDFs say them, and which PDF is a document's.
@Suite struct PDFPageSizeTests {
    /// A folder of PDFs by relative path, removed afterwards.
    private func withPDFs<Result>(
        _ files: [String: [UInt8]], _ body: (String) throws -> Result
    ) throws -> Result {
        let root = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (name, bytes) in files {
            let file = root.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        return try body(root.path)
    }

    private func pdf(_ widths: Double...) -> [UInt8] {
        MadePDF.bytes(widths.map { "\($0)" }, pageEntries: widths.map { "/MediaBox [0 0 \($0) 700]" })
    }

    private func sizes(_ pairs: (Double, Double)...) -> [PageSize] {
        pairs.compactMap { PageSize(width: $0, height: $1, unit: .points) }
    }

    @Test func `a page's size is that of its crop box inside its media box, as it is turned`() throws {
        let entries = [
            "/MediaBox [0 0 612 792]", "/MediaBox [0 0 612 792] /CropBox [100 100 512 692]",
            "/MediaBox [50 60 662 852]",
            "/MediaBox [0 0 612 792] /Rotate 90",
            "/MediaBox [0 0 612 792] /CropBox [100 100 512 692] /Rotate -90",
            "/MediaBox [0 0 612 792] /Rotate 180", "/MediaBox [0 0 612 792] /CropBox [-100 -100 800 900]",
            "/MediaBox [612 792 0 0]", "/MediaBox [0 0 612 792] /CropBox [900 900 950 950]", "",
            "/MediaBox [0 0 595.276 841.89] /UserUnit 2",
        ]
        let bytes = MadePDF.bytes(
            entries.map { _ in "text" }, pageEntries: entries, inherited: "/MediaBox [0 0 300 400] /Rotate 0")
        try withPDFs(["a.pdf": bytes]) { root in
            let found = try PDFFile(path: root + "/a.pdf").pageSizes()
            #expect(
                found
                    == sizes(
                        (612, 792), (412, 592), (612, 792), (792, 612), (592, 412), (612, 792), (612, 792),
                        (612, 792),
                        (612, 792), (300, 400), (595.276, 841.89)))
        }
    }

    @Test(arguments: [
        "/MediaBox [0 0 612]", "/MediaBox (wide)", "/MediaBox [0 0 0 0]", "/MediaBox [/a /b /c /d]", "",
    ])
    func `a page without a size is a problem with its number`(_ entry: String) throws {
        try withPDFs(["a.pdf": MadePDF.bytes(["one", "two"], pageEntries: ["/MediaBox [0 0 9 9]", entry])]) {
            root in
            let problem = #expect(throws: PDFFile.Problem.self) {
                try PDFFile(path: root + "/a.pdf").pageSizes()
            }
            #expect(problem?.message == "page 2 has no size")
        }
    }

    @Test
    func `a document's PDF is found by the last part of its key, the whole key, or the name in the result`()
        throws
    {
        let files = [
            "x/report.pdf": pdf(501), "y/2024/Report.PDF": pdf(502), "notes.pdf": pdf(503), "readme.txt": [],
        ]
        try withPDFs(files) { root in
            let catalog = try PDFCatalog(paths: [root])
            #expect(catalog.count == 3)
            func found(_ key: String, _ fileName: String? = nil, pages: Int = 1) -> PDFCatalog.Answer {
                catalog.pageSizes(key: key, fileName: fileName, pageCount: pages)
            }
            #expect(found("any/notes") == .sizes(sizes((503, 700))))
            #expect(found("2024/report") == .sizes(sizes((502, 700))))
            #expect(found("x/report.pdf") == .sizes(sizes((501, 700))))
            #expect(found("other", "notes.pdf") == .sizes(sizes((503, 700))))
            #expect(found("other", "else.pdf") == .unknown)
            guard case .unusable(let reason) = found("report") else {
                Issue.record("it was used")
                return
            }
            #expect(reason.contains("several PDFs"))
            #expect(
                found("notes", pages: 4) == .unusable("\(root)/notes.pdf has 1 page, and the result has 4"))
        }
    }

    @Test func `a PDF that cannot be read says why, and a path that leads nowhere is an error`() throws {
        try withPDFs(["a.pdf": Array("no PDF".utf8)]) { root in
            guard
                case .unusable(let reason) = try PDFCatalog(paths: [root + "/a.pdf"]).pageSizes(
                    key: "a", fileName: nil, pageCount: 1)
            else {
                Issue.record("it was used")
                return
            }
            #expect(reason.hasPrefix("cannot read \(root)/a.pdf: "))
            #expect(throws: PDFCatalog.NotFound.self) { try PDFCatalog(paths: [root + "/missing"]) }
        }
    }
}
