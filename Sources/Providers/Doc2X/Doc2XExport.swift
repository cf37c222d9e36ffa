/// An exported zip, unpacked: one markdown text with Doc2X's marks or image names, and images.
struct Doc2XExport {
    private static let marks = ["<!-- Media -->", "<!-- Footnote -->", "<!-- Meanless:", "<!-- figureText:"]
    /// The endings of files that hold markdown; source code that mentions a mark is not an export.
    private static let extensions: Set<String> = ["md", "markdown", "txt", ""]

    let member: OpenedPayload.Member
    let markdown: String

    /// Finds the markdown; nil if JSON is beside it (MinerU, Docling and others write both) or it has no sign of Doc2X.
    init?(_ payload: OpenedPayload) {
        guard payload.jsonMembers.isEmpty else { return nil }
        for member in payload.textMembers where Self.extensions.contains(member.fileExtension) {
            guard let text = member.text, Self.hasMarks(member.bytes) || Self.namesImages(text) else {
                continue
            }
            self.member = member
            markdown = text
            return
        }
        return nil
    }

    /// Whether a line begins with a mark, as Doc2X writes it; a mark within a line is quoted.
    private static func hasMarks(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var isLineStart = true
            for index in buffer.indices {
                let byte = buffer[index]
                if isLineStart, byte == UInt8(ascii: "<") {
                    let rest = buffer[index...]
                    if marks.contains(where: { rest.starts(with: $0.utf8) }) { return true }
                }
                isLineStart = byte == 0x0A || isLineStart && (byte == 0x20 || byte == 0x0D || byte == 0x09)
            }
            return false
        }
    }

    /// Whether the text names an image as Doc2X names crops; only what follows `](` or `src="` is looked at.
    private static func namesImages(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var index = 0
        while let next = bytes[index...].firstIndex(where: {
            $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "\"")
        }) {
            index = next + 1
            let name = bytes[index...].prefix(256).prefix {
                $0 > 0x20 && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "\"")
            }
            guard name.contains(UInt8(ascii: "_")), name.count > 20 else { continue }
            if Doc2XImageName(String(decoding: name, as: UTF8.self))?.box != nil { return true }
        }
        return false
    }
}
