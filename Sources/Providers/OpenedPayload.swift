package import JSONView
package import Markup

/// A payload whose JSON has been read once, for every adapter to look at.
package struct OpenedPayload {
    /// One file of the payload and what its bytes turned out to be.
    package struct Member {
        /// What the bytes are, found by the bytes alone.
        package enum Content {
            case json(JSONDocument)
            /// Looks like JSON, but cannot be read even with repairs.
            case malformedJSON(JSONSyntaxError)
            /// XML, or HTML that holds one of its extensions (hOCR, poppler's boxes); the head says which.
            case xml(MarkupHead)
            /// UTF-8 text that is neither: markdown, other HTML, plain text.
            case text
            case image(mediaType: String)
            case binary
        }

        package let name: String
        /// The bytes as received; of a text in another encoding, the text in UTF-8.
        package let bytes: [UInt8]
        package let content: Content
        /// What was changed to read the bytes as text; nil for UTF-8 and for bytes that are not text.
        package let change: TextChange?

        /// The outermost JSON value, if the member is JSON.
        package var json: JSONValue? {
            if case .json(let document) = content { document.root } else { nil }
        }

        /// The codes and messages of what was mended to read the JSON.
        package var repairs: [(code: String, message: String)] {
            guard case .json(let document) = content else { return [] }
            return document.repairs.map { ($0.kind.rawValue, $0.kind.message) }
        }

        /// The member's text, if it is text.
        package var text: String? {
            if case .text = content { String(decoding: bytes, as: UTF8.self) } else { nil }
        }

        /// What the member says of itself as XML, if it is XML.
        package var markup: MarkupHead? { if case .xml(let head) = content { head } else { nil } }

        /// The last part of the name.
        package var fileName: String { String(name.split(separator: "/").last ?? "") }

        /// The place at which JSON ended before its brackets were closed; nil if it is complete.
        var cutJSON: String? {
            guard case .json(let document) = content else { return nil }
            return document.repairs.first { $0.kind == .missingBracket }.map { "\(name) \($0.place)" }
        }

        /// The ending of the file name in lower case, without its dot.
        package var fileExtension: String {
            let name = fileName
            guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
            return name[name.index(after: dot)...].lowercased()
        }

        /// Whether the name says that the member is markdown.
        package var isMarkdownFile: Bool { name.lowercased().hasSuffix(".md") }
    }

    package let name: String
    /// Sorted by name.
    package let members: [Member]
    /// The position of each name in `members`; of equal names the first.
    private let positions: [String: Int]

    /// Reads the members' JSON and finds what the others are.
    package init(_ payload: Payload, limits: DecodingLimits = DecodingLimits()) {
        self.init(
            name: payload.name,
            members: payload.members.map { ContentSniffer.member($0, limits: limits) })
    }

    /// A payload of members that were read before.
    package init(name: String, members: [Member]) {
        self.name = name
        self.members = members
        positions = Dictionary(
            members.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// The member of a relative path: beside another member, or from the payload's root.
    package func member(named path: String, beside member: Member) -> Member? {
        let folder = member.name.utf8.lastIndex(of: UInt8(ascii: "/")).map { member.name[...$0] } ?? ""
        return (positions[folder + path] ?? positions[path]).map { members[$0] }
    }

    /// The failure of an adapter that is asked to decode what is not in its form: "a Textract result", "ALTO".
    func failure(isNot form: String) -> ProviderFailure {
        ProviderFailure(.malformed, "the file is not \(form)", at: members.first?.name)
    }

    /// The members that are JSON, in order.
    package var jsonMembers: [Member] { members.filter { $0.json != nil } }

    /// The members that are text other than JSON, in order.
    package var textMembers: [Member] {
        members.filter { if case .text = $0.content { true } else { false } }
    }

    /// The first member that is XML with such an outermost element.
    package func xmlMember(rootedAt root: String) -> Member? { members.first { $0.markup?.root == root } }

    /// The members that are images, in order.
    package var imageMembers: [Member] {
        members.filter { if case .image = $0.content { true } else { false } }
    }

    /// The only JSON member's value; nil if it has none or several.
    package var soleJSON: JSONValue? {
        let found = jsonMembers
        return found.count == 1 ? found[0].json : nil
    }
}

extension OpenedPayload {
    /// The only member that is text of any kind; nil if there are several.
    var soleText: Member? {
        let texts = members.filter {
            switch $0.content {
            case .json, .malformedJSON, .image, .binary: false
            default: true
            }
        }
        return texts.count == 1 && jsonMembers.isEmpty ? texts[0] : nil
    }
}
