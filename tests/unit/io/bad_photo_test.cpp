// Files that are no photos, or no longer: each is refused with a reason, quickly, and nothing is printed.
#include "unit/io/bad_photo_fixture.h"

#include <OpenImageIO/imageio.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <random>

#include <gtest/gtest.h>

namespace glissade {
namespace {

namespace fs = std::filesystem;

TEST_F(BadPhotoTest, missingFile) { expectRefused(at("none.jpg"), ErrorCode::NotFound, "no such file"); }

TEST_F(BadPhotoTest, emptyFile) {
    test::writeText(at("empty.jpg"), "");
    expectRefused(at("empty.jpg"), ErrorCode::Corrupt, "empty");
}

TEST_F(BadPhotoTest, textCalledJpeg) {
    test::writeText(at("text.jpg"), "Dear diary, this is not a picture at all.\n");
    expectRefused(at("text.jpg"), ErrorCode::Unsupported, "not a picture");
}

TEST_F(BadPhotoTest, foreignFormatsAreNamed) {
    test::writeText(at("a.jpg"), std::string("\xff\x0a\xfa\x1f\x41", 5));
    expectRefused(at("a.jpg"), ErrorCode::Unsupported, "JPEG XL");
    test::writeText(at("b.png"), "%PDF-1.4 ...");
    expectRefused(at("b.png"), ErrorCode::Unsupported, "PDF");
}

TEST_F(BadPhotoTest, folderFifoSocketAndDeviceAreRefusedAtOnce) {
    const auto start = std::chrono::steady_clock::now();
    expectRefused(folder_.path(), ErrorCode::Unreadable, "folder");
    ASSERT_EQ(::mkfifo(at("fifo.jpg").c_str(), 0600), 0);
    expectRefused(at("fifo.jpg"), ErrorCode::Unreadable, "regular");
    expectRefused("/dev/zero", ErrorCode::Unreadable, "regular");
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    at("socket.jpg").native().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    expectRefused(at("socket.jpg"), ErrorCode::Unreadable, "regular");
    ::close(socket);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST_F(BadPhotoTest, loopOfLinksIsReportedAsSuch) {
    fs::create_symlink(at("b.jpg"), at("a.jpg"));
    fs::create_symlink(at("a.jpg"), at("b.jpg"));
    expectRefused(at("a.jpg"), ErrorCode::Unreadable, "symbolic links");
}

TEST(UnreadablePhotoTest, fileWithoutReadRight) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
    const test::TemporaryFolder folder;
    const fs::path secret = folder.path() / "secret.jpg";
    test::writeWithLibjpeg(secret, test::smooth(16, 16, 3), {});
    ASSERT_EQ(::chmod(secret.c_str(), 0), 0);
    const auto photo = decodePhoto(secret);
    ASSERT_FALSE(photo);
    EXPECT_EQ(photo.error().code, ErrorCode::Unreadable);
    EXPECT_NE(photo.error().reason.find("Permission denied"), std::string::npos) << photo.error().reason;
}

/// One file of each kind, whole.
std::vector<fs::path> wholeFiles(const fs::path& folder) {
    const auto picture = test::smooth(160, 120, 3);
    const auto rough = test::noise<std::uint8_t>(160, 120, 3, 1);
    std::vector<fs::path> files;
    const auto add = [&](const std::string& name) { return files.emplace_back(folder / name); };
    test::writeWithLibjpeg(add("baseline.jpg"), picture, {});
    test::JpegOptions progressive;
    progressive.progressive = true;
    test::writeWithLibjpeg(add("progressive.jpg"), picture, progressive);
    test::writeWithOiio(add("a.png"), "png", rough);
    Image<std::uint16_t> wide(160, 120, 3);
    for (std::size_t i = 0; i < rough.samples().size(); ++i) wide.data()[i] = rough.data()[i];
    test::PngOptions interlaced;
    interlaced.interlaced = true;
    test::writeWithLibpng(add("interlaced.png"), wide, interlaced);
    test::writeWithOiio(add("zip.tif"), "tiff", rough);
    test::writeWithOiio(add("raw.tif"), "tiff", rough, [](OIIO::ImageSpec& spec) { spec.attribute("compression", "none"); });
    test::writeWithOiio(add("tiles.tif"), "tiff", rough, [](OIIO::ImageSpec& spec) { spec.tile_width = spec.tile_height = 64; });
    test::writeWithOiio(add("a.webp"), "webp", picture);
    test::writeWithOiio(add("lossless.webp"), "webp", test::smooth(60, 50, 3), [](OIIO::ImageSpec& spec) { spec.attribute("compression", "lossless"); });
    test::writeWithOiio(add("a.bmp"), "bmp", rough);
    test::writeWithOiio(add("a.ppm"), "pnm", rough);
    test::writeWithOiio(add("a.jp2"), "jpeg2000", rough);
    test::writeWithOiio(add("a.gif"), "gif", picture);
    // Small, since their encoders are slow.
    Image<std::uint16_t> small(48, 40, 3);
    for (std::size_t i = 0; i < small.samples().size(); ++i) small.data()[i] = static_cast<std::uint16_t>(i * 7 % 251);
    test::HeifOptions heic;
    heic.avif = false;
    test::writeWithLibheif(add("a.heic"), small, heic);
    test::writeWithLibheif(add("a.avif"), small, {});
    test::writeWithOiio(add("a.exr"), "openexr", test::noise<float>(160, 120, 3, 2));
    test::writeWithOiio(add("a.hdr"), "hdr", test::noise<float>(160, 120, 3, 2));
    return files;
}

TEST_F(BadPhotoTest, wholeFilesOpen) {
    for (const fs::path& file : wholeFiles(folder_.path())) {
        const auto photo = decodePhoto(file);
        EXPECT_TRUE(photo) << (photo ? "" : photo.error().message());
    }
}

/// A JPEG of which a part is right opens, and says that it is damaged; all else is refused.
bool opensDamaged(const fs::path& file, const Result<std::shared_ptr<const Photo>>& photo) {
    if (file.extension() != ".jpg" || !photo) return false;
    EXPECT_TRUE((*photo)->info.damage) << file;
    return (*photo)->info.damage.has_value();
}

TEST_F(BadPhotoTest, truncatedAtTenPointsIsAlwaysNoticed) {
    for (const fs::path& file : wholeFiles(folder_.path())) {
        const auto whole = test::readBytes(file);
        for (int tenth = 0; tenth < 10; ++tenth) {
            const std::size_t keep = tenth == 0 ? 20 : whole.size() * static_cast<std::size_t>(tenth) / 10;
            const fs::path cut = at("cut" + file.extension().string());
            test::writeBytes(cut, {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(keep)});
            const auto photo = decodePhoto(cut);
            if (opensDamaged(file, photo)) continue;
            ASSERT_FALSE(photo) << file.filename() << " opened with " << keep << " of " << whole.size() << " bytes";
            EXPECT_EQ(name(photo.error().code), "Corrupt") << file.filename() << " " << keep << ": " << photo.error().message();
            EXPECT_EQ(photo.error().path, cut);
            EXPECT_FALSE(photo.error().reason.empty());
        }
    }
}

TEST_F(BadPhotoTest, truncatedJpegOpensAndSaysFromWhichRowOn) {
    test::writeWithLibjpeg(at("a.jpg"), test::noise<std::uint8_t>(200, 1000, 3, 3), {});
    const auto whole = decodePhoto(at("a.jpg"));
    ASSERT_TRUE(whole) << whole.error().message();
    EXPECT_FALSE((*whole)->info.damage);
    auto bytes = test::readBytes(at("a.jpg"));
    bytes.resize(bytes.size() / 2);
    test::writeBytes(at("a.jpg"), bytes);
    const auto photo = decodePhoto(at("a.jpg"));
    ASSERT_TRUE(photo) << photo.error().message();
    ASSERT_TRUE((*photo)->info.damage);
    const std::string& damage = *(*photo)->info.damage;
    EXPECT_EQ((*photo)->info.notices, std::vector<std::string>{damage});
    const auto row = damage.find("row ");
    ASSERT_NE(row, std::string::npos) << damage;
    EXPECT_NEAR(std::stoi(damage.substr(row + 4)), 500, 40) << damage;
    EXPECT_NE(damage.find("of 1000"), std::string::npos) << damage;
    // What was there is right.
    const auto& kept = std::get<Image<std::uint8_t>>((*photo)->pixels);
    const auto& all = std::get<Image<std::uint8_t>>((*whole)->pixels);
    EXPECT_TRUE(std::equal(kept.data(), kept.row(450), all.data()));
}

TEST_F(BadPhotoTest, progressiveJpegWithoutItsLastScansOpensAsDamaged) {
    test::JpegOptions progressive;
    progressive.progressive = true;
    test::writeWithLibjpeg(at("a.jpg"), test::smooth(200, 150, 3), progressive);
    auto bytes = test::readBytes(at("a.jpg"));
    bytes.resize(bytes.size() * 3 / 4);
    test::writeBytes(at("a.jpg"), bytes);
    const auto photo = decodePhoto(at("a.jpg"));
    ASSERT_TRUE(photo) << photo.error().message();
    ASSERT_TRUE((*photo)->info.damage);
    EXPECT_NE((*photo)->info.damage->find("scan"), std::string::npos) << *(*photo)->info.damage;
    EXPECT_GT(test::psnr(std::get<Image<std::uint8_t>>((*photo)->pixels), test::smooth(200, 150, 3)), 20);
}

TEST_F(BadPhotoTest, jpegWithNothingButItsHeaderIsRefused) {
    test::writeWithLibjpeg(at("a.jpg"), test::noise<std::uint8_t>(200, 100, 3, 3), {});
    auto bytes = test::readBytes(at("a.jpg"));
    const std::vector<std::uint8_t> scan{0xff, 0xda};
    const auto start = std::search(bytes.begin(), bytes.end(), scan.begin(), scan.end());
    bytes.erase(start + 20, bytes.end());
    test::writeBytes(at("a.jpg"), bytes);
    const auto photo = decodePhoto(at("a.jpg"));
    ASSERT_FALSE(photo);
    EXPECT_EQ(photo.error().code, ErrorCode::Corrupt);
    EXPECT_NE(photo.error().reason.find("cut off"), std::string::npos) << photo.error().reason;
}

TEST_F(BadPhotoTest, jpegWithoutItsEndMarkOpensWithANotice) {
    test::writeWithLibjpeg(at("a.jpg"), test::smooth(64, 64, 3), {});
    auto bytes = test::readBytes(at("a.jpg"));
    bytes.resize(bytes.size() - 2);
    test::writeBytes(at("a.jpg"), bytes);
    const auto photo = decodePhoto(at("a.jpg"));
    ASSERT_TRUE(photo) << photo.error().message();
    ASSERT_EQ((*photo)->info.notices.size(), 1U);
    EXPECT_NE((*photo)->info.notices[0].find("end mark"), std::string::npos);
}

TEST_F(BadPhotoTest, noiseInTheMiddleOfAFileNeverEndsTheProgram) {
    std::mt19937 random(11);
    int refused = 0;
    for (const fs::path& file : wholeFiles(folder_.path())) {
        const auto whole = test::readBytes(file);
        for (int round = 0; round < 12; ++round) {
            auto bytes = whole;
            // Half of the rounds aim at the header.
            const std::size_t reach = round % 2 == 0 ? std::min<std::size_t>(bytes.size(), 200) : bytes.size();
            for (int flips = 0; flips < 6; ++flips) bytes[12 + random() % (reach - 12)] = static_cast<std::uint8_t>(random());
            const fs::path bad = at("bad" + file.extension().string());
            test::writeBytes(bad, bytes);
            Limits limits;
            limits.maxBytes = 256U << 20;
            const auto photo = decodePhoto(bad, limits);
            if (photo) continue;
            ++refused;
            EXPECT_EQ(photo.error().path, bad);
            EXPECT_FALSE(photo.error().reason.empty());
        }
    }
    EXPECT_GT(refused, 50);
}

TEST_F(BadPhotoTest, hugeClaimsAreRefusedBeforeMemoryIsTaken) {
    test::writeWithLibjpeg(at("a.jpg"), test::smooth(16, 16, 3), {});
    test::JpegOptions progressive;
    progressive.progressive = true;
    test::writeWithLibjpeg(at("p.jpg"), test::smooth(16, 16, 3), progressive);
    test::writeWithOiio(at("a.png"), "png", test::smooth(16, 16, 3));
    for (const char* file : {"a.jpg", "p.jpg"}) {
        auto bytes = test::readBytes(at(file));
        for (std::size_t i = 0; i + 9 < bytes.size(); ++i)
            if (bytes[i] == 0xff && (bytes[i + 1] == 0xc0 || bytes[i + 1] == 0xc2)) {
                putBigEndian(bytes, i + 5, 65000, 2);
                putBigEndian(bytes, i + 7, 65000, 2);
                break;
            }
        test::writeBytes(at(file), bytes);
    }
    auto png = test::readBytes(at("a.png"));
    putBigEndian(png, 16, 65535, 4);
    putBigEndian(png, 20, 65535, 4);
    putBigEndian(png, 29, static_cast<std::uint32_t>(::crc32(0, png.data() + 12, 17)), 4);
    test::writeBytes(at("a.png"), png);
    // A whole BMP header that claims 60,000 × 60,000 pixels of 24 bits.
    test::writeWithOiio(at("a.bmp"), "bmp", test::smooth(16, 16, 3));
    auto bmp = test::readBytes(at("a.bmp"));
    for (std::size_t offset : {18U, 22U}) {
        bmp[offset] = 0x60;
        bmp[offset + 1] = 0xea;
    }
    test::writeBytes(at("a.bmp"), bmp);

    const long before = peakMemory();
    const auto start = std::chrono::steady_clock::now();
    for (const char* file : {"a.jpg", "p.jpg", "a.png", "a.bmp"}) {
        const auto photo = decodePhoto(at(file));
        ASSERT_FALSE(photo) << file;
        EXPECT_EQ(name(photo.error().code), "TooLarge") << file << ": " << photo.error().message();
        EXPECT_NE(photo.error().reason.find("pixels"), std::string::npos);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
    EXPECT_LT(peakMemory() - before, 200'000);
}

TEST_F(BadPhotoTest, limitsAreKeptToThePixel) {
    test::writeWithOiio(at("a.png"), "png", test::smooth(100, 50, 3));
    Limits limits;
    limits.maxSide = 100;
    limits.maxPixels = 5000;
    EXPECT_TRUE(decodePhoto(at("a.png"), limits));
    limits.maxSide = 99;
    EXPECT_EQ(decodePhoto(at("a.png"), limits).error().code, ErrorCode::TooLarge);
    limits = {};
    limits.maxPixels = 4999;
    EXPECT_EQ(decodePhoto(at("a.png"), limits).error().code, ErrorCode::TooLarge);
    limits = {};
    limits.maxBytes = 1000;
    EXPECT_EQ(decodePhoto(at("a.png"), limits).error().code, ErrorCode::TooLarge);
}

TEST(LimitsTest, sumsCannotOverflow) {
    Limits limits;
    limits.maxSide = std::numeric_limits<int>::max();
    limits.maxPixels = std::numeric_limits<std::uint64_t>::max();
    limits.maxBytes = 1U << 30;
    const std::int64_t big = std::numeric_limits<int>::max();
    const auto refused = checkLimits(limits, "x", big, big, 1024, 8);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::TooLarge);
    EXPECT_EQ(checkLimits(limits, "x", 0, 5, 3, 1).error().code, ErrorCode::Corrupt);
    EXPECT_EQ(checkLimits(limits, "x", -5, 5, 3, 1).error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(checkLimits(limits, "x", 1000, 1000, 3, 1));
    EXPECT_GT(Limits::defaultMemoryBudget(), 1U << 20);
}

}  // namespace
}  // namespace glissade
