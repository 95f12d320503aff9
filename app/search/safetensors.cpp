// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/safetensors.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QtEndian>

#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace clientele {

namespace {

constexpr qint64 largestHeader = qint64(16) << 20;
constexpr std::uint64_t mostValues = std::uint64_t(1) << 30;

tl::unexpected<Error> unreadable(const QString &path, const char *why)
{
    return fail(ErrorKind::InvalidInput,
                QCoreApplication::translate("Search", "The model file %1 cannot be read: %2.")
                    .arg(QDir::toNativeSeparators(path), QCoreApplication::translate("Search", why)),
                QCoreApplication::translate("Search", "Choose the folder of a static embedding model."));
}

struct Tensor {
    bool half = false;
    std::uint64_t rows = 0;
    std::uint64_t columns = 0;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

std::optional<Tensor> tensorOf(const simdjson::dom::element &element)
{
    Tensor tensor;
    std::string_view type;
    simdjson::dom::array shape;
    simdjson::dom::array offsets;
    if (element["dtype"].get(type) != simdjson::SUCCESS || element["shape"].get(shape) != simdjson::SUCCESS
        || element["data_offsets"].get(offsets) != simdjson::SUCCESS || shape.size() != 2 || offsets.size() != 2
        || (type != "F32" && type != "F16"))
        return std::nullopt;
    tensor.half = type == "F16";
    if (shape.at(0).get(tensor.rows) != simdjson::SUCCESS || shape.at(1).get(tensor.columns) != simdjson::SUCCESS
        || offsets.at(0).get(tensor.begin) != simdjson::SUCCESS || offsets.at(1).get(tensor.end) != simdjson::SUCCESS)
        return std::nullopt;
    return tensor;
}

// IEEE 754 binary16.
float halfToFloat(std::uint16_t half)
{
    const int exponent = half >> 10 & 0x1f;
    const float fraction = static_cast<float>(half & 0x3ff);
    const float sign = (half & 0x8000) != 0 ? -1.0F : 1.0F;
    if (exponent == 0)
        return sign * std::ldexp(fraction, -24);
    if (exponent == 0x1f)
        return fraction == 0 ? sign * std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
    return sign * std::ldexp(1024.0F + fraction, exponent - 25);
}

}  // namespace

Result<Matrix> readSafetensors(const QString &path, const QString &name)
{
    QFile file(path);
    if (!file.exists())
        return fail(
            ErrorKind::NotFound,
            QCoreApplication::translate("Search", "There is no model file %1.").arg(QDir::toNativeSeparators(path)),
            QCoreApplication::translate("Search", "Choose the folder of a static embedding model."));
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "it cannot be opened"));
    const QByteArray lengthBytes = file.read(8);
    const std::uint64_t length =
        lengthBytes.size() == 8 ? qFromLittleEndian<std::uint64_t>(lengthBytes.constData()) : 0;
    if (length < 2 || length > static_cast<std::uint64_t>(std::min(largestHeader, file.size() - 8)))
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "its header is damaged"));
    const QByteArray header = file.read(static_cast<qint64>(length));
    simdjson::dom::parser parser;
    simdjson::dom::object tensors;
    if (parser.parse(header.constData(), static_cast<std::size_t>(header.size())).get(tensors) != simdjson::SUCCESS)
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "its header is damaged"));
    std::optional<Tensor> found;
    int tables = 0;
    for (const auto &[key, value] : tensors) {
        const auto tensor = tensorOf(value);
        if (!tensor)
            continue;
        ++tables;
        const bool named = key == name.toStdString();
        if (named || tables == 1)
            found = tensor;
        if (named) {
            tables = 1;
            break;
        }
    }
    const std::uint64_t data = static_cast<std::uint64_t>(file.size()) - 8 - length;
    if (!found || tables != 1)
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "it holds no table of vectors"));
    const std::uint64_t width = found->half ? 2 : 4;
    if (found->rows == 0 || found->columns == 0 || found->columns > mostValues / found->rows
        || found->begin > found->end || found->end > data
        || found->end - found->begin != found->rows * found->columns * width)
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "its table of vectors does not fit the file"));
    if (!file.seek(static_cast<qint64>(8 + length + found->begin)))
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "it ends too early"));
    const QByteArray bytes = file.read(static_cast<qint64>(found->end - found->begin));
    if (static_cast<std::uint64_t>(bytes.size()) != found->end - found->begin)
        return unreadable(path, QT_TRANSLATE_NOOP("Search", "it ends too early"));
    Matrix matrix{found->rows, found->columns, std::vector<float>(found->rows * found->columns)};
    for (std::size_t i = 0; i < matrix.values.size(); ++i) {
        const char *at = bytes.constData() + i * width;
        matrix.values[i] = found->half ? halfToFloat(qFromLittleEndian<std::uint16_t>(at))
                                       : std::bit_cast<float>(qFromLittleEndian<std::uint32_t>(at));
        if (!std::isfinite(matrix.values[i]))
            return unreadable(path, QT_TRANSLATE_NOOP("Search", "it holds what is no number"));
    }
    return matrix;
}

}  // namespace clientele
