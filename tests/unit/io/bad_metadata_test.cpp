// Metadata that would end a program or take its memory: left out, and the pixels open.
#include "io/xml_nesting.h"

#include "unit/io/bad_photo_fixture.h"

#include <zlib.h>

#include <random>

namespace glissade {
namespace {

/// Zeros, packed by zlib.
std::string packedZeros(std::size_t count) {
    constexpr uInt kAtOnce = 1U << 20;
    std::vector<Bytef> zeros(kAtOnce);
    std::vector<Bytef> room(kAtOnce);
    std::string packed;
    z_stream stream{};
    deflateInit(&stream, Z_BEST_SPEED);
    for (std::size_t done = 0; done < count; done += kAtOnce) {
        stream.next_in = zeros.data();
        stream.avail_in = kAtOnce;
        stream.next_out = room.data();
        stream.avail_out = kAtOnce;
        deflate(&stream, done + kAtOnce >= count ? Z_FINISH : Z_NO_FLUSH);
        packed.append(reinterpret_cast<const char*>(room.data()), kAtOnce - stream.avail_out);
    }
    deflateEnd(&stream);
    return packed;
}

std::string nestedXmp(int depth) {
    std::string text = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                       "<rdf:Description xmlns:a=\"urn:a\">";
    for (int i = 0; i < depth; ++i) text += "<a:b><rdf:Description>";
    text += "<a:b>x</a:b>";
    for (int i = 0; i < depth; ++i) text += "</rdf:Description></a:b>";
    return text + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

/// A grey TIFF whose first directory has this XMP and the orientation 6.
std::vector<std::uint8_t> tiffWithXmp(const std::string& xmp) {
    std::vector<std::uint8_t> bytes{'I', 'I', 42, 0, 8, 0, 0, 0};
    const auto put = [&](std::uint32_t value, int count) {
        for (int i = 0; i < count; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * i));
    };
    constexpr std::uint32_t kData = 8 + 2 + 10 * 12 + 4;
    constexpr std::uint32_t kPixels = 16 * 8;
    const std::uint32_t fields[10][3] = {{256, 1, 16}, {257, 1, 8}, {258, 1, 8}, {259, 1, 1}, {262, 1, 1}, {273, 1, kData},
                                         {274, 1, 6},  {277, 1, 1}, {279, 1, kPixels},        {700, static_cast<std::uint32_t>(xmp.size()), kData + kPixels}};
    put(10, 2);
    for (const auto& [tag, count, value] : fields) {
        put(tag, 2);
        put(tag == 700 ? 1 : 4, 2);
        put(count, 4);
        put(value, 4);
    }
    put(0, 4);
    for (std::uint32_t i = 0; i < kPixels; ++i) bytes.push_back(static_cast<std::uint8_t>(i));
    bytes.insert(bytes.end(), xmp.begin(), xmp.end());
    return bytes;
}

/// XMP nested a hundred thousand deep took the stack of OpenImageIO, and the program with it.
TEST_F(BadPhotoTest, deeplyNestedXmpOfATiffIsLeftOutAndThePixelsOpen) {
    test::writeBytes(at("plain.tif"), tiffWithXmp(nestedXmp(10)));
    test::writeBytes(at("deep.tif"), tiffWithXmp(nestedXmp(100'000)));
    const auto plain = decodePhoto(at("plain.tif"));
    ASSERT_TRUE(plain) << plain.error().message();
    EXPECT_TRUE((*plain)->info.notices.empty()) << (*plain)->info.notices[0];
    const auto deep = decodePhoto(at("deep.tif"));
    ASSERT_TRUE(deep) << deep.error().message();
    ASSERT_EQ((*deep)->info.notices.size(), 1U);
    EXPECT_NE((*deep)->info.notices[0].find("more than 100 deep"), std::string::npos) << (*deep)->info.notices[0];
    // All else is as without: the orientation, the pixels.
    EXPECT_EQ((*deep)->info.orientation, 6);
    EXPECT_EQ((*deep)->size(), (Size{8, 16}));
    EXPECT_TRUE(std::ranges::equal(std::get<Image<std::uint8_t>>((*deep)->pixels).samples(), std::get<Image<std::uint8_t>>((*plain)->pixels).samples()));
    // From 8 MB on no library parses it, deep or not.
    std::string large = nestedXmp(10);
    large.insert(large.find("x</a:b>"), 9U << 20, 'y');
    test::writeBytes(at("large.tif"), tiffWithXmp(large));
    const auto opened = decodePhoto(at("large.tif"));
    ASSERT_TRUE(opened) << opened.error().message();
    ASSERT_EQ((*opened)->info.notices.size(), 1U);
    EXPECT_NE((*opened)->info.notices[0].find("larger than 8 MB"), std::string::npos);
}

/// A PNG of one chunk more, behind its header.
std::vector<std::uint8_t> pngWithChunk(const std::vector<std::uint8_t>& png, const std::string& type, const std::string& data) {
    std::vector<std::uint8_t> chunk(4);
    putBigEndian(chunk, 0, static_cast<std::uint32_t>(data.size()), 4);
    chunk.insert(chunk.end(), type.begin(), type.end());
    chunk.insert(chunk.end(), data.begin(), data.end());
    chunk.resize(chunk.size() + 4);
    putBigEndian(chunk, chunk.size() - 4, static_cast<std::uint32_t>(::crc32(0, chunk.data() + 4, static_cast<uInt>(chunk.size() - 8))), 4);
    std::vector<std::uint8_t> bytes = png;
    bytes.insert(bytes.begin() + 33, chunk.begin(), chunk.end());
    return bytes;
}

TEST_F(BadPhotoTest, deeplyNestedXmpOfAPngAndAWebpIsLeftOut) {
    test::writeWithOiio(at("a.png"), "png", test::smooth(16, 16, 3));
    test::writeBytes(at("a.png"), pngWithChunk(test::readBytes(at("a.png")), "iTXt", std::string("XML:com.adobe.xmp\0\0\0\0\0", 22) + nestedXmp(60'000)));
    test::writeWithOiio(at("a.webp"), "webp", test::smooth(16, 16, 3));
    test::setMetadata(at("a.webp"), {{"Xmp.dc.title", "A title"}});
    auto webp = test::readBytes(at("a.webp"));
    const std::string deep = nestedXmp(60'000);
    std::string chunk = "XMP ";
    for (int i = 0; i < 4; ++i) chunk.push_back(static_cast<char>(deep.size() >> 8 * i));
    chunk += deep + std::string(deep.size() % 2, '\0');
    webp.insert(webp.end(), chunk.begin(), chunk.end());
    for (std::size_t i = 0; i < 4; ++i) webp[4 + i] = static_cast<std::uint8_t>((webp.size() - 8) >> 8 * i);
    test::writeBytes(at("a.webp"), webp);
    for (const char* file : {"a.png", "a.webp"}) {
        const auto photo = decodePhoto(at(file));
        ASSERT_TRUE(photo) << photo.error().message();
        ASSERT_EQ((*photo)->info.notices.size(), 1U) << file;
        EXPECT_NE((*photo)->info.notices[0].find("more than 100 deep"), std::string::npos) << (*photo)->info.notices[0];
    }
}

TEST(XmlNestingTest, countsElementsAndIsNotFooled) {
    const auto depthOf = [](const std::string& text) {
        XmlNesting nesting;
        nesting.read({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
        return nesting.deepest();
    };
    EXPECT_EQ(depthOf(""), 0U);
    EXPECT_EQ(depthOf("<a><b/><c x='1'><d></d></c></a>"), 3U);
    EXPECT_EQ(depthOf("<?xpacket begin='<a><b>'?><a></a>"), 1U);
    // What looks like an end and is none does not count as one.
    EXPECT_EQ(depthOf("<a><!-- </a> --><a x='/>'><a x=\"</a>\"><![CDATA[</a>]]><a><?x </a>?><a>"), 5U);
    EXPECT_EQ(depthOf("<a><!-- x ---><a><![CDATA[ ]]]><a></a>"), 3U);
    EXPECT_EQ(depthOf("</a></a></a><a><a>"), 2U);
    EXPECT_EQ(depthOf(std::string("<\0a\0>\0<\0a\0>\0", 12)), 2U);
    EXPECT_GT(depthOf("<!DOCTYPE x [<!ENTITY y '<a><a>'>]>"), 1'000'000U);
}

/// The texts and profiles of a PNG may unpack to hundreds of megabytes; nothing takes that memory for them.
TEST_F(BadPhotoTest, pngChunksThatUnpackWithoutEndTakeNoMemory) {
    test::writeWithOiio(at("a.png"), "png", test::smooth(16, 16, 3));
    const auto png = test::readBytes(at("a.png"));
    const std::string packed = packedZeros(std::size_t{1} << 28);
    const std::string zero(1, '\0');
    const long before = peakMemory();
    for (const auto& [type, head] : {std::pair<std::string, std::string>{"iCCP", "n" + zero + zero},
                                     {"zTXt", "Raw profile type exif" + zero + zero},
                                     {"zTXt", "Comment" + zero + zero},
                                     {"iTXt", "XML:com.adobe.xmp" + zero + "\1" + zero + zero + zero}}) {
        test::writeBytes(at("bomb.png"), pngWithChunk(png, type, head + packed));
        const auto photo = decodePhoto(at("bomb.png"));
        ASSERT_TRUE(photo) << type << photo.error().message();
        EXPECT_EQ((*photo)->size(), (Size{16, 16}));
    }
    EXPECT_LT(peakMemory() - before, 150'000);
}

TEST_F(BadPhotoTest, brokenMetadataDoNotKeepThePictureShut) {
    test::writeWithLibjpeg(at("a.jpg"), test::smooth(64, 48, 3), {});
    test::setMetadata(at("a.jpg"), {{"Exif.Image.Artist", "Somebody"}, {"Exif.Image.Orientation", "6"}, {"Xmp.dc.source", "here"}});
    const auto whole = test::readBytes(at("a.jpg"));
    std::mt19937 random(13);
    for (int round = 0; round < 200; ++round) {
        auto bytes = whole;
        // Inside the Exif and XMP segments, behind their lengths and names.
        for (int flips = 0; flips < 8; ++flips) bytes[30 + random() % 500] = static_cast<std::uint8_t>(random());
        test::writeBytes(at("b.jpg"), bytes);
        const auto photo = decodePhoto(at("b.jpg"));
        // A flip may hit a length and with it the pixels' own markers; anything but an end of the program is right then.
        if (photo) {
            const Size size = (*photo)->size();
            EXPECT_TRUE(size == (Size{64, 48}) || size == (Size{48, 64}));
        }
    }
}

}  // namespace
}  // namespace glissade
