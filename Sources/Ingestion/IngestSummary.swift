/// What an ingest did; its JSON is what `folio ingest --json` prints.
package struct IngestSummary: Encodable, Sendable {
    /// One result that did not come in.
    package struct Failure: Encodable, Sendable {
        package let source: String
        package let provider: String?
        package let code: String
        package let message: String
        package let location: String?

        private enum CodingKeys: String, CodingKey { case source, provider, code, message, location }

        /// What is unknown is null.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(source, forKey: .source)
            try container.encode(provider, forKey: .provider)
            try container.encode(code, forKey: .code)
            try container.encode(message, forKey: .message)
            try container.encode(location, forKey: .location)
        }
    }

    /// The results found.
    package internal(set) var inputs = 0
    /// The documents that a stored parse belongs to.
    package internal(set) var documents = 0
    package internal(set) var parses = 0
    package internal(set) var pages = 0
    package internal(set) var blocks = 0
    package internal(set) var assets = 0
    /// The results that were stored before.
    package internal(set) var skipped = 0
    package internal(set) var failed = 0
    /// How often something was warned of in the parses stored now.
    package internal(set) var warnings = 0
    package internal(set) var seconds = 0.0
    /// The first `greatestFailures` failures; the store lists all.
    package internal(set) var failures: [Failure] = []
    /// How many failures are not in `failures`.
    package internal(set) var omittedFailures = 0
    /// Files in folders and archives that are not parse results; not among `inputs`.
    package internal(set) var ignored = 0
    /// The first of them, for people.
    package internal(set) var ignoredSources: [String] = []
    /// Failures of the same kind, in the order in which the kinds were met.
    package internal(set) var failureKinds: [FailureKind] = []
    private var kindPositions: [String: Int] = [:]
    /// Whether the run was stopped before the end of its inputs; not in the JSON, since the exit status says it.
    package internal(set) var isInterrupted = false
    /// Where the time went; nil unless asked for.
    package internal(set) var timings: StageSeconds?
    /// The first sources that took over a key from another result of the same provider in this run; for people only.
    package internal(set) var takeovers: [String] = []
    package internal(set) var takeoverCount = 0
    /// Why PDFs could not be used for the sizes of pages; for people only.
    package internal(set) var pageSizeNotes: [String] = []

    /// How many failures a run keeps in memory; also how many kinds of failures and how many ignored sources.
    static let greatestFailures = 1000

    /// Failures that differ only in names and places.
    package struct FailureKind: Sendable {
        package let code: String
        package let message: String
        /// The first source that failed so.
        package let source: String
        package let location: String?
        package internal(set) var count: Int
    }

    /// Counts a failure and keeps it while there is room.
    mutating func add(_ failure: Failure, kind: String) {
        failed += 1
        if failures.count < Self.greatestFailures {
            failures.append(failure)
        } else {
            omittedFailures += 1
        }
        let name = "\(failure.code) \(kind)"
        if let known = kindPositions[name] {
            failureKinds[known].count += 1
        } else if failureKinds.count < Self.greatestFailures {
            kindPositions[name] = failureKinds.count
            failureKinds.append(
                FailureKind(
                    code: failure.code, message: kind, source: failure.source, location: failure.location,
                    count: 1))
        }
    }

    /// Counts a file that is not a result.
    mutating func ignore(_ source: String) {
        ignored += 1
        if ignoredSources.count < Self.greatestFailures { ignoredSources.append(source) }
    }

    private enum CodingKeys: String, CodingKey {
        case inputs, documents, parses, pages, blocks, assets, skipped, failed, ignored, warnings, seconds,
            failures
        case omittedFailures = "failures_omitted"
        case timings
    }
}
