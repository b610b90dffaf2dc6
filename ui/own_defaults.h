// OwnDefaults: the values that the user wants new steps to begin with, and resets to go back to.
#pragma once

#include "recipe/recipe.h"

#include <QObject>

#include <string_view>

namespace glissade {

class OperatorHealth;
class Settings;

/// Over the operators' own defaults. Thread: the interface's.
class OwnDefaults final : public QObject {
    Q_OBJECT

public:
    static constexpr std::string_view kAmount = "amount";  ///< the id of the opacity, 0..1

    /// `settings` must outlive it.
    explicit OwnDefaults(Settings& settings, QObject* parent = nullptr);

    /// From now on a step whose network cannot be used begins with its exact algorithm. `health` must outlive it.
    void setHealth(const OperatorHealth& health);
    /// A new step of this operator.
    [[nodiscard]] Edit stepOf(const OperatorSpec& spec) const;
    /// Whether the user has chosen a default for this parameter.
    [[nodiscard]] bool has(const OperatorSpec& spec, std::string_view param) const;
    void choose(const OperatorSpec& spec, std::string_view param, double value);
    /// Back to the operator's own.
    void forget(const OperatorSpec& spec, std::string_view param);

Q_SIGNALS:
    void changed();

private:
    Settings& settings_;
    const OperatorHealth* health_ = nullptr;
};

}  // namespace glissade
