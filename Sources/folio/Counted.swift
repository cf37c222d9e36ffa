/// A count with its noun, as people read it: "1 page", "2 pages".
struct Counted: CustomStringConvertible {
    let description: String

    /// Makes the text; `plural` is given if it is more than the noun with an `s`.
    init(_ count: Int, _ noun: String, _ plural: String? = nil) {
        description = "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
    }
}
