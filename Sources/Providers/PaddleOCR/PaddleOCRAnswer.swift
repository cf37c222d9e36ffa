internal import JSONView

/// The pages that one JSON value holds, in all the ways to wrap them.
struct PaddleOCRAnswer {
    /// One page and what the answer says of it elsewhere.
    struct PageResult {
        /// The object with `parsing_res_list`; nil if the service was asked for markdown only.
        let result: JSONValue?
        /// `{text, images}`.
        var markdown: JSONValue?
        /// `{width, height}` of `dataInfo.pages`.
        var size: JSONValue?
        let path: String
    }

    private(set) var pages: [PageResult] = []
    /// The number of pages of the source, if the answer counts them.
    private(set) var pageCount: Int?

    init(_ root: JSONValue) { collect(root, at: "$", depth: 0) }

    /// Whether a value is a page, an answer or a list of them.
    static func isPart(_ value: JSONValue) -> Bool {
        if let first = value.array?.first { return first.array == nil && isPart(first) }
        let inner = value["res"] ?? value["prunedResult"] ?? value
        if let blocks = inner["parsing_res_list"]?.array {
            return blocks.first.map { $0["block_label"] != nil || $0["block_bbox"] != nil } ?? true
        }
        return (value["result"] ?? value)["layoutParsingResults"]?.array != nil
    }

    private mutating func collect(_ value: JSONValue, at path: String, depth: Int) {
        guard depth < 4 else { return }
        if value["parsing_res_list"] != nil {
            pages.append(PageResult(result: value, path: path))
            pageCount = pageCount ?? value["page_count"]?.lenientInt
        } else if value["prunedResult"] != nil || value["markdown"] != nil {
            let result = value["prunedResult"].flatMap { $0["parsing_res_list"] == nil ? nil : $0 }
            pages.append(
                PageResult(result: result, markdown: value["markdown"], path: path + ".prunedResult"))
        } else if let inner = value["res"] {
            collect(inner, at: path + ".res", depth: depth + 1)
        } else if let list = value["layoutParsingResults"] {
            let first = pages.count
            collect(list, at: path + ".layoutParsingResults", depth: depth + 1)
            for (position, size) in (value["dataInfo"]?["pages"]?.elements.map { $0 } ?? []).enumerated()
            where pages.indices.contains(first + position) {
                pages[first + position].size = size
            }
            pageCount = value["dataInfo"]?["numPages"]?.lenientInt
        } else if let inner = value["result"] {
            collect(inner, at: path + ".result", depth: depth + 1)
        } else if value.array != nil {
            for (position, element) in value.elements.enumerated() {
                collect(element, at: "\(path)[\(position)]", depth: depth + 1)
            }
        }
    }
}
