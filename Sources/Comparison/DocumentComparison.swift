internal import DocumentModel
package import Storage

/// All pages of a document that several providers parsed, compared.
package struct DocumentComparison: Sendable {
    package let key: String
    /// A version of a page that cannot be read.
    package struct DamagedVersion: Hashable, Sendable {
        /// The page's index, from 0.
        package let index: Int
        package let provider: String
        /// What is wrong with the store there.
        package let reason: String
    }

    /// The pages that at least two providers have, in order; with a reference, those that it and another provider have.
    package let pages: [PageComparison]
    /// The versions that cannot be read; the others of the page are compared.
    package let damaged: [DamagedVersion]

    /// A comparison that was made before.
    package init(key: String, pages: [PageComparison]) {
        self.key = key
        self.pages = pages
        damaged = []
    }

    /// Reads and compares the versions of each page; the preferred parse's provider comes first.
    ///
    /// - Parameters:
    ///   - document: The document with its parses.
    ///   - reference: The provider whose version is known to be right, a ground truth; it is compared with, but not chosen.
    ///     Pages that it does not have are left out.
    ///   - wanted: Only these providers; nil means all.
    ///   - page: Only the page with this index, from 0; nil means all.
    ///   - reader: The state of the store that it is read from.
    /// - Throws: `StoreError`.
    package init(
        _ document: StoredDocument, reference: String? = nil, providers wanted: Set<String>? = nil,
        page: Int? = nil, _ reader: DocumentReader
    ) throws {
        key = document.key
        let providers = Self.providers(of: document).filter {
            $0 != reference && wanted?.contains($0) ?? true
        }
        // With a reference, one version is enough to be compared with it.
        let needed = reference == nil ? 2 : 1
        var damaged: [DamagedVersion] = []
        var pages: [PageComparison] = []
        func version(_ index: Int, _ provider: String) throws -> ComparedPage? {
            do {
                let page = try reader.page(key: document.key, index: index, provider: provider)
                return page.flatMap { $0.status == .failed ? nil : ComparedPage($0.blocks.map(\.block)) }
            } catch {
                guard let reason = StoreError.damage(in: error) else { throw error }
                damaged.append(DamagedVersion(index: index, provider: provider, reason: reason))
                return nil
            }
        }
        let indexes = providers.count < needed ? [] : try reader.pageIndexes(document: document.id)
        for index in indexes where page == nil || index == page {
            let right = try reference.flatMap { try version(index, $0) }
            guard reference == nil || right != nil else { continue }
            let versions = try providers.compactMap { provider in
                try version(index, provider).map { (provider, $0) }
            }
            guard versions.count >= needed else { continue }
            pages.append(PageComparison(index: index, versions, reference: right))
        }
        (self.pages, self.damaged) = (pages, damaged)
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
