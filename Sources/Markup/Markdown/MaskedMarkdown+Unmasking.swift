/// What cmark read, with the text again that it must not interpret.
extension MaskedMarkdown {
    /// Whether masked bytes hold a formula.
    func hasMath(_ masked: [UInt8]) -> Bool {
        var found = false
        walk(masked) { token in
            if case .math = token { found = true }
        } byte: { _ in
        }
        return found
    }

    /// Whether masked bytes hold an end of struck text.
    static func hasStrikeMark(_ masked: [UInt8]) -> Bool {
        guard masked.contains(strikeMark[0]) else { return false }
        return masked.indices.contains { masked[$0...].starts(with: strikeMark) }
    }

    /// Masked bytes with every token written out.
    func unmask(_ masked: [UInt8], as form: Form) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(masked.count)
        walk(masked) { token in
            switch (token, form) {
            case (.literal(let range, isMark: true), .markdown):
                output.append(UInt8(ascii: "\\"))
                output.append(contentsOf: source[range])
            case (.literal(let range, _), _), (.math(let range, _), .source):
                output.append(contentsOf: source[range])
            case (.math(_, let content), .text): output.append(contentsOf: Latex.source(source[content]))
            case (.math(_, let content), .dollars), (.math(_, let content), .markdown):
                output.append(UInt8(ascii: "$"))
                output.append(contentsOf: Latex.source(source[content]))
                output.append(UInt8(ascii: "$"))
            }
        } strikeMark: {
            if form == .markdown || form == .source { output.append(contentsOf: "~~".utf8) }
        } byte: {
            output.append($0)
        }
        return String(decoding: output, as: UTF8.self)
    }

    private func walk(
        _ masked: [UInt8], token: (Token) -> Void, strikeMark: () -> Void = {}, byte: (UInt8) -> Void
    ) {
        var index = 0
        while index < masked.count {
            if masked[index] == 0xF3, let number = number(in: masked, at: index) {
                token(tokens[number])
                index += 8
            } else if masked[index] == 0xF0, masked[index...].starts(with: Self.lineGuard) {
                index += 4
            } else if masked[index] == 0xF0, masked[index...].starts(with: Self.strikeMark) {
                strikeMark()
                index += 4
            } else {
                byte(masked[index])
                index += 1
            }
        }
    }

    private func number(in masked: [UInt8], at index: Int) -> Int? {
        guard index + 8 <= masked.count, masked[index + 4] == 0xF3 else { return nil }
        func value(_ start: Int) -> Int {
            Int(masked[start + 1] & 0x3F) << 12 | Int(masked[start + 2] & 0x3F) << 6
                | Int(masked[start + 3] & 0x3F)
        }
        let number = (value(index) & 0x7FFF) << 15 | value(index + 4) & 0x7FFF
        return tokens.indices.contains(number) ? number : nil
    }
}
