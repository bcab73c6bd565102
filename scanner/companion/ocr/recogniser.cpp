#include "companion/ocr/recogniser.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr const char* model = "chi_sim";
// What the engine makes of wide gaps, remains of lines and dirt.
bool is_dirt(std::string_view text) {
    constexpr std::string_view signs[] = {"”", "“", "‘", "’", "|", "\"", "'", "_", "`", "~", "^", "〔", "【", "。", "，", "、"};
    return std::ranges::find(signs, text) != std::end(signs);
}

Box around(const Box& one, const Box& two) {
    return {std::min(one.left, two.left), std::min(one.top, two.top), std::max(one.right, two.right), std::max(one.bottom, two.bottom)};
}

bool stand_together(const PlacedWord& left, const PlacedWord& right, double letter_height) {
    constexpr double closest = 0.75;  // of a Han character: cells of a table are further apart
    const bool one_line = right.box.middle_y() > left.box.top && right.box.middle_y() < left.box.bottom && right.box.left > left.box.left;
    if (!one_line || right.box.left - left.box.right > closest * letter_height) return false;
    const char32_t last = code_point_at(left.text, previous_code_point(left.text, left.text.size())).value;
    return is_han(last) || is_han(code_point_at(right.text, 0).value);
}

// In Chinese the engine ends words anywhere.
std::vector<PlacedWord> joined(std::vector<PlacedWord> words, double letter_height) {
    std::vector<PlacedWord> whole;
    for (PlacedWord& word : words) {
        if (whole.empty() || !stand_together(whole.back(), word, letter_height)) {
            whole.push_back(std::move(word));
            continue;
        }
        whole.back().text += word.text;
        whole.back().box = around(whole.back().box, word.box);
    }
    return whole;
}

// A word ends where the engine says so, or where a sign of dirt stands.
void add_symbol(const tesseract::ResultIterator& found, const Picture& picture, std::vector<PlacedWord>& words) {
    int left = 0, top = 0, right = 0, bottom = 0;
    const std::unique_ptr<char[]> text(found.GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!text || !found.BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom)) return;
    const bool dirt = is_dirt(text.get());
    const bool begins = words.empty() || words.back().text.empty() || found.IsAtBeginningOf(tesseract::RIL_WORD);
    if (dirt || begins) {
        if (words.empty() || !words.back().text.empty()) words.emplace_back();
    }
    if (dirt) return;
    PlacedWord& word = words.back();
    // The engine guesses how wide a character is.
    const Box box = tight({double(left), double(top), double(right), double(bottom)}, picture);
    word.box = word.text.empty() ? box : around(word.box, box);
    word.text += text.get();
    word.channel = Channel::ocr;
}

}  // namespace

Recogniser::Recogniser(std::unique_ptr<tesseract::TessBaseAPI> engine) : engine_(std::move(engine)) {}
Recogniser::Recogniser(Recogniser&&) noexcept = default;
Recogniser::~Recogniser() = default;

Result<Recogniser> Recogniser::create() {
    auto engine = std::make_unique<tesseract::TessBaseAPI>();
    if (engine->Init(nullptr, model, tesseract::OEM_LSTM_ONLY) != 0)
        return Error{Fault::unsupported, "the model for Chinese is missing (package tesseract-ocr-chi-sim)"};
    engine->SetVariable("debug_file", "/dev/null");
    // Rows of a table are lines of text, however far apart their cells.
    engine->SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
    return Recogniser(std::move(engine));
}

std::string Recogniser::description() const { return std::string("tesseract ") + tesseract::TessBaseAPI::Version() + ", " + model; }

std::vector<PlacedWord> Recogniser::words(const Picture& picture) {
    std::vector<PlacedWord> words;
    engine_->SetImage(picture.grey.get());
    engine_->SetSourceResolution(300);
    if (engine_->Recognize(nullptr) != 0) return words;
    const std::unique_ptr<tesseract::ResultIterator> found(engine_->GetIterator());
    if (!found) return words;
    do {
        if (!found->Empty(tesseract::RIL_SYMBOL)) add_symbol(*found, picture, words);
    } while (found->Next(tesseract::RIL_SYMBOL));
    if (!words.empty() && words.back().text.empty()) words.pop_back();
    engine_->Clear();
    return joined(std::move(words), picture.letter_height);
}

}  // namespace leakscan
