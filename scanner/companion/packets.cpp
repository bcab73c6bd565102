#include "companion/packets.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace leakscan {
namespace {

// Below what a socket takes at once everywhere (net.core.wmem_default is 208 KB).
constexpr std::size_t packet_bytes = 48u << 10;

bool begins_message(PacketKind kind) { return kind == PacketKind::first || kind == PacketKind::whole; }

}  // namespace

bool PacketSocket::send_packet(PacketKind kind, std::string_view bytes) {
    std::string packet(1, static_cast<char>(kind));
    packet += bytes;
    for (;;) {
        const ssize_t put = ::send(descriptor_, packet.data(), packet.size(), MSG_NOSIGNAL);
        if (put >= 0) return true;
        if (errno != EINTR) return false;
    }
}

bool PacketSocket::send(std::string_view message) { return send(message, {}); }

bool PacketSocket::send(std::string_view head, std::string_view body) {
    bool first = true;
    for (std::string_view* rest : {&head, &body}) {
        while (!rest->empty() || (first && body.empty())) {
            const std::string_view piece = rest->substr(0, packet_bytes);
            rest->remove_prefix(piece.size());
            const bool last = rest->empty() && body.empty();
            const PacketKind kind = first && last ? PacketKind::whole
                                    : first       ? PacketKind::first
                                    : last        ? PacketKind::last
                                                  : PacketKind::middle;
            if (!send_packet(kind, piece)) return false;
            first = false;
        }
    }
    return true;
}

bool PacketSocket::send_notice(std::string_view message) { return send_packet(PacketKind::notice, message.substr(0, packet_bytes)); }

PacketSocket::Outcome PacketSocket::receive(std::string& message, std::size_t longest) {
    message.clear();
    bool begun = false, too_long = false;
    std::array<char, packet_bytes + 1> packet;
    for (;;) {
        const ssize_t got = ::read(descriptor_, packet.data(), packet.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return Outcome::ended;
        const auto kind = static_cast<PacketKind>(packet[0]);
        const std::string_view bytes(packet.data() + 1, static_cast<std::size_t>(got) - 1);
        if (kind == PacketKind::notice) {
            message = bytes;
            return Outcome::notice;
        }
        if (begins_message(kind)) {
            message.clear();
            begun = true;
            too_long = false;
        }
        if (!begun) continue;
        too_long = too_long || message.size() + bytes.size() > longest;
        if (!too_long) message += bytes;
        if (kind != PacketKind::last && kind != PacketKind::whole) continue;
        return too_long ? Outcome::too_long : Outcome::message;
    }
}

bool PacketSocket::wait_for_message() {
    for (;;) {
        unsigned char mark = 0;
        const ssize_t seen = ::recv(descriptor_, &mark, 1, MSG_PEEK);
        if (seen < 0 && errno == EINTR) continue;
        if (seen <= 0) return false;
        if (begins_message(static_cast<PacketKind>(mark))) return true;
        char dropped = 0;
        if (::recv(descriptor_, &dropped, 1, 0) <= 0) return false;
    }
}

}  // namespace leakscan
