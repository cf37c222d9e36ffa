import Archives
import Testing

@Suite struct `Zstandard compression` {
    private static let text = Array(String(repeating: "页面 block 0.25,", count: 20_000).utf8)

    @Test(arguments: [1, 3, 19, 99, -7])
    func `bytes come back as they were`(level: Int) throws {
        let packed = Zstandard.compress(Self.text, level: level)
        #expect(packed.count < Self.text.count / 10)
        #expect(try Zstandard.decompress(packed, maximumBytes: Self.text.count) == Self.text)
    }

    @Test func `no bytes come back as none`() throws {
        #expect(try Zstandard.decompress(Zstandard.compress([], level: 3), maximumBytes: 0) == [])
    }

    @Test func `a compressor is used again and gives the same bytes`() {
        let compressor = ZstandardCompressor(level: 3)
        let first = compressor.compress(Self.text)
        _ = compressor.compress([1, 2, 3])
        #expect(compressor.compress(Self.text) == first)
    }

    @Test func `content over the maximum is an error, with and without a declared size`() throws {
        for packed in [Zstandard.compress(Self.text, level: 3), try streamed([Self.text])] {
            #expect(try Zstandard.decompress(packed, maximumBytes: Self.text.count) == Self.text)
            let error = #expect(throws: ArchiveError.self) {
                try Zstandard.decompress(packed, maximumBytes: Self.text.count - 1)
            }
            #expect(error?.limit == .memberBytes)
        }
    }

    @Test func `a declared size that the frame cannot hold is an error before there is room for it`() {
        // One empty block, and a header that declares 2⁶² bytes.
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0x40, 1, 0, 0]
        let error = #expect(throws: ArchiveError.self) {
            try Zstandard.decompress(frame, maximumBytes: .max)
        }
        #expect(error?.code == .malformed)
    }

    @Test func `bytes cut anywhere are an error and leave the decompressor usable`() throws {
        let decompressor = ZstandardDecompressor()
        for packed in [Zstandard.compress(Self.text, level: 3), try streamed([Self.text])] {
            for length in 0..<packed.count {
                let error = #expect(throws: ArchiveError.self) {
                    try decompressor.decompress(Array(packed[..<length]), maximumBytes: 1 << 20)
                }
                #expect(error?.code == .malformed)
            }
            #expect(try decompressor.decompress(packed, maximumBytes: 1 << 20) == Self.text)
        }
    }

    @Test func `several frames are read as one`() throws {
        let packed = Zstandard.compress([1, 2], level: 3) + Zstandard.compress([3], level: 3)
        #expect(try Zstandard.decompress(packed, maximumBytes: 3) == [1, 2, 3])
    }

    @Test func `bytes after the frame are an error`() {
        #expect(throws: ArchiveError.self) {
            try Zstandard.decompress(Zstandard.compress([1], level: 3) + [7, 7, 7, 7], maximumBytes: 100)
        }
    }

    @Test func `a stream written in pieces is one frame`() throws {
        let packed = try streamed([[], Array(Self.text[..<7]), Array(Self.text[7...])])
        #expect(try Zstandard.decompress(packed, maximumBytes: Self.text.count) == Self.text)
        #expect(Walk(packed, name: "t.jsonl.zst").names == ["t.jsonl"])
    }

    @Test func `an error of the writer comes out of the stream`() {
        struct DiskFull: Error {}
        let stream = ZstandardStream(level: 3) { (_: ArraySlice<UInt8>) throws(DiskFull) in throw DiskFull() }
        #expect(throws: DiskFull.self) { try stream.finish() }
    }

    private func streamed(_ pieces: [[UInt8]]) throws -> [UInt8] {
        var packed: [UInt8] = []
        let stream = ZstandardStream(level: 3) { packed += $0 }
        for piece in pieces { stream.append(piece) }
        stream.finish()
        return packed
    }
}
