internal import DocumentModel
internal import JSONView

extension Parse4AIClient: BatchClient {
    package func batchCall(_ jobs: [ClientJob]) throws(ClientFailure) -> ClientCall {
        var members = settings.recorded
        // These two belong to each file.
        let (isOCR, pages) = (
            members.removeValue(forKey: "is_ocr"), members.removeValue(forKey: "page_ranges")
        )
        var files: [MetadataValue] = []
        for job in jobs {
            var file: [String: MetadataValue] = [
                "url": try Self.address(of: job), "data_id": .string(Self.dataID(of: job)),
            ]
            file["is_ocr"] = isOCR
            file["page_ranges"] = pages
            files.append(.object(file))
        }
        members["files"] = .array(files)
        members["seed"] = try seedMember()
        return ClientCall(request(.post, "v1/extract/task/batch", json: members), mayCost: true)
    }

    package func readBatch(_ answer: HTTPAnswer) throws(ClientFailure) -> ClientTask {
        guard let id = try data(of: answer).either("batch_id", "batchId")?.string else {
            throw ClientFailure.status(answer, of: "parse4ai")
        }
        return ClientTask(id: id)
    }

    package func batchPollCall(_ task: ClientTask) -> ClientCall {
        ClientCall(request(.get, "v1/extract-results/batch/\(URLText.encode(task.id))"))
    }

    package func readBatchPoll(
        _ answer: HTTPAnswer, _ jobs: [ClientJob], _ task: ClientTask
    ) throws(ClientFailure) -> [BatchEntry] {
        let results = try data(of: answer).either("extract_result", "extractResult")?.array
        guard let results = results.map(Array.init) else {
            throw ClientFailure.status(answer, of: "parse4ai")
        }
        let byID = Dictionary(
            results.map { ($0.either("data_id", "dataId")?.string ?? "", $0) },
            uniquingKeysWith: { first, _ in first })
        return jobs.enumerated().map { position, job in
            // Without its number, an entry is told by its place, as long as none is missing.
            let inPlace = results.count == jobs.count ? results[position] : nil
            guard let entry = byID[Self.dataID(of: job)] ?? inPlace else {
                return .wait(Self.pollInterval, progress: nil)
            }
            do throws(ClientFailure) {
                return BatchEntry(try step(of: entry, task))
            } catch {
                return .failed(error)
            }
        }
    }
}
