// The whole C++ of the project: simdjson's DOM parser behind a C header.
//
// Only the tape and the string buffer leave this file. Both are documented (simdjson doc/tape.md) and
// stable since 0.3, so the walk over them is Swift, without a call per value.
#include "CSimdJSON.h"

#include <new>
#include <simdjson.h>

struct folio_json {
    simdjson::dom::document document;
};

extern "C" folio_json *folio_json_parse(const uint8_t *bytes, size_t length, size_t maximum_depth, int *error) {
    auto *result = new (std::nothrow) folio_json;
    if (result == nullptr) {
        *error = simdjson::MEMALLOC;
        return nullptr;
    }
    simdjson::dom::parser parser;
    auto code = parser.allocate(length, maximum_depth);
    if (code == simdjson::SUCCESS) {
        code = parser.parse_into_document(result->document, bytes, length, true).error();
    }
    *error = code;
    if (code != simdjson::SUCCESS) {
        delete result;
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

extern "C" void folio_json_free(folio_json *document) { delete document; }
