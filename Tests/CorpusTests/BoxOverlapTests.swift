import Archives
import DocumentModel
import Foundation
import Providers
import TestSupport
import Testing

/// Parsers that read the same page place the same text at the same spot, whatever units and origins they write.
///
/// A box in another scale, on another page or upside down does not overlap at all, so a median far below that of honest differences
/// (tight or loose boxes of the same line) is an error.
@Suite struct BoxOverlapTests {
    /// A page that several parsers read: a piece of the files' names, and the position of the page in results of the whole document.
    struct SamePage: CustomTestStringConvertible, Sendable {
        let name: String
        /// How many pairs of equal texts, of how many parsers, have to be found at least.
        let leastPairs: Int
        let leastParsers: Int
        var testDescription: String { name }
    }

    /// What the medians of two files and of all pairs have to reach.
    ///
    /// Measured: 0.69 to 1.0, and 0.94 to 1.0. The least are PyMuPDF's lines, which reach from ascender to descender, beside Tesseract's, which
    /// hold the ink alone, OpenDataLoader beside Tesseract, and pdftohtml's, which are as high as the line is. A box on a scale of its own or upside down has 0.
    private static let floors = (pair: 0.65, all: 0.9)

    /// The archives that hold results of these pages.
    private static let archives = [
        "docling", "pymupdf", "pdfplumber-poppler", "tesseract-hocr-alto", "mistral-ocr", "opendataloader",
    ]

    private struct Result {
        let file: String
        let provider: String
        /// Boxes as fractions of the page, by the letters of their texts; texts that occur twice are left out.
        let boxes: [String: Box]
        let size: PageSize
    }

    @Test(arguments: [
        SamePage(name: "2305.03393v1-pg9", leastPairs: 150, leastParsers: 7),
        SamePage(name: "mistral7b", leastPairs: 150, leastParsers: 6),
        SamePage(name: "irs_w9", leastPairs: 45, leastParsers: 2),
    ]) func `equal texts of several parsers stand at the same place`(_ page: SamePage) throws {
        guard let corpus = Fixtures.corpus else {
            return print("skipped: the corpus is not beside the checkout")
        }
        var results: [Result] = []
        for archive in Self.archives {
            // OpenDataLoader sends no page size; another parser's in the same unit is the true one.
            let size = results.first { $0.size.unit == .points }?.size
            results += try Self.results(
                of: page.name, in: corpus.appending(path: "\(archive).tar.xz").path, size: size)
        }
        var all: [Double] = []
        for (position, first) in results.enumerated() {
            for second in results[(position + 1)...] where second.provider != first.provider {
                let overlaps = first.boxes.compactMap { text, box in
                    second.boxes[text].map { Self.overlap(box, $0) }
                }
                all += overlaps
                guard overlaps.count > 2 else { continue }
                let median = Self.median(overlaps)
                print(
                    "  \(first.file) and \(second.file): \(overlaps.count) texts, median \(Self.rounded(median))"
                )
                #expect(
                    median >= Self.floors.pair, "\(first.file) and \(second.file): \(overlaps.count) texts")
            }
        }
        guard !results.isEmpty else { return }
        let parsers = Set(results.map(\.provider))
        print(
            "\(page.name): \(parsers.count) parsers, \(all.count) pairs, median \(Self.rounded(Self.median(all)))"
        )
        #expect(Self.median(all) >= Self.floors.all)
        #expect(parsers.count >= page.leastParsers, "\(parsers)")
        #expect(all.count >= page.leastPairs)
    }

    /// The results in an archive whose names begin with that of the document and do not say another page than the first.
    private static func results(of name: String, in archive: String, size: PageSize?) throws -> [Result] {
        guard FileManager.default.fileExists(atPath: archive) else {
            print("skipped: \(archive) is not there")
            return []
        }
        var results: [Result] = []
        let reader = try ArchiveReader(path: archive)
        while let member = try reader.next() {
            let file = member.name.split(separator: "/").last.map(String.init) ?? ""
            guard file.hasPrefix(name + "."), file.firstMatch(of: /\.p([2-9]|1\d)\./) == nil,
                !file.hasSuffix(".md"), !file.hasSuffix(".txt")
            else { continue }
            let payload = Payload(name: file, members: [.init(name: file, bytes: try reader.readBytes())])
            if let result = result(of: OpenedPayload(payload), named: file, size: size) {
                results.append(result)
            }
        }
        return results
    }

    private static func result(
        of payload: OpenedPayload, named file: String, size: PageSize?
    ) -> Result? {
        let sizes = size.map { PageSizes($0, pageCount: 100, from: .parse(provider: "other")) }
        guard let provider = ProviderRegistry.chosenByContent.first(where: { $0.recognize(payload) != nil }),
            let document = try? ProviderRegistry.decode(
                payload, as: provider, context: DecodingContext(pageSizes: sizes)),
            let page = document.pages.first, let size = page.size
        else { return nil }
        var boxes: [String: Box] = [:]
        var seen: Set<String> = []
        for block in page.blocks {
            let text = LetterCounts.letters(block.text)
            guard text.unicodeScalars.count >= 12 else { continue }
            let isNew = seen.insert(text).inserted
            boxes[text] = isNew ? block.box.map(size.normalized) : nil
        }
        return boxes.isEmpty ? nil : Result(file: file, provider: provider.id, boxes: boxes, size: size)
    }

    /// The area that two boxes share, as a part of the area that either covers.
    private static func overlap(_ first: Box, _ second: Box) -> Double {
        let width = min(first.x1, second.x1) - max(first.x0, second.x0)
        let height = min(first.y1, second.y1) - max(first.y0, second.y0)
        guard width > 0, height > 0 else { return 0 }
        let shared = width * height
        return shared / (first.width * first.height + second.width * second.height - shared)
    }

    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
