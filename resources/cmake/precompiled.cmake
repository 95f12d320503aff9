# Headers that most sources of a floor include, compiled once a floor: without them a source takes twice its time.
# Sources name what they use all the same: the preset `dev`, which the linters read, compiles without these.
#
# g++ takes such a header only where everything is defined that was defined when it was compiled. So each is compiled by
# a target that links what all of its floor's targets link, and these REUSE_FROM it.
#
# It never writes the same bytes twice. So that a compiler cache finds again what was compiled with them, it is told to
# read a file beside them instead, which says what they were made of.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_DISABLE_PRECOMPILE_HEADERS)
    # The cache needs it.
    target_compile_options(clientele_flags INTERFACE -fpch-preprocess)
endif()

# clientele_precompiled(NAME LIBRARY... HEADERS HEADER...)
function(clientele_precompiled name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" HEADERS)
    set(source ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp)
    file(GENERATE OUTPUT ${source} CONTENT "")
    add_library(${name} OBJECT ${source})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PRIVATE clientele_flags ${arg_UNPARSED_ARGUMENTS})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
    set(made_of ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${Qt6_VERSION} ${CMAKE_BUILD_TYPE}
        ${CLIENTELE_SANITIZE} ${CLIENTELE_HARDEN} ${arg_UNPARSED_ARGUMENTS} ${arg_HEADERS})
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.gch.sum CONTENT "${made_of}\n")
endfunction()

set(core
    <QCoreApplication> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QLocale> <QObject> <QSet>
    <QStringList> <QTimeZone>
    <algorithm> <array> <cmath> <functional> <memory> <optional> <ranges> <span> <string> <unordered_map> <variant>
    <vector>)
set(work <QDir> <QFile> <QFuture> <QFutureWatcher> <QRegularExpression> <QTimer> <QtConcurrentRun>)
set(screen
    <QAction> <QApplication> <QEvent> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton> <QScrollArea> <QTableView>
    <QToolButton> <QVBoxLayout> <QWidget>)
clientele_precompiled(clientele_models_headers Qt6::Core HEADERS ${core})
clientele_precompiled(clientele_app_headers Qt6::Core Qt6::Sql Qt6::Network Qt6::Concurrent HEADERS ${core} ${work})
clientele_precompiled(clientele_ui_headers Qt6::Core Qt6::Sql Qt6::Network Qt6::Concurrent Qt6::Widgets Qt6::Charts
    Qt6::Svg Qt6::PrintSupport HEADERS ${core} ${work} ${screen})
