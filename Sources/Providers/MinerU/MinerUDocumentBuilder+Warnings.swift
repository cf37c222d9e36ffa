extension MinerUDocumentBuilder {
    mutating func warnOfContinuedTable(at path: String) {
        warn(
            "table_continued",
            "a table without rows goes on with the one before: MinerU joined their rows there, and the file does not tell "
                + "them apart",
            at: location(path))
    }

    mutating func warnOfTableWithoutText(at path: String) {
        warn("table_without_text", "a table is an image only and cannot be searched", at: location(path))
    }

    mutating func warnOfFormulaWithoutText(at path: String) {
        warn(
            "formula_without_text", "a formula is an image only and cannot be searched",
            at: location(path))
    }

    mutating func warnOfTextOnEarlierBlock(at path: String) {
        warn(
            "text_on_earlier_block",
            "MinerU joined this block's text to an earlier block, maybe on an earlier page; only layout.json tells "
                + "which part it is", at: location(path))
    }
}
