/// An option's value that lists several: `heading,table`.
struct CommaSeparated {
    let values: [String]

    init(_ text: String) {
        values = text.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init)
    }
}
