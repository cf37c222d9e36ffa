// The whole C++ of the project: simdjson's DOM parser behind a C header.
//
// Only the tape and the string buffer leave this file. Both are documented (simdjson doc/tape.md) and
// stable since 0.3, so the walk over them is Swift, without a call per value.
#include "CSimdJSON.h"

#include <algorithm>
#include <memory>
#include <new>
#include <simdjson.h>

struct folio_json {
    simdjson::dom::document document;
};

// A thread keeps the memory of its last text for the next one: the kernel would clear new memory for each, which took as
// long as parsing. What a longer text needed is given back.
static constexpr size_t kept_length = 4 << 20;
static thread_local std::unique_ptr<folio_json> kept_document;

namespace {
struct Parser {
    simdjson::dom::parser parser;

    simdjson::error_code
    parse(folio_json &result, const uint8_t *bytes, size_t length, size_t room, size_t maximum_depth) {
        // Twice as much as before, so that ever longer texts do not each ask for more.
        auto grown = [&](size_t capacity) { return std::max(length, std::min(2 * capacity, kept_length)); };
        if (parser.capacity() < length || parser.max_depth() != maximum_depth) {
            auto code = parser.allocate(grown(parser.capacity()), maximum_depth);
            if (code != simdjson::SUCCESS) { return code; }
        }
        if (result.document.capacity() < length) {
            auto code = result.document.allocate(grown(result.document.capacity()));
            if (code != simdjson::SUCCESS) { return code; }
        }
        bool is_copied = room - length < simdjson::SIMDJSON_PADDING;
        return parser.parse_into_document(result.document, bytes, length, is_copied).error();
    }
};
} // namespace

static thread_local Parser kept_parser;

extern "C" folio_json *
folio_json_parse(const uint8_t *bytes, size_t length, size_t room, size_t maximum_depth, int *error) {
    auto *result = kept_document ? kept_document.release() : new (std::nothrow) folio_json;
    if (result == nullptr) {
        *error = simdjson::MEMALLOC;
        return nullptr;
    }
    if (length <= kept_length) {
        *error = kept_parser.parse(*result, bytes, length, room, maximum_depth);
    } else {
        Parser parser;
        *error = parser.parse(*result, bytes, length, room, maximum_depth);
    }
    if (*error != simdjson::SUCCESS) {
        folio_json_free(result);
        return nullptr;
    }
    return result;
}

extern "C" uint64_t *folio_json_tape(folio_json *document) { return document->document.tape.get(); }

extern "C" const uint8_t *folio_json_strings(const folio_json *document) {
    return document->document.string_buf.get();
}

extern "C" const char *folio_json_error_text(int error) {
    return simdjson::error_message(static_cast<simdjson::error_code>(error));
}

extern "C" void folio_json_free(folio_json *document) {
    if (document->document.capacity() <= kept_length && !kept_document) {
        kept_document.reset(document);
    } else {
        delete document;
    }
}
