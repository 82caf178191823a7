import type { Words } from './id';

const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

export const en: Words = {
  over: 'On the shelf of the office',
  things: (n) => many(n, 'thing'),
  rest: ' came back and wait to be fetched or sent again.',
  none: 'The shelf of what came back is empty.',
  none_rest: 'Here stand unclaimed documents and originals, once their bag was opened.',
  original: (name) => `${name}, original`,
  tried: (n) => (n ? `Unclaimed, tried ${n} ${n === 1 ? 'time' : 'times'}` : 'Never tried'),
  damaged: 'Damaged',
  again: 'Damaged, print again',
  again_rest: 'It goes back into the line. What is not printed again is cancelled at the printing desk.',
  ask_printer: 'What is damaged is printed again: it stands in the printer\'s list.',
  reason: 'What is wrong',
  choose: 'Choose a reason',
  note: 'Explanation',
  note_hint: 'Without names and NIK.',
  village: 'Village',
  things_of: (village, n) => `${village}: ${n}`,
  hand_over: 'Hand over',
  give_back: 'Given back to its owner',
  given_back: 'Original given back to its owner',
  seal: 'Number of the seal',
  seal_hint: 'What is ticked goes into one bag to this village.',
  send: (n) => `Seal the bag, ${many(n, 'thing')}`,
  sent: (village) => `Bag to ${village}`,
  need_things: 'Tick what is sent to the village again; leave what is fetched at the counter.',
  need_seal: 'Missing: the number of the seal.',
};
