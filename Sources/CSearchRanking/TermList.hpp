// The list of one frequent term over one chunk of 65,536 pages, as bytes.
//
//     u8 version, u8 kind, u16 0, u32 pages, u32 exceptions
//     sparse: u16 page × pages
//     dense:  u64 × 1,024, a bit a page; for each range of 256 pages four pairs of u16: occurrences, length
//     u8 occurrences × pages, in quarters; 255 stands for an exception
//     (u32 position in the list, u32 occurrences) × exceptions
//
// The pairs of a range dominate its pages: each page has at most the occurrences and at least the length of one of
// them, so the best pair bounds every page's score, whatever the average length is (Lucene keeps the same pairs a
// block). Numbers are little-endian.
#pragma once

#include <cstdint>
#include <vector>

#include "Scoring.hpp"

namespace folio {

constexpr size_t chunkPages = 65536;
constexpr size_t rangePages = 256;
constexpr size_t chunkRanges = chunkPages / rangePages;
constexpr size_t chunkWords = chunkPages / 64;
constexpr size_t rangeWords = rangePages / 64;
/// From so many pages of a chunk on a list is kept dense: both forms then take the same room.
constexpr size_t densePages = 4096;

struct Impact {
    uint16_t occurrences;
    uint16_t length;
};

/// A view of a list; valid as long as its bytes.
class TermList {
public:
    /// Takes bytes that may be anything; false where they are no list.
    bool open(const uint8_t *bytes, size_t size);
    void clear() { pages_ = 0; isDense_ = false; }

    size_t pages() const { return pages_; }
    bool isDense() const { return isDense_; }
    /// The page at a position of a sparse list.
    uint16_t page(size_t position) const;
    /// The weighed occurrences at a position, in quarters.
    uint32_t occurrences(size_t position) const {
        const uint8_t code = codes_[position];
        return code < 255 ? code : exception(position);
    }
    /// 64 of the bits of a dense list.
    uint64_t word(size_t index) const;
    /// Copies the bits of a dense list.
    void copyBits(uint64_t *bits) const;
    /// The greatest part that a page of a range of a dense list can have.
    float bound(size_t range, const Scoring &scoring) const;

private:
    uint32_t exception(size_t position) const;

    const uint8_t *body_ = nullptr;
    const uint8_t *codes_ = nullptr;
    const uint8_t *exceptions_ = nullptr;
    size_t pages_ = 0;
    size_t exceptionCount_ = 0;
    bool isDense_ = false;
};

/// Writes a list.
std::vector<uint8_t> encode(
    const std::vector<uint16_t> &pages, const std::vector<uint32_t> &occurrences, const uint16_t *lengths);

}  // namespace folio
