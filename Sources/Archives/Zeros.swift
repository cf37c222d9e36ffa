/// The zeros that stand for the holes of sparse files.
enum Zeros {
    /// Hands over `count` zeros in chunks.
    static func write(_ count: Int, to consume: (UnsafeRawBufferPointer) -> Void) {
        guard count > 0 else { return }
        let chunk = [UInt8](repeating: 0, count: min(count, 1 << 16))
        var rest = count
        while rest > 0 {
            chunk.withUnsafeBytes { consume(UnsafeRawBufferPointer(rebasing: $0.prefix(rest))) }
            rest -= min(rest, chunk.count)
        }
    }
}
