// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mapping.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace clientele {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("Import", text); }

// Carries what every sentence about one mapping begins with.
struct MappingReader {
    QString name;
    Mapping result = {};

    tl::unexpected<Error> broken(const QString &what, const QString &next = {}) const
    {
        return fail(ErrorKind::InvalidInput, translated("The mapping %1 cannot be used: %2").arg(name, what), next);
    }

    Status readKind(const QJsonValue &value)
    {
        result.kind = tableByName(value.toString());
        if (!result.kind)
            return broken(translated("there is no kind “%1”.").arg(value.toString().left(60)),
                          translated("Kinds are customers, credit, loans, atm, complaints and products."));
        return {};
    }

    Status readColumns(const QJsonValue &value)
    {
        if (!value.isObject())
            return broken(translated("“columns” is not an object."));
        const QJsonObject columns = value.toObject();
        for (auto column = columns.begin(); column != columns.end(); ++column) {
            const QString key = normalised(column.key());
            std::optional<Field> field;
            if (!column->isNull()) {
                field = fieldByName(column->toString());
                if (!field)
                    return broken(translated("there is no field “%1”.").arg(column->toString().left(60)),
                                  translated("Fields are named as in customer.city."));
            }
            if (result.columns.contains(key))
                return broken(translated("it names the column “%1” twice.").arg(column.key().left(60)));
            result.columns.insert(key, field);
            result.written.insert(key, column.key());
        }
        return {};
    }

    Status readFormats(const QJsonValue &value)
    {
        if (!value.isObject())
            return broken(translated("“formats” is not an object."));
        const QJsonObject formats = value.toObject();
        for (auto format = formats.begin(); format != formats.end(); ++format) {
            const QString text = format->toString();
            if (format.key() == QLatin1StringView("decimal")) {
                if (text != QLatin1StringView(",") && text != QLatin1StringView("."))
                    return broken(translated("“decimal” is neither “,” nor “.”."));
                result.formats.decimal = text.front().toLatin1();
            } else if (format.key() == QLatin1StringView("date")) {
                result.formats.date = text.section(u' ', 0, 0);
                if (!hasDayMonthYear(result.formats.date))
                    return broken(translated("“date” needs yyyy, MM and dd once each, as in dd/MM/yyyy."));
            } else {
                return broken(translated("there is no format “%1”.").arg(format.key().left(60)),
                              translated("Formats are “decimal” and “date”."));
            }
        }
        return {};
    }

    static bool hasDayMonthYear(const QString &pattern)
    {
        const auto once = [&](char16_t letter, qsizetype most) {
            const qsizetype first = pattern.indexOf(QChar(letter));
            const qsizetype count = pattern.count(QChar(letter));
            return count >= 1 && count <= most && pattern.lastIndexOf(QChar(letter)) - first + 1 == count;
        };
        return once(u'd', 2) && once(u'M', 2) && once(u'y', 4) && pattern.count(u'y') == 4;
    }

    Status readCurrency(const QJsonValue &value)
    {
        result.currency = Currency::fromCode(value.toString());
        if (!result.currency)
            return broken(translated("“%1” is no currency code.").arg(value.toString().left(60)));
        return {};
    }
};

// At most `width` digits at `at`, or exactly `width` where that many are asked for.
std::optional<int> digitsAt(QStringView text, qsizetype &at, qsizetype width, bool exactly)
{
    int value = 0;
    qsizetype count = 0;
    for (; count < width && at < text.size() && text[at] >= u'0' && text[at] <= u'9'; ++count, ++at)
        value = value * 10 + (text[at].unicode() - u'0');
    return count == 0 || (exactly && count != width) ? std::nullopt : std::optional(value);
}

}  // namespace

QString Formats::plainNumber(QStringView text) const
{
    if (decimal == '.')
        return text.toString();
    // Points group and the comma divides: exchanged, it is the form that money is parsed from.
    QString plain;
    for (const QChar c : text) {
        if (c == u'.')
            plain += u',';
        else if (c == u',')
            plain += u'.';
        else
            plain += c;
    }
    return plain;
}

std::optional<QString> Formats::isoDate(QStringView text) const
{
    int year = 0;
    int month = 0;
    int day = 0;
    qsizetype at = 0;
    for (qsizetype i = 0; i < date.size();) {
        const QChar letter = date[i];
        if (letter != u'y' && letter != u'M' && letter != u'd') {
            if (at >= text.size() || text[at] != letter)
                return std::nullopt;
            ++at;
            ++i;
            continue;
        }
        qsizetype width = 0;
        while (i < date.size() && date[i] == letter) {
            ++width;
            ++i;
        }
        // A single letter takes one or two digits: 3/4/2025.
        const auto value = digitsAt(text, at, width == 1 ? 2 : width, width > 1);
        if (!value)
            return std::nullopt;
        (letter == u'y' ? year : letter == u'M' ? month : day) = *value;
    }
    const auto padded = [](int value, int width) { return QString::number(value).rightJustified(width, u'0'); };
    return padded(year, 4) + u'-' + padded(month, 2) + u'-' + padded(day, 2) + text.mid(at).toString();
}

Result<Mapping> Mapping::fromJson(const QByteArray &json, const QString &shownAs)
{
    MappingReader reader{shownAs};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return reader.broken(error.error == QJsonParseError::NoError
                                 ? translated("it is not a JSON object.")
                                 : translated("it is not valid JSON (%1).").arg(error.errorString()));
    const QJsonObject object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        Status read;
        if (member.key() == QLatin1StringView("kind"))
            read = reader.readKind(*member);
        else if (member.key() == QLatin1StringView("columns"))
            read = reader.readColumns(*member);
        else if (member.key() == QLatin1StringView("formats"))
            read = reader.readFormats(*member);
        else if (member.key() == QLatin1StringView("currency"))
            read = reader.readCurrency(*member);
        else
            read = reader.broken(translated("it has an unknown member “%1”.").arg(member.key().left(60)),
                                 translated("Members are kind, columns, formats and currency."));
        if (!read)
            return passOn(read);
    }
    return reader.result;
}

Result<Mapping> Mapping::fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorKind::NotFound,
            translated("The mapping %1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), file.errorString()),
            translated("Check the path."));
    QByteArray json = file.readAll();
    if (json.startsWith("\xef\xbb\xbf"))
        json.remove(0, 3);
    return fromJson(json, QDir::toNativeSeparators(path));
}

}  // namespace clientele
