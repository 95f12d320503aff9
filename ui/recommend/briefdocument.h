// SPDX-License-Identifier: GPL-3.0-or-later
// A brief as a document: on screen in the colours of the look, on paper white, and there on one page. Data is text in it,
// never markup. Lives on the thread that makes it.
#pragma once

#include "app/recommend/meetingbrief.h"
#include "ui/shell/theme.h"

#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QTextDocument>

#include <memory>

namespace clientele {

// With the text at this many pixels.
[[nodiscard]] QString briefHtml(const recommend::MeetingBrief &brief, const Look &look, double pixels);
[[nodiscard]] QPageLayout briefPage();  // Letter where people use it, else A4
// Laid out for a page of this size in pixels of 96 to the inch, as large as fits on it.
[[nodiscard]] std::unique_ptr<QTextDocument> briefOnPaper(const recommend::MeetingBrief &brief, QSizeF page);
// One page of the device.
void paintBrief(const recommend::MeetingBrief &brief, QPagedPaintDevice &device);
// Errors: Storage.
[[nodiscard]] Status writeBriefPdf(const recommend::MeetingBrief &brief, const QString &path);

}  // namespace clientele
