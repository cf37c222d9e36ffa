import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on loopback that speaks TLS with a certificate that nobody has signed.
final class UntrustedServer: Sendable {
    /// Counts what arrives behind the encryption.
    private final class Counter: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        let count = Mutex(0)

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let length = unwrapInboundIn(data).readableBytes
            count.withLock { $0 += length }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    let url: String
    private let counter = Counter()
    private let channel: any Channel

    /// Starts it on a free port.
    init() async throws {
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [
                    .certificate(NIOSSLCertificate(bytes: Array(Self.certificate.utf8), format: .pem))
                ],
                privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(Self.key.utf8), format: .pem))))
        let counter = counter
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        NIOSSLServerHandler(context: context), counter)
                }
            }.bind(host: "127.0.0.1", port: 0).get()
        url = "https://localhost:\(channel.localAddress?.port ?? 0)"
    }

    deinit { channel.close(promise: nil) }

    /// The bytes that clients sent after they had believed the certificate.
    var received: Int { counter.count.withLock(\.self) }

    /// For `localhost`; made for this test and used nowhere else.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUGgAwIBAgIUD+2wSsBp2sANXijiCUlmdvV+6UQwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE3MDUwMFoYDzIxMjYxMDI4
        MTcwNTAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAS7+/tECGmuy2C4k0NX2sTO1s/Sf7r996psoy75AbEOpHJaNa6yQ2wM
        QJyBisL/6RoEpOhgyDL59cXffZcxt7r0o28wbTAdBgNVHQ4EFgQUWgdLQIg1a334
        oKTOjScwUfmkJnQwHwYDVR0jBBgwFoAUWgdLQIg1a334oKTOjScwUfmkJnQwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSQAwRgIhAIkbu0rMX87kagqSsHIZkyFMoVj41P7gbZ2c7SWaTPCVAiEA
        7OGyyC8dMz1q646IgbWiiSS85eXZAqUsuaG8i/0ct4k=
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgh5MgGXXabb3MSld4
        sqNGoFmocsIDUvylnjAiOxAWPc6hRANCAAS7+/tECGmuy2C4k0NX2sTO1s/Sf7r9
        96psoy75AbEOpHJaNa6yQ2wMQJyBisL/6RoEpOhgyDL59cXffZcxt7r0
        -----END PRIVATE KEY-----
        """
}
