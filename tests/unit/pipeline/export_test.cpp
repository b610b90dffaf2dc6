#include "image/parts.h"
#include "image/resample.h"
#include "pipeline/render.h"
#include "support/fake_network.h"
#include "support/photos.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <mutex>

namespace glissade {
namespace {

class ExportPhoto : public testing::Test {
protected:
    [[nodiscard]] RenderContext context(Cancel cancel = {}) { return {pool, networks, std::move(cancel)}; }
    [[nodiscard]] ExportRequest request(const std::string& name, const std::vector<std::string>& steps) const {
        ExportRequest made;
        made.target = folder.path() / name;
        for (const std::string& step : steps) made.recipe.edits.push_back(*parseStep(step));
        return made;
    }
    [[nodiscard]] std::size_t filesInFolder() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
    }
    [[nodiscard]] static Image<float> whole(const Photo& photo) {
        return photo.working({0, 0, photo.size().width, photo.size().height});
    }

    test::TemporaryFolder folder;
    ThreadPool pool{2};
    test::FakeNetworks networks;
};

TEST_F(ExportPhoto, AnEmptyRecipeKeepsEveryPixel) {
    const Photo eight = test::photoOf<std::uint8_t>(test::syntheticPhoto(203, 151, 1));
    ASSERT_TRUE(exportPhoto(eight, request("8.png", {}), context()));
    EXPECT_TRUE(test::identical(test::readWorking(folder.path() / "8.png"), whole(eight)));

    const Photo sixteen = test::photoOf<std::uint16_t>(test::syntheticPhoto(203, 151, 2));
    ExportRequest deep = request("16.png", {"l0:amount=0"});
    deep.encode.depth = 16;
    ASSERT_TRUE(exportPhoto(sixteen, deep, context()));
    EXPECT_TRUE(test::identical(test::readWorking(folder.path() / "16.png"), whole(sixteen)));
    EXPECT_EQ(networks.asked, 0);
}

TEST_F(ExportPhoto, WritesWhatTheRecipeGives) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(203, 151, 3));
    const ExportRequest made = request("out.tif", {"wls", "l0:scale=2,amount=0.7"});
    ASSERT_TRUE(exportPhoto(photo, made, context()));
    const auto expected = applyRecipe(whole(photo), made.recipe, context());
    ASSERT_TRUE(expected);
    const Image<float> written = test::readWorking(made.target);
    for (std::size_t i = 0; i < written.samples().size(); ++i)
        ASSERT_NEAR(written.data()[i], std::clamp(expected->data()[i], 0.0F, 1.0F), 0.5F / 255 + 1e-6F) << i;
}

TEST_F(ExportPhoto, ResizesAfterTheRecipe) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(200, 150, 4));
    for (const int longEdge : {80, 400}) {
        ExportRequest made = request(std::to_string(longEdge) + ".png", {"wls"});
        made.longEdge = longEdge;
        made.encode.depth = 16;
        ASSERT_TRUE(exportPhoto(photo, made, context()));
        const auto applied = applyRecipe(whole(photo), made.recipe, context());
        const Size size{longEdge, longEdge * 3 / 4};
        const Image<float> expected = Resampler(photo.size(), size).whole(*applied, pool);
        const Image<float> written = test::readWorking(made.target);
        ASSERT_EQ(written.size(), size);
        for (std::size_t i = 0; i < written.samples().size(); ++i)
            ASSERT_NEAR(written.data()[i], std::clamp(expected.data()[i], 0.0F, 1.0F), 1e-5F) << i;
    }
}

TEST_F(ExportPhoto, AlphaPassesThroughAndIsResized) {
    Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(200, 150, 5));
    photo.info.hasAlpha = true;
    photo.alpha.emplace(200, 150, 1);
    for (int y = 0; y < 150; ++y)
        for (int x = 0; x < 200; ++x) photo.alpha->at(x, y) = static_cast<float>(x % 5 * 51) / 255;
    ASSERT_TRUE(exportPhoto(photo, request("same.png", {"wls"}), context()));
    const auto same = decodePhoto(folder.path() / "same.png");
    ASSERT_TRUE(same && (*same)->alpha);
    for (std::size_t i = 0; i < photo.alpha->samples().size(); ++i)
        ASSERT_NEAR((*same)->alpha->data()[i], photo.alpha->data()[i], 1e-5) << i;

    ExportRequest small = request("small.png", {"wls"});
    small.longEdge = 40;
    ASSERT_TRUE(exportPhoto(photo, small, context()));
    const auto resized = decodePhoto(small.target);
    ASSERT_TRUE(resized && (*resized)->alpha);
    ASSERT_EQ((*resized)->alpha->size(), (Size{40, 30}));
    for (const float sample : (*resized)->alpha->samples())
        ASSERT_NEAR(sample, 0.4F, 0.01F);  // the mean of 0, 51, 102, 153, 204
}

