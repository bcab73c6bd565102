// Streams first, then the directory, then the table of sectors and the list of the table's own sectors.
#include "codec/compound_copy.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t sector_size = 512;
constexpr size_t numbers_in_sector = sector_size / 4;
constexpr size_t numbers_in_header = 109;
constexpr std::uint32_t none = 0xFFFFFFFF, end_of_chain = 0xFFFFFFFE, of_table = 0xFFFFFFFD, of_list = 0xFFFFFFFC;

void put_number(std::string& bytes, std::uint64_t value, unsigned size) {
    for (unsigned i = 0; i < size; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

void put_utf16(std::string& bytes, std::string_view text) {
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        const char32_t above = point.value - 0x10000;
        if (point.value >= 0x10000) put_number(bytes, 0xD800 + (above >> 10), 2);
        put_number(bytes, point.value >= 0x10000 ? 0xDC00 + (above & 0x3FF) : point.value, 2);
    }
}

constexpr size_t sectors_of(size_t bytes) { return (bytes + sector_size - 1) / sector_size; }

struct Entry {
    const CompoundEntry* of = nullptr;
    std::uint32_t next = none;  // in the list of its storage
    std::uint32_t child = none;
    std::uint32_t start = end_of_chain;
    size_t size = 0;
};

class Copy {
public:
    explicit Copy(CompoundFile& file) : file_(file) { bytes_.resize(sector_size); }

    CompoundFile::Stream of(size_t storage);

private:
    std::uint32_t put(std::string_view content);
    void put_entry(std::string& directory, const Entry& entry) const;
    void put_table(std::uint32_t directory_start);

    CompoundFile& file_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> table_;
    std::string bytes_;
    bool whole_ = true;
};

CompoundFile::Stream Copy::of(size_t storage) {
    std::vector<size_t> sources = {storage};
    entries_.push_back({&file_.entries()[storage]});
    for (size_t at = 0; at < sources.size(); ++at) {
        for (const size_t child : file_.children(sources[at])) {
            Entry entry{&file_.entries()[child], entries_[at].child};
            const CompoundFile::Stream stream = file_.read(child);
            whole_ = whole_ && stream.whole;
            entry.size = stream.bytes.size();
            entry.start = put(stream.bytes);
            entries_[at].child = static_cast<std::uint32_t>(entries_.size());
            entries_.push_back(entry);
            sources.push_back(child);
        }
    }
    std::string directory;
    for (const Entry& entry : entries_) put_entry(directory, entry);
    put_table(put(directory));
    return {std::move(bytes_), whole_};
}

std::uint32_t Copy::put(std::string_view content) {
    if (content.empty()) return end_of_chain;
    const size_t start = table_.size();
    const size_t end = start + sectors_of(content.size());
    for (size_t next = start + 1; next < end; ++next) table_.push_back(static_cast<std::uint32_t>(next));
    table_.push_back(end_of_chain);
    bytes_ += content;
    bytes_.resize((end + 1) * sector_size);
    return static_cast<std::uint32_t>(start);
}

void Copy::put_entry(std::string& directory, const Entry& entry) const {
    constexpr size_t name_size = 64;
    constexpr unsigned storage = 1, stream = 2, root = 5, black = 1;
    const bool first = directory.empty();
    std::string name;
    put_utf16(name, first ? std::string_view("Root Entry") : std::string_view(entry.of->name));
    name.resize(std::min(name.size(), name_size - 2));
    const size_t used = name.size() + 2;
    name.resize(name_size);
    directory += name;
    put_number(directory, used, 2);
    put_number(directory, first ? root : entry.of->storage ? storage : stream, 1);
    put_number(directory, black, 1);
    put_number(directory, none, 4);
    put_number(directory, entry.next, 4);
    put_number(directory, entry.child, 4);
    directory.append(36, '\0');  // class, state, times
    put_number(directory, entry.start, 4);
    put_number(directory, entry.size, 8);
}

void Copy::put_table(std::uint32_t directory_start) {
    const size_t content = table_.size();
    size_t tables = 0, lists = 0;
    for (size_t needed = 1; tables < needed;) {
        tables = needed;
        lists = tables > numbers_in_header ? (tables - numbers_in_header + numbers_in_sector - 2) / (numbers_in_sector - 1) : 0;
        needed = (content + tables + lists + numbers_in_sector - 1) / numbers_in_sector;
    }
    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0');
    for (const unsigned number : {0x3Eu, 3u, 0xFFFEu, 9u, 6u}) put_number(header, number, 2);
    header.append(10, '\0');
    const auto first_list = static_cast<std::uint32_t>(content + tables);
    for (const size_t number : {tables, size_t{directory_start}, size_t{0}, size_t{0}, size_t{end_of_chain}, size_t{0},
                                size_t{lists > 0 ? first_list : end_of_chain}, lists})
        put_number(header, number, 4);

    std::string list;
    for (size_t i = 0; i < tables; ++i) {
        std::string& place = i < numbers_in_header ? header : list;
        put_number(place, content + i, 4);
        const bool last_of_sector = i >= numbers_in_header && (i - numbers_in_header + 1) % (numbers_in_sector - 1) == 0;
        if (last_of_sector) put_number(list, first_list + list.size() / sector_size + 1, 4);
    }
    header.resize(sector_size, '\xFF');
    list.resize(lists * sector_size, '\xFF');
    if (lists > 0) {
        list.resize(list.size() - 4);
        put_number(list, end_of_chain, 4);
    }
    table_.resize(content + tables, of_table);
    table_.resize(content + tables + lists, of_list);
    std::string table;
    for (const std::uint32_t next : table_) put_number(table, next, 4);
    table.resize(tables * sector_size, '\xFF');
    bytes_.replace(0, sector_size, header);
    bytes_ += table + list;
}

}  // namespace

CompoundFile::Stream copy_storage(CompoundFile& file, size_t storage) { return Copy(file).of(storage); }

}  // namespace leakscan
