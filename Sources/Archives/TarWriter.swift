/// Writes files into a tar that is byte-identical for the same input: no times, owners or padding that vary.
///
/// The format is ustar (POSIX.1-1988) with names as UTF-8; a name over 100 bytes or a file of 8 GiB and more gets
/// a pax header (POSIX.1-2001).
package struct TarWriter {
    private var archive: [UInt8] = []

    package init() {}

    /// Writes into the memory of an array that is no longer needed, which it takes, and makes room for so many bytes of so many files.
    package init(reusing memory: inout [UInt8], room: Int, files: Int) {
        swap(&archive, &memory)
        archive.removeAll(keepingCapacity: true)
        // Growing by doubling would copy what is written as often as the headers and paddings are rounded up here.
        archive.reserveCapacity(room + (4 * files + 2) * TarHeader.blockLength)
    }

    /// The tar of all files, in the order given.
    package static func archive(_ files: some Sequence<(name: String, bytes: [UInt8])>) -> [UInt8] {
        var (memory, room, count): ([UInt8], Int, Int) = ([], 0, 0)
        for file in files { (room, count) = (room + file.bytes.count, count + 1) }
        var writer = TarWriter(reusing: &memory, room: room, files: count)
        for file in files { writer.append(name: file.name, bytes: file.bytes) }
        return writer.finish()
    }

    /// Adds one file; `name` is a path with `/` between its parts.
    package mutating func append(name: String, bytes: [UInt8]) {
        let nameBytes = Array(name.utf8)
        var records: [UInt8] = []
        if nameBytes.count > TarHeader.nameLength {
            records += TarHeader.paxRecord("path", nameBytes)
        }
        if bytes.count > TarHeader.largestSize {
            records += TarHeader.paxRecord("size", Array(String(bytes.count).utf8))
        }
        if !records.isEmpty {
            let header = TarHeader(
                name: Array("././@PaxHeader".utf8), size: records.count, type: UInt8(ascii: "x"))
            append(header, records)
        }
        append(TarHeader(name: nameBytes, size: bytes.count, type: UInt8(ascii: "0")), bytes)
    }

    /// Closes the tar with its end mark and returns it.
    package mutating func finish() -> [UInt8] {
        archive += Self.endMark
        return archive
    }

    /// What ends a tar.
    package static let endMark = [UInt8](repeating: 0, count: 2 * TarHeader.blockLength)

    /// Hands over the files that were added, without an end mark, so that a tar can be written piece by piece.
    package mutating func takeFiles() -> [UInt8] {
        defer { archive = [] }
        return archive
    }

    private mutating func append(_ header: TarHeader, _ content: [UInt8]) {
        archive += header.block
        archive += content
        let padding = -content.count & (TarHeader.blockLength - 1)
        archive += repeatElement(0, count: padding)
    }
}
