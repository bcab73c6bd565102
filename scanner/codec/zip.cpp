// Every offset comes from the file and is checked before use; all reads go through base/bytes, which gives 0 beyond the end.
#include "codec/zip.h"

#include <algorithm>
#include <limits>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/inflate.h"

namespace leakscan {
namespace {

constexpr std::string_view local_signature = "PK\x03\x04";
constexpr std::string_view central_signature = "PK\x01\x02";
constexpr std::string_view end_signature = "PK\x05\x06";
constexpr std::string_view end64_signature = "PK\x06\x06";
constexpr std::string_view locator64_signature = "PK\x06\x07";
constexpr size_t local_size = 30;
constexpr size_t central_size = 46;
constexpr size_t end_size = 22;
constexpr size_t locator64_size = 20;
constexpr size_t longest_comment = 65535;
constexpr std::uint16_t flag_encrypted = 1 << 0;
constexpr std::uint16_t flag_descriptor = 1 << 3;  // sizes and CRC stand behind the data
constexpr std::uint16_t extra_zip64 = 0x0001;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;            // "look into the ZIP64 field"
constexpr std::uint64_t ratio_counts_from = 16ull << 20;  // small members may be as dense as they like

// What replaces the 32-bit fields that hold 0xFFFFFFFF, in the order given (APPNOTE 4.5.3).
void apply_zip64(std::string_view extra, std::initializer_list<std::uint64_t*> fields) {
    for (size_t at = 0; at + 4 <= extra.size();) {
        const std::uint16_t size = u16_at(extra, at + 2);
        if (u16_at(extra, at) == extra_zip64) {
            const std::string_view values = slice(extra, at + 4, size);
            size_t next = 0;
            for (std::uint64_t* field : fields) {
                if (*field != in_zip64) continue;
                *field = u64_at(values, next);
                next += 8;
            }
            return;
        }
        at += 4u + size;
    }
}

std::string fold_name(std::string_view name) {
    std::string folded = to_ascii_lower(name);
    std::replace(folded.begin(), folded.end(), '\\', '/');
    folded.erase(0, std::min(folded.find_first_not_of('/'), folded.size()));
    return folded;
}

// The name goes into messages only as far as it is harmless: part names are fixed words, but anybody may call a member anything.
std::string quote(std::string_view name) { return "'" + std::string(first_code_points(name, 80)) + "'"; }

}  // namespace

Result<ZipReader> ZipReader::open(std::string_view bytes, const ZipLimits& limits) {
    ZipReader reader(bytes, limits);
    if (!reader.read_directory()) {
        reader.entries_.clear();
        reader.scan_local_headers();
        if (reader.entries_.empty()) return Error{Fault::malformed, "ZIP: no directory and no member found"};
        reader.warn(Fault::partly, "ZIP: the directory is damaged or missing; members were found by their own headers");
    }
    reader.drop_overlaps();
    reader.build_index();
    return reader;
}

const ZipEntry* ZipReader::find(std::string_view name) const {
    const auto found = index_.find(fold_name(name));
    return found == index_.end() ? nullptr : &entries_[found->second];
}

Result<std::string> ZipReader::read(const ZipEntry& entry) {
    constexpr std::uint16_t stored = 0;
    constexpr std::uint16_t deflated = 8;
    if (entry.encrypted) return Error{Fault::encrypted, "ZIP: member " + quote(entry.name) + " is encrypted"};
    if (entry.method != stored && entry.method != deflated) {
        return Error{Fault::unsupported, "ZIP: member " + quote(entry.name) + " is packed by method " + std::to_string(entry.method)};
    }
    const std::string_view packed = slice(bytes_, entry.data, entry.packed);
    const std::uint64_t dense = std::max(ratio_counts_from, packed.size() * limits_.ratio);
    const std::uint64_t limit = std::min({limits_.member_bytes, dense, limits_.total_bytes - total_});
    Inflated content;
    if (entry.method == stored) {
        content = {std::string(packed.substr(0, limit)), packed.size() > limit ? Inflated::End::limit : Inflated::End::whole};
    } else {
        content = inflate_raw(packed, entry.unpacked, limit);
    }
    total_ += content.bytes.size();
    if (content.end == Inflated::End::limit && limit < limits_.member_bytes) {
        return Error{Fault::too_large, "ZIP: member " + quote(entry.name) + " expands beyond the limit"};
    }
    if (content.end == Inflated::End::limit) {
        warn(Fault::too_large, "ZIP: member " + quote(entry.name) + " is longer than the limit and was read in part");
    } else if (content.end == Inflated::End::damaged || packed.size() < entry.packed) {
        if (content.bytes.empty()) return Error{Fault::malformed, "ZIP: member " + quote(entry.name) + " is damaged"};
        warn(Fault::partly, "ZIP: member " + quote(entry.name) + " is damaged and was read in part");
    } else if (entry.crc != 0 && crc32_of(content.bytes) != entry.crc) {
        warn(Fault::partly, "ZIP: the checksum of member " + quote(entry.name) + " is wrong");
    }
    return std::move(content.bytes);
}

// False if the directory is missing or broken at any place.
bool ZipReader::read_directory() {
    const size_t earliest = bytes_.size() > end_size + longest_comment ? bytes_.size() - end_size - longest_comment : 0;
    const size_t end = bytes_.rfind(end_signature);
    if (end == std::string_view::npos || end < earliest || bytes_.size() - end < end_size) return false;
    std::uint64_t count = u16_at(bytes_, end + 10);
    std::uint64_t size = u32_at(bytes_, end + 12);
    std::uint64_t offset = u32_at(bytes_, end + 16);
    std::uint64_t directory_end = end;
    if (end >= locator64_size && slice(bytes_, end - locator64_size, 4) == locator64_signature) {
        const std::uint64_t end64 = u64_at(bytes_, end - locator64_size + 8);
        if (slice(bytes_, end64, 4) == end64_signature) {
            count = u64_at(bytes_, end64 + 32), size = u64_at(bytes_, end64 + 40), offset = u64_at(bytes_, end64 + 48);
            directory_end = end64;
        }
    }
    if (size > directory_end || offset > directory_end - size) return false;
    shift_ = directory_end - size - offset;
    size_t at = offset + shift_;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (i == limits_.entries) {
            warn(Fault::too_large, "ZIP: more members than the limit; the rest was left out");
            break;
        }
        if (!read_directory_entry(at)) return false;
    }
    return true;
}

