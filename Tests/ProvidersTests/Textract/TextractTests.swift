import DocumentModel
import TestSupport
import Testing

@testable import Providers

@Suite struct TextractTests {
    private func opened(_ text: String) -> OpenedPayload {
        OpenedPayload(Payload(name: "a", members: [.init(name: "a.json", bytes: Array(text.utf8))]))
    }

    private func decoded(_ blocks: String) throws -> ParsedDocument {
        try ProviderRegistry.decode(
            opened(#"{"DocumentMetadata":{"Pages":1},"Blocks":[{"BlockType":"PAGE","Id":"p"},\#(blocks)]}"#),
            as: TextractProvider(), context: DecodingContext())
    }

    @Test(arguments: [
        #"{"DocumentMetadata":{"Pages":1},"AnalyzeIDModelVersion":"1.0"}"#,
        #"{"DocumentMetadata":{"Pages":1},"JobStatus":"FAILED","ExpenseDocuments":[]}"#,
        #"{"JobStatus":"FAILED"}"#, #"{"Blocks":[]}"#, #"{"Blocks":[{"BlockType":"WORD"}]}"#,
        #"{"JobStatus":"SUCCEEDED","DocumentMetadata":{"Pages":1}}"#, "[]", "[[]]",
        #"{"ResponseMetadata":{"RequestId":"r","HTTPStatusCode":200},"Blocks":[{"Text":"x"}]}"#,
    ])
    func `answers of other calls are not taken`(text: String) {
        #expect(TextractProvider().recognize(opened(text)) == nil)
    }

    @Test func `numbered answers are one job if each but the last says that there is a next`() {
        let answer = { (next: String) in
            #"{"DocumentMetadata":{"Pages":1},"Blocks":[{"BlockType":"PAGE","Id":"p"}]\#(next)}"#
        }
        let next = #","NextToken":"t""#
        let payload = { (texts: [String]) in
            OpenedPayload(
                Payload(
                    name: "j",
                    members: zip(["j_10.json", "j_9.json"], texts).map {
                        .init(name: $0, bytes: Array($1.utf8))
                    }))
        }
        #expect(TextractProvider().recognize(payload([answer(""), answer(next)])) == "answers of one job")
        #expect(TextractProvider().recognize(payload([answer(next), answer("")])) == nil)
        #expect(TextractProvider().recognize(payload([answer(""), answer("")])) == nil)
    }

    @Test func `a list in itself and cells of a billion rows end`() throws {
        let relation = { (ids: String) in #""Relationships":[{"Type":"CHILD","Ids":[\#(ids)]}]"# }
        let document = try decoded(
            #"{"BlockType":"LAYOUT_LIST","Id":"a",\#(relation(#""b""#))},{"BlockType":"LAYOUT_LIST","Id":"b",\#(relation(#""a""#))},"#
                + #"{"BlockType":"WORD","Id":"w","Text":"far"},"#
                + #"{"BlockType":"CELL","Id":"c","RowIndex":1000000000,"ColumnIndex":9007199254740991,"RowSpan":9007199254740991,"#
                + #""ColumnSpan":9007199254740991,\#(relation(#""w""#))},{"BlockType":"TABLE","Id":"t",\#(relation(#""c""#))}"#
        )
        #expect(document.pages[0].blocks.map(\.text).filter { !$0.isEmpty } == ["far"])
    }

    @Test func `a word that a pair and a line have is stored once`() throws {
        let document = try decoded(
            #"{"BlockType":"WORD","Id":"1","Text":"Name:"},{"BlockType":"WORD","Id":"2","Text":"Weber"},{"BlockType":"WORD","Id":"3","Text":"born"},"#
                + #"{"BlockType":"LINE","Id":"l","Text":"Name: Weber born","Relationships":[{"Type":"CHILD","Ids":["1","2","3"]}]},"#
                + #"{"BlockType":"KEY_VALUE_SET","EntityTypes":["VALUE"],"Id":"v","Relationships":[{"Type":"CHILD","Ids":["2"]}]},"#
                + #"{"BlockType":"KEY_VALUE_SET","EntityTypes":["KEY"],"Id":"k","Relationships":[{"Type":"CHILD","Ids":["1"]},{"Type":"VALUE","Ids":["v"]}]}"#
        )
        #expect(document.pages[0].blocks.map(\.text) == ["Name: Weber", "born"])
        #expect(document.pages[0].blocks.map(\.type) == [.formField, .text])
    }
}
