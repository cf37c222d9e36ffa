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
        guard let agreement = report.agreement else { return }
        try StandardOutput.putLine(
            "\(report.pages) pages of \(report.documents) documents, mean agreement \(Self.number(agreement))\n"
        )
        let names = report.providers.keys.sorted {
            report.providers[$0]?.agreement ?? 0 > report.providers[$1]?.agreement ?? 0
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
        }
        guard !report.worst.isEmpty else { return }
        try StandardOutput.putLine("\nagreement  tables  page")
        for placed in report.worst { try StandardOutput.putLine(line(placed)) }
    }

    private func row(
        _ name: String, _ standing: ComparisonReport.Standing, chosen: Int, _ width: Int
    ) -> String {
        row(
            name, ["\(standing.pages)", Self.number(standing.agreement), "\(chosen)"],
            reference: [Self.number(standing.reference), "\(standing.closest)"], width)
    }

    private func row(_ name: String, _ cells: [String], reference: [String], _ width: Int) -> String {
        let cells = cells + (report.hasReference ? reference : [])
        return name.padding(toLength: width, withPad: " ", startingAt: 0)
            + cells.map { "  " + Self.right($0, 9) }.joined()
    }

    private func line(_ placed: ComparisonReport.PlacedPage) -> String {
        let page = placed.page
        let versions = page.providers.map { provider in
            "\(provider) \(page.agreement(of: provider).map(Self.number) ?? "–")\(provider == page.chosenProvider(means: means) ? "*" : "")"
        }
        return Self.right(page.agreement.map(Self.number) ?? "–", 9) + "  "
            + Self.right(page.tableAgreement.map(Self.number) ?? "–", 6)
            + "  \(placed.key) p.\(page.index + 1): \(versions.joined(separator: ", "))"
    }

    private static func number(_ value: Double) -> String { String(format: "%.3f", value) }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
