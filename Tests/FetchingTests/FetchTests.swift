import Fetching
import Foundation
import ProviderEmulators
import Providers
import Storage
import TestSupport
import Testing

/// Every call of every provider, from a file to a stored parse.
@Suite struct FetchTests {
    @Test func `a PDF goes to Doc2X by preupload, PUT and polling, and is stored page by page`() async throws
    {
        let bench = try await FetchBench()
        let path = try bench.pdf("in/2024/report.pdf", ["alpha gauge", "beta gauge", "gamma gauge"])
        let summary = try await bench.fetch(
            [bench.folder.appending(path: "in").path], with: try bench.factory.doc2X(Doc2XOptions()))
        #expect(summary.done == 1)
        #expect(summary.pages == 3)
        #expect(await bench.emulator.state.pages == ["doc2x": 3])
        let texts = try bench.texts("2024/report")
        #expect(texts.count == 3)
        for (index, text) in ["alpha gauge", "beta gauge", "gamma gauge"].enumerated() {
            #expect(texts[index].contains(text))
        }
        let job = try #require(try bench.jobs().first)
        #expect(job.state == .done)
        #expect(job.request.source == path)
        #expect(job.pagesCharged == 3)
        #expect(job.attempts == 1)
        let document = try #require(try bench.read { try $0.document(key: "2024/report") })
        #expect(document.sourceName == "report.pdf")
        #expect(document.sourceSHA256 == job.request.sourceSHA256)
        #expect(document.mediaType == "application/pdf")
    }

    @Test func `Doc2X exports are kept beside the parse, their mended address followed`() async throws {
        let bench = try await FetchBench()
        let path = try bench.pdf("report.pdf", ["alpha"])
        var options = Doc2XOptions()
        options.model = "v3-2026"
        options.export = .docx
        options.formulaMode = .dollar
        options.mergesCrossPageForms = true
        let summary = try await bench.fetch([path], with: try bench.factory.doc2X(options))
        #expect(summary.done == 1)
        let sent = await bench.emulator.state.submissions
        #expect(sent[0] == #"{"model":"v3-2026"}"#)
        #expect(sent[1].contains(#""to":"docx""#))
        #expect(sent[1].contains(#""formula_mode":"dollar""#))
        #expect(sent[1].contains(#""merge_cross_page_forms":true"#))
        let job = try #require(try bench.jobs().first)
        let parse = try #require(job.parseID)
        let links = try bench.read { try $0.assetLinks(parse: parse) }
        let export = try #require(links.first { $0.name == "exports/report.docx.zip" })
        #expect(export.status == "stored")
    }

    @Test(arguments: [Doc2XOptions.ImageMode.asynchronous, .synchronous])
    func `an image goes to Doc2X in one call or by a task`(_ mode: Doc2XOptions.ImageMode) async throws {
        let bench = try await FetchBench()
        let bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("a picture".utf8)
        let path = try bench.write(bytes, "scan.jpg")
        var options = Doc2XOptions()
        options.imageMode = mode
        let summary = try await bench.fetch([path], with: try bench.factory.doc2X(options))
        #expect(summary.done == 1)
        #expect(await bench.emulator.state.pages == ["doc2x": 1])
        #expect(await bench.emulator.state.calls["poll"] == (mode == .synchronous ? nil : 2))
        #expect(try bench.texts("scan")[0].contains("image of \(bytes.count) bytes"))
    }

    @Test func `thirty images in thirty seconds is the most that Doc2X is sent`() async throws {
        let bench = try await FetchBench()
        for number in 0..<35 {
            try bench.write([0xFF, 0xD8, 0xFF] + Array("picture \(number)".utf8), "in/\(number).jpg")
        }
        let begin = bench.clock.now()
        let summary = try await bench.fetch(
            [bench.folder.appending(path: "in").path], with: try bench.factory.doc2X(Doc2XOptions()))
        #expect(summary.done == 35)
        // The thirty-first may be sent after half a minute.
        #expect(bench.clock.now().timeIntervalSince(begin) >= 30)
    }

