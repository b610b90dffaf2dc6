#include "ui/export_dialog.h"

#include "ui/file_path.h"
#include "ui/icon.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kNumberWidth = 84;

QString formatTitle(const std::string& name) {
    if (name == "jpeg") return u"JPEG"_s;
    if (name == "webp") return u"WebP"_s;
    return QString::fromStdString(name).toUpper();
}

Size scaledTo(Size size, int longEdge) {
    const double factor = static_cast<double>(longEdge) / std::max(size.width, size.height);
    return {std::max(1, static_cast<int>(std::lround(size.width * factor))),
            std::max(1, static_cast<int>(std::lround(size.height * factor)))};
}

void select(QComboBox* box, const QVariant& data) { box->setCurrentIndex(std::max(0, box->findData(data))); }

// A line of the form: the label belongs to the first part.
void addRow(QGridLayout* form, const QString& text, const QList<QWidget*>& parts) {
    auto* label = new QLabel(text, parts.front()->parentWidget());
    label->setBuddy(parts.front());
    auto* fields = new QHBoxLayout;
    fields->setSpacing(metrics::kSmall);
    for (QWidget* part : parts) fields->addWidget(part);
    const int row = form->rowCount();
    form->addWidget(label, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    form->addLayout(fields, row, 1);
}

}  // namespace

ExportDialog::ExportDialog(std::shared_ptr<const Photo> photo, Settings& settings, QWidget* parent)
    : QDialog(parent),
      photo_(std::move(photo)),
      settings_(settings),
      file_(new QLineEdit(this)),
      format_(new QComboBox(this)),
      qualitySlider_(new QSlider(Qt::Horizontal, this)),
      quality_(new QSpinBox(this)),
      depth_(new QComboBox(this)),
      size_(new QComboBox(this)),
      longEdge_(new QSpinBox(this)),
      resultSize_(new QLabel(this)),
      profile_(new QComboBox(this)),
      metadata_(new QComboBox(this)),
      problem_(new QLabel(this)),
      notice_(new QLabel(this)) {
    setWindowTitle(tr("Export"));
    auto* form = new QGridLayout;
    form->setHorizontalSpacing(metrics::kLarge);
    form->setVerticalSpacing(metrics::kMedium);
    form->setColumnStretch(1, 1);
    buildFile(form);
    buildEncoding(form);
    buildSize(form);
    buildColor(form);

    problem_->setProperty("role", u"problem"_s);
    notice_->setProperty("role", u"note"_s);
    for (QLabel* label : {problem_, notice_}) label->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    export_ = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    export_->setDefault(true);
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
    setMinimumWidth(520);
    setChoices(settings_.exportChoices());
}

void ExportDialog::buildFile(QGridLayout* form) {
    file_->setAccessibleName(tr("Target file"));
    file_->setObjectName(u"target"_s);
    auto* browseButton = new QPushButton(tr("Browse…"), this);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(file_, &QLineEdit::textChanged, this, [this] { refresh(); });
    addRow(form, tr("&File"), {file_, browseButton});
}

void ExportDialog::buildEncoding(QGridLayout* form) {
    format_->setAccessibleName(tr("Format"));
    format_->setObjectName(u"format"_s);
    for (const WritableFormat& each : writableFormats())
        format_->addItem(formatTitle(each.name), QString::fromStdString(each.name));
    connect(format_, &QComboBox::currentIndexChanged, this, [this] { formatChanged(); });
    addRow(form, tr("F&ormat"), {format_});

    quality_->setRange(1, 100);
    quality_->setFixedWidth(kNumberWidth);
    quality_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    quality_->setAccessibleName(tr("Quality"));
    quality_->setObjectName(u"quality"_s);
    qualitySlider_->setRange(1, 100);
    qualitySlider_->setAccessibleName(tr("Quality"));
    connect(qualitySlider_, &QSlider::valueChanged, quality_, &QSpinBox::setValue);
    connect(quality_, &QSpinBox::valueChanged, qualitySlider_, &QSlider::setValue);
    addRow(form, tr("&Quality"), {qualitySlider_, quality_});

    depth_->setAccessibleName(tr("Bit depth"));
    depth_->setObjectName(u"depth"_s);
    addRow(form, tr("&Bit depth"), {depth_});
}

