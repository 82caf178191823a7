// A double tap is one touch: people hit again when a screen does not answer at once.

/** Two touches of one finger lie closer together than this; nobody tells the same thing twice in so short a time. */
export const kDoubleTapMs = 500;

/** What is said twice in the same words by one finger is done once. */
export class OneTouch<T> {
  private last: { what: string; at: number; working: boolean; done: Promise<T> } | null = null;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** What `act` gives; for the second touch, on a slow phone whenever it comes before that, what it gave for the first. What failed may be tried again at once. */
  of(what: string, act: () => Promise<T>): Promise<T> {
    const at = this.now();
    if (this.last?.what === what && (this.last.working || at - this.last.at < kDoubleTapMs)) return this.last.done;
    const mine = { what, at, working: true, done: act() };
    this.last = mine;
    mine.done.then(
      () => (mine.working = false),
      () => {
        if (this.last === mine) this.last = null;
      },
    );
    return mine.done;
  }

  /** What was taken back may be said again at once. */
  forget(): void {
    this.last = null;
  }
}

/** For acts that make an id of their own, which no two have in common: a second touch while the first is at work goes nowhere. */
export function one_at_a_time(act: () => Promise<void>): () => Promise<void> {
  let working = false;
  return async () => {
    if (working) return;
    working = true;
    try {
      await act();
    } finally {
      working = false;
    }
  };
}
