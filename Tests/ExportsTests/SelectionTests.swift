import DocumentModel
import Testing

@testable import Exports

struct SelectionTests {
    @Test(arguments: [
        ("2024-06-15T10:00:00Z", true), ("2024-06-30T23:59:59Z", true), ("2024-07-01T00:00:00Z", false),
        ("2023-12-31T23:59:59Z", false), ("2024-01-01T00:00:00Z", true),
    ])
    func `dates are as exact as they are written`(time: String, isIn: Bool) {
        #expect(DateRange(since: "2024", until: "2024-06").contains(time) == isIn)
        #expect(DateRange().contains(time))
    }

    @Test(arguments: [
        ("2024", true), ("2024-06-30", true), ("2024-06-30T12:00:00Z", true), ("24-6", false),
        ("June", false), ("2024-12-31T23:59:59Z", true), ("2024-02-29", true), ("2000-02-29", true),
        ("0000", false), ("2024-00", false), ("2024-13", false), ("2024-04-31", false), ("2023-02-29", false),
        ("1900-02-29", false), ("2024-01-00", false), ("2024-01-01T24", false), ("2024-01-01T00:60", false),
        ("2024-01-01T00:00:60", false),
    ])
    func `a date has the form of one and is in the calendar`(text: String, isDate: Bool) {
        #expect(DateRange.isDate(text) == isDate)
    }

    @Test func `metadata must have what is asked for`() throws {
        let metadata: [String: MetadataValue] = [
            "author": "Lee", "year": 2024, "tags": .array(["river", "gauge"]), "a=b": "c",
        ]
        let cases = [
            ("author=Lee", true), ("author=lee", false), ("year=2024", true), ("tags=gauge", true),
            ("tags=x", false), ("none=", false),
        ]
        for (text, holds) in cases {
            #expect(try #require(MetadataCondition(text)).holds(in: metadata) == holds, "\(text)")
        }
        #expect(MetadataCondition("=x") == nil && MetadataCondition("x") == nil)
    }
}
