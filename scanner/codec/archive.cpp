// libarchive with an explicit reader for each format and one explicit filter: no bidding, no `_all`.
#include "codec/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/text.h"

namespace leakscan {
namespace {

// A reader that goes on saying "nothing yet" would never end.
constexpr int most_empty_answers = 10'000;

// Each costs a pass over the headers.
constexpr int most_recoveries = 50;

// libarchive drops names that the locale cannot express: without a UTF-8 locale every Chinese name comes back empty.
class Utf8Locale {
public:
    Utf8Locale() {
        static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", static_cast<locale_t>(nullptr));
        before_ = ::uselocale(utf8);
    }
    ~Utf8Locale() { ::uselocale(before_); }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t before_;
};

int support(archive* reader, ArchiveFormat format) {
    switch (format) {
        case ArchiveFormat::zip: return archive_read_support_format_zip(reader);
        case ArchiveFormat::rar4: return archive_read_support_format_rar(reader);
        case ArchiveFormat::rar5: return archive_read_support_format_rar5(reader);
        case ArchiveFormat::sevenzip: return archive_read_support_format_7zip(reader);
        case ArchiveFormat::tar: return archive_read_support_format_tar(reader);
        case ArchiveFormat::cab: return archive_read_support_format_cab(reader);
        case ArchiveFormat::iso: return archive_read_support_format_iso9660(reader);
        case ArchiveFormat::cpio: return archive_read_support_format_cpio(reader);
        case ArchiveFormat::ar: return archive_read_support_format_ar(reader);
        case ArchiveFormat::lha: return archive_read_support_format_lha(reader);
        case ArchiveFormat::raw: return std::min(archive_read_support_format_raw(reader), archive_read_support_format_empty(reader));
    }
    return ARCHIVE_FATAL;
}

int filter_code(Compression compression) {
    switch (compression) {
        case Compression::none: return ARCHIVE_FILTER_NONE;
        case Compression::gzip: return ARCHIVE_FILTER_GZIP;
        case Compression::bzip2: return ARCHIVE_FILTER_BZIP2;
        case Compression::xz: return ARCHIVE_FILTER_XZ;
        case Compression::lzma: return ARCHIVE_FILTER_LZMA;
        case Compression::zstd: return ARCHIVE_FILTER_ZSTD;
        case Compression::lz4: return ARCHIVE_FILTER_LZ4;
        case Compression::compress: return ARCHIVE_FILTER_COMPRESS;  // read_through() has it
    }
    return ARCHIVE_FILTER_NONE;
}

// The filter to read through, and no other. That of `compress` reads as soon as it is there: appended before the bytes are, it would read
// at a null pointer, so it is chosen by its signature when they come.
int read_through(archive* reader, Compression compression) {
    if (compression == Compression::none) return ARCHIVE_OK;
    if (compression == Compression::compress) return archive_read_support_filter_compress(reader);
    return archive_read_append_filter(reader, filter_code(compression));
}

// libarchive has no codes for why it gave up, only sentences.
Error error_of(archive* reader) {
    const char* words = archive_error_string(reader);
    const std::string message = words == nullptr ? "damaged" : words;
    const std::string lower = to_ascii_lower(message);
    const auto says = [&lower](std::string_view word) { return lower.find(word) != std::string::npos; };
    if (says("encrypt") || says("passphrase")) return {Fault::encrypted, message};
    if (says("support") || says("multivolume")) return {Fault::unsupported, message};
    if (archive_errno(reader) == ENOMEM) return {Fault::too_large, "needs more memory than a reader may have (--max-memory)"};
    return {Fault::malformed, message};
}

// The same for the first header. (Before a format is chosen libarchive would look for it at a null pointer.)
Error error_of_first(archive* reader) {
    const Error error = error_of(reader);
    return archive_read_has_encrypted_entries(reader) == 1 ? Error{Fault::encrypted, error.message} : error;
}

std::string name_of(archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr) name = archive_entry_pathname_utf8(entry);
    return name == nullptr ? std::string() : std::string(name);
}

}  // namespace

struct Archive::State {
    struct Free {
        void operator()(archive* opened) const { archive_read_free(opened); }
    };

    Status open();
    archive_entry* next_header();
    void recover();

    std::string_view bytes;
    ArchiveFormat format = ArchiveFormat::raw;
    Compression compression = Compression::none;
    std::unique_ptr<archive, Free> reader;
    std::optional<Error> broken;  // what ended it: libarchive's later messages only speak of its own state
    bool broken_in_data = false;  // and not between two members
    std::uint64_t headers = 0;    // that were read
    int recoveries = 0;
    std::string complaint;        // about the member's data
    std::uint64_t position = 0;   // in the member's data
    std::uint64_t hole = 0;       // zeros of a sparse member still to hand out
    std::string_view after_hole;  // and the data behind them
};

