internal import Archives
internal import ArgumentParser
internal import Ingestion
internal import Providers

/// `--limit NAME=N`: raises or lowers a bound on what inputs may hold.
struct LimitOptions: ParsableArguments {
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Override a limit named in an error message: \(Limit.all.map(\.name).joined(separator: ", ")). Repeatable.",
            valueName: "name=n"))
    var limit: [String] = []

    /// A bound by the name that messages give it.
    private struct Limit: Sendable {
        let name: String
        /// What can be asked for; more would end in a crash or a refusal further on.
        let range: ClosedRange<Int>
        let set: @Sendable (inout SourceLimits, inout DecodingLimits, Int) -> Void

        static let all = [
            // SQLite holds no larger value, and decoding recurses as deep as JSON does.
            Limit(name: "fileBytes", range: 1...SourceLimits.greatestFileBytes) { source, _, value in
                source.fileBytes = value
            },
            Limit(name: "memberCount", range: 1...1_000_000_000) { source, _, value in
                source.archive.memberCount = value
            },
            Limit(name: "memberBytes", range: 1...SourceLimits.greatestFileBytes) { source, _, value in
                source.archive.memberBytes = value
            },
            Limit(name: "totalBytes", range: 1...1 << 50) { source, _, value in
                source.archive.totalBytes = value
            },
            Limit(name: "expansionRatio", range: 1...1_000_000_000) { source, _, value in
                source.archive.expansionRatio = value
            },
            Limit(name: "nesting", range: 0...16) { source, _, value in source.archive.nesting = value },
            Limit(name: "nameBytes", range: 1...1 << 20) { source, _, value in
                source.archive.nameBytes = value
            },
            Limit(name: "jsonDepth", range: 1...2048) { _, decoding, value in decoding.jsonDepth = value },
            Limit(name: "pages", range: 1...10_000_000) { _, decoding, value in decoding.pages = value },
            Limit(name: "blocks", range: 1...1_000_000_000) { _, decoding, value in decoding.blocks = value },
        ]
    }

    func validate() throws { _ = try values() }

    /// Puts the values into limits that have their defaults.
    func apply(to source: inout SourceLimits, _ decoding: inout DecodingLimits) throws {
        for (limit, value) in try values() { limit.set(&source, &decoding, value) }
    }

    /// The limits of decoding alone, for what is stored already.
    func decodingLimits() throws -> DecodingLimits {
        var (source, decoding) = (SourceLimits(), DecodingLimits())
        try apply(to: &source, &decoding)
        return decoding
    }

    private func values() throws -> [(limit: Limit, value: Int)] {
        try limit.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard let limit = Limit.all.first(where: { $0.name == parts.first }) else {
                throw ValidationError(
                    "unknown limit '\(parts.first ?? "")'; the limits are \(Limit.all.map(\.name).joined(separator: ", "))"
                )
            }
            guard parts.count == 2, let value = Int(parts[1]), limit.range.contains(value) else {
                throw ValidationError(
                    "--limit \(limit.name)=N needs a number from \(limit.range.lowerBound) to \(limit.range.upperBound)"
                )
            }
            return (limit, value)
        }
    }
}
