// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every page of the desktop as PNG files, in both looks and in every language, over one book.
#pragma once

#include "models/portfolio/portfolio.h"
#include "ui/shell/theme.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace clientele {

class Connectivity;

class Screenshots : public QObject {
    Q_OBJECT
public:
    Screenshots(PortfolioPtr book, const QString &folder, Theme &theme, QSize size, QObject *parent = nullptr);
    ~Screenshots() override;

    void start();
    [[nodiscard]] const QStringList &failures() const { return m_failures; }
    [[nodiscard]] int written() const { return m_written; }

signals:
    void finished();

private:
    struct Stage;  // one language in one look, with a window of its own
    struct Shot {
        QString name;
        std::function<void()> prepare;
        std::function<bool()> ready;
        std::function<QWidget *()> seen = {};  // none: the window
    };
    struct Variant {
        QString language;
        Theme::Choice look;
        QString suffix;  // of the file's name
    };

    void nextVariant();
    void nextShot();
    void look();
    [[nodiscard]] std::vector<Shot> shotsOf(Stage &stage) const;

    PortfolioPtr m_book;
    QString m_folder;
    Theme &m_theme;
    QSize m_size;
    std::vector<Variant> m_variants;
    std::size_t m_variant = 0;
    std::unique_ptr<Stage> m_stage;
    std::vector<Shot> m_shots;
    std::size_t m_shot = 0;
    QTimer m_timer;
    QElapsedTimer m_waiting;
    QStringList m_failures;
    int m_written = 0;
};

}  // namespace clientele
