// Every answer is counted against the limits of the request before it is sent.
#include "pdf/program/answers.h"

#include <sys/time.h>
#include <unistd.h>

#include <utility>

namespace leakscan {
namespace {

// Half of what the reader takes as one message.
constexpr size_t most_page_bytes = 16u << 20;
constexpr size_t most_rules = 20'000;

// Processor time, not time of day: the reader may be waiting for somebody itself. The signal ends the process.
void allow_seconds(std::uint32_t seconds) {
    const itimerval timer{{0, 0}, {static_cast<time_t>(seconds), 0}};
    ::setitimer(ITIMER_PROF, &timer, nullptr);
}

// Cuts what is more than a message takes. True if something was left out.
bool cut(PlacedPage& page) {
    if (page.rules.size() > most_rules) page.rules.clear();
    size_t bytes = 0, kept = 0;
    for (; kept < page.words.size() && bytes < most_page_bytes; ++kept) bytes += page.words[kept].text.size() + sizeof(PlacedWord);
    if (kept == page.words.size()) return false;
    page.words.resize(kept);
    return true;
}

}  // namespace

void PdfAnswers::say(const PdfAnswer& answer) {
    if (ended_) return;
    const std::string message = encode(answer);
    said_ += message.size();
    full_ = full_ || said_ > request_.most_bytes;
    if (!packets_.send(message)) ::_exit(0);  // nobody listens any more
}

void PdfAnswers::begin_page(std::uint32_t number) {
    PdfAnswer answer;
    answer.type = PdfAnswerType::page_begun;
    answer.number = number;
    say(answer);
    allow_seconds(request_.page_seconds);
}

void PdfAnswers::page(PdfPageState state, PlacedPage page) {
    if (cut(page)) warn("page " + std::to_string(page.number) + " has more text than is read of one page");
    PdfAnswer answer;
    answer.type = PdfAnswerType::page;
    answer.state = state;
    answer.page = std::move(page);
    say(answer);
}

void PdfAnswers::text(PdfText text) {
    if (text.text.empty()) return;
    if (text.text.size() > most_page_bytes) text.text.resize(most_page_bytes);
    PdfAnswer answer;
    answer.type = PdfAnswerType::text;
    answer.text = std::move(text);
    say(answer);
}

void PdfAnswers::attachment(PdfAttachment attachment) {
    PdfAnswer answer;
    answer.type = PdfAnswerType::attachment;
    answer.attachment = std::move(attachment);
    say(answer);
}

void PdfAnswers::revision(std::uint32_t number) {
    PdfAnswer answer;
    answer.type = PdfAnswerType::revision;
    answer.number = number;
    say(answer);
}

void PdfAnswers::warn(std::string words, Fault fault) {
    PdfAnswer answer;
    answer.type = PdfAnswerType::warning;
    answer.error = {fault, std::move(words)};
    say(answer);
}

void PdfAnswers::refuse(Error error) {
    PdfAnswer answer;
    answer.type = PdfAnswerType::refused;
    answer.error = std::move(error);
    say(answer);
    ended_ = true;
}

void PdfAnswers::done() {
    say({});
    ended_ = true;
}

}  // namespace leakscan