Status Archive::State::open() {
    reader.reset(archive_read_new());
    archive* fresh = reader.get();
    if (fresh == nullptr) return Error{Fault::internal, "libarchive: out of memory"};
    if (support(fresh, format) < ARCHIVE_WARN) return error_of(fresh);
    if (read_through(fresh, compression) < ARCHIVE_WARN) return error_of(fresh);
    // Three bytes are the head of compress, and half a code is none: libarchive would call it empty.
    if (compression == Compression::compress && bytes.size() == 4) return Error{Fault::malformed, "no data and no end"};
    if (archive_read_open_memory(fresh, bytes.data(), bytes.size()) != ARCHIVE_OK) return error_of(fresh);
    if (compression != Compression::none && archive_filter_code(fresh, 0) != filter_code(compression)) return error_of(fresh);
    // A stream that is broken from its start looks empty, but for the message.
    if (format == ArchiveFormat::raw && archive_errno(fresh) != 0) return error_of(fresh);
    return {};
}

// Null at the end, and when it is broken.
archive_entry* Archive::State::next_header() {
    archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(reader.get(), &entry);
    if (outcome == ARCHIVE_EOF) return nullptr;
    if (outcome < ARCHIVE_WARN) {
        broken = headers == 0 ? error_of_first(reader.get()) : error_of(reader.get());
        broken_in_data = false;
        return nullptr;
    }
    ++headers;
    return entry;
}

// libarchive gives up a whole archive for one damaged member. Where members can be reached without unpacking those
// before them, a fresh reader goes on behind it.
void Archive::State::recover() {
    if (!broken_in_data || compression != Compression::none || ++recoveries > most_recoveries) return;
    if (!open().ok()) return;
    const std::uint64_t behind = std::exchange(headers, 0);
    const Error error = *std::exchange(broken, std::nullopt);
    while (headers < behind && next_header() != nullptr) {
    }
    if (headers < behind) broken = error;
}

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

std::string archive_reader_version() { return archive_version_string(); }

void prepare_archives() { const Utf8Locale loaded_once; }

Result<Archive> Archive::open(std::string_view bytes, ArchiveFormat format, Compression compression) {
    const Utf8Locale locale;
    auto state = std::make_unique<State>();
    state->bytes = bytes;
    state->format = format;
    state->compression = compression;
    TRY(state->open());
    return Archive(std::move(state));
}

Result<std::optional<ArchiveMember>> Archive::next() {
    const Utf8Locale locale;
    state_->position = 0;
    state_->hole = 0;
    state_->after_hole = {};
    state_->complaint.clear();
    if (state_->broken) state_->recover();
    while (!state_->broken) {
        archive_entry* entry = state_->next_header();
        if (entry == nullptr && !state_->broken) return std::optional<ArchiveMember>();
        if (entry == nullptr) break;
        const bool untyped = archive_entry_filetype(entry) == 0;  // formats without file types
        if (!untyped && archive_entry_filetype(entry) != AE_IFREG) continue;
        if (archive_entry_hardlink(entry) != nullptr) continue;
        ArchiveMember member;
        member.name = name_of(entry);
        member.encrypted = archive_entry_is_encrypted(entry) != 0;
        return std::optional<ArchiveMember>(std::move(member));
    }
    return *state_->broken;
}

const std::string& Archive::complaint() const { return state_->complaint; }

Result<std::string_view> Archive::read() {
    static constexpr std::array<char, 1 << 16> zeros{};
    if (state_->broken) return *state_->broken;
    for (int answers = 0; state_->hole == 0 && state_->after_hole.empty(); ++answers) {
        if (answers == most_empty_answers) return Error{Fault::malformed, "no data and no end"};
        const void* data = nullptr;
        size_t size = 0;
        la_int64_t offset = 0;
        const int outcome = archive_read_data_block(state_->reader.get(), &data, &size, &offset);
        if (outcome == ARCHIVE_EOF) return std::string_view();
        if (outcome < ARCHIVE_WARN) {
            const Error error = error_of(state_->reader.get());
            if (outcome == ARCHIVE_FATAL) {
                state_->broken = error;
                state_->broken_in_data = true;
            }
            return error;
        }
        if (outcome == ARCHIVE_WARN && state_->complaint.empty()) state_->complaint = error_of(state_->reader.get()).message;
        const auto start = static_cast<std::uint64_t>(std::max<la_int64_t>(0, offset));
        state_->hole = start > state_->position ? start - state_->position : 0;
        state_->after_hole = std::string_view(static_cast<const char*>(data), size);
        state_->position = std::max(start, state_->position) + size;
    }
    if (state_->hole > 0) {
        const std::uint64_t size = std::min<std::uint64_t>(state_->hole, zeros.size());
        state_->hole -= size;
        return std::string_view(zeros.data(), size);
    }
    return std::exchange(state_->after_hole, {});
}

}  // namespace leakscan
