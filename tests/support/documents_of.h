// What unpack hands on of a mail, with what is said of it on the way.
#pragma once

#include <string>

#include "support/visitor.h"

namespace leakscan {

// "path (channel, type, charset): content" of each document.
inline Lines documents_of(std::string_view bytes) {
    Unpacking unpacking;
    Lines lines;
    unpacking.begin = [](std::uint64_t, const Origin&) {};
    unpacking.container = [](std::uint64_t, const Origin&, bool) {};
    unpacking.document = [&](const Item& item) {
        lines.push_back(item.origin.path() + " (" + std::string(name(item.channel)) + ", " + item.transport.content_type + ", " +
                        item.transport.charset + ")" + (item.origin.url.empty() ? "" : " at " + item.origin.url) +
                        (item.cut ? " cut (" + item.cut->message + ")" : "") + ": " + std::string(item.bytes));
    };
    unpacking.skip = [&](std::uint64_t, const Origin& origin, const Error& error) {
        lines.push_back(origin.path() + " skip: " + error.message);
    };
    Item item;
    item.origin.file = "m";
    item.bytes = bytes;
    unpack(item, unpacking);
    return lines;
}

}  // namespace leakscan
