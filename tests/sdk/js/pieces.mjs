// SPDX-License-Identifier: GPL-3.0-or-later
/** The text of a stream and when its pieces came. */
export class Pieces {
  #texts = [];
  #first = 0;
  #last = 0;

  add(text) {
    this.#last = performance.now();
    if (this.#texts.length === 0) this.#first = this.#last;
    this.#texts.push(text);
  }

  /** `spanMs`: from the first piece to the last; near 0 where something held the stream back. */
  result() {
    return { text: this.#texts.join(""), parts: this.#texts.length,
      spanMs: this.#last - this.#first };
  }
}
