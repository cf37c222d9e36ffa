import Foundation
import ProviderEmulators
import Storage
import TestSupport
import Testing

/// A fetch that is killed in any of its calls, before the service has it, while it answers and in the middle of its answer, and resumed, pays once.
///
/// A run of the suite takes each call while it is answered; with `FOLIO_ROUNDS=2` the other moments too. `tools/torture --parts fetch`
/// kills it at the calls that change a file.
@Suite struct InterruptedFetchTests {
    /// What is fetched.
    struct Fetch: Sendable {
        let arguments: [String]
        let pages: Int
        /// What the emulator charges for a submission as soon as it is handled; nil where a lost one is simply repeated.
        let cost: Int?

        func at(_ call: String, after skipping: Int = 0, _ moments: EmulatorFault.Moment...) -> [Moment] {
            moments.map { Moment(fetch: self, call: call, skipping: skipping, moment: $0) }
        }
    }

    /// When it is killed.
    struct Moment: Sendable, CustomTestStringConvertible {
        let fetch: Fetch
        let call: String
        /// So many of these calls go well before.
        let skipping: Int
        let moment: EmulatorFault.Moment

        /// Whether nobody can tell what became of the call.
        var isUncertain: Bool { call == "submit" && fetch.cost != nil }
        /// What is paid in all when the user sends the lost call again.
        var paid: Int { fetch.pages + (isUncertain && moment != .before ? fetch.cost ?? 0 : 0) }

        var testDescription: String {
            "\(fetch.arguments.joined(separator: " ")): \(call) \(skipping + 1) \(moment.rawValue)"
        }
    }

    private static let doc2X = Fetch(
        arguments: ["doc2x", "report.pdf", "--to", "md", "--assets", "download"], pages: 2, cost: nil)
    private static let image = Fetch(arguments: ["doc2x", "scan.jpg"], pages: 1, cost: 0)
    private static let imageInOneCall = Fetch(
        arguments: ["doc2x", "scan.jpg", "--image-mode", "sync"], pages: 1, cost: 1)
    private static let complexDOcr = Fetch(arguments: ["complexdocr", "report.pdf"], pages: 2, cost: 2)
    private static let complexDOcrInParts = Fetch(
        arguments: ["complexdocr", "long.pdf"], pages: 40, cost: 16)
    private static let parse4AI = Fetch(
        arguments: ["parse4ai", "https://example.com/a-2p.pdf"], pages: 2, cost: 0)
    private static let batch = Fetch(
        arguments: ["parse4ai", "https://example.com/a-2p.pdf", "https://example.com/b-3p.pdf", "--batch"],
        pages: 5, cost: 0)
    private static let volcengine = Fetch(arguments: ["volcengine", "report.pdf"], pages: 2, cost: 2)
    private static let volcengineInWindows = Fetch(
        arguments: ["volcengine", "long.pdf"], pages: 40, cost: 16)
    private static let volcengineByAddress = Fetch(
        arguments: ["volcengine", "https://example.com/c-20p.pdf"], pages: 20, cost: 4)

    static let doc2XMoments: [Moment] = [
        doc2X.at("submit", .before, .handled, .half), doc2X.at("upload", .before, .handled),
        doc2X.at("poll", .before, .handled), doc2X.at("poll", after: 1, .handled, .half),
        doc2X.at("export", .before, .handled), doc2X.at("exportPoll", .handled),
        doc2X.at("exportPoll", after: 1, .handled), doc2X.at("exportDownload", .handled, .half),
        doc2X.at("image", .handled), doc2X.at("image", after: 1, .handled, .half),
        image.at("submit", .before, .handled, .half), image.at("poll", .handled),
        image.at("poll", after: 1, .handled, .half), imageInOneCall.at("submit", .before, .handled, .half),
    ].flatMap(\.self)

    static let otherMoments: [Moment] = [
        complexDOcr.at("submit", .before, .handled, .half),
        complexDOcrInParts.at("submit", after: 1, .handled),
        parse4AI.at("submit", .before, .handled, .half), parse4AI.at("poll", .handled),
        parse4AI.at("poll", after: 1, .handled, .half), parse4AI.at("download", .before, .handled, .half),
        batch.at("submit", .before, .handled, .half), batch.at("poll", .handled),
        batch.at("poll", after: 1, .handled), batch.at("download", .handled),
        batch.at("download", after: 1, .handled, .half),
        volcengine.at("submit", .before, .handled, .half),
        volcengineInWindows.at("submit", after: 1, .handled),
        volcengineByAddress.at("submit", after: 1, .handled),
    ].flatMap(\.self)

