import DocumentModel
import Foundation
import Providers
import TestSupport
import Testing

/// What every adapter promises, checked over its fixtures.
///
/// `UPDATE_GOLDEN=1` records the golden files anew.
@Suite struct ProviderConformanceTests {
    @Test(arguments: ProviderRegistry.all.map(\.id)) func `every adapter has fixtures`(provider: String) {
        #expect(!Fixtures.folders(in: Fixtures.folder.appending(path: provider)).isEmpty)
    }

    @Test(arguments: ProviderCase.all) func `a fixture is recognised by its own adapter and by no other`(
        _ fixture: ProviderCase
    ) {
        let opened = OpenedPayload(fixture.payload)
        let recognising = ProviderRegistry.chosenByContent.filter { $0.recognize(opened) != nil }.map(\.id)
        // An adapter that has to be named is for what no other one knows.
        #expect(recognising == (fixture.isChosenByContent ? [fixture.provider] : []))
        #expect(ProviderRegistry.provider(id: fixture.provider)?.recognize(opened) != nil)
    }

    @Test(arguments: ProviderCase.all) func `a fixture decodes to its golden outcome`(
        _ fixture: ProviderCase
    ) throws {
        let outcome = fixture.outcome(of: fixture.payload)
        let golden = try Fixtures.golden(
            fixture.folder.appending(path: outcome.file), recording: outcome.text)
        #expect(outcome.text == golden, "\(fixture.testDescription)/\(outcome.file)")
    }

    @Test(arguments: ProviderCase.all) func `pages are in order and boxes lie inside them`(
        _ fixture: ProviderCase
    ) {
        guard let document = try? fixture.decoded(fixture.payload) else { return }
        #expect(document.pages.map(\.index) == Array(Set(document.pages.map(\.index))).sorted())
        for page in document.pages {
            #expect(page.index >= 0)
            for block in page.blocks {
                guard let box = block.box else { continue }
                #expect(box.x0 <= box.x1 && box.y0 <= box.y1)
                guard let size = page.size else { continue }
                #expect(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= size.width && box.y1 <= size.height)
                #expect(size.normalized(box).numbers.allSatisfy { (0...1).contains($0) })
            }
        }
    }

    @Test(arguments: ProviderCase.all) func `parents and continuations name blocks that exist`(
        _ fixture: ProviderCase
    ) {
        guard let document = try? fixture.decoded(fixture.payload) else { return }
        let blockCounts = Dictionary(uniqueKeysWithValues: document.pages.map { ($0.index, $0.blocks.count) })
        let assets = Set(document.assets.map(\.name))
        for page in document.pages {
            for (position, block) in page.blocks.enumerated() {
                if let parent = block.parent {
                    #expect(page.blocks.indices.contains(parent) && parent != position)
                }
                if let place = block.continues {
                    #expect(place.page <= page.index && place.block < blockCounts[place.page] ?? 0)
                }
                if let asset = block.asset { #expect(assets.contains(asset)) }
            }
        }
    }

    @Test(arguments: ProviderCase.all) func `every truncation is an error or a reported partial result`(
        _ fixture: ProviderCase
    ) {
        let payload = fixture.payload
        guard let document = try? fixture.decoded(payload) else { return }
        let whole = document.pages
        for (position, member) in payload.members.enumerated() where !member.name.hasSuffix(".jpg") {
            let step = Self.step(member.bytes.count)
            for length in stride(from: 0, to: member.bytes.count, by: step) {
                var members = payload.members
                members[position] = Payload.Member(name: member.name, bytes: Array(member.bytes[..<length]))
                guard let cut = try? fixture.decoded(Payload(name: payload.name, members: members)) else {
                    continue
                }
                // Nothing tells of a file of lines that a whole line is missing.
                let isBetweenLines =
                    member.name.hasSuffix("ndjson")
                    && member.bytes[max(0, length - 1)...length].contains(0x0A)
                    || isBetweenRegions(member.bytes[..<length])
                let isReported =
                    cut.status == .partial || !cut.warnings.warnings.isEmpty || isBetweenLines
                #expect(
                    isReported || cut.pages == whole || !hasEnds(member),
                    "\(member.name) cut to \(length) bytes lost something in silence")
            }
        }
    }

    /// How far cuts stand apart: about 80 of a file in the gate, and nearly every one in `tools/check --all`.
    ///
    /// The step is odd, so that cuts fall within and between the two-byte pieces that files are full of.
    private static func step(_ byteCount: Int) -> Int {
        guard !Gate.isWhole else { return byteCount > 16_384 ? 16 : 1 }
        return max(1, byteCount / 80) | 1
    }

    /// Whether a page of `div` elements without a root (Chandra) ends with one of them.
    private func isBetweenRegions(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasPrefix("<div ")
            && text.trimmingCharacters(in: .whitespacesAndNewlines).hasSuffix("</div>")
    }

    /// Whether the text shows where it ends: JSON and XML.
    private func hasEnds(_ member: Payload.Member) -> Bool {
        !member.name.hasSuffix(".md") && !member.bytes.starts(with: "<|".utf8)
            && member.bytes.first { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }
                .map { $0 == 0x7B || $0 == 0x5B || $0 == 0x3C } ?? false
    }
}
