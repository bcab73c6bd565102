// Chains may loop, cross or leave the file: a chain is followed for as many steps as there are sectors, no further.
#include "codec/compound_file.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace leakscan {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::uint32_t last_sector_number = 0xFFFFFFFA;  // what is beyond are marks: end of chain, free ...
constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr size_t header_size = 512;
constexpr size_t entries_in_header = 109;  // of the DIFAT
constexpr size_t entry_size = 128;
constexpr size_t small_shift = 6;
constexpr std::uint64_t copies_of_file = 4;  // all streams together: sound files need one

enum : std::uint8_t { type_storage = 1, type_stream = 2, type_root = 5 };

void append_numbers(std::vector<std::uint32_t>& numbers, std::string_view bytes) {
    for (size_t at = 0; at + 4 <= bytes.size(); at += 4) numbers.push_back(u32_at(bytes, at));
}

std::string name_of(std::string_view entry) {
    const size_t size = std::min<size_t>(u16_at(entry, 64), 64);
    std::string name;
    append_utf16(name, entry.substr(0, size < 2 ? 0 : size - 2));
    return name;
}

}  // namespace

bool CompoundFile::has_signature(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv); }

Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
    CompoundFile file(bytes);
    const unsigned shift = u16_at(bytes, 30);
    if (!has_signature(bytes) || shift < 7 || shift > 16) return Error{Fault::malformed, "not a compound file, or its header is damaged"};
    file.shift_ = shift;
    file.small_limit_ = std::min<std::uint32_t>(u32_at(bytes, 56), 1u << 16);
    file.read_table();
    file.read_directory();
    if (file.entries_.empty()) return Error{Fault::malformed, "the directory of the compound file cannot be read"};
    const CompoundEntry& top = file.entries_[root];
    file.small_sectors_ = file.read_chain(top.start, top.size).bytes;
    append_numbers(file.small_table_, file.read_chain(u32_at(bytes, 60), bytes.size()).bytes);
    return file;
}

// The sectors of the table are listed in the header, and on in a chain of sectors whose last number leads to the next.
void CompoundFile::read_table() {
    std::vector<std::uint32_t> list;
    append_numbers(list, slice(bytes_, 76, entries_in_header * 4));
    std::uint32_t next = u32_at(bytes_, 68);
    const size_t most = (bytes_.size() >> shift_) + 1;
    for (size_t steps = 0; next < last_sector_number && steps < most; ++steps) {
        const std::string_view piece = sector(next);
        if (piece.size() < 8) break;
        append_numbers(list, piece.substr(0, piece.size() - 4));
        next = u32_at(piece, piece.size() - 4);
    }
    for (const std::uint32_t number : list) {
        if (number >= last_sector_number) continue;
        if (table_.size() > most + (size_t{1} << shift_)) break;
        const std::string_view piece = sector(number);
        append_numbers(table_, piece);
        table_.resize((table_.size() + (size_t{1} << (shift_ - 2)) - 1) >> (shift_ - 2) << (shift_ - 2), none);
    }
}

void CompoundFile::read_directory() {
    const std::string directory = read_chain(u32_at(bytes_, 48), bytes_.size()).bytes;
    std::vector<std::uint32_t> left, right, child;
    for (size_t at = 0; at + entry_size <= directory.size(); at += entry_size) {
        const std::string_view bytes = std::string_view(directory).substr(at, entry_size);
        const std::uint8_t type = u8_at(bytes, 66);
        CompoundEntry& entry = entries_.emplace_back();
        entry.storage = type == type_storage || type == type_root;
        const bool used = entry.storage || type == type_stream;
        if (used) entry.name = name_of(bytes);
        entry.start = u32_at(bytes, 116);
        entry.size = shift_ > 9 ? u64_at(bytes, 120) : u32_at(bytes, 120);
        left.push_back(u32_at(bytes, 68));
        right.push_back(u32_at(bytes, 72));
        child.push_back(entry.storage ? u32_at(bytes, 76) : none);
    }
    if (!entries_.empty()) link_children(left, right, child);
}

