// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/platform/eventthread.h"
#include "app/store/tracerecords.h"
#include "app/trace/collectorcall.h"
#include "app/trace/otlp.h"

#include <QCoreApplication>

#include <limits>

namespace clientele::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSpans = 500;  // of one request

QString translated(const char *text) { return QCoreApplication::translate("CommandLine", text); }

Outcome printed(const Profile &profile, const QString &id, const trace::OtlpOptions &options)
{
    const TraceRecords records(profile);
    const auto spans =
        id.isEmpty() ? records.trees(0, std::numeric_limits<qint64>::max(), options.content) : records.tree(id);
    if (!spans)
        return failed(spans);
    if (spans->empty() && !id.isEmpty())
        return tl::unexpected<Failure>(Error{ErrorKind::NotFound,
                                             translated("There is no run %1, or several begin so.").arg(id),
                                             translated("List the runs with: traces list."), false});
    const QJsonObject document = trace::otlpDocument(*spans, options);
    return Output{document, QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact))};
}

Result<qint64> sent(const trace::Collector &collector, const QByteArray &body)
{
    EventThread thread;
    return thread.wait<Result<qint64>>([&](QObject *owner, const auto &done) {
        auto *network = new QNetworkAccessManager(owner);
        auto *call = new trace::CollectorCall(*network, collector, body, {}, owner);
        QObject::connect(call, &trace::CollectorCall::done, owner,
                         [done](const Result<qint64> &rejected) { done(rejected); });
    });
}

// The profile is the queue: how far a collector has come is kept beside the spans, batch by batch, so that what was not
// taken goes out the next time and nothing twice.
Outcome sentTo(Profile &profile, const trace::Collector &collector, trace::OtlpOptions options)
{
    options.part = true;
    const QString key = u"traceSent "_s + collector.url.toString();
    const auto kept = profile.setting(key);
    if (!kept)
        return failed(kept);
    qint64 last = kept->value_or(QByteArray()).toLongLong();
    qint64 count = 0;
    qint64 rejected = 0;
    while (true) {
        const auto part = TraceRecords(profile).keptAfter(last, mostSpans, options.content);
        if (!part)
            return failed(part);
        if (part->spans.empty())
            break;
        const QJsonDocument body(trace::otlpDocument(part->spans, options));
        const auto refused = sent(collector, body.toJson(QJsonDocument::Compact));
        if (!refused)
            return failed(refused);
        last = part->last;
        count += static_cast<qint64>(part->spans.size()) - *refused;
        rejected += *refused;
        if (const auto done = profile.setSetting(key, QByteArray::number(last)); !done)
            return failed(done);
    }
    const int number = static_cast<int>(count);
    return Output{{{u"sent"_s, count}, {u"rejected"_s, rejected}},
                  QCoreApplication::translate("CommandLine", "%n span(s) sent.", nullptr, number)};
}

}  // namespace

Outcome runTracesExport(const Invocation &invocation)
{
    const trace::OtlpOptions options{.content = invocation.options.contains(u"--content"_s)};
    const QString id = invocation.arguments.value(0);
    const auto address = invocation.options.constFind(u"--to"_s);
    const bool sends = address != invocation.options.constEnd();
    if (sends && !id.isEmpty())
        return wrongUsage(translated("With --to what is new goes out: no run can be named."));
    const auto collector =
        sends ? trace::Collector::of(*address, qgetenv("OTEL_EXPORTER_OTLP_HEADERS")) : Result<trace::Collector>();
    if (!collector)
        return failed(collector);
    const auto profile = openProfile(invocation, Profile::Mode::Existing);
    if (!profile)
        return failed(profile);
    return sends ? sentTo(**profile, *collector, options) : printed(**profile, id, options);
}

}  // namespace clientele::cli
