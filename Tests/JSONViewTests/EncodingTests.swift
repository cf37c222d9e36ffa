import JSONView
import Testing

/// A text in another encoding is refused and not read as other letters; a few broken bytes in UTF-8 are damage.
@Suite struct EncodingTests {
    /// An encoding, and a text's bytes in it (written by Python's codecs), in hexadecimal.
    private static let texts = [
        // 水位观测记录
        ("GB18030", "cbaecebbb9dbb2e2bcc7c2bc"),
        // 本文介绍了一种新的文档解析方法，能够识别表格与公式。
        (
            "GB18030",
            "b1becec4bde9c9dcc1cbd2bbd6d6d0c2b5c4cec4b5b5bde2cef6b7bdb7a8a3acc4dcb9bbcab6b1f0b1edb8f1d3ebb9abcabda1a3"
        ),
        // 本文介紹一種新的文件解析方法，能夠辨識表格與公式。
        (
            "Big5",
            "a5bba4e5a4b6b2d0a440bad8b773aabaa4e5a5f3b8d1aa52a4e8aa6ba141afe0b0f7bfebc3d1aaedaee6bb50a4bda6a1a143"
        ),
        // この文書は、表と数式を読み取る新しい方法を紹介します。
        (
            "Shift_JIS",
            "82b182cc95b68f9182cd8141955c82c690948eae82f093c782dd8ee682e9905682b582a295fb964082f08fd089ee82b582dc82b78142"
        ),
        // 이 문서는 표와 수식을 인식하는 새로운 방법을 소개합니다.
        (
            "EUC-KR",
            "c0cc20b9aebcadb4c220c7a5bfcd20bcf6bdc4c0bb20c0cebdc4c7cfb4c220bbf5b7cebfee20b9e6b9fdc0bb20bcd2b0b3c7d5b4cfb4d92e"
        ),
        // Müller über Größe, déjà vu à Genève
        ("Windows-1252", "4dfc6c6c657220fc626572204772f6df652c2064e96ae020767520e02047656ee87665"),
        // Привет, это новый метод разбора документов
        (
            "Windows-1251",
            "cff0e8e2e5f22c20fdf2ee20edeee2fbe920ece5f2eee420f0e0e7e1eef0e020e4eeeaf3ece5edf2eee2"
        ),
    ]

    @Test(arguments: texts) func `another encoding is refused with its first byte`(
        name: String, hex: String
    ) {
        let start = Array(#"[{"type":"text","text":""#.utf8)
        let bytes = start + Self.bytes(hex) + Array(#""}]"#.utf8)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(bytes) }
        #expect(error?.reason.contains("not UTF-8") == true, "\(name): \(error?.reason ?? "")")
        #expect(bytes.indices.contains(error?.offset ?? -1) && bytes[error?.offset ?? 0] >= 0x80)
    }

    @Test(arguments: [1, 2, 3, 40]) func `broken bytes in a UTF-8 text are replaced and counted`(
        broken: Int
    ) throws {
        let whole = Array(repeating: "原始的文字 mit Größe, déjà", count: broken).joined()
        let bytes =
            Array("[\"".utf8) + Array(whole.utf8) + [UInt8](repeating: 0xE4, count: broken)
            + Array("\"]".utf8)
        let document = try JSONDocument(bytes)
        #expect(document.root.elements.first?.string == whole + String(repeating: "\u{FFFD}", count: broken))
        #expect(
            document.repairs == [JSONRepair(kind: .invalidUTF8, offset: 2 + whole.utf8.count, count: broken)])
    }

    @Test func `one letter of another encoding in an ASCII text is replaced and counted`() throws {
        let document = try JSONDocument(Array("[\"M".utf8) + [0xFC] + Array("ller\"]".utf8))
        #expect(document.root.elements.first?.string == "M\u{FFFD}ller")
        #expect(document.repairs == [JSONRepair(kind: .invalidUTF8, offset: 3, count: 1)])
    }

    @Test(arguments: [true, false], [true, false]) func `UTF-32 is refused by its name`(
        isBigEndian: Bool, hasMark: Bool
    ) {
        let scalars = (hasMark ? [0xFEFF] : []) + Array(#"{"v":"中"}"#.unicodeScalars.map(\.value))
        let bytes = scalars.flatMap { scalar in
            let bytes = [
                UInt8(scalar >> 24), UInt8(scalar >> 16 & 0xFF), UInt8(scalar >> 8 & 0xFF),
                UInt8(scalar & 0xFF),
            ]
            return isBigEndian ? bytes : bytes.reversed()
        }
        let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(bytes) }
        #expect(error?.reason.contains("UTF-32") == true)
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
    }
}
