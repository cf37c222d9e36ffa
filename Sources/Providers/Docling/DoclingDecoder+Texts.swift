internal import DocumentModel
internal import JSONView

extension DoclingDecoder {
    private static let types: [String: BlockType] = [
        "title": .title, "section_header": .heading, "field_heading": .heading, "text": .text,
        "paragraph": .text,
        "handwritten_text": .text, "list_item": .listItem, "caption": .caption, "footnote": .footnote,
        "formula": .formula, "code": .code, "document_index": .toc, "reference": .reference,
        "page_header": .pageHeader, "page_footer": .pageFooter, "checkbox_selected": .checkbox,
        "checkbox_unselected": .checkbox, "field_key": .formField, "field_value": .formField,
        "field_hint": .formField, "field_item": .formField, "marker": .formField, "empty_value": .formField,
        "form": .formField, "key_value_region": .formField, "grading_scale": .other,
    ]

    /// Lays a text item and what is below it.
    ///
    /// A text that is empty itself and has an inline group below takes that group's runs as its own.
    @discardableResult
    mutating func layText(_ item: DoclingItem, in surroundings: Surroundings) -> Block.Place? {
        let type = type(of: item)
        var runs = DoclingRuns()
        if !item.ownText.isEmpty, item.label != "formula" || !item.text.isEmpty {
            runs.inline = DoclingInline(item.ownText, of: item)
        } else {
            gatherInlineChildren(of: item, into: &runs)
        }
        var block = Block(type, text: runs.inline.text)
        describe(&block, item, runs.inline, in: surroundings)
        let isEmpty = type == .text && block.text.isEmpty && item.value["prov"]?.array?.isEmpty ?? true
        if isEmpty {
            // Office files are full of empty paragraphs, which have neither text nor place.
            for other in runs.others { descend(to: other, in: surroundings.inner) }
            walkUnvisited(item.children, in: surroundings)
            return nil
        }
        let place = append(block, for: item, in: surroundings)
        if type == .title, document.title == nil, item.isBody { document.title = block.text }
        var below = surroundings
        if type == .listItem { below.parent = place }
        for other in runs.others { descend(to: other, in: below.inner) }
        layAttached(to: item, at: place, in: surroundings)
        walkUnvisited(item.children, in: below)
        return place
    }

    /// What a block of each type has beside its text: level, markup, the state of a checkbox.
    private func describe(
        _ block: inout Block, _ item: DoclingItem, _ inline: DoclingInline, in surroundings: Surroundings
    ) {
        if inline.isMarked { block.markup = Block.Markup(inline.markdown, .markdown) }
        switch block.type {
        case .title: block.level = 1
        // The title is level 1, so Docling's section_header 1 is 2: what it writes as `##`.
        case .heading: block.level = min(max(item.value["level"]?.int ?? 1, 1), 100) + 1
        case .listItem:
            block.level = max(surroundings.depth, 1)
            if let marker = marker(of: item, number: surroundings.number) {
                block.markup = Block.Markup("\(marker) \(inline.markdown)", .markdown)
            }
        case .checkbox:
            let state = item.label == "checkbox_selected" ? "[x]" : "[ ]"
            block.markup = Block.Markup("\(state) \(inline.markdown)", .markdown)
        case .formula: describeFormula(&block, item)
        case .code: block.markup = Self.fencedCode(block.text, of: item)
        default: break
        }
    }

    /// A formula's LaTeX; if Docling did not read it, `text` is empty and `orig` has the characters of the page.
    private func describeFormula(_ block: inout Block, _ item: DoclingItem) {
        block.markup = item.text.isEmpty ? nil : Block.Markup(item.text, .latex)
        if block.text.isEmpty { block.text = item.value["orig"]?.string ?? "" }
    }

    /// A fenced block that names the language, if Docling knows it.
    static func fencedCode(_ code: String, of item: DoclingItem) -> Block.Markup? {
        guard let language = item.value["code_language"]?.string, language != "unknown", !code.isEmpty else {
            return nil
        }
        let ticks = max(DoclingInline.longestRun(of: UInt8(ascii: "`"), in: code) + 1, 3)
        let fence = String(repeating: "`", count: ticks)
        return Block.Markup("\(fence)\(language.lowercased())\n\(code)\n\(fence)", .markdown)
    }

    /// The marker before a list item if it is more than a bullet: as sent, else the
    /// item's number in a list whose first item is counted.
    func marker(of item: DoclingItem, number: Int?) -> String? {
        let marker = item.value["marker"]?.string ?? ""
        if marker.unicodeScalars.contains(where: {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }) {
            return marker
        }
        return number.map { "\($0)." }
    }

    private mutating func type(of item: DoclingItem) -> BlockType {
        if let type = Self.types[item.label] { return type }
        warn("unknown_block_type", "an unknown label; its text is kept as `other`", item)
        return .other
    }

    // Inline groups.

    /// A group whose texts are the runs of one paragraph.
    mutating func layInlineGroup(_ group: DoclingItem, in surroundings: Surroundings) {
        var runs = DoclingRuns()
        gather(group, into: &runs, depth: 0)
        if !runs.inline.text.isEmpty {
            var block = Block(.text, text: runs.inline.text)
            if runs.inline.isMarked { block.markup = Block.Markup(runs.inline.markdown, .markdown) }
            let place = append(block, for: group, in: surroundings)
            if let box = runs.box(on: place.page - context.pageOffset + 1) {
                pages.update(place) { $0.box = box }
            }
        }
        for other in runs.others { descend(to: other, in: surroundings.inner) }
    }

    private mutating func gatherInlineChildren(of item: DoclingItem, into runs: inout DoclingRuns) {
        guard let children = item.children else { return }
        for reference in children {
            guard let child = resolved(reference), child.label == "inline", items.visit(child) else {
                continue
            }
            gather(child, into: &runs, depth: 0)
        }
    }

    /// Takes the texts of an inline group as runs; anything else comes after the paragraph.
    private mutating func gather(_ group: DoclingItem, into runs: inout DoclingRuns, depth: Int) {
        guard let children = group.children else { return }
        for reference in children {
            guard let child = resolve(reference) else { continue }
            guard items.visit(child) else {
                warn(
                    "reference_repeated",
                    "a reference leads to an item that was already laid out; it is not repeated", child)
                continue
            }
            let isLeaf = child.reference.collection == .texts && (child.children?.isEmpty ?? true)
            if child.label == "inline", depth < 16 {
                gather(child, into: &runs, depth: depth + 1)
            } else if isLeaf {
                runs.append(child, DoclingProvenance.parts(child.value["prov"], pages: pages))
            } else {
                runs.others.append(child)
            }
        }
    }
}

/// What an inline group holds: its texts as one paragraph, and what cannot be part of a paragraph.
struct DoclingRuns {
    var inline = DoclingInline()
    /// Pictures, lists and the like, marked as visited but not laid out yet.
    var others: [DoclingItem] = []
    private var parts: [DoclingProvenance] = []

    mutating func append(_ item: DoclingItem, _ parts: [DoclingProvenance]) {
        inline.append(DoclingInline(item.ownText, of: item))
        self.parts += parts
    }

    /// The smallest box around the runs on a page, by its number.
    func box(on page: Int) -> Box? {
        let boxes = parts.filter { $0.page == page }.compactMap(\.box)
        guard let first = boxes.first else { return nil }
        return boxes.dropFirst().reduce(first) { $0.union($1) }
    }
}
