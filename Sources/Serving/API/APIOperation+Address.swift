internal import DocumentModel
internal import Rows
internal import Storage

extension APIOperation {
    private struct Address: Encodable {
        let address: String
        let document: String
        @ExplicitNull var provider: String?
        @ExplicitNull var pageNumber: Int?
        @ExplicitNull var ordinal: Int?
        @ExplicitNull var range: [Int]?
    }

    /// What a text such as `KEY#p12/b7` names.
    static let address = APIOperation(
        "address", "Answer which document, page and block an address names.",
        [
            Parameter(
                name: "q", kind: .text(maximum: 1_000), summary: "The address, such as report#p12/b7.",
                isRequired: true)
        ], schema: "Address"
    ) { call in
        let text = call.values.text("q") ?? ""
        guard let locator = try call.stores.latest({ try $0.locator(text) }) else {
            throw Problem(
                404, StoreError.Code.unknownDocument.rawValue, "there is no document '\(text)'",
                hint: "list the documents with /api/v1/documents")
        }
        return try .json(
            Address(
                address: locator.text, document: locator.key, provider: locator.provider,
                pageNumber: locator.pageNumber, ordinal: locator.ordinal,
                range: locator.range.map { [$0.lowerBound, $0.upperBound] }))
    }
}
