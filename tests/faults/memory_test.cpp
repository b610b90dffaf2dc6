// Memory that runs out at any large allocation: a message, or success without it; never an end of the program, and
// nothing left behind.
#include "faults/failing_memory.h"
#include "operators/registry.h"
#include "pipeline/render.h"
#include "support/photos.h"
#include "support/temporary_folder.h"
#include "unit/io/io_samples.h"

#include <OpenImageIO/imageio.h>
#include <gtest/gtest.h>

namespace glissade {
namespace {

namespace fs = std::filesystem;

// A row of these pictures is less, a plane of them more.
constexpr std::size_t kLarge = 8192;

class NoNetworks final : public NetworkSource {
    Result<Loaded> networkFor(const OperatorSpec&) override { return fail(ErrorCode::NotFound, "no networks here"); }
};

class OutOfMemory : public testing::Test {
protected:
    /// Runs `body` with the first, the second, ... large allocation failing, until there are no more; each failure is
    /// an error with a reason, and afterwards the folder holds what it held.
    template <typename Body>
    void sweep(const std::string& what, Body body) {
        ASSERT_TRUE(body()) << what;  // also makes what is made once: tables, contexts, loaded modules
        const auto before = test::namesIn(folder_.path());
        int refused = 0;
        int survived = 0;
        for (std::uint64_t number = 0;; ++number) {
            ASSERT_LT(number, 3000U) << what;
            const test::MemoryThatFails failing(kLarge, number);
            const auto result = body();
            if (!failing.failed()) {
                EXPECT_TRUE(result) << what;
                break;
            }
            result ? ++survived : ++refused;
            if (result) continue;
            EXPECT_FALSE(result.error().reason.empty()) << what;
            // A library may call its lack of memory something else.
            EXPECT_NE(name(result.error().code), "Cancelled") << what << number;
            EXPECT_EQ(test::namesIn(folder_.path()), before) << what << number;
        }
        EXPECT_GT(refused, 0) << what;
        std::printf("| memory: a large allocation fails, %s | %d | %d refused, %d done without |\n",
                    what.c_str(),
                    refused + survived,
                    refused,
                    survived);
    }

    [[nodiscard]] fs::path at(const std::string& name) const { return folder_.path() / name; }

    test::TemporaryFolder folder_;
};

TEST_F(OutOfMemory, WhileDecoding) {
    const Image<std::uint8_t> picture = test::smooth(160, 120, 3);
    test::writeWithLibjpeg(at("a.jpg"), picture, {});
    test::JpegOptions progressive;
    progressive.progressive = true;
    test::writeWithLibjpeg(at("p.jpg"), picture, progressive);
    test::PngOptions interlaced;
    interlaced.interlaced = true;
    Image<std::uint16_t> wide(160, 120, 3);
    for (std::size_t i = 0; i < picture.samples().size(); ++i) wide.data()[i] = picture.data()[i];
    test::writeWithLibpng(at("a.png"), wide, interlaced);
    test::writeWithOiio(at("a.webp"), "webp", picture);
    test::writeWithOiio(at("a.tif"), "tiff", picture);
    for (const char* file : {"a.jpg", "p.jpg", "a.png", "a.webp", "a.tif"})
        sweep(std::string("decode ") + file, [&] { return decodePhoto(at(file)); });
}

TEST_F(OutOfMemory, WhileExporting) {
    ThreadPool pool(1);
    NoNetworks networks;
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(160, 120, 3));
    ExportRequest request;
    request.recipe = {{makeEdit(*findOperator("rgf")), makeEdit(*findOperator("llf"))}};
    for (Edit& edit : request.recipe.edits) edit.exact = true;
    request.longEdge = 140;
    for (const char* suffix : {"jpg", "png", "webp", "tif"}) {
        request.target = at(std::string("out.") + suffix);
        sweep(std::string("export ") + suffix, [&] {
            auto written = exportPhoto(photo, request, {pool, networks, {}});
            fs::remove(request.target);
            return written;
        });
    }
}

TEST_F(OutOfMemory, InEveryExactOperator) {
    ThreadPool pool(2);
    const Image<float> rgb = test::syntheticPhoto(96, 64, 5);
    for (const OperatorSpec* spec : exactOperators())
        sweep("exact " + std::string(spec->id), [&] { return applyExact(*spec, rgb, spec->defaults(), {pool, {}}); });
}

}  // namespace
}  // namespace glissade
