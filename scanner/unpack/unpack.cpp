// Depth first with an explicit stack: one open archive per level, so that hostile nesting costs no call stack.
#include "unpack/unpack.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "codec/archive.h"
#include "codec/gzip_stream.h"
#include "companion/companion.h"
#include "unpack/archive_members.h"
#include "unpack/attached_files.h"
#include "unpack/budget.h"
#include "unpack/containers.h"

namespace leakscan {
namespace {

// The bytes of an item on their way to a reader: the file's own, or unpacked ones.
struct Content {
    std::string unpacked;
    std::optional<std::string_view> file;
    Transport transport;
    std::optional<Error> cut;         // as Item::cut
    std::uint32_t depth = 0;          // containers and compressions around it
    Channel channel = Channel::body;  // as Item::channel

    std::string_view bytes() const { return file ? *file : std::string_view(unpacked); }
    bool is_sample() const { return cut && cut->fault == Fault::too_large; }
};

// One open container, or the files attached to a document. Members are read from the content, which therefore stays where it is.
struct Level {
    Origin origin;
    Content content;
    std::unique_ptr<Members> members;
    std::optional<Result<std::optional<Member>>> first{};  // was looked at before the container was announced
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
    void complain(Level& level, const Error& error);
    void step();
    void visit_member(Level& level, Member member);
    void open_attached(const Origin& origin, const Content& content);
    void visit_content(const Origin& origin, Content content);
    void visit_document(const Origin& origin, const Content& content);
    Status read_all(Members& members, Content& content);
    Result<Content> decompress(const Content& packed, Compression compression);
    void open_container(const Origin& origin, Content content, const Container& container, Compression compression);

