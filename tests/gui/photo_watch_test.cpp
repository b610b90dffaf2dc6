// The photo on disk changes or vanishes while it is open.
#include "ui/photo_watch.h"

#include "gui/support/files_fixture.h"

#include <QSignalSpy>

namespace glissade::test {
namespace {

constexpr int kPatienceMs = 30'000;

class ReloadTest : public EditFilesTest {
protected:
    [[nodiscard]] bool waitForText(const char* text) const {
        return QTest::qWaitFor([&] { return says(text); }, kPatienceMs);
    }
    /// Answers the last request to open with a photo of another size.
    void answerReload(Size size) {
        ASSERT_EQ(script.opened.back(), photo);
        script.open(plainPhoto(size, photo));
        settle();
        drain();
    }
};

TEST_F(ReloadTest, F6_aPhotoThatChangesOnDiskIsReloadedWhenTheUserSaysSo) {
    openHere();
    choose(first().id);
    drain();
    write(photo, "other pixels, more of them");
    ASSERT_TRUE(waitForText("“photo.png” has changed on disk"));
    EXPECT_TRUE(script.opened.empty()) << "not before";
    click("Reload");
    answerReload({500, 200});
    EXPECT_EQ(script.recipes.back(), firstRecipe()) << "the edit stays";
    EXPECT_TRUE(action(QStringLiteral("Undo")).isEnabled()) << "and its history";
    EXPECT_TRUE(says("500 × 200"));
    EXPECT_TRUE(window->isWindowModified());
    EXPECT_EQ(records().size(), 1U) << "and it is still kept";
}

TEST_F(ReloadTest, F6_aPhotoThatVanishesIsKeptWhenTheUserSaysSo) {
    openHere();
    std::filesystem::remove(photo);
    ASSERT_TRUE(waitForText("“photo.png” is not on disk any more"));
    click("Keep");
    EXPECT_TRUE(script.opened.empty());
    EXPECT_FALSE(says("“photo.png” is not on disk any more"));
    EXPECT_TRUE(action(QStringLiteral("Export")).isEnabled());
    write(photo, "it is back, with other pixels");
    EXPECT_TRUE(waitForText("“photo.png” has changed on disk"));
}

TEST_F(ReloadTest, F6_aPhotoThatIsReplacedByAnotherFileIsNoticedEveryTime) {
    openHere();
    for (const char* pixels : {"first", "second one"}) {
        write(base / "new.png", pixels);
        std::filesystem::rename(base / "new.png", photo);
        ASSERT_TRUE(waitForText("“photo.png” has changed on disk")) << pixels;
        click("Keep");
    }
}

TEST_F(ReloadTest, F6_ofAPhotoThatIsNotOpenAnyMoreNothingIsSaid) {
    openHere();
    write(base / "other.png", "pixels");
    openHere(base / "other.png");
    write(photo, "other pixels of the photo before");
    write(base / "other.png", "other pixels of this one");
    ASSERT_TRUE(waitForText("“other.png” has changed on disk"));
    EXPECT_FALSE(says("“photo.png” has changed on disk"));
}

TEST_F(ReloadTest, F1_reloadReadsThePhotoAgainAndKeepsTheEdit) {
    EXPECT_FALSE(action(QStringLiteral("Reload")).isEnabled());
    openHere();
    choose(first().id);
    press(*window, Qt::Key_F5);
    answerReload({300, 300});
    EXPECT_EQ(script.recipes.back(), firstRecipe());
    EXPECT_EQ(canvas().view().photo(), (Size{300, 300}));
}

TEST_F(ReloadTest, F1_anotherPhotoThatIsOpenedMeanwhileIsNotTakenForAReload) {
    openHere();
    choose(first().id);
    trigger("Save edit");
    trigger("Reload");
    window->openFile(base / "other.png");
    settle();
    script.open(plainPhoto(kSize, base / "other.png"));
    settle();
    drain();
    EXPECT_TRUE(hasNoSteps());
}

}  // namespace
}  // namespace glissade::test
