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
        let code: String
        /// The call that answers with it.
        let call: String
        /// Words of the document's advice that the user must read.
        let advice: String
        /// How often it is submitted in all when it comes once; nil where the run ends.
        let submissions: Int?
        /// Whether it is overcome when it comes once.
        let isOvercome: Bool

        init(_ code: String, at call: String, _ advice: String, submissions: Int? = 1, overcome: Bool = false)
        {
            self.code = code
            self.call = call
            self.advice = advice
            self.submissions = submissions
            isOvercome = overcome
        }

        var testDescription: String { code }
    }

    static let doc2X = [
        Case(
            "parse_task_limit_exceeded", at: "poll", "Wait until earlier ones are done", submissions: 2,
            overcome: true),
        Case(
            "parse_concurrency_limit", at: "poll", "Wait until earlier tasks are done", submissions: 2,
            overcome: true),
        Case("parse_quota_limit", at: "poll", "not enough pages left", submissions: nil),
        Case("parse_error", at: "poll", "Submit it again after a while", submissions: 2, overcome: true),
        Case(
            "parse_create_task_error", at: "submit", "Submit it again after a while", submissions: 2,
            overcome: true),
        Case(
            "parse_status_not_found", at: "poll", "the uid is wrong, or its 24 hours are over", overcome: true
        ),
        Case("parse_file_too_large", at: "poll", "over 300 MB. Split the PDF"),
        Case("parse_page_limit_exceeded", at: "poll", "over 2,000 pages. Split the PDF"),
        Case("parse_file_lock", at: "poll", "locked for a day. Print it to a new PDF"),
        Case("parse_file_not_pdf", at: "poll", "the file is no PDF"),
        Case("parse_file_invalid", at: "poll", "Repair it or print it to a new PDF"),
        Case("parse_timeout", at: "poll", "over 15 minutes. Split the PDF"),
    ]

    static let complexDOcr = [
        Case("10301", at: "submit", "a required parameter is missing"),
        Case("10304", at: "submit", "Send the file as base64 with the `image_type` that fits it"),
        Case("10305", at: "submit", "split it or compress its images"),
        Case("10503", at: "submit", "Parse the file again later", submissions: 2, overcome: true),
        Case("10903", at: "submit", "Check that the file opens"),
    ]

    static let parse4AI = [
        Case("-20002", at: "submit", "Check the token and its prefix", submissions: nil),
        Case("-20011", at: "submit", "Make a new token", submissions: nil),
        Case("-500", at: "submit", "Check the types of the parameters"),
        Case("-10001", at: "submit", "Try again later", submissions: 2, overcome: true),
        Case("-10002", at: "submit", "Check the format of the parameters"),
        Case("-60002", at: "submit", "the right extension"),
        Case("-60003", at: "submit", "Check whether the file is damaged"),
        Case("-60004", at: "submit", "Upload a file with content"),
        Case("-60005", at: "submit", "Keep files to 200 MB"),
        Case("-60006", at: "submit", "Split the file"),
        Case("-60007", at: "submit", "Try again later", submissions: 2, overcome: true),
        Case("-60008", at: "submit", "Check that the URL can be reached"),
        Case("-60009", at: "submit", "Try again later", submissions: 2, overcome: true),
        Case("-60010", at: "poll", "Try again later", submissions: 2, overcome: true),
        Case("-60012", at: "poll", "Check that the task id is right"),
        Case("-60013", at: "poll", "Ask only for tasks of the same account"),
        Case("-60015", at: "poll", "Convert it to PDF"),
        Case("-60017", at: "submit", "Recharge", submissions: nil),
    ]

    static let volcengine = [
        Case("50205", at: "submit", "The file is too large for one request: split it"),
        Case("50207", at: "submit", "check that it opens and that file_type fits it"),
        Case("50400", at: "submit", "Check the access key, its rights and the signature", submissions: nil),
        Case("50402", at: "submit", "Action=OCRPdf and Version=2021-08-23", submissions: nil),
        Case("50500", at: "submit", "parse the file again later", submissions: 2, overcome: true),
    ]

    private func check(
        _ test: Case, _ client: (ClientFactory) throws -> any ProviderClient,
        source: (FetchBench) throws -> String
    ) async throws {
        // It comes every time: the user reads the code and the advice.
        let bench = try await FetchBench()
        await bench.emulator.state.setFaults([EmulatorFault(test.call, .code(test.code), times: 1000)])
        let summary = try await bench.fetch([source(bench)], with: try client(try bench.factory))
        #expect(summary.done == 0)
        let failure = try #require(summary.failures.first)
        #expect(failure.code == test.code)
        #expect(failure.message.contains(test.code), "\(failure.message)")
        #expect(failure.message.contains(test.advice), "\(failure.message)")
        let job = try #require(try bench.jobs().first)
        #expect(job.errorCode == test.code)
        #expect(job.pagesCharged == 0)
        #expect(job.state == (test.submissions == nil ? .pending : .failed))
        // It comes once.
        let other = try await FetchBench()
        await other.emulator.state.setFaults([EmulatorFault(test.call, .code(test.code))])
        let once = try await other.fetch([source(other)], with: try client(try other.factory))
        #expect(once.done == (test.isOvercome ? 1 : 0), "\(once.failures)")
        #expect(await other.emulator.state.calls["submit"] == test.submissions ?? 1)
    }

    @Test(arguments: doc2X)
    func `a code of Doc2X`(_ test: Case) async throws {
        try await check(test, { try $0.doc2X(Doc2XOptions()) }, source: { try $0.pdf("a.pdf", ["one"]) })
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

    @Test(arguments: [(400, false), (413, false), (502, true)])
    func `Volcengine's statuses for a file that is too large say so`(
        _ status: Int, isRepeated: Bool
    ) async throws {
        let bench = try await FetchBench()
        await bench.emulator.state.setFaults([EmulatorFault("submit", .status(status), times: 1000)])
        let summary = try await bench.fetch(
            [bench.pdf("a.pdf", ["one"])], with: try bench.factory.volcengine(VolcengineOptions()))
        let failure = try #require(summary.failures.first)
        #expect(failure.code == "\(status)")
        #expect(failure.message.contains("The file is too large for one request: split it"))
        #expect(await bench.emulator.state.calls["submit"] == (isRepeated ? 7 : 1))
    }
}
