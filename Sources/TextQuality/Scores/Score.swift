/// What can be measured of a record's text, each under the name of what it implements; raw values are stable names.
package enum Score: String, Sendable, CaseIterable {
    // Sizes.
    case chars
    case pages
    case words
    // Writing.
    case script
    case scriptShare = "script_share"
    case rules
    // Gopher's quality rules.
    case gopherQualityPass = "gopher_quality_pass"
    case gopherQualityReason = "gopher_quality_reason"
    case gopherWords = "gopher_words"
    case gopherMeanWordLength = "gopher_mean_word_length"
    case gopherHashRatio = "gopher_hash_ratio"
    case gopherEllipsisRatio = "gopher_ellipsis_ratio"
    case gopherBulletLines = "gopher_bullet_lines"
    case gopherEllipsisLines = "gopher_ellipsis_lines"
    case gopherAlphaWords = "gopher_alpha_words"
    case gopherStopWords = "gopher_stop_words"
    // Gopher's repetition rules.
    case gopherRepetitionPass = "gopher_repetition_pass"
    case gopherRepetitionReason = "gopher_repetition_reason"
    case gopherRepetition = "gopher_repetition"
    case gopherDuplicateParagraphs = "gopher_duplicate_paragraphs"
    case gopherDuplicateParagraphChars = "gopher_duplicate_paragraph_chars"
    case gopherDuplicateLines = "gopher_duplicate_lines"
    case gopherDuplicateLineChars = "gopher_duplicate_line_chars"
    case gopherTop2 = "gopher_top_2_gram"
    case gopherTop3 = "gopher_top_3_gram"
    case gopherTop4 = "gopher_top_4_gram"
    case gopherDuplicate5 = "gopher_duplicate_5_grams"
    case gopherDuplicate6 = "gopher_duplicate_6_grams"
    case gopherDuplicate7 = "gopher_duplicate_7_grams"
    case gopherDuplicate8 = "gopher_duplicate_8_grams"
    case gopherDuplicate9 = "gopher_duplicate_9_grams"
    case gopherDuplicate10 = "gopher_duplicate_10_grams"
    // FineWeb's quality rules.
    case fineWebPass = "fineweb_pass"
    case fineWebReason = "fineweb_reason"
    case fineWebLinePunctuation = "fineweb_line_punctuation"
    case fineWebShortLines = "fineweb_short_lines"
    case fineWebDuplicateLineChars = "fineweb_duplicate_line_chars"
    case fineWebNewlines = "fineweb_newlines_per_word"
    // C4's quality rules.
    case c4Pass = "c4_pass"
    case c4Reason = "c4_reason"
    case c4KeptLines = "c4_kept_lines"
    case c4Sentences = "c4_sentences"
    // From the parsers' blocks.
    case furnitureShare = "furniture_share"
    case tableShare = "table_share"
    case formulaShare = "formula_share"
    case garbledShare = "garbled_share"
    case ocrConfidence = "ocr_confidence"

    /// What has to be computed together.
    package enum Family: Sendable, CaseIterable {
        case size, script, quality, repetition, fineWeb, c4, blocks
    }

    package var family: Family {
        switch self {
        case .chars, .pages: .size
        case .script, .scriptShare, .rules: .script
        case .furnitureShare, .tableShare, .formulaShare, .garbledShare, .ocrConfidence: .blocks
        case .fineWebPass, .fineWebReason, .fineWebLinePunctuation, .fineWebShortLines,
            .fineWebDuplicateLineChars, .fineWebNewlines:
            .fineWeb
        case .c4Pass, .c4Reason, .c4KeptLines, .c4Sentences: .c4
        case .words, .gopherQualityPass, .gopherQualityReason, .gopherWords, .gopherMeanWordLength,
            .gopherHashRatio, .gopherEllipsisRatio, .gopherBulletLines, .gopherEllipsisLines,
            .gopherAlphaWords, .gopherStopWords:
            .quality
        default: .repetition
        }
    }

    /// Whether its value is a text; all others are numbers.
    package var isText: Bool {
        switch self {
        case .script, .rules, .gopherQualityReason, .gopherRepetitionReason, .fineWebReason, .c4Reason: true
        default: false
        }
    }
}
