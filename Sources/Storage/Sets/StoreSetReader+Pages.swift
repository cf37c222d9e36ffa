package import DocumentModel

extension StoreSetReader {
    /// The blocks of a page in reading order; their `pageID` is the set's.
    package func blocks(page id: Int64) throws -> [StoredBlock] {
        let (reader, row) = try place(id)
        return try reader.blocks(page: row).map { block in
            var block = block
            block.pageID = id
            return block
        }
    }

    /// Calls `body` with every block of a page in reading order, as `DocumentReader.forEachBlockText` does.
    package func forEachBlockText(
        page id: Int64, _ body: (SearchColumn, BlockType, UnsafeBufferPointer<UInt8>) -> Void
    ) throws {
        let (reader, row) = try place(id)
        try reader.forEachBlockText(page: row, body)
    }

    /// The boxes of words and lines on a page, by block.
    package func textBoxes(page id: Int64, of blocks: Set<Int64>? = nil) throws -> [Int64: [TextBox]] {
        let (reader, row) = try place(id)
        return try reader.textBoxes(page: row, of: blocks)
    }

    /// The address of a page within its store; nil if none leads to it.
    package func pageLocator(page id: Int64) throws -> PageLocator? {
        let (reader, row) = try place(id)
        return try reader.pageLocator(page: row)
    }

    /// The headings on the pages of a parse before one of its pages, in reading order; `count` is how many pages are looked at.
    package func headings(before page: Int64, pages count: Int64) throws -> [StoredHeading] {
        let (reader, row) = try place(page)
        let headings = try reader.headings(before: row, pages: count)
        return headings.map { heading in
            var heading = heading
            // The pages of a parse have row ids one after the other, in the set as in the store.
            heading.pageID += page - row
            return heading
        }
    }

    /// The page at a position of a document of the last store that has it, as `DocumentReader.page` finds it.
    package func page(key: String, index: Int, provider: String? = nil) throws -> StoredPage? {
        for (store, reader) in readers.enumerated().reversed() {
            guard var page = try reader.page(key: key, index: index, provider: provider) else { continue }
            page.id = try id(page.id, store: store)
            page.parseID = try id(page.parseID, store: store)
            page.documentID = try id(page.documentID, store: store)
            return page
        }
        return nil
    }
}