TEST_F(ExportPhoto, TurnsThePhotoBeforeTheSteps) {
    Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(203, 151, 8));
    photo.info.hasAlpha = true;
    photo.alpha.emplace(203, 151, 1);
    for (int y = 0; y < 151; ++y)
        for (int x = 0; x < 203; ++x) photo.alpha->at(x, y) = static_cast<float>((x + 2 * y) % 256) / 255;
    int number = 0;
    for (const Turn& turn : {kRotatedRight, kRotatedLeft, kFlippedHorizontally, kFlippedVertically, Turn{1, true}}) {
        const std::string name = std::to_string(++number) + ".png";
        ExportRequest plain = request("plain" + name, {});
        plain.recipe.turn = turn;
        ASSERT_TRUE(exportPhoto(photo, plain, context()));
        const Image<float> lying = turned(whole(photo), turn);
        EXPECT_TRUE(test::identical(test::readWorking(plain.target), lying)) << number;
        const auto decoded = decodePhoto(plain.target);
        ASSERT_TRUE(decoded && (*decoded)->alpha) << number;
        EXPECT_TRUE(test::identical(*(*decoded)->alpha, turned(*photo.alpha, turn))) << number;

        ExportRequest edited = request("edited" + name, {"wls"});
        edited.recipe.turn = turn;
        edited.encode.depth = 16;
        ASSERT_TRUE(exportPhoto(photo, edited, context()));
        const auto expected = applyRecipe(lying.clone(), edited.recipe, context());
        const Image<float> written = test::readWorking(edited.target);
        ASSERT_EQ(written.size(), lying.size());
        for (std::size_t i = 0; i < written.samples().size(); ++i)
            ASSERT_NEAR(written.data()[i], std::clamp(expected->data()[i], 0.0F, 1.0F), 1e-5F) << i;
    }
}

/// What is left is what a file of the whole photo has there, whichever way the rows are made.
TEST_F(ExportPhoto, CropsAfterTheStepsWhichSeeTheWholePhoto) {
    Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(203, 151, 8));
    photo.info.hasAlpha = true;
    photo.alpha.emplace(203, 151, 1);
    for (int y = 0; y < 151; ++y)
        for (int x = 0; x < 203; ++x) photo.alpha->at(x, y) = static_cast<float>((x + 2 * y) % 256) / 255;
    const Rect area{31, 40, 96, 77};
    int number = 0;
    const std::vector<std::vector<std::string>> chains{
        {}, {"wls:scale=2"}, {"wls"}, {"wls:scale=2", "l0"}, {"l0:exact=1", "wls"}};
    for (const auto& chain : chains) {
        for (const Turn& turn : {Turn{}, kRotatedRight}) {
            ExportRequest made = request(std::to_string(++number) + ".png", chain);
            made.recipe.turn = turn;
            made.encode.depth = 16;
            ASSERT_TRUE(exportPhoto(photo, made, context())) << number;
            const Image<float> all = test::readWorking(made.target);
            made.target = folder.path() / (std::to_string(number) + "-crop.png");
            made.recipe.crop = CropArea::from(area, turn.of(photo.size()));
            ASSERT_TRUE(exportPhoto(photo, made, context())) << number;
            EXPECT_TRUE(test::identical(test::readWorking(made.target), crop(all, area))) << number;
            const auto decoded = decodePhoto(made.target);
            ASSERT_TRUE(decoded && (*decoded)->alpha) << number;
            const Image<float> alpha = crop(turned(*photo.alpha, turn), area);
            for (std::size_t i = 0; i < alpha.samples().size(); ++i)
                ASSERT_NEAR((*decoded)->alpha->data()[i], alpha.data()[i], 1e-5) << number << ' ' << i;

            made.target = folder.path() / (std::to_string(number) + "-small.png");
            made.longEdge = 48;
            ASSERT_TRUE(exportPhoto(photo, made, context())) << number;
            const Size size = sizeWithLongEdge({area.width, area.height}, 48);
            // Resized before it is held to what a file can say, as a file of the whole photo is.
            const auto applied = applyRecipe(turned(whole(photo), turn), made.recipe, context());
            const Image<float> expected = Resampler({area.width, area.height}, size).whole(crop(*applied, area), pool);
            const Image<float> small = test::readWorking(made.target);
            ASSERT_EQ(small.size(), size) << number;
            for (std::size_t i = 0; i < small.samples().size(); ++i)
                ASSERT_NEAR(small.data()[i], std::clamp(expected.data()[i], 0.0F, 1.0F), 2e-5F) << number << ' ' << i;
        }
    }
}

