# Precompiled headers: what nearly every source of a kind includes, from libraries alone, so that a change of ours makes none
# of them anew. Sources include all the same what they use: CMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without.
set(GLISSADE_STANDARD_HEADERS <algorithm> <array> <atomic> <chrono> <cmath> <cstdint> <filesystem> <functional> <map> <memory>
    <mutex> <optional> <random> <span> <string> <string_view> <thread> <variant> <vector>)
set(GLISSADE_QT_HEADERS <QAction> <QApplication> <QCheckBox> <QClipboard> <QComboBox> <QDialog> <QDialogButtonBox>
    <QDockWidget> <QFileDialog> <QFileInfo> <QGridLayout> <QHBoxLayout> <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QListView>
    <QListWidget> <QLocale> <QMainWindow> <QMenu> <QMenuBar> <QMessageBox> <QMimeData> <QPainter> <QPainterPath> <QPushButton>
    <QScrollArea> <QSettings> <QSlider> <QSpinBox> <QStyle> <QStyledItemDelegate> <QTimer> <QToolBar> <QToolButton> <QUndoStack>
    <QUrl> <QVBoxLayout>)
set(GLISSADE_TEST_HEADERS <gmock/gmock.h> <gtest/gtest.h> <fstream> <sstream>)

# glissade_add_headers(NAME HEADERS header... [LIBRARIES target...] [OPTIONS option...]) makes NAME, a program that does nothing,
# whose precompiled headers other programs of the same options take: target_precompile_headers(OTHER REUSE_FROM NAME). A
# library's would be of code of another kind.
function(glissade_add_headers name)
    cmake_parse_arguments(HEADERS "" "" "HEADERS;LIBRARIES;OPTIONS" ${ARGN})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "int main() {}\n")
    add_executable(${name} EXCLUDE_FROM_ALL ${source})
    target_link_libraries(${name} PRIVATE glissade_flags ${HEADERS_LIBRARIES})
    target_compile_options(${name} PRIVATE ${HEADERS_OPTIONS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
    target_precompile_headers(${name} PRIVATE ${HEADERS_HEADERS})
endfunction()
