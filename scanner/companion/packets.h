// Messages over a socket that keeps packets whole (SOCK_SEQPACKET): a process that dies in the middle of a message leaves
// nothing half-read behind, because the next packet says that it begins a message. Knows nothing of what messages mean.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leakscan {

enum class PacketKind : unsigned char {
    first,   // of a message, more follow
    middle,  // more follow
    last,
    whole,   // first and last
    notice,  // a message of its own, whatever came before
};

class PacketSocket {
public:
    // Does not own the descriptor.
    explicit PacketSocket(int descriptor) : descriptor_(descriptor) {}

    // Waits as long as the other side reads nothing. False: it is gone.
    bool send(std::string_view message);
    // The same for a message in two pieces, which are not copied together.
    bool send(std::string_view head, std::string_view body);
    bool send_notice(std::string_view message);

    enum class Outcome : unsigned char { message, notice, ended, too_long };
    // Waits for the next whole message. What a dead sender left unfinished is dropped.
    Outcome receive(std::string& message, std::size_t longest);

    // Drops packets that begin no message. False: the other side is gone. Leaves the first of the next message unread.
    bool wait_for_message();

private:
    bool send_packet(PacketKind kind, std::string_view bytes);

    int descriptor_;
};

}  // namespace leakscan
