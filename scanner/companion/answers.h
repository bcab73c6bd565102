// What the reading of one document says: makes answers of it and sends them, within the limits of the request.
#pragma once

#include <cstdint>
#include <string>

#include "companion/messages.h"
#include "companion/packets.h"

namespace leakscan {

class CompanionAnswers {
public:
    CompanionAnswers(PacketSocket& packets, const CompanionRequest& request) : packets_(packets), request_(request) {}

    // From here on the page has its own time; 0: what belongs to no page.
    void begin_page(std::uint32_t number);
    void page(Readability state, PlacedPage page);
    // What a page shows; whoever listens looks at it before anything else is said.
    void picture(std::uint32_t number, std::string picture);
    void text(CompanionText text);
    void attachment(Attachment attachment);
    void revision(std::uint32_t number);
    void warn(std::string words, Fault fault = Fault::partly);
    // The last word: nothing is said after it.
    void refuse(Error error);
    void done();

    // True once as much was said as was asked for: stop.
    bool full() const { return full_; }

private:
    void say(const CompanionAnswer& answer);

    PacketSocket& packets_;
    const CompanionRequest& request_;
    std::uint64_t said_ = 0;
    bool full_ = false;
    bool ended_ = false;
};

}  // namespace leakscan
