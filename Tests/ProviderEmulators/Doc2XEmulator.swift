import Foundation
import TestSupport

/// Doc2X, API v2, for PDF and image.
struct Doc2XEmulator: EmulatorService {
    /// Where the emulator can be reached, for the addresses in its answers.
    let base: String

    func call(of request: EmulatorRequest) -> String? {
        switch (request.method, request.path) {
        case ("POST", "/api/v2/parse/preupload"), ("POST", "/api/v2/parse/img/layout"),
            ("POST", "/api/v2/async/parse/img/layout"):
            "submit"
        case ("GET", "/api/v2/parse/status"), ("GET", "/api/v2/parse/img/layout/status"): "poll"
        case ("POST", "/api/v2/convert/parse"): "export"
        case ("GET", "/api/v2/convert/parse/result"): "exportPoll"
        default:
            if request.method == "PUT", request.path.hasPrefix("/oss/") {
                "upload"
            } else if request.path.hasPrefix("/doc2x/export/") {
                "exportDownload"
            } else if request.path.hasPrefix("/cdn/") {
                "image"
            } else {
                nil
            }
        }
    }

    func answer(_ request: EmulatorRequest, _ call: String, _ state: EmulatorState) async -> EmulatorAnswer {
        let isOpen = ["upload", "exportDownload", "image"].contains(call)
        guard isOpen || request.headers["authorization"] == "Bearer \(EmulatorState.Key.doc2X)" else {
            return .json(["code": "unauthorized", "msg": "鉴权失败"], status: 401)
        }
        switch call {
        case "submit": return await submit(request, state)
        case "upload": return await upload(request, state)
        case "poll": return await status(request, state)
        case "export", "exportPoll": return await export(request, call, state)
        case "exportDownload": return download(request)
        default: return .bytes(Self.image, "image/png")
        }
    }

    func answer(forCode code: String, _ call: String, _ request: EmulatorRequest) -> EmulatorAnswer {
        // Limits of running tasks and the like show in the status of the task, says the document.
        .json(["code": code, "msg": "说明 \(code)"])
    }

    func answer(
        forFailedTask reason: String, _ call: String, _ request: EmulatorRequest
    ) -> EmulatorAnswer { success(["progress": 0, "status": "failed", "detail": reason]) }

    private func submit(_ request: EmulatorRequest, _ state: EmulatorState) async -> EmulatorAnswer {
        guard request.path.hasSuffix("/img/layout") else {
            await state.note(String(decoding: request.body, as: UTF8.self))
            let id = await state.makeTask(EmulatorState.Task())
            return success(["uid": id, "url": "\(base)/oss/\(id).pdf?X-Amz-Signature=abc&X-Amz-Expires=300"])
        }
        guard request.body.count <= 7_000_000 else {
            return answer(forCode: "parse_file_too_large", "", request)
        }
        guard let texts = SentFile.texts(request.body) else {
            return answer(forCode: "parse_file_invalid", "", request)
        }
        let id = await state.makeTask(EmulatorState.Task(texts: texts, isUploaded: true, isImage: true))
        guard !request.path.contains("/async/") else { return success(["uid": id]) }
        await state.charge("doc2x", task: id)
        return success(["uid": id, "convert_zip": zip(), "result": ["pages": pages(texts, id)]])
    }

    private func upload(_ request: EmulatorRequest, _ state: EmulatorState) async -> EmulatorAnswer {
        let id = String(request.path.dropFirst("/oss/".count).dropLast(".pdf".count))
        // An address is spent with the first upload that got 200.
        guard let task = await state.task(id), !task.isUploaded else { return .status(403) }
        let texts = SentFile.texts(request.body)
        await state.change(id) { task in
            task.isUploaded = true
            task.texts = texts ?? []
            if texts == nil { task.failure = "parse_file_not_pdf" }
        }
        return .status(200)
    }

    private func status(_ request: EmulatorRequest, _ state: EmulatorState) async -> EmulatorAnswer {
        guard let id = request.parameter("uid"), let task = await state.task(id), task.isUploaded else {
            return answer(forCode: "parse_status_not_found", "", request)
        }
        if let failure = task.failure { return answer(forCode: failure, "", request) }
        if await state.isAtWork(id) {
            return success(
                task.isImage ? ["status": "processing"] : ["progress": 50, "status": "processing"])
        }
        await state.charge("doc2x", task: id)
        var data: [String: Any] = [
            "status": "success", "result": ["version": "v2", "pages": pages(task.texts, id)],
        ]
        if task.isImage {
            data["convert_zip"] = zip()
        } else {
            (data["progress"], data["detail"]) = (100, "")
        }
        return success(data)
    }

    private func export(
        _ request: EmulatorRequest, _ call: String, _ state: EmulatorState
    ) async -> EmulatorAnswer {
        let id = request.json["uid"] as? String ?? request.parameter("uid") ?? ""
        guard await state.task(id) != nil else {
            return answer(forCode: "parse_status_not_found", "", request)
        }
        if call == "export" {
            await state.note(String(decoding: request.body, as: UTF8.self))
            let format = request.json["to"] as? String
            await state.change(id) {
                $0.exportFormat = format
                $0.polls = 1
            }
            return success(["status": "processing", "url": ""])
        }
        if await state.isAtWork(id) { return success(["status": "processing", "url": ""]) }
        let format = await state.task(id)?.exportFormat ?? "md"
        // `&` is written so in some answers, says the document: here in those for docx. pdfdeal does not expect it.
        let ampersand = format == "docx" ? "\\u0026" : "&"
        return success([
            "status": "success", "url": "\(base)/doc2x/export/\(id)_\(format).zip?a=1\(ampersand)b=2",
        ])
    }

    /// Only the mended address leads to the file.
    private func download(_ request: EmulatorRequest) -> EmulatorAnswer {
        guard request.query == "a=1&b=2" else { return .status(403) }
        return .bytes(
            StoredZip.archive([("output.md", Array("# Export\n".utf8)), ("images/a.png", Self.image)]),
            "application/zip")
    }

    private func pages(_ texts: [String], _ id: String) -> [[String: Any]] {
        texts.enumerated().map { index, text in
            let picture = "\(base)/cdn/\(id)_\(index).jpg?x=1&y=2&w=3&h=4&r=0"
            return [
                "url": picture, "page_idx": index, "page_width": 1000, "page_height": 1400,
                "md":
                    "# Heading \(index)\n\n\(text)\n\n<!-- Media -->\n\n<img src=\"\(picture)\"/>\n\n<!-- Media -->",
            ]
        }
    }

    private func zip() -> String {
        Data(StoredZip.archive([("images/a.png", Self.image)])).base64EncodedString()
    }

    private func success(_ data: [String: Any]) -> EmulatorAnswer {
        .json(["code": "success", "data": data])
    }

    /// A picture of one pixel.
    static let image: [UInt8] = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        )
            ?? Data())
}
