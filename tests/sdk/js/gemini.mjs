// SPDX-License-Identifier: GPL-3.0-or-later
import { Pieces } from "./pieces.mjs";

export async function load(packageName) {
  const exports = await import(packageName);
  return { exports, GoogleGenAI: exports.GoogleGenAI };
}

const models = (sdk, ask) =>
  new sdk.GoogleGenAI({
    apiKey: ask.key,
    httpOptions: { baseUrl: ask.base, headers: ask.headers },
  }).models;

const body = (ask) => ({
  model: ask.model,
  contents: "Say something about caps.",
  config: { maxOutputTokens: 400 },
});

const usageOf = (u) => u && {
  input: u.promptTokenCount,
  output: (u.candidatesTokenCount ?? 0) + (u.thoughtsTokenCount ?? 0),
};

export const calls = {
  async generate(sdk, ask) {
    const reply = await models(sdk, ask).generateContent(body(ask));
    return { text: reply.text, usage: usageOf(reply.usageMetadata) };
  },
  async generateStream(sdk, ask) {
    const pieces = new Pieces(ask);
    let usage = null;
    for await (const chunk of await models(sdk, ask).generateContentStream(body(ask))) {
      if (chunk.text) pieces.add(chunk.text);
      usage = usageOf(chunk.usageMetadata) ?? usage;
    }
    return { ...pieces.result(), usage };
  },
};
