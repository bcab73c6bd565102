#include "companion/packets.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <thread>

using namespace leakscan;

namespace {

struct Pair {
    std::array<int, 2> ends{-1, -1};
    Pair() { REQUIRE(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) == 0); }
    ~Pair() {
        for (const int end : ends) ::close(end);
    }
};

constexpr size_t longest = 1u << 20;

void put(int descriptor, PacketKind kind, std::string bytes) {
    bytes.insert(bytes.begin(), static_cast<char>(kind));
    REQUIRE(::send(descriptor, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
}

}  // namespace

TEST_CASE("messages of any length arrive whole and in order") {
    const Pair pair;
    const std::string longer(500'000, 'x');
    std::thread sender([&] {
        PacketSocket out(pair.ends[0]);
        out.send("one");
        out.send("head", longer);
        out.send("");
        out.send_notice("end");
    });
    PacketSocket in(pair.ends[1]);
    std::string message;
    CHECK(in.receive(message, longest) == PacketSocket::Outcome::message);
    CHECK(message == "one");
    CHECK(in.receive(message, longest) == PacketSocket::Outcome::message);
    CHECK(message == "head" + longer);
    CHECK(in.receive(message, longest) == PacketSocket::Outcome::message);
    CHECK(message.empty());
    CHECK(in.receive(message, longest) == PacketSocket::Outcome::notice);
    CHECK(message == "end");
    sender.join();
}

TEST_CASE("what a dead sender left unfinished is dropped") {
    const Pair pair;
    put(pair.ends[0], PacketKind::first, "half of a");
    put(pair.ends[0], PacketKind::notice, "it died");
    put(pair.ends[0], PacketKind::middle, "rest of another");
    put(pair.ends[0], PacketKind::last, "its end");
    put(pair.ends[0], PacketKind::first, "un");
    put(pair.ends[0], PacketKind::whole, "whole");
    PacketSocket in(pair.ends[1]);
    std::string message;
    CHECK(in.receive(message, longest) == PacketSocket::Outcome::notice);
    CHECK(message == "it died");
    CHECK(in.wait_for_message());
    CHECK(in.receive(message, longest) == PacketSocket::Outcome::message);
    CHECK(message == "whole");
}

TEST_CASE("a message beyond the limit is passed over, and the next is heard") {
    const Pair pair;
    put(pair.ends[0], PacketKind::first, std::string(600, 'x'));
    put(pair.ends[0], PacketKind::last, std::string(600, 'x'));
    put(pair.ends[0], PacketKind::whole, "short");
    PacketSocket in(pair.ends[1]);
    std::string message;
    CHECK(in.receive(message, 1000) == PacketSocket::Outcome::too_long);
    CHECK(in.receive(message, 1000) == PacketSocket::Outcome::message);
    CHECK(message == "short");
}

TEST_CASE("the end of the other side is an end, not a wait") {
    Pair pair;
    ::close(pair.ends[0]);
    pair.ends[0] = -1;
    PacketSocket in(pair.ends[1]);
    std::string message;
    CHECK(in.receive(message, longest) == PacketSocket::Outcome::ended);
    CHECK_FALSE(in.wait_for_message());
    CHECK_FALSE(in.send("anybody there?"));
}
