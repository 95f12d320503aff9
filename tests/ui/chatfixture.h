// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the chat panel share: a panel over a book, and answers with one of each kind of part.
#pragma once

#include "app/workspace.h"
#include "tests/support/smallbook.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/messageview.h"
#include "ui/dashboard/pinnedcharts.h"

#include <QPlainTextEdit>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

namespace clientele::test {

inline Answer owed(const QString &text, const QStringList &figures)
{
    Answer answer;
    answer.outcome = Outcome::Computed;
    answer.text = text;
    for (const QString &shown : figures) {
        AnswerFigure figure;
        figure.shown = shown;
        figure.query.measure = QStringLiteral("loans.owed");
        figure.matchedRows = 3;
        answer.figures.push_back(figure);
    }
    return answer;
}

// A panel over a book, as the window has it.
struct Asking {
    Workspace workspace;
    PinnedCharts pinned{workspace};
    ChatPanel panel{workspace, pinned};

    Asking()
    {
        workspace.setPortfolio(smallBook());
        panel.resize(380, 700);
        panel.show();
    }

    [[nodiscard]] QPlainTextEdit *box() const { return panel.findChild<QPlainTextEdit *>(QStringLiteral("question")); }
    void type(const QString &text)
    {
        QTest::keyClicks(box(), text);
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_VERIFY(!panel.isAnswering());
    }
    [[nodiscard]] const MessageView *message(std::size_t index) const { return panel.messages().at(index); }
    void click(const QString &name, std::size_t index)
    {
        auto *button = message(index)->findChild<QAbstractButton *>(name);
        QVERIFY2(button, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void header(const QString &name) { QTest::mouseClick(panel.findChild<QToolButton *>(name), Qt::LeftButton); }
};

// "address=text" of every link, in order.
inline QStringList anchorsOf(const QTextDocument &document)
{
    QStringList anchors;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); part != block.end(); ++part) {
            if (part.fragment().charFormat().isAnchor())
                anchors += part.fragment().charFormat().anchorHref() + u'=' + part.fragment().text();
        }
    }
    return anchors;
}

// A model's answer with one of each: a figure, one that is not verified, a citation, an address, a chart.
inline Answer prose()
{
    Answer answer = owed(QStringLiteral("They owe **1,234 CAD**, some 12 % of all [1].\n\n| City | Owed |\n|---|---:|\n"
                                        "| Toronto | 1,234 CAD |\n\nSee [the rules](https://example.org/rules)."),
                         {QStringLiteral("1,234 CAD")});
    answer.engine = Engine::Provider;
    answer.model = QStringLiteral("gpt-4o-mini");
    answer.markdown = true;
    answer.unverified = {QStringLiteral("12 %")};
    answer.citations = {
        {QStringLiteral("complaint:1"), QStringLiteral("complaint"), {}, QStringLiteral("It <b>kept</b> my card")}};
    answer.spending = {600, 12, false, 2, llm::Cost{200, *Currency::fromCode(u"USD")}};
    answer.charts = {{QStringLiteral("Owed by type"),
                      QStringLiteral("bars"),
                      {.measure = QStringLiteral("loans.owed"), .by = {QStringLiteral("loan.type")}, .where = {}}}};
    return answer;
}

}  // namespace clientele::test
