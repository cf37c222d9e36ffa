extension Tokenizer {
    /// All tokens of a text, as values.
    package func tokens(in text: String, mode: Mode) -> [Token] {
        var text = text
        return text.withUTF8 { tokens(in: $0, mode: mode) }
    }

    /// All tokens of UTF-8 bytes, as values.
    package func tokens(in text: UnsafeBufferPointer<UInt8>, mode: Mode) -> [Token] {
        var tokens: [Token] = []
        tokenize(text, mode: mode) { folded, range, kind in
            tokens.append(
                Token(
                    text: String(decoding: folded, as: UTF8.self), range: range, position: tokens.count,
                    kind: kind))
            return true
        }
        return tokens
    }
}
