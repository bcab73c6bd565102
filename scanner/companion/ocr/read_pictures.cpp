// Picture by picture: decoded, prepared, recognised; words are placed in points, as if letters were of the usual size.
#include "companion/ocr/read_pictures.h"

#include <string>
#include <utility>
#include <vector>

#include "companion/ocr/codes.h"

namespace leakscan {
namespace {

constexpr double usual_height = 10.5;  // points of a Han character in a printed document

void place(PlacedPage& page, const Picture& picture) {
    const double points = picture.letter_height > 0 ? usual_height / picture.letter_height : 0.25;
    const auto shrink = [&](Box& box) { box = {box.left * points, box.top * points, box.right * points, box.bottom * points}; };
    for (PlacedWord& word : page.words) shrink(word.box);
    for (Box& rule : page.rules) shrink(rule);
}

}  // namespace

void read_pictures(std::string_view file, const CompanionRequest& request, Recogniser& recogniser, CompanionAnswers& answers) {
    PictureFile pictures(file);
    for (std::uint32_t number = 1;; ++number) {
        answers.begin_page(number);
        Result<PixHandle> decoded = pictures.next();
        if (!decoded.ok()) return number == 1 ? answers.refuse(decoded.error()) : answers.done();
        PixHandle pix = decoded.take();
        if (!pix || answers.full()) break;
        if (number < request.first_page) continue;
        if (is_small(pix.get())) continue;
        PixHandle grey = to_grey(std::move(pix));
        for (std::string& text : grey ? find_codes(grey.get()) : std::vector<std::string>())
            answers.text({CompanionText::Form::plain, Channel::ocr, number, "二维码", std::move(text)});
        Picture picture = prepare(std::move(grey));
        PlacedPage page;
        page.number = number;
        if (picture.grey && picture.letter_height > 0) page.words = recogniser.words(picture);
        page.rules = std::move(picture.rules);
        place(page, picture);
        answers.page(Readability::readable, std::move(page));
    }
    answers.done();
}

}  // namespace leakscan
