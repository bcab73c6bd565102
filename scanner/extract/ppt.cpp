// PPT, PPS, POT and DPS: binary presentations of PowerPoint 97 to 2003. Specification: MS-PPT. Slides in their order with their
// number as page; notes and comments, headers and footers, links, what is embedded; texts that only earlier saves refer to.
//
// Each save appends what changed and a list of what is where: the newest list decides what is current, the rest is a remains.
#include <algorithm>
#include <map>
#include <unordered_set>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/inflate.h"
#include "extract/embedded.h"
#include "extract/ole_document.h"
#include "extract/ppt_records.h"

namespace leakscan {
namespace {

constexpr std::uint32_t token_encrypted = 0xF3D1C4DF;
constexpr size_t most_edits = 10'000;

enum : std::uint16_t { list_of_slides = 0, list_of_masters = 1, list_of_notes = 2 };

struct ListedSlide {
    std::uint32_t object = 0;  // key of the persist directory
    std::uint32_t id = 0;
    std::vector<PptRecord> outline;  // texts kept in the list instead of the slide
};

class Deck {
public:
    Deck(OleDocument& document, std::string_view stream) : document_(document), stream_(stream) {}

    Status read();

private:
    void read_edits(std::uint64_t newest);
    std::vector<ListedSlide> read_list(const PptRecord& main, std::uint16_t instance) const;
    void add_slides(const std::vector<ListedSlide>& slides);
    void add_notes(const std::vector<ListedSlide>& notes);
    void add_container(std::uint64_t offset, std::uint32_t page, Channel channel, const std::vector<PptRecord>& outline = {});
    void add_main(const PptRecord& main);
    void add_object(const PptRecord& record);
    void add_remains();
    void add(const PptText& text, std::uint32_t page, Channel channel);
    std::uint64_t offset_of(std::uint32_t object) const;

