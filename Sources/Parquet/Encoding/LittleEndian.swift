extension [UInt8] {
    /// Appends an integer with its lowest byte first, as all numbers of the format are (Encodings.md, "PLAIN").
    mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}

extension UnsafeRawBufferPointer {
    /// The four bytes at an offset, lowest first; the caller checks that they are there.
    func size(at offset: Int) -> Int {
        Int(UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
}
