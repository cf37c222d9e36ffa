/// A text field of a payload, as the provider sent it.
package struct SentText: Sendable {
    /// What around the letters is not said to a reader.
    package enum Form: Sendable {
        /// Every letter is text.
        case plain
        /// Plain but for `<sup>` and `<sub>`.
        case scripted
        /// Tags and entities.
        case html
        /// HTML in a markdown frame: addresses of images and links, fences, numbers of list items.
        case markdown
    }

    /// The position of the page that the field stands on, from 0; nil where the payload does not tell it.
    package let page: Int?
    package let text: String
    package let form: Form

    package init(_ text: String, page: Int?, form: Form = .plain) {
        self.text = text
        self.page = page
        self.form = form
    }

    /// The field without what is markup in its form.
    package var said: String {
        switch form {
        case .plain: text
        case .scripted: MarkupStripping.withoutTags(text, named: ["sup", "sub"])
        case .html: MarkupStripping.saidInHTML(text)
        case .markdown: MarkupStripping.saidInMarkdown(text)
        }
    }
}
