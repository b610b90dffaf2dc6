// The settings file, whatever is in it: another version, a person or a failing disk may have written it.
#include "ui/settings.h"

#include "gui/support/editor_fixture.h"
#include "ui/editor.h"

#include <QDir>
#include <QFile>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class SettingsTest : public testing::Test {
protected:
    void write(const QByteArray& content) const {
        QFile to(file());
        ASSERT_TRUE(to.open(QFile::WriteOnly));
        ASSERT_EQ(to.write(content), content.size());
    }
    [[nodiscard]] static QByteArray content(const QString& file) {
        QFile from(file);
        return from.open(QFile::ReadOnly) ? from.readAll() : QByteArray();
    }
    [[nodiscard]] QString file() const { return folder.filePath(u"settings.ini"_s); }
    [[nodiscard]] QString aside() const { return file() + u".broken-1"_s; }
    [[nodiscard]] QStringList files() const { return QDir(folder.path()).entryList(QDir::Files); }

    QTemporaryDir folder;
};

const QByteArray kDamaged("[look]\ntheme=light\nno line of settings\n\n[memory]\ncacheMegabytes=512\n");

TEST_F(SettingsTest, F7_aDamagedFileIsMovedAsideAndWhatCanBeReadOfItStays) {
    write(kDamaged);
    Settings settings(file());
    EXPECT_EQ(content(aside()), kDamaged);
    EXPECT_TRUE(settings.notice().text.contains(file()) && settings.notice().text.contains(aside()))
        << settings.notice().text.toStdString();
    EXPECT_EQ(settings.preferences().theme, ThemeChoice::Light);
    EXPECT_EQ(settings.preferences().cacheMegabytes, 512);
    // The next start finds a whole file.
    const Settings next(file());
    EXPECT_EQ(next.notice().title, QString());
    EXPECT_EQ(next.preferences(), settings.preferences());
    EXPECT_EQ(files(), (QStringList{u"settings.ini"_s, u"settings.ini.broken-1"_s}));
}

TEST_F(SettingsTest, F7_aFileOfNothingButZeroBytesIsDamagedToo) {
    const QByteArray zeros(4096, '\0');
    write(zeros);
    Settings settings(file());
    EXPECT_EQ(settings.notice().title, u"The settings file is damaged"_s);
    EXPECT_EQ(content(aside()), zeros);
    EXPECT_EQ(settings.preferences(), Preferences());
    settings.setLastFolder(u"/photos"_s);
    EXPECT_EQ(Settings(file()).lastFolder(), u"/photos"_s);
}

TEST_F(SettingsTest, F7_aWholeFileOrNoneStaysWhereItIs) {
    EXPECT_EQ(Settings(file()).notice().title, QString());
    const QByteArray whole("[General]\nversion=1\n\n[look]\ntheme=dark\n");
    write(whole);
    EXPECT_EQ(Settings(file()).notice().title, QString());
    EXPECT_EQ(content(file()), whole);
    EXPECT_EQ(files(), QStringList{u"settings.ini"_s});
}

TEST_F(SettingsTest, F7_aFileCarriesItsVersionAndOneWithoutIsOfTheFirst) {
    write("[look]\ntheme=dark\n");
    EXPECT_EQ(Settings(file()).preferences().theme, ThemeChoice::Dark);
    EXPECT_EQ(QSettings(file(), QSettings::IniFormat).value(u"version"_s).toInt(), Settings::kVersion);
    EXPECT_EQ(Settings(file()).preferences().theme, ThemeChoice::Dark);
    EXPECT_EQ(files(), QStringList{u"settings.ini"_s});
}

TEST_F(SettingsTest, F7_aFileOfANewerVersionIsMovedAsideAndWhatIsKnownOfItStays) {
    const QByteArray newer("[General]\nversion=2\n\n[look]\ntheme=dark\nglow=7\n");
    write(newer);
    const Settings settings(file());
    EXPECT_EQ(content(aside()), newer);
    EXPECT_EQ(settings.notice().title, u"The settings are of a newer version of Glissade"_s);
    EXPECT_TRUE(settings.notice().text.contains(aside())) << settings.notice().text.toStdString();
    EXPECT_EQ(settings.preferences().theme, ThemeChoice::Dark);
    EXPECT_EQ(Settings(file()).notice().title, QString());
}

TEST_F(SettingsTest, F7_numbersThatTheFileClaimsAreNotBelieved) {
    QStringList photos;
    for (int i = 0; i < 1000; ++i) photos.append(u"/photos/%1.jpg"_s.arg(i));
    write(
        "[exportPresets]\nsize=2147483647\n1\\presetName=Web\n1\\quality=-7\n1\\intent=99\n1\\size=2000000000\n"
        "[files]\nrecent=" +
        photos.join(u", "_s).toUtf8() + "\n");
    const Settings settings(file());
    ASSERT_EQ(settings.exportPresets().size(), 1);
    EXPECT_EQ(settings.exportPresets()[0].name, u"Web"_s);
    EXPECT_EQ(settings.exportPresets()[0].choices.quality, 1);
    EXPECT_EQ(settings.exportPresets()[0].choices.intent, 3);
    EXPECT_EQ(settings.exportPresets()[0].choices.size, ExportSize::Enlarged);
    EXPECT_EQ(settings.recentFiles(), photos.first(Settings::kRecentFiles));
}

TEST_F(SettingsTest, F7_theEditorTellsOfADamagedFile) {
    write(kDamaged);
    Settings settings(file());
    Script script;
    EditFiles editFiles(foldersIn(folder));
    Editor editor(scriptedEngines(script), settings, theme(), editFiles);
    const auto said = [] {
        QString all;
        for (const QWidget* window : QApplication::topLevelWidgets())
            for (const QLabel* label : window->findChildren<QLabel*>())
                if (window->isVisible() && label->isVisible()) all += label->text() + u'\n';
        return all;
    };
    editor.tellOfSettings();  // no window: nobody to be told
    editor.open({});
    settle();
    EXPECT_FALSE(said().contains(u"settings.ini.broken-1"_s));
    editor.tellOfSettings();
    settle();
    EXPECT_TRUE(said().contains(u"The settings file is damaged"_s)) << said().toStdString();
    EXPECT_TRUE(said().contains(u"settings.ini.broken-1"_s)) << said().toStdString();
    for (QWidget* window : QApplication::topLevelWidgets()) window->close();
    settle();
}

}  // namespace
}  // namespace glissade::test
