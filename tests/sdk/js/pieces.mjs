// SPDX-License-Identifier: GPL-3.0-or-later
/** Thrown out of a reading loop, as a program's own error would be. */
export class Stopped extends Error {}

/** The text of a stream and when its pieces came. */
export class Pieces {
  #texts = [];
  #first = 0;
  #last = 0;
  #most;

  /** `ask.stopAfter`: so many pieces are enough. */
  constructor(ask) {
    this.#most = ask.stopAfter ?? Infinity;
  }

  add(text) {
    this.#last = performance.now();
    if (this.#texts.length === 0) this.#first = this.#last;
    this.#texts.push(text);
    if (this.#texts.length >= this.#most) throw new Stopped();
  }

  /** `spanMs`: from the first piece to the last; near 0 where something held the stream back. */
  result() {
    return { text: this.#texts.join(""), parts: this.#texts.length,
      spanMs: this.#last - this.#first };
  }
}
