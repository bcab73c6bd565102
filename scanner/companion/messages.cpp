// See messages.h. Boxes travel as hundredths of a point: enough for any layout, and no NaN can be said.
#include "companion/messages.h"

#include <algorithm>
#include <cmath>

#include "base/wire.h"

namespace leakscan {
namespace {

constexpr double units = 100;         // per point
constexpr double farthest = 1e7;      // points from the corner of the page; a page has 14400 at most
constexpr size_t request_length = 1;  // bytes that say how long the request is
constexpr std::uint8_t most_turns = 3;

void put_length(WireWriter& writer, double points) {
    // A comparison with NaN is false.
    const double held = points > -farthest ? std::min(points, farthest) : -farthest;
    writer.put(static_cast<std::uint64_t>(std::lround((held + farthest) * units)));
}

double take_length(WireReader& reader) {
    constexpr auto largest = static_cast<std::uint64_t>(2 * farthest * units);
    return static_cast<double>(reader.number_up_to(largest)) / units - farthest;
}

void put_box(WireWriter& writer, const Box& box) {
    put_length(writer, box.left);
    put_length(writer, box.top);
    put_length(writer, box.right);
    put_length(writer, box.bottom);
}

Box take_box(WireReader& reader) {
    Box box;
    box.left = take_length(reader);
    box.top = take_length(reader);
    box.right = std::max(box.left, take_length(reader));
    box.bottom = std::max(box.top, take_length(reader));
    return box;
}

void put_page(WireWriter& writer, const CompanionAnswer& answer) {
    writer.put(static_cast<std::uint64_t>(answer.state));
    writer.put(answer.page.number);
    put_length(writer, answer.page.width);
    writer.put(answer.page.words.size());
    for (const PlacedWord& word : answer.page.words) {
        put_box(writer, word.box);
        writer.put_text(word.text);
        writer.put(static_cast<std::uint64_t>(word.channel));
        writer.put(word.turns);
        writer.put_flag(word.space_after);
    }
    writer.put(answer.page.rules.size());
    for (const Box& rule : answer.page.rules) put_box(writer, rule);
}

void take_page(WireReader& reader, CompanionAnswer& answer) {
    answer.state = reader.enumerator(Readability::mute);
    answer.page.number = reader.small_number();
    answer.page.width = take_length(reader);
    // No reserve: a count is only a claim until as many words have come.
    for (std::uint64_t left = reader.number(); left > 0 && !reader.failed(); --left) {
        PlacedWord word;
        word.box = take_box(reader);
        word.text = reader.text();
        word.channel = reader.enumerator(Channel::file_name);
        word.turns = static_cast<std::uint8_t>(reader.number_up_to(most_turns));
        word.space_after = reader.flag();
        answer.page.words.push_back(std::move(word));
    }
    for (std::uint64_t left = reader.number(); left > 0 && !reader.failed(); --left) answer.page.rules.push_back(take_box(reader));
}

void put_error(WireWriter& writer, const Error& error) {
    writer.put(static_cast<std::uint64_t>(error.fault));
    writer.put_text(error.message);
}

Error take_error(WireReader& reader) {
    Error error;
    error.fault = reader.enumerator(Fault::partly);
    error.message = reader.text();
    return error;
}

}  // namespace

std::string encode(const CompanionRequest& request) {
    WireWriter writer;
    writer.put(static_cast<std::uint64_t>(request.wish));
    writer.put_flag(request.pictures);
    writer.put(request.first_page);
    writer.put(request.page_seconds);
    writer.put(request.document_seconds);
    writer.put(request.memory);
    writer.put(request.most_bytes);
    return std::string(request_length, static_cast<char>(writer.bytes().size())) + writer.bytes();
}

Result<CompanionRequest> take_request(std::string_view& message) {
    const Error nonsense{Fault::malformed, "no request"};
    if (message.empty()) return nonsense;
    const auto size = static_cast<unsigned char>(message.front());
    if (message.size() < request_length + size) return nonsense;
    WireReader reader(message.substr(request_length, size));
    CompanionRequest request;
    request.wish = reader.enumerator(CompanionRequest::Wish::attachments);
    request.pictures = reader.flag();
    request.first_page = reader.small_number();
    request.page_seconds = reader.small_number();
    request.document_seconds = reader.small_number();
    request.memory = reader.number();
    request.most_bytes = reader.number();
    if (!reader.complete()) return nonsense;
    message.remove_prefix(request_length + size);
    return request;
}

std::string encode(const CompanionAnswer& answer) {
    WireWriter writer;
    writer.put(static_cast<std::uint64_t>(answer.type));
    switch (answer.type) {
        case CompanionAnswerType::page_begun:
        case CompanionAnswerType::revision: writer.put(answer.number); break;
        case CompanionAnswerType::page: put_page(writer, answer); break;
        case CompanionAnswerType::picture:
            writer.put(answer.number);
            writer.put(answer.picture);
            break;
        case CompanionAnswerType::text:
            writer.put(static_cast<std::uint64_t>(answer.text.form));
            writer.put(static_cast<std::uint64_t>(answer.text.channel));
            writer.put(answer.text.page);
            writer.put_text(answer.text.label);
            writer.put_text(answer.text.text);
            break;
        case CompanionAnswerType::attachment:
            writer.put_text(answer.attachment.name);
            writer.put(answer.attachment.bytes);
            break;
        case CompanionAnswerType::warning:
        case CompanionAnswerType::refused: put_error(writer, answer.error); break;
        case CompanionAnswerType::done: break;
    }
    return writer.bytes();
}

Result<CompanionAnswer> decode_companion_answer(std::string_view message) {
    WireReader reader(message);
    CompanionAnswer answer;
    answer.type = reader.enumerator(CompanionAnswerType::refused);
    switch (answer.type) {
        case CompanionAnswerType::page_begun:
        case CompanionAnswerType::revision: answer.number = reader.small_number(); break;
        case CompanionAnswerType::page: take_page(reader, answer); break;
        case CompanionAnswerType::picture:
            answer.number = reader.small_number();
            answer.picture = reader.string();
            break;
        case CompanionAnswerType::text:
            answer.text.form = reader.enumerator(CompanionText::Form::xml);
            answer.text.channel = reader.enumerator(Channel::file_name);
            answer.text.page = reader.small_number();
            answer.text.label = reader.text();
            answer.text.text = reader.text();
            break;
        case CompanionAnswerType::attachment:
            answer.attachment.name = reader.text();
            answer.attachment.bytes = reader.string();
            break;
        case CompanionAnswerType::warning:
        case CompanionAnswerType::refused: answer.error = take_error(reader); break;
        case CompanionAnswerType::done: break;
    }
    if (!reader.complete()) return Error{Fault::malformed, "the protocol was broken"};
    return answer;
}

}  // namespace leakscan
