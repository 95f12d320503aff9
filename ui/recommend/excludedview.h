// SPDX-License-Identifier: GPL-3.0-or-later
// The products that are not suggested: each with the rules that failed and their values, and the path to yes. Folded until
// somebody asks; a person's own decision can be undone here.
#pragma once

#include "app/recommend/recommendation.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace clientele {

class ExcludedView : public QWidget {
    Q_OBJECT
public:
    explicit ExcludedView(QWidget *parent = nullptr);

    void setExcluded(const std::vector<recommend::Excluded> &excluded, const QLocale &locale);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

signals:
    void undoRequested(const QString &productId);

private:
    void fill();
    void addProduct(const recommend::Excluded &one);

    std::vector<recommend::Excluded> m_excluded;
    QLocale m_locale;
    QPushButton *m_toggle;
    QWidget *m_list = nullptr;  // made when it is opened
    QVBoxLayout *m_column;
};

}  // namespace clientele
