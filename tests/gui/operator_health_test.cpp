// Packs that are missing or damaged: their operators say so, and only theirs.
#include "ui/operator_health.h"

#include "gui/support/editor_fixture.h"
#include "pipeline/render.h"

#include <QAction>
#include <QFile>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class OperatorHealthTest : public EditorTest {
protected:
    OperatorHealthTest() { std::filesystem::create_directories(models); }
    ~OperatorHealthTest() override { qunsetenv("GLISSADE_MODELS"); }

    /// The pack as it is shipped.
    void install(const char* pack) const { std::filesystem::create_directory_symlink(shipped / pack, models / pack); }
    /// A window of a program with these packs only, with a photo open.
    void startAgain() {
        qputenv("GLISSADE_MODELS", models.c_str());
        window = std::make_unique<MainWindow>(bridge, settings, theme(), files);
        window->show();
        bool known = false;
        files.background().run(
            window.get(), []() -> Result<void> { return {}; }, [&](const Result<void>&) { known = true; });
        ASSERT_TRUE(QTest::qWaitFor([&] { return known; }, 60'000));
        settle();
        openPhoto();
    }
    QAction& actionOf(const OperatorSpec& spec) const { return action(findOperatorName(spec.id)); }
    [[nodiscard]] QListWidgetItem& rowOf(const OperatorSpec& spec) const {
        const auto found = operatorList().findItems(findOperatorName(spec.id), Qt::MatchExactly);
        EXPECT_EQ(found.size(), 1);
        return *found.front();
    }
    [[nodiscard]] static const OperatorSpec& one(bool withExact) {
        for (const OperatorSpec* spec : allOperators())
            if ((spec->apply != nullptr) == withExact) return *spec;
        ADD_FAILURE();
        return *allOperators().front();
    }

    const std::filesystem::path shipped = findModelsFolder();
    const std::filesystem::path models = toPath(folder.filePath(u"models"_s));
};

TEST_F(OperatorHealthTest, X3_whereAllPacksAreThereAllOperatorsAreEnabled) {
    install("filters");
    install("restore");
    startAgain();
    for (const OperatorSpec* spec : allOperators()) {
        EXPECT_TRUE(actionOf(*spec).isEnabled()) << spec->id;
        EXPECT_FALSE(actionOf(*spec).toolTip().contains(u"used"_s)) << spec->id;
    }
}

TEST_F(OperatorHealthTest, X3_aMissingPackDisablesItsOperatorsAloneAndSaysWhy) {
    install("filters");
    startAgain();
    int out = 0;
    for (const OperatorSpec* spec : allOperators()) {
        const bool isOut = spec->pack == one(false).pack && !spec->apply;
        out += isOut;
        EXPECT_EQ(actionOf(*spec).isEnabled(), !isOut) << spec->id;
        EXPECT_EQ(rowOf(*spec).flags().testFlag(Qt::ItemIsEnabled), !isOut) << spec->id;
        if (!isOut) continue;
        EXPECT_TRUE(actionOf(*spec).toolTip().contains(u"Cannot be used: "_s)) << spec->id;
        EXPECT_TRUE(rowOf(*spec).toolTip().contains(QString::fromStdString(models.string()))) << "with the place";
    }
    EXPECT_GT(out, 0);
    actionOf(one(false)).trigger();
    EXPECT_TRUE(script.recipes.empty() || lastSteps().empty());
    actionOf(one(true)).trigger();
    ASSERT_FALSE(lastSteps().empty());
    EXPECT_FALSE(lastEdit().exact) << "its own pack is there";
}

TEST_F(OperatorHealthTest, X3_whatHasAnExactAlgorithmGoesOnWithThat) {
    std::filesystem::create_directories(models / std::string(one(true).pack));
    QFile broken(QString::fromStdString((models / std::string(one(true).pack) / "pack.json").string()));
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write("{}");
    broken.close();
    startAgain();
    const OperatorSpec& spec = one(true);
    EXPECT_TRUE(actionOf(spec).isEnabled());
    EXPECT_TRUE(actionOf(spec).toolTip().contains(u"By its exact algorithm only: "_s))
        << actionOf(spec).toolTip().toStdString();
    choose(spec.id);
    ASSERT_FALSE(lastSteps().empty());
    EXPECT_TRUE(lastEdit().exact);
}

}  // namespace
}  // namespace glissade::test
