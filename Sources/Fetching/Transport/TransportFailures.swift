internal import CCurl

/// What the errors of libcurl mean for a job.
enum TransportFailures {
    /// Names an error.
    ///
    /// - Parameters:
    ///   - code: libcurl's.
    ///   - text: What libcurl says of it.
    ///   - isSent: Whether any byte of the request has left.
    ///   - url: Where it was to go.
    static func error(_ code: CURLcode, _ text: String, isSent: Bool, _ url: String) -> TransportError {
        let place = AddressGuard.shown(url)
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return TransportError(.addressRefused, "\(place) is no address of the web. Check the address.")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return TransportError(
                .untrusted,
                "\(place) could not prove who it is (\(text)). Check the address and "
                    + "the system's certificates.")
        case _ where !isSent:
            return TransportError(
                .notConnected, "no connection to \(place). Check the network and the address.")
        default:
            return TransportError(
                .connectionLost,
                "the connection to \(place) was lost before its answer was whole. Check the network.")
        }
    }
}
