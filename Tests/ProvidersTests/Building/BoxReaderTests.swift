import DocumentModel
import JSONView
import Testing

@testable import Providers

@Suite struct BoxReaderTests {
    private let page = PageSize(width: 200, height: 400, unit: .points)

    private func box(_ json: String, _ reader: BoxReader) throws -> [Double]? {
        // In a list, so that a value alone is JSON too.
        let list = try JSONDocument(Array("[\(json)]".utf8)).root
        return try reader.box(#require(list.elements.first))?.numbers
    }

    @Test(arguments: [
        "[10, 20, 110, 60]", #"["10", "20", "110", "60"]"#, "[[10, 20, 110, 60]]", "[[10, 20], [110, 60]]",
        "[10, 20, 110, 20, 110, 60, 10, 60]", "[60, 20, 110, 40, 60, 60, 10, 40, 60, 20]",
        "[[10, 20], [110, 20], [110, 60], [10, 60]]",
        #"[{"x": 110, "y": 20}, {"x": 10, "y": 60}]"#, #"{"x0": 10, "y0": 20, "x1": 110, "y1": 60}"#,
        #"{"x1": 10, "y1": 20, "x2": 110, "y2": 60}"#, #"{"l": 10, "t": 20, "r": 110, "b": 60}"#,
        #"{"top_left_x": 10, "top_left_y": 20, "bottom_right_x": 110, "bottom_right_y": 60}"#,
        #"{"Left": 10, "Top": 20, "Width": 100, "Height": 40}"#, #"{"x": 10, "y": 20, "w": 100, "h": 40}"#,
        #"{"BoundingBox": {"Left": 10, "Top": 20, "Width": 100, "Height": 40}}"#,
        #"{"page": 1, "box": {"left": 10, "top": 20, "right": 110, "bottom": 60}}"#,
        #"{"vertices": [{"x": 10, "y": 20}, {"x": 110, "y": 60}]}"#,
    ])
    func `every shape gives the same box`(json: String) throws {
        #expect(try box(json, BoxReader(of: page)) == [10, 20, 110, 60])
    }

    @Test func `numbers of every scale come to page units`() throws {
        #expect(try box("[0.25, 0.5, 0.5, 0.75]", BoxReader(.fraction, of: page)) == [50, 200, 100, 300])
        #expect(try box("[25, 50, 50, 75]", BoxReader(.percent, of: page)) == [50, 200, 100, 300])
        #expect(try box("[250, 500, 500, 750]", BoxReader(.thousandths, of: page)) == [50, 200, 100, 300])
        let raster = BoxReader.Scale.raster(width: 400, height: 1600)
        #expect(try box("[100, 800, 200, 1200]", BoxReader(raster, of: page)) == [50, 200, 100, 300])
    }

    @Test func `a page of unknown size has the extent of the scale and no unit`() throws {
        #expect(BoxReader(.fraction).pageSize == PageSize(width: 1, height: 1, unit: nil))
        #expect(BoxReader(.thousandths).pageSize == PageSize(width: 1000, height: 1000, unit: nil))
        #expect(BoxReader().pageSize == nil)
        #expect(try box("[0.25, 0.5, 0.5, 0.75]", BoxReader(.fraction)) == [0.25, 0.5, 0.5, 0.75])
    }

    @Test func `boxes from the bottom are turned over, and absent if the height is unknown`() throws {
        let json = #"{"l": 10, "t": 380, "r": 110, "b": 340}"#
        #expect(try box(json, BoxReader(of: page, origin: .bottomLeft)) == [10, 20, 110, 60])
        #expect(
            try box("[10, 340, 110, 380]", BoxReader(of: page, origin: .bottomLeft)) == [10, 20, 110, 60])
        #expect(try box(json, BoxReader(origin: .bottomLeft)) == nil)
        let fractions = BoxReader(.fraction, origin: .bottomLeft)
        #expect(try box("[0, 0.25, 1, 0.5]", fractions) == [0, 0.5, 1, 0.75])
    }

    @Test func `four numbers can be a corner and an extent`() throws {
        let reader = BoxReader(of: page, fourNumbers: .cornerAndExtent)
        #expect(try box("[10, 20, 100, 40]", reader) == [10, 20, 110, 60])
    }

    @Test func `coordinates that are left out are 0 only if the provider leaves zeros out`() throws {
        let json = #"{"normalizedVertices": [{"y": 0.5}, {"x": 0.5, "y": 0.75}]}"#
        #expect(try box(json, BoxReader(.fraction, omitsZeros: true)) == [0, 0.5, 0.5, 0.75])
        #expect(try box(json, BoxReader(.fraction)) == nil)
    }

    @Test(arguments: [
        "[0, 0, 0, 0]", "[110, 20, 10, 60]", "[10, 60, 110, 20]", "[10, 20, 10, 20]", "[1, 2, 3]", "[]", "{}",
        "[1, 2, 3, 4, 5, 6]", #"{"x": null, "y": null, "w": null, "h": null}"#, #""here""#, "7", "true",
        #"{"Left": 10, "Top": 20, "Width": -5, "Height": 40}"#, "[1, 2, null, 4]", "[[[[[[1, 2, 3, 4]]]]]]",
        #"{"x0": 1e308, "y0": 1, "width": 1e308, "height": 1}"#,
    ])
    func `what is no usable box is no box`(json: String) throws {
        #expect(try box(json, BoxReader(of: page)) == nil)
        #expect(try box(json, BoxReader(.fraction, of: page)) == nil)
    }
}
