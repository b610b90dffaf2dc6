// Writing photos: what happens to the target, whatever goes wrong.
#include "unit/io/encode_fixture.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <thread>

namespace glissade::test {
namespace {

namespace fs = std::filesystem;

TEST_F(EncodeTest, existingTargetIsOnlyReplacedWhenAsked) {
    test::writeText(at("a.png"), "old");
    const auto image = test::smooth(20, 20, 3);
    const Photo photo = photoOf(image);
    EncodeOptions options;
    const auto refused = encode(at("a.png"), photo, options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Exists);
    EXPECT_EQ(refused.error().path, at("a.png"));
    EXPECT_EQ(test::readBytes(at("a.png")), (std::vector<std::uint8_t>{'o', 'l', 'd'}));

    options.onConflict = OnConflict::Skip;
    const auto skipped = encode(at("a.png"), photo, options);
    ASSERT_TRUE(skipped);
    EXPECT_TRUE(skipped->skipped);
    EXPECT_EQ(test::readBytes(at("a.png")).size(), 3U);

    options.onConflict = OnConflict::Number;
    EXPECT_EQ(encode(at("a.png"), photo, options)->path, at("a-1.png"));
    EXPECT_EQ(encode(at("a.png"), photo, options)->path, at("a-2.png"));
    EXPECT_EQ(encode(at("b.png"), photo, options)->path, at("b.png")) << "no number where none is needed";

    options.onConflict = OnConflict::Overwrite;
    EXPECT_EQ(encode(at("a.png"), photo, options)->path, at("a.png"));
    expectSame(*decoded(at("a.png")), image);
    EXPECT_EQ(namesIn(folder_.path()), (std::set<std::string>{"a.png", "a-1.png", "a-2.png", "b.png"}));
}

TEST_F(EncodeTest, targetThatAppearsWhileEncodingIsKept) {
    const Photo photo = photoOf(test::smooth(20, 20, 3));
    const auto rows = [&](int firstRow, Image<float>& band) -> Result<void> {
        test::writeText(at("a.png"), "other");
        return rowsOf(photo)(firstRow, band);
    };
    const auto written = encodePhoto(at("a.png"), photo.size(), photo, nullptr, {}, rows);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Exists);
    EXPECT_EQ(test::readBytes(at("a.png")).size(), 5U);
    EXPECT_EQ(namesIn(folder_.path()).size(), 1U);
}

TEST_F(EncodeTest, whatIsNoRegularFileIsNeverReplaced) {
    const Photo photo = photoOf(test::smooth(20, 20, 3));
    ASSERT_EQ(::mkfifo(at("pipe.png").c_str(), 0600), 0);
    fs::create_symlink("/dev/null", at("null.png"));
    EncodeOptions options;
    options.onConflict = OnConflict::Overwrite;
    for (const char* name : {"pipe.png", "null.png"}) {
        const auto written = encode(at(name), photo, options);
        ASSERT_FALSE(written) << name;
        EXPECT_EQ(written.error().code, ErrorCode::WriteFailed);
        EXPECT_EQ(written.error().path, at(name));
    }
    EXPECT_TRUE(fs::is_fifo(at("pipe.png")));
    EXPECT_TRUE(fs::is_symlink(at("null.png")));
    EXPECT_EQ(namesIn(folder_.path()).size(), 2U);
}

TEST_F(EncodeTest, sourceIsNeverOverwrittenUnderAnyName) {
    test::writeWithOiio(at("source.png"), "png", test::smooth(30, 20, 3));
    const auto bytes = test::readBytes(at("source.png"));
    const auto photo = decoded(at("source.png"));
    ASSERT_TRUE(photo);
    fs::create_symlink(at("source.png"), at("link.png"));
    fs::create_hard_link(at("source.png"), at("hard.png"));
    fs::create_directory(at("sub"));
    EncodeOptions options;
    options.onConflict = OnConflict::Overwrite;
    for (const fs::path& target :
         {at("source.png"), at("link.png"), at("hard.png"), folder_.path() / "sub" / ".." / "source.png"}) {
        const auto written = encode(target, *photo, options);
        ASSERT_FALSE(written) << target;
        EXPECT_EQ(written.error().code, ErrorCode::BadArgument) << target;
        EXPECT_EQ(written.error().path, target);
        EXPECT_EQ(test::readBytes(at("source.png")), bytes);
    }
    options.onConflict = OnConflict::Number;
    EXPECT_EQ(encode(at("source.png"), *photo, options)->path, at("source-1.png"));
    EXPECT_EQ(test::readBytes(at("source.png")), bytes);
    EXPECT_TRUE(fs::is_symlink(at("link.png")));
}

TEST_F(EncodeTest, failureOfTheRowsOrOfTheirMakerLeavesNothingBehind) {
    const Photo photo = photoOf(test::smooth(20, 400, 3));
    for (const std::string suffix : {"jpg", "png", "tif", "webp"}) {
        const auto failing = [&](int firstRow, Image<float>& band) -> Result<void> {
            if (firstRow > 0) return fail(ErrorCode::Internal, "the network gave NaN");
            return rowsOf(photo)(firstRow, band);
        };
        const auto failed = encodePhoto(at("a." + suffix), photo.size(), photo, nullptr, {}, failing);
        ASSERT_FALSE(failed);
        EXPECT_EQ(failed.error().reason, "the network gave NaN");
        const auto throwing = [&](int firstRow, Image<float>& band) -> Result<void> {
            if (firstRow > 0) throw std::bad_alloc();
            return rowsOf(photo)(firstRow, band);
        };
        EXPECT_EQ(encodePhoto(at("a." + suffix), photo.size(), photo, nullptr, {}, throwing).error().code,
                  ErrorCode::OutOfMemory);
        EXPECT_TRUE(namesIn(folder_.path()).empty()) << suffix;
    }
}

TEST_F(EncodeTest, cancelAtAnyPointLeavesTheOldFile) {
    const Photo photo = photoOf(test::smooth(60, 700, 3));
    for (const std::string suffix : {"jpg", "png", "tif", "webp"}) {
        const fs::path target = at("a." + suffix);
        test::writeText(target, "old");
        int cancelled = 0;
        for (int after = 0; after < 8; ++after) {
            std::stop_source stop;
            int reports = 0;
            if (after == 0) stop.request_stop();
            const Cancel cancel(stop.get_token(), [&](double done) {
                EXPECT_GE(done, 0);
                EXPECT_LE(done, 1);
                if (++reports == after) stop.request_stop();
            });
            EncodeOptions options;
            options.onConflict = OnConflict::Overwrite;
            const auto written = encodePhoto(target, photo.size(), photo, nullptr, options, rowsOf(photo), cancel);
            if (written) continue;  // the request came with the very last report
            EXPECT_EQ(written.error().code, ErrorCode::Cancelled);
            EXPECT_EQ(test::readBytes(target).size(), 3U);
            ++cancelled;
        }
        EXPECT_GE(cancelled, 6) << suffix;
    }
    EXPECT_EQ(namesIn(folder_.path()).size(), 4U);
}

TEST_F(EncodeTest, fullDiskIsToldAndLeavesTheOldFile) {
    const Photo photo = photoOf(noise<std::uint8_t>(300, 300, 3, 8));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    for (const std::string suffix : {"jpg", "png", "tif", "webp"}) {
        const fs::path target = at("a." + suffix);
        // The whole size, and limits over the whole way: header, rows, the end, the metadata.
        EncodeOptions options;
        options.onConflict = OnConflict::Overwrite;
        ASSERT_TRUE(encode(target, photo, options));
        const auto whole = fs::file_size(target);
        test::writeText(target, "old");
        for (const std::uintmax_t limit : {std::uintmax_t{10}, whole / 3, whole * 9 / 10, whole - 1}) {
            const rlimit small{limit, before.rlim_max};
            ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
            const auto written = encode(target, photo, options);
            ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
            ASSERT_FALSE(written) << suffix << " with " << limit << " of " << whole << " bytes";
            EXPECT_EQ(written.error().code, ErrorCode::WriteFailed) << written.error().message();
            EXPECT_EQ(written.error().path, target);
            EXPECT_THAT(written.error().reason, testing::HasSubstr("File too large")) << suffix << " " << limit;
            EXPECT_EQ(test::readBytes(target).size(), 3U);
        }
    }
    EXPECT_EQ(namesIn(folder_.path()).size(), 4U);
}

TEST_F(EncodeTest, placesThatCannotBeWrittenAreNamed) {
    const Photo photo = photoOf(test::smooth(20, 20, 3));
    const auto missing = encode(at("no/such/a.png"), photo);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(missing.error().path, at("no/such/a.png"));
    EXPECT_THAT(missing.error().reason, testing::HasSubstr("No such file or directory"));
    fs::create_directory(at("folder.png"));
    EncodeOptions overwrite;
    overwrite.onConflict = OnConflict::Overwrite;
    EXPECT_EQ(encode(at("folder.png"), photo, overwrite).error().code, ErrorCode::WriteFailed);
    const fs::path longName = at(std::string(252, 'n') + ".png");
    const auto tooLong = encode(longName, photo);
    ASSERT_FALSE(tooLong);
    EXPECT_EQ(tooLong.error().code, ErrorCode::WriteFailed);
    if (::geteuid() != 0) {
        fs::create_directory(at("closed"));
        fs::permissions(at("closed"), fs::perms::owner_read | fs::perms::owner_exec);
        EXPECT_THAT(encode(at("closed/a.png"), photo).error().reason, testing::HasSubstr("Permission denied"));
    }
    EXPECT_TRUE(fs::is_empty(at("folder.png")));
}

TEST_F(EncodeTest, namesAreBytes) {
    const auto image = test::smooth(20, 20, 3);
    const Photo photo = photoOf(image);
    for (const std::string& name : std::vector<std::string>{"new\nline.png",
                                                            "\xff\xfe.jpg",
                                                            "\xf0\x9f\x8c\xb5.tif",
                                                            "-x.webp",
                                                            "50%d #1.png",
                                                            std::string(251, 'n') + ".png"}) {
        const auto written = encode(at(name), photo);
        ASSERT_TRUE(written) << name << ": " << written.error().message();
        EXPECT_EQ(written->path, at(name));
        EXPECT_TRUE(decoded(at(name))) << name;
    }
    EXPECT_EQ(namesIn(folder_.path()).size(), 6U);
}

}  // namespace
}  // namespace glissade::test
