// ExportDialog's construction: its form, line by line.
#include "ui/export_dialog.h"
#include "ui/export_preset_row.h"
#include "ui/metrics.h"
#include "ui/size_estimate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kNumberWidth = 84;

// A line of the form: the label belongs to the first part.
QLabel* addRow(QGridLayout* form, const QString& text, const QList<QWidget*>& parts) {
    auto* label = new QLabel(text, parts.front()->parentWidget());
    label->setBuddy(parts.front());
    auto* fields = new QHBoxLayout;
    fields->setSpacing(metrics::kSmall);
    for (QWidget* part : parts) fields->addWidget(part);
    const int row = form->rowCount();
    form->addWidget(label, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    form->addLayout(fields, row, 1);
    return label;
}

void makeNumberField(QSpinBox* field, const QString& name, const QString& id) {
    field->setFixedWidth(kNumberWidth);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setAccessibleName(name);
    field->setObjectName(id);
}

}  // namespace

void ExportDialog::buildPreset(QGridLayout* form) {
    addRow(form, tr("P&reset"), {presets_});
    connect(presets_, &ExportPresetRow::chosen, this, &ExportDialog::usePreset);
}

void ExportDialog::buildFile(QGridLayout* form) {
    file_->setAccessibleName(tr("Target file"));
    file_->setObjectName(u"target"_s);
    auto* browseButton = new QPushButton(tr("Browse…"), this);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(file_, &QLineEdit::textChanged, this, [this] { refresh(); });
    addRow(form, tr("&File"), {file_, browseButton});

    ifExists_->addItem(tr("Ask"), static_cast<int>(IfExists::Ask));
    ifExists_->addItem(tr("Add a number to the name"), static_cast<int>(IfExists::Number));
    ifExists_->addItem(tr("Overwrite it"), static_cast<int>(IfExists::Overwrite));
    ifExists_->addItem(tr("Write nothing"), static_cast<int>(IfExists::Skip));
    ifExists_->setAccessibleName(tr("If the file exists"));
    ifExists_->setObjectName(u"ifExists"_s);
    connect(ifExists_, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    addRow(form, tr("&If it exists"), {ifExists_});
}

void ExportDialog::buildEncoding(QGridLayout* form) {
    format_->setAccessibleName(tr("Format"));
    format_->setObjectName(u"format"_s);
    for (const WritableFormat& each : writableFormats())
        format_->addItem(formatTitle(each.name), QString::fromStdString(each.name));
    connect(format_, &QComboBox::currentIndexChanged, this, [this] { formatChanged(); });
    addRow(form, tr("F&ormat"), {format_});

    makeNumberField(quality_, tr("Quality"), u"quality"_s);
    quality_->setRange(1, 100);
    makeNumberField(compression_, tr("Compression"), u"compression"_s);
    compression_->setRange(1, 9);
    compression_->setToolTip(tr("More makes the file smaller and takes longer; the pixels are the same."));
    const auto join = [this](QSlider* slider, QSpinBox* number) {
        slider->setRange(number->minimum(), number->maximum());
        slider->setAccessibleName(number->accessibleName());
        slider->setToolTip(number->toolTip());
        connect(slider, &QSlider::valueChanged, number, &QSpinBox::setValue);
        connect(number, &QSpinBox::valueChanged, slider, &QSlider::setValue);
        connect(number, &QSpinBox::valueChanged, this, [this] { refresh(); });
    };
    join(qualitySlider_, quality_);
    join(compressionSlider_, compression_);
    qualityLabel_ = addRow(form, tr("&Quality"), {qualitySlider_, quality_, compressionSlider_, compression_});

    depth_->setAccessibleName(tr("Bit depth"));
    depth_->setObjectName(u"depth"_s);
    connect(depth_, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    addRow(form, tr("&Bit depth"), {depth_});
}

void ExportDialog::buildSize(QGridLayout* form) {
    size_->addItem(tr("Original"), static_cast<int>(ExportSize::Original));
    size_->addItem(tr("Long edge"), static_cast<int>(ExportSize::LongEdge));
    size_->addItem(tr("Percent"), static_cast<int>(ExportSize::Percent));
    // Where a step enlarges already, its own size is the original.
    if (enlargementOf(edit_) == 1) size_->addItem(tr("Enlarged"), static_cast<int>(ExportSize::Enlarged));
    size_->setAccessibleName(tr("Size"));
    size_->setObjectName(u"size"_s);
    makeNumberField(longEdge_, tr("Long edge in pixels"), u"longEdge"_s);
    makeNumberField(percent_, tr("Size in percent"), u"percent"_s);
    makeNumberField(enlargement_, tr("Times as wide and as high"), u"enlargement"_s);
    const Size whole = sizeAfter(edit_, photo_->size());
    longEdge_->setRange(16, std::max(16, std::max(whole.width, whole.height)));
    longEdge_->setSuffix(tr(" px"));
    percent_->setRange(1, 100);
    percent_->setSuffix(tr(" %"));
    enlargement_->setRange(enlargementRange().first, enlargementRange().second);
    enlargement_->setPrefix(u"× "_s);
    enlargement_->setToolTip(tr("By super resolution, behind all steps"));
    resultSize_->setProperty("role", u"muted"_s);
    resultSize_->setObjectName(u"resultSize"_s);
    connect(estimate_, &SizeEstimate::estimated, this, [this](quint64 bytes) {
        estimatedSize_ = QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
        showSize();
    });
    connect(size_, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(longEdge_, &QSpinBox::valueChanged, this, [this] { refresh(); });
    for (const QSpinBox* field : {percent_, enlargement_})
        connect(field, &QSpinBox::valueChanged, this, [this] { refresh(); });
    addRow(form, tr("&Size"), {size_, longEdge_, percent_, enlargement_});
    form->addWidget(resultSize_, form->rowCount(), 1);  // a line of its own: nothing beside it takes its room
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

    intent_->addItem(tr("Perceptual"), static_cast<int>(RenderingIntent::Perceptual));
    intent_->addItem(tr("Relative colorimetric"), static_cast<int>(RenderingIntent::RelativeColorimetric));
    intent_->addItem(tr("Saturation"), static_cast<int>(RenderingIntent::Saturation));
    intent_->addItem(tr("Absolute colorimetric"), static_cast<int>(RenderingIntent::AbsoluteColorimetric));
    intent_->setAccessibleName(tr("Rendering intent"));
    intent_->setToolTip(
        tr("How colours are carried into a profile with tables of its own for each way. sRGB, Display "
           "P3 and Adobe RGB convert one way."));
    intent_->setObjectName(u"intent"_s);
    addRow(form, tr("Inten&t"), {intent_});

    metadata_->addItem(tr("All"), static_cast<int>(MetadataPolicy::All));
    metadata_->addItem(tr("All but location"), static_cast<int>(MetadataPolicy::NoLocation));
    metadata_->addItem(tr("Copyright only"), static_cast<int>(MetadataPolicy::CopyrightOnly));
    metadata_->addItem(tr("None"), static_cast<int>(MetadataPolicy::None));
    metadata_->setAccessibleName(tr("Metadata"));
    metadata_->setObjectName(u"metadata"_s);
    addRow(form, tr("&Metadata"), {metadata_});
    for (const QComboBox* box : {profile_, intent_, metadata_})
        connect(box, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
}

void ExportDialog::buildAfter(QGridLayout* form) {
    openFolder_->setObjectName(u"openFolder"_s);
    connect(openFolder_, &QCheckBox::toggled, this, [this] { refresh(); });
    form->addWidget(openFolder_, form->rowCount(), 1);
}

}  // namespace glissade
