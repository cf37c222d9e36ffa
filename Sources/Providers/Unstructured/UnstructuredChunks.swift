internal import Archives
internal import JSONView

/// Puts the elements back that chunking has joined or cut.
///
/// `metadata.orig_elements` of a chunk is base64 of a zlib stream of the JSON of the elements that it was made of
/// (`elements_to_base64_gzipped_json`). An element that was cut into several chunks is in each of them, and comes once.
struct UnstructuredChunks {
    /// The most that the originals of one chunk, and of all, may come to, in bytes.
    private static let limits = (chunk: 64 << 20, all: 256 << 20)

    private var inflatedBytes = 0
    /// The originals, as sent, of the chunk before.
    private var previous: String?

    /// The elements with the originals in the place of their chunks.
    static func originals(
        of elements: [UnstructuredElement], in builder: inout ParseBuilder
    ) -> [UnstructuredElement] {
        var chunks = UnstructuredChunks()
        return elements.flatMap { chunks.expanded($0, in: &builder) }
    }

    private mutating func expanded(
        _ element: UnstructuredElement, in builder: inout ParseBuilder
    ) -> [UnstructuredElement] {
        guard let packed = element.metadata?["orig_elements"]?.string else {
            previous = nil
            if element.label == "CompositeElement" {
                builder.warn(
                    "chunk_without_originals",
                    "a chunk does not contain its original elements; it is kept as one text, on the page where it begins",
                    at: element.path)
            }
            return [element]
        }
        if element.isContinuation, packed == previous { return [] }
        guard let originals = read(packed, limits: builder.context.limits) else {
            builder.warn(
                "chunk_unreadable",
                "the original elements of a chunk are not zlib data in base64, or too long; the chunk is kept as one text",
                at: element.path)
            return [element]
        }
        previous = packed
        return originals.enumerated().map {
            UnstructuredElement($0.element, at: "\(element.path).metadata.orig_elements[\($0.offset)]")
        }
    }

    private mutating func read(_ packed: String, limits: DecodingLimits) -> [JSONValue]? {
        let room = min(Self.limits.chunk, Self.limits.all - inflatedBytes)
        guard let bytes = DataURI("data:;base64,\(packed)".utf8)?.bytes,
            let text = ZlibInflation.content(of: bytes, limit: room),
            let list = try? JSONDocument(text, maximumDepth: limits.jsonDepth).root.array, !list.isEmpty
        else { return nil }
        inflatedBytes += text.count
        return Array(list)
    }
}
