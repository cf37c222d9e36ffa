internal import DocumentModel

/// Lists and what stands in them.
extension MarkdownComposer {
    mutating func appendList(_ block: Block) {
        if block.parent == nil { lists.reset() }
        appendParagraph(block)
    }

    mutating func appendItem(_ block: Block) {
        let item = ListItemText(block)
        let (content, isMarkdown) = (content, block.markdown != nil)
        guard let marker = item.marker else {
            let indentation = lists.open(level: block.level ?? 1, markerWidth: 0)
            part { composer in
                composer.output.append(contentsOf: repeatElement(0x20, count: indentation))
                return composer.write(block, as: composer.text(.paragraph, indentation: indentation))
            }
            return
        }
        guard !item.text.isEmpty else { return }
        let width = marker.utf8.count
        let indentation = lists.open(level: block.level ?? 1, markerWidth: width)
        let isTight = endsInItem
        part(isTight: isTight) { composer in
            composer.output.append(contentsOf: repeatElement(0x20, count: indentation))
            composer.output.append(contentsOf: marker.utf8)
            let place = composer.text(.item, indentation: indentation + width)
            return composer.write { output in
                if isMarkdown {
                    content.append(markdown: item.text, as: place, to: &output)
                } else {
                    place.append(item.text, to: &output)
                }
            }
        }
        endsInItem = true
    }

    mutating func appendCheckbox(_ block: Block) {
        let box = CheckboxState(block)
        let isTight = endsInItem
        _ = lists.open(level: 1, markerWidth: 2)
        part(isTight: isTight) { composer in
            composer.output.append(contentsOf: (box.isChecked ? "- [x] " : "- [ ] ").utf8)
            composer.text(.paragraph, indentation: 2).append(box.label, to: &composer.output)
            return true
        }
        endsInItem = true
    }
}
