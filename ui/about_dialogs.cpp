#include "ui/about_dialogs.h"

#include "ui/metrics.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QStringList>
#include <QTableWidget>
#include <QVBoxLayout>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

void addRow(QTableWidget* table, const QString& command, const QString& keys) {
    const int row = table->rowCount();
    table->insertRow(row);
    table->setItem(row, 0, new QTableWidgetItem(command));
    table->setItem(row, 1, new QTableWidgetItem(keys));
}

QString plainText(const QAction* action) { return action->text().section(u'\t', 0, 0).remove(u'&').remove(u'…'); }

void fill(QTableWidget* table, const QWidget* window) {
    for (const QAction* action : window->actions()) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts()) keys.append(key.toString(QKeySequence::NativeText));
        if (!keys.isEmpty()) addRow(table, plainText(action), keys.join(u", "_s));
    }
    addRow(table, Texts::tr("Show the original"), Texts::tr("hold \\"));
    addRow(table, Texts::tr("Pan"), Texts::tr("Space and drag, middle drag"));
    addRow(table, Texts::tr("Zoom at the pointer"), Texts::tr("wheel"));
    addRow(table, Texts::tr("Fit or 100 %"), Texts::tr("double-click"));
    addRow(table, Texts::tr("Slider: a step, ten steps, either end"), Texts::tr("arrow keys, Page keys, Home and End"));
    addRow(table, Texts::tr("Slider: steps ten times as long, a tenth as long"), Texts::tr("with Shift, with Ctrl"));
    addRow(table, Texts::tr("Slider: back to the default"), Texts::tr("Backspace, double-click"));
}

}  // namespace

void showShortcuts(QWidget* window) {
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Texts::tr("Keyboard shortcuts"));
    auto* table = new QTableWidget(0, 2, dialog);
    table->setHorizontalHeaderLabels({Texts::tr("Command"), Texts::tr("Keys")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 2 * metrics::kSmall);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsClickable(false);
    fill(table, window);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->resize(720, 600);
    dialog->open();
}

void showAbout(QWidget* window) {
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Texts::tr("About Glissade"));
    box->setIconPixmap(QIcon(u":/icons/glissade.svg"_s).pixmap(QSize(72, 72), window->devicePixelRatioF()));
    box->setTextFormat(Qt::RichText);
    box->setText(u"<h3>Glissade %1</h3>"_s.arg(QStringLiteral(GLISSADE_VERSION)));
    box->setInformativeText(
        Texts::tr("Edge-aware photo operators with live parameters: the features of a photo are computed once, "
                  "a slider then only re-evaluates the last layers.\n\nUses Qt %1.")
            .arg(QString::fromLatin1(qVersion())));
    box->open();
}

}  // namespace glissade
