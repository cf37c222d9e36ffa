internal import TextAnalysis

/// The box at the start of a task list's item: `[ ]`, `[x]` or `[X]`, then white space.
package enum TaskMarker {
    /// Whether a text begins with one.
    package static func begins(_ text: some Collection<UInt8>) -> Bool {
        let start = Array(text.prefix(4))
        return start.count == 4 && start[0] == UInt8(ascii: "[") && start[2] == UInt8(ascii: "]")
            && (start[1] == 0x20 || start[1] | 0x20 == UInt8(ascii: "x")) && start[3].isMarkdownSpace
    }
}