void ExportDialog::buildSize(QGridLayout* form) {
    size_->addItem(tr("Original"), false);
    size_->addItem(tr("Long edge"), true);
    size_->setAccessibleName(tr("Size"));
    size_->setObjectName(u"size"_s);
    longEdge_->setRange(16, std::max(16, std::max(photo_->size().width, photo_->size().height)));
    longEdge_->setSuffix(tr(" px"));
    longEdge_->setFixedWidth(kNumberWidth);
    longEdge_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    longEdge_->setAccessibleName(tr("Long edge in pixels"));
    longEdge_->setObjectName(u"longEdge"_s);
    resultSize_->setProperty("role", u"muted"_s);
    connect(size_, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(longEdge_, &QSpinBox::valueChanged, this, [this] { refresh(); });
    resultSize_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addRow(form, tr("&Size"), {size_, longEdge_, resultSize_});
}

void ExportDialog::buildColor(QGridLayout* form) {
    const QString own = QString::fromStdString(photo_->profile.description());
    profile_->addItem(tr("Keep the photo's (%1)").arg(own), u"source"_s);
    profile_->addItem(u"sRGB"_s, u"srgb"_s);
    profile_->addItem(u"Display P3"_s, u"displayp3"_s);
    profile_->addItem(u"Adobe RGB"_s, u"adobergb"_s);
    profile_->setAccessibleName(tr("Colour profile"));
    profile_->setObjectName(u"profile"_s);
    addRow(form, tr("&Profile"), {profile_});

    metadata_->addItem(tr("All"), static_cast<int>(MetadataPolicy::All));
    metadata_->addItem(tr("All but location"), static_cast<int>(MetadataPolicy::NoLocation));
    metadata_->addItem(tr("Copyright only"), static_cast<int>(MetadataPolicy::CopyrightOnly));
    metadata_->addItem(tr("None"), static_cast<int>(MetadataPolicy::None));
    metadata_->setAccessibleName(tr("Metadata"));
    metadata_->setObjectName(u"metadata"_s);
    addRow(form, tr("&Metadata"), {metadata_});
}

void ExportDialog::setChoices(const ExportChoices& choices) {
    select(format_, choices.format);
    formatChanged();
    quality_->setValue(choices.quality);
    select(depth_, choices.depth);
    select(size_, choices.resized);
    longEdge_->setValue(choices.longEdge);
    select(profile_, choices.profile);
    select(metadata_, choices.metadata);
    suggestName();
    refresh();
}

ExportChoices ExportDialog::choices() const {
    ExportChoices choices;
    choices.folder = QFileInfo(file_->text()).absolutePath();
    choices.format = QString::fromStdString(format().name);
    choices.quality = quality_->value();
    choices.depth = depth_->currentData().toInt();
    choices.resized = size_->currentData().toBool();
    choices.longEdge = longEdge_->value();
    choices.metadata = metadata_->currentData().toInt();
    choices.profile = profile_->currentData().toString();
    return choices;
}

const WritableFormat& ExportDialog::format() const {
    return writableFormats()[static_cast<std::size_t>(std::max(0, format_->currentIndex()))];
}

// A name that is not taken: NAME-edited.SUFFIX, then NAME-edited-2.SUFFIX and so on.
void ExportDialog::suggestName() {
    const QString folder = settings_.exportChoices().folder;
    const QDir target(folder.isEmpty() || !QFileInfo(folder).isDir()
                          ? QFileInfo(toQString(photo_->info.path)).absolutePath()
                          : folder);
    const QString stem = toQString(photo_->info.path.stem()) + u"-edited"_s;
    const QString suffix = u'.' + QString::fromStdString(format().suffixes.front());
    QString name = stem + suffix;
    for (int number = 2; target.exists(name); ++number) name = u"%1-%2%3"_s.arg(stem).arg(number).arg(suffix);
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
    for (QWidget* part : {static_cast<QWidget*>(quality_), static_cast<QWidget*>(qualitySlider_)})
        part->setEnabled(chosen.hasQuality);

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

void ExportDialog::refresh() {
    if (!export_) return;
    const bool resized = size_->currentData().toBool();
    longEdge_->setVisible(resized);
    const Size written = resized ? scaledTo(photo_->size(), longEdge_->value()) : photo_->size();
    resultSize_->setText(tr("%L1 × %L2 px").arg(written.width).arg(written.height));
    const QString trouble = problem();
    problem_->setText(trouble);
    problem_->setVisible(!trouble.isEmpty());
    notice_->setText(notice());
    notice_->setVisible(!notice_->text().isEmpty());
    export_->setEnabled(trouble.isEmpty());
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
    return {};
}

QString ExportDialog::notice() const {
    if (photo_->alpha && !format().hasAlpha)
        return tr("%1 has no transparency: it will be lost.").arg(formatTitle(format().name));
    return {};
}

void ExportDialog::accept() {
    refresh();
    if (!export_->isEnabled()) return;
    if (QFileInfo::exists(toQString(target())))
        askToReplace();
    else
        finish(false);
}

void ExportDialog::askToReplace() {
    auto* question = new QMessageBox(QMessageBox::NoIcon,
                                     tr("Replace?"),
                                     tr("“%1” exists already.").arg(fileName(target())),
                                     QMessageBox::Cancel,
                                     this);
    question->setInformativeText(tr("Replacing it cannot be undone."));
    question->setIconPixmap(
        themedIcon(u"warning"_s).pixmap(QSize(metrics::kHuge, metrics::kHuge), devicePixelRatioF()));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* replace = question->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
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
    request.longEdge = chosen.resized ? chosen.longEdge : 0;
    request.encode.format = format().name;
    request.encode.quality = chosen.quality;
    request.encode.depth = chosen.depth;
    request.encode.metadata = static_cast<MetadataPolicy>(chosen.metadata);
    request.encode.onConflict = overwrite_ ? OnConflict::Overwrite : OnConflict::Fail;
    request.keepSourceProfile = chosen.profile == "source"_L1;
    if (chosen.profile == "displayp3"_L1) request.encode.profile = ColorProfile::displayP3();
    if (chosen.profile == "adobergb"_L1) request.encode.profile = ColorProfile::adobeRgb();
    return request;
}

}  // namespace glissade
