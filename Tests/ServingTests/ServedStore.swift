import DocumentModel
import Foundation
import Serving
import Storage

/// A store in a folder of its own, and a responder for it.
struct ServedStore {
    let folder: URL
    let responder: Responder

    var path: String { folder.appending(path: "folio.db").path }

    /// Makes a store of parses, whose settings may be changed.
    init(_ parses: [ParseToStore], _ change: (inout ServeSettings) -> Void = { _ in }) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "folio-serving-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "folio.db").path
        try Self.write(parses, to: path)
        var settings = ServeSettings(store: path)
        change(&settings)
        responder = Responder(settings) { Date(timeIntervalSince1970: 1_767_323_045) }
    }

    /// Adds parses to a store, which is made if it is missing.
    static func write(_ parses: [ParseToStore], to path: String) throws {
        let store = try DocumentStore(path: path, mode: .create) {
            Date(timeIntervalSince1970: 1_767_323_045)
        }
        let writer = try DocumentWriter(store)
        for parse in parses { _ = try writer.write(parse) }
        try writer.commit()
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// A parse of pages of 600 × 800 points; the block at position `n` of a page has its box at y = 10 n.
    static func parse(
        _ key: String, provider: String = "alpha", pages: [[Block]], assets: [Asset] = []
    ) -> ParseToStore {
        var document = ParsedDocument()
        document.assets = assets
        document.pages = pages.enumerated().map { index, blocks in
            Page(
                index: index, size: PageSize(width: 600, height: 800, unit: .points),
                blocks: blocks.enumerated().map { position, block in
                    var block = block
                    block.box = Box(60, Double(position) * 10, 300, Double(position) * 10 + 8)
                    return block
                })
        }
        let digest = Array("\(provider)/\(key)".utf8).map { String(format: "%02x", $0) }.joined()
        let payload = PayloadToStore(
            sha256: digest, name: "\(provider)/\(key).json", mediaType: nil, byteCount: 0,
            encoding: .identity,
            data: [])
        return ParseToStore(
            key: key, provider: provider, decoderVersion: 1, document: document, payload: payload)
    }

    /// Two documents; the first has two parses, of which the later, `beta`, is preferred.
    static let samples = [
        parse(
            "2024/report",
            pages: [
                [Block(.heading, text: "Stations", level: 1), Block(.text, text: "The radar gauge.")],
                [Block(.text, text: "水位观测每天两次。")],
            ]),
        parse(
            "2024/report", provider: "beta",
            pages: [
                [
                    Block(.heading, text: "Stations"),
                    Block(.text, text: "The radar gauge measures the level."),
                ],
                [
                    Block(.text, text: "水位观测每天两次。"),
                    Block(
                        .table, text: "a\tb",
                        markup: Block.Markup(
                            "<table><tr><th colspan=2>a<script>alert(1)</script></th></tr><tr><td onclick='x()'>b</td></tr></table>",
                            .html)),
                ],
            ]),
        parse("other", pages: [[Block(.text, text: "A weir and a gauge.")]]),
    ]

    /// The answer to a GET, with the JSON of its body.
    func get(
        _ target: String, host: String = "127.0.0.1:7700", headers: [String: String] = [:]
    ) -> (answer: APIAnswer, json: Any?) {
        let answer = responder.answer(APIRequest(target: target, host: host, headers: headers))
        return (
            answer, try? JSONSerialization.jsonObject(with: Data(answer.body), options: .fragmentsAllowed)
        )
    }
}

/// A member of a JSON value, by a path of names and positions.
func member(_ json: Any?, _ path: Any...) -> Any? {
    var value = json
    for step in path {
        switch step {
        case let name as String: value = (value as? [String: Any])?[name]
        case let position as Int:
            let list = value as? [Any] ?? []
            value = list.indices.contains(position) ? list[position] : nil
        default: return nil
        }
    }
    return value
}
