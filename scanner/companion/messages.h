// What this program and one that reads pages for it say to each other, as messages (base/wire.h). Those programs link large libraries and
// meet hostile bytes: whatever comes back from them is decoded as hostile input.
//
//   reader → program   a request, the bytes of the document behind it
//   program → reader   (page_begun page picture? | text | attachment | revision | warning)* (done | refused)
//
// `page_begun` leaves before anything of the page is looked at, so that the page which ends the program is known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/locus.h"
#include "model/placed.h"

namespace leakscan {

struct CompanionRequest {
    enum class Wish : std::uint8_t { text, attachments };
    Wish wish = Wish::text;
    bool pictures = false;                // of pages that say nothing to a reader of text, what they show
    std::uint32_t first_page = 1;         // go on from here: an earlier page ended the program
    std::uint32_t page_seconds = 20;      // processor time for one page
    std::uint32_t document_seconds = 60;  // and for all of it
    std::uint64_t memory = 1u << 30;
    std::uint64_t most_bytes = 256u << 20;  // of text, or of attachments
};

// Text that stands on no page, or beside its lines: a note, a form field, a bookmark, a property.
struct CompanionText {
    enum class Form : std::uint8_t { plain, xml };
    Form form = Form::plain;
    Channel channel = Channel::metadata;
    std::uint32_t page = 0;
    std::string label;
    std::string text;
};

struct Attachment {
    std::string name;
    std::string bytes;
};

enum class CompanionAnswerType : std::uint8_t { page_begun, page, picture, text, attachment, revision, warning, done, refused };

// What the text of a page is worth.
enum class Readability : std::uint8_t {
    readable,  // or empty
    picture,   // a picture where text could be
    mute,      // letters are shown, but nothing says which
};

// One answer; the fields that its type does not have are empty.
struct CompanionAnswer {
    CompanionAnswerType type = CompanionAnswerType::done;
    std::uint32_t number =
        0;  // page_begun: the page, 0 for what belongs to none; revision: what follows is of that earlier state, 1 the latest of them
    Readability state = Readability::readable;
    PlacedPage page;
    std::string picture;  // of the page `number`: a grey PGM file
    CompanionText text;
    Attachment attachment;
    Error error;  // warning, refused
};

std::string encode(const CompanionRequest& request);
// Takes the request off the front of `message`; what is left are the bytes of the document.
Result<CompanionRequest> take_request(std::string_view& message);

std::string encode(const CompanionAnswer& answer);
// Fault::malformed for anything that no program of ours says.
Result<CompanionAnswer> decode_companion_answer(std::string_view message);

}  // namespace leakscan
