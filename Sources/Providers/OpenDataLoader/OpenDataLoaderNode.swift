internal import DocumentModel
internal import JSONView

/// One object of the tree, read in a single walk over its members; nested objects are stepped over.
struct OpenDataLoaderNode {
    /// What the `type` member says.
    enum Kind {
        case paragraph, heading, caption, formula, list, listItem, table, image, textBlock, header, footer,
            unknown
    }

    var kind = Kind.unknown
    /// The `type` member as written.
    var label = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var id: Int?
    /// Counted from 1, as written.
    var page: Int?
    /// As written, measured from the bottom of the page.
    var box: Box?
    /// `Doctitle`, `Title`, `Subtitle` of a heading; the depth as a number elsewhere.
    var level: UnsafeBufferPointer<UInt8>?
    var headingLevel: Int?
    var font: UnsafeBufferPointer<UInt8>?
    var fontSize: Double?
    var content: UnsafeBufferPointer<UInt8>?
    var source: UnsafeBufferPointer<UInt8>?
    var data: UnsafeBufferPointer<UInt8>?
    var linkedID: Int?
    var previousID: Int?
    var row: Int?
    var column: Int?
    var rowSpan: Int?
    var columnSpan: Int?
    var isHeader = false
    /// The blocks inside: of cells, items, text blocks, headers and footers.
    var kids: JSONArray?
    /// What the node is made of: a table's rows, a row's cells, a list's items.
    var parts: JSONArray?

    init(_ value: JSONValue) {
        guard let object = value.object else { return }
        for (key, value) in object.members { read(key, value) }
    }

    /// Names in the order of their frequency in real files.
    private mutating func read(_ key: JSONKey, _ value: JSONValue) {
        switch key {
        case "type": readType(value)
        case "id": id = value.int
        case "page number": page = value.int
        case "bounding box": box = Self.box(value)
        case "font": font = value.utf8
        case "font size": fontSize = value.double
        case "content": content = value.utf8
        case "kids": kids = value.array
        case "heading level": headingLevel = value.int
        case "level": level = value.utf8
        case "row number": row = value.int
        case "column number": column = value.int
        case "row span": rowSpan = value.int
        case "column span": columnSpan = value.int
        case "is_header": isHeader = value.bool ?? false
        case "list items", "rows", "cells": parts = value.array
        case "source": source = value.utf8
        case "data": data = value.utf8
        case "linked content id": linkedID = value.int
        case "previous list id", "previous table id": previousID = value.int
        default: break
        }
    }

    private mutating func readType(_ value: JSONValue) {
        guard let utf8 = value.utf8 else { return }
        label = utf8
        kind =
            switch JSONKey(utf8: utf8) {
            case "paragraph": .paragraph
            case "list item": .listItem
            case "heading": .heading
            case "list": .list
            case "image", "picture": .image
            case "text block": .textBlock
            case "table": .table
            case "caption": .caption
            case "header": .header
            case "footer": .footer
            case "formula": .formula
            default: .unknown
            }
    }

    private static func box(_ value: JSONValue) -> Box? {
        guard let array = value.array else { return nil }
        var numbers = array.makeIterator()
        guard let x0 = numbers.next()?.double, let y0 = numbers.next()?.double,
            let x1 = numbers.next()?.double, let y1 = numbers.next()?.double, numbers.next() == nil
        else { return nil }
        return Box(x0, y0, x1, y1)
    }
}
