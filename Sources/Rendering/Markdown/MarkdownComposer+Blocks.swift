internal import DocumentModel
internal import Markup

/// Blocks of their own kind: tables, formulas, code and images.
extension MarkdownComposer {
    mutating func appendTable(_ block: Block) {
        let form = TableRendering(block, options: options).form
        let (content, options, place) = (content, options, text(.paragraph))
        switch form {
        case .html: tail = .htmlTable
        case .pipe(let rows): tail = .pipeTable(width: rows.first?.count ?? 0)
        case .markdown, .text, .lines: break
        }
        let isWritten = part { composer in
            switch form {
            case .html(let html):
                !(options.normalizes && TableRendering.isEmpty(block, html))
                    && composer.write { content.append(html: html, to: &$0) }
            case .pipe(let rows): composer.write { PipeTable(rows).append(to: &$0) }
            case .markdown(let markdown):
                composer.write { content.append(markdown: markdown, as: place, to: &$0) }
            case .text(let text): composer.write { place.append(text, to: &$0) }
            case .lines(let table): composer.write { table.append(to: &$0, options: options) }
            }
        }
        if !isWritten { appendImage(block) }
    }

    mutating func appendFormula(_ block: Block) {
        let latex = block.markup?.format == .latex ? block.markup?.content ?? "" : block.text
        let formulas = options.formulas
        let isWritten = part { composer in
            composer.write { FormulaText(latex, formulas: formulas).append(to: &$0) }
        }
        if !isWritten { appendImage(block) }
    }

    mutating func appendCode(_ block: Block) {
        let language = block.markdown.flatMap(FencedCode.language(of:))
        let code = CodeFence(block.text, language: language)
        if let open = openCode, let previous = block.continues?.block, previous == open.block,
            code.width <= open.fence, language == nil
        {
            return appendCode(code, after: open)
        }
        if part({ composer in composer.write { code.append(to: &$0) } }) {
            openCode = (current, code.width)
        }
    }

    /// Goes on with the listing that the output ends in: its closing fence comes after these lines instead.
    private mutating func appendCode(_ code: CodeFence, after open: (block: Int, fence: Int)) {
        guard let last = parts.indices.last, parts[last].block == open.block else { return }
        let fence = Array(output.suffix(open.fence))
        output.removeLast(open.fence)
        let start = output.count
        code.appendLines(to: &output)
        output.append(contentsOf: fence)
        // A line of white space alone has no part of its own.
        let isEmpty = output.count == start + open.fence
        let range = parts[last].range.lowerBound..<(isEmpty ? output.count : start - 1)
        parts[last] = Part(block: open.block, range: range, tail: .other)
        guard !isEmpty else { return }
        parts.append(Part(block: current, range: start..<output.count, tail: .other))
        openCode = (current, open.fence)
    }

    mutating func appendFigure(_ block: Block) {
        appendImage(block)
        if let html = block.html {
            let content = content
            part { composer in composer.write { content.append(html: html, to: &$0) } }
        } else {
            let place = text(.paragraph)
            part { composer in composer.write { place.append(block.text, to: &$0) } }
        }
    }

    mutating func appendImage(_ block: Block) {
        tail = .other
        switch options.images {
        case .drop: return
        case .placeholder:
            // A block that would be an image stands for one even where no file came with it.
            guard block.asset != nil || block.type == .figure || block.type == .chart else { return }
            part { composer in
                composer.output.append(contentsOf: ImageRewriter.placeholder("").utf8)
                return true
            }
        case .link, .embed:
            guard let name = block.asset else { return }
            let destination = links.destination(of: name)
            part { composer in
                composer.output.append(contentsOf: "![\(block.type.rawValue)](\(destination))".utf8)
                return true
            }
        }
    }
}
