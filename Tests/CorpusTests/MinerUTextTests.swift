import Providers
import Ingestion
import DocumentModel
import JSONView
import Storage
import TestSupport
import Testing

@Suite(.corpus("mineru")) struct MinerUTextTests {
    @Test func `every paper is stored once, whatever folder it lies in`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        // 22 papers and a run of the VLM; one paper lies in two folders with the same bytes.
        #expect(corpus.summary.documents == 23)
        #expect(corpus.summary.parses == 23)
        #expect(corpus.summary.skipped == 1)
        let documents = try corpus.store.read { try $0.documents() }
        #expect(documents.count == 23)
        #expect(documents.filter { $0.metadata["aliases"] != nil }.count == 1)
    }

    @Test func `no letter that MinerU sent is lost`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        let report = try TextReport(corpus)
        #expect(report.differences.isEmpty)
    }
}

extension MinerUTextTests {
    /// `layout.json` measures from the top left in the units of `page_size`: nothing is to be turned.
    @Test func `boxes of the layout are in the store as they are`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        var layouts = 0
        var boxes = 0
        try corpus.forEachParse { parse in
            guard
                let layout = parse.files.lazy.compactMap({ $0.json?.list("pdf_info") }).first(where: {
                    !$0.isEmpty
                })
            else { return }
            layouts += 1
            #expect(layout.count == parse.pages.count)
            for (page, sent) in zip(parse.pages, layout) {
                let size = sent.list("page_size").compactMap(\.double)
                #expect(page.size?.width == size[0] && page.size?.height == size[1])
                let blocks = (sent.list("para_blocks") + sent.list("discarded_blocks")).flatMap(allBlocks)
                let wanted = Set(blocks.compactMap(corners))
                let found = page.blocks.map(\.block)
                for block in found where block.type != .listItem {
                    guard let box = block.box else { continue }
                    boxes += 1
                    #expect(wanted.contains(box.numbers), "\(parse.key) page \(page.index) \(box)")
                }
                let stored = Set(found.compactMap { $0.box?.numbers })
                let bare = blocks.filter { $0["blocks"] == nil }.compactMap(corners)
                #expect(Set(bare).isSubset(of: stored), "\(parse.key) page \(page.index)")
            }
        }
        #expect(layouts == 9)
        print("mineru: \(boxes) boxes of \(layouts) layouts are the ones sent")
    }

    private func allBlocks(_ block: JSONValue) -> [JSONValue] {
        [block] + block.list("blocks").flatMap(allBlocks)
    }

    private func corners(_ block: JSONValue) -> [Double]? {
        let numbers = block.list("bbox").compactMap(\.double)
        return numbers.count == 4 ? numbers : nil
    }
}
