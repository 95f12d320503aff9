// SPDX-License-Identifier: GPL-3.0-or-later
// Puts its items beside each other and begins a new line where the width ends: chips, buttons under an answer.
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace clientele {

class FlowLayout : public QLayout {
    Q_OBJECT
public:
    FlowLayout(int spacing, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool place) const;  // the height needed

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

}  // namespace clientele
