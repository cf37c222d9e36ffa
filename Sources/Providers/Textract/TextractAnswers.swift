internal import JSONView

/// The answers of one job, in order, and the blocks of all: relations can go from one answer to the next.
struct TextractAnswers {
    /// What belongs to one page.
    struct Page {
        /// As sent, from 1.
        let number: Int?
        var blocks: [Int] = []
    }

    let answers: [JSONValue]
    private(set) var blocks: [TextractBlock] = []
    private(set) var pages: [Page] = []
    /// The position in `blocks` of each id; of equal ids the first.
    private var positions: [String: Int] = [:]

    /// Whether a value is an answer with blocks or about a job, or a list of them.
    static func isAnswer(_ value: JSONValue) -> Bool {
        guard let answer = value.array?.first ?? Optional(value), answer.object != nil else { return false }
        if let block = answer["Blocks"]?.array?.first {
            return block["BlockType"]?.string != nil && block["Id"]?.string != nil
        }
        let isOfJob = answer["ResponseMetadata"] != nil || answer["DocumentMetadata"] != nil
        let hasOther = ["ExpenseDocuments", "IdentityDocuments", "Results"].contains { answer[$0] != nil }
        if answer["Blocks"]?.array != nil { return answer["DocumentMetadata"] != nil }
        return isOfJob && !hasOther && ["FAILED", "IN_PROGRESS"].contains(answer["JobStatus"]?.string ?? "")
    }

    /// The files of a job by the numbers that their names end with: 1, 2 … 10.
    static func sorted(_ members: [OpenedPayload.Member]) -> [OpenedPayload.Member] {
        let numbered = members.map { member in
            let base = member.fileName.split(separator: ".").first ?? ""
            let digits = base.reversed().prefix { $0.isASCII && $0.isNumber }.count
            return (number: Int(base.suffix(digits)) ?? 0, member: member)
        }
        return numbered.sorted { ($0.number, $0.member.name) < ($1.number, $1.member.name) }.map(\.member)
    }

    /// Whether answers follow one another: each but the last says that there is a next.
    ///
    /// Names alone also bring documents together.
    static func areOneJob(_ members: [JSONValue]) -> Bool {
        members.dropLast().allSatisfy { member in
            (member.array.map(Array.init)?.last ?? member)["NextToken"]?.string?.isEmpty == false
        }
    }

    /// - Throws: the failure that an answer reports instead of blocks.
    init(_ members: [OpenedPayload.Member]) throws(ProviderFailure) {
        var answers: [JSONValue] = []
        for member in Self.sorted(members) {
            guard let root = member.json else { continue }
            let list = root.array.map { Array($0) } ?? [root]
            for (position, answer) in list.enumerated() {
                let path = root.array == nil ? "$" : "$[\(position)]"
                if let failure = Self.failure(answer, at: "\(member.name) \(path).JobStatus") {
                    throw failure
                }
                answers.append(answer)
            }
        }
        self.answers = answers
        for answer in answers { read(answer) }
    }

    /// The block of a name; nil if no answer holds it.
    func position(of id: String) -> Int? { positions[id] }

    /// The blocks that a block names and that are there.
    func positions(_ ids: [String]) -> [Int] { ids.compactMap { positions[$0] } }

    /// Each PAGE begins a page; a block goes to the page of its number, or to the page begun last.
    private mutating func read(_ answer: JSONValue) {
        let first = pages.count
        var numbered: [Int: Int] = [:]
        for value in answer.list("Blocks") {
            let block = TextractBlock(value)
            let position = blocks.count
            blocks.append(block)
            if !block.id.isEmpty, positions[block.id] == nil { positions[block.id] = position }
            if block.kind == .page {
                if let number = block.page { numbered[number] = pages.count }
                pages.append(Page(number: block.page))
                continue
            }
            let page =
                block.page.flatMap { number in
                    numbered[number] ?? (first > 0 && pages[first - 1].number == number ? first - 1 : nil)
                }
            if let page {
                pages[page].blocks.append(position)
            } else {
                if pages.isEmpty || block.page != nil && pages[pages.count - 1].number != block.page {
                    if let number = block.page { numbered[number] = pages.count }
                    pages.append(Page(number: block.page))
                }
                pages[pages.count - 1].blocks.append(position)
            }
        }
    }

    private static func failure(_ answer: JSONValue, at path: String) -> ProviderFailure? {
        let said = answer["StatusMessage"]?.string.map { "“\($0)”" } ?? "no message"
        switch answer["JobStatus"]?.string {
        case "IN_PROGRESS":
            return ProviderFailure(
                .notReady, "Textract is still working on the job; request the result again later", at: path)
        case "FAILED":
            return ProviderFailure(
                .providerFailed,
                "Textract reports that the job failed: \(said); check the file's format and size, and start the job again",
                at: path, providerCode: "FAILED")
        default: return nil
        }
    }
}
