// A container under libFuzzer: whatever it holds, each item that begins has one end, in the order of their numbers, and a successor that
// goes on in the middle sees the same; so does one that looks for pages which a web archive left open. Which container is a matter of the
// seeds alone.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "unpack/unpack.h"

namespace {

using namespace leakscan;

void require(bool holds) {
    if (!holds) std::abort();
}

// The origins and ends of all items from `first` on. Takes in what is left open.
std::vector<std::string> visit(std::string_view bytes, std::uint64_t first, const std::vector<Revisit>* wanted,
                               std::vector<Revisit>& open_pages) {
    std::vector<std::string> visits;
    std::uint64_t next = first;
    bool open = false;
    Unpacking unpacking;
    unpacking.limits.document_bytes = 1u << 20;
    unpacking.limits.unpacked_bytes = 8u << 20;
    unpacking.limits.members = 1000;
    unpacking.first = first;
    unpacking.wanted = wanted;
    unpacking.revisits = [&](const OpenRevisits& found) {
        require(found.count >= found.pages.size());
        open_pages.insert(open_pages.end(), found.pages.begin(), found.pages.end());
    };
    const auto end = [&](std::uint64_t number, const Origin& origin, const std::string& how) {
        require(open && number == next);
        open = false;
        ++next;
        visits.push_back(origin.path() + how);
    };
    unpacking.begin = [&](std::uint64_t number, const Origin&) {
        require(!open && number == next);
        open = true;
    };
    unpacking.document = [&](const Item& item) { end(item.number, item.origin, std::to_string(item.bytes.size())); };
    unpacking.container = [&](std::uint64_t number, const Origin& origin, bool) { end(number, origin, "container"); };
    unpacking.skip = [&](std::uint64_t number, const Origin& origin, const Error& error) {
        require(!error.message.empty());
        end(number, origin, error.message);
    };
    Item item;
    item.origin.file = "f";
    item.bytes = bytes;
    unpack(item, unpacking);
    require(!open);
    return visits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::vector<Revisit> open, ignored;
    const std::vector<std::string> all = visit(bytes, 0, nullptr, open);
    require(!all.empty());
    const std::size_t middle = all.size() / 2;
    require(visit(bytes, middle, nullptr, ignored) ==
            std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(middle), all.end()));
    // Somebody who wants every page by its address.
    for (Revisit& revisit : open) revisit.marks[0] = revisit.marks[1] = revisit.marks[2] = 0;
    std::sort(open.begin(), open.end(), [](const Revisit& a, const Revisit& b) { return stands_before(a.origin, b.origin); });
    if (!open.empty()) require(!visit(bytes, 0, &open, ignored).empty());
    return 0;
}
