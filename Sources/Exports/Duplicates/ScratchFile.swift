/// A file without a name, for what does not fit in memory; it goes with the process, however that ends.
final class ScratchFile {
    private let descriptor: Int32
    private let place: String
    private var buffer: [UInt8] = []
    private var written = 0

    private static let bufferSize = 1 << 18

    /// Makes an empty file in a folder.
    init(in folder: String) throws(ExportError) {
        place = folder
        descriptor = try SystemFile.createNameless(in: folder)
    }

    deinit { try? SystemFile.close(descriptor, place) }

    /// The bytes appended so far.
    var count: Int { written + buffer.count }

    func append(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    func append<Value: BitwiseCopyable>(_ value: Value) throws(ExportError) {
        try withUnsafePointer(to: value) { pointer throws(ExportError) in
            try append(UnsafeRawBufferPointer(start: pointer, count: MemoryLayout<Value>.size))
        }
    }

    func append<Value: BitwiseCopyable>(_ values: [Value]) throws(ExportError) {
        try values.withUnsafeBufferPointer { values throws(ExportError) in
            try append(UnsafeRawBufferPointer(values))
        }
    }

    /// Reads values that were appended, from a byte on.
    func read<Value: BitwiseCopyable & ExpressibleByIntegerLiteral>(
        _ type: Value.Type, at offset: Int, count: Int
    ) throws(ExportError) -> [Value] {
        if offset + count * MemoryLayout<Value>.stride > written { try flush() }
        var values = [Value](repeating: 0, count: count)
        let (descriptor, place) = (descriptor, place)
        try values.withUnsafeMutableBufferPointer { values throws(ExportError) in
            try SystemFile.read(UnsafeMutableRawBufferPointer(values), from: descriptor, at: offset, place)
        }
        return values
    }

    private func flush() throws(ExportError) {
        let (descriptor, place) = (descriptor, place)
        try buffer.withUnsafeBufferPointer { bytes throws(ExportError) in
            try SystemFile.write(UnsafeRawBufferPointer(bytes), to: descriptor, place)
        }
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}
