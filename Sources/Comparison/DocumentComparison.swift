internal import DocumentModel
package import Storage

/// All pages of a document that several providers parsed, compared.
package struct DocumentComparison: Sendable {
    package let key: String
    /// The pages that at least two providers have, the reference not counted, in order.
    package let pages: [PageComparison]

    /// A comparison that was made before.
    package init(key: String, pages: [PageComparison]) {
        self.key = key
        self.pages = pages
    }

    /// Reads and compares the versions of each page; the preferred parse's provider comes first.
    ///
    /// - Parameters:
    ///   - document: The document with its parses.
    ///   - reference: The provider whose version is known to be right, a ground truth; it is compared with, but not chosen.
    ///     Pages that it does not have are left out.
    ///   - wanted: Only these providers; nil means all.
    ///   - reader: The state of the store that it is read from.
    /// - Throws: `StoreError`.
    package init(
        _ document: StoredDocument, reference: String? = nil, providers wanted: Set<String>? = nil,
        _ reader: DocumentReader
    ) throws {
        key = document.key
        let providers = Self.providers(of: document).filter {
            $0 != reference && wanted?.contains($0) ?? true
        }
        guard providers.count > 1 else {
            pages = []
            return
        }
        pages = try reader.pageIndexes(document: document.id).compactMap { index in
            func version(_ provider: String) throws -> ComparedPage? {
                let page = try reader.page(key: document.key, index: index, provider: provider)
                return page.flatMap { $0.status == .failed ? nil : ComparedPage($0.blocks.map(\.block)) }
            }
            let right = try reference.flatMap(version)
            guard reference == nil || right != nil else { return nil }
            let versions = try providers.compactMap { provider in try version(provider).map { (provider, $0) }
            }
            return versions.count > 1 ? PageComparison(index: index, versions, reference: right) : nil
        }
    }

    /// The providers with a usable parse, the preferred one first, then by name.
    private static func providers(of document: StoredDocument) -> [String] {
        let usable = document.parses.filter { $0.status != "failed" }
        let preferred = Set(usable.filter(\.isPreferred).map(\.provider))
        return Set(usable.map(\.provider)).sorted {
            (preferred.contains($0) ? 0 : 1, $0) < (preferred.contains($1) ? 0 : 1, $1)
        }
    }
}
