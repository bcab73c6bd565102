// All members are listed at once, by their entries in the compound file; the bytes of one are fetched when it is read. Whatever text a
// property holds goes into the head, known or not, so that the named properties of forms and contacts are read as well.
#include "unpack/outlook_mail.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "codec/code_page.h"
#include "codec/compound_copy.h"
#include "codec/compound_file.h"
#include "codec/compressed_rtf.h"
#include "unpack/mail_head.h"
#include "unpack/member_name.h"
#include "unpack/outlook_properties.h"

namespace leakscan {
namespace {

// MS-OXPROPS, the upper half of a tag.
enum : std::uint16_t {
    transport_headers = 0x007D,
    recipient_type = 0x0C15,
    plain_body = 0x1000,
    rtf_body = 0x1009,
    html_body = 0x1013,
    display_name_of = 0x3001,
    address_of = 0x3003,
    attached_data = 0x3701,
    short_file_name = 0x3704,
    long_file_name = 0x3707,
    path_name = 0x370D,
    media_of_file = 0x370E,
    smtp_address_of = 0x39FE,
    internet_code_page = 0x3FDE,
    message_language = 0x3FF1,
    message_code_page = 0x3FFD,
};

struct Label {
    std::uint16_t id;
    std::string_view name;
};
// As mails name their fields; what is not here is shown by its number.
constexpr std::array labels = {
    Label{0x0037, "Subject"},
    Label{0x0042, "From"},
    Label{0x0065, "From"},
    Label{0x5D02, "From"},
    Label{0x0C1A, "Sender"},
    Label{0x0C1F, "Sender"},
    Label{0x5D01, "Sender"},
    Label{0x0E04, "To"},
    Label{0x0E03, "Cc"},
    Label{0x0E02, "Bcc"},
    Label{0x0040, "Received-By"},
    Label{0x0076, "Received-By"},
    Label{0x0050, "Reply-To"},
    Label{0x3001, "Name"},
    Label{0x3A08, "Business-Telephone"},
    Label{0x3A09, "Home-Telephone"},
    Label{0x3A15, "Postal-Address"},
    Label{0x3A16, "Company"},
    Label{0x3A17, "Title"},
    Label{0x3A18, "Department"},
    Label{0x3A1A, "Telephone"},
    Label{0x3A1B, "Business-Telephone"},
    Label{0x3A1C, "Mobile-Telephone"},
    Label{0x3A1F, "Telephone"},
    Label{0x3A24, "Fax"},
    Label{0x3A2F, "Home-Telephone"},
    Label{0x3FF8, "Creator"},
    Label{0x3FFA, "Last-Modifier"},
};
constexpr std::array dates = {Label{0x0039, "Date"}, Label{0x3A42, "Birthday"}};

// Texts that are no words of anybody: bodies and headers, which are read apart, the beginning of a body once more, kinds of addresses,
// classes, marks.
constexpr std::array<std::uint16_t, 14> passed_over = {
    plain_body, 0x1008, rtf_body, html_body, transport_headers, 0x001A, 0x0064, 0x0075, 0x0077, 0x0C1E, 0x3002, 0x1035, 0x1039, 0x1042};

std::string label_of(std::uint16_t id) {
    const auto* found = std::ranges::find(labels, id, &Label::id);
    if (found != labels.end()) return std::string(found->name);
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string label = "Property-";
    for (const int shift : {12, 8, 4, 0}) label.push_back(digits[id >> shift & 0xF]);
    return label;
}

// Ticks of 100 nanoseconds since 1601.
std::string date_of(std::uint64_t moment) {
    constexpr std::uint64_t ticks_of_day = 864'000'000'000;
    constexpr long days_before_1970 = 134'774;
    const Date date = date_from_day_number(static_cast<long>(moment / ticks_of_day) - days_before_1970);
    return moment != 0 && date.year < 2200 ? to_string(date) : std::string();
}

// Western pages say nothing: an English Outlook on a Chinese Windows writes Chinese all the same.
std::uint32_t unless_western(std::uint64_t page) {
    constexpr std::uint64_t western[] = {1252, 20127, 28591};
    return std::ranges::count(western, page) > 0 ? 0 : static_cast<std::uint32_t>(page);
}

// Of 8-bit properties: not that of the mail on its way, which is the page of its HTML.
std::uint32_t page_of_texts(const OutlookProperties& message) {
    const std::uint64_t page = message.number(message_code_page);
    const auto language = static_cast<std::uint32_t>(message.number(message_language));
    return unless_western(page != 0 || language == 0 ? page : code_page_of_language(language));
}

class OutlookMail : public Members {
public:
    explicit OutlookMail(CompoundFile file);

