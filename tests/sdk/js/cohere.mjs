// SPDX-License-Identifier: GPL-3.0-or-later
import { Pieces } from "./pieces.mjs";

export async function load(packageName) {
  const exports = await import(packageName);
  return { exports, CohereClientV2: exports.CohereClientV2 };
}

const client = (sdk, ask) => new sdk.CohereClientV2({ token: ask.key, environment: ask.base });

const body = (ask) => ({
  model: ask.model,
  maxTokens: 400,
  messages: [{ role: "user", content: "Say something about caps." }],
});

const usageOf = (u) => u?.billedUnits && {
  input: u.billedUnits.inputTokens,
  output: u.billedUnits.outputTokens,
};

export const calls = {
  async chat(sdk, ask) {
    const reply = await client(sdk, ask).chat(body(ask), { headers: ask.headers });
    return { text: reply.message.content[0].text, usage: usageOf(reply.usage) };
  },
  async chatStream(sdk, ask) {
    const pieces = new Pieces(ask);
    let usage = null;
    const stream = await client(sdk, ask).chatStream(body(ask), { headers: ask.headers });
    for await (const event of stream) {
      const piece = event.type === "content-delta" && event.delta?.message?.content?.text;
      if (piece) pieces.add(piece);
      if (event.type === "message-end") usage = usageOf(event.delta?.usage);
    }
    return { ...pieces.result(), usage };
  },
};
