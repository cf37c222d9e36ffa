import Providers
import Ingestion
import Storage
import Testing

@Suite(.corpus("opendataloader")) struct OpenDataLoaderTextTests {
    @Test func `no letter that OpenDataLoader sent is lost`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        let report = try TextReport(corpus)
        #expect(report.documents == 23)
        #expect(report.differences.isEmpty)
    }
}

@Suite(.corpus("texlive-opendataloader", every: 8)) struct ManualTextTests {
    @Test func `no letter of the manuals is lost`() throws {
        guard let corpus = IngestedCorpus.current else { return }
        let report = try TextReport(corpus)
        // 397 manuals, or every eighth of them from the first.
        #expect(report.documents == 397 || report.documents == 50)
        #expect(report.differences.isEmpty)
    }
}
