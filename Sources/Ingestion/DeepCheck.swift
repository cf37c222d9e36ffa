package import Providers
package import Storage

/// Decodes every payload again and compares with what is stored of it.
///
/// What an older adapter decoded may rightly differ from what today's makes of it, and is counted instead.
package struct DeepCheck {
    /// What was found, and how much was looked at.
    package struct Outcome: Sendable {
        package internal(set) var findings: [StoreFinding] = []
        /// The parses that were decoded again.
        package internal(set) var compared = 0
        /// The parses of an adapter that is newer or older than today's, or that this program does not have.
        package internal(set) var passedOver = 0
    }

    /// The most findings; further ones would say the same.
    private static let maximumFindings = 20

    private let store: DocumentStore

    private let limits: DecodingLimits

    package init(store: DocumentStore, limits: DecodingLimits = DecodingLimits()) {
        self.store = store
        self.limits = limits
    }

    /// Compares every parse, and every document with its parses.
    ///
    /// - Throws: `StoreError` if the store cannot be read.
    package func run() throws -> Outcome {
        var outcome = Outcome()
        let comparison = try ParseComparison()
        var last: Int64 = 0
        while outcome.findings.count < Self.maximumFindings {
            let next = try store.read { reader -> Int64? in
                guard let source = try reader.parse(after: last) else { return nil }
                try check(source, reader, comparison, &outcome)
                return source.parseID
            }
            guard let next else { break }
            last = next
        }
        for key in try store.read({ try $0.documentsUnlikeTheirParses(limit: Self.maximumFindings) }) {
            outcome.findings.append(
                StoreFinding(
                    code: .content, message: "document \(key) differs from its preferred parses"))
        }
        return outcome
    }

    private func check(
        _ source: ParseSource, _ reader: DocumentReader, _ comparison: ParseComparison,
        _ outcome: inout Outcome
    ) throws {
        guard let adapter = ProviderRegistry.provider(id: source.adapter ?? source.provider),
            adapter.decoderVersion == source.decoderVersion
        else {
            outcome.passedOver += 1
            return
        }
        outcome.compared += 1
        do throws(ProviderFailure) {
            let parse = try StoredPayloadDecoder.decode(source, as: adapter, limits: limits)
            guard let difference = try compare(source, parse, reader, comparison) else { return }
            report(source, "differs from its decoded payload: \(difference)", &outcome)
        } catch {
            report(source, "cannot be decoded again: \(error.message)", &outcome)
        }
    }

    private func report(_ source: ParseSource, _ complaint: String, _ outcome: inout Outcome) {
        outcome.findings.append(
            StoreFinding(
                code: .content,
                message: "the \(source.provider) parse of \(source.documentKey) \(complaint)"))
    }

    private func compare(
        _ source: ParseSource, _ parse: ParseToStore, _ reader: DocumentReader, _ comparison: ParseComparison
    ) throws(ProviderFailure) -> String? {
        do {
            return try comparison.difference(
                source.parseID, in: reader, decoded: parse, withLanguages: source.hasCurrentLanguages)
        } catch {
            return "\(error)"
        }
    }
}
