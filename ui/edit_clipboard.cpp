#include "ui/edit_clipboard.h"

#include <QByteArray>
#include <QList>
#include <QMimeData>
#include <QString>

#include <memory>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

const QString kMimeType = u"application/x-glissade-edit"_s;
const QByteArray kOn = QByteArrayLiteral("on ");
const QByteArray kOff = QByteArrayLiteral("off ");
const QByteArray kTurn = QByteArrayLiteral("turn ");
const QByteArray kMirrored = QByteArrayLiteral("mirrored ");

// What strangers put on the clipboard is read no further than this.
constexpr qsizetype kMostBytes = 64 * 1024;
constexpr std::size_t kMostSteps = 100;

Result<Edit> editOf(QByteArray line, bool own) {
    bool on = true;
    if (own) {
        on = line.startsWith(kOn);
        if (!on && !line.startsWith(kOff)) return fail(ErrorCode::BadArgument, "a step says neither on nor off");
        line.remove(0, on ? kOn.size() : kOff.size());
    }
    TRY(Edit edit, parseStep(line.toStdString()));
    edit.on = on;
    return edit;
}

// "mirrored " or nothing, then how many quarters.
QByteArray turnText(const Turn& turn) {
    return (turn.mirrored ? kMirrored : QByteArray()) + QByteArray::number(turn.quarters);
}

Result<Turn> turnOf(QByteArray text) {
    const bool mirrored = text.startsWith(kMirrored);
    if (mirrored) text.remove(0, kMirrored.size());
    bool isNumber = false;
    const Turn turn{text.toInt(&isNumber), mirrored};
    if (!isNumber) return fail(ErrorCode::BadArgument, "there is no such turn");
    return turn;
}

}  // namespace

QMimeData* clipboardForm(const Recipe& recipe) {
    QByteArray own = kTurn + turnText(recipe.turn) + '\n';
    QByteArray plain;
    for (const Edit& edit : recipe.edits) {
        const QByteArray text = QByteArray::fromStdString(stepText(edit)) + '\n';
        own += (edit.on ? kOn : kOff) + text;
        if (edit.on) plain += text;
    }
    auto data = std::make_unique<QMimeData>();
    data->setData(kMimeType, own);
    data->setText(QString::fromLatin1(plain).trimmed());
    return data.release();
}

bool saysTurn(const QMimeData& clipboard) { return clipboard.hasFormat(kMimeType); }

Result<Recipe> recipeOf(const QMimeData& clipboard) {
    const bool own = clipboard.hasFormat(kMimeType);
    const QByteArray text = own ? clipboard.data(kMimeType) : clipboard.text().toUtf8();
    if (text.size() > kMostBytes) return fail(ErrorCode::BadArgument, "the clipboard holds too long a text");
    Recipe recipe;
    for (const QByteArray& each : text.split('\n')) {
        const QByteArray line = each.trimmed();
        if (line.isEmpty()) continue;
        if (own && line.startsWith(kTurn)) {
            TRY(recipe.turn, turnOf(line.mid(kTurn.size())));
            continue;
        }
        if (recipe.edits.size() == kMostSteps)
            return fail(ErrorCode::BadArgument, "the clipboard holds too many steps");
        TRY(Edit edit, editOf(line, own));
        recipe.edits.push_back(std::move(edit));
    }
    if (recipe.edits.empty() && !own) return fail(ErrorCode::BadArgument, "the clipboard holds no edit");
    TRY_VOID(checkRecipe(recipe));
    return recipe;
}

}  // namespace glissade
