package import Providers

/// Sends one request over the network and reads the answer to its end.
///
/// Only this protocol knows of the network: `CurlTransport` is the real one, tests have their own.
package protocol HTTPTransport: Sendable {
    /// Sends a call; `file` is its body if that is `.file`.
    ///
    /// - Throws: `TransportError` if no complete answer came.
    func send(_ call: ClientCall, file: FileBody?) async throws(TransportError) -> HTTPAnswer
}

/// The bytes of a file that a request sends.
package enum FileBody: Sendable {
    /// A file on disk, read piece by piece.
    case path(String, byteCount: Int)
    /// Bytes at hand: a part cut out of a PDF.
    case bytes([UInt8])
}
