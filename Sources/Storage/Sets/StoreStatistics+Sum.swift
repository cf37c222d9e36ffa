internal import DocumentModel

extension StoreStatistics {
    /// The numbers of several stores together; what is in two of them counts twice.
    package static func + (first: StoreStatistics, second: StoreStatistics) -> StoreStatistics {
        func sum(_ member: KeyPath<StoreStatistics, Int>) -> Int {
            first[keyPath: member].addingClamped(second[keyPath: member])
        }
        func sums(_ member: KeyPath<StoreStatistics, [String: Int]>) -> [String: Int] {
            first[keyPath: member].merging(second[keyPath: member]) { $0.addingClamped($1) }
        }
        return StoreStatistics(
            documents: sum(\.documents), parses: sum(\.parses), pages: sum(\.pages), blocks: sum(\.blocks),
            assets: sum(\.assets), payloads: sum(\.payloads), failures: sum(\.failures),
            parsesByProvider: first.parsesByProvider.merging(second.parsesByProvider) {
                Provider(
                    parses: $0.parses.addingClamped($1.parses), pages: $0.pages.addingClamped($1.pages))
            },
            parsesByStatus: sums(\.parsesByStatus), blocksByType: sums(\.blocksByType),
            documentsByLanguage: sums(\.documentsByLanguage), failuresByCode: sums(\.failuresByCode),
            payloadBytes: sum(\.payloadBytes), storedPayloadBytes: sum(\.storedPayloadBytes),
            assetBytes: sum(\.assetBytes), fileBytes: sum(\.fileBytes))
    }
}
