import Archives
import Foundation
import JSONView
import Providers
import TestSupport

/// The real MinerU results beside the checkout.
enum MinerUCorpus {
    /// The results, one payload a folder; nil where the corpus is not to be had.
    static func payloads() throws -> [Payload]? {
        guard let archive = Fixtures.corpus?.appending(path: "mineru.tar.xz").path,
            FileManager.default.fileExists(atPath: archive)
        else { return nil }
        var folders: [String: [Payload.Member]] = [:]
        let reader = try ArchiveReader(path: archive)
        while let member = try reader.next() {
            let parts = member.name.split(separator: "/")
            guard !member.name.contains("-docs/"), member.name.hasSuffix(".json") else { continue }
            let folder = parts.dropLast().joined(separator: "/")
            let file = Payload.Member(name: String(parts[parts.count - 1]), bytes: try reader.readBytes())
            folders[folder, default: []].append(file)
        }
        return folders.sorted { $0.key < $1.key }.map { Payload(name: $0.key, members: $0.value) }
    }

    /// How often each letter and digit occurs.
    static func letters(_ text: String) -> [Unicode.Scalar: Int] {
        var counts: [Unicode.Scalar: Int] = [:]
        for scalar in text.unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            counts[scalar, default: 0] += 1
        }
        return counts
    }

    /// How many letters and digits are in one text and not in the other, both ways.
    static func difference(_ one: String, _ other: String) -> Int {
        let (one, other) = (letters(one), letters(other))
        return Set(one.keys).union(other.keys).reduce(0) { $0 + abs((one[$1] ?? 0) - (other[$1] ?? 0)) }
    }

    /// A text field without `<sup>` and `<sub>`.
    static func withoutScripts(_ text: String) -> String { text.replacing(/<\/?su[bp]>/, with: "") }

    /// The words of HTML, read with nothing but a pattern and the entities that MinerU writes.
    static func words(ofHTML html: String) -> String {
        let entities = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#x27;": "'", "&amp;": "&"]
        return entities.reduce(html.replacing(/<[^>]*>/, with: " ")) { $0.replacing($1.key, with: $1.value) }
    }

    /// All text of blocks of middle.json, in any order.
    static func text(of blocks: JSONValue?) -> String {
        (blocks?.elements.map { $0 } ?? []).map { block in
            let spans = (block["lines"]?.elements.map { $0 } ?? []).flatMap {
                Array($0["spans"]?.elements ?? $0.elements)
            }
            let own = spans.map { span in
                span["html"]?.string.map(words) ?? withoutScripts(span["content"]?.string ?? "")
            }
            return own.joined(separator: " ") + " " + text(of: block["blocks"])
        }.joined(separator: " ")
    }

    /// All text of an entry of a content list.
    static func text(ofEntry entry: JSONValue) -> String {
        let members = entry.object.map { Array($0) } ?? []
        return members.map { name, value in
            switch name {
            case "table_body": words(ofHTML: value.string ?? "")
            case "code_body": withoutScripts(value.string ?? "").replacing(/^```\w*\n/, with: "")
            case "text", "content", "list_items": strings(value)
            default: name.hasSuffix("_caption") || name.hasSuffix("_footnote") ? strings(value) : ""
            }
        }.joined(separator: " ")
    }

    private static func strings(_ value: JSONValue) -> String {
        let all = value.string.map { [$0] } ?? value.elements.compactMap(\.string)
        return all.map(withoutScripts).joined(separator: " ")
    }
}
