internal import DocumentModel

/// The types of elements (`ElementType` in unstructured/documents/elements.py), with those of its layout models.
///
/// `Title` is any heading; its depth is `category_depth`.
enum UnstructuredLabel {
    static let table = LabelTable(of: "Unstructured", calledAs: "type", types)

    /// Others write elements with the same names.
    static let types: [String: BlockType] = [
        "Title": .heading, "Headline": .heading, "Subheadline": .heading, "Section-header": .heading,
        "NarrativeText": .text, "UncategorizedText": .text, "Text": .text, "Paragraph": .text,
        "CompositeElement": .text, "Address": .text, "EmailAddress": .text, "Threading": .text,
        "Link": .text, "Abstract": .abstract, "BulletedText": .listItem, "ListItem": .listItem,
        "List-item": .listItem, "List": .listItem, "Table": .table, "TableChunk": .table,
        "Image": .figure, "Picture": .figure, "Figure": .figure, "FigureCaption": .caption,
        "Caption": .caption, "Formula": .formula, "CodeSnippet": .code, "Footnote": .footnote,
        "Header": .pageHeader, "Page-header": .pageHeader, "Footer": .pageFooter,
        "Page-footer": .pageFooter, "PageNumber": .pageNumber, "Form": .formField,
        "FormKeysValues": .formField, "Field-Name": .formField, "Value": .formField,
        "Checked": .checkbox, "Unchecked": .checkbox, "CheckBoxChecked": .checkbox,
        "CheckBoxUnchecked": .checkbox, "RadioButtonChecked": .checkbox,
        "RadioButtonUnchecked": .checkbox, "DocumentData": .other, "Other": .other,
    ]
}
