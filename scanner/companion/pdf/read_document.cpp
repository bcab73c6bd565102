// Page by page: first how it is painted, then its words, each with the channel in which it is seen; then what belongs to no page; then
// what earlier states of the document showed. Poppler and qpdf each read the document by themselves: one may manage what the other does
// not.
#include "companion/pdf/read_document.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "companion/pdf/object_text.h"
#include "companion/pdf/page_words.h"
#include "companion/pdf/revisions.h"
#include "companion/pdf/structure.h"

namespace leakscan {
namespace {

// Fewer letters than this on a picture of more than that part of the page: the text is in the picture.
constexpr size_t letters_of_page = 20;
constexpr double picture_part = 0.6;
// Shapes with curves on a page without letters: letters drawn as shapes.
constexpr std::uint32_t drawn_letters = 300;
constexpr size_t most_earlier_states = 10;

// A word cut where the way it is seen changes: of 身份证号：3401… only the number lies under the box.
void add_by_sight(const SetWord& set, const Looks& looks, std::vector<PlacedWord>& words) {
    const auto whole = [&](Channel channel) {
        words.push_back(set.word);
        words.back().channel = channel;
    };
    if (set.characters.empty()) return whole(looks.channel_of(set.word.box));
    std::vector<Channel> channels;
    for (const Box& letter : set.characters) channels.push_back(looks.channel_of(letter));
    if (std::adjacent_find(channels.begin(), channels.end(), std::not_equal_to<>()) == channels.end()) return whole(channels.front());
    size_t at = 0;
    for (size_t i = 0; i < channels.size(); ++i) {
        const size_t size = code_point_at(set.word.text, at).size;
        if (i == 0 || channels[i] != channels[i - 1]) {
            words.push_back(set.word);
            words.back().text.clear();
            words.back().channel = channels[i];
            words.back().box = set.characters[i];
            words.back().space_after = false;
        }
        PlacedWord& part = words.back();
        part.text += set.word.text.substr(at, size);
        part.box.left = std::min(part.box.left, set.characters[i].left);
        part.box.top = std::min(part.box.top, set.characters[i].top);
        part.box.right = std::max(part.box.right, set.characters[i].right);
        part.box.bottom = std::max(part.box.bottom, set.characters[i].bottom);
        at += size;
    }
    words.back().space_after = set.word.space_after;
}

void move(SetWord& set, const Box& shift) {
    const auto move_box = [&](Box& box) {
        box.left -= shift.left;
        box.right -= shift.left;
        box.top -= shift.top;
        box.bottom -= shift.top;
    };
    move_box(set.word.box);
    for (Box& letter : set.characters) move_box(letter);
}

Readability state_of(const PlacedPage& page, const Painting& painting) {
    size_t letters = 0;
    for (const PlacedWord& word : page.words) letters += count_code_points(word.text);
    if (letters >= letters_of_page) return Readability::readable;
    if (painting.pictures > picture_part) return Readability::picture;
    if (letters == 0 && !painting.writings.empty()) return Readability::mute;
    return letters == 0 && painting.curves >= drawn_letters ? Readability::picture : Readability::readable;
}

class Reading {
public:
    Reading(std::string_view document, const CompanionRequest& request, CompanionAnswers& answers)
        : document_(document), request_(request), answers_(answers) {}

    void run();
    void find_attachments();

private:
    Status open();
    void read_pages();
    void read_page(std::uint32_t number);
    std::vector<SetWord> words_of(std::uint32_t number, const Painting& painting);
    void read_earlier_state(std::string_view bytes, std::uint32_t number);

