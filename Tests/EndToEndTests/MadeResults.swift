import Foundation

/// Provider results made for a test, small and with text that tells where it comes from.
enum MadeResults {
    /// An OpenDataLoader result: on every page a heading and a paragraph of the texts given.
    static func openDataLoader(pages: [String], title: String? = nil) throws -> String {
        var kids: [[String: Any]] = []
        for (index, text) in pages.enumerated() {
            kids.append(
                block("heading", page: index + 1, top: 750, "Chapter \(index + 1)", ["heading level": 1]))
            kids.append(block("paragraph", page: index + 1, top: 650, text))
        }
        return try text([
            "file name": "made.pdf", "number of pages": pages.count, "author": NSNull(),
            "title": title.map { $0 as Any } ?? NSNull(), "creation date": NSNull(),
            "modification date": NSNull(),
            "kids": kids,
        ])
    }

    private static func block(
        _ type: String, page: Int, top: Double, _ content: String, _ more: [String: Any] = [:]
    ) -> [String: Any] {
        let block: [String: Any] = [
            "type": type, "id": page, "page number": page, "bounding box": [72.0, top - 20, 520.0, top],
            "font": "Times-Roman", "font size": 10.5, "text color": "[0.0]", "content": content,
        ]
        return block.merging(more) { _, new in new }
    }

    /// A Volcengine answer: a page for each text, numbered from 0 as the service numbers each request's pages.
    static func volcengine(pages: [String]) throws -> String {
        let detail = pages.enumerated().map { index, text in
            [
                "page_id": index, "page_md": text, "page_image_hw": ["h": 1000, "w": 800],
                "textblocks": [
                    [
                        "text": text, "label": "para", "box": ["x0": 80, "y0": 100, "x1": 720, "y1": 200],
                        "norm_box": ["x0": 0.1, "y0": 0.1, "x1": 0.9, "y1": 0.2],
                    ] as [String: Any]
                ],
            ] as [String: Any]
        }
        return try text([
            "code": 10000, "message": "Success", "request_id": "request-1", "time_elapsed": "1.5s",
            "data": ["markdown": pages.joined(separator: "\n\n"), "detail": try text(detail)],
        ])
    }

    private static func text(_ value: Any) throws -> String {
        String(
            decoding: try JSONSerialization.data(withJSONObject: value, options: .sortedKeys), as: UTF8.self)
    }
}
