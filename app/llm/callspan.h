// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to a provider as spans (app/trace), below the thread's current context: what was asked for, what came, how long
// it took. Nothing where that context is empty.
#pragma once

namespace clientele::llm {

class ChatStream;
class EmbeddingCall;
struct ChatRequest;
struct ProviderSettings;

// Begins a span for a stream that was just made, and ends it with the stream: as its reply says, or as cancelled where
// it is destroyed before.
void recordStream(ChatStream *stream, const ChatRequest &request, const ProviderSettings &settings);

// A span a batch.
void recordEmbedding(EmbeddingCall *call, const ProviderSettings &settings);

}  // namespace clientele::llm
