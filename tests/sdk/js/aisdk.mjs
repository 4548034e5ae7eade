// SPDX-License-Identifier: GPL-3.0-or-later
import { Pieces } from "./pieces.mjs";

// The AI SDK with one of its providers; the package is @ai-sdk/<provider>.
const factories = {
  "@ai-sdk/openai": "createOpenAI",
  "@ai-sdk/anthropic": "createAnthropic",
  "@ai-sdk/google": "createGoogleGenerativeAI",
  "@ai-sdk/mistral": "createMistral",
  "@ai-sdk/cohere": "createCohere",
};

export async function load(packageName) {
  const exports = await import("ai");
  const provider = await import(packageName);
  return { exports, create: provider[factories[packageName]] };
}

const options = (sdk, ask) => ({
  model: sdk.create({ baseURL: ask.base, apiKey: ask.key, headers: ask.headers })(ask.model),
  maxOutputTokens: 400,
  prompt: "Say something about caps.",
});

const usageOf = (u) => ({ input: u.inputTokens, output: u.outputTokens });

export const calls = {
  async generateText(sdk, ask) {
    const reply = await sdk.exports.generateText(options(sdk, ask));
    return { text: reply.text, usage: usageOf(reply.usage) };
  },
  async streamText(sdk, ask) {
    const pieces = new Pieces(ask);
    let failure = null;
    const stream = sdk.exports.streamText({
      ...options(sdk, ask),
      onError: ({ error }) => { failure = error; },
    });
    for await (const piece of stream.textStream) pieces.add(piece);
    if (failure) throw failure;
    return { ...pieces.result(), usage: usageOf(await stream.usage) };
  },
};
