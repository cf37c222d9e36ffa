import Providers
import Ingestion
import Storage
import DocumentModel
import JSONView
import TestSupport
import Testing

extension DoclingTextTests {
    /// `prov[].bbox` says from which corner it measures; the page's height turns it.
    @Test func `boxes of five documents stand where docling put them, each with its text`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        let parses = try BoxTests.sample(of: corpus, count: 5) { parse in
            (parse.json?.json?.list("texts") ?? []).filter { $0.list("prov").count == 1 }.count > 10
        }
        for parse in parses {
            let root = try #require(parse.json?.json)
            var compared = 0
            for text in root.list("texts") {
                let prov = text.list("prov")
                guard prov.count == 1, let number = prov[0]["page_no"]?.int,
                    let wanted = corners(prov[0], root["pages"]?["\(number)"]?["size"])
                else { continue }
                let page = try #require(parse.pages.first { $0.index == number - 1 })
                let sent = text["text"]?.string ?? ""
                // A text inside a picture or a run of a paragraph is part of a larger block; a short one may stand
                // elsewhere too.
                guard LetterCounts.letters(sent).unicodeScalars.count >= 10 else { continue }
                let blocks = page.blocks.map(\.block).filter { $0.text == sent }
                guard !blocks.isEmpty else { continue }
                compared += 1
                let isThere = blocks.contains { block in
                    zip(block.box?.numbers ?? [], wanted).filter { abs($0 - $1) < 0.001 }.count == 4
                }
                #expect(isThere, "\(parse.key) page \(number): \(sent.prefix(40)) at \(wanted)")
            }
            print("  \(parse.key): \(compared) boxes")
            #expect(compared > 0)
        }
    }

    /// The box from the top left, cut at the page's edges.
    private func corners(_ prov: JSONValue, _ size: JSONValue?) -> [Double]? {
        guard let box = prov["bbox"], let left = box["l"]?.double, let top = box["t"]?.double,
            let right = box["r"]?.double, let bottom = box["b"]?.double,
            let width = size?["width"]?.double, let height = size?["height"]?.double
        else { return nil }
        let isFromBottom = box["coord_origin"]?.string == "BOTTOMLEFT"
        let (y0, y1) = isFromBottom ? (height - top, height - bottom) : (min(top, bottom), max(top, bottom))
        let isKnown = width > 0 && height > 0
        guard isKnown else { return nil }
        return [
            min(max(left, 0), width), min(max(y0, 0), height), min(max(right, 0), width),
            min(max(y1, 0), height),
        ]
    }
}
