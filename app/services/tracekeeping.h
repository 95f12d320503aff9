// SPDX-License-Identifier: GPL-3.0-or-later
// A recorder whose spans end in the profile of a store's thread. Where another process is writing they wait for the next
// tree: an answer is never late for its own record.
#pragma once

#include "app/trace/recorder.h"

#include <memory>

namespace clientele {

class StoreThread;

// `store` must outlive what records. Spans older than the profile's setting says go with the first tree.
[[nodiscard]] std::shared_ptr<trace::Recorder> recorderInto(StoreThread &store);

// What still waits, also of trees that are not whole: at the end of a program. Returns at once.
void keepRest(StoreThread &store, const std::shared_ptr<trace::Recorder> &recorder);

}  // namespace clientele
