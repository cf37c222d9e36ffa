/// How far the items of nested lists are moved to the right, so that each stands under its parent's text.
struct ListIndentation {
    /// Deeper items stand at this level, or a list within a list, over and over, would be as much white space as its square.
    private static let deepestLevel = 32

    /// Where the text of the open item of each level begins.
    private var contents: [Int] = []

    /// Opens an item and tells the spaces before its marker; a level without a parent counts as the next deeper one.
    mutating func open(level: Int, markerWidth: Int) -> Int {
        let parents = min(max(level, 1), Self.deepestLevel, contents.count + 1) - 1
        contents.removeSubrange(parents...)
        let indentation = contents.last ?? 0
        contents.append(indentation + markerWidth)
        return indentation
    }

    /// Ends all lists.
    mutating func reset() { contents.removeAll(keepingCapacity: true) }
}
