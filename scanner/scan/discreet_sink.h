// Between the pipeline and whoever listens: masks personal values in the names of things. File and member names, titles,
// labels, sheet names and notes are printed as they are everywhere, so what they give away must not leave the worker either.
#pragma once

#include "match/match.h"
#include "scan/sink.h"

namespace leakscan {

class DiscreetSink : public Sink {
public:
    DiscreetSink(const Matcher& matcher, Sink& sink) : matcher_(matcher), sink_(sink) {}

    void begin(std::uint64_t number, const Origin& origin) override;
    void found(std::uint64_t number, Finding finding) override;
    void skip(std::uint64_t number, Skip skip) override;
    void revisit(std::uint64_t number, Revisit revisit) override;
    void end(ScannedDocument document) override;

private:
    void mask(std::string& text) const;
    void mask(Origin& origin) const;

    const Matcher& matcher_;
    Sink& sink_;
};

}  // namespace leakscan
