// Writes compound files: sectors, chains and directory laid out as MS-CFB asks, or wrong where a test wants it.
#include "support/make_compound.h"

#include <bit>
#include <map>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t sector = 512;
constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::uint32_t table_mark = 0xFFFFFFFD;

struct Entry {
    std::string name;
    std::uint8_t type = 1;
    std::uint32_t sibling = none;
    std::uint32_t child = none;
    std::uint32_t start = end_of_chain;
    std::uint64_t size = 0;
};

std::string padded(std::string bytes, size_t to) {
    bytes.resize((bytes.size() + to - 1) / to * to);
    return bytes;
}

std::string entry_bytes(const Entry& entry) {
    std::string name = utf16_bytes(entry.name);
    const size_t size = name.size() + 2;
    name.resize(64);
    return name + u16_bytes(static_cast<std::uint32_t>(size)) + std::string(1, static_cast<char>(entry.type)) + '\1' + u32_bytes(none) +
           u32_bytes(entry.sibling) + u32_bytes(entry.child) + std::string(36, '\0') + u32_bytes(entry.start) + bytes_of(entry.size, 8);
}

class Writer {
public:
    Writer() { entries_.push_back({"Root Entry", 5}); }

    void add(const CompoundMember& member) {
        std::uint32_t parent = 0;
        const std::vector<std::string_view> steps = split(member.path, '/');
        for (size_t i = 0; i + 1 < steps.size(); ++i) parent = storage(parent, std::string(steps[i]));
        Entry stream{std::string(steps.back()), 2};
        stream.size = member.content.size();
        if (!member.content.empty()) stream.start = put(member.content);
        link(parent, stream);
    }

    std::string bytes() {
        std::string directory;
        for (const Entry& entry : entries_) directory += entry_bytes(entry);
        const std::uint32_t directory_start = put(padded(directory, sector));
        const size_t tables = (table_.size() * 4 + sector) / (sector - 4) + 1;
        std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + u16_bytes(0x3E) + u16_bytes(3) +
                             u16_bytes(0xFFFE) + u16_bytes(9) + u16_bytes(6) + std::string(10, '\0') + u32_bytes(tables) +
                             u32_bytes(directory_start) + u32_bytes(0) + u32_bytes(0) + u32_bytes(end_of_chain) + u32_bytes(0) +
                             u32_bytes(end_of_chain) + u32_bytes(0);
        const size_t first_table = table_.size();
        for (size_t i = 0; i < tables; ++i) {
            header += u32_bytes(first_table + i);
            table_.push_back(table_mark);
        }
        while (header.size() < sector) header += u32_bytes(none);
        std::string table;
        for (const std::uint32_t next : table_) table += u32_bytes(next);
        while (table.size() < tables * sector) table += u32_bytes(none);
        return header + sectors_ + table;
    }

private:
    std::uint32_t storage(std::uint32_t parent, const std::string& name) {
        const auto [place, is_new] = storages_.try_emplace({parent, name}, static_cast<std::uint32_t>(entries_.size()));
        const std::uint32_t number = place->second;
        if (is_new) link(parent, {name, 1});
        return number;
    }

    void link(std::uint32_t parent, Entry entry) {
        entry.sibling = entries_[parent].child;
        entries_[parent].child = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back(std::move(entry));
    }

    std::uint32_t put(const std::string& content) {
        const auto first = static_cast<std::uint32_t>(table_.size());
        const std::string whole = padded(content, sector);
        for (size_t at = 0; at < whole.size(); at += sector) table_.push_back(static_cast<std::uint32_t>(table_.size() + 1));
        table_.back() = end_of_chain;
        sectors_ += whole;
        return first;
    }

    std::vector<Entry> entries_;
    std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> storages_;
    std::vector<std::uint32_t> table_;
    std::string sectors_;
};

}  // namespace

std::string make_compound(const std::vector<CompoundMember>& members) {
    Writer writer;
    for (const CompoundMember& member : members) writer.add(member);
    return writer.bytes();
}

std::string bytes_of(std::uint64_t value, unsigned size) {
    std::string bytes;
    for (unsigned i = 0; i < size; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
    return bytes;
}

std::string double_bytes(double value) { return bytes_of(std::bit_cast<std::uint64_t>(value), 8); }

std::string utf16_bytes(std::string_view text) {
    std::string bytes;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (point.value < 0x10000) {
            bytes += u16_bytes(point.value);
        } else {
            bytes += u16_bytes(0xD800 + ((point.value - 0x10000) >> 10)) + u16_bytes(0xDC00 + (point.value & 0x3FF));
        }
    }
    return bytes;
}

}  // namespace leakscan
