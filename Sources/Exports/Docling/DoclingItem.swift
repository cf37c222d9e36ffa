/// A node of a DoclingDocument: its place in the tree and what it says.
struct DoclingItem {
    /// The lists that contain nodes.
    enum Kind: String { case groups, texts, tables, pictures }

    let kind: Kind
    /// The position in its list.
    let index: Int
    /// Nil for the body.
    var parent: String?
    var children: [String] = []
    /// Texts above or below a table or picture.
    var captions: [String] = []
    var footnotes: [String] = []
    let isFurniture: Bool
    /// The members that only this kind has, each with a comma before it.
    var members = JSONBuffer()

    init(_ kind: Kind, index: Int, parent: String? = nil, isFurniture: Bool = false) {
        self.kind = kind
        self.index = index
        self.parent = parent
        self.isFurniture = isFurniture
    }

    /// The JSON pointer by which others name it.
    var reference: String { "#/\(kind.rawValue)/\(index)" }

    func append(to json: inout JSONBuffer) {
        json.member(#"{"self_ref":"#, reference)
        json.member(#","parent":{"$ref":"#, parent ?? "#/body")
        json.raw(#"},"children":"#)
        json.references(children)
        json.member(#","content_layer":"#, isFurniture ? "furniture" : "body")
        json.raw(members.bytes)
        if kind == .tables || kind == .pictures {
            json.raw(#","captions":"#)
            json.references(captions)
            json.raw(#","references":[],"footnotes":"#)
            json.references(footnotes)
            json.raw(#","annotations":[]"#)
        }
        json.raw("}")
    }
}

extension JSONBuffer {
    /// Appends a list of pointers.
    mutating func references(_ references: [String]) {
        raw("[")
        for (position, reference) in references.enumerated() {
            member(position == 0 ? #"{"$ref":"# : #",{"$ref":"#, reference)
            raw("}")
        }
        raw("]")
    }
}
