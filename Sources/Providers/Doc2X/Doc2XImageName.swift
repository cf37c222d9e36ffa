internal import DocumentModel

/// What the name of an image says about its place: the only geometry of model v2.
///
/// Files are named `<uid>_<page>_<x>_<y>_<width>_<height>_<rotation>.jpg`; addresses are those of a page's image with
/// a crop, `…/<uid>_<page>.jpg?x=379&y=138&w=957&h=1147&r=0`. The numbers are pixels of the page, measured on real
/// exports: width and height, not a second corner. The uid is a UUID or starts with `bo_`.
struct Doc2XImageName {
    let taskID: String
    /// From 0, as `page_idx`.
    let page: Int
    /// In page pixels; nil for an image of a whole page.
    let box: Box?
    /// Degrees that the crop was turned by.
    let rotation: Int

    /// Reads a file name, a path or an address; nil if it is not made as Doc2X makes them.
    init?(_ source: String) {
        let parts = source.split(separator: "?", maxSplits: 1)
        guard let file = parts.first?.split(separator: "/").last else { return nil }
        let stem = file.split(separator: ".").first ?? file
        var fields = stem.split(separator: "_", omittingEmptySubsequences: false)
        var crop: [Double] = []
        if fields.count >= 8 || fields.count == 7, let numbers = Self.numbers(fields.suffix(6)) {
            crop = Array(numbers.dropFirst())
            fields.removeLast(5)
        } else if parts.count == 2 {
            crop = Self.crop(parts[1])
        }
        guard fields.count >= 2, let page = Int(fields[fields.count - 1]), page >= 0 else { return nil }
        let taskID = fields.dropLast().joined(separator: "_")
        guard Self.isTaskID(taskID) else { return nil }
        self.taskID = taskID
        self.page = page
        let hasExtent = crop.count == 5 && crop[2] > 0 && crop[3] > 0
        box = hasExtent ? Box(crop[0], crop[1], crop[0] + crop[2], crop[1] + crop[3]) : nil
        rotation = hasExtent ? Int(crop[4]) : 0
    }

    private static func numbers(_ fields: ArraySlice<Substring>) -> [Double]? {
        let numbers = fields.compactMap { Int($0) }.filter { (0...10_000_000).contains($0) }.map(Double.init)
        return numbers.count == fields.count ? numbers : nil
    }

    /// `x`, `y`, `w`, `h` and `r` of a query; empty if one of the first four is missing.
    private static func crop(_ query: Substring) -> [Double] {
        var values: [Substring: Double] = [:]
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[1]), (0...10_000_000).contains(number) else {
                continue
            }
            values[parts[0]] = Double(number)
        }
        guard let x = values["x"], let y = values["y"], let width = values["w"], let height = values["h"]
        else {
            return []
        }
        return [x, y, width, height, values["r"] ?? 0]
    }

    private static func isTaskID(_ text: String) -> Bool {
        if text.hasPrefix("bo_") { return text.utf8.count > 3 }
        let lengths = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
        return lengths == [8, 4, 4, 4, 12] && text.allSatisfy { $0 == "-" || $0.isHexDigit }
    }
}
