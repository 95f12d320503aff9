// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of text under each other, for a person at a terminal.
#pragma once

#include <QStringList>

#include <vector>

namespace clientele::cli {

class TextTable {
public:
    explicit TextTable(QStringList header = {});
    void addRow(QStringList cells) { m_rows.push_back(std::move(cells)); }
    // A column whose cells are all numbers stands to the right.
    [[nodiscard]] QString toText() const;

private:
    std::vector<QStringList> m_rows;
    bool m_hasHeader;
};

}  // namespace clientele::cli