    const Unpacking& unpacking_;
    Budget budget_;
    const Item& file_;
    std::vector<std::unique_ptr<Level>> levels_;
    std::string spare_;  // a member's buffer, used again for the next
    std::uint64_t next_number_ = 0;
    std::uint64_t number_ = 0;  // of the item in hand
};

void Visit::run() {
    if (!begin(file_.origin)) return;
    Content content;
    content.file = file_.bytes;
    content.transport = file_.transport;
    content.cut = file_.cut;
    visit_content(file_.origin, std::move(content));
    while (!levels_.empty() && !budget_.exhausted()) step();
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

// The same for what a container says of itself, with the pages that it leaves to others.
void Visit::complain(Level& level, const Error& error) {
    OpenRevisits open = level.members->take_open_revisits();
    if (!begin(level.origin)) return;
    for (Revisit& page : open.pages) {
        page.origin.file = level.origin.file;
        page.origin.inner.insert(page.origin.inner.begin(), level.origin.inner.begin(), level.origin.inner.end());
        if (page.origin.url.empty()) page.origin.url = level.origin.url;
    }
    if (open.count > 0 && number_ >= unpacking_.first && unpacking_.revisits) unpacking_.revisits(std::move(open));
    skip(level.origin, error);
}

// Goes on with the innermost container: its next member, what is said of it, or its end.
void Visit::step() {
    Level& level = *levels_.back();
    const auto first = std::exchange(level.first, std::nullopt);
    Result<std::optional<Member>> member = first ? *first : level.members->next();
    if (member.ok() && !*member) {
        if (level.content.cut) give_up(level.origin, {Fault::malformed, level.content.cut->message});
        levels_.pop_back();
        return;
    }
    const Status counted = budget_.exhausted() ? Status() : budget_.count_member();
    if (!counted.ok()) return give_up(level.origin, counted.error());
    if (!member.ok()) return complain(level, member.error());
    visit_member(level, std::move(**member));
}

void Visit::visit_member(Level& level, Member member) {
    Origin origin = level.origin;
    if (!member.name.empty()) origin.inner.push_back(std::move(member.name));
    if (!member.url.empty()) origin.url = std::move(member.url);
    if (member.origin) origin = std::move(*member.origin);
    if (!begin(origin)) return;
    if (member.silent && number_ >= unpacking_.first) unpacking_.container(number_, origin, false);
    if (member.silent) return;
    if (member.refused) return skip(origin, *member.refused);
    Content content;
    content.unpacked = std::move(spare_);
    content.transport = std::move(member.transport);
    content.depth = level.content.depth;
    content.channel = member.channel == Channel::body ? level.content.channel : member.channel;
    const Status read = read_all(*level.members, content);
    if (!read.ok()) return skip(origin, read.error());
    visit_content(origin, std::move(content));
}

// The files attached to a document just visited follow it as members.
void Visit::open_attached(const Origin& origin, const Content& content) {
    if (unpacking_.companions.pdf == nullptr || content.is_sample() || !is_pdf(content.bytes())) return;
    Result<Attachments> found = unpacking_.companions.pdf->attachments(content.bytes(), unpacking_.limits);
    if (!found.ok()) return give_up(origin, found.error());
    if (!found->complete) give_up(origin, {Fault::malformed, "not all files attached to the document could be read"});
    if (found->files.empty()) return;
    const Status fits = budget_.check_depth(content.depth + 1);
    if (!fits.ok()) return give_up(origin, fits.error());
    auto level = std::make_unique<Level>();
    level->origin = origin;
    level->content.depth = content.depth + 1;
    level->content.channel = Channel::attachment;
    level->members = open_attached_files(std::move(found->files));
    levels_.push_back(std::move(level));
}

// Reads what the current member holds. What came out before it broke is kept and marked as cut. Of what is too
// long for one document a sample is kept, but all of it counts.
Status Visit::read_all(Members& members, Content& content) {
    content.unpacked.clear();
    std::uint64_t size = 0;
    for (;;) {
        const Result<std::string_view> piece = members.read();
        if (!piece.ok() && size == 0) return piece.error();
        if (!piece.ok() && !content.cut) content.cut = Error{Fault::partly, "damaged, read in part: " + piece.error().message};
        if (piece.ok() && piece->empty() && !content.cut) content.cut = members.cut();
        if (!piece.ok() || piece->empty()) return {};
        size += piece->size();
        TRY(budget_.spend(piece->size()));
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

// Of what is inside a compressed stream, so much as a container needs to be told.
std::string streamed_start(std::string_view bytes, Compression compression) {
    constexpr size_t longest_header = 512;
    // libarchive unpacks far ahead and stumbles over damage that lies behind.
    if (compression == Compression::gzip) return std::string(GzipStream(bytes, true).window().substr(0, longest_header));
    std::string start;
    Result<Archive> stream = Archive::open(bytes, ArchiveFormat::raw, compression);
    if (!stream.ok() || !stream->next().ok()) return start;
    while (start.size() < longest_header) {
        const Result<std::string_view> piece = stream->read();
        if (!piece.ok() || piece->empty()) break;
        start += piece->substr(0, longest_header);
    }
    return start;
}

// The container inside a compressed stream, if it is read as a stream (tar.gz).
const Container* detect_streamed(std::string_view bytes, Compression compression) {
    const Container* container = detect_container(streamed_start(bytes, compression));
    return container != nullptr && container->streamed(compression) ? container : nullptr;
}

Result<Content> Visit::decompress(const Content& packed, Compression compression) {
    Content content;
    content.depth = packed.depth + 1;
    content.channel = packed.channel;
    content.transport = packed.transport;
    content.cut = packed.cut;
    TRY(budget_.check_depth(content.depth));
    const std::unique_ptr<Members> stream = TRY(open_archive(packed.bytes(), ArchiveFormat::raw, compression));
    const std::optional<Member> member = TRY(stream->next());
    if (member) TRY(read_all(*stream, content));
    return content;
}

// Takes off bare compressions, then opens a container or hands on a document.
void Visit::visit_content(const Origin& origin, Content content) {
    for (;;) {
        const Container* container = detect_container(content.bytes());
        const Compression compression = container != nullptr ? Compression::none : detect_compression(content.bytes());
        if (container == nullptr && compression == Compression::none) break;
        if (content.is_sample()) return skip(origin, *content.cut);
        if (container == nullptr) container = detect_streamed(content.bytes(), compression);
        if (container != nullptr) return open_container(origin, std::move(content), *container, compression);
        Result<Content> unpacked = decompress(content, compression);
        if (!unpacked.ok()) return skip(origin, unpacked.error());
        content = unpacked.take();
    }
    visit_document(origin, content);
    open_attached(origin, content);
    spare_ = std::move(content.unpacked);
}

void Visit::open_container(const Origin& origin, Content content, const Container& container, Compression compression) {
    const Status fits = budget_.check_depth(++content.depth);
    if (!fits.ok()) return skip(origin, fits.error());
    auto level = std::make_unique<Level>();
    level->origin = origin;
    level->content = std::move(content);
    Result<std::unique_ptr<Members>> opened = container.open(level->content.bytes(), compression, budget_);
    if (!opened.ok()) return skip(origin, opened.error());
    level->members = opened.take();
    if (unpacking_.wanted != nullptr) level->members->answer(*unpacking_.wanted);
    level->first = level->members->next();
    if (!level->first->ok() && level->first->error().fault != Fault::partly) return skip(origin, level->first->error());
    if (number_ >= unpacking_.first) unpacking_.container(number_, origin, container.web);
    levels_.push_back(std::move(level));
}

void Visit::visit_document(const Origin& origin, const Content& content) {
    if (number_ < unpacking_.first) return;
    Item item;
    item.number = number_;
    item.origin = origin;
    item.bytes = content.bytes();
    item.cut = content.cut;
    item.channel = content.channel;
    item.companions = unpacking_.companions;
    item.transport = content.transport;
    const Status fits = budget_.check_document(item.bytes.size());
    if (!fits.ok()) item.cut = fits.error();
    unpacking_.document(item);
}

}  // namespace

void unpack(const Item& file, const Unpacking& unpacking) { Visit(file, unpacking).run(); }

void prepare_unpacking() { prepare_archives(); }

}  // namespace leakscan
