internal import JSONView

/// One element with its place in the result.
struct UnstructuredElement {
    let value: JSONValue
    let metadata: JSONValue?
    /// Its JSON path, or its line.
    let path: String

    init(_ value: JSONValue, at path: String) {
        self.value = value
        metadata = value["metadata"]
        self.path = path
    }

    var label: String { value["type"]?.string ?? "" }
    var text: String { value["text"]?.string ?? "" }
    var pageNumber: Int? { metadata?["page_number"]?.lenientInt }
    /// Whether the text goes on with that of the chunk before.
    var isContinuation: Bool { metadata?["is_continuation"]?.bool ?? false }
}
