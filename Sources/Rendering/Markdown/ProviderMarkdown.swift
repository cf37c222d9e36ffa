internal import Markup

/// Brings a page's markdown as a provider wrote it to the forms that rendered pages have.
struct ProviderMarkdown {
    let formulas: MarkdownOptions.Formulas

    /// The markdown with tables unescaped whose tags the provider had escaped, and with the marks within text in one form.
    func normalized(_ markdown: String) -> String {
        // complexDOcr escapes HTML unless told not to; then the tags themselves are words.
        let isEscaped = markdown.contains("&lt;table") || markdown.contains("&lt;td")
        let text = isEscaped ? HTMLText.unescapeOnce(markdown) : markdown
        return InlineNormalizer(formulas: formulas).normalized(text)
    }
}