TEST_F(ExportPhoto, CropsWhatAStepHasEnlarged) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(64, 48, 3));
    ExportRequest made = request("whole.png", {"sr:factor=3"});
    ASSERT_TRUE(exportPhoto(photo, made, context()));
    const Image<float> whole = test::readWorking(made.target);
    made.target = folder.path() / "crop.png";
    made.recipe.crop = CropArea::from({10, 5, 31, 20}, photo.size());
    EXPECT_EQ(sizeAfter(made.recipe, photo.size()), (Size{93, 60}));
    ASSERT_TRUE(exportPhoto(photo, made, context()));
    EXPECT_TRUE(test::identical(test::readWorking(made.target), crop(whole, {30, 15, 93, 60})));
}

TEST_F(ExportPhoto, ACropBeyondThePhotoIsRefused) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(64, 48, 3));
    ExportRequest made = request("none.png", {});
    made.recipe.crop = {0.5, 0, 0.6, 1};
    const auto refused = exportPhoto(photo, made, context());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadArgument);
    EXPECT_FALSE(std::filesystem::exists(made.target));
}

TEST_F(ExportPhoto, APhotoThatIsTurnedAlreadyIsTurnedNoFurther) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(203, 151, 9));
    const Turn wanted{1, true};
    ExportRequest made = request("0.png", {"wls"});
    made.recipe.turn = wanted;
    made.longEdge = 60;
    ASSERT_TRUE(exportPhoto(photo, made, context()));
    const Image<float> expected = test::readWorking(made.target);
    EXPECT_EQ(expected.size(), (Size{45, 60}));
    int number = 0;
    for (const Turn& before : {wanted, kRotatedLeft, kFlippedVertically}) {
        made.target = folder.path() / (std::to_string(++number) + ".png");
        const Photo lying = photo.turnedTo(before);
        EXPECT_EQ(lying.size(), before.of(photo.size()));
        ASSERT_TRUE(exportPhoto(lying, made, context()));
        EXPECT_TRUE(test::identical(test::readWorking(made.target), expected)) << number;
    }
}

TEST_F(ExportPhoto, TheSourcesProfileIsKeptOrReplaced) {
    Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(64, 48, 6));
    photo.profile = ColorProfile::displayP3();
    ExportRequest kept = request("kept.png", {"wls"});
    ExportRequest replaced = request("replaced.png", {"wls"});
    replaced.keepSourceProfile = false;
    replaced.encode.profile = ColorProfile::adobeRgb();
    ASSERT_TRUE(exportPhoto(photo, kept, context()));
    ASSERT_TRUE(exportPhoto(photo, replaced, context()));
    EXPECT_EQ((*decodePhoto(kept.target))->profile.description(), ColorProfile::displayP3().description());
    EXPECT_EQ((*decodePhoto(replaced.target))->profile.description(), ColorProfile::adobeRgb().description());
}

TEST_F(ExportPhoto, FailureLeavesNothingAndTheOldTargetWhole) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(64, 48, 7));
    networks.network->onRun = [](Size) -> Result<void> {
        return fail(ErrorCode::BadPack, "weights.safetensors", "damaged");
    };
    ExportRequest made = request("out.png", {"l0"});
    const auto first = exportPhoto(photo, made, context());
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().code, ErrorCode::BadPack);
    EXPECT_EQ(filesInFolder(), 0U);

    std::ofstream(made.target) << "what was there";
    made.encode.onConflict = OnConflict::Overwrite;
    ASSERT_FALSE(exportPhoto(photo, made, context()));
    EXPECT_EQ(filesInFolder(), 1U);
    std::ifstream old(made.target);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(old), {}), "what was there");
}

