// Icons of the program's own family (resources/icons), drawn in the palette's text colour.
#pragma once

#include <QIcon>
#include <QString>

namespace glissade {

/// The icon resources/icons/NAME.svg. Follows light and dark by itself, sharp at every scale.
[[nodiscard]] QIcon themedIcon(const QString& name);

}  // namespace glissade
