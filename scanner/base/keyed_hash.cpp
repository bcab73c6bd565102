#include "base/keyed_hash.h"

#include <nettle/sha2.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "base/file.h"
#include "base/text.h"

namespace leakscan {
namespace {

std::string hex(const unsigned char* bytes, size_t size) {
    std::string text(size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.pop_back();
    return text;
}

// The same for a digest, which is no secret: it need not take the same time for all.
template <size_t size>
std::string digest_hex(const std::array<unsigned char, size>& digest) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text(2 * size, '\0');
    for (size_t i = 0; i < size; ++i) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 0x0F];
    }
    return text;
}

// As ssh has it for private keys: who can read this one can turn identities back into the numbers that they stand for.
Status check_privacy(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0 || info.st_uid != ::getuid()) return {};
    const mode_t others = S_IRWXG | S_IRWXO;
    if ((info.st_mode & others) == 0) return {};
    std::array<char, 8> mode{};
    std::snprintf(mode.data(), mode.size(), "%04o", static_cast<unsigned>(info.st_mode & 07777));
    return Error{Fault::usage, path + ": others can open this key (its mode is " + mode.data() + "): chmod 600 it first"};
}

}  // namespace

Result<Key> load_or_create_key(const std::string& path) {
    if (sodium_init() < 0) return Error{Fault::internal, "libsodium could not be initialised"};
    Key key{};
    if (!exists(path)) {
        randombytes_buf(key.data(), key.size());
        // Of two first runs at once one makes the file; the other goes on to read it.
        if (TRY(create_file(path, hex(key.data(), key.size()) + "\n"))) return key;
    }
    TRY(check_privacy(path));
    const std::string text = TRY(read_file(path));
    const std::string_view digits = trim(text);
    size_t size = 0;
    if (sodium_hex2bin(key.data(), key.size(), digits.data(), digits.size(), nullptr, &size, nullptr) != 0 || size != key.size()) {
        return Error{Fault::usage, path + ": not an identity key (64 hex digits expected)"};
    }
    return key;
}

std::string keyed_hash(const Key& key, std::initializer_list<std::string_view> parts) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), 16);
    for (std::string_view part : parts) {
        std::array<unsigned char, 8> size{};
        for (size_t i = 0; i < size.size(); ++i)
            size[i] = static_cast<unsigned char>(static_cast<unsigned long long>(part.size()) >> (8 * i));
        crypto_generichash_update(&state, size.data(), size.size());
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
    }
    std::array<unsigned char, 16> digest{};
    crypto_generichash_final(&state, digest.data(), digest.size());
    return digest_hex(digest);
}

// nettle and not libsodium: it uses the SHA instructions of the processor, which is four times as fast.
std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_SIZE> digest{};
    sha256_ctx state;
    sha256_init(&state);
    sha256_update(&state, bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data()));
    sha256_digest(&state, digest.size(), digest.data());
    return digest_hex(digest);
}

}  // namespace leakscan