// The entries of a storage form a tree. What no tree leads to (damage) counts as lying in the root.
void CompoundFile::link_children(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                                 const std::vector<std::uint32_t>& child) {
    struct Step {
        std::uint32_t entry;
        size_t parent;
    };
    std::vector<bool> seen(entries_.size());
    seen[root] = true;
    std::vector<Step> steps = {{child[root], root}};
    while (!steps.empty()) {
        const Step step = steps.back();
        steps.pop_back();
        if (step.entry >= entries_.size() || seen[step.entry]) continue;
        seen[step.entry] = true;
        entries_[step.entry].parent = step.parent;
        steps.push_back({left[step.entry], step.parent});
        steps.push_back({right[step.entry], step.parent});
        steps.push_back({child[step.entry], step.entry});
    }
    for (size_t i = 1; i < entries_.size(); ++i) {
        if (!entries_[i].name.empty()) by_storage_.push_back(i);
    }
    std::ranges::stable_sort(by_storage_, {}, [this](size_t entry) { return entries_[entry].parent; });
}

std::optional<size_t> CompoundFile::find(size_t storage, std::string_view name) const {
    for (const size_t entry : children(storage)) {
        if (equals_ignoring_case(entries_[entry].name, name)) return entry;
    }
    return std::nullopt;
}

std::span<const size_t> CompoundFile::children(size_t storage) const {
    const auto before = [this](size_t entry, size_t parent) { return entries_[entry].parent < parent; };
    const auto begin = std::lower_bound(by_storage_.begin(), by_storage_.end(), storage, before);
    return {begin, std::lower_bound(begin, by_storage_.end(), storage + 1, before)};
}

CompoundFile::Stream CompoundFile::read(size_t index) {
    const CompoundEntry& entry = entries_[index];
    if (entry.storage) return {};
    if (given_ > bytes_.size() * copies_of_file) return {{}, entry.size == 0};
    Stream stream = entry.size < small_limit_ ? read_small(entry.start, entry.size) : read_chain(entry.start, entry.size);
    given_ += stream.bytes.size();
    return stream;
}

// The header takes the place of sector -1; the last sector may be cut off.
std::string_view CompoundFile::sector(std::uint32_t number) const {
    const std::uint64_t begin = std::max<std::uint64_t>((std::uint64_t{number} + 1) << shift_, header_size);
    return slice(bytes_, begin, std::uint64_t{1} << shift_);
}

CompoundFile::Stream CompoundFile::read_chain(std::uint32_t start, std::uint64_t size) const {
    Stream stream;
    stream.bytes.reserve(std::min<std::uint64_t>(size, bytes_.size()));
    std::uint32_t next = start;
    const size_t most_steps = (bytes_.size() >> shift_) + 1;
    for (size_t steps = 0; next < table_.size() && steps < most_steps && stream.bytes.size() < size; ++steps) {
        const std::string_view piece = sector(next);
        if (piece.empty()) break;
        stream.bytes.append(piece.substr(0, size - stream.bytes.size()));
        next = table_[next];
    }
    stream.whole = stream.bytes.size() == size;
    return stream;
}

CompoundFile::Stream CompoundFile::read_small(std::uint32_t start, std::uint64_t size) const {
    Stream stream;
    std::uint32_t next = start;
    const size_t most_steps = (small_sectors_.size() >> small_shift) + 1;
    for (size_t steps = 0; next < small_table_.size() && steps < most_steps && stream.bytes.size() < size; ++steps) {
        const std::string_view piece = slice(small_sectors_, std::uint64_t{next} << small_shift, std::uint64_t{1} << small_shift);
        if (piece.empty()) break;
        stream.bytes.append(piece.substr(0, size - stream.bytes.size()));
        next = small_table_[next];
    }
    stream.whole = stream.bytes.size() == size;
    return stream;
}

}  // namespace leakscan
