/// What the comparisons of any number of documents come to, in bounded memory.
package struct ComparisonReport: Sendable {
    /// One page with its document.
    package struct PlacedPage: Sendable {
        package let key: String
        package let page: PageComparison
    }

    /// What one provider's pages, or the chosen ones, come to.
    package struct Standing: Sendable {
        package internal(set) var pages = 0
        /// On how many pages it was chosen.
        package internal(set) var chosen = 0
        /// On how many pages nobody was nearer to the reference.
        package internal(set) var closest = 0
        var agreementSum = 0.0
        var referenceSum = 0.0

        /// The mean agreement with the other providers; 0 without pages.
        package var agreement: Double { pages == 0 ? 0 : agreementSum / Double(pages) }
        /// The mean agreement with the reference; 0 without pages.
        package var reference: Double { pages == 0 ? 0 : referenceSum / Double(pages) }
    }

    /// How many of the worst pages are kept; nil keeps all.
    private let limit: Int?
    /// The documents that have a page by two providers.
    package private(set) var documents = 0
    package private(set) var pages = 0
    package private(set) var hasReference = false
    /// The pages whose providers agree least, the worst first.
    package private(set) var worst: [PlacedPage] = []
    package private(set) var providers: [String: Standing] = [:]
    /// The version of each page that agrees most with the others.
    package private(set) var chosen = Standing()
    private var agreementSum = 0.0

    package init(limit: Int?) { self.limit = limit }

    /// The mean of all pages' agreements; nil without pages.
    package var agreement: Double? { pages == 0 ? nil : agreementSum / Double(pages) }

    /// Adds a document's pages.
    package mutating func add(_ document: DocumentComparison) {
        guard !document.pages.isEmpty else { return }
        documents += 1
        for page in document.pages {
            count(page)
            keep(PlacedPage(key: document.key, page: page))
        }
    }

    private mutating func count(_ page: PageComparison) {
        pages += 1
        agreementSum += page.agreement ?? 0
        let references = page.references.map(\.text)
        hasReference = hasReference || !references.isEmpty
        for (position, provider) in page.providers.enumerated() {
            var standing = providers[provider] ?? Standing()
            let isChosen = provider == page.chosenProvider
            let agreement = page.agreement(of: provider) ?? 0
            let reference = references.isEmpty ? nil : references[position]
            standing.add(agreement, isChosen: isChosen, reference: reference, best: references.max())
            providers[provider] = standing
            if isChosen {
                chosen.add(agreement, isChosen: true, reference: reference, best: references.max())
            }
        }
    }

    /// Keeps the list sorted, and as short as was asked.
    private mutating func keep(_ page: PlacedPage) {
        let agreement = page.page.agreement ?? 0
        let place = worst.firstIndex { $0.page.agreement ?? 0 > agreement } ?? worst.endIndex
        guard limit.map({ place < $0 }) ?? true else { return }
        worst.insert(page, at: place)
        if let limit, worst.count > limit { worst.removeLast() }
    }
}

extension ComparisonReport.Standing {
    fileprivate mutating func add(_ agreement: Double, isChosen: Bool, reference: Double?, best: Double?) {
        pages += 1
        chosen += isChosen ? 1 : 0
        agreementSum += agreement
        guard let reference else { return }
        referenceSum += reference
        closest += reference == best ? 1 : 0
    }
}