bool ZipReader::read_directory_entry(size_t& at) {
    if (slice(bytes_, at, 4) != central_signature || bytes_.size() - at < central_size) return false;
    const std::uint16_t name_size = u16_at(bytes_, at + 28);
    const std::uint16_t extra_size = u16_at(bytes_, at + 30);
    ZipEntry entry;
    entry.name = slice(bytes_, at + central_size, name_size);
    entry.encrypted = (u16_at(bytes_, at + 8) & flag_encrypted) != 0;
    entry.method = u16_at(bytes_, at + 10);
    entry.crc = u32_at(bytes_, at + 16);
    entry.packed = u32_at(bytes_, at + 20);
    entry.unpacked = u32_at(bytes_, at + 24);
    entry.header = u32_at(bytes_, at + 42);
    apply_zip64(slice(bytes_, at + central_size + name_size, extra_size), {&entry.unpacked, &entry.packed, &entry.header});
    at += central_size + name_size + extra_size + u16_at(bytes_, at + 32);
    if (entry.header > bytes_.size() - shift_) return false;
    entry.header += shift_;
    if (slice(bytes_, entry.header, 4) != local_signature) return false;
    entry.data = entry.header + local_size + u16_at(bytes_, entry.header + 26) + u16_at(bytes_, entry.header + 28);
    entries_.push_back(entry);
    return true;
}

// Goes once over the bytes, whatever the headers say: both signatures are only ever looked for behind where they were last seen.
void ZipReader::scan_local_headers() {
    size_t central = bytes_.find(central_signature);
    for (size_t at = bytes_.find(local_signature); at != std::string_view::npos && entries_.size() < limits_.entries;
         at = bytes_.find(local_signature, at)) {
        const std::uint16_t flags = u16_at(bytes_, at + 6);
        const std::uint16_t name_size = u16_at(bytes_, at + 26);
        const std::uint16_t extra_size = u16_at(bytes_, at + 28);
        ZipEntry entry;
        entry.name = slice(bytes_, at + local_size, name_size);
        entry.encrypted = (flags & flag_encrypted) != 0;
        entry.method = u16_at(bytes_, at + 8);
        entry.crc = u32_at(bytes_, at + 14);
        entry.packed = u32_at(bytes_, at + 18);
        entry.unpacked = u32_at(bytes_, at + 22);
        entry.header = at;
        entry.data = at + local_size + name_size + extra_size;
        if (entry.data > bytes_.size()) return;
        apply_zip64(slice(bytes_, at + local_size + name_size, extra_size), {&entry.unpacked, &entry.packed});
        if ((flags & flag_descriptor) != 0 && entry.packed == 0) {
            // The sizes stand behind data whose length only they tell: take all up to the next header, inflating finds the end.
            if (central < entry.data) central = bytes_.find(central_signature, entry.data);
            const size_t next = std::min(bytes_.find(local_signature, entry.data), central);
            entry.packed = std::min<std::uint64_t>(next, bytes_.size()) - entry.data;
            entry.crc = 0, entry.unpacked = 0;
        }
        entries_.push_back(entry);
        at = entry.data + std::min<std::uint64_t>(entry.packed, bytes_.size() - entry.data);
    }
}

void ZipReader::drop_overlaps() {
    std::vector<size_t> order(entries_.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [this](size_t a, size_t b) { return entries_[a].header < entries_[b].header; });
    std::vector<bool> overlaps(entries_.size(), false);
    std::uint64_t covered = 0;
    size_t dropped = 0;
    for (size_t i : order) {
        const ZipEntry& entry = entries_[i];
        if (entry.header < covered) {
            overlaps[i] = true;
            ++dropped;
            continue;
        }
        const std::uint64_t room = std::numeric_limits<std::uint64_t>::max() - entry.data;
        covered = entry.data + std::min(entry.packed, room);
    }
    if (dropped == 0) return;
    warn(Fault::partly, "ZIP: " + std::to_string(dropped) + " members overlap others and were left out");
    std::vector<ZipEntry> kept;
    for (size_t i = 0; i < entries_.size(); ++i) {
        if (!overlaps[i]) kept.push_back(entries_[i]);
    }
    entries_ = std::move(kept);
}

void ZipReader::build_index() {
    index_.reserve(entries_.size());
    for (size_t i = 0; i < entries_.size(); ++i) index_.try_emplace(fold_name(entries_[i].name), i);
}

}  // namespace leakscan
