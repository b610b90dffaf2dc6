// The editor in other languages.
#include "gui/support/editor_fixture.h"
#include "operators/registry.h"
#include "ui/error_text.h"
#include "ui/texts.h"
#include "ui/translations.h"

#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <gmock/gmock.h>

#include <set>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

/// A language while this lives.
struct Language {
    explicit Language(const QString& name) : installed(installTranslations(QLocale(name))) {}
    ~Language() { installTranslations(QLocale::c()); }
    QString installed;
};
struct German : Language {
    German() : Language(u"de_DE"_s) {}
};
/// The language is there before the window is.
class GermanEditor : private German, public EditorTest {};

QStringList menuTitles(const MainWindow& window) {
    QStringList titles;
    for (const QAction* action : window.menuBar()->actions()) titles.append(QString(action->text()).remove(u'&'));
    return titles;
}

TEST_F(GermanEditor, TheMainWindowSpeaksGerman) {
    EXPECT_EQ(
        menuTitles(*window),
        (QStringList{u"Datei"_s, u"Bearbeiten"_s, u"Ansicht"_s, u"Operatoren"_s, u"Schritt"_s, u"Bild"_s, u"Hilfe"_s}));
    EXPECT_TRUE(action(u"Rückgängig"_s).shortcut() == QKeySequence(QKeySequence::Undo));
    EXPECT_TRUE(shownTexts().contains(u"Ein Foto hier ablegen"_s)) << shownTexts().toStdString();
    openPhoto();
    EXPECT_TRUE(action(u"Gewichteter Median"_s).isEnabled());
    EXPECT_EQ(window->findChild<OperatorList*>()->findChild<QListWidget*>()->item(0)->text(), u"L0-Glättung"_s);
}

TEST_F(GermanEditor, ErrorsSayInGermanWhatHappenedAndWhatToDo) {
    const ErrorText shown = describe({ErrorCode::NotFound, "/p/a.jpg", "no such file"}, Attempt::Open, {});
    EXPECT_EQ(shown.title, u"„a.jpg“ konnte nicht geöffnet werden"_s);
    EXPECT_TRUE(shown.text.contains(u"Prüfen Sie"_s)) << shown.text.toStdString();
}

TEST_F(EditorTest, WithoutATranslationItSpeaksEnglish) { EXPECT_EQ(menuTitles(*window).front(), u"File"_s); }

TEST(Translations, AreChosenByTheLocale) {
    EXPECT_EQ(translatedLanguages(), (QStringList{u"de"_s, u"fr"_s}));
    EXPECT_EQ(Language(u"de_AT"_s).installed, u"de"_s);
    EXPECT_EQ(Language(u"fr_CA"_s).installed, u"fr"_s);
    EXPECT_EQ(Language(u"en_GB"_s).installed, u"en"_s);
    EXPECT_EQ(Language(u"ja_JP"_s).installed, u"en"_s);
    EXPECT_EQ(Language(u"C"_s).installed, u"en"_s);
    EXPECT_EQ(texts::ofOperators("Stylization"), u"Stylization"_s);
}

TEST(Translations, HavePlurals) {
    const auto more = [](int count) {
        return QCoreApplication::translate("glissade::ExportController", "%1 (%n more)", nullptr, count);
    };
    {
        const Language german(u"de"_s);
        EXPECT_EQ(more(1), u"%1 (noch 1 weiteres)"_s);
        EXPECT_EQ(more(2), u"%1 (noch 2 weitere)"_s);
    }
    const Language french(u"fr"_s);
    EXPECT_EQ(more(0), u"%1 (0 autre)"_s);
    EXPECT_EQ(more(3), u"%1 (3 autres)"_s);
}

/// Every text of every operator's description.
std::set<QString> operatorTexts() {
    std::set<QString> all;
    for (const OperatorSpec* spec : allOperators()) {
        all.insert({text(spec->name), text(spec->summary)});
        for (const ParamSpec& param : spec->params) all.insert({text(param.label), text(param.unit), text(param.hint)});
    }
    all.erase(QString());
    return all;
}

TEST(Translations, HaveEveryTextOfTheOperatorsAndNoOther) {
    for (const QString& language : translatedLanguages()) {
        QFile file(QStringLiteral(GLISSADE_TRANSLATIONS "/operators_%1.ts").arg(language));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
        std::set<QString> translated;
        QXmlStreamReader xml(&file);
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"source"_s)
                translated.insert(xml.readElementText());
        EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
        const std::set<QString> expected = operatorTexts();
        for (const QString& each : expected)
            EXPECT_TRUE(translated.contains(each)) << language.toStdString() << " lacks: " << each.toStdString();
        for (const QString& each : translated)
            EXPECT_TRUE(expected.contains(each)) << language.toStdString() << " has besides: " << each.toStdString();
    }
}

/// Visible entries of a menu whose mnemonic another one has.
QStringList doubleMnemonics(const QList<QAction*>& actions) {
    QStringList doubled;
    std::set<QString> seen;
    for (const QAction* action : actions) {
        const QString key = QKeySequence::mnemonic(action->text()).toString();
        if (action->isVisible() && !key.isEmpty() && !seen.insert(key).second) doubled.append(action->text());
    }
    return doubled;
}

class EditorInALanguage : public testing::TestWithParam<const char*> {};

TEST_P(EditorInALanguage, HasEachMnemonicOnceInItsMenu) {
    const Language language(QString::fromLatin1(GetParam()));
    QTemporaryDir folder;
    Script script;
    Settings settings(folder.filePath(u"settings.ini"_s));
    EngineBridge bridge(scriptedEngines(script));
    EditFiles files(foldersIn(folder));
    MainWindow window(bridge, settings, theme(), files);
    window.show();
    settle();
    EXPECT_EQ(doubleMnemonics(window.menuBar()->actions()).join(u' ').toStdString(), "");
    for (QMenu* menu : window.menuBar()->findChildren<QMenu*>()) {
        Q_EMIT menu->aboutToShow();
        EXPECT_EQ(doubleMnemonics(menu->actions()).join(u' ').toStdString(), "") << menu->title().toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(EveryLanguage, EditorInALanguage, testing::Values("en", "de", "fr"));

/// "%1", "%L2", "%n" in the order of their names: a translation that loses one shows nonsense.
std::multiset<std::string> placeholders(const QString& source) {
    std::multiset<std::string> all;
    static const QRegularExpression expression(u"%(L?[0-9]+|n)"_s);
    for (auto it = expression.globalMatch(source); it.hasNext();) all.insert(it.next().captured(0).toStdString());
    return all;
}

TEST(Translations, KeepEveryPlaceholderMnemonicAndEdge) {
    for (const QString& language : translatedLanguages()) {
        QFile file(QStringLiteral(GLISSADE_TRANSLATIONS "/glissade_%1.ts").arg(language));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString source;
        int count = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == u"source"_s) source = xml.readElementText();
            if (xml.name() != u"translation"_s && xml.name() != u"numerusform"_s) continue;
            if (xml.name() == u"translation"_s && source.contains(u"%n"_s)) continue;  // its forms follow
            const QString translated = xml.readElementText();
            ++count;
            EXPECT_EQ(placeholders(translated), placeholders(source)) << translated.toStdString();
            EXPECT_EQ(QKeySequence::mnemonic(translated).isEmpty(), QKeySequence::mnemonic(source).isEmpty())
                << translated.toStdString();
            EXPECT_EQ(translated.startsWith(u' '), source.startsWith(u' ')) << translated.toStdString();
        }
        EXPECT_GT(count, 200);
    }
}

}  // namespace
}  // namespace glissade::test