    Result<std::optional<Member>> next() override;
    Result<std::string_view> read() override;
    std::optional<Error> cut() const override;

private:
    enum class Coding : std::uint8_t { none, text, rtf, storage };
    struct Step {
        Member member;
        std::optional<OutlookStream> stream{};  // none: the head
        Coding coding = Coding::none;
    };

    void add_head(const OutlookProperties& message);
    void add_recipients();
    void add_bodies(const OutlookProperties& message);
    void add_body(const OutlookStream& stream, std::string_view type, std::string_view charset, Coding coding);
    bool repeats_a_body(const OutlookProperties& message, std::string_view rtf) const;
    void add_attached();
    void add_file(const OutlookProperties& properties);
    std::vector<size_t> storages(std::string_view prefix) const;

    CompoundFile file_;
    std::uint32_t page_ = 0;  // of 8-bit text; 0: nobody says
    MailHead head_;
    bool head_whole_ = true;
    std::vector<Step> steps_;
    size_t next_ = 0;
    std::string bytes_;
    bool given_ = false;
    bool whole_ = true;
};

OutlookMail::OutlookMail(CompoundFile file) : file_(std::move(file)) {
    const OutlookProperties message(file_, CompoundFile::root);
    page_ = page_of_texts(message);
    steps_.emplace_back();
    add_head(message);
    add_recipients();
    add_bodies(message);
    add_attached();
    Member& head = steps_.front().member;
    head.transport = {"text/plain", "utf-8"};
    head.channel = Channel::metadata;
    if (head_.text().empty()) steps_.erase(steps_.begin());
}

void OutlookMail::add_head(const OutlookProperties& message) {
    head_.add(HeaderFields::parse(message.text(transport_headers, page_)));
    for (const OutlookStream& stream : message.streams()) {
        if (!stream.is_text() || std::ranges::count(passed_over, stream.id) > 0) continue;
        head_.add(label_of(stream.id), trim(message.text(stream, page_)));
    }
    for (const Label& date : dates) head_.add(date.name, date_of(message.number(date.id)));
    head_whole_ = message.whole();
}

void OutlookMail::add_recipients() {
    constexpr std::array<std::string_view, 4> kinds = {"From", "To", "Cc", "Bcc"};
    for (const size_t storage : storages("__recip_version1.0_")) {
        const OutlookProperties recipient(file_, storage);
        const std::uint64_t kind = recipient.number(recipient_type);
        std::string address = recipient.text(smtp_address_of, page_);
        if (address.empty()) address = recipient.text(address_of, page_);
        head_.add(kinds[kind < kinds.size() ? kind : 1], recipient.text(display_name_of, page_) + " <" + address + ">");
        head_whole_ = head_whole_ && recipient.whole();
    }
}

void OutlookMail::add_bodies(const OutlookProperties& message) {
    if (const OutlookStream* html = message.find(html_body)) {
        const std::uint32_t page = unless_western(message.number(internet_code_page));
        const bool text = html->is_text();
        const std::string_view charset = text ? "utf-8" : page == 0 ? "" : charset_of_code_page(page);
        add_body(*html, "text/html", charset, text ? Coding::text : Coding::none);
    }
    if (const OutlookStream* plain = message.find(plain_body); plain != nullptr && plain->is_text())
        add_body(*plain, "text/plain", "utf-8", Coding::text);
    const OutlookStream* rtf = message.find(rtf_body);
    if (rtf != nullptr && !repeats_a_body(message, unpack_rtf(file_.read(rtf->entry).bytes).bytes))
        add_body(*rtf, "application/rtf", "", Coding::rtf);
}

// RTF that only wraps the HTML or the plain text which stands beside it (MS-OXRTFEX 2.2.3.1).
bool OutlookMail::repeats_a_body(const OutlookProperties& message, std::string_view rtf) const {
    constexpr size_t longest_beginning = 512;
    const std::string_view beginning = rtf.substr(0, longest_beginning);
    const auto wraps = [&](std::string_view mark, std::uint16_t body) {
        return message.find(body) != nullptr && beginning.find(mark) != std::string_view::npos;
    };
    return wraps("\\fromhtml", html_body) || wraps("\\fromtext", plain_body);
}

void OutlookMail::add_body(const OutlookStream& stream, std::string_view type, std::string_view charset, Coding coding) {
    Step step;
    step.member.transport = {std::string(type), std::string(charset)};
    step.stream = stream;
    step.coding = coding;
    steps_.push_back(std::move(step));
}

void OutlookMail::add_attached() {
    for (const size_t storage : storages("__attach_version1.0_")) add_file(OutlookProperties(file_, storage));
}

// A file that is only referred to has no bytes here, and no member; where it lay is said in the head.
void OutlookMail::add_file(const OutlookProperties& properties) {
    head_.add("Attachment-Path", properties.text(path_name, page_));
    const OutlookStream* data = properties.find(attached_data);
    if (data == nullptr) return;
    Step step;
    std::string name;
    for (const std::uint16_t id : {long_file_name, short_file_name, display_name_of}) {
        if (name.empty()) name = trim(properties.text(id, page_));
    }
    if (name.empty()) name = "unnamed";
    // A message is named by its subject.
    const bool is_message = data->is_storage() && file_.find(data->entry, "__properties_version1.0");
    if (is_message && !to_ascii_lower(name).ends_with(".msg")) name += ".msg";
    step.member.name = display_member_path(is_message ? replace_all(name, "/", "_") : name);
    step.member.transport.content_type = to_ascii_lower(properties.text(media_of_file, page_));
    step.member.channel = Channel::attachment;
    step.stream = *data;
    step.coding = data->is_storage() ? Coding::storage : Coding::none;
    steps_.push_back(std::move(step));
}

std::vector<size_t> OutlookMail::storages(std::string_view prefix) const {
    std::vector<size_t> found;
    for (const size_t child : file_.children(CompoundFile::root)) {
        const CompoundEntry& entry = file_.entries()[child];
        if (entry.storage && equals_ignoring_case(std::string_view(entry.name).substr(0, prefix.size()), prefix)) found.push_back(child);
    }
    // The directory is in the order of its trees; the names end in numbers.
    std::ranges::sort(found, {}, [this](size_t entry) { return to_ascii_lower(file_.entries()[entry].name); });
    return found;
}

Result<std::optional<Member>> OutlookMail::next() {
    if (next_ == steps_.size()) return std::optional<Member>();
    given_ = false;
    return std::optional<Member>(steps_[next_++].member);
}

Result<std::string_view> OutlookMail::read() {
    if (std::exchange(given_, true)) return std::string_view();
    const Step& step = steps_[next_ - 1];
    whole_ = head_whole_;
    if (!step.stream) return std::string_view(head_.text());
    CompoundFile::Stream stream = step.coding == Coding::storage ? copy_storage(file_, step.stream->entry) : file_.read(step.stream->entry);
    whole_ = stream.whole;
    bytes_ = std::move(stream.bytes);
    if (step.coding == Coding::text) bytes_ = decode_outlook_text(bytes_, step.stream->type, page_);
    if (step.coding == Coding::rtf) {
        UnpackedRtf rtf = unpack_rtf(bytes_);
        bytes_ = std::move(rtf.bytes);
        whole_ = whole_ && rtf.whole;
    }
    return std::string_view(bytes_);
}

std::optional<Error> OutlookMail::cut() const {
    if (whole_) return std::nullopt;
    return Error{Fault::partly, "the file is cut or damaged and was read in part"};
}

}  // namespace

bool is_outlook_mail(std::string_view bytes) {
    if (!CompoundFile::has_signature(bytes)) return false;
    const Result<CompoundFile> file = CompoundFile::open(bytes);
    return file.ok() && file->find(CompoundFile::root, "__properties_version1.0");
}

Result<std::unique_ptr<Members>> open_outlook_mail(std::string_view bytes) {
    return std::unique_ptr<Members>(std::make_unique<OutlookMail>(TRY(CompoundFile::open(bytes))));
}

}  // namespace leakscan
