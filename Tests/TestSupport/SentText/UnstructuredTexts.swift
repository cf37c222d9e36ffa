internal import Archives
internal import JSONView

/// Unstructured: `text` of each element, the words of a table's HTML if they are more, and the pairs of a form without text.
///
/// A chunk says what its original elements say; a chunk that goes on with the same originals says nothing more.
struct UnstructuredTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let file = files.first else { return [] }
        let root = file.json
        let sent = root?.list("elements") ?? []
        var elements = sent.isEmpty ? root?.list ?? [] : sent
        if root == nil {
            elements = file.bytes.split(separator: 0x0A).compactMap { try? JSONDocument(Array($0)).root }
        } else if elements.isEmpty, let root, root["element_id"] != nil {
            elements = [root]
        }
        var packed: String?
        let originals = elements.flatMap { element -> [JSONValue] in
            let metadata = element["metadata"]
            let before = packed
            packed = metadata?["orig_elements"]?.string
            guard let packed, let list = Self.unpacked(packed) else { return [element] }
            return packed == before && metadata?["is_continuation"]?.bool == true ? [] : list
        }
        let numbers = originals.map { $0["metadata"]?["page_number"]?.int }
        var page = numbers.compactMap { $0 }.first ?? 1
        return originals.map { element in
            let isBreak = element["type"]?.string == "PageBreak"
            page =
                element["metadata"]?["page_number"]?.int ?? page + (isBreak && Set(numbers) == [nil] ? 1 : 0)
            return field(element, page: page - 1)
        }
    }

    private func field(_ element: JSONValue, page: Int) -> SentText {
        let metadata = element["metadata"]
        let text = element["text"]?.string ?? ""
        let pairs = metadata?.list("key_value_pairs").flatMap { [$0["key"], $0["value"]] }
            .compactMap { $0?["text"]?.string }.joined(separator: " ")
        let plain = SentText(text.isEmpty ? pairs ?? "" : text, page: page)
        guard let html = metadata?["text_as_html"]?.string,
            element["type"]?.string?.hasPrefix("Table") == true
        else { return plain }
        let arranged = SentText(html, page: page, form: .html)
        return LetterCounts(arranged.said).total >= LetterCounts(plain.said).total ? arranged : plain
    }

    private static func unpacked(_ text: String) -> [JSONValue]? {
        var (bits, count, bytes) = (UInt32(0), 0, [UInt8]())
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        for byte in text.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { continue }
            (bits, count) = (bits << 6 | UInt32(value), count + 6)
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return ZlibInflation.content(of: bytes, limit: 1 << 24).flatMap { try? JSONDocument($0).root.list }
    }
}
