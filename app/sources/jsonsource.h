// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON array of records, or JSON lines. Records are told apart by their brackets first, so that one bad record is
// one reject and every record knows its physical line.
#pragma once

#include "app/sources/bytewindow.h"
#include "app/sources/jsonrecord.h"
#include "app/sources/source.h"

namespace clientele {

class JsonSource final : public Source {
public:
    JsonSource(QString path, std::unique_ptr<ByteWindow> window);

    [[nodiscard]] Status read(RecordBatch &batch) override;
    [[nodiscard]] bool hasFixedColumns() const override { return false; }

private:
    enum class Form { Array, Lines, Objects };  // Objects: one after the other, over several lines
    enum class Next { Value, FirstValue, Comma, End };

    [[nodiscard]] Status readElement(RecordBatch &batch);
    void readLine(RecordBatch &batch);
    [[nodiscard]] Status readValue(RecordBatch &batch);
    void skipSpace();
    [[nodiscard]] Status broken() const;

    QString m_path;
    std::unique_ptr<ByteWindow> m_window;
    JsonRecordReader m_reader;
    Form m_form = Form::Objects;
    Next m_next = Next::Value;
    bool m_inLongLine = false;
};

}  // namespace clientele
