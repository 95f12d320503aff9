// SPDX-License-Identifier: GPL-3.0-or-later
// The list of loans inside a credit record: [{"type": "car", "amount": 69456.0}].
#pragma once

#include "app/sources/jsonrecord.h"
#include "app/sync/report.h"
#include "models/core/result.h"

#include <vector>

namespace clientele {

struct NestedLoan {
    Cell type;
    Cell amount;
    Cell currency;
};

class NestedLoans {
public:
    // The loans in order; their cells hold until the next call. Nothing and null are an empty list. Errors: a Problem
    // with field and reason, without a line.
    [[nodiscard]] tl::expected<std::vector<NestedLoan>, Problem> read(const Cell &cell);

private:
    simdjson::padded_string m_text;
    simdjson::dom::parser m_validator;
    simdjson::ondemand::parser m_parser;
    JsonRecordReader m_reader;
    RecordBatch m_batch;
};

}  // namespace clientele
