#include "ui/manual_window.h"

#include "operators/registry.h"
#include "ui/actions.h"
#include "ui/metrics.h"
#include "ui/texts.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QListWidget>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QVBoxLayout>

#include <array>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

struct Command {
    QLatin1StringView id;
    QAction* Actions::*action;
};

constexpr std::array kCommands{
    Command{"open"_L1, &Actions::open},
    Command{"saveEdit"_L1, &Actions::saveEdit},
    Command{"exportPhoto"_L1, &Actions::exportPhoto},
    Command{"exportAgain"_L1, &Actions::exportAgain},
    Command{"copyEdit"_L1, &Actions::copyEdit},
    Command{"pasteEdit"_L1, &Actions::pasteEdit},
    Command{"preferences"_L1, &Actions::preferences},
    Command{"fit"_L1, &Actions::fit},
    Command{"actualSize"_L1, &Actions::actualSize},
    Command{"doubleSize"_L1, &Actions::doubleSize},
    Command{"split"_L1, &Actions::split},
    Command{"turnSplit"_L1, &Actions::turnSplit},
    Command{"sideBySide"_L1, &Actions::sideBySide},
    Command{"swapEdits"_L1, &Actions::swapEdits},
    Command{"sweep"_L1, &Actions::sweep},
    Command{"exactPreview"_L1, &Actions::exactPreview},
    Command{"clipping"_L1, &Actions::clipping},
    Command{"crop"_L1, &Actions::crop},
    Command{"rotateLeft"_L1, &Actions::rotateLeft},
    Command{"rotateRight"_L1, &Actions::rotateRight},
    Command{"addStep"_L1, &Actions::addStep},
    Command{"duplicateStep"_L1, &Actions::duplicateStep},
    Command{"toggleStep"_L1, &Actions::toggleStep},
    Command{"moveStepUp"_L1, &Actions::moveStepUp},
    Command{"moveStepDown"_L1, &Actions::moveStepDown},
    Command{"resetStep"_L1, &Actions::resetStep},
    Command{"removeStep"_L1, &Actions::removeStep},
    Command{"reference"_L1, &Actions::reference},
    Command{"shortcuts"_L1, &Actions::shortcuts},
    Command{"whatsThis"_L1, &Actions::whatsThis},
    Command{"systemInformation"_L1, &Actions::systemInformation},
};

constexpr double kLineHeightPercent = 122;

QString nameOf(const QAction& action) { return action.text().section(u'\t', 0, 0).remove(u'&').remove(u'…').trimmed(); }

QString commandText(const QString& name, const QAction& action) {
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? u"**%1**"_s.arg(name) : u"**%1** (`%2`)"_s.arg(name, key);
}

QString operatorsText() {
    QString text;
    for (const OperatorSpec* spec : allOperators())
        text += u"- **%1**: %2\n"_s.arg(texts::ofOperators(spec->name), texts::ofOperators(spec->summary));
    return text.trimmed();
}

// Markdown's own blocks are set solid.
void loosen(QTextDocument& document) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(kLineHeightPercent, QTextBlockFormat::ProportionalHeight);
        if (format.headingLevel() == 2) format.setTopMargin(metrics::kHuge);
        QTextCursor(block).setBlockFormat(format);
    }
}

int scrollValueOf(const QTextDocument& document, const QTextBlock& heading) {
    return static_cast<int>(document.documentLayout()->blockBoundingRect(heading).top()) - metrics::kSmall;
}

}  // namespace

QString manualText(const Actions& actions) {
    //: The manual's file in your language
    QFile file(ManualWindow::tr(":/manual/en.md"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString text = QString::fromUtf8(file.readAll());
    for (const Command& command : kCommands)
        text.replace(u'{' + command.id + u'}',
                     commandText(nameOf(*(actions.*command.action)), *(actions.*command.action)));
    // The actions' own texts name the change, too.
    text.replace("{undo}"_L1, commandText(ManualWindow::tr("Undo"), *actions.undo));
    text.replace("{redo}"_L1, commandText(ManualWindow::tr("Redo"), *actions.redo));
    for (const OperatorSpec* spec : allOperators())
        text.replace(u"{%1}"_s.arg(QString::fromUtf8(spec->id.data(), qsizetype(spec->id.size()))),
                     u"**%1**"_s.arg(texts::ofOperators(spec->name)));
    return text.replace("{operators}"_L1, operatorsText());
}

ManualWindow::ManualWindow(const Actions& actions, QWidget* parent)
    : QDialog(parent), sections_(new QListWidget(this)), text_(new QTextBrowser(this)) {
    setWindowTitle(tr("Contents"));
    sections_->setAccessibleName(tr("Sections"));
    sections_->setFrameShape(QFrame::NoFrame);
    sections_->setObjectName(u"manualSections"_s);
    sections_->setWordWrap(true);
    text_->setAccessibleName(tr("Manual"));
    text_->setFrameShape(QFrame::NoFrame);
    text_->document()->setDocumentMargin(metrics::kLarge);
    text_->setMarkdown(manualText(actions));
    loosen(*text_->document());
    listSections();

    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(sections_);
    split->addWidget(text_);
    split->setStretchFactor(1, 1);
    split->setSizes({210, 610});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    resize(820, 640);
}

void ManualWindow::listSections() {
    for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() != 2) continue;
        auto* item = new QListWidgetItem(block.text(), sections_);
        item->setData(Qt::UserRole, block.blockNumber());
        item->setSizeHint({0, fontMetrics().height() + 2 * metrics::kSmall});
    }
    connect(sections_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (!item) return;
        const QTextBlock heading = text_->document()->findBlockByNumber(item->data(Qt::UserRole).toInt());
        // The first section's place is below the title.
        text_->verticalScrollBar()->setValue(sections_->row(item) == 0 ? 0
                                                                       : scrollValueOf(*text_->document(), heading));
    });
    sections_->setCurrentRow(0);
}

}  // namespace glissade
