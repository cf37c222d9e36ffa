import Providers
import Testing

@testable import Ingestion

@Suite struct ResultPartitionTests {
    private let doc2x =
        #"{"code":"success","data":{"status":"success","result":{"version":"v2","pages":[{"url":"","page_idx":0,"page_width":10,"page_height":10,"md":"x"}]}}}"#
    private let mineru = #"[{"type":"text","text":"y","bbox":[1,2,3,4],"page_idx":0}]"#

    private func partition(_ files: [(String, String)]) -> ResultPartition {
        let members = files.map { Payload.Member(name: $0.0, bytes: Array($0.1.utf8)) }
        return ResultPartition(OpenedPayload(Payload(name: "d/paper", members: members)), key: "d/paper")
    }

    @Test func `another provider's file that shares the name is a result of its own`() {
        let parts = partition([("paper.json", doc2x), ("paper_content_list.json", mineru)])
        #expect(parts.strangers.count == 1)
        #expect(parts.hasOwn)
    }

    @Test func `files that no provider knows together are each taken alone`() {
        let parts = partition([("r.json", doc2x), ("r_content_list.json", doc2x)])
        #expect(parts.strangers == ["r.json": "d/r", "r_content_list.json": "d/r_content_list"])
        #expect(!parts.hasOwn)
    }

    @Test func `documents whose names only look like shards are taken apart`() {
        let shard = { (index: Int, count: Int) in
            #"{"shardInfo":{"shardIndex":"\#(index)","shardCount":"\#(count)"},"text":"a","pages":[{"pageNumber":1,"layout":{"textAnchor":{}}}]}"#
        }
        #expect(partition([("paper-0.json", shard(0, 2)), ("paper-1.json", shard(1, 2))]).strangers.isEmpty)
        let apart = partition([("paper-0.json", shard(0, 1)), ("paper-1.json", shard(0, 1))])
        #expect(apart.strangers == ["paper-0.json": "d/paper-0", "paper-1.json": "d/paper-1"])
        #expect(apart.sharesImages)
    }

    @Test(arguments: [#"{"a":1}"#, #"{"a":"#, "text"])
    func `numbered files that nobody knows, or that are broken, are each named`(other: String) {
        let parts = partition([("paper_1.json", doc2x), ("paper_2.json", other)])
        #expect(parts.strangers == ["paper_1.json": "d/paper_1", "paper_2.json": "d/paper_2"])
        #expect(!parts.hasOwn)
    }

    @Test func `the files of one result stay together`() {
        #expect(partition([("paper_content_list.json", mineru), ("paper_x.json", "{}")]).strangers.isEmpty)
    }
}
