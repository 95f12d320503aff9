// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/csvsource.h"
#include "app/sources/jsonsource.h"
#include "app/sources/source.h"

namespace clientele {

Result<std::unique_ptr<Source>> openFile(const QString &path)
{
    auto window = ByteWindow::open(path);
    if (!window)
        return passOn(window);
    const std::string_view start = (*window)->rest();
    const auto first = start.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (start[first] == '[' || start[first] == '{'))
        return std::make_unique<JsonSource>(path, std::move(*window));
    return CsvSource::open(path, std::move(*window));
}

}  // namespace clientele
