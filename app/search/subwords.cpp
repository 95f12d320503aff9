// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/subwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <limits>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qint64 largestFile = qint64(256) << 20;
constexpr qsizetype longestWord = 100;  // BERT's own bound; beyond it a word is unknown
constexpr qsizetype longestText = 64'000;
constexpr std::uint64_t mostPieces = 4'000'000;

tl::unexpected<Error> unreadable(const QString &path, const char *why)
{
    return fail(ErrorKind::InvalidInput,
                QCoreApplication::translate("Search", "The tokenizer file %1 cannot be read: %2.")
                    .arg(QDir::toNativeSeparators(path), QCoreApplication::translate("Search", why)),
                QCoreApplication::translate("Search", "Choose the folder of a static embedding model."));
}

QString textOf(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

bool flag(const simdjson::dom::element &element, std::string_view key, bool otherwise)
{
    bool value = otherwise;
    return element[key].get(value) == simdjson::SUCCESS ? value : otherwise;
}

std::string_view typeOf(const simdjson::dom::element &element)
{
    std::string_view type;
    return element["type"].get(type) == simdjson::SUCCESS ? type : std::string_view();
}

// A part and the parts of a "Sequence", in order.
template<typename Visit>
void eachPart(const simdjson::dom::element &part, std::string_view list, Visit visit, int depth = 0)
{
    simdjson::dom::array parts;
    if (typeOf(part) == "Sequence" && depth < 4 && part[list].get(parts) == simdjson::SUCCESS) {
        for (const simdjson::dom::element one : parts)
            eachPart(one, list, visit, depth + 1);
        return;
    }
    visit(part);
}

bool isChinese(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2CEAF)
           || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

// As BERT has it: all ASCII that is neither letter nor digit counts.
bool isPunctuation(QChar c)
{
    const char16_t code = c.unicode();
    const bool ascii = (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96)
                       || (code >= 123 && code <= 126);
    return ascii || c.isPunct();
}

}  // namespace

Result<Subwords> Subwords::fromFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(
            ErrorKind::NotFound,
            QCoreApplication::translate("Search", "There is no tokenizer file %1.").arg(QDir::toNativeSeparators(path)),
            QCoreApplication::translate("Search", "Choose the folder of a static embedding model."));
    if (file.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "it cannot be opened"));
    const QByteArray bytes = file.readAll();
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    simdjson::dom::element model;
    if (parser.parse(bytes.constData(), static_cast<std::size_t>(bytes.size())).get(root) != simdjson::SUCCESS
        || root["model"].get(model) != simdjson::SUCCESS)
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "it is not the JSON of a tokenizer"));
    Subwords result;
    const auto add = [&result](std::string_view piece, std::uint64_t number) {
        const QString text = textOf(piece);
        result.m_numbers.insert(text, static_cast<std::uint32_t>(number));
        result.m_longestPiece = std::max(result.m_longestPiece, text.size());
        result.m_largest = std::max(result.m_largest, static_cast<std::uint32_t>(number));
    };
    simdjson::dom::object vocabulary;
    simdjson::dom::array scored;
    if (model["vocab"].get(scored) == simdjson::SUCCESS) {
        result.m_kind = Kind::Unigram;
        std::uint64_t number = 0;
        for (const simdjson::dom::element entry : scored) {
            std::string_view piece;
            double score = 0;
            if (entry.at(0).get(piece) != simdjson::SUCCESS || entry.at(1).get(score) != simdjson::SUCCESS)
                return unreadable(path, QT_TRANSLATE_NOOP("Search", "its vocabulary is damaged"));
            add(piece, number++);
            result.m_scores.push_back(score);
        }
        result.m_space = QChar(0x2581);
    } else if (model["vocab"].get(vocabulary) == simdjson::SUCCESS) {
        // Models of older tools name no type; BPE's have merges.
        simdjson::dom::element merges;
        if (typeOf(model) == "BPE" || model["merges"].get(merges) == simdjson::SUCCESS)
            return unreadable(path, QT_TRANSLATE_NOOP("Search", "it is of a kind that is not supported (BPE)"));
        for (const auto &[piece, value] : vocabulary) {
            std::uint64_t number = 0;
            if (value.get(number) != simdjson::SUCCESS || number > mostPieces)
                return unreadable(path, QT_TRANSLATE_NOOP("Search", "its vocabulary is damaged"));
            add(piece, number);
        }
        std::string_view prefix;
        result.m_prefix =
            model["continuing_subword_prefix"].get(prefix) == simdjson::SUCCESS ? textOf(prefix) : u"##"_s;
    }
    if (result.m_numbers.isEmpty() || static_cast<std::uint64_t>(result.m_numbers.size()) > mostPieces)
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "its vocabulary is damaged"));
    simdjson::dom::element part;
    if (root["normalizer"].get(part) == simdjson::SUCCESS && part.is_object())
        eachPart(part, "normalizers", [&result](const simdjson::dom::element &one) {
            const std::string_view type = typeOf(one);
            if (type == "BertNormalizer") {
                result.m_lowercase = flag(one, "lowercase", true);
                result.m_stripAccents = flag(one, "strip_accents", result.m_lowercase);
                result.m_chineseAlone = flag(one, "handle_chinese_chars", true);
            } else if (type == "Lowercase") {
                result.m_lowercase = true;
            } else if (type == "StripAccents") {
                result.m_stripAccents = true;
            }
        });
    if (root["pre_tokenizer"].get(part) == simdjson::SUCCESS && part.is_object())
        eachPart(part, "pretokenizers", [&result](const simdjson::dom::element &one) {
            const std::string_view type = typeOf(one);
            std::string_view replacement;
            if (type == "BertPreTokenizer" || type == "Punctuation" || type == "Whitespace")
                result.m_cutPunctuation = true;
            else if (type == "Metaspace" && one["replacement"].get(replacement) == simdjson::SUCCESS)
                result.m_space = textOf(replacement);
        });
    return result;
}

