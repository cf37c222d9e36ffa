internal import CLoadedLibraries
internal import Foundation
internal import Providers

/// One transfer of libcurl: what it sends, and what has come of its answer.
final class CurlTransfer {
    let handle: UnsafeMutableRawPointer

    private let curl: CurlFunctions
    private let order: CurlOrder
    private let done: (Result<HTTPAnswer, TransportError>) -> Void
    private var outgoing: OutgoingBody?
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var headers: [(name: String, value: String)] = []
    private var body: [UInt8] = []
    /// Why the transfer was broken off here; nil if it was not.
    private var failure: TransportError?

    /// Makes a transfer; if there is nothing to send, calls `done` and returns nil.
    init?(
        _ curl: CurlFunctions, _ order: CurlOrder,
        _ done: @escaping (Result<HTTPAnswer, TransportError>) -> Void
    ) {
        self.curl = curl
        self.order = order
        self.done = done
        guard let handle = curl.easy_init() else {
            done(.failure(TransportError(.notConnected, "libcurl cannot start; check the free memory")))
            return nil
        }
        self.handle = handle
        switch (order.request.body, order.file) {
        case (.none, _): outgoing = nil
        case (.bytes(let bytes), _), (.file, .bytes(let bytes)): outgoing = OutgoingBody(bytes)
        case (.file, .path(let path, let byteCount)):
            outgoing = OutgoingBody(path: path, byteCount: byteCount)
        case (.file, nil):
            done(
                .failure(
                    TransportError(
                        .fileUnreadable, "there is no file to send; report this as a bug of Folio")))
            return nil
        }
        configure()
        configureBody()
        setCallbacks()
    }

    deinit {
        curl.easy_cleanup(handle)
        lists.forEach { curl.slist_free_all($0) }
    }

    /// Reports what came of it.
    func finish(_ code: CURLcode) {
        if let failure { return done(.failure(failure)) }
        guard code == CURLE_OK else {
            let text = curl.easy_strerror(code).map { String(cString: $0) } ?? "code \(code.rawValue)"
            return done(.failure(TransportFailures.error(code, text, progress, order.request.url)))
        }
        let status = CurlGetNumber(curl, handle, CURLINFO_RESPONSE_CODE)
        done(.success(HTTPAnswer(status: Int(status), headers: headers, body: body)))
    }

    private var progress: TransportFailures.Progress {
        guard CurlGetNumber(curl, handle, CURLINFO_REQUEST_SIZE) > 0 else { return .notBegun }
        return outgoing?.isEnd == false ? .begun : .sentWhole
    }

    // What is asked.

