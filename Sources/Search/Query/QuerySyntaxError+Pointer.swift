extension QuerySyntaxError {
    /// The place in the query as two lines for a terminal: a piece of the query, and a caret below the character.
    ///
    /// - Parameter query: The query as typed.
    /// - Returns: Nil if there is no such character.
    package func pointer(in query: String) -> String? {
        let reach = 30
        let scalars = Array(query.unicodeScalars)
        guard scalars.indices.contains(offset) else { return nil }
        let start = max(0, offset - reach)
        let end = min(scalars.count, offset + reach)
        let before = (start > 0 ? "…" : "") + visible(scalars[start..<offset])
        let piece = before + visible(scalars[offset..<end]) + (end < scalars.count ? "…" : "")
        let indent = before.unicodeScalars.reduce(0) { $0 + $1.columns }
        return piece + "\n" + String(repeating: " ", count: indent) + "^"
    }

    private func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        scalars.map { $0.isBlank ? " " : $0 }.text
    }
}

extension Unicode.Scalar {
    /// How many columns a terminal gives it: two for East Asian wide characters and emoji, none for marks.
    fileprivate var columns: Int {
        if properties.isGraphemeExtend || properties.generalCategory == .format { return 0 }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
