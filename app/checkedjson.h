// SPDX-License-Identifier: GPL-3.0-or-later
// Strict reading of a JSON document that a person wrote: the first thing that is wrong is kept with its path, and what is
// read after it does not matter. For one document; not for several threads.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace clientele {

// A value and where it stands: "/eligibility/2/requires/0/field".
struct At {
    QJsonValue value;
    QString path;

    [[nodiscard]] bool has(const QString &key) const { return value.toObject().contains(key); }
    [[nodiscard]] At member(const QString &key) const { return {value.toObject().value(key), path + u'/' + key}; }
};

class CheckedJson {
public:
    // Also repeated keys are wrong: QJsonDocument keeps one of them in silence.
    [[nodiscard]] At parse(const QByteArray &json);
    [[nodiscard]] const QString &problem() const { return m_problem; }  // empty: nothing is wrong

protected:
    ~CheckedJson() = default;
    void wrong(const At &at, const QString &reason);

    // An object with exactly these keys, the optional ones or not.
    void keys(const At &at, std::initializer_list<const char *> needed,
              std::initializer_list<const char *> optional = {});
    [[nodiscard]] QString text(const At &at);  // not empty
    [[nodiscard]] bool boolean(const At &at);
    [[nodiscard]] int whole(const At &at, int least, int most);
    [[nodiscard]] std::int64_t decimal(const At &at, int digits);  // decimal text or a whole number
    [[nodiscard]] std::vector<At> list(const At &at);
    [[nodiscard]] QStringList texts(const At &at);  // at least one

private:
    QString m_problem;
};

}  // namespace clientele
