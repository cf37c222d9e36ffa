import Checksums
import Fetching
import Foundation
import PDFFiles
import Providers
import TestSupport
import Testing

/// The parts of clients that need no service: signatures, page ranges, callbacks, secrets, cutting.
@Suite struct ClientTests {
    /// RFC 4231, test cases 1, 2, 3, 4, 6 and 7; without the type, the compiler looks for one for seconds.
    private static let codes: [(key: [UInt8], message: [UInt8], code: String)] = [
        (
            Array(repeating: UInt8(0x0B), count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: UInt8(0xAA), count: 20), Array(repeating: UInt8(0xDD), count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            Array(UInt8(1)...25), Array(repeating: UInt8(0xCD), count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            Array(repeating: UInt8(0xAA), count: 131),
            Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            Array(repeating: UInt8(0xAA), count: 131),
            Array(
                "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."
                    .utf8), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ]

    @Test(arguments: codes)
    func `HMAC-SHA256 is that of RFC 4231`(_ key: [UInt8], _ message: [UInt8], _ code: String) {
        #expect(Hexadecimal.text(HMAC.sha256(message, key: key)) == code)
    }

    @Test(arguments: ["2,4-6", "2--2", "1-600", "7", "1,1,1"])
    func `page ranges of parse4ai are taken as written`(_ text: String) throws {
        #expect(try Parse4AIPageRanges(text).text == text)
    }

    @Test(arguments: ["", "0", "6-4", "a", "1-", "-2", "2---2", "1,,2", "2--0", "1;2"])
    func `what is no page range is refused with an example`(_ text: String) {
        #expect {
            try Parse4AIPageRanges(text)
        } throws: {
            ($0 as? Parse4AIPageRanges.Problem)?.message.contains("write 2,4-6, or 2--2") == true
        }
    }

    @Test func `a callback is read when its signature is right, and refused when anything of it differs`()
        throws
    {
        let content =
            #"{"task_id":"t-1","state":"done","full_zip_url":"https://cdn.parse4ai.com/a.zip"}"#
        // printf '%s' 10001 seed_1 CONTENT | sha256sum
        let checksum = "76771c30779d3a75999213a27364193ae7c8143128b315772d27e7761615faeb"
        func body(_ checksum: String, _ content: String) throws -> [UInt8] {
            Array(try JSONSerialization.data(withJSONObject: ["checksum": checksum, "content": content]))
        }
        let callback = try Parse4AICallback(body(checksum, content), userID: "10001", seed: Secret("seed_1"))
        #expect(callback.taskID == "t-1")
        #expect(callback.outcome == .done)
        let wrong: [([UInt8], String, String)] = [
            (try body(checksum, content + " "), "10001", "seed_1"),
            (try body(checksum, content), "10002", "seed_1"),
            (try body(checksum, content), "10001", "seed_2"), (try body("", content), "10001", "seed_1"),
            (Array("{}".utf8), "10001", "seed_1"),
        ]
        for (body, user, seed) in wrong {
            #expect(throws: ClientFailure.self) {
                try Parse4AICallback(body, userID: user, seed: Secret(seed))
            }
        }
    }

    /// What the guide says a provider takes is what its client keeps to.
    @Test func `the limits of the guide are those of the clients`() throws {
        let guide = try String(
            contentsOf: Fixtures.repository.appending(path: "docs/providers.md"), encoding: .utf8)
        let unset = Secret("")
        let doc2X = Doc2XClient(key: unset).limits
        let complexDOcr = ComplexDOcrClient(appID: unset, authorization: unset, baseURL: "").limits
        let parse4AI = Parse4AIClient(key: unset, isBatch: true).limits
        let signer = VolcengineSigner(
            accessKey: unset, secretKey: unset, sessionToken: nil, region: "", service: "")
        let volcengine = VolcengineClient(signer: signer).limits
        let english = FloatingPointFormatStyle<Double>.number.locale(Locale(identifier: "en"))
        func megabytes(_ limits: ClientLimits, _ kind: SourceKind) throws -> String {
            (Double(try #require(limits.bytes(kind))) / 1_000_000).formatted(english)
        }
        func number(_ count: Int?) throws -> String { Double(try #require(count)).formatted(english) }
        let rate = try #require(doc2X.rate(.png))
        let said = [
            "PDF up to \(try megabytes(doc2X, .pdf)) MB and \(try number(doc2X.pages)) pages",
            "JPEG and PNG up to \(try megabytes(doc2X, .png)) MB, \(rate.calls) in \(rate.duration.components.seconds) seconds",
            "PDF up to \(try number(complexDOcr.pages)) pages",
            "10 MB as base64, that is \(try megabytes(complexDOcr, .pdf)) MB",
            "to \(try megabytes(parse4AI, .pdf)) MB and \(try number(parse4AI.pages)) pages",
            "up to \(parse4AI.batch) files a call", "(about \(try megabytes(volcengine, .pdf)) MB)",
        ]
        for words in said { #expect(guide.contains(words), "\(words)") }
    }

    @Test func `a secret prints as dots, however it is printed`() {
        let secret = Secret("sk-very-secret")
        var dumped = ""
        dump(secret, to: &dumped)
        for text in [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])", dumped,
        ] {
            #expect(!text.contains("sk-very-secret"))
        }
        #expect(Redaction([secret]).clean("key sk-very-secret is wrong") == "key ••• is wrong")
    }

    @Test func `base64 is Foundation's, for every length`() {
        var random = SeededRandom.fresh()
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base64.text(bytes) == Data(bytes).base64EncodedString())
            #expect(Base64.text(bytes).utf8.count == Base64.length(of: length))
        }
    }

    @Test func `pages are cut out of a PDF with what they show, the same bytes each time`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString).pdf")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(MadePDF.bytes(["alpha", "beta", "gamma", "delta"])).write(to: URL(filePath: path))
        #expect(try PDFFile(path: path).pageCount() == 4)
        let part = try PDFFile(path: path).part(1...2)
        #expect(try PDFFile(path: path).part(1...2) == part)
        let text = String(decoding: part, as: UTF8.self)
        #expect(text.contains("(beta) Tj") && text.contains("(gamma) Tj"))
        #expect(!text.contains("(alpha) Tj") && !text.contains("(delta) Tj"))
        try Data(part).write(to: URL(filePath: path))
        #expect(try PDFFile(path: path).pageCount() == 2)
    }

    @Test(arguments: ["", "no PDF", "%PDF-1.4\n%%EOF"])
    func `what is no PDF is told, not crashed on`(_ text: String) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString).pdf")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(throws: PDFFile.Problem.self) { try PDFFile(path: path).pageCount() }
    }
}
