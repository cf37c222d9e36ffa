internal import Storage

/// One thing that the interface does: its path, what it takes, what it answers, and how.
struct APIOperation: Sendable {
    /// What an operation works on.
    struct Call: Sendable {
        let values: CallValues
        let stores: StoreSet
        let pictures: PagePictures

        /// The store that has the document which the parameter `document` names, by its key or an address.
        func store() throws -> DocumentStore { try stores.store(having: values.text("document") ?? "") }
    }

    /// The name in the description: `search`.
    let name: String
    let summary: String
    let parameters: [Parameter]
    /// The media types of the answer, and the name of the schema of one that is JSON.
    let answers: [String: String]
    let run: @Sendable (Call) throws -> APIAnswer

    init(
        _ name: String, _ summary: String, _ parameters: [Parameter], schema: String,
        run: @escaping @Sendable (Call) throws -> APIAnswer
    ) {
        self.init(name, summary, parameters, answers: ["application/json": schema], run: run)
    }

    init(
        _ name: String, _ summary: String, _ parameters: [Parameter], answers: [String: String],
        run: @escaping @Sendable (Call) throws -> APIAnswer
    ) {
        self.name = name
        self.summary = summary
        self.parameters = parameters
        self.answers = answers
        self.run = run
    }

    /// Where all operations are.
    static let root = "/api/v1/"

    var path: String { Self.root + name }

    /// Every operation; the description lists them, and the server knows no other.
    static let all: [APIOperation] = [
        .search, .count, .passages, .locate, .suggestions, .similar, .address, .documents, .document, .pages,
        .page, .markdown,
        .pageImage,
        .assets, .asset, .compare, .stats,
    ]
}

extension Parameter {
    static let key = Parameter(
        name: "document", kind: .text(maximum: 1_000), summary: "The document's key or alias.",
        isRequired: true)
    static let pageNumber = Parameter(
        name: "page", kind: .integer(1...1_000_000_000), summary: "The page's number, counted from 1.",
        isRequired: true)
    static let provider = Parameter(
        name: "provider", kind: .text(maximum: 200),
        summary: "This provider's parse instead of the preferred one.")
    static func limit(_ most: Int) -> Parameter {
        Parameter(name: "limit", kind: .integer(0...most), summary: "The most rows to answer.")
    }
    static let offset = Parameter(
        name: "offset", kind: .integer(0...1_000_000_000), summary: "How many rows to skip.")
}
