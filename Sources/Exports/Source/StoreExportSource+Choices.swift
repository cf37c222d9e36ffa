internal import DocumentModel
internal import Storage

extension StoreExportSource {
    /// Sends every page of each document once, in order, in the version that was chosen.
    ///
    /// A page that was not compared comes from the preferred parse, or else from any that has it. Assets and edges are
    /// sent again whenever the parse changes; the edges are kept for the time of a document.
    func forEachChosenPage(
        _ choices: PageChoices, of selection: ExportSelection, needs: ExportNeeds, _ visitor: ExportVisitor
    ) throws {
        for key in try reader.documentKeys() where includes(key: key, selection) {
            do {
                guard let document = try reader.document(key: key), selection.includes(named: document)
                else { continue }
                try handOut(document, choices, selection, needs, visitor)
            } catch {
                guard let reason = StoreError.damage(in: error) else { throw error }
                try fail(key, selection, reason, visitor)
            }
        }
    }

    /// Reports that a whole document cannot be read: each page by its number, if the numbers can be read.
    private func fail(
        _ key: String, _ selection: ExportSelection, _ reason: String, _ visitor: ExportVisitor
    ) throws {
        let indexes = (try? reader.pageIndexes(key: key)) ?? []
        for index in indexes where selection.includes(pageIndex: index) {
            visitor.failed(ExportFailure(document: key, pageNumber: index + 1, reason: reason))
        }
        if indexes.isEmpty {
            visitor.failed(ExportFailure(document: key, pageNumber: nil, reason: reason))
        }
    }

    private func handOut(
        _ document: StoredDocument, _ choices: PageChoices, _ selection: ExportSelection,
        _ needs: ExportNeeds, _ visitor: ExportVisitor
    ) throws {
        let key = document.key
        let providers = candidates(document, selection)
        var parses = OpenParses(
            reader: reader, selection: selection, withAssets: needs.assets, mixes: true)
        var edges: [Int64: [PageEdges]] = [:]
        for index in try reader.pageIndexes(document: document.id)
        where selection.includes(pageIndex: index) {
            let choice = choices.choices[key]?[index]
            let order = (choice.map { [$0.provider] } ?? []) + providers
            var damage = choices.damage[key]?[index] ?? [:]
            let found = try firstPage(key, index, order, &damage)
            for (provider, reason) in damage.sorted(by: { $0.key < $1.key }) {
                visitor.failed(
                    ExportFailure(document: key, pageNumber: index + 1, reason: "\(provider): \(reason)"))
            }
            guard let stored = found, pages?.contains(stored.id) != false,
                selection.includes(stored.blocks.lazy.map(\.block))
            else { continue }
            let step = try parses.advance(to: stored)
            guard !step.isSkipped else { continue }
            if step.document { try visitor.document(parses.document) }
            if step.parse {
                try visitor.assets(parses.assets)
                parses.assetFailure.map(visitor.failed)
                if needs.edges { try tellEdges(of: stored.parseID, &edges, visitor) }
            }
            try visitor.page(parses.page(stored, agreement: choice?.agreement ?? 0))
        }
    }

    /// The providers whose version is taken if none was chosen: the preferred parse's, then by name.
    private func candidates(_ document: StoredDocument, _ selection: ExportSelection) -> [String] {
        let usable = document.parses.filter {
            $0.status != "failed" && selection.providers?.contains($0.provider) != false
        }
        let preferred = Set(usable.filter(\.isPreferred).map(\.provider))
        return Set(usable.map(\.provider)).sorted {
            (preferred.contains($0) ? 0 : 1, $0) < (preferred.contains($1) ? 0 : 1, $1)
        }
    }

    /// The first version that can be read and did not fail; adds the damage of those that cannot be read.
    private func firstPage(
        _ key: String, _ index: Int, _ providers: [String], _ damage: inout [String: String]
    ) throws -> StoredPage? {
        for provider in providers where damage[provider] == nil {
            do {
                if let page = try reader.page(key: key, index: index, provider: provider),
                    page.status != .failed
                {
                    return page
                }
            } catch {
                guard let reason = StoreError.damage(in: error) else { throw error }
                damage[provider] = reason
            }
        }
        return nil
    }

    private func tellEdges(
        of parse: Int64, _ known: inout [Int64: [PageEdges]], _ visitor: ExportVisitor
    ) throws {
        if known[parse] == nil {
            var found: [PageEdges] = []
            try Self.tellEdges(of: parse, reader) { found.append($0) }
            known[parse] = found
        }
        for edges in known[parse] ?? [] { try visitor.edges(edges) }
    }
}

extension ExportSelection {
    /// Whether a document's key was asked for, and the store changed it late enough.
    fileprivate func includes(named document: StoredDocument) -> Bool {
        if let keyPrefix, !document.key.hasPrefix(keyPrefix) { return false }
        if let updatedSince, document.updatedAt < updatedSince { return false }
        guard let keys else { return true }
        let aliases: [MetadataValue] =
            if case .array(let values)? = document.metadata["aliases"] { values } else { [] }
        return keys.contains(document.key)
            || aliases.contains { if case .string(let alias) = $0 { keys.contains(alias) } else { false } }
    }
}
