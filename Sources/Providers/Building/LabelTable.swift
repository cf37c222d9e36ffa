internal import DocumentModel

/// A provider's labels and what they are in Folio's vocabulary.
struct LabelTable {
    /// The service as its users call it, for the warning.
    private let service: String
    /// What the service calls a label: "label", "type".
    private let noun: String
    private let ignoresCase: Bool
    private let types: [String: BlockType]
    private let levels: [String: Int]

    /// Makes a table of labels.
    ///
    /// With `ignoringCase`, the labels of the table are in lower case. `levels` are those of headings (`sub_title`: 2).
    init(
        of service: String, calledAs noun: String = "label", ignoringCase: Bool = false,
        _ types: [String: BlockType], levels: [String: Int] = [:]
    ) {
        self.service = service
        self.noun = noun
        ignoresCase = ignoringCase
        self.types = types
        self.levels = levels
    }

    /// The type of a label; nil for one that is not in the table.
    func type(of label: String) -> BlockType? { types[ignoresCase ? label.lowercased() : label] }

    /// A block without text for a label; an unknown label becomes `other` and is counted, no label is `text`.
    func block(_ label: String?, in builder: inout ParseBuilder, at path: String) -> Block {
        guard let label, !label.isEmpty else { return Block(.text, text: "") }
        let type = type(of: label)
        if type == nil {
            builder.warn(
                "unknown_block_type",
                "\(service) does not document this \(noun); its block is kept as `other`: \(label)",
                at: path)
        }
        return Block(
            type ?? .other, text: "", providerType: label,
            level: levels[ignoresCase ? label.lowercased() : label])
    }
}
