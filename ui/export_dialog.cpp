#include "ui/export_dialog.h"

#include "image/resample.h"
#include "ui/default_button.h"
#include "ui/export_preset_row.h"
#include "ui/file_path.h"
#include "ui/metrics.h"
#include "ui/panel_parts.h"
#include "ui/pasted_photo.h"
#include "ui/question.h"
#include "ui/size_estimate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 520;

void select(QComboBox* box, const QVariant& data) { box->setCurrentIndex(std::max(0, box->findData(data))); }

OnConflict conflictOf(IfExists choice, bool agreed) {
    switch (choice) {
        case IfExists::Number:
            return OnConflict::Number;
        case IfExists::Overwrite:
            return OnConflict::Overwrite;
        case IfExists::Skip:
            return OnConflict::Skip;
        case IfExists::Ask:
            break;
    }
    return agreed ? OnConflict::Overwrite : OnConflict::Fail;
}

}  // namespace

QString ExportDialog::formatTitle(const std::string& name) {
    if (name == "jpeg") return u"JPEG"_s;
    if (name == "webp") return u"WebP"_s;
    return QString::fromStdString(name).toUpper();
}

ExportDialog::ExportDialog(std::shared_ptr<const Photo> photo,
                           Recipe edit,
                           Settings& settings,
                           std::shared_ptr<const Frame> shown,
                           QWidget* parent)
    : QDialog(parent),
      photo_(std::move(photo)),
      edit_(std::move(edit)),
      settings_(settings),
      estimate_(new SizeEstimate(photo_, std::move(shown), this)),
      presets_(new ExportPresetRow(settings, this)),
      file_(new QLineEdit(this)),
      format_(new QComboBox(this)),
      qualitySlider_(new QSlider(Qt::Horizontal, this)),
      quality_(new QSpinBox(this)),
      compressionSlider_(new QSlider(Qt::Horizontal, this)),
      compression_(new QSpinBox(this)),
      depth_(new QComboBox(this)),
      size_(new QComboBox(this)),
      longEdge_(new QSpinBox(this)),
      percent_(new QSpinBox(this)),
      enlargement_(new QSpinBox(this)),
      resultSize_(new QLabel(this)),
      profile_(new QComboBox(this)),
      intent_(new QComboBox(this)),
      metadata_(new QComboBox(this)),
      ifExists_(new QComboBox(this)),
      openFolder_(new QCheckBox(tr("Open the folder when &done"), this)),
      problem_(new QLabel(this)),
      notice_(new QLabel(this)) {
    setWindowTitle(tr("Export"));
    auto* form = new QGridLayout;
    form->setHorizontalSpacing(metrics::kLarge);
    form->setVerticalSpacing(metrics::kMedium);
    form->setColumnStretch(1, 1);
    buildPreset(form);
    buildFile(form);
    buildEncoding(form);
    buildSize(form);
    buildColor(form);
    buildAfter(form);

    problem_->setProperty("role", u"problem"_s);
    notice_->setProperty("role", u"note"_s);
    for (QLabel* label : {problem_, notice_}) label->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    export_ = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    makeDefault(export_);
    export_->setObjectName(u"export"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(metrics::kLarge);
    layout->addLayout(form);
    layout->addWidget(notice_);
    layout->addWidget(problem_);
    layout->addStretch();
    layout->addWidget(buttons);
    keepWhole(this, kWidth);
    setChoices(settings_.exportChoices());
}

void ExportDialog::setChoices(const ExportChoices& choices) {
    setting_ = true;
    name_ = choices.name;
    select(format_, choices.format);
    formatChanged();
    quality_->setValue(choices.quality);
    compression_->setValue(choices.compression);
    select(depth_, choices.depth);
    select(size_, static_cast<int>(choices.size));
    longEdge_->setValue(choices.longEdge);
    percent_->setValue(choices.percent);
    enlargement_->setValue(choices.enlargement);
    select(profile_, choices.profile);
    select(intent_, choices.intent);
    select(metadata_, choices.metadata);
    select(ifExists_, static_cast<int>(choices.ifExists));
    openFolder_->setChecked(choices.openFolder);
    suggestName(choices.folder);
    setting_ = false;
    refresh();
}

// The file goes where it was to go; its name is the preset's.
void ExportDialog::usePreset(const ExportChoices& preset) {
    ExportChoices choices = preset;
    choices.folder = QFileInfo(file_->text()).absolutePath();
    setChoices(choices);
}

ExportChoices ExportDialog::choices() const {
    ExportChoices choices;
    const QFileInfo file(file_->text().trimmed());
    choices.folder = file.absolutePath();
    choices.name = patternOf(file.completeBaseName(), photoStem(*photo_), name_);
    choices.format = QString::fromStdString(format().name);
    choices.quality = quality_->value();
    choices.compression = compression_->value();
    choices.depth = depth_->currentData().toInt();
    choices.size = size();
    choices.longEdge = longEdge_->value();
    choices.percent = percent_->value();
    choices.enlargement = enlargement_->value();
    choices.metadata = metadata_->currentData().toInt();
    choices.profile = profile_->currentData().toString();
    choices.intent = intent_->currentData().toInt();
    choices.ifExists = static_cast<IfExists>(ifExists_->currentData().toInt());
    choices.openFolder = openFolder_->isChecked();
    return choices;
}

const WritableFormat& ExportDialog::format() const {
    return writableFormats()[static_cast<std::size_t>(std::max(0, format_->currentIndex()))];
}

// A name that is not taken: NAME-edited.SUFFIX, then NAME-edited-2.SUFFIX and so on.
void ExportDialog::suggestName(const QString& folder) {
    const QString photoFolder = isUntitled(*photo_) ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
                                                    : QFileInfo(toQString(photo_->info.path)).absolutePath();
    const QDir target(folder.isEmpty() || !QFileInfo(folder).isDir() ? photoFolder : folder);
    const QString stem = fileNameFor(name_, photoStem(*photo_));
    const QString suffix = u'.' + QString::fromStdString(format().suffixes.front());
    QString name = stem + suffix;
    // Not by arg: a photo may be called 100%1.
    for (int number = 2; target.exists(name); ++number) name = stem + u'-' + QString::number(number) + suffix;
    file_->setText(QDir::toNativeSeparators(target.filePath(name)));
}

void ExportDialog::browse() {
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export to"), file_->text(), QString(), nullptr, QFileDialog::DontConfirmOverwrite);
    if (file.isEmpty()) return;
    const WritableFormat* byName = findWritableFormat(QFileInfo(file).suffix().toLower().toStdString());
    file_->setText(byName ? file : file + u'.' + QString::fromStdString(format().suffixes.front()));
    if (byName) select(format_, QString::fromStdString(byName->name));
}

// The name's suffix follows the format, and only depths that the format has are offered.
void ExportDialog::formatChanged() {
    const WritableFormat& chosen = format();
    const int depth = depth_->currentData().toInt();
    depth_->clear();
    for (const int each : chosen.depths)
        depth_->addItem(each == 32 ? tr("32 bit float") : tr("%1 bit").arg(each), each);
    select(depth_, depth);
    depth_->setEnabled(chosen.depths.size() > 1);
    showQuality(chosen.hasQuality);

    const QFileInfo info(file_->text());
    const bool suits =
        std::ranges::find(chosen.suffixes, info.suffix().toLower().toStdString()) != chosen.suffixes.end();
    const bool known = findWritableFormat(info.suffix().toLower().toStdString()) != nullptr;
    if (!file_->text().isEmpty() && !suits) {
        const QString stem = known ? file_->text().chopped(info.suffix().size() + 1) : file_->text();
        file_->setText(stem + u'.' + QString::fromStdString(chosen.suffixes.front()));
    }
    refresh();
}

// A format has the one or the other.
void ExportDialog::showQuality(bool hasQuality) {
    for (QWidget* part : {static_cast<QWidget*>(quality_), static_cast<QWidget*>(qualitySlider_)})
        part->setVisible(hasQuality);
    for (QWidget* part : {static_cast<QWidget*>(compression_), static_cast<QWidget*>(compressionSlider_)})
        part->setVisible(!hasQuality);
    qualityLabel_->setText(hasQuality ? tr("&Quality") : tr("&Compression"));
    qualityLabel_->setBuddy(hasQuality ? qualitySlider_ : compressionSlider_);
}

void ExportDialog::refresh() {
    if (!export_ || setting_) return;
    longEdge_->setVisible(size() == ExportSize::LongEdge);
    percent_->setVisible(size() == ExportSize::Percent);
    enlargement_->setVisible(size() == ExportSize::Enlarged);
    intent_->setEnabled(profile().intentsDiffer());
    estimatedSize_.clear();
    showSize();
    estimate_->ask(request());
    presets_->setChoices(choices());
    const QString trouble = problem();
    problem_->setText(trouble);
    problem_->setVisible(!trouble.isEmpty());
    notice_->setText(notice());
    notice_->setVisible(!notice_->text().isEmpty());
    export_->setEnabled(trouble.isEmpty());
}

ExportSize ExportDialog::size() const { return static_cast<ExportSize>(size_->currentData().toInt()); }

Recipe ExportDialog::recipe() const { return exportRecipe(edit_, choices()); }

Size ExportDialog::sizeOfSteps() const { return sizeAfter(recipe(), photo_->size()); }

// Of the written file.
ColorProfile ExportDialog::profile() const {
    const QString chosen = profile_->currentData().toString();
    if (chosen == "displayp3"_L1) return ColorProfile::displayP3();
    if (chosen == "adobergb"_L1) return ColorProfile::adobeRgb();
    return chosen == "source"_L1 ? profileKeptFor(*photo_) : ColorProfile::sRgb();
}

// In the file; 0: that of the photo with its steps.
int ExportDialog::longEdge() const {
    const int whole = std::max(sizeOfSteps().width, sizeOfSteps().height);
    switch (size()) {
        case ExportSize::LongEdge:
            return longEdge_->value();
        case ExportSize::Percent:
            return std::max(1, static_cast<int>(std::lround(whole * percent_->value() / 100.0)));
        case ExportSize::Original:
        case ExportSize::Enlarged:
            break;
    }
    return 0;
}

void ExportDialog::showSize() {
    const Size written = longEdge() > 0 ? sizeWithLongEdge(sizeOfSteps(), longEdge()) : sizeOfSteps();
    const QString pixels = tr("%L1 × %L2 px").arg(written.width).arg(written.height);
    resultSize_->setText(estimatedSize_.isEmpty() ? pixels : tr("%1, about %2").arg(pixels, estimatedSize_));
}

std::filesystem::path ExportDialog::target() const {
    return toPath(QFileInfo(file_->text().trimmed()).absoluteFilePath());
}

bool ExportDialog::isSameFile(const std::filesystem::path& a, const std::filesystem::path& b) {
    std::error_code failed;
    return std::filesystem::equivalent(a, b, failed) || a.lexically_normal() == b.lexically_normal();
}

QString ExportDialog::problem() const {
    const QFileInfo info(file_->text().trimmed());
    if (file_->text().trimmed().isEmpty() || info.isDir()) return tr("Enter the name of the file to write.");
    if (isSameFile(target(), photo_->info.path))
        return tr("This is the opened photo, which is never overwritten. Choose another name.");
    if (!info.absoluteDir().exists()) return tr("The folder “%1” does not exist.").arg(info.absolutePath());
    if (!QFileInfo(info.absolutePath()).isWritable())
        return tr("You may not write in the folder “%1”.").arg(info.absolutePath());
    if (!checkSizeAfter(recipe(), photo_->size()))
        return tr("Enlarged, the photo would have %L1 × %L2 pixels, which is too large. Choose a smaller factor.")
            .arg(sizeOfSteps().width)
            .arg(sizeOfSteps().height);
    return {};
}

QString ExportDialog::notice() const {
    QStringList lines;
    if (photo_->alpha && !format().hasAlpha)
        lines << tr("%1 has no transparency: it will be lost.").arg(formatTitle(format().name));
    if (QFileInfo::exists(toQString(target()))) {
        const QString name = fileName(target());
        const auto ifExists = static_cast<IfExists>(ifExists_->currentData().toInt());
        if (ifExists == IfExists::Overwrite) lines << tr("“%1” exists already and will be overwritten.").arg(name);
        if (ifExists == IfExists::Skip) lines << tr("“%1” exists already: nothing will be written.").arg(name);
    }
    return lines.join(u'\n');
}

void ExportDialog::accept() {
    refresh();
    if (!export_->isEnabled()) return;
    const bool asks = static_cast<IfExists>(ifExists_->currentData().toInt()) == IfExists::Ask;
    if (asks && QFileInfo::exists(toQString(target())))
        askToReplace();
    else
        finish(false);
}

void ExportDialog::askToReplace() {
    QMessageBox* question = makeQuestion(this,
                                         tr("Replace?"),
                                         tr("“%1” exists already.").arg(fileName(target())),
                                         tr("Replacing it cannot be undone."),
                                         QMessageBox::Cancel);
    QPushButton* replace = question->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    setDefault(question, qobject_cast<QPushButton*>(question->button(QMessageBox::Cancel)));
    connect(replace, &QPushButton::clicked, this, [this] { finish(true); });
    question->open();
}

void ExportDialog::finish(bool overwrite) {
    overwrite_ = overwrite;
    settings_.setExportChoices(choices());
    QDialog::accept();
}

ExportRequest ExportDialog::request() const {
    const ExportChoices chosen = choices();
    ExportRequest request;
    request.target = target();
    request.recipe = recipe();
    request.longEdge = longEdge();
    request.encode.format = format().name;
    request.encode.quality = chosen.quality;
    request.encode.compression = chosen.compression;
    request.encode.depth = chosen.depth;
    request.encode.metadata = static_cast<MetadataPolicy>(chosen.metadata);
    request.encode.onConflict = conflictOf(chosen.ifExists, overwrite_);
    request.keepSourceProfile = chosen.profile == "source"_L1;
    request.encode.profile = profile();
    request.encode.intent = static_cast<RenderingIntent>(chosen.intent);
    return request;
}

}  // namespace glissade
