// SPDX-License-Identifier: GPL-3.0-or-later
// Every language is whole, keeps the placeholders of the texts, and is really shown.
#include "app/platform/language.h"
#include "models/items/phrases.h"
#include "models/schema/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace clientele;

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    QStringList translations;  // one, or one a plural form
    bool numerus = false;
    bool unfinished = false;
};

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QString context;
    Message message;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            if (xml.name() == u"name"_s) {
                context = xml.readElementText();
            } else if (xml.name() == u"message"_s) {
                message = {context, {}, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes"_s, false};
            } else if (xml.name() == u"source"_s) {
                message.source = xml.readElementText();
            } else if (xml.name() == u"comment"_s) {
                message.comment = xml.readElementText();
            } else if (xml.name() == u"translation"_s) {
                message.unfinished = xml.attributes().hasAttribute(u"type"_s);
                if (!message.numerus)
                    message.translations += xml.readElementText();
            } else if (xml.name() == u"numerusform"_s) {
                message.translations += xml.readElementText();
            }
        } else if (xml.isEndElement() && xml.name() == u"message"_s) {
            messages += message;
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"%(n|L?[1-9])"_s);
    QStringList found;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();)
        found += matches.next().captured();
    std::sort(found.begin(), found.end());
    found.removeDuplicates();
    return found;
}

}  // namespace

class tst_Translations : public QObject {
    Q_OBJECT

private slots:
    void whole_data();
    void whole();
    void shown_data();
    void shown();
    void frenchMarksStayWithTheirWords();
    void fieldsHaveLabelsInEveryLanguage();
    void englishCounts();
};

void tst_Translations::whole_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(CLIENTELE_SOURCE_DIR "/translations"));
    const QStringList files = folder.entryList({u"*.ts"_s});
    QCOMPARE(files.size(), 3);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << folder.filePath(file);
}

void tst_Translations::whole()
{
    QFETCH(QString, path);
    const QList<Message> messages = messagesOf(path);
    const bool english = path.endsWith(u"_en.ts"_s);
    QVERIFY2(messages.size() > (english ? 10 : 400), "the file cannot be read, or holds next to nothing");
    QStringList problems;
    for (const Message &message : messages) {
        const QString name = message.context + u": "_s + message.source;
        if (message.unfinished || message.translations.isEmpty() || message.translations.contains(QString()))
            problems += name + u" is unfinished"_s;
        if (message.numerus && message.translations.size() != 2)
            problems += name + u" has not two forms"_s;
        for (const QString &translation : message.translations) {
            if (placeholdersOf(translation) != placeholdersOf(message.source))
                problems += name + u" has other placeholders: "_s + translation;
            if (translation.contains(u"(s)"_s) || translation.contains(u"(ies)"_s))
                problems += name + u" is not in one number"_s;
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void tst_Translations::shown_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("english") << u"en_CA"_s << u"Clear all filters"_s;
    QTest::newRow("french of Canada") << u"fr_CA"_s << u"Effacer tous les filtres"_s;
    QTest::newRow("french") << u"fr"_s << u"Effacer tous les filtres"_s;
    QTest::newRow("spanish of Mexico") << u"es_MX"_s << u"Quitar todos los filtros"_s;
    QTest::newRow("no translation") << u"ja_JP"_s << u"Clear all filters"_s;
}

void tst_Translations::shown()
{
    QFETCH(QString, locale);
    QFETCH(QString, wanted);
    const auto text = [] {
        return QCoreApplication::translate("clientele::WindowActions", "&Clear all filters").remove(u'&');
    };
    {
        const Language language{QLocale(locale)};
        QCOMPARE(text(), wanted);
        QCOMPARE(QLocale().name(), QLocale(locale).name());
    }
    QCOMPARE(text(), u"Clear all filters"_s);
}

void tst_Translations::frenchMarksStayWithTheirWords()
{
    const QList<Message> messages = messagesOf(QStringLiteral(CLIENTELE_SOURCE_DIR "/translations/clientele_fr.ts"));
    static const QRegularExpression parted(u" ([:;?!](?![A-Za-z])|\u00bb|%(?![1-9Ln]))|\u00ab "_s);
    const Language language{QLocale(u"fr_CA"_s)};
    QStringList problems;
    int set = 0;
    for (const Message &message : messages) {
        const QString text = QCoreApplication::translate(
            message.context.toUtf8().constData(), message.source.toUtf8().constData(),
            message.comment.isEmpty() ? nullptr : message.comment.toUtf8().constData(), message.numerus ? 2 : -1);
        if (text.contains(parted))
            problems += text;
        set += text.contains(u'\u00a0') ? 1 : 0;
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QVERIFY2(set > 200, qPrintable(QString::number(set)));
    QCOMPARE(labelled(u"Ville"_s, u"Laval"_s), u"Ville\u00a0: Laval"_s);
    QCOMPARE(besideEachOther({u"un"_s, u"deux"_s}), u"un\u00a0; deux"_s);
}

void tst_Translations::fieldsHaveLabelsInEveryLanguage()
{
    // Words that are the same in the other language are few; a label that is not translated at all is English.
    for (const QString &locale : {u"fr"_s, u"es"_s}) {
        const Language language{QLocale(locale)};
        int same = 0;
        for (const FieldInfo &field : fields()) {
            if (fieldLabel(field.field) == QString::fromUtf8(field.label))
                ++same;
        }
        QVERIFY2(same <= 4, qPrintable(u"%1: %2 labels are English"_s.arg(locale).arg(same)));
    }
}

void tst_Translations::englishCounts()
{
    const Language language{QLocale(u"en_US"_s)};
    const auto customers = [](int n) {
        return QCoreApplication::translate("clientele::CustomerPicker", "%n customer(s)", nullptr, n);
    };
    QCOMPARE(customers(1), u"1 customer"_s);
    QCOMPARE(customers(2), u"2 customers"_s);
    QCOMPARE(customers(0), u"0 customers"_s);
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_translations.moc"
