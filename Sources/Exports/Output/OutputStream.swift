/// Hands bytes on in pieces, to a pipe or terminal.
final class OutputStream: ByteOutput {
    private static let pieceSize = 1 << 16

    private let write: ([UInt8]) throws -> Void
    private var piece: [UInt8] = []
    private(set) var count = 0
    /// What `write` threw.
    private(set) var failure: (any Error)?

    init(_ write: @escaping ([UInt8]) throws -> Void) {
        self.write = write
    }

    func append(_ bytes: some Collection<UInt8>) throws(ExportError) {
        piece.append(contentsOf: bytes)
        count += bytes.count
        if piece.count >= Self.pieceSize { try flush() }
    }

    func commit(isDurable: Bool) throws(ExportError) -> String {
        try flush()
        return ""
    }

    private func flush() throws(ExportError) {
        guard !piece.isEmpty else { return }
        do {
            try write(piece)
        } catch {
            failure = error
            throw ExportError(.unwritable, "cannot write the records", hint: "export to a folder")
        }
        piece.removeAll(keepingCapacity: true)
    }
}
