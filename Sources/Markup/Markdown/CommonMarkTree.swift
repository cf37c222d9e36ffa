internal import CMarkdownGFM
internal import TextAnalysis

/// A parsed CommonMark text, walked in document order.
///
/// No extension of cmark-gfm is used: attaching one changes global tables, which is no good with several threads.
final class CommonMarkTree {
    typealias Node = OpaquePointer

    private let root: Node?

    init(_ bytes: [UInt8]) {
        root = bytes.withUnsafeBytes { buffer -> Node? in
            guard let start = buffer.baseAddress else { return nil }
            return cmark_parse_document(
                start.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
        }
    }

    deinit {
        if let root { cmark_node_free(root) }
    }

    /// Calls `visit` for every node when it is entered and, where it can have children, when it is left.
    func walk(_ visit: (Node, cmark_node_type, _ isEntering: Bool) -> Void) {
        guard let root, let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE else { return }
            guard let node = cmark_iter_get_node(iterator) else { continue }
            visit(node, cmark_node_get_type(node), event == CMARK_EVENT_ENTER)
        }
    }

    /// The text that a leaf holds.
    static func literal(_ node: Node) -> [UInt8] { bytes(cmark_node_get_literal(node)) }

    /// The address of a link or an image.
    static func address(_ node: Node) -> [UInt8] { bytes(cmark_node_get_url(node)) }

    /// What follows the marks of a code block's opening fence.
    static func fenceInformation(_ node: Node) -> [UInt8] { bytes(cmark_node_get_fence_info(node)) }

    /// The node and what is in it as markdown.
    static func markdown(_ node: Node) -> [UInt8] {
        guard let rendered = cmark_render_commonmark(node, CMARK_OPT_DEFAULT, 0) else { return [] }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        return Array(bytes(rendered)[...].trimmingMarkdownSpace)
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        text.map { Array(String(cString: $0).utf8) } ?? []
    }
}
