// SPDX-License-Identifier: GPL-3.0-or-later
// What the API says of itself: OpenAPI for programs, a page for people. Both are files of resources/server.
#pragma once

#include "app/server/message.h"

namespace clientele::server {

[[nodiscard]] Response descriptionOfApi();
// One document without scripts, pictures or anything from elsewhere; its policy allows its own style and nothing more.
[[nodiscard]] Response docsPage();

}  // namespace clientele::server
