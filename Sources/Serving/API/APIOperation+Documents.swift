internal import Comparison
internal import Rows
internal import Storage

extension APIOperation {
    /// As `folio documents --json`.
    static let documents = APIOperation(
        "documents", "List documents and their parses, in the order of their keys.",
        [
            Parameter(name: "provider", kind: .names, summary: "Only documents with a parse of these."),
            Parameter(name: "key_prefix", kind: .text(maximum: 1_000), summary: "Only keys that begin so."),
            Parameter(
                name: "status", kind: .choice(["succeeded", "partial", "failed"]),
                summary: "Only documents with a parse in this status."),
            Parameter(name: "language", kind: .names, summary: "Only documents in these languages."),
            .limit(500), .offset,
        ], schema: "Documents"
    ) { call in
        let values = call.values
        func names(_ name: String) -> [String]? { values.text(name) == nil ? nil : values.list(name) }
        let filter = DocumentFilter(
            keyPrefix: values.text("key_prefix"), providers: names("provider"),
            statuses: values.text("status").map { [$0] }, languages: names("language"), parses: .all)
        let documents = try call.stores.read {
            try $0.documents(
                filter, limit: values.integer("limit") ?? 50, offset: values.integer("offset") ?? 0)
        }
        return try .json(documents.map(DocumentRow.init))
    }

    /// A row of `folio documents --json`.
    static let document = APIOperation(
        "document", "Answer one document with its parses.", [.key], schema: "Document"
    ) { call in
        try .json(DocumentRow(try call.store().read { try $0.requiredDocument(call.values) }))
    }

    /// As `folio compare KEY --json`.
    static let compare = APIOperation(
        "compare", "Compare the parses of a document page by page, worst pages first.",
        [
            .key, Parameter(name: "provider", kind: .names, summary: "Compare only these providers."),
            Parameter(
                name: "reference", kind: .text(maximum: 200),
                summary: "The provider that holds the ground truth."), .limit(10_000),
        ], schema: "Comparison"
    ) { call in
        let values = call.values
        let report = try call.store().read { reader in
            let document = try reader.requiredDocument(values)
            let limit = values.integer("limit") ?? 20
            var report = ComparisonReport(limit: limit == 0 ? nil : limit)
            let providers = values.list("provider")
            report.add(
                try DocumentComparison(
                    document, reference: values.text("reference"),
                    providers: providers.isEmpty ? nil : Set(providers), reader))
            return report
        }
        return try .json(ComparisonRow(report))
    }

    /// As `folio stats --json`.
    static let stats = APIOperation("stats", "Count what the store holds.", [], schema: "Statistics") {
        call in
        try .json(StatisticsRow(try call.stores.statistics(), stores: call.stores.stores.count))
    }
}

extension DocumentReader {
    /// The document that the parameter `document` names.
    ///
    /// - Throws: `Problem` `unknown_document`.
    func requiredDocument(_ values: CallValues) throws -> StoredDocument {
        let key = values.text("document") ?? ""
        guard let document = try document(key: key) else {
            throw Problem(
                404, StoreError.Code.unknownDocument.rawValue, "there is no document '\(key)'",
                hint: "list the documents with /api/v1/documents")
        }
        return document
    }

    /// The page that the parameters `document`, `page` and `provider` name.
    ///
    /// - Throws: `Problem` `unknown_document`, `no_page`.
    func requiredPage(_ values: CallValues) throws -> StoredPage {
        let document = try requiredDocument(values)
        let number = values.integer("page") ?? 1
        let provider = values.text("provider")
        guard let page = try page(key: document.key, index: number - 1, provider: provider) else {
            let whose = provider.map { " by \($0)" } ?? ""
            throw Problem(
                404, "no_page", "\(document.key) has no page \(number)\(whose)",
                hint: "list its pages with /api/v1/pages")
        }
        return page
    }
}
