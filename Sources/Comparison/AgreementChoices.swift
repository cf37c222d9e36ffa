/// Whose version of each page is taken, over all documents of a store.
///
/// Of each page that several providers have, a few numbers a provider are kept, since their means, which help to choose, are
/// known only in the end.
package struct AgreementChoices: Sendable {
    /// The provider whose version of a page agrees most with the others.
    package struct Choice: Hashable, Sendable {
        package let provider: String
        /// Its mean text agreement with the other versions of the page, 0 to 1.
        package let agreement: Double
    }

    private struct Versions {
        let index: Int
        let agreements: [(provider: String, agreement: Double)]
    }

    private var report = ComparisonReport(limit: 0)
    private var documents: [String: [Versions]] = [:]

    package init() {}

    /// Adds a document's pages.
    package mutating func add(_ document: DocumentComparison) {
        guard !document.pages.isEmpty else { return }
        report.add(document)
        documents[document.key] = document.pages.map { page in
            Versions(
                index: page.index,
                agreements: page.providers.map { ($0, page.agreement(of: $0) ?? 0) })
        }
    }

    /// The choices by the key of the document and the index of the page.
    package func choices() -> [String: [Int: Choice]] {
        let means = report.means
        return documents.mapValues { pages in
            var chosen: [Int: Choice] = [:]
            for page in pages {
                let provider = PageComparison.chosen(page.agreements, means: means)
                guard let version = page.agreements.first(where: { $0.provider == provider }) else {
                    continue
                }
                chosen[page.index] = Choice(provider: version.provider, agreement: version.agreement)
            }
            return chosen
        }
    }
}
