import DocumentModel
import Providers
import Testing

/// Files of pages are one document only if they say so.
@Suite struct PaddleOCRPageFileTests {
    private func payload(_ files: [(name: String, page: String)]) -> OpenedPayload {
        OpenedPayload(
            Payload(
                name: "p",
                members: files.map { file in
                    let json =
                        #"{"page_index": \#(file.page), "parsing_res_list": [{"block_label": "text", "block_content": "\#(file.name)", "block_bbox": [0, 0, 9, 9]}]}"#
                    return Payload.Member(name: file.name, bytes: Array(json.utf8))
                }))
    }

    private func parts(_ files: [(name: String, page: String)]) -> [String] {
        PaddleOCRProvider().parts(of: payload(files)).map(\.name)
    }

    @Test func `pages that name their place are one document, in that order`() throws {
        let opened = payload([("a_10_res.json", "10"), ("a_2_res.json", "2")])
        #expect(PaddleOCRProvider().parts(of: opened).isEmpty)
        let document = try PaddleOCRProvider().decode(opened, context: DecodingContext())
        #expect(document.pages.map(\.index).sorted() == [2, 10])
        #expect(document.pages.first { $0.index == 2 }?.blocks.map(\.text) == ["a_2_res.json"])
    }

    @Test func `images numbered from 0 without a gap are the pages of one document`() throws {
        let opened = payload((0..<11).map { ("a_\($0)_res.json", "null") })
        #expect(PaddleOCRProvider().parts(of: opened).isEmpty)
        let document = try PaddleOCRProvider().decode(opened, context: DecodingContext())
        #expect(
            document.pages.sorted { $0.index < $1.index }.map { $0.blocks[0].text }
                == (0..<11).map { "a_\($0)_res.json" })
    }

    @Test func `files that only have numbers in their names are documents of their own`() {
        #expect(parts([("a_2023_res.json", "null"), ("a_2024_res.json", "null")]) == ["a_2023", "a_2024"])
        #expect(parts([("a_0_res.json", "0"), ("a_1_res.json", "0")]) == ["a_0", "a_1"])
    }
}
