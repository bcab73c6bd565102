// What leakscan-pdf might say after a document took it over: any bytes as its messages, and what they decode to through the assembly of
// pages. The libraries behind that program have fuzzers of their own.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/wire.h"
#include "companion/messages.h"
#include "extract/page_text.h"
#include "support/document_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace leakscan;
    FrameBuffer frames(1u << 20);
    frames.append({reinterpret_cast<const char*>(data), size});
    PageText pages;
    Document document;
    std::string_view message;
    while (frames.next(message)) {
        const Result<CompanionAnswer> answer = decode_companion_answer(message);
        if (!answer.ok()) continue;
        // What was understood is said again in the same way.
        const Result<CompanionAnswer> again = decode_companion_answer(encode(answer.value()));
        if (!again.ok() || again->type != answer->type || again->page.words.size() != answer->page.words.size()) std::abort();
        if (answer->type == CompanionAnswerType::page) pages.add(answer->page, document);
    }
    if (!keeps_promises(document)) std::abort();
    return 0;
}