    @Test(arguments: [ComplexDOcrOptions.OutputFormat.text, .markdown, .json])
    func `complexDOcr is asked in one call, whatever the form`(
        _ format: ComplexDOcrOptions.OutputFormat
    ) async throws {
        let bench = try await FetchBench()
        let path = try bench.pdf("report.pdf", ["alpha gauge", "beta gauge"])
        var options = ComplexDOcrOptions()
        options.outputFormat = format
        options.escapesHTML = false
        options.generatesImages = true
        let summary = try await bench.fetch([path], with: try bench.factory.complexDOcr(options))
        #expect(summary.done == 1)
        #expect(await bench.emulator.state.pages == ["complexdocr": 2])
        #expect(
            await bench.emulator.state.submissions == [
                "image_type 2, first_page_idx 0, output_format \(format.rawValue), html_escape false, generate_image true"
            ])
        let texts = try bench.texts("report").flatMap { $0 }.joined(separator: " ")
        #expect(texts.contains("alpha gauge"))
        #expect(texts.contains("beta gauge"))
    }

    @Test func `complexDOcr takes pictures, and PDFs over 24 pages in parts that are one document`()
        async throws
    {
        let bench = try await FetchBench()
        let picture = try bench.write([0x89, 0x50, 0x4E, 0x47, 1, 2, 3], "scan.png")
        let pages = (0..<50).map { "sheet \($0)" }
        let path = try bench.pdf("long.pdf", pages)
        let summary = try await bench.fetch(
            [picture, path], with: try bench.factory.complexDOcr(ComplexDOcrOptions()))
        #expect(summary.done == 4)
        let sent = await bench.emulator.state.submissions
        #expect(sent.filter { $0.hasPrefix("image_type 0") }.count == 1)
        #expect(sent.filter { $0.hasPrefix("image_type 2, first_page_idx 25") }.count == 1)
        #expect(sent.filter { $0.hasPrefix("image_type 2, first_page_idx 49") }.count == 1)
        #expect(try bench.texts("long").map { $0.joined() } == pages)
        let document = try #require(try bench.read { try $0.document(key: "long") })
        #expect(document.parses.filter(\.isPreferred).count == 3)
        #expect(document.pageCount == 50)
    }

    @Test func `parse4ai makes a task of an address, and its zip is one parse`() async throws {
        let bench = try await FetchBench()
        var options = Parse4AIOptions()
        options.isOCR = true
        options.language = "en"
        options.model = .vlm
        options.extraFormats = [.docx, .html]
        options.pageRanges = try Parse4AIPageRanges("2,4-6")
        options.callback = "https://example.com/callback"
        let summary = try await bench.fetch(
            ["https://example.com/files/paper-6p.pdf?sig=1"],
            with: try bench.factory.parse4AI(options, isBatch: false))
        #expect(summary.done == 1)
        #expect(summary.pages == 4)
        let sent = try #require(await bench.emulator.state.submissions.first)
        for member in [
            #""isOcr":true"#, #""language":"en""#, #""modelVersion":"vlm""#,
            #""extraFormats":["docx","html"]"#,
            #""pageRanges":"2,4-6""#, #""callback":"https://example.com/callback""#, #""seed":"seed_1""#,
        ] { #expect(sent.contains(member), "\(member) in \(sent)") }
        let document = try #require(try bench.read { try $0.document(key: "example.com/files/paper-6p") })
        #expect(document.parses.map(\.provider) == ["mineru"])
        #expect(document.sourceURI == "https://example.com/files/paper-6p.pdf")
        #expect(try bench.texts(document.key).count == 4)
    }

    @Test func `parse4ai takes two hundred addresses in one call`() async throws {
        let bench = try await FetchBench()
        let addresses = (0..<201).map { "https://example.com/\($0)-2p.pdf" }
        let summary = try await bench.fetch(
            addresses, with: try bench.factory.parse4AI(Parse4AIOptions(), isBatch: true))
        #expect(summary.done == 201)
        #expect(await bench.emulator.state.calls["submit"] == 2)
        #expect(await bench.emulator.state.pages == ["parse4ai": 402])
        #expect(try bench.jobs().allSatisfy { $0.state == .done && $0.pagesCharged == 2 })
        #expect(try bench.texts("example.com/200-2p")[1] == ["page 2 of https://example.com/200-2p.pdf"])
    }

    @Test func `Volcengine parses a PDF in windows that are joined, each call signed`() async throws {
        let bench = try await FetchBench()
        let pages = (0..<40).map { "sheet \($0)" }
        let path = try bench.pdf("report.pdf", pages)
        var options = VolcengineOptions()
        options.parseMode = .ocr
        options.tableMode = .markdown
        options.filtersHeaders = false
        let summary = try await bench.fetch([path], with: try bench.factory.volcengine(options))
        #expect(summary.done == 3)
        #expect(await bench.emulator.state.pages == ["volcengine": 40])
        let tail = "table_mode markdown, parse_mode ocr, filter_header false, version v3"
        #expect(
            await bench.emulator.state.submissions.sorted() == [
                "page_start 0, page_num 16, \(tail)", "page_start 16, page_num 16, \(tail)",
                "page_start 32, page_num 8, \(tail)",
            ])
        #expect(try bench.texts("report").map { $0.joined() } == pages)
    }

    @Test func `Volcengine is asked for one window after the other where nobody can count the pages`()
        async throws
    {
        let bench = try await FetchBench()
        let summary = try await bench.fetch(
            ["https://example.com/report-32p.pdf", "https://example.com/note-3p.pdf"],
            with: try bench.factory.volcengine(VolcengineOptions()))
        // Sixteen pages, sixteen more, none; and three.
        #expect(summary.done == 4)
        #expect(summary.pages == 35)
        #expect(try bench.texts("example.com/report-32p").count == 32)
        #expect(try bench.texts("example.com/note-3p").count == 3)
    }

    @Test func `temporary credentials of Volcengine are signed with their token`() async throws {
        let bench = try await FetchBench()
        let path = try bench.pdf("report.pdf", ["alpha"])
        let factory = try bench.makeFactory(["VOLC_SESSIONTOKEN": "token-1"])
        #expect(try await bench.fetch([path], with: try factory.volcengine(VolcengineOptions())).done == 1)
        let wrong = try bench.makeFactory(["VOLC_SECRETKEY": "other"])
        let refused = try await bench.fetch(
            [try bench.pdf("other.pdf", ["beta"])], with: try wrong.volcengine(VolcengineOptions()))
        #expect(refused.done == 0)
        #expect(refused.failures.first?.code == "50400")
    }

    @Test func `a file over the limit of bytes is cut into parts that fit`() async throws {
        let bench = try await FetchBench()
        let pages = (0..<3).map { "sheet \($0)" }
        // 2 MB a page: Volcengine takes 5.6 MB, and two pages leave room for what else a part holds.
        let path = try bench.pdf("large.pdf", pages, padding: 2_000_000)
        let summary = try await bench.fetch([path], with: try bench.factory.volcengine(VolcengineOptions()))
        #expect(summary.failed == 0)
        #expect(summary.done == 2)
        #expect(await bench.emulator.state.pages == ["volcengine": 3])
        #expect(try bench.texts("large").map { $0.joined() } == pages)
        let huge = try bench.pdf("huge.pdf", ["one page"], padding: 6_000_000)
        let refused = try await bench.fetch([huge], with: try bench.factory.volcengine(VolcengineOptions()))
        #expect(refused.failures.first?.code == "file_too_large")
    }
}
