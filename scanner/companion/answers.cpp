// Every answer is counted against the limits of the request before it is sent.
#include "companion/answers.h"

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

void CompanionAnswers::say(const CompanionAnswer& answer) {
    if (ended_) return;
    const std::string message = encode(answer);
    if (answer.type != CompanionAnswerType::picture) said_ += message.size();
    full_ = full_ || said_ > request_.most_bytes;
    if (!packets_.send(message)) ::_exit(0);  // nobody listens any more
}

void CompanionAnswers::begin_page(std::uint32_t number) {
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::page_begun;
    answer.number = number;
    say(answer);
    allow_seconds(request_.page_seconds);
}

void CompanionAnswers::page(Readability state, PlacedPage page) {
    if (cut(page)) warn("page " + std::to_string(page.number) + " has more text than is read of one page");
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::page;
    answer.state = state;
    answer.page = std::move(page);
    say(answer);
}

void CompanionAnswers::picture(std::uint32_t number, std::string picture) {
    if (picture.size() > 2 * most_page_bytes - 64) return;
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::picture;
    answer.number = number;
    answer.picture = std::move(picture);
    say(answer);
}

void CompanionAnswers::text(CompanionText text) {
    if (text.text.empty()) return;
    if (text.text.size() > most_page_bytes) text.text.resize(most_page_bytes);
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::text;
    answer.text = std::move(text);
    say(answer);
}

void CompanionAnswers::attachment(Attachment attachment) {
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::attachment;
    answer.attachment = std::move(attachment);
    say(answer);
}

void CompanionAnswers::revision(std::uint32_t number) {
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::revision;
    answer.number = number;
    say(answer);
}

void CompanionAnswers::warn(std::string words, Fault fault) {
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::warning;
    answer.error = {fault, std::move(words)};
    say(answer);
}

void CompanionAnswers::refuse(Error error) {
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::refused;
    answer.error = std::move(error);
    say(answer);
    ended_ = true;
}

void CompanionAnswers::done() {
    say({});
    ended_ = true;
}

}  // namespace leakscan
