// The export dialog over a made photo.
#pragma once

#include "gui/support/editor_fixture.h"
#include "operators/registry.h"
#include "support/printer_profile.h"
#include "ui/export_dialog.h"
#include "ui/file_path.h"
#include "ui/preset_name_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

namespace glissade::test {

class ExportDialogTest : public testing::Test {
protected:
    ExportDialogTest() : settings(folder.filePath(QStringLiteral("settings.ini"))) {
        (void)theme();
        makeFile(QStringLiteral("photo.png"));
        photo = plainPhoto({4000, 3000}, toPath(folder.filePath(QStringLiteral("photo.png"))));
        open();
    }
    void open() {
        dialog = std::make_unique<ExportDialog>(photo, edit, settings, shown);
        dialog->show();
        settle();
    }
    void makeFile(const QString& name) const {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("old");
    }
    [[nodiscard]] QLineEdit& target() const { return *dialog->findChild<QLineEdit*>(QStringLiteral("target")); }
    [[nodiscard]] QPushButton& exportButton() const {
        return *dialog->findChild<QPushButton*>(QStringLiteral("export"));
    }
    void select(const char* box, const QVariant& data) const {
        auto* combo = dialog->findChild<QComboBox*>(QString::fromLatin1(box));
        ASSERT_GE(combo->findData(data), 0) << box;
        combo->setCurrentIndex(combo->findData(data));
    }
    [[nodiscard]] QString notice() const {
        QString all;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->property("role").toString() == QStringLiteral("note"))
                all += label->text();
        return all;
    }
    [[nodiscard]] QString resultSize() const {
        return dialog->findChild<QLabel*>(QStringLiteral("resultSize"))->text();
    }
    /// Waits for the estimate of the choices as they are.
    [[nodiscard]] double estimatedBytes() const {
        const auto number = [this] {
            static const QRegularExpression about(QStringLiteral("about ([0-9.]+) (bytes|kB|MB)"));
            return about.match(resultSize());
        };
        EXPECT_TRUE(QTest::qWaitFor([&] { return number().hasMatch(); }, 30'000)) << resultSize().toStdString();
        const QString unit = number().captured(2);
        return number().captured(1).toDouble() * (unit == QStringLiteral("MB")   ? 1e6
                                                  : unit == QStringLiteral("kB") ? 1e3
                                                                                 : 1);
    }
    [[nodiscard]] std::shared_ptr<const Photo> noisyPhoto(Size size) const {
        auto noisy = std::make_shared<Photo>(Photo{});
        noisy->info = plainPhoto(size, photo->info.path)->info;
        Image<std::uint8_t> pixels(size.width, size.height, 3);
        std::uint32_t state = 1;
        for (std::size_t i = 0; i < pixels.samples().size(); ++i) {
            state = state * 1'664'525 + 1'013'904'223;
            pixels.data()[i] = static_cast<std::uint8_t>(100 + i / 6 % 80 + (state >> 28));
        }
        noisy->pixels = std::move(pixels);
        return noisy;
    }
    [[nodiscard]] QToolButton& tool(const char* name) const {
        return *dialog->findChild<QToolButton*>(QString::fromLatin1(name));
    }
    /// Answers the question for a preset's name.
    void name(const char* text) const {
        auto* asks = dialog->findChild<PresetNameDialog*>();
        ASSERT_NE(asks, nullptr);
        asks->findChild<QLineEdit*>(QStringLiteral("presetName"))->setText(QString::fromUtf8(text));
        asks->findChild<QPushButton*>(QStringLiteral("acceptName"))->click();
        QCoreApplication::sendPostedEvents(asks, QEvent::DeferredDelete);
        settle();
    }
    void choosePreset(const char* text) const {
        auto* presets = dialog->findChild<QComboBox*>(QStringLiteral("exportPreset"));
        presets->setCurrentText(QString::fromUtf8(text));
        ASSERT_EQ(presets->currentText(), QString::fromUtf8(text));
        Q_EMIT presets->activated(presets->currentIndex());
    }
    [[nodiscard]] QString pathOf(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }

    QTemporaryDir folder;
    Settings settings;
    std::shared_ptr<const Photo> photo;
    Recipe edit;
    std::shared_ptr<const Frame> shown;
    std::unique_ptr<ExportDialog> dialog;
};

}  // namespace glissade::test
