import DocumentModel
import TestSupport
import Testing

@testable import Providers

@Suite struct UpstageTests {
    private func opened(_ text: String) -> OpenedPayload {
        OpenedPayload(Payload(name: "a", members: [.init(name: "a.json", bytes: Array(text.utf8))]))
    }

    @Test(arguments: [
        #"{"elements":[{"category":"Text","page":1}]}"#,
        #"{"api":"2.0","model":"m","elements":[{"type":"Text","page":1}]}"#,
        #"{"api":"2.0","model":"m","elements":[]}"#, "[]",
    ])
    func `elements of other services are not taken`(text: String) {
        #expect(UpstageProvider().recognize(opened(text)) == nil)
    }

    @Test func `a text that is sent in three forms is stored once, without marks`() throws {
        let sent =
            ##"{"api":"2.0","model":"m","elements":[{"category":"heading1","page":3,"content":{"html":"<h1>Levels</h1>","markdown":"# Levels","text":"Levels"}}]}"##
        let document = try ProviderRegistry.decode(
            opened(sent), as: UpstageProvider(), context: DecodingContext())
        #expect(document.pages.map(\.index) == [2])
        #expect(document.pages[0].blocks.map(\.text) == ["Levels"])
    }
}