    private func configure() {
        let request = order.request
        CurlSetText(curl, handle, CURLOPT_URL, request.url)
        CurlSetText(curl, handle, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        CurlSetText(curl, handle, CURLOPT_PROTOCOLS_STR, "http,https")
        CurlSetNumber(curl, handle, CURLOPT_HTTP_VERSION, Int64(CURL_HTTP_VERSION_1_1))
        CurlSetNumber(curl, handle, CURLOPT_NOSIGNAL, 1)
        CurlSetNumber(curl, handle, CURLOPT_CONNECTTIMEOUT_MS, 15_000)
        let (seconds, attoseconds) = order.timeout.components
        CurlSetNumber(
            curl, handle, CURLOPT_TIMEOUT_MS, max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
        // The address that was checked is the one that is connected to, with nothing in between.
        CurlSetText(curl, handle, CURLOPT_PROXY, "")
        // On a connection of its own nothing is sent twice: libcurl sends again, unasked, on one that had been left open too
        // long, and what costs pages would cost them twice.
        if request.method != .get { CurlSetNumber(curl, handle, CURLOPT_FRESH_CONNECT, 1) }
        // `Expect` off: services that do not know it keep a large upload waiting.
        set(CURLOPT_HTTPHEADER, request.headers.map { "\($0.name): \($0.value)" } + ["Expect:"])
        if let address = order.address, let place = Self.place(request.url) {
            // `+`: forgotten after a minute, as every answer about a name.
            set(CURLOPT_RESOLVE, ["+\(place):\(address.contains(":") ? "[\(address)]" : address)"])
        }
    }

    /// The host and port of a URL as libcurl names them; nil if the host is an address itself.
    private static func place(_ url: String) -> String? {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.hasPrefix("[") else {
            return nil
        }
        return "\(host):\(parts.port ?? (parts.scheme == "http" ? 80 : 443))"
    }

    private func configureBody() {
        let byteCount = outgoing?.byteCount ?? 0
        guard outgoing != nil || order.request.method != .get else { return }
        CurlSetNumber(curl, handle, CURLOPT_UPLOAD, 1)
        CurlSetNumber(curl, handle, CURLOPT_INFILESIZE_LARGE, Int64(byteCount))
        CurlSetNumber(curl, handle, CURLOPT_UPLOAD_BUFFERSIZE, 256 << 10)
    }

    private func set(_ option: CURLoption, _ lines: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines { list = curl.slist_append(list, line) ?? list }
        guard let list else { return }
        lists.append(list)
        CurlSetList(curl, handle, option, list)
    }

    // Called while it runs. libcurl passes the context on, which lives as long as the handle.

    private func setCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        for option in [CURLOPT_READDATA, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA] {
            CurlSetContext(curl, handle, option, context)
        }
        if order.needsPublicPeer {
            CurlSetSocketCallback(
                curl, handle,
                { context, _, address in
                    guard let address else { return curl_socket_t(CURL_SOCKET_BAD) }
                    return CurlTransfer.at(context)?.openSocket(address) ?? curl_socket_t(CURL_SOCKET_BAD)
                }, context)
            // A connection that is open already was not opened under this rule.
            CurlSetNumber(curl, handle, CURLOPT_FRESH_CONNECT, 1)
        }
        CurlSetCallback(curl, handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
            let room = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
            return CurlTransfer.at(context)?.send(room) ?? Int(CURL_READFUNC_ABORT)
        }
        CurlSetCallback(curl, handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return CurlTransfer.at(context)?.receive(piece) ?? 0
        }
        CurlSetCallback(curl, handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return CurlTransfer.at(context)?.receive(header: line) ?? 0
        }
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Opens a socket, unless it would lead into a private network: independent of how a URL or a name was read before.
    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = CurlAddressBytes(address, &bytes)
        let peer = IPAddress(bytes: Array(bytes.prefix(count)))
        guard peer.isPublic || !order.needsPublicPeer else {
            failure = TransportError(
                .addressRefused,
                "the answer refers to \(AddressGuard.shown(order.request.url)), which is \(peer) in a private network; "
                    + "if the service runs in your own network, give --allow-private-network")
            return curl_socket_t(CURL_SOCKET_BAD)
        }
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
    }

    private func send(_ room: UnsafeMutableRawBufferPointer) -> Int {
        if let count = outgoing?.read(into: room) { return count }
        guard outgoing != nil else { return 0 }
        failure = TransportError(
            .fileUnreadable,
            "cannot read the whole file; check its permissions, and that no program writes to it")
        return Int(CURL_READFUNC_ABORT)
    }

    private func receive(_ piece: UnsafeRawBufferPointer) -> Int {
        guard body.count + piece.count <= order.answerLimit else {
            failure = TransportError(
                .answerTooLarge,
                "limit answer bytes: more than \(order.answerLimit) from \(AddressGuard.shown(order.request.url)); send fewer pages per call"
            )
            return 0
        }
        body.append(contentsOf: piece)
        return piece.count
    }

    private func receive(header line: UnsafeRawBufferPointer) -> Int {
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") {
            // An answer of 100 goes before the real one.
            headers = []
        } else if let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
            headers.append((String(text[..<colon]), value))
        }
        return line.count
    }
}
