import Providers
import Ingestion
import Storage
import Testing

@Suite(.corpus("docling")) struct DoclingTextTests {
    @Test func `no letter that Docling sent is lost`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        let report = try TextReport(corpus)
        #expect(report.documents == 189)
        #expect(report.differences.isEmpty)
    }
}
