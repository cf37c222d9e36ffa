internal import Archives
internal import Providers

/// What is said of an archive after its last result: which members cannot be read, and what it has beside results.
struct ArchiveFindings {
    private let place: ArchivePlace
    private var failures: ArraySlice<ArchiveError> = []
    private var omittedFailures = 0
    /// Last first.
    private var remarks: [SourceItem] = []

    /// How many failures of an archive's members are reported one by one; the others are counted.
    private static let greatestFailures = 10_000

    init(_ place: ArchivePlace) { self.place = place }

    var haveFailures: Bool { !failures.isEmpty }

    mutating func note(_ error: ArchiveError) {
        // An error that ends the archive is thrown again by the call after.
        guard !error.endsArchive || failures.last != error else { return }
        if failures.count < Self.greatestFailures { failures.append(error) } else { omittedFailures += 1 }
    }

    /// Forgets failures that another walk meets again.
    mutating func forgetFailures() {
        failures = []
        omittedFailures = 0
    }

    /// Notes what the archive has beside its results, so that nothing of it vanishes silently.
    mutating func remark(on reader: ArchiveReader, hasResults: Bool) {
        if let link = reader.firstHardLink {
            add(
                ProviderFailure(
                    .unreadable,
                    "the archive contains hard links (\(reader.hardLinks), the first is \(link)), "
                        + "which are not followed; unpack it and ingest the folder"),
                isNamed: true)
        }
        let links = reader.skippedMembers - reader.hardLinks
        if links > 0 {
            add(
                ProviderFailure(
                    .unknownFormat, "the archive contains symbolic links or devices, which are not followed",
                    isNoResult: true),
                isNamed: false)
        }
        if !hasResults, failures.isEmpty {
            add(
                ProviderFailure(
                    .unknownFormat,
                    "no file in the archive is a parse result (Office documents and e-books are archives too)",
                    isNoResult: true),
                isNamed: place.isRoot)
        }
    }

    private mutating func add(_ failure: ProviderFailure, isNamed: Bool) {
        remarks.append(
            SourceItem(source: place.source, key: place.name, content: .failure(failure), isNamed: isNamed))
    }

    /// The next failure, of the archive or of one of its members, then the remarks; nil after the last.
    mutating func next() -> SourceItem? {
        if let error = failures.popFirst() {
            let member = error.endsArchive ? nil : error.member
            return .failed(
                source: member.map { "\(place.source)/\($0)" } ?? place.source, key: place.name, error)
        }
        if let remark = remarks.popLast() { return remark }
        guard omittedFailures > 0 else { return nil }
        defer { omittedFailures = 0 }
        let failure = ProviderFailure(
            .malformed,
            "\(omittedFailures) more members of the archive cannot be read; unpack it to see which")
        return SourceItem(source: place.source, key: place.name, content: .failure(failure))
    }
}
