// SPDX-License-Identifier: GPL-3.0-or-later
import { Pieces } from "./pieces.mjs";

export async function load(packageName) {
  const exports = await import(packageName);
  const old = packageName === "mistral1" ? "/index.js" : "";   // its exports name files
  const errors = await import(`${packageName}/models/errors${old}`);
  return { exports: { ...exports, errors }, Mistral: exports.Mistral };
}

const chat = (sdk, ask) => new sdk.Mistral({ serverURL: ask.base, apiKey: ask.key }).chat;

const body = (ask) => ({
  model: ask.model,
  maxTokens: 400,
  messages: [{ role: "user", content: "Say something about caps." }],
});

const usageOf = (u) => u && { input: u.promptTokens, output: u.completionTokens };

export const calls = {
  async chat(sdk, ask) {
    const reply = await chat(sdk, ask).complete(body(ask), { headers: ask.headers });
    return { text: reply.choices[0].message.content, usage: usageOf(reply.usage) };
  },
  async chatStream(sdk, ask) {
    const pieces = new Pieces(ask);
    let usage = null;
    for await (const event of await chat(sdk, ask).stream(body(ask), { headers: ask.headers })) {
      const piece = event.data.choices[0].delta.content;
      if (piece) pieces.add(piece);
      usage = usageOf(event.data.usage) ?? usage;
    }
    return { ...pieces.result(), usage };
  },
};
