#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The encodings other than UTF-8 that texts and names of files come in.
///
/// The raw values are what users write and read. Each legacy encoding is read as the superset that Windows uses.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case utf32LittleEndian = "utf-32le"
    case utf32BigEndian = "utf-32be"
    case gb18030
    case big5
    case shiftJIS = "shift_jis"
    case eucKR = "euc-kr"
    case eucJP = "euc-jp"
    case windows1252 = "windows-1252"
    case cp437

    /// The encodings of East Asia, among which `EncodingDetector` chooses.
    package static let eastAsian: [TextEncoding] = [.gb18030, .big5, .shiftJIS, .eucKR, .eucJP]

    /// Decodes bytes into UTF-8; nil if one of them is not of this encoding, or the system does not have the encoding.
    package func utf8(from bytes: [UInt8]) -> [UInt8]? {
        Self.utf8(from: bytes, systemName: systemName)
    }

    /// Decodes bytes of the encoding that a file declares by a registered name (`ISO-8859-1`), which is read as the superset that
    /// Windows uses; nil if the system does not know the name, or one of the bytes is not of the encoding.
    package static func utf8(from bytes: [UInt8], declaredAs label: String) -> [UInt8]? {
        let label = label.uppercased()
        guard (1...40).contains(label.utf8.count),
            label.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F })
        else { return nil }
        let superset: [String: String] = [
            "ISO-8859-1": "CP1252", "LATIN1": "CP1252", "US-ASCII": "CP1252", "ASCII": "CP1252",
            "ISO-8859-9": "CP1254",
            "GB2312": "GB18030", "GBK": "GB18030", "BIG5": "CP950", "SHIFT_JIS": "CP932", "EUC-KR": "CP949",
        ]
        return superset[label].flatMap { utf8(from: bytes, systemName: $0) }
            ?? utf8(from: bytes, systemName: label)
    }

    private static func utf8(from bytes: [UInt8], systemName: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", systemName), Int(bitPattern: converter) != -1 else {
            return nil
        }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var input = bytes
        let isWhole = input.withUnsafeMutableBytes { source in
            withUnsafeTemporaryAllocation(byteCount: 1 << 15, alignment: 1) { chunk in
                Self.convert(converter, source, chunk) { output.append(contentsOf: $0) }
            }
        }
        return isWhole ? output : nil
    }

    /// The name by which both glibc and Apple's libiconv know the encoding.
    private var systemName: String {
        switch self {
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .utf32LittleEndian: "UTF-32LE"
        case .utf32BigEndian: "UTF-32BE"
        case .gb18030: "GB18030"
        case .big5: "CP950"
        case .shiftJIS: "CP932"
        case .eucKR: "CP949"
        case .eucJP: "EUC-JP"
        case .windows1252: "CP1252"
        case .cp437: "CP437"
        }
    }

    /// Runs a converter over all of `source`, a chunk of output at a time; whether every byte was converted.
    private static func convert(
        _ converter: iconv_t, _ source: UnsafeMutableRawBufferPointer, _ chunk: UnsafeMutableRawBufferPointer,
        _ take: (UnsafeRawBufferPointer) -> Void
    ) -> Bool {
        var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = source.count
        while left > 0 {
            var free = chunk.count
            var place = chunk.baseAddress?.assumingMemoryBound(to: CChar.self)
            let status = iconv(converter, &next, &left, &place, &free)
            let isFull = status == -1 && errno == E2BIG
            take(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(chunk).dropLast(free)))
            guard status != -1 || isFull && free < chunk.count else { return false }
        }
        return true
    }
}
