#include "net/sha256.h"

#include <gtest/gtest.h>

#include <string_view>

namespace glissade {
namespace {

std::string hash(std::string_view text) { return sha256Hex(std::as_bytes(std::span(text))); }

// The vectors of FIPS 180-2, appendix B, and of the empty message.
TEST(Sha256, GivesThePublishedVectors) {
    EXPECT_EQ(hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

}  // namespace
}  // namespace glissade
