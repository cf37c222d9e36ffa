/// The block of 512 bytes before each file of a tar (POSIX.1-1988 ustar).
struct TarHeader {
    static let blockLength = 512
    /// The most bytes of a name that the block holds.
    static let nameLength = 100
    /// The largest size that eleven octal digits hold: 8 GiB less one byte.
    static let largestSize = 1 << 33 - 1

    let block: [UInt8]

    /// A header with mode 0644, owner 0 and time 0; what does not fit of name and size is cut, for pax to hold.
    init(name: [UInt8], size: Int, type: UInt8) {
        var block = [UInt8](repeating: 0, count: TarHeader.blockLength)
        func put(_ bytes: some Sequence<UInt8>, at offset: Int) {
            for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
        }
        put(name.prefix(TarHeader.nameLength), at: 0)
        put(TarHeader.octal(0o644, digits: 7), at: 100)
        put(TarHeader.octal(0, digits: 7), at: 108)
        put(TarHeader.octal(0, digits: 7), at: 116)
        put(TarHeader.octal(min(size, TarHeader.largestSize), digits: 11), at: 124)
        put(TarHeader.octal(0, digits: 11), at: 136)
        put("        ".utf8, at: 148)
        put([type], at: 156)
        put("ustar\u{0}00".utf8, at: 257)
        let checksum = block.reduce(0) { $0 + Int($1) }
        put(TarHeader.octal(checksum, digits: 6) + [0, 0x20], at: 148)
        self.block = block
    }

    /// A record of a pax header: its own length, a space, `key=value`, a newline.
    static func paxRecord(_ key: String, _ value: [UInt8]) -> [UInt8] {
        let body = Array(" \(key)=".utf8) + value + [0x0A]
        var length = body.count
        while String(length).utf8.count + body.count != length {
            length = String(length).utf8.count + body.count
        }
        return Array(String(length).utf8) + body
    }

    private static func octal(_ number: Int, digits: Int) -> [UInt8] {
        let text = Array(String(number, radix: 8).utf8)
        return [UInt8](repeating: 0x30, count: digits - text.count) + text
    }
}
