/// The lenient second pass: rewrites bytes that simdjson refused into strict JSON, or says where it cannot.
struct JSONMender {
    let bytes: [UInt8]
    let maximumDepth: Int

    init(_ bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    func mend() throws(JSONSyntaxError) -> (bytes: [UInt8], repairs: [JSONRepair]) {
        throw JSONSyntaxError(offset: 0, reason: "not JSON")
    }
}
