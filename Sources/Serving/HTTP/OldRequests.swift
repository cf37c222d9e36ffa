internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// Ends the connection after the answer to a request that does not ask to keep it, as one of HTTP/1.0 does not.
///
/// The server closes a connection whose request says `Connection: close`. The version is not known there any more, so that such requests
/// are marked while it is: behind the decoder.
final class OldRequests: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Never
    typealias InboundOut = Never

    private final class Marking: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias InboundOut = HTTPServerRequestPart

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
            // HTTP/1.0 keeps a connection only if the answer says so too, and ours does not. Of a request with two hosts nobody knows
            // what the next one on its connection is.
            let isOld = (head.version.major, head.version.minor) < (1, 1)
            if !head.isKeepAlive || isOld || head.headers["host"].count > 1 {
                head.headers.replaceOrAdd(name: "connection", value: "close")
            }
            context.fireChannelRead(wrapInboundOut(.head(head)))
        }
    }

    /// Puts the marking after the decoder, which yields the parts of a request.
    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(Marking(), position: .after(decoder))
        } catch {
            // Without it, an old client waits until the connection was idle for long.
            context.fireErrorCaught(error)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.fireChannelRead(data) }
}
