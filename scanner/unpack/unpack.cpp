// Depth first with an explicit stack: one open archive per level, so that hostile nesting costs no call stack.
#include "unpack/unpack.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "codec/archive.h"
#include "pdf/reader.h"
#include "unpack/budget.h"
#include "unpack/containers.h"
#include "unpack/member_name.h"

namespace leakscan {
namespace {

// The bytes of an item on their way to a reader: the file's own, or unpacked ones.
struct Content {
    std::string unpacked;
    std::optional<std::string_view> file;
    std::optional<Error> cut;  // as Item::cut
    std::uint32_t depth = 0;   // containers and compressions around it
    bool attached = false;     // as Item::attached

    std::string_view bytes() const { return file ? *file : std::string_view(unpacked); }
    bool is_sample() const { return cut && cut->fault == Fault::too_large; }
};

// One open container, or the files attached to a document. The archive reads in the content, which therefore stays where it is.
struct Level {
    Origin origin;
    Content content;
    std::optional<Archive> archive;
    bool begun = false;
    std::optional<ArchiveMember> first;   // was looked at before the container was announced
    std::vector<PdfAttachment> attached;  // without an archive; those to come, the next one last
};

class Visit {
public:
    Visit(const Item& file, const Unpacking& unpacking)
        : unpacking_(unpacking), budget_(unpacking.limits, file.bytes.size()), file_(file) {}

    void run();

private:
    // Takes the next number and announces it. False: no byte of the item may be touched.
    bool begin(const Origin& origin);
    void skip(const Origin& origin, const Error& error);
    void give_up(const Origin& origin, const Error& error);
    void step();
    Result<std::optional<ArchiveMember>> advance(Level& level);
    void visit_member(Level& level, const ArchiveMember& member);
    void visit_attached(Level& level);
    void open_attached(const Origin& origin, const Content& content);
    void visit_content(const Origin& origin, Content content);
    void visit_document(const Origin& origin, const Content& content);
    Status read_all(Archive& archive, Content& content);
    Result<Content> decompress(const Content& packed, Compression compression);
    void open_container(const Origin& origin, Content content, ArchiveFormat format, Compression compression);