TEST_F(ExportPhoto, CancelLeavesNothing) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(64, 48, 8));
    std::stop_source stop;
    networks.network->onRun = [&](Size) -> Result<void> {
        stop.request_stop();
        return {};
    };
    const auto result = exportPhoto(photo, request("out.png", {"l0"}), context(Cancel(stop.get_token())));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(filesInFolder(), 0U);
}

TEST_F(ExportPhoto, AnExistingTargetIsRefusedBeforeAnythingIsComputed) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(64, 48, 9));
    const ExportRequest made = request("out.png", {"l0"});
    std::ofstream(made.target) << "mine";
    const auto result = exportPhoto(photo, made, context());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Exists);
    EXPECT_EQ(networks.asked, 0);
}

TEST_F(ExportPhoto, BadRequestsAreRefused) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(64, 48, 10));
    ExportRequest huge = request("out.png", {});
    huge.longEdge = 70'000;
    ExportRequest bad = request("out.png", {"l0"});
    bad.recipe.edits[0].amount = 2;
    for (const ExportRequest& made : {huge, bad}) {
        const auto result = exportPhoto(photo, made, context());
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, ErrorCode::BadArgument);
    }
    EXPECT_EQ(filesInFolder(), 0U);
}

TEST_F(ExportPhoto, AFailureNamesItsStep) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(120, 90, 12));
    // At a coarser level, on the photo's own pixels while rows are written, and with the whole photo as floats.
    for (const auto& steps : {std::vector<std::string>{"wls:scale=2", "l0:scale=2"},
                              std::vector<std::string>{"wls:scale=2", "l0:scale=native"},
                              std::vector<std::string>{"rgf:scale=native,exact=1", "l0:scale=native"}}) {
        int runs = 0;
        const int wanted = steps.front().find("exact") == std::string::npos ? 2 : 1;
        networks.network->onRun = [&](Size) -> Result<void> {
            if (++runs == wanted) return fail(ErrorCode::Internal, "no good");
            return {};
        };
        const auto result = exportPhoto(photo, request("out.png", steps), context());
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().reason, "step 2, L0 smoothing: no good") << steps.front() << ' ' << steps.back();
        EXPECT_EQ(filesInFolder(), 0U);
    }
}

TEST_F(ExportPhoto, TellsWhichStepIsNext) {
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(120, 90, 13));
    const auto told = [&](const std::vector<std::string>& steps) {
        std::vector<std::size_t> order;
        RenderContext watched = context();
        watched.atStep = [&](std::size_t step) { order.push_back(step); };
        ExportRequest made = request("out.png", steps);
        made.encode.onConflict = OnConflict::Overwrite;
        EXPECT_TRUE(exportPhoto(photo, made, watched));
        return order;
    };
    using Steps = std::vector<std::size_t>;
    EXPECT_EQ(told({}), Steps{0}) << "there is nothing but to write";
    EXPECT_EQ(told({"wls:scale=2", "rgf:amount=0", "l0:scale=2"}), (Steps{0, 2, 3}));
    EXPECT_EQ(told({"wls:scale=2", "l0:scale=native"}), (Steps{0, 1})) << "the last runs while rows are written";
    EXPECT_EQ(told({"wls:scale=native", "l0:scale=native"}), (Steps{0, 1, 2}));
}

TEST_F(ExportPhoto, ProgressNeverFallsAndEndsAtOne) {
    std::vector<double> reports;
    std::mutex mutex;
    const Cancel cancel({}, [&](double done) {
        const std::lock_guard lock(mutex);
        reports.push_back(done);
    });
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(300, 300, 11));
    ASSERT_TRUE(exportPhoto(photo, request("out.png", {"l0", "wls"}), context(cancel)));
    ASSERT_FALSE(reports.empty());
    EXPECT_TRUE(std::ranges::is_sorted(reports));
    EXPECT_NEAR(reports.back(), 1.0, 1e-9);
}

}  // namespace
}  // namespace glissade
