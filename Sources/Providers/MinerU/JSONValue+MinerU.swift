internal import DocumentModel
internal import JSONView

extension JSONValue {
    /// The `bbox` of a block, line or span as written.
    var mineruBox: Box? { self["bbox"].flatMap { Box($0.elements.compactMap(\.double)) } }

    /// The `score` of a block, where it is a probability.
    var mineruScore: Double? { self["score"]?.double.flatMap { (0...1).contains($0) ? $0 : nil } }

    /// The elements of the member that is a list; none where there is no such member.
    func elements(of name: String) -> [JSONValue] { self[name].map { Array($0.elements) } ?? [] }

    /// The members of an object in the order of the text; none where this is no object.
    var members: [(name: String, value: JSONValue)] { object.map { Array($0) } ?? [] }

    /// The first member there is, of names that mean the same.
    func either(_ names: String...) -> JSONValue? {
        for name in names {
            if let value = self[name] { return value }
        }
        return nil
    }
}
