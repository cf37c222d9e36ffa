package import DocumentModel
internal import JSONView
internal import Markup

extension ProviderRegistry {
    /// The adapter with that id, if this build has it.
    package static func provider(id: String) -> (any Provider)? { all.first { $0.id == id } }

    /// Finds the adapter whose content this is.
    ///
    /// - Throws: `malformed` if nothing is recognised and a member is broken JSON, else `unknown_format`.
    package static func recognize(
        _ payload: OpenedPayload, among providers: [any Provider] = chosenByContent
    ) throws(ProviderFailure) -> any Provider {
        if let provider = providers.first(where: { $0.recognize(payload) != nil }) { return provider }
        for member in payload.members {
            if case .malformedJSON(let error) = member.content, JSONLines.head(of: member) == nil {
                throw ProviderFailure(
                    .malformed,
                    "invalid JSON: \(error.reason); fetch the result again, or repair the file at that byte",
                    at: "\(member.name) byte \(error.offset)")
            }
        }
        throw unknown(payload, providers)
    }

    /// The failure for content that no adapter knows; known products are named.
    private static func unknown(_ payload: OpenedPayload, _ providers: [any Provider]) -> ProviderFailure {
        let findings = payload.members.map(KnownProducts.finding)
        let place = payload.members.first?.name
        for case .product(let name) in findings {
            let kind = "looks like \(name), which is not supported"
            return ProviderFailure(
                .unknownFormat, "\(kind); `folio providers` lists the supported formats", at: place,
                kind: kind)
        }
        let seen = payload.members.prefix(5).map { describe($0) }.joined(separator: "; ")
        let isDatabase = payload.members.contains { $0.bytes.starts(with: Array("SQLite format 3\0".utf8)) }
        let hint =
            isDatabase
            ? "it is an SQLite file; to merge another Folio store, use `folio merge`"
            : payload.members.contains { $0.fileExtension == "mmd" }
                ? "to read Nougat's markdown, give --provider nougat"
                : payload.members.contains(where: \.isMarkdownFile) && payload.jsonMembers.isEmpty
                    ? "to read plain markdown, give --provider markdown"
                    : "`folio providers` lists the supported formats"
        let tried = providers.count == 1 ? " for \(providers[0].id)" : ""
        return ProviderFailure(
            .unknownFormat, "unknown format\(tried): \(seen); \(hint)", at: place,
            kind:
                "unknown format\(tried): \(payload.members.prefix(1).map(kind).joined()); \(hint)",
            isNoResult: findings.allSatisfy { $0 == .noResult })
    }

    /// What a member is, without its name.
    private static func kind(_ member: OpenedPayload.Member) -> String {
        describe(
            member, name: "\(member.fileExtension.isEmpty ? "a file" : "." + member.fileExtension)",
            withSize: false)
    }

    /// Normalizes a payload: recognition, decoding, and what holds for every adapter (boxes inside pages, those of words rounded, repairs reported).
    package static func decode(
        _ payload: OpenedPayload, as provider: any Provider, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        var document = try provider.decode(payload, context: context)
        for member in payload.members {
            if let change = member.change {
                document.warnings.add(
                    change.warning.code, change.warning.message, at: "\(member.name) byte \(change.offset)",
                    count: change.count)
            }
            guard case .json(let json) = member.content else { continue }
            for repair in json.repairs { document.report(repair, at: "\(member.name) \(repair.place)") }
        }
        if let cut = payload.members.lazy.compactMap(\.cutJSON).first,
            document.pages.allSatisfy(\.blocks.isEmpty)
        {
            throw ProviderFailure(
                .malformed, "the JSON is cut short and contains no block; fetch the result again", at: cut)
        }
        document.pages.sort { $0.index < $1.index }
        document.tidyTextBoxes()
        document.clampBoxes()
        try checkLimits(document, context.limits)
        return document
    }

    private static func checkLimits(
        _ document: ParsedDocument, _ limits: DecodingLimits
    ) throws(ProviderFailure) {
        let highestPage = document.pages.last?.index ?? 0
        guard document.pages.count <= limits.pages, highestPage < limits.pages else {
            throw ProviderFailure(
                .limitExceeded,
                "limit pages: page \(highestPage + 1) is above the limit of \(limits.pages)")
        }
        if let first = document.pages.first, first.index < 0 {
            throw ProviderFailure(.malformed, "a page has the invalid index \(first.index)")
        }
        if let (page, _) = zip(document.pages, document.pages.dropFirst()).first(where: {
            $0.index == $1.index
        }) {
            throw ProviderFailure(.malformed, "two pages have the index \(page.index)")
        }
        let blocks = document.pages.reduce(0) { $0 + $1.blocks.count }
        guard blocks <= limits.blocks else {
            throw ProviderFailure(
                .limitExceeded, "limit blocks: \(blocks) blocks are above the limit of \(limits.blocks)")
        }
    }

    private static func members(of value: JSONValue) -> String {
        let names = value.object?.names ?? []
        return names.isEmpty ? "no members" : "members \(names.prefix(8).joined(separator: ", "))"
    }

    private static func describe(
        _ member: OpenedPayload.Member, name: String? = nil, withSize: Bool = true
    ) -> String {
        let name = name ?? member.fileName
        switch member.content {
        case .json(let document):
            if let first = document.root.array?.first, first.object != nil {
                return "\(name) is a JSON array of objects with \(members(of: first))"
            }
            guard document.root.object != nil else { return "\(name) is a JSON \(document.root.kind)" }
            return "\(name) is a JSON object with \(members(of: document.root))"
        case .malformedJSON:
            guard let first = JSONLines.head(of: member) else { return "\(name) is invalid JSON" }
            return "\(name) is JSON lines, each a JSON \(first.kind)"
                + (first.object == nil ? "" : " with \(members(of: first))")
        case .xml(let head): return "\(name) is XML with the root element \(head.root)"
        case .text where !member.bytes.isEmpty:
            return withSize ? "\(name) is text (\(member.bytes.count) bytes)" : "\(name) is text"
        case .image(let mediaType): return "\(name) is \(mediaType)"
        case .text, .binary:
            return member.bytes.isEmpty ? "\(name) is empty" : "\(name) is binary data"
        }
    }
}

extension ParsedDocument {
    /// Notes what was mended while a JSON text was read; a text that was cut short makes the parse partial.
    mutating func report(_ repair: JSONRepair, at place: String) {
        warnings.add(repair.kind.rawValue, repair.kind.message, at: place, count: repair.count)
        if repair.kind == .missingBracket { status = .partial }
    }
}

extension MetadataValue {
    /// A number as it was sent, whole numbers to 64 bits exactly; nil if the value is not a number.
    init?(number value: JSONValue) {
        if let number = value.exactInt {
            self = .int(number)
        } else if let number = value.exactUnsigned {
            self = .unsigned(number)
        } else if let number = value.double {
            self = .double(number)
        } else {
            return nil
        }
    }
}
