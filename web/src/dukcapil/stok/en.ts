import type { Words } from './id';

const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

export const en: Words = {
  loading: 'Stock of blanks',
  say: (name) => `Stock of ${name}: `,
  blanks: (n) => many(n, 'blank'),
  say_rest: (waiting) => (waiting ? `, ${many(waiting, 'document')} in line.` : '.'),
  empty: 'No counted blanks yet.',
  empty_text: 'Kinds of blanks stand here by the rules in force.',
  medium: 'Kind of blank',
  days: 'Days',
  state: { unopened: 'not opened', open: 'open', closed: 'closed' },
  columns: { date: 'Day', opening: 'Opening', received: 'In', adjusted: 'Corrected', used: 'Used', spoiled: 'Spoiled', balance: 'Left', counted: 'Counted' },
  reserved: (n, free) => `${n} reserved for documents, ${free} free.`,
  difference: (counted, expected) => `Counted ${counted}, the books say ${expected}.`,
  difference_rest: 'Look at deliveries, unrecorded spoiled ones and prints on the shelf; then correct with a reason.',
  act: 'What happened',
  acts: { open: 'Open the day', receive: 'Blanks came in', spoil: 'Blanks spoiled', adjust: 'Correct', count: 'Count', close: 'Close the day' },
  opening: 'Opening count, if counted',
  count: 'How many',
  signed: 'How many, with a minus when fewer',
  counted: 'How many were counted',
  reference: 'Number of the delivery note',
  reason: 'Reason',
  choose: 'Choose a reason',
  note: 'Note',
  number_wrong: 'Write a whole number.',
  missing: 'Fill in the fields above.',
  close_ask: (date, balance) => `${date} is closed at ${many(balance, 'blank')}. It cannot be opened again.`,
  record: 'Record',
  today_unopened: 'Today is not open yet.',
};
