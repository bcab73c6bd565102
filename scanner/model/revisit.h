// A page of a web archive that had not changed since an earlier crawl ("revisit" record), whose bytes another record holds.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "model/origin.h"

namespace leakscan {

struct Revisit {
    // By what the record with the bytes is found, best first: its id, its address and time, the digest of its body; last the page's own
    // address. Hashes, so that no address leaves a worker with them; 0: not said.
    std::array<std::uint64_t, 4> marks{};
    Origin origin;  // of the page, as a member of the archive that holds the revisit
};

// What one archive left open.
struct OpenRevisits {
    std::vector<Revisit> pages;
    std::uint64_t count = 0;  // of all, those included of which nothing more is kept
};

// A page and what is inside it come before the page that follows.
inline bool stands_before(const Origin& a, const Origin& b) { return a.file != b.file ? a.file < b.file : a.inner < b.inner; }

// The revisit whose page a document is, or lies in; null: none. `sorted` by stands_before().
inline const Revisit* find_revisit(const std::vector<Revisit>& sorted, const Origin& origin) {
    Origin page{origin.file, origin.inner, {}};
    for (; !page.inner.empty(); page.inner.pop_back()) {
        const auto found = std::ranges::lower_bound(sorted, page, stands_before, &Revisit::origin);
        if (found != sorted.end() && !stands_before(page, found->origin)) return &*found;
    }
    return nullptr;
}

}  // namespace leakscan