    std::string_view document_;
    const CompanionRequest& request_;
    CompanionAnswers& answers_;
    std::optional<PdfStructure> structure_;
    std::optional<PageWords> words_;
    std::string laid_open_;
    std::optional<PageWords> laid_open_words_;
    bool incomplete_ = false;
};

Status Reading::open() {
    Result<PdfStructure> structure = PdfStructure::open(document_);
    if (structure.ok()) structure_.emplace(structure.take());
    Result<PageWords> words = PageWords::open(document_);
    if (words.ok()) words_.emplace(words.take());
    if (!words.ok() && (!structure.ok() || words.error().fault == Fault::encrypted)) return words.error();
    // A document that one of the two could not open is opened from what the other makes of it.
    if (!words_) {
        laid_open_ = structure_->laid_open();
        Result<PageWords> repaired = PageWords::open(laid_open_);
        if (!repaired.ok()) return words.error();
        words_.emplace(repaired.take());
        structure_.reset();
    }
    if (!structure_) answers_.warn("the document is damaged: notes, attachments and properties were not read");
    return {};
}

void Reading::run() {
    if (const Status opened = open(); !opened.ok()) return answers_.refuse(opened.error());
    if (words_->pages() == 0) return answers_.refuse({Fault::malformed, "the PDF document has no page that could be read"});
    read_pages();
    answers_.begin_page(0);
    if (structure_ && !answers_.full()) structure_->document_texts([&](CompanionText text) { answers_.text(std::move(text)); });
    const std::vector<size_t> states = earlier_states(document_);
    for (std::uint32_t i = 0; i < states.size() && i < most_earlier_states && !answers_.full(); ++i)
        read_earlier_state(document_.substr(0, states[i]), i + 1);
    if (states.size() > most_earlier_states)
        answers_.warn("of " + std::to_string(states.size()) + " earlier states of the document only the latest " +
                      std::to_string(most_earlier_states) + " were read");
    if (incomplete_) answers_.warn("how some pages are painted is not clear: text that cannot be seen may be reported as visible");
    answers_.done();
}

void Reading::read_pages() {
    for (std::uint32_t number = request_.first_page; number <= words_->pages(); ++number) {
        if (answers_.full()) return answers_.warn("the text of the document is longer than the limit and was read in part");
        answers_.begin_page(number);
        read_page(number);
    }
}

void Reading::read_page(std::uint32_t number) {
    Painting painting = structure_ ? structure_->paint(number).value_or(Painting{}) : Painting{};
    incomplete_ = incomplete_ || painting.incomplete;
    const Looks looks(painting);
    PlacedPage page;
    page.number = number;
    page.width = painting.page.width();
    for (const SetWord& set : words_of(number, painting)) add_by_sight(set, looks, page.words);
    page.rules = std::move(painting.rules);
    std::string shown;
    for (const PlacedWord& word : page.words) shown += squeezed(word.text);
    const Readability state = state_of(page, painting);
    answers_.page(state, std::move(page));
    if (request_.pictures && state != Readability::readable) answers_.picture(number, words_->drawn(number));
    if (structure_) structure_->page_texts(number, shown, [&](CompanionText text) { answers_.text(std::move(text)); });
}

// From the copy with everything in sight where something is out of it.
std::vector<SetWord> Reading::words_of(std::uint32_t number, const Painting& painting) {
    const bool out_of_sight = structure_ && (painting.beyond_page || painting.hidden_layer);
    if (out_of_sight && laid_open_.empty()) {
        laid_open_ = structure_->laid_open();
        Result<PageWords> opened = PageWords::open(laid_open_);
        if (opened.ok()) laid_open_words_.emplace(opened.take());
    }
    const bool open = out_of_sight && laid_open_words_;
    std::optional<std::vector<SetWord>> words = (open ? *laid_open_words_ : *words_).words(number);
    if (!words) {
        answers_.warn("page " + std::to_string(number) + " is damaged and was not read");
        return {};
    }
    if (open) {
        const Box shift = structure_->laid_open_shift(number);
        for (SetWord& set : *words) move(set, shift);
    }
    return std::move(*words);
}

void Reading::read_earlier_state(std::string_view bytes, std::uint32_t number) {
    answers_.begin_page(0);
    Result<PageWords> words = PageWords::open(bytes);
    if (!words.ok()) return answers_.warn("an earlier state of the document could not be read");
    answers_.revision(number);
    Result<PdfStructure> structure = PdfStructure::open(bytes);
    for (std::uint32_t at = 1; at <= words->pages() && !answers_.full(); ++at) {
        PlacedPage page;
        page.number = at;
        for (SetWord& set : words->words(at).value_or(std::vector<SetWord>())) page.words.push_back(std::move(set.word));
        if (structure.ok()) {
            Painting painting = structure->paint(at).value_or(Painting{});
            page.width = painting.page.width();
            page.rules = std::move(painting.rules);
        }
        std::string shown;
        for (const PlacedWord& word : page.words) shown += squeezed(word.text);
        answers_.page(Readability::readable, std::move(page));
        if (structure.ok()) structure->page_texts(at, shown, [&](CompanionText text) { answers_.text(std::move(text)); });
    }
    if (structure.ok()) structure->document_texts([&](CompanionText text) { answers_.text(std::move(text)); });
}

void Reading::find_attachments() {
    Result<PdfStructure> structure = PdfStructure::open(document_);
    // Why a document cannot be opened is said by who reads its text.
    if (!structure.ok()) return answers_.done();
    const bool all = structure->attachments(request_.most_bytes, [&](Attachment file) { answers_.attachment(std::move(file)); });
    if (!all) answers_.warn("not all attachments could be read");
    answers_.done();
}

}  // namespace

void read_document(std::string_view document, const CompanionRequest& request, CompanionAnswers& answers) {
    Reading reading(document, request, answers);
    if (request.wish == CompanionRequest::Wish::attachments) return reading.find_attachments();
    reading.run();
}

}  // namespace leakscan
