// The best pages seen so far: a heap with the worst of them on top.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace folio {

struct RankedPage {
    double score;
    int64_t page;
};

/// Whether the first comes before the second: a higher score, of equals the page stored first.
inline bool isBetter(const RankedPage &first, const RankedPage &second) {
    return first.score != second.score ? first.score > second.score : first.page < second.page;
}

class TopPages {
public:
    explicit TopPages(size_t limit) : limit_(limit) {}

    void setAfter(RankedPage place) {
        hasAfter_ = true;
        after_ = place;
    }

    /// A page with a lower score than this is of no use.
    double threshold() const { return threshold_; }

    void add(RankedPage page) {
        if (page.score < threshold_ || limit_ == 0) return;
        if (hasAfter_ && !isBetter(after_, page)) return;
        if (pages_.size() == limit_) {
            if (!isBetter(page, pages_.front())) return;
            std::pop_heap(pages_.begin(), pages_.end(), isBetter);
            pages_.back() = page;
        } else {
            pages_.push_back(page);
        }
        std::push_heap(pages_.begin(), pages_.end(), isBetter);
        if (pages_.size() == limit_) threshold_ = pages_.front().score;
    }

    /// The pages, the best first.
    std::vector<RankedPage> &sorted() {
        std::sort(pages_.begin(), pages_.end(), isBetter);
        return pages_;
    }

    bool hasAfter() const { return hasAfter_; }
    size_t limit() const { return limit_; }

private:
    size_t limit_;
    std::vector<RankedPage> pages_;
    double threshold_ = -std::numeric_limits<double>::infinity();
    bool hasAfter_ = false;
    RankedPage after_ = {0, 0};
};

}  // namespace folio
