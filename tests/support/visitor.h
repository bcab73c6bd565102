// Writes down how unpack visits a file.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "unpack/unpack.h"

namespace leakscan {

using Lines = std::vector<std::string>;

// One line per visit: "3 document a.zip!b.txt: content", "0 container a.zip", "2 skip a.zip!c: too_large".
struct Visitor {
    Unpacking unpacking;
    Lines lines;
    Lines notes;
    std::vector<std::uint64_t> begun;

    Visitor() {
        unpacking.begin = [this](std::uint64_t number, const Origin&) { begun.push_back(number); };
        unpacking.document = [this](const Item& item) {
            const std::string content(item.bytes.substr(0, 40));
            const std::string cut = item.cut ? " (" + std::string(name(item.cut->fault)) + ")" : "";
            if (item.cut) notes.push_back(item.cut->message);
            lines.push_back(std::to_string(item.number) + " document " + item.origin.path() + cut + ": " + content);
        };
        unpacking.container = [this](std::uint64_t number, const Origin& origin, bool) {
            lines.push_back(std::to_string(number) + " container " + origin.path());
        };
        unpacking.skip = [this](std::uint64_t number, const Origin& origin, const Error& error) {
            lines.push_back(std::to_string(number) + " skip " + origin.path() + ": " + std::string(name(error.fault)));
            notes.push_back(error.message);
        };
    }

    Lines visit(const std::string& file, std::string_view bytes) {
        Item item;
        item.origin.file = file;
        item.bytes = bytes;
        unpack(item, unpacking);
        // The promise of the header: one end for each begin, in turn.
        REQUIRE(begun.size() == lines.size());
        for (size_t i = 0; i < lines.size(); ++i) CHECK(lines[i].starts_with(std::to_string(begun[i]) + " "));
        return lines;
    }
};

inline Lines visit(const std::string& file, std::string_view bytes) { return Visitor().visit(file, bytes); }

}  // namespace leakscan
