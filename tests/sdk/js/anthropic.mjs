// SPDX-License-Identifier: GPL-3.0-or-later
import { Pieces } from "./pieces.mjs";

export async function load(packageName) {
  const exports = await import(packageName);
  return { exports, Anthropic: exports.Anthropic ?? exports.default };
}

const client = (sdk, ask) =>
  new sdk.Anthropic({ baseURL: ask.base, apiKey: ask.key, defaultHeaders: ask.headers });

const body = (ask) => ({
  model: ask.model,
  max_tokens: 400,
  messages: [{ role: "user", content: "Say something about caps." }],
});

const usageOf = (u) => ({
  input: u.input_tokens + (u.cache_read_input_tokens ?? 0),
  output: u.output_tokens,
});

export const calls = {
  async messages(sdk, ask) {
    const reply = await client(sdk, ask).messages.create(body(ask));
    return { text: reply.content.map((block) => block.text).join(""), usage: usageOf(reply.usage) };
  },
  async messagesStream(sdk, ask) {
    const stream = client(sdk, ask).messages.stream(body(ask));
    const pieces = new Pieces(ask);
    for await (const event of stream) {
      if (event.delta?.type === "text_delta") pieces.add(event.delta.text);
    }
    const final = await stream.finalMessage();
    return { ...pieces.result(), usage: usageOf(final.usage) };
  },
};
