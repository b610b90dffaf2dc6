// BadPhotoTest: files that are refused with a reason or opened in part; nothing is printed.
#pragma once

#include "io/decode.h"
#include "support/temporary_folder.h"
#include "unit/io/io_samples.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glissade {

class BadPhotoTest : public testing::Test {
protected:
    void SetUp() override {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
    }
    void TearDown() override {
        EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
        std::string printed = testing::internal::GetCapturedStderr();
        // dav1d's own logger, which libheif 1.15 gives no way to silence.
        for (const std::string line = "Error parsing OBU data\n"; printed.find(line) != std::string::npos;)
            printed.erase(printed.find(line), line.size());
        EXPECT_EQ(printed, "");
    }
    [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

    /// Both ways to open must refuse with this code, name the file and give a reason.
    void expectRefused(const std::filesystem::path& file, ErrorCode code, const std::string& reasonPart = {}) const {
        const auto info = readPhotoInfo(file);
        ASSERT_FALSE(info) << file;
        const auto photo = decodePhoto(file);
        ASSERT_FALSE(photo) << file;
        for (const Error& error : {info.error(), photo.error()}) {
            EXPECT_EQ(name(error.code), name(code)) << error.message();
            EXPECT_EQ(error.path, file);
            EXPECT_FALSE(error.reason.empty());
            EXPECT_NE(error.reason.find(reasonPart), std::string::npos) << error.reason;
        }
    }
    test::TemporaryFolder folder_;
};

/// Peak memory of this process so far, kB.
inline long peakMemory() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

inline void putBigEndian(std::vector<std::uint8_t>& bytes, std::size_t offset, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes[offset + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> 8 * (count - 1 - i));
}

}  // namespace glissade
