/// The extents of an image in pixels, read from its first bytes; nothing is decoded.
package struct ImageSize: Equatable {
    package let width: Int
    package let height: Int

    /// The size of a PNG, GIF or JPEG; nil for everything else and for what ends too early.
    package init?(_ bytes: [UInt8]) {
        if bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            // PNG (ISO/IEC 15948, 11.2.2): IHDR comes first; width and height are its first two fields.
            width = Self.bigEndian(bytes[16..<20])
            height = Self.bigEndian(bytes[20..<24])
        } else if bytes.count >= 10, bytes.starts(with: Array("GIF8".utf8)) {
            width = Int(bytes[6]) | Int(bytes[7]) << 8
            height = Int(bytes[8]) | Int(bytes[9]) << 8
        } else if bytes.starts(with: [0xFF, 0xD8]), let frame = Self.frameHeader(bytes) {
            height = Self.bigEndian(bytes[frame + 5..<frame + 7])
            width = Self.bigEndian(bytes[frame + 7..<frame + 9])
        } else {
            return nil
        }
    }

    /// The position of a JPEG's start-of-frame marker (ITU T.81, B.1.1.3), found by stepping over the segments before it.
    private static func frameHeader(_ bytes: [UInt8]) -> Int? {
        var position = 2
        while position + 9 <= bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            let isFrame = (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
            if isFrame { return position }
            if marker == 0xFF {
                position += 1
            } else {
                position += 2 + max(2, bigEndian(bytes[position + 2..<position + 4]))
            }
        }
        return nil
    }

    private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}
