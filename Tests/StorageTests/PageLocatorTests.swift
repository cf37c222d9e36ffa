import DocumentModel
import Storage
import Testing

/// Addresses in a store: which document, parse and page they name.
@Suite struct PageLocatorTests {
    private let store: DocumentStore

    init() throws { store = try DocumentStore.inMemory(clock: Samples.clock) }

    /// Every page of the store by the text of its address.
    private func addresses() throws -> [String: Int64] {
        try store.read { reader in
            var found: [String: Int64] = [:]
            try reader.forEachPage(DocumentFilter(parses: .all)) { page in
                if let locator = try reader.pageLocator(page: page.id) { found[locator.text] = page.id }
            }
            return found
        }
    }

    @Test func `the address of a page leads back to it, beside keys that look like addresses`() throws {
        let keys = ["a", "a#p1", "a#p1/b0", "a@beta", "a@beta#p1", "a#p01", "水#p1", "b:c/d"]
        for (number, key) in keys.enumerated() {
            try store.write(
                Samples.parse(key, Samples.document("x", "y"), payload: "\(number)"),
                Samples.parse(key, Samples.document("x", "y"), provider: "beta", payload: "other \(number)"))
        }
        let addresses = try addresses()
        #expect(addresses.count == keys.count * 4)
        try store.read { reader in
            for (text, page) in addresses {
                let read = try #require(try reader.locator(text))
                let index = try #require(read.pageIndex)
                let found = try reader.pageID(key: read.key, index: index, provider: read.provider)
                #expect(found == page, "\(text)")
            }
            #expect(try reader.locator("a#p1") == Locator("a#p1"))
            #expect(try reader.locator("a#p2") == Locator("a", .page(2)))
            #expect(try reader.locator("a#p1@beta") == Locator("a#p1", provider: "beta"))
        }
    }

    @Test func `a page of the preferred parse needs no provider, and one of a replaced parse has no address`()
        throws
    {
        try store.write(
            Samples.parse("a", Samples.document("x"), provider: "beta", payload: "1"),
            Samples.parse("a", Samples.document("y"), provider: "beta", payload: "2"),
            Samples.parse("a", Samples.document("z"), payload: "3"))
        #expect(Set(try addresses().keys) == ["a#p1", "a@beta#p1"])
        try store.read { reader in
            let page = try #require(try reader.page(key: "a", index: 0, provider: "beta"))
            #expect(page.blocks.map(\.block.text) == ["y"])
            #expect(try reader.pageLocator(page: page.id)?.text(block: 0, range: 0..<1) == "a@beta#p1/b0:0-1")
        }
    }

    @Test func `an alias counts only if no reading has a document of its own`() throws {
        let long = String(repeating: "x", count: 20_000)
        try store.write(Samples.parse("first", Samples.document("x"), payload: long))
        try store.write(Samples.parse("second", Samples.document("x"), payload: long))
        try store.read { (reader) throws in
            #expect(try reader.locator("second#p1") == Locator("first", .page(1)))
            #expect(try reader.locator("third#p1") == nil)
        }
    }
}
