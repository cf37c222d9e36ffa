internal import DocumentModel
internal import JSONView

/// The fonts of a document by the bytes of their names, so that a name is made into a string once, not once a block.
struct FontTable {
    private struct Entry {
        let utf8: UnsafeBufferPointer<UInt8>
        let font: FontInfo
    }

    /// Documents use a few fonts; beyond this many, names are read again instead of searched for ever longer.
    private static let capacity = 64

    private var entries: [Entry] = []
    private var last = 0

    /// The font of that name and size; the name's bytes must live as long as the table.
    mutating func font(_ name: UnsafeBufferPointer<UInt8>?, size: Double?) -> FontInfo? {
        guard let name, !name.isEmpty else { return size.map { FontInfo(size: $0) } }
        var font = font(named: name)
        font.size = size
        return font
    }

    private mutating func font(named name: UnsafeBufferPointer<UInt8>) -> FontInfo {
        if last < entries.count, Self.areEqual(entries[last].utf8, name) { return entries[last].font }
        for position in entries.indices where Self.areEqual(entries[position].utf8, name) {
            last = position
            return entries[position].font
        }
        let font = Self.describe(String(decoding: name, as: UTF8.self))
        if entries.count < Self.capacity {
            last = entries.count
            entries.append(Entry(utf8: name, font: font))
        }
        return font
    }

    private static func areEqual(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard left.count == right.count else { return false }
        for position in 0..<left.count where left[position] != right[position] { return false }
        return true
    }

    /// Bold and italic only if the name says so in words; a plain name may still be a bold cut, so it says nothing.
    private static func describe(_ name: String) -> FontInfo {
        let lowered = name.lowercased()
        return FontInfo(
            name: name,
            isBold: lowered.contains("bold") ? true : nil,
            isItalic: lowered.contains("italic") || lowered.contains("oblique") ? true : nil)
    }
}
