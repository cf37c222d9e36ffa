/// Where the bytes of a file of records go.
protocol ByteOutput: AnyObject {
    /// The bytes appended so far.
    var count: Int { get }

    func append(_ bytes: some Collection<UInt8>) throws(ExportError)

    /// Ends the output.
    ///
    /// - Returns: The SHA-256 of the bytes in lower-case hex; empty if nothing takes it down.
    func commit(isDurable: Bool) throws(ExportError) -> String
}

extension AtomicFile: ByteOutput {}
