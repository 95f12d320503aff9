// SPDX-License-Identifier: GPL-3.0-or-later
// What an export does once the person has said where to: computes and writes on workers, draws on the GUI thread in
// small steps, and ends the run it was begun for.
#pragma once

#include "ui/export/exportrun.h"

namespace clientele {

class ChartCard;
class RowsPanel;

using ExportWork = std::function<void(ExportRun &run, const QString &path)>;

[[nodiscard]] ExportWork cardWork(ChartCard &card, ExportFormat format, Workspace &workspace);
[[nodiscard]] ExportWork rowsWork(RowsPanel &panel, ExportFormat format, Workspace &workspace);
[[nodiscard]] ExportWork reportWork(Workspace &workspace);    // all pages, charts and tables
[[nodiscard]] ExportWork workbookWork(Workspace &workspace);  // a sheet a chart

}  // namespace clientele
