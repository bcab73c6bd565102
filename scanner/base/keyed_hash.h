// Identity without disclosure: keyed BLAKE2b of personal values (a plain hash of an ID number is reversed in
// minutes), and SHA-256 of documents. The only home of libsodium.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"

namespace leakscan {

using Key = std::array<unsigned char, 32>;

// Reads the key file, or makes it (mode 0600, 64 hex digits) with a random key at first use. Fault::usage if others than its
// owner can open it.
Result<Key> load_or_create_key(const std::string& path);

// 32 hex digits (128 bits) over the parts, each preceded by its length, so that ("a","bc") differs from ("ab","c").
std::string keyed_hash(const Key& key, std::initializer_list<std::string_view> parts);

std::string sha256_hex(std::string_view bytes);  // 64 hex digits

}  // namespace leakscan