QString Subwords::normalised(const QString &text) const
{
    QString result;
    const QString source = m_stripAccents ? text.normalized(QString::NormalizationForm_D) : text;
    for (const char32_t c : source.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        const bool space = c == '\t' || c == '\n' || c == '\r' || QChar::isSpace(c);
        if (c == 0 || c == 0xFFFD || (!space && (category == QChar::Other_Control || category == QChar::Other_Format)))
            continue;
        if (m_stripAccents && category == QChar::Mark_NonSpacing)
            continue;
        if (m_chineseAlone && isChinese(c))
            result += u' ' + QString::fromUcs4(&c, 1) + u' ';
        else
            result += space ? QString(u' ') : QString::fromUcs4(&c, 1);
    }
    return m_lowercase ? result.toLower() : result;
}

QStringList Subwords::cut(const QString &text) const
{
    QStringList words;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!m_cutPunctuation) {
            words += word;
            continue;
        }
        QString current;
        for (const QChar c : word) {
            if (!isPunctuation(c)) {
                current += c;
                continue;
            }
            if (!current.isEmpty())
                words += std::exchange(current, QString());
            words += QString(c);
        }
        if (!current.isEmpty())
            words += current;
    }
    return words;
}

// The longest piece that fits, from the left; a word of which a part fits nothing is unknown as a whole.
void Subwords::wordPiece(const QString &word, std::vector<std::uint32_t> &numbers) const
{
    if (word.size() > longestWord)
        return;
    std::vector<std::uint32_t> pieces;
    for (qsizetype begin = 0; begin < word.size();) {
        qsizetype length = std::min(word.size() - begin, m_longestPiece);
        auto found = m_numbers.constEnd();
        for (; length > 0; --length) {
            found = m_numbers.constFind(begin == 0 ? word.left(length) : m_prefix + word.mid(begin, length));
            if (found != m_numbers.constEnd())
                break;
        }
        if (length == 0)
            return;
        pieces.push_back(*found);
        begin += length;
    }
    numbers.insert(numbers.end(), pieces.begin(), pieces.end());
}

// The pieces whose scores add up highest (Viterbi); letters that no piece covers are skipped.
void Subwords::unigram(const QString &word, std::vector<std::uint32_t> &numbers) const
{
    const QString whole = m_space + word;
    if (whole.size() > longestWord * 4)
        return;
    struct Step {
        double score = -std::numeric_limits<double>::infinity();
        qsizetype from = 0;
        std::int64_t piece = -1;
    };
    constexpr double skipped = -100;
    std::vector<Step> steps(static_cast<std::size_t>(whole.size()) + 1);
    steps[0].score = 0;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        const double score = steps[static_cast<std::size_t>(at)].score;
        const auto offer = [&](qsizetype to, double gain, std::int64_t piece) {
            if (Step &step = steps[static_cast<std::size_t>(to)]; score + gain > step.score)
                step = {score + gain, at, piece};
        };
        offer(at + 1, skipped, -1);
        for (qsizetype length = 1; length <= std::min(m_longestPiece, whole.size() - at); ++length)
            if (const auto piece = m_numbers.constFind(whole.mid(at, length)); piece != m_numbers.constEnd())
                offer(at + length, m_scores[*piece], *piece);
    }
    std::vector<std::uint32_t> pieces;
    for (qsizetype at = whole.size(); at > 0; at = steps[static_cast<std::size_t>(at)].from)
        if (const Step &step = steps[static_cast<std::size_t>(at)]; step.piece >= 0)
            pieces.push_back(static_cast<std::uint32_t>(step.piece));
    numbers.insert(numbers.end(), pieces.rbegin(), pieces.rend());
}

std::vector<std::uint32_t> Subwords::encode(const QString &text, std::size_t most) const
{
    std::vector<std::uint32_t> numbers;
    for (const QString &word : cut(normalised(text.left(longestText)))) {
        if (numbers.size() >= most)
            break;
        if (m_kind == Kind::Unigram)
            unigram(word, numbers);
        else
            wordPiece(word, numbers);
    }
    numbers.resize(std::min(numbers.size(), most));
    return numbers;
}

}  // namespace clientele
