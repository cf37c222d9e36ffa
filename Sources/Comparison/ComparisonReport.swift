/// What the comparisons of any number of documents come to.
///
/// Of each page a few numbers a provider are kept, since the providers' means, which help to choose, are known only in the end.
package struct ComparisonReport: Sendable {
    /// One page with its document.
    package struct PlacedPage: Sendable {
        package let key: String
        package let page: PageComparison
        /// Of the versions with each other; of one version, with the reference.
        ///
        /// Worked out once, since pages are sorted by it.
        let agreement: Double
        /// The page's place among all pages that were added: the order of equals.
        let position: Int

        fileprivate static func isWorse(_ first: PlacedPage, _ second: PlacedPage) -> Bool {
            (first.agreement, first.position) < (second.agreement, second.position)
        }
    }

    /// What one provider's pages, or the chosen ones, come to.
    package struct Standing: Sendable {
        package internal(set) var pages = 0
        /// On how many pages nobody was nearer to the reference.
        package internal(set) var closest = 0
        /// On how many pages there was another version to agree with.
        var agreementPages = 0
        var agreementSum = 0.0
        var referenceSum = 0.0

        /// The mean agreement with the other providers; nil if no page has another version.
        package var agreement: Double? {
            agreementPages == 0 ? nil : agreementSum / Double(agreementPages)
        }
        /// The mean agreement with the reference; 0 without pages.
        package var reference: Double { pages == 0 ? 0 : referenceSum / Double(pages) }
    }

    /// What is chosen on all pages together.
    package struct Choice: Sendable {
        /// The chosen versions' own rank.
        package internal(set) var standing = Standing()
        /// On how many pages a provider was chosen.
        package internal(set) var pages: [String: Int] = [:]
    }

    /// One version of one page.
    private struct Version {
        let provider: String
        /// Nil if no other provider has the page.
        let agreement: Double?
        let reference: Double?
    }

    /// How many of the worst pages are kept; nil keeps all.
    private let limit: Int?
    /// The documents that have a page to compare.
    package private(set) var documents = 0
    package private(set) var pages = 0
    package private(set) var hasReference = false
    /// The pages whose providers agree least, and others until there are twice as many as are wanted.
    private var candidates: [PlacedPage] = []
    package private(set) var providers: [String: Standing] = [:]
    private var versions: [[Version]] = []
    private var agreementSum = 0.0
    /// The pages with two versions or more, the reference not counted.
    private var agreementPages = 0

    package init(limit: Int?) { self.limit = limit }

    /// The mean of all pages' agreements; nil if no page has two versions.
    package var agreement: Double? { agreementPages == 0 ? nil : agreementSum / Double(agreementPages) }

    /// Adds a document's pages.
    package mutating func add(_ document: DocumentComparison) {
        guard !document.pages.isEmpty else { return }
        documents += 1
        for page in document.pages {
            count(page)
            keep(page, of: document.key)
        }
    }

    /// The pages whose providers agree least, the worst first.
    package var worst: [PlacedPage] {
        Array(candidates.sorted(by: PlacedPage.isWorse).prefix(limit ?? .max))
    }

    /// The providers' mean agreements, by which pages are chosen.
    package var means: [String: Double] { providers.mapValues { $0.agreement ?? 0 } }

    /// Chooses a version of every page.
    package func choice() -> Choice {
        let means = means
        var choice = Choice()
        for versions in versions {
            let agreements = versions.map { ($0.provider, $0.agreement ?? 0) }
            let provider = PageComparison.chosen(agreements, means: means)
            guard let version = versions.first(where: { $0.provider == provider }) else { continue }
            choice.standing.add(version.agreement, reference: version.reference, best: Self.best(versions))
            choice.pages[version.provider, default: 0] += 1
        }
        return choice
    }

    private mutating func count(_ page: PageComparison) {
        pages += 1
        if let agreement = page.agreement {
            agreementPages += 1
            agreementSum += agreement
        }
        hasReference = hasReference || !page.references.isEmpty
        let versions = page.providers.enumerated().map { position, provider in
            Version(
                provider: provider, agreement: page.agreement(of: provider),
                reference: page.references.isEmpty ? nil : page.references[position].text)
        }
        for version in versions {
            providers[version.provider, default: Standing()]
                .add(version.agreement, reference: version.reference, best: Self.best(versions))
        }
        self.versions.append(versions)
    }

    private static func best(_ versions: [Version]) -> Double? { versions.compactMap(\.reference).max() }

    private mutating func keep(_ page: PageComparison, of key: String) {
        candidates.append(
            PlacedPage(
                key: key, page: page, agreement: page.agreement ?? page.nearness ?? 0, position: pages))
        guard let limit, candidates.count / 2 > limit else { return }
        candidates = worst
    }
}

extension ComparisonReport.Standing {
    fileprivate mutating func add(_ agreement: Double?, reference: Double?, best: Double?) {
        pages += 1
        if let agreement {
            agreementPages += 1
            agreementSum += agreement
        }
        guard let reference else { return }
        referenceSum += reference
        closest += reference == best ? 1 : 0
    }
}
