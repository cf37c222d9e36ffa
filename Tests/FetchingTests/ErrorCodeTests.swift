import Fetching
import Foundation
import ProviderEmulators
import Providers
import Storage
import TestSupport
import Testing

/// Every documented error code: what the user reads, and whether the call, the task or nothing is tried again.
@Suite struct ErrorCodeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        /// What the user reads: the service's code, or the status where that says it all.
        let code: String
        let fault: EmulatorFault.Kind
        /// The call that answers with it.
        let call: String
        /// Words of the document's advice that the user must read.
        let advice: String
        /// How often it is submitted in all when it comes once; nil where the run ends.
        let submissions: Int?
        /// Whether it is overcome when it comes once.
        let isOvercome: Bool

        init(
            _ code: String, _ fault: EmulatorFault.Kind? = nil, at call: String, _ advice: String,
            submissions: Int? = 1, overcome: Bool = false
        ) {
            self.code = code
            self.fault = fault ?? .code(code)
            self.call = call
            self.advice = advice
            self.submissions = submissions
            isOvercome = overcome
        }

        var testDescription: String { code }
    }

    static let doc2X = [
        Case(
            "http_429", .status(429), at: "submit", "too many calls; wait, or use fewer --jobs",
            submissions: 2, overcome: true),
        Case(
            "parse_task_limit_exceeded", at: "poll", "wait until earlier ones are done", submissions: 2,
            overcome: true),
        Case(
            "parse_concurrency_limit", at: "poll", "wait until earlier tasks are done", submissions: 2,
            overcome: true),
        Case("parse_quota_limit", at: "poll", "too few pages left", submissions: nil),
        Case("parse_error", at: "poll", "submit it again after a while", submissions: 2, overcome: true),
        Case(
            "parse_create_task_error", at: "submit", "submit it again after a while", submissions: 2,
            overcome: true),
        Case(
            "parse_status_not_found", at: "poll", "the uid is wrong, or its 24 hours are over", overcome: true
        ),
        Case("parse_file_too_large", at: "poll", "over 300 MB; split the PDF"),
        Case("parse_page_limit_exceeded", at: "poll", "over 2,000 pages; split the PDF"),
        Case("parse_file_lock", at: "poll", "locked for a day; print it to a new PDF"),
        Case("parse_file_not_pdf", at: "poll", "the file is not a PDF"),
        Case("parse_file_invalid", at: "poll", "repair it or print it to a new PDF"),
        Case("parse_timeout", at: "poll", "over 15 minutes; split the PDF"),
    ]

    static let doc2XImage = [
        Case("parse_error", at: "poll", "submit it again after a while", submissions: 2, overcome: true)
    ]

    static let complexDOcr = [
        Case("10301", at: "submit", "a required parameter is missing"),
        Case("10304", at: "submit", "send the file as base64 with the `image_type` that fits it"),
        Case("10305", at: "submit", "split it or compress its images"),
        Case("10503", at: "submit", "parse the file again later", submissions: 2, overcome: true),
        Case("10903", at: "submit", "check that the file opens"),
    ]

    static let parse4AI = [
        Case("-20002", at: "submit", "check the token and its prefix", submissions: nil),
        Case("-20011", at: "submit", "make a new token", submissions: nil),
        Case("-500", at: "submit", "check the types of the parameters"),
        Case("-10001", at: "submit", "try again later", submissions: 2, overcome: true),
        Case("-10002", at: "submit", "check the format of the parameters"),
        Case("-60002", at: "submit", "the right extension"),
        Case("-60003", at: "submit", "check whether the file is damaged"),
        Case("-60004", at: "submit", "upload a file with content"),
        Case("-60005", at: "submit", "keep files to 200 MB"),
        Case("-60006", at: "submit", "split the file"),
        Case("-60007", at: "submit", "try again later", submissions: 2, overcome: true),
        Case("-60008", at: "submit", "check that the URL can be reached"),
        Case("-60009", at: "submit", "try again later", submissions: 2, overcome: true),
        Case("-60010", at: "poll", "try again later", submissions: 2, overcome: true),
        Case("-60012", at: "poll", "check that the task id is right"),
        Case("-60013", at: "poll", "ask only for tasks of the same account"),
        Case("-60015", at: "poll", "convert it to PDF"),
        Case("-60017", at: "submit", "recharge", submissions: nil),
    ]

    static let volcengine = [
        Case("50205", at: "submit", "the file is too large for one request: split it"),
        Case("50207", at: "submit", "check that it opens and that file_type fits it"),
        Case("50400", at: "submit", "check the access key, its rights and the signature", submissions: nil),
        Case("50402", at: "submit", "Action=OCRPdf and Version=2021-08-23", submissions: nil),
        Case("50500", at: "submit", "parse the file again later", submissions: 2, overcome: true),
        Case("400", .status(400), at: "submit", "the file is too large for one request: split it"),
        Case("413", .status(413), at: "submit", "the file is too large for one request: split it"),
        // Of a gateway it may be a bad moment as well.
        Case(
            "502", .status(502), at: "submit", "the file is too large for one request: split it",
            submissions: 2, overcome: true),
    ]

    /// The codes of each document as it lists them, success aside, and the cases of the client that it describes.
    static let documents: [(name: String, codes: [String], cases: [Case])] = [
        (
            "doc2x-pdf-api",
            [
                "http_429", "parse_task_limit_exceeded", "parse_concurrency_limit", "parse_quota_limit",
                "parse_error", "parse_create_task_error", "parse_status_not_found", "parse_file_too_large",
                "parse_page_limit_exceeded", "parse_file_lock", "parse_file_not_pdf", "parse_file_invalid",
                "parse_timeout",
            ], doc2X
        ), ("doc2x-image-api", ["parse_error"], doc2XImage),
        ("complexdocr-api", ["10301", "10304", "10305", "10503", "10903"], complexDOcr),
        (
            "parse4ai-extract-api",
            [
                "-20002", "-20011", "-500", "-10001", "-10002", "-60002", "-60003", "-60004", "-60005",
                "-60006", "-60007", "-60008", "-60009", "-60010", "-60012", "-60013", "-60015", "-60017",
            ], parse4AI
        ),
        (
            "volcengine-ocrpdf-api", ["400", "413", "502", "50205", "50207", "50400", "50402", "50500"],
            volcengine
        ),
    ]

    @Test func `every code that one of the five documents lists is tried, 45 in all`() {
        for document in Self.documents {
            #expect(Set(document.cases.map(\.code)) == Set(document.codes), "\(document.name)")
            #expect(document.cases.count == document.codes.count, "\(document.name)")
        }
        #expect(Self.documents.map(\.codes.count).reduce(0, +) == 45)
    }

    private func check(
        _ test: Case, _ client: (ClientFactory) throws -> any ProviderClient,
        source: (FetchBench) throws -> String
    ) async throws {
        try await checkLasting(test, client, source: source)
        // It comes once.
        let bench = try await FetchBench()
        await bench.emulator.state.setFaults([EmulatorFault(test.call, test.fault)])
        let once = try await bench.fetch([source(bench)], with: try client(try bench.factory))
        #expect(once.done == (test.isOvercome ? 1 : 0), "\(once.failures)")
        #expect(await bench.emulator.state.calls["submit"] == test.submissions ?? 1)
    }

    /// It comes every time: the user reads the code and the advice.
    private func checkLasting(
        _ test: Case, _ client: (ClientFactory) throws -> any ProviderClient,
        source: (FetchBench) throws -> String
    ) async throws {
        let bench = try await FetchBench()
        await bench.emulator.state.setFaults([EmulatorFault(test.call, test.fault, times: 1000)])
        let summary = try await bench.fetch([source(bench)], with: try client(try bench.factory))
        #expect(summary.done == 0)
        let failure = try #require(summary.failures.first)
        #expect(failure.code == test.code)
        let number = test.code.replacing("http_", with: "")
        #expect(failure.message.contains(number), "\(failure.message)")
        #expect(failure.message.contains(test.advice), "\(failure.message)")
        let job = try #require(try bench.jobs().first)
        #expect(job.errorCode == test.code)
        #expect(job.pagesCharged == 0)
        #expect(job.state == (test.submissions == nil ? .pending : .failed))
    }

    @Test(arguments: doc2X)
    func `a code of Doc2X`(_ test: Case) async throws {
        try await check(test, { try $0.doc2X(Doc2XOptions()) }, source: { try $0.pdf("a.pdf", ["one"]) })
    }

    @Test(arguments: doc2XImage)
    func `a code of Doc2X for an image`(_ test: Case) async throws {
        try await check(
            test, { try $0.doc2X(Doc2XOptions()) }, source: { try $0.write([0xFF, 0xD8, 0xFF, 1], "a.jpg") })
    }

    @Test(arguments: complexDOcr)
    func `a code of complexDOcr`(_ test: Case) async throws {
        try await check(
            test, { try $0.complexDOcr(ComplexDOcrOptions()) }, source: { try $0.pdf("a.pdf", ["one"]) })
    }

    @Test(arguments: parse4AI)
    func `a code of parse4ai`(_ test: Case) async throws {
        try await check(
            test, { try $0.parse4AI(Parse4AIOptions(), isBatch: false) },
            source: { _ in "https://example.com/a.pdf" })
    }

    @Test(arguments: volcengine)
    func `a code of Volcengine`(_ test: Case) async throws {
        try await check(
            test, { try $0.volcengine(VolcengineOptions()) }, source: { try $0.pdf("a.pdf", ["one"]) })
    }

    @Test func `a task that failed tells the reason that its service gives`() async throws {
        let bench = try await FetchBench()
        let reasons = ["解析失败，文件过大", "文件格式不支持,请上传符合要求的文件类型"]
        await bench.emulator.state.setFaults(reasons.map { EmulatorFault("poll", .failed($0)) })
        let pdf = try await bench.fetch(
            [bench.pdf("a.pdf", ["one"])], with: try bench.factory.doc2X(Doc2XOptions()))
        #expect(try #require(pdf.failures.first).message.contains(reasons[0]))
        let address = try await bench.fetch(
            ["https://example.com/a.pdf"],
            with: try bench.factory.parse4AI(Parse4AIOptions(), isBatch: false))
        #expect(try #require(address.failures.first).message.contains(reasons[1]))
        #expect(try bench.jobs().map(\.state) == [.failed, .failed])
    }

    @Test(arguments: ["parse_error", "parse_create_task_error", "parse_task_limit_exceeded"])
    func `an export that fails is asked for again, and not worth another parse`(_ code: String) async throws {
        var options = Doc2XOptions()
        options.export = .md
        for (times, state) in [(1, FetchJob.State.done), (1000, .failed)] {
            let bench = try await FetchBench()
            await bench.emulator.state.setFaults([EmulatorFault("exportPoll", .code(code), times: times)])
            let summary = try await bench.fetch(
                [bench.pdf("a.pdf", ["one"])], with: try bench.factory.doc2X(options))
            #expect(try bench.jobs().map(\.state) == [state], "\(summary.failures)")
            #expect(await bench.emulator.state.calls["submit"] == 1)
            #expect(await bench.emulator.state.pages == ["doc2x": 1])
            #expect(try bench.texts("a").count == 1)
        }
    }
}
