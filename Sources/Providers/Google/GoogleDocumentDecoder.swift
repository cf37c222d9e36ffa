internal import DocumentModel
internal import JSONView

/// Turns a Document AI document, or its shards, into pages.
struct GoogleDocumentDecoder {
    var builder: ParseBuilder
    /// The text of the shard that is being read.
    var text = AnchoredText("")
    /// The fonts of the page that is being read.
    var fonts: GoogleFonts?
    var tokens: GoogleTokens?
    private var languages: [String] = []
    private var formFields: [MetadataValue] = []

    /// The most entities and form fields that become metadata.
    static let mostValues = 2000

    init(_ builder: ParseBuilder) { self.builder = builder }

    mutating func decode(_ shards: [GoogleAnswer.Part]) throws(ProviderFailure) -> ParsedDocument {
        readMetadata(shards)
        let numbers = shards.flatMap { $0.root.pages.map { $0["pageNumber"]?.int } }
        let indices = try PageNumbering("pageNumber", from: 1, duplicates: .renumber)
            .indices(of: numbers, in: &builder, at: "$.pages")
        var position = 0
        for shard in shards {
            text = AnchoredText(shard.root["text"]?.string ?? "")
            let first = position < indices.count ? indices[position] : builder.pageIndex
            for (number, page) in shard.root.pages.enumerated() {
                readPage(page, index: indices[position], at: "\(shard.path).pages[\(number)]")
                position += 1
            }
            readRest(onPage: first, at: "\(shard.path).text")
        }
        builder.document.language = LanguageTag.most(of: languages)
        if !formFields.isEmpty { builder.document.metadata["form_fields"] = .array(formFields) }
        return try builder.finish()
    }

    /// Keeps text that no page refers to, as classifiers send it.
    private mutating func readRest(onPage index: Int, at path: String) {
        let rest = text.rest()
        guard !rest.isEmpty else { return }
        builder.warn(
            "text_without_page",
            "part of the text belongs to no page; it is kept on the first page, without a box",
            at: path)
        builder.startPage(Page(index: index))
        builder.add(Block(.text, text: rest))
    }

    /// Reads what the document says of its source, its entities, and which shards are there.
    private mutating func readMetadata(_ shards: [GoogleAnswer.Part]) {
        guard let root = shards.first?.root else { return }
        builder.document.mediaType = root["mimeType"]?.string
        if let uri = root["uri"]?.string, !uri.isEmpty {
            builder.document.sourceURI = uri
            builder.document.sourceName = uri.split(separator: "/").last.map(String.init)
        }
        let entities = shards.flatMap { $0.root["entities"].map { Array($0.elements) } ?? [] }
        if !entities.isEmpty {
            var room = Self.mostValues
            builder.document.metadata["entities"] = .array(GoogleEntity.values(entities, depth: 0, &room))
        }
        guard let count = root["shardInfo"]?["shardCount"]?.lenientInt else { return }
        let known = Set(shards.map(GoogleAnswer.shardIndex))
        guard count > known.count else { return }
        builder.document.status = .partial
        builder.warn(
            "shards_missing", "the document has \(count) shards, but the result contains only \(known.count)",
            at: "$.shardInfo")
    }

    mutating func noteLanguages(of page: JSONValue) {
        for language in page["detectedLanguages"]?.elements.map({ $0 }) ?? [] {
            guard let code = language["languageCode"]?.string, let tag = LanguageTag.tag(code) else {
                continue
            }
            languages.append(tag)
        }
    }

    mutating func note(formField: MetadataValue) {
        if formFields.count < Self.mostValues { formFields.append(formField) }
    }
}

extension JSONValue {
    /// The elements of `pages`.
    fileprivate var pages: [JSONValue] { self["pages"].map { Array($0.elements) } ?? [] }
}

/// What a processor extracted from a document, as metadata: type, words, normalized value, confidence, page.
///
/// The words are in the pages' text already.
enum GoogleEntity {
    static func values(_ entities: [JSONValue], depth: Int, _ room: inout Int) -> [MetadataValue] {
        var values: [MetadataValue] = []
        for entity in entities where room > 0 && depth < 8 {
            room -= 1
            values.append(value(entity, depth: depth, &room))
        }
        return values
    }

    private static func value(_ entity: JSONValue, depth: Int, _ room: inout Int) -> MetadataValue {
        var members: [String: MetadataValue] = [:]
        members["type"] = entity["type"]?.string.map(MetadataValue.string)
        members["text"] = entity["mentionText"]?.string.map(MetadataValue.string)
        members["value"] = entity["normalizedValue"]?["text"]?.string.map(MetadataValue.string)
        members["confidence"] = entity["confidence"]?.double.map(MetadataValue.double)
        if let reference = entity["pageAnchor"]?["pageRefs"]?.array?.first {
            // From 0, and left out if it is 0.
            members["page_index"] = .int(reference["page"]?.lenientInt ?? 0)
        }
        let properties = entity["properties"].map { Array($0.elements) } ?? []
        if !properties.isEmpty {
            members["properties"] = .array(values(properties, depth: depth + 1, &room))
        }
        return .object(members)
    }
}
