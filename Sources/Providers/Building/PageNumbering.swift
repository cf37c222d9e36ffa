internal import DocumentModel

/// How a provider numbers its pages, and what happens when the numbers are missing or repeated.
struct PageNumbering {
    /// What several pages of one number mean.
    enum Duplicates {
        /// Answers that were joined: all pages are counted by position, with a warning.
        case renumber
        /// Parts of one page: they keep the number. A page without number joins the previous one.
        case join
        /// A broken result.
        case fail
    }

    /// The name of the member that holds the number: `page_id`.
    let member: String
    /// The number of the first page: 0 or 1.
    let first: Int
    let duplicates: Duplicates
    /// The warning `pages_renumbered`.
    let renumbered: String

    init(
        _ member: String, from first: Int, duplicates: Duplicates,
        renumbered: String = "page numbers are missing or repeated; pages were numbered by position"
    ) {
        self.member = member
        self.first = first
        self.duplicates = duplicates
        self.renumbered = renumbered
    }

    /// The place in the source, from 0, of each page: its number less `first`, plus the context's offset.
    ///
    /// - Throws: `limit_exceeded` if a number is over the limit of pages, `malformed` if `duplicates` is `.fail`
    ///   and a number is missing, too low or repeated.
    func indices(
        of numbers: [Int?], in builder: inout ParseBuilder, at path: String
    ) throws(ProviderFailure) -> [Int] {
        let offset = builder.context.pageOffset
        let numbers = duplicates == .join ? filled(numbers) : numbers
        let known = numbers.compactMap { $0 }.filter { $0 >= first }
        guard known.count == numbers.count, duplicates == .join || Set(known).count == known.count else {
            if duplicates == .renumber || duplicates == .join {
                builder.warn("pages_renumbered", renumbered, at: path)
                return numbers.indices.map { $0 + offset }
            }
            throw ProviderFailure(
                .malformed, "`\(member)` is missing, below \(first) or repeated; fetch the result again",
                at: builder.place(path))
        }
        let limit = builder.context.limits.pages
        if let last = known.max(), last - first >= limit {
            throw ProviderFailure(
                .limitExceeded, "limit pages: \(member) \(last) is above the limit of \(limit)",
                at: builder.place(path))
        }
        return known.map { $0 - first + offset }
    }

    private func filled(_ numbers: [Int?]) -> [Int?] {
        var last = first
        return numbers.map { number in
            last = number ?? last
            return last
        }
    }
}
