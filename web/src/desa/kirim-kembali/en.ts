import type { Words } from './id';

const things = (n: number) => `${n} thing${n === 1 ? '' : 's'}`;

export const en: Words = {
  over: 'Send back',
  due: things,
  due_rest: ' must go back to Dukcapil.',
  none_due: 'Nothing must go back.',
  empty: 'Nothing must go back.',
  empty_rest: 'Here stand old documents that were taken, originals, and documents whose hand-over was tried.',
  old: (name) => `Old ${name}`,
  original: (name) => `${name}, original`,
  unclaimed: (name, holder) => `${name} ${holder}`,
  since: (when) => `Here since ${when}`,
  tried: (n) => `Unclaimed, tried ${n} ${n === 1 ? 'time' : 'times'}`,
  choose: 'Goes into the bag',
  seal: 'Seal the bag',
  seal_how: 'Put what is ticked into the bag, close it, then scan or type the number of its seal.',
  seal_field: 'Number of the seal',
  sealed_with: (seal) => `Seal ${seal}`,
  change: 'Change',
  need_things: 'Tick what goes into the bag.',
  need_seal: 'Missing: the number of the seal.',
  ready: (n, seal) => `${things(n)}, seal ${seal}.`,
  close: 'Seal the bag',
  bags: 'Sealed bags, waiting for the rider',
  bag: 'Bag',
  inside: (n, seal) => `${things(n)}, seal ${seal}`,
  give: 'Give to the rider',
  given: 'Given to the rider, waiting to be sent',
};
