// All offsets come from the file. Pages of properties are read once each, however often they are listed.
#include "extract/doc_file.h"

#include <algorithm>

#include "base/bytes.h"
#include "codec/charset.h"
#include "codec/code_page.h"
#include "extract/doc_styles.h"

namespace leakscan {
namespace {

constexpr std::uint16_t magic_word_97 = 0xA5EC;
constexpr std::uint16_t magic_word_6 = 0xA5DC;
constexpr std::uint16_t first_version_97 = 0xC0;
constexpr std::uint16_t first_version_6 = 0x65;
constexpr std::uint16_t flag_encrypted = 0x0100;
constexpr std::uint16_t flag_table_1 = 0x0200;
constexpr std::uint16_t flag_complex = 0x0004;
constexpr size_t structures_97 = 0x9A;  // pairs of offset and size
constexpr size_t page_size = 512;

enum : unsigned { number_styles = 1, number_runs = 12, number_paragraphs = 13, number_pieces = 33 };
enum : size_t { old_runs = 0xB8, old_paragraphs = 0xC0, old_pieces = 0x160 };

}  // namespace

Result<DocFile> DocFile::open(OleDocument& document) {
    DocFile file;
    TRY(file.read_header(document));
    file.styles_ = read_doc_styles(file.structure(number_styles));
    file.read_runs();
    file.read_paragraphs();
    file.read_pieces();
    file.check_code_page();
    return file;
}

Status DocFile::read_header(OleDocument& document) {
    word_ = document.stream("WordDocument").value_or("");
    const std::uint16_t magic = u16_at(word_, 0);
    const std::uint16_t version = u16_at(word_, 2);
    const std::uint16_t flags = u16_at(word_, 0x0A);
    if (word_.size() < page_size / 2) return Error{Fault::malformed, "the Word document ends within its header"};
    if (magic != magic_word_97 && magic != magic_word_6) {
        return Error{version < first_version_6 && version > 0 ? Fault::unsupported : Fault::malformed,
                     "not a document of Word 6 or later, or its header is damaged"};
    }
    if (flags & flag_encrypted) return Error{Fault::encrypted, "document is encrypted and cannot be read without its password"};
    old_ = magic == magic_word_6 || version < first_version_97;
    if (!old_) {
        const std::string_view usual = flags & flag_table_1 ? "1Table" : "0Table";
        std::optional<std::string> table = document.stream(usual);
        if (!table) table = document.stream(flags & flag_table_1 ? "0Table" : "1Table");
        if (!table) document.warn(Fault::partly, "the document has lost the stream that says where its text is");
        table_ = table.value_or("");
        data_ = document.stream("Data").value_or("");
    }
    const std::uint32_t language = u16_at(word_, 6);
    code_page_ = code_page_of_language(language);
    std::uint32_t begin = 0;
    for (size_t part = 0; part < doc_parts; ++part) {
        const std::uint32_t count = u32_at(word_, (old_ ? 0x34 : 0x4C) + 4 * part);
        ranges_[part] = {begin, begin + std::min<std::uint32_t>(count, 0x7FFFFFFF - begin)};
        begin = ranges_[part].end;
    }
    return {};
}

std::string_view DocFile::structure(unsigned number) const {
    if (old_) return {};
    return slice(table_, u32_at(word_, structures_97 + 8ull * number), u32_at(word_, structures_97 + 8ull * number + 4));
}

std::string_view DocFile::table_structure(size_t old_place, unsigned number) const {
    return old_ ? slice(word_, u32_at(word_, old_place), u32_at(word_, old_place + 4)) : structure(number);
}

// Each piece: its first character, then (behind all of those) eight bytes with its place in the stream.
void DocFile::read_pieces() {
    std::string_view rest = table_structure(old_pieces, number_pieces);
    std::vector<std::string_view> groups;  // of modifiers that pieces refer to
    while (u8_at(rest, 0) == 1) {
        const std::uint16_t size = u16_at(rest, 1);
        groups.push_back(slice(rest, 3, size));
        rest = slice(rest, 3ull + size);
    }
    const std::string_view plc = u8_at(rest, 0) == 2 ? slice(rest, 5, u32_at(rest, 1)) : std::string_view();
    const size_t count = plc.size() < 4 ? 0 : (plc.size() - 4) / 12;
    std::uint32_t last = 0;
    for (size_t i = 0; i < count; ++i) {
        DocPiece piece;
        piece.begin = u32_at(plc, 4 * i);
        piece.end = u32_at(plc, 4 * i + 4);
        const std::string_view descriptor = plc.substr(4 * (count + 1) + 8 * i, 8);
        const std::uint32_t place = u32_at(descriptor, 2);
        const bool compressed = (place & 0x40000000) != 0;
        piece.wide = !old_ && !compressed;
        piece.offset = old_ ? place : compressed ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF;
        piece.look = look_of_piece(u16_at(descriptor, 6), groups);
        if (piece.begin < last || piece.end <= piece.begin) continue;
        last = piece.end;
        pieces_.push_back(std::move(piece));
    }
    if (!pieces_.empty()) return;
    // Without a piece table the text lies together.
    const std::uint32_t begin = u32_at(word_, 0x18);
    const std::uint32_t end = u32_at(word_, 0x1C);
    const bool wide = !old_ && (u16_at(word_, 0x0A) & flag_complex) == 0 && ranges_[0].end > 0 && end - begin >= 2ull * ranges_[0].end;
    if (begin < end && begin < word_.size()) pieces_.push_back({0, (end - begin) / (wide ? 2 : 1), begin, wide, {}});
}

// Chinese documents of Word 95 may say that their language is English: then the bytes decide.
void DocFile::check_code_page() {
    constexpr std::uint64_t looked_at = 64u << 10;
    if (!old_ || code_page_ != 1252 || pieces_.empty()) return;
    const std::string_view charset =
        choose_charset(slice(word_, pieces_[0].offset, std::min<std::uint64_t>(pieces_[0].end, looked_at)), "windows-1252").charset;
    if (charset == "GB18030") code_page_ = 936;
    if (charset == "Big5-HKSCS") code_page_ = 950;
}

// One modifier in the piece itself (numbered as in Word 6), or a group of them.
DocCharacterLook DocFile::look_of_piece(std::uint16_t modifier, const std::vector<std::string_view>& groups) const {
    DocCharacterLook look;
    if ((modifier & 1) != 0) {
        if (modifier >> 1u < groups.size()) read_character_sprms(groups[modifier >> 1u], old_, look);
        return look;
    }
    const std::uint8_t number = (modifier >> 1) & 0x7F;
    const char bytes[] = {static_cast<char>(number), static_cast<char>(modifier >> 8)};
    constexpr std::uint8_t switches[] = {65, 66, 92};  // deleted, inserted, hidden
    if (std::ranges::count(switches, number) > 0) read_character_sprms({bytes, 2}, true, look);
    return look;
}

// The pages (FKPs) that a list of them names, each once.
std::vector<std::uint64_t> DocFile::pages_of(std::string_view plc) {
    const size_t size_of_number = old_ ? 2 : 4;
    const size_t count = plc.size() < 4 ? 0 : (plc.size() - 4) / (4 + size_of_number);
    std::vector<std::uint64_t> pages;
    for (size_t i = 0; i < count && pages.size() <= word_.size() / page_size; ++i) {
        const std::uint64_t at = 4 * (count + 1) + size_of_number * i;
        pages.push_back((old_ ? u16_at(plc, at) : u32_at(plc, at) & 0x3FFFFF) * std::uint64_t{page_size});
    }
    std::sort(pages.begin(), pages.end());
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    property_pages_.insert(property_pages_.end(), pages.begin(), pages.end());
    return pages;
}

void DocFile::read_runs() {
    for (const std::uint64_t page : pages_of(table_structure(old_runs, number_runs))) read_run_page(slice(word_, page, page_size));
    std::ranges::stable_sort(runs_, {}, &DocRun::begin);
}

void DocFile::read_run_page(std::string_view page) {
    const size_t count = u8_at(page, page_size - 1);
    for (size_t i = 0; i < count; ++i) {
        const size_t place = u8_at(page, 4 * (count + 1) + i) * 2u;
        if (place == 0) continue;
        DocRun run{u32_at(page, 4 * i), u32_at(page, 4 * i + 4), {}};
        read_character_sprms(slice(page, place + 1, u8_at(page, place)), old_, run.look);
        if (run.begin < run.end && !run.look.is_plain()) runs_.push_back(std::move(run));
    }
}

void DocFile::read_paragraphs() {
    for (const std::uint64_t page : pages_of(table_structure(old_paragraphs, number_paragraphs)))
        read_paragraph_page(slice(word_, page, page_size));
    std::ranges::stable_sort(paragraphs_, {}, &DocParagraph::begin);
    spread_shading();
}

void DocFile::read_paragraph_page(std::string_view page) {
    const size_t count = u8_at(page, page_size - 1);
    const size_t size_of_entry = old_ ? 7 : 13;
    for (size_t i = 0; i < count; ++i) {
        const size_t place = u8_at(page, 4 * (count + 1) + size_of_entry * i) * 2u;
        DocParagraph paragraph{u32_at(page, 4 * i), u32_at(page, 4 * i + 4), {}};
        if (place != 0) {
            // The size counts words; in Word 97 an odd number of bytes follows, or a zero and the size in the next byte.
            size_t size = u8_at(page, place) * 2u;
            size_t begin = place + 1;
            if (!old_ && size == 0) {
                size = u8_at(page, place + 1) * 2u;
                ++begin;
            } else if (!old_) {
                --size;
            }
            const std::string_view bytes = slice(page, begin, size);
            paragraph.look.style = old_ ? u8_at(bytes, 0) : u16_at(bytes, 0);
            // Word 6: style, then six bytes of line heights.
            read_paragraph_sprms(slice(bytes, old_ ? 1 : 2), old_, paragraph.look);
            take_huge(paragraph.look);
        }
        if (paragraph.begin < paragraph.end) paragraphs_.push_back(std::move(paragraph));
    }
}

// Rows of many cells keep their modifiers in the Data stream.
void DocFile::take_huge(DocParagraphLook& look) const {
    if (look.huge == 0 || old_) return;
    const std::uint32_t place = look.huge;
    look.huge = 0;
    read_paragraph_sprms(slice(data_, place + 2ull, u16_at(data_, place)), false, look);
}

// A row's ground is known at its end: the paragraphs before it learn of it here.
void DocFile::spread_shading() {
    bool shaded = false;
    for (size_t i = paragraphs_.size(); i-- > 0;) {
        DocParagraphLook& look = paragraphs_[i].look;
        if (look.level == 0) {
            shaded = false;
        } else if (look.row_end || look.inner_row_end) {
            shaded = look.row_shaded;
        } else {
            look.row_shaded = shaded;
        }
    }
}

const RunLook& DocFile::look_of_style(std::uint32_t style) const {
    static const RunLook silent;
    return style < styles_.size() ? styles_[style] : silent;
}

const DocParagraphLook& DocFile::paragraph_at(std::uint64_t offset) const {
    static const DocParagraphLook plain;
    auto after = std::ranges::upper_bound(paragraphs_, offset, {}, &DocParagraph::begin);
    if (after == paragraphs_.begin()) return plain;
    --after;
    return offset < after->end ? after->look : plain;
}

void DocFile::for_each_text(Range range, const std::function<bool(const Text&)>& call) const {
    static const DocCharacterLook plain;
    auto piece = std::ranges::upper_bound(pieces_, range.begin, {}, &DocPiece::end);
    for (; piece != pieces_.end() && piece->begin < range.end; ++piece) {
        const unsigned width = piece->wide ? 2 : 1;
        const std::uint32_t first = std::max(piece->begin, range.begin);
        const std::uint32_t last = std::min(piece->end, range.end);
        std::uint64_t at = piece->offset + std::uint64_t{first - piece->begin} * width;
        const std::uint64_t end = std::min<std::uint64_t>(piece->offset + std::uint64_t{last - piece->begin} * width, word_.size());
        auto run = std::ranges::upper_bound(runs_, at, {}, &DocRun::begin);
        if (run != runs_.begin()) --run;
        while (at < end) {
            while (run != runs_.end() && run->end <= at) ++run;
            const bool inside = run != runs_.end() && run->begin <= at;
            const std::uint64_t border = std::max(at + 1, run == runs_.end() ? end : inside ? run->end : run->begin);
            const std::uint64_t stop = std::min(end, border);
            DocCharacterLook look = inside ? run->look : plain;
            look.deleted |= piece->look.deleted;
            look.inserted |= piece->look.inserted;
            if (piece->look.look.vanish) look.look.vanish = piece->look.look.vanish;
            if (!call({slice(word_, at, stop - at), piece->wide, at, &look})) return;
            at = stop;
        }
    }
}

}  // namespace leakscan
