internal import TextEncodings

/// The name of a member as it is safe to show and to use as a key.
struct MemberName: Equatable {
    let text: String
    /// Whether the archive's name was hostile or not text, so that it had to be changed.
    let isChanged: Bool

    /// Normalizes the bytes of a name: `./a//b` is `a/b`; `../a`, `/a`, `C:\a` are `a` and count as changed.
    ///
    /// A name that is not UTF-8 is decoded in `encoding`. Without one, or if it does not fit, its bytes become `%B1`, as
    /// control characters do, so that different names stay different. A backslash separates only in UTF-8: in other
    /// encodings it is also the second half of letters.
    init(bytes: some Collection<UInt8>, encoding: TextEncoding? = nil) {
        let decoded = MemberName.decode(bytes, encoding)
        var isChanged = decoded.isChanged
        var parts: [Substring] = []
        var rest = decoded.text[...]
        if MemberName.hasDriveLetter(rest) {
            rest = rest.dropFirst(2)
            isChanged = true
        }
        isChanged = isChanged || rest.utf8.first == UInt8(ascii: "/")
        for part in rest.split(separator: "/") where part != "." {
            if part == ".." {
                _ = parts.popLast()
                isChanged = true
            } else {
                parts.append(part)
            }
        }
        text = parts.isEmpty ? "unnamed" : parts.joined(separator: "/")
        self.isChanged = isChanged || parts.isEmpty
    }

    private static func hasDriveLetter(_ text: Substring) -> Bool {
        let start = Array(text.utf8.prefix(2))
        return start.count == 2 && start[1] == UInt8(ascii: ":")
            && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(start[0] | 0x20)
    }

    /// The bytes as text; in UTF-8 with `/` for backslashes.
    private static func decode(
        _ bytes: some Collection<UInt8>, _ encoding: TextEncoding?
    ) -> (text: String, isChanged: Bool) {
        let decoded = encoding?.utf8(from: Array(bytes))
        let isUTF8 = decoded == nil && String(validating: bytes, as: UTF8.self) != nil
        let utf8 = decoded ?? Array(bytes)
        if let text = String(validating: utf8, as: UTF8.self), !utf8.contains(where: isSuspect) {
            return (text, false)
        }
        var text = ""
        var isChanged = false
        for piece in UTF8Pieces(utf8) {
            switch piece {
            case .scalar("\\") where isUTF8:
                text += "/"
                isChanged = true
            case .scalar(let scalar) where scalar.value >= 0x20 && scalar.value != 0x7F:
                text.unicodeScalars.append(scalar)
            case .scalar(let control):
                text += escape(UInt8(control.value))
                isChanged = true
            case .invalid(let byte):
                text += escape(byte)
                isChanged = true
            }
        }
        return (text, isChanged)
    }

    /// A control character or a backslash.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\")
    }

    private static func escape(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "%0\(digits)" : "%\(digits)"
    }
}
