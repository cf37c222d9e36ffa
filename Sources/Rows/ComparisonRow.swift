package import Comparison

/// What `folio compare --json` prints.
package struct ComparisonRow: Encodable {
    /// One provider's sums, or those of the chosen pages.
    struct Provider: Encodable {
        let provider: String?
        let pages: Int
        let agreement: Double?
        let chosenPages: Int
        let referenceAgreement: Double?
        let closestPages: Int?

        init(_ name: String?, _ standing: ComparisonReport.Standing, chosenPages: Int, hasReference: Bool) {
            provider = name
            pages = standing.pages
            agreement = standing.agreement
            self.chosenPages = chosenPages
            referenceAgreement = hasReference ? standing.reference : nil
            closestPages = hasReference ? standing.closest : nil
        }
    }

    /// One page.
    struct Page: Encodable {
        /// Two providers' versions of it.
        struct Pair: Encodable {
            let first: String
            let second: String
            let text: Double
            let tables: Double?
        }

        /// One provider's version of it.
        struct Version: Encodable {
            let provider: String
            let agreement: Double?
            let referenceAgreement: Double?
        }

        let document: String
        let page: Int
        let agreement: Double?
        let tableAgreement: Double?
        let chosen: String?
        let versions: [Version]
        let pairs: [Pair]

        init(_ placed: ComparisonReport.PlacedPage, means: [String: Double]) {
            document = placed.key
            page = placed.page.index + 1
            agreement = placed.page.agreement
            tableAgreement = placed.page.tableAgreement
            chosen = placed.page.chosenProvider(means: means)
            let references = placed.page.references.map(\.text)
            versions = placed.page.providers.enumerated().map { position, provider in
                Version(
                    provider: provider, agreement: placed.page.agreement(of: provider),
                    referenceAgreement: references.isEmpty ? nil : references[position])
            }
            pairs = placed.page.pairs.map {
                Pair(first: $0.first, second: $0.second, text: $0.agreement.text, tables: $0.agreement.tables)
            }
        }
    }

    let documents: Int
    let pages: Int
    let agreement: Double?
    let providers: [Provider]
    let chosen: Provider
    let worst: [Page]

    /// Makes the row of a report.
    package init(_ report: ComparisonReport) {
        let choice = report.choice()
        documents = report.documents
        pages = report.pages
        agreement = report.agreement
        providers = report.providers.sorted { $0.key < $1.key }.map {
            Provider(
                $0.key, $0.value, chosenPages: choice.pages[$0.key] ?? 0, hasReference: report.hasReference)
        }
        chosen = Provider(
            nil, choice.standing, chosenPages: choice.standing.pages, hasReference: report.hasReference)
        let means = report.means
        worst = report.worst.map { Page($0, means: means) }
    }
}
