// SPDX-License-Identifier: GPL-3.0-or-later
// Lines with a day beside them: what changed, a timeline. Enter or a double click opens a line that has something behind.
#pragma once

#include "models/query/query.h"

#include <QTreeWidget>

#include <QDate>

#include <optional>
#include <vector>

namespace clientele {

class DatedList : public QTreeWidget {
    Q_OBJECT
public:
    explicit DatedList(const QStringList &headings, QWidget *parent = nullptr);

    struct Line {
        QDate day;
        QString kind;  // a middle column; none where the headings are two
        QString text;
        std::optional<Query> rows = {};
    };
    void setLines(const std::vector<Line> &lines);
    [[nodiscard]] QStringList texts() const;  // as shown: day, kind and text

signals:
    void rowsRequested(const clientele::Query &query, const QStringList &keys);

private:
    std::vector<Line> m_lines;
};

}  // namespace clientele
