internal import Markup

/// The one place where a table's HTML becomes text.
enum MinerUTable {
    /// The cells of a row joined by a tab and rows by a newline; tags dropped, entities decoded.
    static func text(_ html: String) -> String { HTMLTable(html)?.text ?? HTMLText.plain(html) }
}
