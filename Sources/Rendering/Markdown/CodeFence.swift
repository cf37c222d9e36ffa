internal import TextAnalysis

/// Code between fences that are longer than any run of backticks in it.
struct CodeFence {
    private let code: String
    private let language: String

    /// Makes a fence around code; the language, if any, stands after its opening marks.
    init(_ code: String, language: String? = nil) {
        self.code = code
        self.language = language ?? ""
    }

    /// How wide a fence the code needs.
    var width: Int { max(3, Self.longestRun(code) + 1) }

    /// Appends the fenced code; nothing for code of white space alone.
    func append(to output: inout [UInt8]) {
        let start = output.count
        let fence = repeatElement(UInt8(ascii: "`"), count: width)
        output.append(contentsOf: fence)
        output.append(contentsOf: language.utf8)
        output.append(0x0A)
        let content = output.count
        appendLines(to: &output)
        guard output.count > content else {
            output.removeSubrange(start...)
            return
        }
        output.append(contentsOf: fence)
    }

    /// Appends the lines alone, each with its end.
    func appendLines(to output: inout [UInt8]) {
        var code = code
        code.withUTF8 { bytes in
            guard let last = bytes.lastIndex(where: { !$0.isMarkdownSpace }) else { return }
            var start = 0
            while start <= last, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
            for index in start...last {
                switch bytes[index] {
                // A carriage return and its newline are one line end; the last byte is no white space.
                case 0x0D: if bytes[index + 1] != 0x0A { output.append(0x0A) }
                case 0: output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                default: output.append(bytes[index])
                }
            }
            output.append(0x0A)
        }
    }

    private static func longestRun(_ code: String) -> Int {
        var code = code
        return code.withUTF8 { bytes in
            var (longest, current) = (0, 0)
            for byte in bytes {
                current = byte == UInt8(ascii: "`") ? current + 1 : 0
                longest = max(longest, current)
            }
            return longest
        }
    }
}

extension CodeFence {
    /// The marks that open code: three backticks or tildes, or more.
    struct Mark {
        let byte: UInt8
        let length: Int

        /// The marks that are open after a line of markdown, if `open` were before it; nil for none.
        static func open(after line: Slice<UnsafeBufferPointer<UInt8>>, _ open: Mark?) -> Mark? {
            let marks = line.drop { $0 == 0x20 }
            guard let byte = marks.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else {
                return open
            }
            let rest = marks.drop { $0 == byte }
            let length = marks.count - rest.count
            if let open {
                let closes = byte == open.byte && length >= open.length && rest.allSatisfy(\.isMarkdownSpace)
                return closes ? nil : open
            }
            let isOpening = length >= 3 && !(byte == UInt8(ascii: "`") && rest.contains(byte))
            return isOpening ? Mark(byte: byte, length: length) : nil
        }
    }
}
