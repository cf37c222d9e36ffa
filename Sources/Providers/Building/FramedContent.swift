internal import Markup

/// A block's content without the HTML that some parsers put around text to centre it.
///
/// PaddleOCR writes captions and images as `<div style="text-align: center;">…</div>` with the text unescaped, and an image
/// as `<img src="imgs/….jpg" …/>`; GLM-OCR writes titles as `<div align="center">…</div>`.
struct FramedContent {
    let text: String
    /// The sources of the images.
    let images: [String]

    init(_ content: String) {
        let content = content.trimmingWhiteSpace
        guard content.hasPrefix("<div") || content.hasPrefix("<img") else {
            (text, images) = (content, [])
            return
        }
        images = HTMLText.images(in: content).map(\.source)
        var text = ""
        var rest = content[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open]
            rest = rest[open...]
            let isFrame = ["<div>", "<div ", "</div>", "<img "].contains { rest.hasPrefix($0) }
            guard isFrame, let close = rest.firstIndex(of: ">") else {
                text.append("<")
                rest = rest.dropFirst()
                continue
            }
            rest = rest[close...].dropFirst()
        }
        self.text = (text + rest).trimmingWhiteSpace
    }
}
