import Foundation

/// complexDOcr: one call.
struct ComplexDOcrEmulator: EmulatorService {
    private static let messages = [
        "10301": "服务必填参数缺失", "10304": "请求参数格式或类型错误", "10305": "请求参数范围错误", "10503": "服务连接超时",
        "10903": "服务执行失败",
    ]

    func call(of request: EmulatorRequest) -> String? {
        request.path.hasSuffix("/complexDOcr") ? "submit" : nil
    }

    func answer(forCode code: String, _ call: String, _ request: EmulatorRequest) -> EmulatorAnswer {
        .json([
            "seqid": request.json["seqid"] as? String ?? "", "code": code,
            "message": Self.messages[code] ?? "网关错误", "flag": "0", "data": [String: Any](),
        ])
    }

    func answer(_ request: EmulatorRequest, _ call: String, _ state: EmulatorState) async -> EmulatorAnswer {
        guard request.headers["x-app-id"] == EmulatorState.Key.appID,
            request.headers["authorization"] == EmulatorState.Key.authorization
        else { return .status(401) }
        let body = request.json
        guard let id = body["seqid"] as? String, !id.isEmpty, let image = body["image"] as? String else {
            return answer(forCode: "10301", call, request)
        }
        let type = body["image_type"] as? Int ?? 0
        guard image.utf8.count <= 10_000_000 else { return answer(forCode: "10305", call, request) }
        let isAddress = type == 1 || type == 3
        guard let texts = isAddress ? ["from \(image)"] : SentFile.decode(image).flatMap(SentFile.texts)
        else {
            return answer(forCode: "10304", call, request)
        }
        guard texts.count <= 24 else { return answer(forCode: "10305", call, request) }
        await state.note(
            "image_type \(type), first_page_idx \(body["first_page_idx"] as? Int ?? 0), output_format \(body["output_format"] as? Int ?? 0), "
                + "html_escape \(body["html_escape"] as? Bool ?? true), generate_image \(body["generate_image"] as? Bool ?? false)"
        )
        await state.charge("complexdocr", texts.count)
        let words: String
        switch body["output_format"] as? Int ?? 0 {
        case 3: words = json(texts, first: body["first_page_idx"] as? Int ?? 1)
        case 1: words = texts.map { "# \($0)" }.joined(separator: "\n\n")
        default: words = texts.joined(separator: "\n")
        }
        return .json([
            "seqid": id, "code": "10000", "message": "成功", "flag": "1",
            "data": ["timeSecond": 1, "words_result": [words]] as [String: Any],
        ])
    }

    private func json(_ texts: [String], first: Int) -> String {
        let numbered = texts.enumerated().map { (first + $0.offset, $0.element) }
        let value: [String: Any] = [
            "result": [
                "text": texts.joined(separator: "\n"), "markdown": texts.joined(separator: "\n"),
                "success_count": texts.count, "valid_page_number": texts.count,
                "total_page_number": texts.count, "total_count": texts.count, "detail": [Any](),
                "pages": numbered.map { number, text in
                    [
                        "page_id": number, "status": "success", "height": 841.92, "width": 595.2,
                        "structured": [Any](),
                        "content": [
                            ["pos": [89, 73, 221, 86], "type": "text", "text": text] as [String: Any]
                        ],
                    ] as [String: Any]
                },
            ] as [String: Any],
            "metrics": numbered.map { number, _ in
                [
                    "status": "success", "dpi": 72, "page_id": number, "page_image_width": 595.2,
                    "page_image_height": 841.92,
                ] as [String: Any]
            }, "duration": 42, "message": "success", "version": "v2.1.0",
        ]
        let data = (try? JSONSerialization.data(withJSONObject: value, options: .sortedKeys)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
