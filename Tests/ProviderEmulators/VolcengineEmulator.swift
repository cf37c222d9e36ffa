import Checksums
import Foundation

/// Volcengine's OCRPdf: the signature is computed anew from what was received.
struct VolcengineEmulator: EmulatorService {
    private static let statuses = ["50205": 401, "50207": 400, "50400": 401, "50402": 404, "50500": 500]
    private static let messages = [
        "50205": "Image Size Exceeds Maximum Limit: please compress the image",
        "50207": "Image Decode Error: image format unsupported",
        "50400": "Access denied due to invalid authentication information", "50402": "Invalid Request URL",
        "50500": "Internal Error: please contact with bytedance engineering team",
    ]

    func call(of request: EmulatorRequest) -> String? {
        request.method == "POST" && request.path == "/" ? "submit" : nil
    }

    func answer(forCode code: String, _ call: String, _ request: EmulatorRequest) -> EmulatorAnswer {
        .json(
            [
                "code": Int(code) ?? 0, "message": Self.messages[code] ?? "error", "request_id": "0216",
                "time_elapsed": "1ms",
            ], status: Self.statuses[code] ?? 500)
    }

    func answer(_ request: EmulatorRequest, _ call: String, _ state: EmulatorState) async -> EmulatorAnswer {
        guard request.parameter("Action") == "OCRPdf", request.parameter("Version") == "2021-08-23" else {
            return answer(forCode: "50402", call, request)
        }
        guard isSigned(request) else { return answer(forCode: "50400", call, request) }
        let form = request.form
        let texts: [String]
        if let base64 = form["image_base64"], !base64.isEmpty {
            guard request.body.count <= 8 << 20 | 4096 else { return .status(413) }
            guard let read = SentFile.decode(base64).flatMap(SentFile.texts) else {
                return answer(forCode: "50207", call, request)
            }
            texts = read
        } else {
            let count = (form["image_url"] ?? "").firstMatch(of: /-(\d+)p\./).flatMap { Int($0.1) } ?? 1
            texts = (0..<count).map { "page \($0 + 1) from an address" }
        }
        let (start, count) = (Int(form["page_start"] ?? "") ?? 0, Int(form["page_num"] ?? "") ?? 16)
        let shown = form["file_type"] == "image" ? texts[...] : texts.dropFirst(start).prefix(min(count, 100))
        await state.charge("volcengine", shown.count)
        await state.note(
            "page_start \(start), page_num \(count), table_mode \(form["table_mode"] ?? ""), parse_mode \(form["parse_mode"] ?? ""), "
                + "filter_header \(form["filter_header"] ?? ""), version \(form["version"] ?? "")")
        let detail = shown.enumerated().map { index, text in
            [
                "page_id": index, "page_md": text, "page_image_hw": ["h": 1200, "w": 848],
                "textblocks": [
                    [
                        "text": text, "label": "para", "box": ["x0": 80, "y0": 120, "x1": 400, "y1": 240],
                        "norm_box": ["x0": 80.0 / 848, "y0": 0.1, "x1": 400.0 / 848, "y1": 0.2],
                    ] as [String: Any]
                ],
            ] as [String: Any]
        }
        let text = String(
            decoding: (try? JSONSerialization.data(withJSONObject: detail, options: .sortedKeys)) ?? Data(),
            as: UTF8.self)
        return .json([
            "code": 10000, "message": "Success", "request_id": "0216\(await state.number())",
            "time_elapsed": "5s",
            "data": ["markdown": shown.joined(separator: "\n"), "detail": text],
        ])
    }

    /// Whether the signature is that of the emulator's key over the request as received.
    private func isSigned(_ request: EmulatorRequest) -> Bool {
        guard let authorization = request.headers["authorization"],
            let match = authorization.wholeMatch(
                of:
                    /HMAC-SHA256 Credential=([^\/]+)\/(\d{8})\/([^\/]+)\/([^\/]+)\/request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})/
            ),
            let date = request.headers["x-date"], date.hasPrefix(match.2),
            match.1 == EmulatorState.Key.accessKey
        else { return false }
        let names = match.5.split(separator: ";").map(String.init)
        guard names.contains("host"), names.contains("content-type") else { return false }
        let headers = names.map { "\($0):\(request.headers[$0] ?? "")\n" }.joined()
        let query = request.query.split(separator: "&").sorted().joined(separator: "&")
        let canonical = "POST\n/\n\(query)\n\(headers)\n\(match.5)\n\(SHA256.text(request.body))"
        let scope = "\(match.2)/\(match.3)/\(match.4)/request"
        let text = "HMAC-SHA256\n\(date)\n\(scope)\n\(SHA256.text(canonical.utf8))"
        var key = Array(EmulatorState.Key.secretKey.utf8)
        for part in [match.2, match.3, match.4, "request"] { key = HMAC.sha256(part.utf8, key: key) }
        return Hexadecimal.text(HMAC.sha256(text.utf8, key: key)) == match.6
    }
}
