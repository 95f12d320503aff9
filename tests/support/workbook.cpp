// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workbook.h"

#include <QFile>
#include <QXmlStreamReader>
#include <QtEndian>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace clientele::test {

namespace {

template<typename T>
T at(const QByteArray &bytes, qsizetype offset)
{
    return qFromLittleEndian<T>(bytes.constData() + offset);
}

QByteArray inflated(const QByteArray &raw, qsizetype size, quint32 checksum)
{
    QByteArray plain(size, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(raw.constData()));
    stream.avail_in = static_cast<uInt>(raw.size());
    stream.next_out = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    const int end = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    const auto sum = crc32(0, reinterpret_cast<const Bytef *>(plain.constData()), static_cast<uInt>(plain.size()));
    return end == Z_STREAM_END && sum == checksum ? plain : QByteArray();
}

QStringList patternsOf(const QByteArray &styles)
{
    QMap<QString, QString> formats;
    QStringList byStyle;
    QXmlStreamReader xml(styles);
    bool inStyles = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.name() == u"cellXfs"_s)
            inStyles = xml.isStartElement();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"numFmt"_s)
            formats[xml.attributes().value("numFmtId"_L1).toString()] =
                xml.attributes().value("formatCode"_L1).toString();
        else if (inStyles && xml.name() == u"xf"_s)
            byStyle += xml.attributes().value("numFmtId"_L1).toString();
    }
    for (QString &style : byStyle)
        style = formats.value(style, style == u"0" ? QString() : u"built-in "_s + style);
    return byStyle;
}

Sheet sheetOf(const QString &name, const QByteArray &content, const QStringList &patterns)
{
    Sheet sheet{name, {}, content};
    QXmlStreamReader xml(content);
    QString place;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"c"_s) {
            place = xml.attributes().value("r"_L1).toString();
            sheet.cells[place] = {xml.attributes().value("t"_L1).toString(),
                                  {},
                                  patterns.value(xml.attributes().value("s"_L1).toInt()),
                                  false};
        } else if (xml.name() == u"f"_s) {
            sheet.cells[place].formula = true;
        } else if (xml.name() == u"v"_s || xml.name() == u"t"_s) {
            sheet.cells[place].text = xml.readElementText();
        }
    }
    return xml.hasError() ? Sheet() : sheet;
}

}  // namespace

int Sheet::lastRow() const
{
    int last = 0;
    for (auto cell = cells.cbegin(); cell != cells.cend(); ++cell) {
        QString digits = cell.key();
        while (!digits.isEmpty() && !digits.front().isDigit())
            digits.remove(0, 1);
        last = std::max(last, digits.toInt());
    }
    return last;
}

QMap<QString, QByteArray> unzipped(const QString &path)
{
    constexpr qsizetype endSize = 22;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray zip = file.readAll();
    const qsizetype end = zip.lastIndexOf("PK\x05\x06");
    if (end < 0 || end + endSize > zip.size())
        return {};
    QMap<QString, QByteArray> files;
    qsizetype entry = at<quint32>(zip, end + 16);
    for (int i = 0; i < at<quint16>(zip, end + 10); ++i) {
        if (zip.mid(entry, 4) != "PK\x01\x02")
            return {};
        const auto checksum = at<quint32>(zip, entry + 16);
        const auto packed = at<quint32>(zip, entry + 20);
        const auto size = at<quint32>(zip, entry + 24);
        const auto nameSize = at<quint16>(zip, entry + 28);
        const qsizetype local = at<quint32>(zip, entry + 42);
        const qsizetype data = local + 30 + at<quint16>(zip, local + 26) + at<quint16>(zip, local + 28);
        const QByteArray raw = zip.mid(data, packed);
        const QByteArray plain = at<quint16>(zip, entry + 10) == 0 ? raw : inflated(raw, size, checksum);
        if (plain.size() != static_cast<qsizetype>(size))
            return {};
        files[QString::fromUtf8(zip.mid(entry + 46, nameSize))] = plain;
        entry += 46 + nameSize + at<quint16>(zip, entry + 30) + at<quint16>(zip, entry + 32);
    }
    return files;
}

QList<Sheet> readWorkbook(const QString &path)
{
    const QMap<QString, QByteArray> files = unzipped(path);
    const QStringList patterns = patternsOf(files.value(u"xl/styles.xml"_s));
    QList<Sheet> sheets;
    QXmlStreamReader xml(files.value(u"xl/workbook.xml"_s));
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"sheet"_s) {
            const QString number = xml.attributes().value("sheetId"_L1).toString();
            sheets += sheetOf(xml.attributes().value("name"_L1).toString(),
                              files.value(u"xl/worksheets/sheet%1.xml"_s.arg(number)), patterns);
        }
    }
    return sheets;
}

}  // namespace clientele::test
