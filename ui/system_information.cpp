#include "ui/system_information.h"

#include "operators/registry.h"
#include "ui/background.h"
#include "ui/default_button.h"
#include "ui/engine_bridge.h"
#include "ui/file_path.h"
#include "ui/metrics.h"
#include "ui/texts.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSysInfo>
#include <QVBoxLayout>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRefreshMs = 1000;

QString sizeText(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString fidelityText(const PackFacts::Fidelity& fidelity) {
    if (fidelity.psnr <= 0) return SystemInformation::tr("not measured");
    return SystemInformation::tr("%1 dB, SSIM %2")
        .arg(QLocale().toString(fidelity.psnr, 'f', 2), QLocale().toString(fidelity.ssim, 'f', 3));
}

}  // namespace

SystemInformation::SystemInformation(EngineBridge& engine, Background& background, QWidget* parent)
    : QDialog(parent), engine_(engine), grid_(new QGridLayout) {
    setWindowTitle(tr("System information"));
    auto* content = new QWidget(this);
    grid_->setContentsMargins(metrics::kMedium, metrics::kMedium, metrics::kMedium, metrics::kMedium);
    grid_->setHorizontalSpacing(metrics::kLarge);
    grid_->setVerticalSpacing(metrics::kTight);
    grid_->setColumnStretch(1, 1);
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(grid_);
    outer->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyInformation"_s);
    makeDefault(copy);
    copy->setEnabled(false);
    connect(this, &SystemInformation::complete, copy, [copy] { copy->setEnabled(true); });
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSmall, metrics::kSmall, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(600, 560);

    addHeading(tr("Program"));
    addRow(tr("Version"), u"Glissade %1"_s.arg(QStringLiteral(GLISSADE_VERSION)));
    addRow(tr("System"), u"%1, %2"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion()));
    addRow(tr("Qt"), u"%1, %2"_s.arg(QString::fromLatin1(qVersion()), QGuiApplication::platformName()));
    background.run(
        this,
        []() -> Result<SystemFacts> { return systemFacts(); },
        [this](const Result<SystemFacts>& facts) {
            if (facts) display(*facts);
        });
    connect(&refresh_, &QTimer::timeout, this, &SystemInformation::showMemory);
}

void SystemInformation::addHeading(const QString& text) {
    auto* heading = new QLabel(text, this);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    const int row = grid_->rowCount();
    if (!rows_.isEmpty()) heading->setContentsMargins(0, metrics::kMedium, 0, 0);
    grid_->addWidget(heading, row, 0, 1, 2);
    rows_.append({text, nullptr});
}

QLabel* SystemInformation::addRow(const QString& name, const QString& value) {
    auto* label = new QLabel(name, this);
    label->setProperty("role", u"muted"_s);
    auto* shown = new QLabel(value, this);
    shown->setTextFormat(Qt::PlainText);
    shown->setWordWrap(true);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    shown->setAccessibleName(name);
    label->setBuddy(shown);
    const int row = grid_->rowCount();
    grid_->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignTop);
    grid_->addWidget(shown, row, 1, Qt::AlignTop);
    rows_.append({name, shown});
    return shown;
}

void SystemInformation::display(const SystemFacts& facts) {
    addHeading(tr("Device"));
    addRow(tr("Computes on"), tr("CPU: %1").arg(QString::fromStdString(facts.processor)));
    addRow(tr("Instructions in use"), QString::fromStdString(facts.instructions));
    addRow(tr("Threads"), QLocale().toString(facts.threads));
    addRow(tr("Memory of the machine"), sizeText(facts.memory));
    memory_ = addRow(tr("Features of this window"), {});
    showMemory();
    addHeading(tr("Packs"));
    addRow(tr("Folder"), toQString(facts.models));
    for (const PackFacts& pack : facts.packs) addPack(pack);
    addHeading(tr("Built with"));
    for (const LibraryVersion& library : facts.libraries)
        addRow(QString::fromStdString(library.name), QString::fromStdString(library.version));
    refresh_.start(kRefreshMs);
    Q_EMIT complete();
}

// Fidelity: how near the networks come to the exact algorithms at the defaults.
void SystemInformation::addPack(const PackFacts& pack) {
    const QString name = QString::fromStdString(pack.name);
    if (!pack.problem.empty()) {
        addRow(name, tr("cannot be used: %1").arg(QString::fromStdString(pack.problem)));
        return;
    }
    addRow(name,
           tr("%n operators, measured on photos not learnt from:", nullptr, static_cast<int>(pack.operators.size())));
    for (const PackFacts::Fidelity& each : pack.operators) {
        const OperatorSpec* spec = findOperator(each.operatorId);
        addRow(spec ? texts::ofOperators(spec->name) : QString::fromStdString(each.operatorId), fidelityText(each));
    }
}

void SystemInformation::showMemory() {
    const CacheUse use = engine_.cacheUse();
    memory_->setText(tr("%1 of at most %2").arg(sizeText(use.bytes), sizeText(use.limit)));
}

QString SystemInformation::text() const {
    QString text;
    for (const Row& row : rows_) {
        if (row.value)
            text += u"%1: %2\n"_s.arg(row.name, row.value->text());
        else
            text += (text.isEmpty() ? QString() : u"\n"_s) + row.name + u'\n';
    }
    return text;
}

}  // namespace glissade
