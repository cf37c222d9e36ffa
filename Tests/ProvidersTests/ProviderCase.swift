import DocumentModel
import Foundation
import Providers
import TestSupport
import Testing

/// One fixture of an adapter: the files of `Tests/Fixtures/<provider>/<case>/payload/` and what becomes of them.
///
/// Beside `payload/` lies either `document.json`, the golden normalized document, or `failure.json`, the golden failure.
struct ProviderCase: CustomTestStringConvertible, Sendable {
    let provider: String
    let name: String

    var testDescription: String { "\(provider)/\(name)" }
    var folder: URL { Fixtures.folder.appending(path: "\(provider)/\(name)") }

    /// Whether ingest finds the adapter by itself.
    var isChosenByContent: Bool { ProviderRegistry.chosenByContent.contains { $0.id == provider } }

    /// The fixture's files as a payload.
    var payload: Payload {
        Payload(
            name: name,
            members: Fixtures.files(below: folder.appending(path: "payload")).map {
                Payload.Member(name: $0.name, bytes: $0.bytes)
            })
    }

    /// Every case of every adapter in the registry; `PROVIDERS=paddleocr,dotsocr` leaves only the cases of these, for work on one adapter.
    static let all: [ProviderCase] = ProviderRegistry.all.filter { provider in
        guard let chosen = ProcessInfo.processInfo.environment["PROVIDERS"] else { return true }
        return chosen.split(separator: ",").contains { $0 == provider.id }
    }.flatMap { provider in
        Fixtures.folders(in: Fixtures.folder.appending(path: provider.id)).map {
            ProviderCase(provider: provider.id, name: $0)
        }
    }

    /// The outcome of recognition and decoding as the text of a golden file, and that file's name.
    func outcome(of payload: Payload) -> (file: String, text: String) {
        do throws(ProviderFailure) {
            let document = try decoded(payload)
            return (
                "document.json",
                (try? document.json()).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
            )
        } catch {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let failure = [
                "code": error.code.rawValue, "message": error.message, "location": error.location,
                "provider_code": error.providerCode,
            ].compactMapValues { $0 }
            return (
                "failure.json",
                (try? encoder.encode(failure)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
            )
        }
    }

    /// Recognises and decodes, as ingest does.
    func decoded(_ payload: Payload) throws(ProviderFailure) -> ParsedDocument {
        let opened = OpenedPayload(payload)
        let named = ProviderRegistry.all.filter { $0.id == self.provider }
        let provider = try ProviderRegistry.recognize(
            opened, among: isChosenByContent ? ProviderRegistry.chosenByContent : named)
        return try ProviderRegistry.decode(opened, as: provider, context: DecodingContext())
    }
}
