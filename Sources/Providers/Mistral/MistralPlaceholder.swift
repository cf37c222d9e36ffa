/// The marks `[tbl-0.html](tbl-0.html)` that stand in markdown for tables sent apart.
enum MistralPlaceholder {
    /// Ids are short; a longer text between brackets is none.
    private static let longestID = 64

    /// The ids that a paragraph names, and the paragraph without them.
    static func ids(in bytes: ArraySlice<UInt8>) -> (ids: [String], rest: String)? {
        guard bytes.contains(UInt8(ascii: "[")) else { return nil }
        var found: [String] = []
        var rest: [UInt8] = []
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if let (id, end) = placeholder(in: bytes, at: position) {
                found.append(id)
                position = end
            } else {
                rest.append(bytes[position])
                position += 1
            }
        }
        return found.isEmpty ? nil : (found, String(decoding: rest, as: UTF8.self))
    }

    /// The id of a text that is one placeholder.
    static func id(in text: String) -> String? {
        guard let found = ids(in: Array(text.utf8)[...]), found.ids.count == 1,
            found.rest.allSatisfy(\.isWhitespace)
        else {
            return nil
        }
        return found.ids[0]
    }

    /// `[id](id)`, with the same id twice.
    private static func placeholder(in bytes: ArraySlice<UInt8>, at start: Int) -> (id: String, end: Int)? {
        guard bytes[start] == UInt8(ascii: "[") else { return nil }
        let rest = bytes[(start + 1)...].prefix(longestID)
        guard let close = rest.firstIndex(of: UInt8(ascii: "]")), close > start + 1 else { return nil }
        let id = bytes[(start + 1)..<close]
        let second = bytes[(close + 1)...].prefix(id.count + 2)
        guard second.count == id.count + 2, second.first == UInt8(ascii: "("),
            second.last == UInt8(ascii: ")"), second.dropFirst().dropLast().elementsEqual(id)
        else { return nil }
        return (String(decoding: id, as: UTF8.self), second.endIndex)
    }
}
