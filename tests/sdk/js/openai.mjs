// SPDX-License-Identifier: GPL-3.0-or-later
import { Pieces } from "./pieces.mjs";

export async function load(packageName) {
  const exports = await import(packageName);
  return { exports, OpenAI: exports.OpenAI };
}

const client = (sdk, ask) =>
  new sdk.OpenAI({ baseURL: ask.base, apiKey: ask.key, defaultHeaders: ask.headers });

const chat = (ask, more = {}) => ({
  model: ask.model,
  max_completion_tokens: 400,
  messages: [{ role: "user", content: "Say something about caps." }],
  ...more,
});

const chatUsage = (u) => u && { input: u.prompt_tokens, output: u.completion_tokens };
const responseUsage = (u) => u && { input: u.input_tokens, output: u.output_tokens };

/** Reads chunks as programs do: an extra chunk without choices breaks many of them. */
async function readChat(ask, stream) {
  const pieces = new Pieces(ask);
  let usage = null, withoutChoices = 0;
  for await (const chunk of stream) {
    if (chunk.choices.length === 0) ++withoutChoices;
    const piece = chunk.choices[0]?.delta?.content;
    if (piece) pieces.add(piece);
    usage = chatUsage(chunk.usage) ?? usage;
  }
  return { ...pieces.result(), usage, withoutChoices };
}

export const calls = {
  async chat(sdk, ask) {
    const reply = await client(sdk, ask).chat.completions.create(chat(ask));
    return { text: reply.choices[0].message.content, usage: chatUsage(reply.usage) };
  },
  async chatStream(sdk, ask) {
    const more = { stream: true };
    return readChat(ask, await client(sdk, ask).chat.completions.create(chat(ask, more)));
  },
  async chatStreamUsage(sdk, ask) {
    const more = { stream: true, stream_options: { include_usage: true } };
    return readChat(ask, await client(sdk, ask).chat.completions.create(chat(ask, more)));
  },
  async responses(sdk, ask) {
    const reply = await client(sdk, ask).responses.create(
      { model: ask.model, max_output_tokens: 400, input: "Say something about caps." });
    return { text: reply.output_text, usage: responseUsage(reply.usage) };
  },
  async responsesStream(sdk, ask) {
    const stream = await client(sdk, ask).responses.create(
      { model: ask.model, max_output_tokens: 400, input: "Say something about caps.",
        stream: true });
    const pieces = new Pieces(ask);
    let usage = null;
    for await (const event of stream) {
      if (event.type === "response.output_text.delta") pieces.add(event.delta);
      if (event.response?.usage) usage = responseUsage(event.response.usage);
    }
    return { ...pieces.result(), usage };
  },
};
