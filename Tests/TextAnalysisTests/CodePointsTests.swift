import Testing
import TextAnalysis

struct CodePointsTests {
    private let text = "aé中😀z"

    @Test func `a byte offset becomes the number of code points before it`() {
        // a 0, é 1, 中 3, 😀 6, z 10
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            #expect(
                [0, 1, 3, 6, 10, 11].map { CodePoints.offset(ofByte: $0, in: bytes) } == [0, 1, 2, 3, 4, 5])
            #expect(CodePoints.offset(ofByte: 99, in: bytes) == 5)
            #expect(CodePoints.count(in: bytes) == 5)
        }
    }

    @Test func `sorted offsets are converted in one pass`() {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            #expect(CodePoints.offsets(ofSortedBytes: [1, 3, 3, 10, 11], in: bytes) == [1, 2, 2, 4, 5])
        }
    }

    @Test func `a cursor starts over for an earlier offset`() {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var cursor = CodePointCursor()
            #expect(cursor.offset(ofByte: 10, in: bytes) == 4)
            #expect(cursor.offset(ofByte: 3, in: bytes) == 2)
            #expect(cursor.offset(ofByte: 6, in: bytes) == 3)
        }
    }

    @Test func `ranges of tokens become code point ranges`() {
        #expect(CodePoints.ranges(ofSorted: [1..<3, 6..<10], in: text) == [1..<2, 3..<4])
    }

    @Test func `counts agree with the standard library on long text`() {
        let long = String(repeating: text, count: 100)
        Array(long.utf8).withUnsafeBufferPointer { bytes in
            #expect(CodePoints.count(in: bytes) == long.unicodeScalars.count)
        }
    }
}
