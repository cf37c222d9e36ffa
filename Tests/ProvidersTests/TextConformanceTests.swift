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
        guard let document = try? fixture.decoded(fixture.payload) else { return }
        let comparison = try compared(fixture, document)
        #expect(comparison.differences.isEmpty, "\(comparison.differences)")
        // A reader that finds nothing would find nothing missing either.
        let hasText = document.pages.contains { $0.blocks.contains { !$0.text.isEmpty } }
        #expect(comparison.characters > 0 || !hasText)
    }

    @Test(arguments: ProviderCase.all) func `a block that loses its text is found`(
        _ fixture: ProviderCase
    ) throws {
        guard var document = try? fixture.decoded(fixture.payload) else { return }
        for page in document.pages.indices {
            for block in document.pages[page].blocks.indices {
                let text = document.pages[page].blocks[block].text
                // Two letters missing are allowed, and two letters elsewhere may stand for two more.
                guard LetterCounts.letters(text).unicodeScalars.count > 4 else { continue }
                document.pages[page].blocks[block].text = ""
                let differences = try compared(fixture, document).differences
                #expect(differences.contains { $0.missing > 2 }, "\(text)")
                document.pages[page].blocks[block].text = text
            }
        }
    }

    private func compared(_ fixture: ProviderCase, _ document: ParsedDocument) throws -> TextComparison {
        let reader = try #require(SentTextReaders.all[fixture.provider])
        return TextComparison(
            reader, files: fixture.payload.members.map { SentFile(name: $0.name, bytes: $0.bytes) },
            pages: Dictionary(uniqueKeysWithValues: document.pages.map { ($0.index, $0.blocks) }))
    }
}
