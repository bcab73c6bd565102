#include "model/verdict.h"

#include "base/message.h"

namespace leakscan {

std::string_view name(Ruling ruling) { return ruling == Ruling::leak ? "leak" : ruling == Ruling::review ? "review" : "allowed"; }
std::string_view name(Severity severity) { return severity == Severity::high ? "high" : severity == Severity::medium ? "medium" : "low"; }
Phrase title(Ruling ruling) {
    if (ruling == Ruling::leak) return {"须整改", "to rectify"};
    if (ruling == Ruling::review) return {"待核实", "to review"};
    return {"可公开", "allowed"};
}
Phrase title(Severity severity) {
    if (severity == Severity::high) return {"高", "high"};
    if (severity == Severity::medium) return {"中", "medium"};
    return {"低", "low"};
}
std::optional<Ruling> ruling_from(std::string_view text) {
    for (Ruling ruling : {Ruling::leak, Ruling::review, Ruling::allowed}) {
        if (name(ruling) == text) return ruling;
    }
    return std::nullopt;
}
std::optional<Severity> severity_from(std::string_view text) {
    for (Severity severity : {Severity::low, Severity::medium, Severity::high}) {
        if (name(severity) == text) return severity;
    }
    return std::nullopt;
}

std::string Grounds::in(Language language) const {
    std::string text(phrase.in(language));
    if (!aside.zh.empty()) text += fill(aside.in(language), words);
    return text;
}

}  // namespace leakscan
