// SystemInformation: what the program runs on and with, to read and to copy into a report.
#pragma once

#include "engine/system_facts.h"

#include <QDialog>
#include <QList>
#include <QString>
#include <QTimer>

class QGridLayout;
class QLabel;

namespace glissade {

class Background;
class EngineBridge;

/// Thread: the interface's; packs are read on `background`'s. Both references outlive it.
class SystemInformation final : public QDialog {
    Q_OBJECT

public:
    SystemInformation(EngineBridge& engine, Background& background, QWidget* parent = nullptr);

    /// All that is shown, a line each: what the button copies.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// The packs are read: all is shown.
    void complete();

private:
    struct Row {
        QString name;  ///< a heading's row has no value
        QLabel* value = nullptr;
    };
    void addHeading(const QString& text);
    QLabel* addRow(const QString& name, const QString& value);
    void display(const SystemFacts& facts);
    void addPack(const PackFacts& pack);
    void showMemory();

    EngineBridge& engine_;
    QGridLayout* grid_;
    QList<Row> rows_;
    QLabel* memory_ = nullptr;
    QTimer refresh_;  // of what changes while it is open
};

}  // namespace glissade
