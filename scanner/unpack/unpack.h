// From the bytes of one file to the documents in it: archives are opened, members visited depth first, in the
// archive's order. Nothing is written to disk. A ZIP that is a document (OOXML, ODF, OFD) is one item.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string_view>

#include "base/result.h"
#include "model/item.h"
#include "model/limits.h"
#include "model/revisit.h"

namespace leakscan {

// What of a file is wanted and who is told. Members are numbered from 0, depth first, containers included; the
// top-level file is item 0. The numbering is the same in each run, so that a crashed worker's successor can go on.
struct Unpacking {
    Limits limits;
    Companions companions;          // go into each item; files attached to a PDF are members that follow it
    std::uint64_t first = 0;        // items below it are passed over (a container among them is still entered)
    std::set<std::uint64_t> avoid;  // items that killed a worker: their bytes are not touched
    // Not null: web archives give what these revisits of other files refer to, under the origins of the revisits.
    const std::vector<Revisit>* wanted = nullptr;
    std::function<void(std::uint64_t number, const Origin&)> begin;  // before the bytes of an item are read
    std::function<void(const Item&)> document;                       // an item that is no container (see Item::cut); ends its visit
    std::function<void(std::uint64_t number, const Origin&, bool web)> container;  // it was a container; its members follow
    std::function<void(std::uint64_t number, const Origin&, Error)> skip;  // it could not be read, or a limit was hit; ends its visit
    std::function<void(OpenRevisits)> revisits{};                          // may be null; before the skip that counts them
};

// Calls begin(k), then exactly one of document, container or skip for k, for each k in turn. A container that breaks
// after some members is reported by one more begin and skip under the container's own origin. A limit of the whole file
// (members, unpacked bytes, ratio) ends it in the same way. `file.number` must be 0.
void unpack(const Item& file, const Unpacking& unpacking);

// Loads what unpacking takes from the system, for a process that will soon be able to open nothing but its inputs.
void prepare_unpacking();

}  // namespace leakscan
