#include "ui/preset_name_dialog.h"

#include "recipe/recipe_json.h"
#include "ui/default_button.h"
#include "ui/metrics.h"
#include "ui/panel_parts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 400;

QLabel* labelFor(QWidget* field, const QString& text) {
    auto* label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    return label;
}

}  // namespace

PresetNameDialog::PresetNameDialog(const Texts& texts, QWidget* parent)
    : QDialog(parent), name_(new QLineEdit(texts.name, this)), what_(new QComboBox(this)) {
    setWindowTitle(texts.title);
    name_->setObjectName(u"presetName"_s);
    name_->setAccessibleName(tr("Name"));
    name_->setMaxLength(static_cast<int>(kMaxRecipeName));
    name_->selectAll();
    what_->setObjectName(u"presetSteps"_s);
    what_->setAccessibleName(tr("Steps"));
    what_->addItems(texts.what);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    accept_ = buttons->addButton(texts.button, QDialogButtonBox::AcceptRole);
    accept_->setObjectName(u"acceptName"_s);
    makeDefault(accept_);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto check = [this] { accept_->setEnabled(validRecipeName(name())); };
    connect(name_, &QLineEdit::textChanged, this, check);
    check();

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setHorizontalSpacing(metrics::kLarge);
    layout->setVerticalSpacing(metrics::kMedium);
    layout->addWidget(labelFor(name_, tr("&Name")), 0, 0, Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(name_, 0, 1);
    if (texts.what.size() > 1) {
        layout->addWidget(labelFor(what_, tr("&Steps")), 1, 0, Qt::AlignRight | Qt::AlignVCenter);
        layout->addWidget(what_, 1, 1);
    } else {
        what_->hide();
    }
    layout->addWidget(buttons, 2, 0, 1, 2);
    layout->setColumnStretch(1, 1);
    keepWhole(this, kWidth);
}

std::string PresetNameDialog::name() const { return name_->text().trimmed().toStdString(); }

int PresetNameDialog::what() const { return what_->currentIndex(); }

}  // namespace glissade
