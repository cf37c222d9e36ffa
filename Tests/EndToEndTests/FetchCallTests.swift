import Checksums
import DocumentModel
import Foundation
import ProviderEmulators
import Storage
import TestSupport
import Testing

/// Every call of every provider from the built program: what the service receives, by its document, and what the store then holds.
@Suite struct FetchCallTests {
    /// One run of `folio fetch`.
    struct Row: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        /// The requests as `CallText` writes them, those of one kind in a row once.
        let sent: [String]
        /// The texts of the pages that are stored; images are `[image]`.
        let pages: [String]
        /// Where they begin, from 0.
        let firstPage: Int
        /// How many pages the document has; those beyond what is stored are known from the file.
        let pageCount: Int
        let key: String
        let assets: [String]
        let environment: [String: String]

        init(
            _ command: String, sent: [String], key: String = "report", pages: [String] = ["alpha", "beta"],
            firstPage: Int = 0, pageCount: Int? = nil, assets: [String] = [],
            environment: [String: String] = [:]
        ) {
            arguments = command.split(separator: " ").map(String.init)
            self.sent = sent
            self.key = key
            self.pages = pages
            self.firstPage = firstPage
            self.pageCount = pageCount ?? firstPage + pages.count
            self.assets = assets
            self.environment = environment
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let preupload = "POST /api/v2/parse/preupload key"
    private static let upload = "PUT /oss/UID.pdf?X-Amz-Signature=abc&X-Amz-Expires=300 FILE"
    private static let status = "GET /api/v2/parse/status?uid=UID key"
    private static let doc2XPages = ["Heading 0|alpha|[image]", "Heading 1|beta|[image]"]

    private static func export(_ command: String, _ fields: String, _ format: String) -> Row {
        Row(
            "doc2x report.pdf --to \(format) \(command)",
            sent: [
                preupload, upload, status, "POST /api/v2/convert/parse key {\(fields)}",
                "GET /api/v2/convert/parse/result?uid=UID key",
                "GET /doc2x/export/UID_\(format).zip?a=1&b=2",
            ], pages: doc2XPages, assets: ["exports/report.\(format).zip", "remote", "remote"])
    }

    static let doc2X: [Row] = [
        Row(
            "doc2x report.pdf", sent: [preupload, upload, status], pages: doc2XPages,
            assets: ["remote", "remote"]),
        Row(
            "doc2x report.pdf --model v3-2026",
            sent: [preupload + #" {"model":"v3-2026"}"#, upload, status], pages: doc2XPages,
            assets: ["remote", "remote"]),
        Row(
            "doc2x report.pdf --assets download",
            sent: [
                preupload, upload, status, "GET /cdn/UID_0.jpg?x=1&y=2&w=3&h=4&r=0",
                "GET /cdn/UID_1.jpg?x=1&y=2&w=3&h=4&r=0",
            ], pages: doc2XPages, assets: ["stored", "stored"]),
        export(
            "",
            #""filename":"report","formula_mode":"normal","merge_cross_page_forms":false,"to":"md","uid":"UID""#,
            "md"),
        export(
            "--formula-mode dollar",
            #""filename":"report","formula_mode":"dollar","merge_cross_page_forms":false,"to":"tex","uid":"UID""#,
            "tex"),
        export(
            "--merge-cross-page-forms",
            #""filename":"report","formula_mode":"normal","merge_cross_page_forms":true,"to":"docx","uid":"UID""#,
            "docx"),
        Row(
            "doc2x scan.jpg --image-mode sync", sent: ["POST /api/v2/parse/img/layout key FILE"],
            key: "scan", pages: ["Heading 0|image of 6 bytes|[image]"], assets: ["images/a.png", "remote"]),
        Row(
            "doc2x scan.jpg --image-mode async",
            sent: [
                "POST /api/v2/async/parse/img/layout key FILE",
                "GET /api/v2/parse/img/layout/status?uid=UID key",
            ], key: "scan", pages: ["Heading 0|image of 6 bytes|[image]"],
            assets: ["images/a.png", "remote"]),
    ]

    private static func complexDOcr(
        _ command: String, _ fields: String, key: String = "report", pages: [String] = ["alpha", "beta"],
        firstPage: Int = 0, pageCount: Int? = nil
    ) -> Row {
        Row(
            "complexdocr \(command)",
            sent: [#"POST /aipaas/ocr/v1/identify/complexDOcr app {\#(fields),"seqid":"ID"}"#], key: key,
            pages: pages, firstPage: firstPage, pageCount: pageCount)
    }

    static let complexDOcr: [Row] = [
        complexDOcr("report.pdf", #""image":"FILE","image_type":2,"output_format":3"#),
        complexDOcr(
            "report.pdf --output-format text", #""image":"FILE","image_type":2,"output_format":0"#,
            pages: ["alpha\nbeta"], pageCount: 2),
        complexDOcr(
            "report.pdf --output-format markdown --html-escape false --generate-image true",
            #""generate_image":true,"html_escape":false,"image":"FILE","image_type":2,"output_format":1"#,
            pages: ["alpha|beta"], pageCount: 2),
        complexDOcr(
            "report.pdf --html-escape true --generate-image false",
            #""generate_image":false,"html_escape":true,"image":"FILE","image_type":2,"output_format":3"#),
        complexDOcr(
            "report.pdf --first-page-idx 5",
            #""first_page_idx":5,"image":"FILE","image_type":2,"output_format":3"#, firstPage: 4),
        complexDOcr(
            "scan.jpg", #""image":"FILE","image_type":0,"output_format":3"#, key: "scan",
            pages: ["image of 6 bytes"]),
        complexDOcr(
            "https://example.com/a.png",
            #""image":"https://example.com/a.png","image_type":1,"output_format":3"#, key: "example.com/a",
            pages: ["from https://example.com/a.png"]),
        complexDOcr(
            "https://example.com/a.pdf",
            #""image":"https://example.com/a.pdf","image_type":3,"output_format":3"#, key: "example.com/a",
            pages: ["from https://example.com/a.pdf"]),
    ]

    private static func parse4AI(
        _ command: String, _ url: String, _ fields: String, pages: [Int],
        environment: [String: String] = [:]
    ) -> Row {
        let isBatch = command.contains("--batch")
        let (path, results) =
            isBatch ? ("task/batch", "extract-results/batch/UID") : ("task", "extract/task/UID")
        return Row(
            "parse4ai \(url) \(command)",
            sent: [
                "POST /api/v1/extract/\(path) key {\(fields)}", "GET /api/v1/\(results) key",
                "GET /parse4ai/UID/0.zip",
            ], key: "example.com/a-7p", pages: pages.map { "page \($0) of \(url)" },
            assets: ["images/a.png"], environment: environment)
    }

    private static let address = "https://example.com/a-7p.pdf"

    static let parse4AI: [Row] = [
        parse4AI("", address, #""dataId":"ID","url":"\#(address)""#, pages: Array(1...7)),
        parse4AI(
            "--page-ranges 2,4-6", address, #""dataId":"ID","pageRanges":"2,4-6","url":"\#(address)""#,
            pages: [2, 4, 5, 6]),
        parse4AI(
            "--page-ranges 2--2", address, #""dataId":"ID","pageRanges":"2--2","url":"\#(address)""#,
            pages: [2, 3, 4, 5, 6]),
        parse4AI(
            "--is-ocr true --enable-formula false --enable-table false --language en --extra-formats docx,html,latex --model-version vlm",
            address,
            #""dataId":"ID","enableFormula":false,"enableTable":false,"extraFormats":["docx","html","latex"],"isOcr":true,"language":"en","modelVersion":"vlm","url":"\#(address)""#,
            pages: Array(1...7)),
        parse4AI(
            "--callback https://example.org/done", address,
            #""callback":"https://example.org/done","dataId":"ID","seed":"seed_1","url":"\#(address)""#,
            pages: Array(1...7), environment: ["PARSE4AI_SEED": "seed_1"]),
        parse4AI(
            "--batch --is-ocr false --page-ranges 2,4-6 --model-version pipeline --callback https://example.org/done",
            address,
            #""callback":"https://example.org/done","files":[{"data_id":"ID","is_ocr":false,"page_ranges":"2,4-6","url":"\#(address)"}],"model_version":"pipeline","seed":"seed_1""#,
            pages: [2, 4, 5, 6], environment: ["PARSE4AI_SEED": "seed_1"]),
    ]

    private static func volcengine(
        _ command: String, _ windows: [String], key: String = "report", pages: [String] = ["alpha", "beta"],
        environment: [String: String] = [:], token: String = ""
    ) -> Row {
        Row(
            "volcengine \(command)",
            sent: windows.map { "POST /?Action=OCRPdf&Version=2021-08-23 signed\(token) \($0)" },
            key: key, pages: pages, environment: environment)
    }

    static let volcengine: [Row] = [
        volcengine(
            "report.pdf",
            [
                "file_type=pdf&image_base64=FILE&page_num=16&page_start=0&table_mode=html&version=v3"
            ]),
        volcengine(
            "report.pdf --page-num 1 --jobs 1",
            [
                "file_type=pdf&image_base64=FILE&page_num=1&page_start=0&table_mode=html&version=v3",
                "file_type=pdf&image_base64=FILE&page_num=1&page_start=1&table_mode=html&version=v3",
            ]),
        volcengine(
            "report.pdf --parse-mode ocr --table-mode markdown --filter-header false",
            [
                "file_type=pdf&filter_header=false&image_base64=FILE&page_num=16&page_start=0&parse_mode=ocr&table_mode=markdown&version=v3"
            ]),
        volcengine(
            "report.pdf --parse-mode auto --filter-header true",
            [
                "file_type=pdf&filter_header=true&image_base64=FILE&page_num=16&page_start=0&parse_mode=auto&table_mode=html&version=v3"
            ],
            environment: [
                "VOLC_SESSIONTOKEN": "token-1", "VOLC_REGION": "cn-beijing", "VOLC_SERVICE": "ocr",
            ],
            token: " cn-beijing/ocr token-1"),
        volcengine(
            "scan.jpg", ["file_type=image&image_base64=FILE&table_mode=html&version=v3"], key: "scan",
            pages: ["image of 6 bytes"]),
        volcengine(
            "https://example.com/b-2p.pdf --page-num 2 --jobs 1",
            [
                "file_type=pdf&image_url=https://example.com/b-2p.pdf&page_num=2&page_start=0&table_mode=html&version=v3",
                "file_type=pdf&image_url=https://example.com/b-2p.pdf&page_num=2&page_start=2&table_mode=html&version=v3",
            ], key: "example.com/b-2p",
            pages: ["page 1 from an address", "page 2 from an address"]),
    ]

    @Test(arguments: [doc2X, complexDOcr, parse4AI, volcengine].flatMap(\.self))
    func `a call is made as its document says, and its answer is stored`(_ row: Row) async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        let files = [
            "report.pdf": MadePDF.bytes(["alpha", "beta"]), "scan.jpg": [0xFF, 0xD8, 0xFF, 0xE0, 1, 2],
        ]
        for (name, bytes) in files { try workspace.write(bytes, to: name) }
        let environment = FetchCommandTests.environment(emulator).merging(row.environment) { $1 }
        let outcome = try await workspace.program.runAside(
            ["fetch"] + row.arguments + ["--allow-private-network"], environment: environment)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")

        let exchanges = await emulator.state.exchanges
        let text = CallText(file: files[row.arguments[1]])
        var sent = exchanges.map { text.of($0.request) }
        sent = zip(sent, [""] + sent).filter { $0 != $1 }.map(\.0)
        #expect(sent == row.sent)

        let documents = try workspace.read { try $0.documents() }
        let document = try #require(documents.first)
        #expect(documents.map(\.key) == [row.key])
        #expect(document.pageCount == row.pageCount)
        for (index, expected) in row.pages.enumerated() {
            let stored = try workspace.read { try $0.page(key: row.key, index: row.firstPage + index) }
            let page = try #require(stored)
            let texts = page.blocks.map { $0.block.type == .figure ? "[image]" : $0.block.text }
            #expect(texts.joined(separator: "|") == expected)
        }
        // What is kept is what was answered, byte by byte, and what was asked.
        let answers = Set(exchanges.map { SHA256.text($0.answer) })
        for parse in document.parses {
            #expect(answers.contains(parse.payloadSHA256))
            #expect(parse.options["request"] != nil)
        }
        let parse = try #require(document.parses.first).id
        let links = try workspace.read { try $0.assetLinks(parse: parse) }
        let assets = links.map { $0.remoteURL == nil || $0.name.hasPrefix("exports/") ? $0.name : $0.status }
        #expect(assets.sorted() == row.assets)
        for link in links where link.name.hasPrefix("exports/") {
            #expect(link.sha256.map(answers.contains) == true)
        }
    }
}
