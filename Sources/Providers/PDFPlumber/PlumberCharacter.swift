internal import DocumentModel
internal import JSONView

/// One character of a page.
struct PlumberCharacter {
    let text: String
    let box: Box
    let size: Double
    let font: String
    let isUpright: Bool

    /// Nil for a character without text or a place.
    init?(_ value: JSONValue, origin: (x: Double, y: Double)) {
        var x0, x1, top, bottom, size: Double?
        var text: String?
        var font = ""
        var isUpright = true
        guard let object = value.object else { return nil }
        for (key, member) in object.members {
            switch key {
            case "text": text = member.string
            case "x0": x0 = member.lenientDouble
            case "x1": x1 = member.lenientDouble
            case "top": top = member.lenientDouble
            case "bottom": bottom = member.lenientDouble
            case "size": size = member.lenientDouble
            case "fontname": font = member.string ?? ""
            case "upright": isUpright = member.bool ?? (member.lenientInt != 0)
            default: break
            }
        }
        guard let text, !text.isEmpty, let x0, let x1, let top, let bottom, x0 <= x1, top <= bottom,
            let box = Box(x0 - origin.x, top - origin.y, x1 - origin.x, bottom - origin.y)
        else { return nil }
        self.text = text
        self.box = box
        self.size = size ?? box.height
        // The name of a subset begins with six letters and a plus sign.
        let parts = font.split(separator: "+", maxSplits: 1)
        self.font = parts.count == 2 && parts[0].count == 6 ? String(parts[1]) : font
        self.isUpright = isUpright
    }

    var isSpace: Bool { text.allSatisfy(\.isWhitespace) }
}
