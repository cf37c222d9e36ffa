import Testing
import TextEncodings

/// Sentences in the scripts of each encoding, and the bytes that encoders other than ours made of them.
@Suite struct TextReadingTests {
    private static func hex(_ text: String) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
    }

    /// What Python's codecs gb18030, big5, shift_jis, euc_kr, euc_jp and cp1252 write.
    static let encoded: [(encoding: TextEncoding, text: String, hex: String)] = [
        (.gb18030, "水位观测记录：本站每小时读一次。", "cbaecebbb9dbb2e2bcc7c2bca3bab1bed5bec3bfd0a1cab1b6c1d2bbb4cea1a3"),
        (.gb18030, "报告", "b1a8b8e6"),
        (.gb18030, "第一章 研究方法与设计", "b5dad2bbd5c220d1d0bebfb7bdb7a8d3ebc9e8bcc6"),
        (.gb18030, "年度水文资料", "c4eab6c8cbaecec4d7cac1cf"),
        (.big5, "水位觀測紀錄：本站每小時讀一次。", "a4f4a6ecc65bb4faacf6bffda147a5bbafb8a843a470aec9c5aaa440a6b8a143"),
        (.big5, "許功蓋", "b35ca55cbb5c"),
        (.big5, "年度報告書", "a67eabd7b3f8a769aed1"),
        (
            .shiftJIS, "水位の観測記録。毎時一回読み取る。",
            "908588ca82cc8acf91aa8b4c985e814296888e9e88ea89f193c782dd8ee682e98142"
        ),
        (.shiftJIS, "ソフトウェア表示", "835c83748367834583468341955c8ea6"),
        (.shiftJIS, "第一章 はじめに", "91e688ea8fcd2082cd82b682df82c9"),
        (
            .eucKR, "수위 관측 기록. 매시간 한 번 읽는다.",
            "bcf6c0a720b0fcc3f820b1e2b7cf2e20b8c5bdc3b0a320c7d120b9f820c0d0b4c2b4d92e"
        ),
        (.eucKR, "보고서", "bab8b0edbcad"),
        (.eucKR, "제일장 서론", "c1a6c0cfc0e520bcadb7d0"),
        (
            .windows1252, "Größe und Länge, “naïve” café – 20 °C",
            "4772f6df6520756e64204ce46e67652c20936e61ef76659420636166e9209620323020b043"
        ),
        (
            .eucJP, "水位の観測記録。毎時一回読み取る。",
            "bfe5b0cca4ceb4d1c2acb5adcfbfa1a3cbe8bbfeb0ecb2f3c6c9a4dfbce8a4eba1a3"
        ),
        (.eucJP, "ソフトウェア表示", "a5bda5d5a5c8a5a6a5a7a5a2c9bdbca8"),
        (.eucJP, "第一章 はじめに", "c2e8b0ecbecf20a4cfa4b8a4e1a4cb"),
        (
            .windows1252, "Déjà vu à la gare, il y a du café.",
            "44e96ae020767520e0206c6120676172652c20696c2079206120647520636166e92e"
        ),
        (
            .windows1252, "A água é clara e o nível não sobe; ó céu, à margem.",
            "4120e167756120e920636c6172612065206f206eed76656c206ee36f20736f62653b20f32063e9752c20e0206d617267656d2e"
        ),
        (.windows1252, "It’s the gauge’s reading", "497492732074686520676175676592732072656164696e67"),
    ]

    @Test(arguments: encoded)
    func `text in another encoding is told and decoded`(
        _ encoding: TextEncoding, _ text: String, _ hex: String
    ) {
        #expect(TextReading(Self.hex(hex)) == .reencoded(Array(text.utf8), from: encoding, invalidUnits: 0))
    }

    @Test func `valid UTF-8 is UTF-8, whatever it may look like in another encoding`() {
        for text in Self.encoded.map(\.text) + ["plain", "é", "\u{FEFF}x", "水"] {
            #expect(TextReading(Array(text.utf8)) == .utf8)
        }
    }

    @Test func `a broken byte in UTF-8 is damage, and no other encoding`() {
        let reading = TextReading(Array("水位を観測".utf8) + [0xFF] + Array("する".utf8))
        #expect(
            reading == .damaged(Array("水位を観測\u{FFFD}する".utf8), count: 1, firstOffset: 15))
        // A text that was cut within a character.
        #expect(
            TextReading(Array("水位站".utf8.dropLast(1)))
                == .damaged(Array("水位\u{FFFD}\u{FFFD}".utf8), count: 2, firstOffset: 6))
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read with and without its mark`(_ isBigEndian: Bool, _ isMarked: Bool) {
        let text = "# 水位\nThe gauge 🌊\n"
        let units = (isMarked ? [0xFEFF] : []) + Array(text.utf16)
        let bytes = units.flatMap { unit in
            isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let encoding: TextEncoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
        #expect(TextReading(bytes) == .reencoded(Array(text.utf8), from: encoding, invalidUnits: 0))
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-32 is read with and without its mark`(_ isBigEndian: Bool, _ isMarked: Bool) {
        let text = "[\"gauge\", \"水\"]"
        let scalars = (isMarked ? [0xFEFF] : []) + text.unicodeScalars.map(\.value)
        let bytes = scalars.flatMap { scalar in
            let parts = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar >> $0) }
            return isBigEndian ? parts : parts.reversed()
        }
        let encoding: TextEncoding = isBigEndian ? .utf32BigEndian : .utf32LittleEndian
        #expect(TextReading(bytes) == .reencoded(Array(text.utf8), from: encoding, invalidUnits: 0))
    }

    @Test func `half a surrogate pair is counted`() {
        #expect(
            TextReading([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00])
                == .reencoded(Array("A\u{FFFD}B".utf8), from: .utf16LittleEndian, invalidUnits: 1))
    }

    @Test(arguments: [UInt8(0x00), 0x01, 0x0F, 0x1F])
    func `text with a few control characters is text`(control: UInt8) {
        let text = Array("The e\u{FB03}cient gauge of the northern harbour reads seven metres".utf8)
        #expect(TextReading(text + [control] + text) == .utf8)
    }

    @Test func `what is no text is binary`() {
        #expect(TextReading([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]) == .binary)
        #expect(TextReading((0..<997).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ 7) }) == .binary)
    }
}

@Suite struct EncodingDetectorTests {
    @Test func `short names are told by how common their characters are`() throws {
        for (encoding, text, hex) in TextReadingTests.encoded where TextEncoding.eastAsian.contains(encoding)
        {
            let found = try #require(
                EncodingDetector.detect(
                    stride(from: 0, to: hex.count, by: 2).compactMap {
                        UInt8(hex.dropFirst($0).prefix(2), radix: 16)
                    }))
            #expect(found.encoding == encoding, "\(text)")
        }
    }

    @Test(arguments: [
        [0x47, 0x72, 0xF6, 0xDF, 0x65], [0x61, 0xFF, 0x2E, 0x6D, 0x64], [0x72, 0xE9, 0x73, 0x75, 0x6D, 0xE9],
    ])
    func `names in none of the encodings stay undecided`(_ name: [UInt8]) {
        #expect(EncodingDetector.detect(name) == nil)
    }
}
