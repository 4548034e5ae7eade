// SPDX-License-Identifier: GPL-3.0-or-later
// node worker.mjs FAMILY PACKAGE: makes calls with one SDK as a program would, for sdk_tests.py.
// Standard input: one JSON object a line, {"call","base","model","key","headers"},
// with "stopAfter" where the program leaves a stream early.
// Standard output: one JSON object a line, {"ok","text","parts","usage"} or {"ok","classes",...}.
import readline from "node:readline";
import { Stopped } from "./pieces.mjs";

const [family, packageName] = process.argv.slice(2);
const { load, calls } = await import(`./${family}.mjs`);
const sdk = await load(packageName);

/** Names of all exported error classes that `error` is an instance of, namespaces included. */
function classesOf(error, exports, depth = 0, found = new Set()) {
  for (const name of Object.getOwnPropertyNames(exports)) {
    const value = exports[name];
    if (typeof value === "function" && value.prototype instanceof Error) {
      if (error instanceof value) found.add(name);
    } else if (value !== null && typeof value === "object" && depth < 2) {
      classesOf(error, value, depth + 1, found);
    }
  }
  return found;
}

function describe(error) {
  const classes = classesOf(error, sdk.exports);
  classes.add(error?.constructor?.name ?? typeof error);
  return {
    ok: false,
    classes: [...classes],
    status: error?.status ?? error?.statusCode ?? error?.lastError?.statusCode ?? null,
    code: error?.code ?? null,
    apiMessage: error?.apiMessage ?? null,
    message: String(error?.message ?? error),
  };
}

console.error = console.warn = () => {}; // SDKs that print besides throwing
for await (const line of readline.createInterface({ input: process.stdin })) {
  let answer;
  try {
    const ask = JSON.parse(line);
    ask.base ??= undefined; // the SDK finds its address by itself
    answer = { ok: true, ...(await calls[ask.call](sdk, ask)) };
  } catch (error) {
    answer = error instanceof Stopped ? { ok: true } : describe(error);
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