    const Unpacking& unpacking_;
    Budget budget_;
    const Item& file_;
    std::vector<std::unique_ptr<Level>> levels_;
    std::string spare_;  // a member's buffer, used again for the next
    std::uint64_t next_number_ = 0;
    std::uint64_t number_ = 0;  // of the item in hand
    bool finished_ = false;     // a limit of the whole file was hit
};

void Visit::run() {
    if (!begin(file_.origin)) return;
    Content content;
    content.file = file_.bytes;
    content.cut = file_.cut;
    visit_content(file_.origin, std::move(content));
    while (!levels_.empty() && !finished_) step();
}

bool Visit::begin(const Origin& origin) {
    number_ = next_number_++;
    const bool avoided = unpacking_.avoid.contains(number_);
    if (number_ >= unpacking_.first) {
        unpacking_.begin(number_, origin);
        if (avoided) unpacking_.skip(number_, origin, {Fault::crash, "the reader crashed on it before"});
    }
    return !avoided;
}

void Visit::skip(const Origin& origin, const Error& error) {
    if (number_ >= unpacking_.first) unpacking_.skip(number_, origin, error);
}

// One more entry under a container's own origin, for what lies behind.
void Visit::give_up(const Origin& origin, const Error& error) {
    if (begin(origin)) skip(origin, error);
}

// Goes on with the innermost container: its next member, or its end.
void Visit::step() {
    Level& level = *levels_.back();
    if (!level.archive) return visit_attached(level);
    const Result<std::optional<ArchiveMember>> member = advance(level);
    if (!member.ok() || !*member) {
        if (!member.ok()) give_up(level.origin, member.error());
        if (member.ok() && level.content.cut) give_up(level.origin, {Fault::malformed, level.content.cut->message});
        levels_.pop_back();
        return;
    }
    const Status counted = budget_.count_member();
    if (!counted.ok()) {
        give_up(level.origin, counted.error());
        finished_ = true;
        return;
    }
    visit_member(level, **member);
}

Result<std::optional<ArchiveMember>> Visit::advance(Level& level) {
    if (std::exchange(level.begun, true)) return level.archive->next();
    return std::exchange(level.first, std::nullopt);
}

void Visit::visit_member(Level& level, const ArchiveMember& member) {
    Origin origin = level.origin;
    origin.inner.push_back(display_member_path(member.name));
    if (!begin(origin)) return;
    if (member.encrypted) return skip(origin, {Fault::encrypted, "protected by a password"});
    Content content;
    content.unpacked = std::move(spare_);
    content.depth = level.content.depth;
    content.attached = level.content.attached;
    const Status read = read_all(*level.archive, content);
    if (!read.ok()) return skip(origin, read.error());
    visit_content(origin, std::move(content));
}

// The files attached to a document just visited follow it as members.
void Visit::open_attached(const Origin& origin, const Content& content) {
    if (unpacking_.pdf == nullptr || content.is_sample() || !is_pdf(content.bytes())) return;
    Result<PdfAttachments> found = unpacking_.pdf->attachments(content.bytes(), unpacking_.limits);
    if (!found.ok()) return give_up(origin, found.error());
    if (!found->complete) give_up(origin, {Fault::malformed, "not all files attached to the document could be read"});
    if (found->files.empty()) return;
    const Status fits = budget_.check_depth(content.depth + 1);
    if (!fits.ok()) return give_up(origin, fits.error());
    auto level = std::make_unique<Level>();
    level->origin = origin;
    level->content.depth = content.depth + 1;
    level->content.attached = true;
    level->attached = std::move(found->files);
    std::reverse(level->attached.begin(), level->attached.end());
    levels_.push_back(std::move(level));
}

// The next of them, or their end.
void Visit::visit_attached(Level& level) {
    if (level.attached.empty()) return levels_.pop_back();
    PdfAttachment file = std::move(level.attached.back());
    level.attached.pop_back();
    Status fits = budget_.count_member();
    if (fits.ok()) fits = budget_.spend(file.bytes.size());
    if (!fits.ok()) {
        give_up(level.origin, fits.error());
        finished_ = true;
        return;
    }
    Origin origin = level.origin;
    origin.inner.push_back(display_member_path(file.name));
    if (!begin(origin)) return;
    Content content;
    content.unpacked = std::move(file.bytes);
    content.depth = level.content.depth;
    content.attached = true;
    visit_content(origin, std::move(content));
}

// Reads what an archive's current member holds. What came out before it broke is kept and marked as cut. Of what is too
// long for one document a sample is kept, but all of it counts.
Status Visit::read_all(Archive& archive, Content& content) {
    content.unpacked.clear();
    std::uint64_t size = 0;
    for (;;) {
        const Result<std::string_view> piece = archive.read();
        if (!piece.ok() && size == 0) return piece.error();
        if (!piece.ok() || piece->empty()) {
            const std::string damage = piece.ok() ? archive.complaint() : piece.error().message;
            if (!damage.empty() && !content.cut) content.cut = Error{Fault::partly, "damaged, read in part: " + damage};
            return {};
        }
        size += piece->size();
        const Status spent = budget_.spend(piece->size());
        if (!spent.ok()) {
            finished_ = true;
            return spent;
        }
        const Status fits = budget_.check_document(size);
        if (fits.ok()) {
            content.unpacked.append(*piece);
        } else if (!content.is_sample()) {
            content.cut = fits.error();
            content.unpacked.resize(std::min(content.unpacked.size(), sample_bytes));
            content.unpacked.shrink_to_fit();
        }
    }
    return {};
}

// The archive inside a compressed stream, if its format is read as a stream (tar.gz).
std::optional<ArchiveFormat> detect_streamed(std::string_view bytes, Compression compression) {
    Result<Archive> stream = Archive::open(bytes, ArchiveFormat::raw, compression);
    if (!stream.ok() || !stream->next().ok()) return std::nullopt;
    constexpr size_t longest_header = 512;
    std::string start;
    while (start.size() < longest_header) {
        const Result<std::string_view> piece = stream->read();
        if (!piece.ok() || piece->empty()) break;
        start += piece->substr(0, longest_header);
    }
    const std::optional<ArchiveFormat> format = detect_archive(start);
    return format && is_streamed(*format) ? format : std::nullopt;
}

Result<Content> Visit::decompress(const Content& packed, Compression compression) {
    Content content;
    content.depth = packed.depth + 1;
    content.attached = packed.attached;
    content.cut = packed.cut;
    TRY(budget_.check_depth(content.depth));
    Archive stream = TRY(Archive::open(packed.bytes(), ArchiveFormat::raw, compression));
    const std::optional<ArchiveMember> member = TRY(stream.next());
    if (member) TRY(read_all(stream, content));
    return content;
}

// Takes off bare compressions, then opens a container or hands on a document.
void Visit::visit_content(const Origin& origin, Content content) {
    for (;;) {
        const std::optional<ArchiveFormat> format = detect_archive(content.bytes());
        const Compression compression = format ? Compression::none : detect_compression(content.bytes());
        if (!format && compression == Compression::none) break;
        if (content.is_sample()) return skip(origin, *content.cut);
        if (format) return open_container(origin, std::move(content), *format, compression);
        if (const std::optional<ArchiveFormat> streamed = detect_streamed(content.bytes(), compression)) {
            return open_container(origin, std::move(content), *streamed, compression);
        }
        Result<Content> unpacked = decompress(content, compression);
        if (!unpacked.ok()) return skip(origin, unpacked.error());
        content = unpacked.take();
    }
    visit_document(origin, content);
    open_attached(origin, content);
    spare_ = std::move(content.unpacked);
}

void Visit::open_container(const Origin& origin, Content content, ArchiveFormat format, Compression compression) {
    const Status fits = budget_.check_depth(++content.depth);
    if (!fits.ok()) return skip(origin, fits.error());
    auto level = std::make_unique<Level>();
    level->origin = origin;
    level->content = std::move(content);
    Result<Archive> opened = Archive::open(level->content.bytes(), format, compression);
    if (!opened.ok()) return skip(origin, opened.error());
    level->archive = opened.take();
    Result<std::optional<ArchiveMember>> first = level->archive->next();
    if (!first.ok()) return skip(origin, first.error());
    level->first = first.take();
    if (number_ >= unpacking_.first) unpacking_.container(number_, origin);
    levels_.push_back(std::move(level));
}

void Visit::visit_document(const Origin& origin, const Content& content) {
    if (number_ < unpacking_.first) return;
    Item item;
    item.number = number_;
    item.origin = origin;
    item.bytes = content.bytes();
    item.cut = content.cut;
    item.attached = content.attached;
    item.pdf = unpacking_.pdf;
    if (levels_.empty()) item.transport = file_.transport;
    const Status fits = budget_.check_document(item.bytes.size());
    if (!fits.ok()) item.cut = fits.error();
    unpacking_.document(item);
}

}  // namespace

void unpack(const Item& file, const Unpacking& unpacking) { Visit(file, unpacking).run(); }

void prepare_unpacking() { prepare_archives(); }

}  // namespace leakscan