    static let moments = (doc2XMoments + otherMoments).filter {
        $0.moment == .handled || SeededRandom.rounds(1) > 1
    }

    @Test(arguments: moments)
    func `killed in a call and resumed, it pays once`(_ moment: Moment) async throws {
        let (workspace, emulator) = (try Workspace(), try await ProviderEmulator.start())
        try workspace.write(MadePDF.bytes(["alpha", "beta"]), to: "report.pdf")
        try workspace.write(MadePDF.bytes((0..<40).map { "sheet \($0)" }), to: "long.pdf")
        try workspace.write([0xFF, 0xD8, 0xFF, 0xE0, 1, 2], to: "scan.jpg")
        let environment = FetchCommandTests.environment(emulator)
        let resume = ["fetch", "--resume", "--allow-private-network"]
        try await kill(moment, workspace, emulator, environment)

        let resumed = try await workspace.program.runAside(resume, environment: environment)
        #expect(await emulator.state.paid <= moment.fetch.pages)
        if moment.isUncertain {
            // Nobody can tell whether the call was paid for: it is told, with what to do, and not sent again.
            #expect(resumed.status != 0)
            #expect(resumed.errors.contains("`folio fetch --resume --force` sends it again"))
            #expect(try workspace.read { try $0.jobs(limit: 10) }.contains { $0.state == .uncertain })
            let forced = try await workspace.program.runAside(resume + ["--force"], environment: environment)
            #expect(forced.status == 0, "\(forced.output)\(forced.errors)")
        } else {
            #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
        }
        #expect(await emulator.state.paid == moment.paid)
        try expectWhole(workspace, moment.fetch)
        // And once more there is nothing to do.
        guard moment.call == "poll" else { return }
        let calls = await emulator.state.calls
        #expect(try await workspace.program.runAside(resume, environment: environment).status == 0)
        #expect(await emulator.state.calls == calls)
    }

    /// Begins the fetch and kills it when the emulator stops in the call.
    private func kill(
        _ moment: Moment, _ workspace: Workspace, _ emulator: ProviderEmulator,
        _ environment: [String: String]
    ) async throws {
        await emulator.state.setFaults([
            EmulatorFault(moment.call, .hold(moment.moment), skipping: moment.skipping)
        ])
        let running = try RunningProgram(
            Program.binary, ["fetch"] + moment.fetch.arguments + ["--jobs", "1", "--allow-private-network"],
            in: workspace.folder, hasInput: false, environment: environment)
        while running.isRunning, await emulator.state.heldCount == 0 {
            try await Task.sleep(for: .milliseconds(2))
        }
        // Half an answer is to be read before the end.
        if moment.moment == .half { try await Task.sleep(for: .milliseconds(20)) }
        #expect(running.killNow())
        await emulator.state.release()
    }

    /// All is stored: each job done, each page with its text, each image and export that was asked for.
    private func expectWhole(_ workspace: Workspace, _ fetch: Fetch) throws {
        #expect(try workspace.read { try $0.jobs(limit: 10) }.allSatisfy { $0.state == .done })
        let documents = try workspace.read { try $0.documents() }
        #expect(documents.map(\.pageCount).reduce(0, +) == fetch.pages)
        for document in documents {
            for index in 0..<document.pageCount {
                let page = try workspace.read { try $0.page(key: document.key, index: index) }
                #expect(page?.blocks.isEmpty == false, "\(document.key) \(index)")
            }
            guard fetch.arguments.contains("--assets") else { continue }
            let parse = try #require(document.parses.first).id
            let links = try workspace.read { try $0.assetLinks(parse: parse) }
            #expect(links.map(\.status) == ["stored", "stored", "stored"])
            #expect(links.contains { $0.name == "exports/report.md.zip" })
        }
        #expect(try workspace.check() == [])
    }
}
