import Foundation
import TestSupport

/// parse4ai: tasks by URL, one by one and in batches, and the zips of their results.
struct Parse4AIEmulator: EmulatorService {
    let base: String

    func call(of request: EmulatorRequest) -> String? {
        let path = request.path
        if request.method == "POST",
            path.hasSuffix("/v1/extract/task") || path.hasSuffix("/v1/extract/task/batch")
        {
            return "submit"
        }
        if path.contains("/v1/extract/task/") || path.contains("/v1/extract-results/batch/") { return "poll" }
        return path.hasPrefix("/parse4ai/") ? "download" : nil
    }

    func answer(forCode code: String, _ call: String, _ request: EmulatorRequest) -> EmulatorAnswer {
        .json(["code": Int(code) ?? -1, "message": "说明 \(code)", "timestamp": 1_640_995_200_000])
    }

    func answer(
        forFailedTask reason: String, _ call: String, _ request: EmulatorRequest
    ) -> EmulatorAnswer {
        let id = request.path.split(separator: "/").last.map(String.init) ?? ""
        let data = ["taskId": id, "state": "failed", "errMsg": reason]
        return .json(["code": 0, "message": "ok", "data": data, "timestamp": 1_640_995_200_000])
    }

    func answer(_ request: EmulatorRequest, _ call: String, _ state: EmulatorState) async -> EmulatorAnswer {
        if call == "download" { return await download(request, state) }
        guard let authorization = request.headers["authorization"], authorization.hasPrefix("Bearer "),
            authorization == "Bearer \(EmulatorState.Key.parse4AI)"
        else { return answer(forCode: "-20002", call, request) }
        let last = request.path.split(separator: "/").last.map(String.init) ?? ""
        switch (call, last) {
        case ("submit", "batch"): return await submitBatch(request, state)
        case ("submit", _): return await submit(request, state)
        default:
            return request.path.contains("/batch/")
                ? await batch(last, state) : await status(last, request, state)
        }
    }

    private func submit(_ request: EmulatorRequest, _ state: EmulatorState) async -> EmulatorAnswer {
        guard let url = request.json["url"] as? String else {
            return answer(forCode: "-10002", "submit", request)
        }
        await state.note(String(decoding: request.body, as: UTF8.self))
        let id = await state.makeTask(
            EmulatorState.Task(
                texts: Self.texts(url, request.json["pageRanges"] as? String), isUploaded: true))
        return .json(["code": 0, "message": "ok", "data": ["taskId": id], "timestamp": 1_640_995_200_000])
    }

    private func submitBatch(_ request: EmulatorRequest, _ state: EmulatorState) async -> EmulatorAnswer {
        let files = request.json["files"] as? [[String: Any]] ?? []
        guard !files.isEmpty, files.count <= 200 else { return answer(forCode: "-10002", "submit", request) }
        await state.note(String(decoding: request.body, as: UTF8.self))
        var task = EmulatorState.Task(isUploaded: true)
        task.files = files.map { file in
            let texts = Self.texts(file["url"] as? String ?? "", file["page_ranges"] as? String)
            return (file["data_id"] as? String ?? "", texts)
        }
        let id = await state.makeTask(task)
        return .json(["code": 0, "data": ["batch_id": id], "msg": "ok", "trace_id": "c876cd60"])
    }

    private func status(
        _ id: String, _ request: EmulatorRequest, _ state: EmulatorState
    ) async -> EmulatorAnswer {
        guard await state.task(id) != nil else { return answer(forCode: "-60012", "poll", request) }
        var data: [String: Any] = ["taskId": id, "errMsg": ""]
        if await state.isAtWork(id) {
            data["state"] = "running"
        } else {
            await state.charge("parse4ai", task: id)
            data["state"] = "done"
            data["fullZipUrl"] = "\(base)/parse4ai/\(id)/0.zip"
            data["markdownUrl"] = "\(base)/parse4ai/\(id)/0.md"
        }
        return .json(["code": 0, "message": "ok", "data": data, "timestamp": 1_640_995_200_000])
    }

    private func batch(_ id: String, _ state: EmulatorState) async -> EmulatorAnswer {
        guard let task = await state.task(id) else {
            return .json(["code": -60012, "msg": "找不到任务", "trace_id": "c876cd60"])
        }
        let isAtWork = await state.isAtWork(id)
        if !isAtWork || task.files.count == 1 { await state.charge("parse4ai", task: id) }
        let results = task.files.enumerated().map { index, file -> [String: Any] in
            var entry: [String: Any] = ["file_name": "file\(index).pdf", "data_id": file.id, "err_msg": ""]
            // While the batch is at work, its first file is done already.
            if isAtWork && index > 0 {
                entry["state"] = "running"
                entry["extract_progress"] = [
                    "extracted_pages": 1, "total_pages": 2, "start_time": "2025-01-20 11:43:20",
                ]
            } else {
                entry["state"] = "done"
                entry["full_zip_url"] = "\(base)/parse4ai/\(id)/\(index).zip"
            }
            return entry
        }
        return .json([
            "code": 0, "msg": "ok", "trace_id": "c876cd60",
            "data": ["batch_id": id, "extract_result": results] as [String: Any],
        ])
    }

    private func download(_ request: EmulatorRequest, _ state: EmulatorState) async -> EmulatorAnswer {
        let parts = request.path.split(separator: "/").map(String.init)
        guard parts.count == 3, let task = await state.task(parts[1]),
            let index = Int(parts[2].split(separator: ".")[0])
        else { return .status(404) }
        let texts = task.files.isEmpty ? task.texts : task.files[index].texts
        let list: [[String: Any]] = texts.enumerated().map { page, text in
            ["type": "text", "text": text, "page_idx": page, "bbox": [100, 100, 900, 200]]
        }
        let data = (try? JSONSerialization.data(withJSONObject: list, options: .sortedKeys)) ?? Data()
        return .bytes(
            StoredZip.archive([
                ("full.md", Array(texts.joined(separator: "\n\n").utf8)),
                ("\(parts[1])_content_list.json", Array(data)), ("images/a.png", Doc2XEmulator.image),
            ]), "application/zip")
    }

    /// The pages of the file at an address, as its name tells: `…-3p.pdf` has three; those in the ranges, where there are any.
    ///
    /// A file whose name tells nothing has a page, or ten where ranges are asked for.
    private static func texts(_ url: String, _ ranges: String?) -> [String] {
        let count = url.firstMatch(of: /-(\d+)p\./).flatMap { Int($0.1) } ?? (ranges == nil ? 1 : 10)
        let wanted = ranges.map { $0.split(separator: ",").flatMap { pages(String($0), of: count) } }
        return (wanted ?? Array(1...count)).map { "page \($0) of \(url)" }
    }

    /// The pages of one range: `2`, `4-6`, or `2--2` for page 2 to the last but one.
    private static func pages(_ range: String, of count: Int) -> [Int] {
        let parts = range.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
        let isFromEnd = range.contains("--")
        guard let first = parts.first, let last = parts.last else { return [] }
        let end = isFromEnd ? count + 1 - last : last
        return first <= end ? (first...end).filter { $0 <= count } : []
    }
}
