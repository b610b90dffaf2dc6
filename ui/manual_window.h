// ManualWindow: Help > Contents, the manual beside its table of contents.
#pragma once

#include <QDialog>
#include <QString>

class QListWidget;
class QTextBrowser;

namespace glissade {

struct Actions;

/// resources/manual/LANGUAGE.md as Markdown: {ID} stands for a command of Actions, by its member's name, with its keys,
/// or for an operator, by its id; {operators} for a list of all. In the interface's language, English where there is
/// none.
[[nodiscard]] QString manualText(const Actions& actions);

/// Stays open beside the window. Thread: the interface's.
class ManualWindow final : public QDialog {
    Q_OBJECT

public:
    explicit ManualWindow(const Actions& actions, QWidget* parent = nullptr);

private:
    void listSections();

    QListWidget* sections_;
    QTextBrowser* text_;
};

}  // namespace glissade
