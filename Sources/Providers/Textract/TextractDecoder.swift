internal import DocumentModel
internal import JSONView

/// Turns the blocks of one job into pages.
///
/// A word is a child of its line and also of a cell, a key or a value. `owners` says which table or pair shows it, so that no word is
/// shown twice: lines leave out what a table or pair shows, and that is at the place of its first word.
struct TextractDecoder {
    private static let numbering = PageNumbering("Page", from: 1, duplicates: .renumber)
    static let shape = BoxReader(.fraction)

    var builder: ParseBuilder
    let answers: TextractAnswers
    /// The table of each word and selection that is in a cell, title or footer of one.
    var tables: [Int: Int] = [:]
    /// The key of each word and selection of a pair that is not in a table.
    var pairs: [Int: Int] = [:]
    /// The words of `tables` that only a title or footer has.
    var captionWords: Set<Int> = []
    /// What was added, by position in `answers.blocks`.
    var shown: Set<Int> = []

    init(member: String, context: DecodingContext, answers: TextractAnswers) {
        builder = ParseBuilder(member: member, context: context)
        self.answers = answers
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        readMetadata()
        findOwners()
        let numbers = answers.pages.count == 1 ? [answers.pages[0].number ?? 1] : answers.pages.map(\.number)
        let indices = try Self.numbering.indices(of: numbers, in: &builder, at: "$.Blocks")
        for (page, index) in zip(answers.pages, indices) {
            builder.startPage(Page(index: index, size: Self.shape.pageSize))
            readPage(page.blocks)
        }
        readQueries()
        readFailedPages()
        return try builder.finish()
    }

    /// A file beside the answers that is not JSON: perhaps an answer that was cut.
    mutating func noteUnreadable(_ member: OpenedPayload.Member) {
        if case .image = member.content { return }
        builder.document.status = .partial
        builder.document.warnings.add(
            "answer_unreadable", "a file next to the answers of a job is not valid JSON",
            at: member.name)
    }

    private mutating func readMetadata() {
        for answer in answers.answers {
            for name in ["AnalyzeDocumentModelVersion", "DetectDocumentTextModelVersion"] {
                if let version = answer[name]?.string { builder.document.providerVersion = version }
            }
            builder.document.requestID =
                builder.document.requestID ?? answer["ResponseMetadata"]?["RequestId"]?.string
            if let count = answer["DocumentMetadata"]?["Pages"]?.int, (1...1_000_000).contains(count) {
                builder.document.pageCount = max(builder.document.pageCount ?? 0, count, answers.pages.count)
            }
        }
        if answers.answers.last?["NextToken"]?.string != nil {
            builder.document.status = .partial
            builder.warn(
                "answers_missing", "the last answer has a `NextToken`; fetch the rest of the result",
                at: "$.NextToken")
        }
    }

    /// Pages that a job could not read, as `Warnings` of a partial success names them.
    private mutating func readFailedPages() {
        for warning in answers.answers.flatMap({ $0.list("Warnings") }) {
            builder.document.status = .partial
            let code = warning["ErrorCode"]?.string ?? "no code"
            let pages = warning.list("Pages").compactMap(\.int)
            builder.warn(
                "pages_failed", "Textract could not read pages (\(code))", at: "$.Warnings",
                count: max(pages.count, 1))
            for page in pages where (1...builder.context.limits.pages).contains(page) {
                builder.startPage(Page(index: page - 1 + builder.context.pageOffset))
                builder.updatePage {
                    $0.status = .failed
                    $0.errorMessage = code
                }
            }
        }
        if answers.answers.contains(where: { $0["JobStatus"]?.string == "PARTIAL_SUCCESS" }) {
            builder.document.status = .partial
        }
    }

    /// Questions and answers; the words of an answer are those of the page, so they are metadata and no blocks.
    private mutating func readQueries() {
        var found: [MetadataValue] = []
        for query in answers.blocks where query.kind == .query {
            let results = answers.positions(query.answers).map { answers.blocks[$0] }
            found.append(
                .object([
                    "query": .string(query.text), "alias": query.alias.map(MetadataValue.string) ?? .null,
                    "answers": .array(
                        results.map {
                            .object([
                                "text": .string($0.text), "page": .int($0.page ?? query.page ?? 1),
                                "confidence": $0.confidence.map(MetadataValue.double) ?? .null,
                            ])
                        }),
                ]))
        }
        if !found.isEmpty { builder.document.metadata["queries"] = .array(found) }
    }

    /// A block's box in fractions of the page.
    mutating func box(_ position: Int) -> Box? {
        builder.box(answers.blocks[position].geometry, by: Self.shape, at: "$.Blocks[\(position)]")
    }

    /// The boxes of words and selections, or lines of which the words were not sent, in a text that was made of them.
    func textBoxes(of positions: [Int], in text: String) -> [TextBox]? {
        var pieces = TextPieces()
        for position in positions {
            let words = wordsBelow(position)
            for piece in words.isEmpty ? [position] : words {
                let box = answers.blocks[piece].geometry.flatMap(Self.shape.box)
                pieces.add(self.text(of: [piece]), box)
            }
        }
        return pieces.boxes(in: text)
    }

    /// The words and selections below a block.
    func wordsBelow(_ position: Int) -> [Int] {
        answers.positions(answers.blocks[position].children)
            .filter { [.word, .selection].contains(answers.blocks[$0].kind) }
    }

    /// What words and selections say.
    func text(of words: [Int]) -> String {
        words.map { position in
            let block = answers.blocks[position]
            return block.kind == .selection ? (block.isSelected ? "[x]" : "[ ]") : block.text
        }
        .joined(separator: " ")
    }

    /// The mean confidence of some blocks.
    func confidence(of positions: [Int]) -> Double? {
        let known = positions.compactMap { answers.blocks[$0].confidence }
        return known.isEmpty ? nil : min(known.reduce(0, +) / Double(known.count), 1)
    }
}
