/// Tells which East Asian encoding bytes are most likely in.
///
/// Every encoding in which all bytes are valid is decoded, and its characters are scored: how common they are in the
/// languages that use the encoding. An encoding whose characters are mostly rare is not taken, so that text in none of them
/// stays undecided.
package enum EncodingDetector {
    /// The lowest average score of a character at which an encoding is taken.
    private static let leastScore = 0.8
    /// How many characters other than ASCII are scored; more would not change the answer.
    private static let sampleLength = 4096

    /// The most likely encoding and the text in it; nil if none fits.
    package static func detect(
        _ bytes: [UInt8], among encodings: [TextEncoding] = TextEncoding.eastAsian
    ) -> (encoding: TextEncoding, utf8: [UInt8])? {
        var best: (encoding: TextEncoding, utf8: [UInt8], score: Double)?
        for encoding in encodings {
            guard let utf8 = encoding.utf8(from: bytes) else { continue }
            let score = score(utf8, of: bytes, in: encoding)
            if score >= leastScore, score > best?.score ?? 0 { best = (encoding, utf8, score) }
        }
        return best.map { ($0.encoding, $0.utf8) }
    }

    /// The average score of the characters that are not ASCII.
    private static func score(_ utf8: [UInt8], of bytes: [UInt8], in encoding: TextEncoding) -> Double {
        let common = CommonCharacters.of(encoding)
        var sum = 0.0
        var count = 0
        var position = 0
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            guard position < bytes.count, count < sampleLength else { break }
            let length = encoding.length(at: position, of: bytes)
            defer { position += length }
            guard !scalar.isASCII else { continue }
            let trail = position + 1 < bytes.count ? bytes[position + 1] : 0
            count += 1
            sum += encoding.rarity(lead: bytes[position], trail: trail, length: length)
            if common.contains(scalar) { sum += 2 }
        }
        return count == 0 ? 0 : sum / Double(count)
    }
}

extension TextEncoding {
    /// How many bytes the character at a position has.
    fileprivate func length(at position: Int, of bytes: [UInt8]) -> Int {
        let lead = bytes[position]
        switch self {
        case _ where lead < 0x80: return 1
        case .gb18030:
            let trail = position + 1 < bytes.count ? bytes[position + 1] : 0
            return (0x30...0x39).contains(trail) ? 4 : 2
        case .shiftJIS: return (0xA1...0xDF).contains(lead) ? 1 : 2
        case .big5, .eucKR: return 2
        case .eucJP: return lead == 0x8F ? 3 : 2
        default: return 1
        }
    }

    /// What the row of a character in the encoding's table says: above 0 for the rows of common characters, below for rare ones.
    fileprivate func rarity(lead: UInt8, trail: UInt8, length: Int) -> Double {
        switch self {
        case .gb18030:
            // GB 2312: symbols, level 1 by sound, level 2 by radical. All else are extensions.
            guard length == 2, trail >= 0xA1 else { return -2 }
            switch lead {
            case 0xB0...0xD7: return 1
            case 0xA1, 0xA3: return 1
            case 0xD8...0xF7: return -0.5
            default: return -1
            }
        case .big5:
            switch lead {
            case 0xA4...0xC6: return 1
            case 0xA1...0xA3: return 0.5
            case 0xC9...0xF9: return -1
            default: return -3
            }
        case .shiftJIS:
            guard length == 2 else { return -1.5 }
            switch (lead, trail) {
            case (0x82, 0x9F...), (0x83, 0x40...0x96): return 2
            case (0x88, 0x9F...), (0x89...0x97, _): return 0.5
            case (0x81, _), (0x82, _): return 0.5
            case (0x98...0x9F, _), (0xE0...0xEA, _): return -1
            default: return -3
            }
        case .eucKR:
            guard trail >= 0xA1 else { return -2 }
            switch lead {
            case 0xB0...0xC8: return 0.5
            case 0xA1...0xAC: return 0
            default: return -1.5
            }
        case .eucJP:
            // JIS X 0208: kana, level 1 by sound, level 2 by radical. 0x8E and 0x8F lead to half-width kana and rare characters.
            guard length == 2, lead >= 0xA1 else { return -2 }
            switch lead {
            case 0xA4, 0xA5: return 2
            case 0xA1, 0xA3, 0xB0...0xCF: return 0.5
            case 0xD0...0xF4: return -1
            default: return -3
            }
        default: return 0
        }
    }
}
