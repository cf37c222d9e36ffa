/// Which parses of a document are preferred: one, or the parts of one that was sent in several files.
///
/// The latest usable parse is preferred, or the latest of the provider that the user chose. Older parses of the same
/// provider join it as parts if no page range overlaps one already taken and if all but one of them carry
/// `page_offset`, as the files of a split PDF do.
enum PreferredParses {
    /// A parse that succeeded at least in part.
    struct Candidate {
        let id: Int64
        let provider: String
        /// Whether it was ingested with `--page-offset`.
        let hasPageOffset: Bool
        /// The first and the last page that it holds; nil for a parse without pages.
        let pages: ClosedRange<Int>?
    }

    /// The ids of the preferred parses, those with the first pages first.
    ///
    /// `candidates` are the usable parses of one document, the latest first; `provider` is the one that the user
    /// chose, which counts as long as it has a usable parse.
    static func choose(_ candidates: [Candidate], provider: String?) -> [Int64] {
        let chosen = candidates.first { $0.provider == provider } ?? candidates.first
        guard let chosen else { return [] }
        var parts = [chosen]
        let older = candidates.drop { $0.id != chosen.id }.dropFirst()
        for candidate in older where candidate.provider == chosen.provider {
            guard let pages = candidate.pages else { continue }
            let isApart = parts.allSatisfy { $0.pages.map { !$0.overlaps(pages) } ?? false }
            let withoutOffset = (parts + [candidate]).count { !$0.hasPageOffset }
            if isApart && withoutOffset <= 1 { parts.append(candidate) }
        }
        return parts.sorted { ($0.pages?.lowerBound ?? 0) < ($1.pages?.lowerBound ?? 0) }.map(\.id)
    }
}
