package import Storage

/// What `folio stats --json` prints.
package struct StatisticsRow: Encodable {
    /// What there is of one provider.
    struct Provider: Encodable {
        let parses: Int
        let pages: Int
    }

    let stores: Int?
    let documents: Int
    let parses: Int
    let pages: Int
    let blocks: Int
    let assets: Int
    let payloads: Int
    let failures: Int
    let parsesByProvider: [String: Provider]
    let parsesByStatus: [String: Int]
    let blocksByType: [String: Int]
    let documentsByLanguage: [String: Int]
    let failuresByCode: [String: Int]
    let bytes: [String: Int]
    let digest: String?
    let failedInputs: [FailedInputRow]?

    /// Makes the row of the numbers of one store or several; the digest and the failed inputs are left out if they are nil, and the number of
    /// stores if there is only one.
    package init(
        _ statistics: StoreStatistics, stores: Int = 1, digest: String? = nil,
        failedInputs: [FailedInputRow]? = nil
    ) {
        self.stores = stores > 1 ? stores : nil
        documents = statistics.documents
        parses = statistics.parses
        pages = statistics.pages
        blocks = statistics.blocks
        assets = statistics.assets
        payloads = statistics.payloads
        failures = statistics.failures
        parsesByProvider = statistics.parsesByProvider.mapValues {
            Provider(parses: $0.parses, pages: $0.pages)
        }
        parsesByStatus = statistics.parsesByStatus
        blocksByType = statistics.blocksByType
        documentsByLanguage = statistics.documentsByLanguage
        failuresByCode = statistics.failuresByCode
        bytes = [
            "file": statistics.fileBytes, "payloads": statistics.payloadBytes,
            "payloads_stored": statistics.storedPayloadBytes, "assets": statistics.assetBytes,
        ]
        self.digest = digest
        self.failedInputs = failedInputs
    }
}

/// An input that did not become a parse.
package struct FailedInputRow: Encodable {
    let source: String
    @ExplicitNull var provider: String?
    let code: String
    let message: String
    @ExplicitNull var location: String?
    let occurredAt: String

    /// Makes the row of a failure.
    package init(_ failure: StoredFailure) {
        source = failure.source
        provider = failure.provider
        code = failure.code
        message = failure.message
        location = failure.location
        occurredAt = failure.occurredAt
    }
}
