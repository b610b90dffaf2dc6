#include "base/file_bytes.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

namespace glissade {
namespace {

TEST(FileBytes, GivesTheWholeFile) {
    const test::TemporaryFolder folder;
    const std::string text("a\0b\n", 4);
    std::ofstream(folder.path() / "file") << text;
    const auto bytes = readFileBytes(folder.path() / "file", 4);
    ASSERT_TRUE(bytes) << bytes.error().message();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size()), text);
}

TEST(FileBytes, RefusesAFileBeyondTheLimit) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "file") << "12345";
    const auto bytes = readFileBytes(folder.path() / "file", 4);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::TooLarge);
}

TEST(FileBytes, RefusesAHugeFileWithoutReadingIt) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "sparse";
    std::ofstream(file) << "x";
    std::filesystem::resize_file(file, std::uintmax_t{1} << 40);
    const auto bytes = readFileBytes(file, std::uint64_t{1} << 30);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::TooLarge);
}

TEST(FileBytes, MissingFileIsNotFound) {
    const auto bytes = readFileBytes("/nonexistent/file", 4);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::NotFound);
    EXPECT_EQ(bytes.error().path, "/nonexistent/file");
}

TEST(FileBytes, RefusesFolderFifoAndDeviceAtOnce) {
    const test::TemporaryFolder folder;
    const auto fifo = folder.path() / "fifo";
    ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
    for (const auto& path : {folder.path(), fifo, std::filesystem::path("/dev/zero")}) {
        const auto bytes = readFileBytes(path, 4);
        ASSERT_FALSE(bytes) << path;
        EXPECT_EQ(bytes.error().code, ErrorCode::Unreadable) << path;
    }
}

}  // namespace
}  // namespace glissade
