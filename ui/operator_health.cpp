#include "ui/operator_health.h"

#include "engine/system_facts.h"
#include "operators/operator.h"
#include "ui/background.h"
#include "ui/texts.h"

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

QString toText(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

OperatorHealth::OperatorHealth(Background& background, QObject* parent) : QObject(parent) {
    background.run(
        this,
        []() -> Result<SystemFacts> { return systemFacts(); },
        [this](const Result<SystemFacts>& facts) {
            if (!facts) return;
            for (const PackFacts& pack : facts->packs)
                if (!pack.problem.empty()) problems_.insert(toText(pack.name), toText(pack.problem));
            if (!problems_.isEmpty()) Q_EMIT known();
        });
}

QString OperatorHealth::problem(const OperatorSpec& spec) const { return problems_.value(toText(spec.pack)); }

bool OperatorHealth::isOut(const OperatorSpec& spec) const { return !spec.apply && !problem(spec).isEmpty(); }

QString OperatorHealth::summary(const OperatorSpec& spec) const {
    const QString does = texts::ofOperators(spec.summary);
    const QString why = problem(spec);
    if (why.isEmpty()) return does;
    return does + u"\n\n"_s +
           (isOut(spec) ? tr("Cannot be used: %1").arg(why) : tr("By its exact algorithm only: %1").arg(why));
}

}  // namespace glissade
