// BM25 over the page index: an FTS5 auxiliary function for any match expression, and search over the lists that the
// store keeps of frequent terms. Both give a page the same score, bit for bit.
//
// A score is the sum over the phrases of idf × part, where
//     idf  = ln(1 + (N − n + 0.5) / (n + 0.5)), N pages in the store, n of them with the phrase;
//     part = f × (k1 + 1) / (f + k1 × (1 − b + b × length / average length)), k1 = 1.2, b = 0.75,
// with f the occurrences of the phrase, each weighed by its column, and lengths in tokens (Robertson and Zaragoza 2009; the
// idf is Lucene's, which stays above 0 for phrases on more than half of all pages). Both factors are rounded to
// float: their product is then exact, so that the order by part is the order by score.
#ifndef C_SEARCH_RANKING_H
#define C_SEARCH_RANKING_H

#include <stddef.h>
#include <stdint.h>

// No C++ exception leaves a function: those that allocate say SQLITE_NOMEM, or NULL, when memory is short.
#ifdef __cplusplus
#define FOLIO_NOEXCEPT noexcept
extern "C" {
#else
#define FOLIO_NOEXCEPT
#endif

struct sqlite3;
struct sqlite3_stmt;

/// One page that a ranker chose.
typedef struct {
    int64_t page;
    double score;
} folio_ranked_page;

/// Chooses the best pages of one query; not to be used by two threads at a time.
typedef struct folio_ranker folio_ranker;

/// Registers the function `folio_rank(TABLE, RANKER)` on a connection. Returns an SQLite status.
///
/// Called on each row of a match with a ranker bound as a pointer, it hands the row to that ranker and is always 0.
int folio_ranking_register(struct sqlite3 *database) FOLIO_NOEXCEPT;

/// Registers the aggregate `folio_counts(NUMBER)` on a connection: a JSON object with how often each number is there. Returns an SQLite
/// status. `GROUP BY` would sort all rows for it.
int folio_counts_register(struct sqlite3 *database) FOLIO_NOEXCEPT;

/// Makes a ranker that keeps `limit` pages; `weights` has one weight for each column. Returns NULL when memory is short.
folio_ranker *folio_ranker_create(const double *weights, int32_t columns, int64_t limit) FOLIO_NOEXCEPT;

void folio_ranker_destroy(folio_ranker *ranker) FOLIO_NOEXCEPT;

/// Says how many pages the index has and how many tokens are in them.
void folio_ranker_set_totals(folio_ranker *ranker, int64_t pages, int64_t tokens) FOLIO_NOEXCEPT;

/// Keeps only pages behind this place in the order by score, best first, and page.
void folio_ranker_set_after(folio_ranker *ranker, double score, int64_t page) FOLIO_NOEXCEPT;

/// Says where lengths are read: `statement` takes the number of a chunk of 65,536 pages and gives their lengths as 16-bit
/// numbers, for pages up to `covered`. Lengths of others are asked of FTS5.
void folio_ranker_set_lengths(folio_ranker *ranker, struct sqlite3_stmt *statement, int64_t covered) FOLIO_NOEXCEPT;

/// Says that the pages ranked are all that have the one phrase of the query, so that they need not be counted first.
void folio_ranker_count_while_ranking(folio_ranker *ranker) FOLIO_NOEXCEPT;

/// Says on how many pages each of `phrases` phrases is, if other stores count as well. Call it after `folio_ranker_set_totals`. Returns
/// an SQLite status.
int folio_ranker_set_phrase_pages(folio_ranker *ranker, const int64_t *pages, int32_t phrases) FOLIO_NOEXCEPT;

/// Says that some phrases are one term, whose occurrences are summed up: `families` has a number for each of `phrases` phrases, -1
/// for one that is a term of its own, and `pages` on how many pages each of `count` families is. Call it after
/// `folio_ranker_set_totals`. Returns an SQLite status: SQLITE_MISUSE for a number that no family has.
int folio_ranker_set_families(
    folio_ranker *ranker, const int32_t *families, int32_t phrases, const int64_t *pages, int32_t count) FOLIO_NOEXCEPT;

/// Runs a statement that calls `folio_rank` once for each match, with the ranker bound to `parameter`. Returns the SQLite
/// status of the last step: SQLITE_DONE where all went well.
int folio_ranker_rank(folio_ranker *ranker, struct sqlite3_stmt *statement, int parameter) FOLIO_NOEXCEPT;

/// As `folio_ranker_rank`, but keeps every page with its weighed occurrences, of all phrases together, as the next term of a search
/// over lists.
int folio_ranker_collect(folio_ranker *ranker, struct sqlite3_stmt *statement, int parameter) FOLIO_NOEXCEPT;

/// Adds the next term of a search over lists, one that the store has lists of: `pages` pages in them and `later` ones that
/// the lists do not cover yet. Returns an SQLite status: SQLITE_CORRUPT for a number that no term can have.
int folio_ranker_add_listed(folio_ranker *ranker, int64_t term, int64_t pages, int64_t later) FOLIO_NOEXCEPT;

/// Makes the last `count` terms added one, whose occurrences are summed. `statement` and `hasRemoved` are as for
/// `folio_ranker_search_lists`; `later` is how many pages have it that lists do not cover. Returns an SQLite status.
int folio_ranker_merge(
    folio_ranker *ranker, struct sqlite3_stmt *statement, int32_t count, int64_t later, int32_t hasRemoved) FOLIO_NOEXCEPT;

/// Leaves pages from first to last out of searches over lists; the frequencies of terms count them. Returns an SQLite status.
int folio_ranker_exclude(folio_ranker *ranker, int64_t first, int64_t last) FOLIO_NOEXCEPT;

/// The pages and the weighed occurrences (in quarters) that were collected last.
size_t folio_ranker_collected(
    const folio_ranker *ranker, const int64_t **pages, const uint32_t **occurrences) FOLIO_NOEXCEPT;

/// Operators of a program; numbers from 0 are terms.
enum { FOLIO_AND = -1, FOLIO_OR = -2, FOLIO_NOT = -3 };

/// Ranks the pages that a boolean expression over the terms added stands for.
///
/// `statement` takes `term << 20 | chunk` and gives the list of that chunk. `program` is the expression in postfix
/// form; the first `wanted` terms count towards scores. `first` and `last` bound the pages. `hasRemoved` says whether some
/// listed pages are gone, which have the length 0.
///
/// Returns SQLITE_DONE, or the status of a read that failed; SQLITE_CORRUPT for a list that cannot be.
int folio_ranker_search_lists(
    folio_ranker *ranker, struct sqlite3_stmt *statement, const int32_t *program, int32_t count, int32_t wanted,
    int64_t first, int64_t last, int32_t hasRemoved) FOLIO_NOEXCEPT;

/// How many matches were seen.
int64_t folio_ranker_total(const folio_ranker *ranker) FOLIO_NOEXCEPT;

/// How many pages were scored: those of lists that could not be passed over, and all others.
int64_t folio_ranker_scored(const folio_ranker *ranker) FOLIO_NOEXCEPT;

/// Ends ranking and writes up to `capacity` pages, the best first, of equals the one stored first. Returns how many.
int64_t folio_ranker_finish(folio_ranker *ranker, folio_ranked_page *pages, int64_t capacity) FOLIO_NOEXCEPT;

/// Builds the list of one chunk: what `existing` has (NULL for none) and then further pages of that chunk.
///
/// `lengths` has the lengths of the chunk's 65,536 pages. Sets `list` to the bytes, to be given to `folio_list_free`, and `size`
/// to their number. Returns an SQLite status: SQLITE_CORRUPT if `existing` is invalid.
int folio_list_extend(
    const uint8_t *existing, size_t existingSize, const int64_t *pages, const uint32_t *occurrences, size_t count,
    const uint16_t *lengths, uint8_t **list, size_t *size) FOLIO_NOEXCEPT;

void folio_list_free(uint8_t *list) FOLIO_NOEXCEPT;

/// Reads a list back: `pages` (within the chunk) and `occurrences` have room for 65,536, and `count` is set to how many there are.
/// Returns an SQLite status: SQLITE_CORRUPT if the bytes are not a list.
int folio_list_read(const uint8_t *list, size_t size, uint16_t *pages, uint32_t *occurrences, size_t *count) FOLIO_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
