// The SQL aggregate `folio_counts`.
#include <sqlite3.h>

#include <array>
#include <cstdint>
#include <new>
#include <string>
#include <unordered_map>

#include "CSearchRanking.h"

namespace {

/// How often each number was there.
class Counts {
public:
    void add(int64_t number) {
        if (number >= 0 && number < int64_t(few_.size())) ++few_[size_t(number)];
        else ++many_[number];
    }

    std::string json() const {
        std::string text = "{";
        for (size_t number = 0; number < few_.size(); ++number) append(text, int64_t(number), few_[number]);
        for (const auto &[number, count] : many_) append(text, number, count);
        return text + "}";
    }

private:
    static void append(std::string &text, int64_t number, int64_t count) {
        if (count == 0) return;
        if (text.size() > 1) text += ',';
        text += '"' + std::to_string(number) + "\":" + std::to_string(count);
    }

    /// Those of small numbers, which row ids of a small table are.
    std::array<int64_t, 4096> few_{};
    std::unordered_map<int64_t, int64_t> many_;
};

void step(sqlite3_context *context, int, sqlite3_value **values) noexcept {
    auto **counts = static_cast<Counts **>(sqlite3_aggregate_context(context, sizeof(Counts *)));
    if (counts == nullptr) return sqlite3_result_error_nomem(context);
    try {
        if (*counts == nullptr) *counts = new Counts();
        (*counts)->add(sqlite3_value_int64(values[0]));
    } catch (...) {
        sqlite3_result_error_nomem(context);
    }
}

void finish(sqlite3_context *context) noexcept {
    auto **counts = static_cast<Counts **>(sqlite3_aggregate_context(context, 0));
    if (counts == nullptr || *counts == nullptr) return sqlite3_result_text(context, "{}", 2, SQLITE_STATIC);
    try {
        const std::string text = (*counts)->json();
        sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } catch (...) {
        sqlite3_result_error_nomem(context);
    }
    delete *counts;
    *counts = nullptr;
}

}  // namespace

int folio_counts_register(sqlite3 *database) noexcept {
    return sqlite3_create_function_v2(
        database, "folio_counts", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, nullptr, step, finish, nullptr);
}
