internal import Foundation
internal import TextAnalysis

/// Brings texts to the form in which datatrove compares them (`simplify_text`): lower case, numbers as `0`, no
/// punctuation, single spaces, no diacritics.
struct TextSimplifier {
    /// Python's `PUNCTUATION` of datatrove without the control characters.
    private static let punctuation = Set(
        "!/—”:％１〈&(、━\\【#%「」，】；+^]~“《„';’{|∶´[=-`*．（–？！：$～«〉,><》)?）。…@_.\"}►»".unicodeScalars)
    private static let separators = Set(".,،٫⎖⎗⎘".unicodeScalars.map(\.value))

    /// What characters become, in UTF-8: nothing, a space, the digit zero, or letters; filled as they occur.
    private var known: [UInt32: [UInt8]] = [:]
    private let ascii: [UInt8] = (0..<128).map { value in
        switch value {
        case 0x30...0x39: 0x30
        case 0x41...0x5A: UInt8(value) | 0x20
        case 0x61...0x7A: UInt8(value)
        default: 0x20
        }
    }

    private static let space: [UInt8] = [0x20]
    private static let zero: [UInt8] = [0x30]

    /// Appends the simplified text, without spaces at its ends.
    mutating func simplify(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        let start = output.count
        var (position, needsSpace) = (0, false)
        while position < text.count {
            let byte = text[position]
            let (value, width) = byte < 0x80 ? (UInt32(byte), 1) : text.scalar(at: position)
            var form = value < 0x80 ? [] : self.form(of: value)
            let letter = value < 0x80 ? ascii[Int(value)] : form.count == 1 ? form[0] : 0
            switch letter {
            case 0x20:
                needsSpace = true
                position += width
                continue
            case 0x30: position = endOfNumber(text, position + width)
            default:
                if value == 0x3A3, Self.isFinalSigma(text, position, width) { form = Array("ς".utf8) }
                position += width
            }
            guard letter != 0 || !form.isEmpty else { continue }
            if needsSpace, output.count > start { output.append(0x20) }
            needsSpace = false
            if letter != 0 { output.append(letter) } else { output.append(contentsOf: form) }
        }
    }

    /// Where a number ends: digits, and once a separator with digits after it.
    private mutating func endOfNumber(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let end = endOfDigits(text, start)
        guard end < text.count else { return end }
        let (value, width) = text.scalar(at: end)
        guard Self.separators.contains(value) else { return end }
        let rest = endOfDigits(text, end + width)
        return rest > end + width ? rest : end
    }

    private mutating func endOfDigits(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var end = start
        while end < text.count {
            let (value, width) = text.scalar(at: end)
            guard value < 0x80 ? ascii[Int(value)] == 0x30 : form(of: value) == Self.zero else { break }
            end += width
        }
        return end
    }

    private mutating func form(of value: UInt32) -> [UInt8] {
        if let form = known[value] { return form }
        let form = Self.makeForm(of: Unicode.Scalar(value) ?? "\u{FFFD}")
        known[value] = form
        return form
    }

    private static func makeForm(of scalar: Unicode.Scalar) -> [UInt8] {
        let category = scalar.properties.generalCategory
        if category == .decimalNumber { return zero }
        if category == .control || punctuation.contains(scalar) || scalar.properties.isWhitespace {
            return space
        }
        let lower = scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping
        let kept = lower.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }
        return Array(String(String.UnicodeScalarView(kept)).utf8)
    }

    /// Whether a capital sigma is at the end of a word, where its small form is another one.
    private static func isFinalSigma(
        _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ width: Int
    ) -> Bool {
        // A word of ordinary length is enough on both sides.
        let before = String(decoding: text[max(0, position - 64)..<position], as: UTF8.self).unicodeScalars
        let after = String(decoding: text[(position + width)...].prefix(64), as: UTF8.self).unicodeScalars
        let isSkipped: (Unicode.Scalar) -> Bool = { $0.properties.isCaseIgnorable }
        return before.last { !isSkipped($0) }?.properties.isCased == true
            && after.first { !isSkipped($0) }?.properties.isCased != true
    }
}
