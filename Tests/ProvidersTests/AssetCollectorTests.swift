import DocumentModel
import Testing

@testable import Providers

@Suite struct AssetCollectorTests {
    @Test func `embedded images are taken out of markdown once each, in order`() {
        var collector = AssetCollector()
        let markdown =
            #"a ![](data:image/png;base64,AQID) <img src="data:image/gif;base64,BAU="> ![](data:image/png;base64,AQID) data:image"#
        let text = collector.extractEmbedded(from: markdown, on: 3)
        #expect(text == #"a ![](embedded/1.png) <img src="embedded/2.gif"> ![](embedded/1.png) data:image"#)
        #expect(
            collector.assets == [
                Asset(
                    name: "embedded/1.png", mediaType: "image/png", content: .stored([1, 2, 3]), pageIndex: 3),
                Asset(
                    name: "embedded/2.gif", mediaType: "image/gif", content: .stored([4, 5]), pageIndex: 3),
            ])
        #expect(collector.name(of: "embedded/1.png", on: 9) == "embedded/1.png")
        #expect(collector.assets.count == 2)
    }

    @Test func `an image that is not base64 is missing and counted`() {
        var collector = AssetCollector()
        #expect(
            collector.extractEmbedded(from: "![](data:image/png;base64,%%)", on: nil) == "![](embedded/1)")
        #expect(collector.unreadableCount == 1)
        #expect(collector.assets == [Asset(name: "embedded/1", content: .missing)])
    }

    @Test func `an address is remote and a file name missing`() {
        var collector = AssetCollector()
        _ = collector.name(of: "https://example.com/a.png", on: 0)
        _ = collector.name(of: "/b.jpg", on: 0)
        #expect(collector.assets.map(\.content) == [.remote(url: "https://example.com/a.png"), .missing])
    }
}
