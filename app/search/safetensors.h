// SPDX-License-Identifier: GPL-3.0-or-later
// One matrix out of a .safetensors file: an 8-byte length, a JSON header of that length, then the numbers. The file may
// be hostile: every length and offset is checked against the file before anything is read there.
#pragma once

#include "models/core/result.h"

#include <QString>

#include <vector>

namespace clientele {

struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values;  // row by row
};

// The tensor `name`, or the only one of two dimensions where there is none of that name. F32 and F16 are read.
// Errors: NotFound (no such file), InvalidInput (not such a file, or one with no such tensor), Storage.
[[nodiscard]] Result<Matrix> readSafetensors(const QString &path, const QString &name);

}  // namespace clientele
