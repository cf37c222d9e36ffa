internal import DocumentModel
internal import JSONView

/// Turns a list of elements into pages.
struct UnstructuredDecoder {
    private let result: UnstructuredResult
    var builder: ParseBuilder
    /// The block before, which a chunk's text may go on with.
    var last: Block.Place?
    /// The figures and tables by their elements' ids, which captions name as their parents.
    var bodies: [String: Block.Place] = [:]
    var captions: [(place: Block.Place, parent: String)] = []

    init(_ result: UnstructuredResult, context: DecodingContext, payload: OpenedPayload) {
        self.result = result
        builder = ParseBuilder(member: result.member.name, context: context, payload: payload)
    }

    mutating func decode() throws(ProviderFailure) -> ParsedDocument {
        let sent = result.elements(in: &builder)
        let elements = UnstructuredChunks.originals(of: sent, in: &builder)
        readMetadata(sent.first?.metadata, elements)
        let indices = try pageIndices(of: elements)
        for (element, index) in zip(elements, indices) { readElement(element, index: index) }
        for page in builder.document.pages.indices {
            CaptionLinker.linkByWords(&builder.document.pages[page].blocks)
        }
        for (place, parent) in captions {
            guard let body = bodies[parent], body.page == place.page else { continue }
            builder.update(place) { $0.parent = body.block }
        }
        return try builder.finish()
    }

    /// The page of each element, from 0.
    ///
    /// An element without number goes with the one before it (headers of Word files have none). If no element has one,
    /// the source has no pages, or only `PageBreak` elements tell where they end.
    private mutating func pageIndices(
        of elements: [UnstructuredElement]
    ) throws(ProviderFailure) -> [Int] {
        let sent = elements.map(\.pageNumber)
        let known = sent.compactMap { $0 }.filter { $0 >= 0 }
        guard var number = known.first else { return try breakIndices(of: elements) }
        let first = min(known.min() ?? 1, 1)
        let isIncomplete = known.count < sent.count
        if isIncomplete {
            builder.warn(
                "page_number_missing",
                "an element has no page number, or one below 0; it is kept on the page of the previous element",
                count: sent.count - known.count)
        }
        let numbers = sent.map { sent -> Int? in
            if let sent, sent >= 0 { number = sent }
            return number
        }
        return try PageNumbering("page_number", from: first, duplicates: .join)
            .indices(of: numbers, in: &builder, at: "$")
    }

    private mutating func breakIndices(
        of elements: [UnstructuredElement]
    ) throws(ProviderFailure) -> [Int] {
        var number = 1
        let numbers = elements.map { element -> Int? in
            if element.label == "PageBreak" { number += 1 }
            return number
        }
        return try PageNumbering("PageBreak", from: 1, duplicates: .join)
            .indices(of: numbers, in: &builder, at: "$")
    }

    /// Reads what elements say of the source: names, address, languages, and the head of an e-mail.
    private mutating func readMetadata(_ first: JSONValue?, _ elements: [UnstructuredElement]) {
        builder.document.sourceName = first?["filename"]?.string
        builder.document.mediaType = first?["filetype"]?.string
        builder.document.sourceURI = first?["data_source"]?["url"]?.string ?? first?["url"]?.string
        builder.document.title = first?["subject"]?.string
        for name in ["last_modified", "email_message_id"] {
            if let value = first?[name]?.string { builder.document.metadata[name] = .string(value) }
        }
        for name in ["sent_from", "sent_to", "cc_recipient", "bcc_recipient"] {
            guard let people = first?[name]?.elements.compactMap(\.string), !people.isEmpty else { continue }
            builder.document.metadata[name] = .array(people.map(MetadataValue.string))
        }
        let languages = elements.compactMap { $0.metadata?["languages"]?.array?.first?.string }
        builder.document.language = LanguageTag.most(of: languages.compactMap(LanguageTag.tag))
    }
}