    OleDocument& document_;
    std::string_view stream_;
    std::map<std::uint32_t, std::uint64_t> objects_;  // the persist directory: where each object is now
    std::uint32_t main_object_ = 0;
    std::map<std::uint32_t, std::uint32_t> pages_;  // of slides by their id
    std::unordered_set<std::uint64_t> read_;        // offsets of containers
    std::unordered_set<size_t> texts_;              // hashes of what is current
    std::uint64_t unpacked_ = 0;                    // bytes of embedded objects
};

Status Deck::read() {
    const std::string user = document_.stream("Current User").value_or("");
    if (u32_at(user, 12) == token_encrypted)
        return Error{Fault::encrypted, "document is encrypted and cannot be read without its password"};
    std::uint64_t newest = u32_at(user, 16);
    std::vector<PptRecord> records;
    for (std::uint64_t at = 0; at + 8 <= stream_.size();) {
        const PptRecord record = ppt_record_at(stream_, at);
        if (record.type == ppt_encryption) return Error{Fault::encrypted, "document is encrypted and cannot be read without its password"};
        if (record.type == ppt_user_edit && ppt_record_at(stream_, newest).type != ppt_user_edit) newest = at;
        at += 8 + record.bytes.size();
        records.push_back(record);
    }
    const bool known = std::any_of(records.begin(), records.end(),
                                   [](const PptRecord& record) { return record.type == ppt_document && record.container; });
    if (!known) return Error{Fault::malformed, "no presentation of PowerPoint 97 or later, or it is damaged"};
    read_edits(newest);
    const PptRecord main = ppt_record_at(stream_, offset_of(main_object_));
    if (main.type == ppt_document) {
        add_main(main);
        add_slides(read_list(main, list_of_slides));
        add_notes(read_list(main, list_of_notes));
        for (const ListedSlide& master : read_list(main, list_of_masters))
            add_container(offset_of(master.object), 0, Channel::header_footer);
    } else {
        document_.warn(Fault::partly,
                       "the list of slides is damaged: numbers of slides are missing, and removed ones cannot be told apart");
        for (const PptRecord& record : records) {
            if (record.container) add_container(record.offset, 0, Channel::body);
        }
    }
    for (const PptRecord& record : records) {
        if (record.type == ppt_object_storage) add_object(record);
    }
    add_remains();
    return {};
}

std::uint64_t Deck::offset_of(std::uint32_t object) const {
    const auto found = objects_.find(object);
    return found == objects_.end() ? UINT64_MAX / 2 : found->second;
}

// From the newest save back: the first to name an object's place is right.
void Deck::read_edits(std::uint64_t newest) {
    std::uint64_t at = newest;
    for (size_t edits = 0; edits < most_edits; ++edits) {
        const PptRecord edit = ppt_record_at(stream_, at);
        if (edit.type != ppt_user_edit) return;
        if (edits == 0) main_object_ = u32_at(edit.bytes, 16);
        const PptRecord directory = ppt_record_at(stream_, u32_at(edit.bytes, 12));
        for (size_t entry = 0; directory.type == ppt_persist_directory && entry + 4 <= directory.bytes.size(); entry += 4) {
            const std::uint32_t head = u32_at(directory.bytes, entry);
            const std::uint32_t first = head & 0xFFFFF;
            for (std::uint32_t i = 0; i < head >> 20 && entry + 8 <= directory.bytes.size(); ++i, entry += 4) {
                objects_.try_emplace(first + i, u32_at(directory.bytes, entry + 4));
            }
        }
        const std::uint32_t before = u32_at(edit.bytes, 8);
        if (before == 0 || before == at) return;
        at = before;
    }
}

std::vector<ListedSlide> Deck::read_list(const PptRecord& main, std::uint16_t instance) const {
    std::vector<ListedSlide> slides;
    std::uint64_t list_end = 0;
    for_each_ppt_record(stream_, main, [&](const PptRecord& record) {
        if (record.type == ppt_slide_list && record.instance == instance) list_end = record.offset + 8 + record.bytes.size();
        if (record.offset >= list_end) return;
        if (record.type == ppt_slide_persist) {
            slides.push_back({u32_at(record.bytes, 0), u32_at(record.bytes, 12), {}});
        } else if (!slides.empty() && !record.container) {
            slides.back().outline.push_back(record);
        }
    });
    return slides;
}

void Deck::add_slides(const std::vector<ListedSlide>& slides) {
    std::uint32_t page = 0;
    for (const ListedSlide& slide : slides) {
        pages_[slide.id] = ++page;
        const std::uint64_t offset = offset_of(slide.object);
        if (read_.contains(offset)) continue;
        PptTextReader state([](const PptText&) {});
        for_each_ppt_record(stream_, ppt_record_at(stream_, offset), [&](const PptRecord& record) {
            if (record.type == ppt_slide_info) state.take(record);
        });
        add_container(offset, page, state.hidden() ? Channel::hidden_sheet : Channel::body, slide.outline);
    }
}

void Deck::add_notes(const std::vector<ListedSlide>& notes) {
    for (const ListedSlide& note : notes) {
        const std::uint64_t offset = offset_of(note.object);
        if (read_.contains(offset)) continue;
        std::uint32_t page = 0;
        for_each_ppt_record(stream_, ppt_record_at(stream_, offset), [&](const PptRecord& record) {
            const auto slide = record.type == ppt_notes_atom ? pages_.find(u32_at(record.bytes, 0)) : pages_.end();
            if (slide != pages_.end()) page = slide->second;
        });
        add_container(offset, page, Channel::comment, note.outline);
    }
}

void Deck::add_container(std::uint64_t offset, std::uint32_t page, Channel channel, const std::vector<PptRecord>& outline) {
    if (document_.parts.full() || !read_.insert(offset).second) return;
    PptTextReader reader([&](const PptText& text) { add(text, page, channel); });
    for (const PptRecord& record : outline) reader.take(record);
    for_each_ppt_record(stream_, ppt_record_at(stream_, offset), [&](const PptRecord& record) { reader.take(record); });
}

// The document itself: links and headers; its lists of slides are read with the slides.
void Deck::add_main(const PptRecord& main) {
    read_.insert(main.offset);
    PptTextReader reader([&](const PptText& text) {
        if (text.channel != Channel::body) add(text, 0, Channel::body);
    });
    for_each_ppt_record(stream_, main, [&](const PptRecord& record) { reader.take(record); });
}

// A compound file, mostly compressed: its size, then a zlib stream.
void Deck::add_object(const PptRecord& record) {
    constexpr size_t zlib_header = 2;
    std::string unpacked;
    std::string_view bytes = record.bytes;
    if (record.instance == 1) {
        const std::uint64_t room = document_.limits.document_bytes - std::min(document_.limits.document_bytes, unpacked_);
        unpacked = inflate_raw(slice(bytes, 4 + zlib_header), u32_at(bytes, 0), room).bytes;
        unpacked_ += unpacked.size();
        bytes = unpacked;
    }
    const std::optional<Error> missing = add_attachment(document_.parts, bytes, "embedded object", document_.limits, document_.companions);
    if (missing) document_.warn(missing->fault, missing->message);
}

// Slides that the newest save does not refer to, as far as they say anything that is not said now.
void Deck::add_remains() {
    for (std::uint64_t at = 0; at + 8 <= stream_.size() && !document_.parts.full();) {
        const PptRecord record = ppt_record_at(stream_, at);
        at += 8 + record.bytes.size();
        if (!record.container || read_.contains(record.offset)) continue;
        PptTextReader reader([&](const PptText& text) {
            const bool said = !texts_.insert(std::hash<std::string>{}(text.text)).second;
            if (!said) document_.add(text.text, Locus{.channel = Channel::older_revision}, text.label);
        });
        for_each_ppt_record(stream_, record, [&](const PptRecord& inner) { reader.take(inner); });
        document_.parts.may_cut();
    }
}

void Deck::add(const PptText& text, std::uint32_t page, Channel channel) {
    texts_.insert(std::hash<std::string>{}(text.text));
    document_.add(text.text, Locus{.channel = text.channel == Channel::body ? channel : text.channel, .page = page}, text.label);
    document_.parts.may_cut();
}

}  // namespace

Status read_ppt(OleDocument& document) {
    const std::string stream = document.stream("PowerPoint Document").value_or("");
    return Deck(document, stream).read();
}

Result<Extracted> extract_ppt(const Item& item, const Limits& limits, const PartSink& part) {
    return extract_compound(item, limits, part, "ppt");
}

}  // namespace leakscan
