// SPDX-License-Identifier: GPL-3.0-or-later
// What stands inside a block of Markdown: bold, italics, code, links. Images are their description, HTML is text.
#pragma once

#include <QString>

#include <vector>

namespace clientele {

struct MarkdownSpan {
    QString text;
    bool bold = false;
    bool italic = false;
    bool code = false;
    QString address;  // of a link; http, https and mailto only, another address stands in the text

    bool operator==(const MarkdownSpan &) const = default;
};

[[nodiscard]] std::vector<MarkdownSpan> markdownSpans(const QString &text);

// Whether such an address may become a link: shown whole before it is opened, and never a file or a script.
[[nodiscard]] bool isWebAddress(const QString &address);

}  // namespace clientele
