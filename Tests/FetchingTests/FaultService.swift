import Fetching
import ProviderEmulators
import Providers
import Testing

/// A provider with a client of its own, and one source of three pages.
struct FaultService: Sendable, CustomTestStringConvertible {
    let name: String
    /// Whether a lost answer to a submission may have been paid for.
    let mayCost: Bool
    /// The calls after the submission.
    let laterCalls: [String]
    /// What the emulator calls it.
    let account: String
    let client: @Sendable (ClientFactory) throws -> any ProviderClient
    let source: @Sendable (FetchBench) throws -> String

    var testDescription: String { name }

    /// The pages of its source.
    var pageCount: Int { name.contains("image") ? 1 : 3 }

    static let all: [FaultService] = [
        FaultService(
            name: "doc2x PDF", mayCost: false, laterCalls: ["upload", "poll"], account: "doc2x",
            client: { try $0.doc2X(Doc2XOptions()) },
            source: { try $0.pdf("a.pdf", ["one", "two", "three"]) }),
        FaultService(
            name: "doc2x PDF with an export", mayCost: false,
            laterCalls: ["poll", "export", "exportPoll", "exportDownload"], account: "doc2x",
            client: {
                var options = Doc2XOptions()
                options.export = .docx
                return try $0.doc2X(options)
            }, source: { try $0.pdf("a.pdf", ["one", "two", "three"]) }),
        FaultService(
            name: "doc2x image", mayCost: true, laterCalls: ["poll"], account: "doc2x",
            client: { try $0.doc2X(Doc2XOptions()) },
            source: { try $0.write([0xFF, 0xD8, 0xFF, 0xE0, 1], "a.jpg") }),
        FaultService(
            name: "doc2x image in one call", mayCost: true, laterCalls: [], account: "doc2x",
            client: {
                var options = Doc2XOptions()
                options.imageMode = .synchronous
                return try $0.doc2X(options)
            }, source: { try $0.write([0xFF, 0xD8, 0xFF, 0xE0, 1], "a.jpg") }),
        FaultService(
            name: "complexdocr", mayCost: true, laterCalls: [], account: "complexdocr",
            client: { try $0.complexDOcr(ComplexDOcrOptions()) },
            source: { try $0.pdf("a.pdf", ["one", "two", "three"]) }),
        FaultService(
            name: "parse4ai", mayCost: true, laterCalls: ["poll", "download"], account: "parse4ai",
            client: { try $0.parse4AI(Parse4AIOptions(), isBatch: false) },
            source: { _ in "https://example.com/a-3p.pdf" }),
        FaultService(
            name: "parse4ai in a batch", mayCost: true, laterCalls: ["poll", "download"], account: "parse4ai",
            client: { try $0.parse4AI(Parse4AIOptions(), isBatch: true) },
            source: { _ in "https://example.com/a-3p.pdf" }),
        FaultService(
            name: "volcengine", mayCost: true, laterCalls: [], account: "volcengine",
            client: { try $0.volcengine(VolcengineOptions()) },
            source: { try $0.pdf("a.pdf", ["one", "two", "three"]) }),
    ]
}
