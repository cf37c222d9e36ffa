import DocumentModel
import Providers
import TestSupport
import Testing

/// No text is lost: letters and digits of the payload's text fields are those of the blocks, page by page.
@Suite struct TextConformanceTests {
    @Test func `every adapter has a reader that finds the text of its payloads`() {
        #expect(Set(SentTextReaders.all.keys) == Set(ProviderRegistry.all.map(\.id)))
    }

    @Test(arguments: ProviderCase.all) func `the letters sent for a page are the letters of its blocks`(
        _ fixture: ProviderCase
    ) throws {
        let payload = fixture.payload
        guard let document = try? fixture.decoded(payload) else { return }
        let reader = try #require(SentTextReaders.all[fixture.provider])
        let comparison = TextComparison(
            reader, files: payload.members.map { SentFile(name: $0.name, bytes: $0.bytes) },
            pages: Dictionary(uniqueKeysWithValues: document.pages.map { ($0.index, $0.blocks) }))
        #expect(comparison.differences.isEmpty, "\(comparison.differences)")
        // A reader that finds nothing would find nothing missing either.
        let hasText = document.pages.contains { $0.blocks.contains { !$0.text.isEmpty } }
        #expect(comparison.characters > 0 || !hasText)
    }
}
