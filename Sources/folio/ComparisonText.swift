internal import Comparison
internal import Foundation

/// What `folio compare` prints for people.
struct ComparisonText {
    private let report: ComparisonReport

    private let choice: ComparisonReport.Choice
    private let means: [String: Double]

    init(_ report: ComparisonReport) {
        self.report = report
        choice = report.choice()
        means = report.means
    }

    /// Writes the sums, then the pages on which the versions agree least.
    func print() throws {
        guard report.pages > 0 else { return }
        let agreement = report.agreement.map { ", mean agreement \(Self.number($0))" } ?? ""
        try StandardOutput.putLine(
            "\(Counted(report.pages, "page")) of \(Counted(report.documents, "document"))\(agreement)\n")
        let names = report.providers.keys.sorted {
            (report.means[$0] ?? 0, $1) > (report.means[$1] ?? 0, $0)
        }
        let width = (names.map(\.count) + ["provider".count]).max() ?? 0
        try StandardOutput.putLine(
            row("provider", ["pages", "agreement", "chosen"], reference: ["reference", "closest"], width))
        for name in names {
            guard let standing = report.providers[name] else { continue }
            try StandardOutput.putLine(row(name, standing, chosen: choice.pages[name] ?? 0, width))
        }
        if report.hasReference {
            try StandardOutput.putLine(row("(chosen)", choice.standing, chosen: choice.standing.pages, width))
            try StandardOutput.putLine(Self.explanation)
        }
        guard !report.worst.isEmpty else { return }
        try StandardOutput.putLine(
            "\nagreement  \(report.hasReference ? "reference  " : "")tables  page")
        for placed in report.worst { try StandardOutput.putLine(line(placed)) }
    }

    private static let explanation = """

        reference: mean agreement of the text with the reference.
        closest: pages on which no other provider is closer to the reference; several can tie.
        """

    private func row(
        _ name: String, _ standing: ComparisonReport.Standing, chosen: Int, _ width: Int
    ) -> String {
        row(
            name, ["\(standing.pages)", standing.agreement.map(Self.number) ?? "–", "\(chosen)"],
            reference: [Self.number(standing.reference), "\(standing.closest)"], width)
    }

    private func row(_ name: String, _ cells: [String], reference: [String], _ width: Int) -> String {
        let cells = cells + (report.hasReference ? reference : [])
        return name.padding(toLength: width, withPad: " ", startingAt: 0)
            + cells.map { "  " + Self.right($0, 9) }.joined()
    }

    private func line(_ placed: ComparisonReport.PlacedPage) -> String {
        let page = placed.page
        let chosen = page.chosenProvider(means: means)
        let versions = page.providers.map { provider in
            let value = page.agreement(of: provider) ?? page.nearness(of: provider)
            return "\(provider) \(value.map(Self.number) ?? "–")\(provider == chosen ? "*" : "")"
        }
        let nearness =
            report.hasReference ? "  " + Self.right(page.nearness.map(Self.number) ?? "–", 9) : ""
        return Self.right(page.agreement.map(Self.number) ?? "–", 9) + nearness + "  "
            + Self.right(page.tableAgreement.map(Self.number) ?? "–", 6)
            + "  \(placed.key) p.\(page.index + 1): \(versions.joined(separator: ", "))"
    }

    private static func number(_ value: Double) -> String { String(format: "%.3f", value) }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
