// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/tracekeeping.h"

#include "app/store/tracerecords.h"
#include "app/storethread.h"

namespace clientele {

namespace {

constexpr qint64 day = 86'400'000'000'000;  // ns

void removeOld(const Profile &profile)
{
    const auto setting = profile.setting(QString::fromLatin1(traceDaysSetting));
    const int days = setting ? traceDays(*setting) : 0;
    if (days > 0)
        (void)TraceRecords(profile).removeBefore(trace::now() - days * day);
}

// On the store's thread.
bool keep(const std::unique_ptr<Profile> &profile, trace::Recorder &recorder)
{
    std::vector<trace::Span> spans = recorder.take();
    if (!profile || spans.empty())
        return false;
    const bool kept = TraceRecords(*profile).keep(spans).has_value();
    if (!kept)
        recorder.giveBack(std::move(spans));
    return kept;
}

}  // namespace

std::shared_ptr<trace::Recorder> recorderInto(StoreThread &store)
{
    const auto self = std::make_shared<std::weak_ptr<trace::Recorder>>();
    const auto cleaned = std::make_shared<bool>(false);  // touched on the store's thread alone
    auto recorder = std::make_shared<trace::Recorder>([&store, self, cleaned] {
        (void)store.run([recorder = self->lock(), cleaned](std::unique_ptr<Profile> &profile) {
            if (recorder && keep(profile, *recorder) && !std::exchange(*cleaned, true))
                removeOld(*profile);
            return true;
        });
    });
    *self = recorder;
    return recorder;
}

void keepRest(StoreThread &store, const std::shared_ptr<trace::Recorder> &recorder)
{
    (void)store.run([recorder](std::unique_ptr<Profile> &profile) { return keep(profile, *recorder); });
}

}  // namespace clientele
