internal import DocumentModel
internal import JSONView

/// The file of a payload that holds Unstructured's elements.
struct UnstructuredResult {
    enum Form: String {
        case list = "list of elements"
        /// The SDK's `PartitionResponse`.
        case response = "answer with elements"
        case lines = "elements, one a line"
    }

    let form: Form
    let member: OpenedPayload.Member

    /// Nil if no member holds elements.
    init?(_ payload: OpenedPayload) {
        let values = payload.jsonMembers
        if values.count == 1, let root = values[0].json {
            if root.array?.first.map(Self.isElement) ?? false {
                (form, member) = (.list, values[0])
            } else if root["elements"]?.array?.first.map(Self.isElement) ?? false {
                (form, member) = (.response, values[0])
            } else if Self.isElement(root) {
                (form, member) = (.lines, values[0])
            } else {
                return nil
            }
        } else if values.isEmpty, let first = payload.members.first, payload.members.count == 1,
            JSONLines.first(of: first).map(Self.isElement) ?? false
        {
            (form, member) = (.lines, first)
        } else {
            return nil
        }
    }

    /// The members that every element has; `metadata` is missing in the oldest ones.
    ///
    /// Coordinates that are a list are xParse's.
    private static func isElement(_ value: JSONValue) -> Bool {
        value["element_id"]?.utf8 != nil && value["type"]?.utf8 != nil && value["text"]?.utf8 != nil
            && value["coordinates"]?.array == nil && value["metadata"]?["coordinates"]?.array == nil
    }

    /// The elements as sent, each with its path.
    func elements(in builder: inout ParseBuilder) -> [UnstructuredElement] {
        guard let root = member.json else { return lines(in: &builder) }
        switch form {
        case .list, .response:
            let list = form == .list ? root : root["elements"]
            let path = form == .list ? "$" : "$.elements"
            return (list.map { Array($0.elements) } ?? []).enumerated().map {
                UnstructuredElement($0.element, at: "\(path)[\($0.offset)]")
            }
        case .lines: return [UnstructuredElement(root, at: "$")]
        }
    }

    private func lines(in builder: inout ParseBuilder) -> [UnstructuredElement] {
        let lines = JSONLines(member, maximumDepth: builder.context.limits.jsonDepth)
        if lines.unreadable.count > 0 {
            builder.document.status = .partial
            builder.warn(
                "line_unreadable", "a line is not JSON and was left out; the file may be cut short",
                at: "line \(lines.unreadable.first)", count: lines.unreadable.count)
        }
        for (line, repair) in lines.repairs {
            builder.document.report(repair, at: builder.place("line \(line), \(repair.place)"))
        }
        return lines.values.map { UnstructuredElement($0.value, at: "line \($0.line)") }
    }
}
