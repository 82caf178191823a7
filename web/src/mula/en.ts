import type { Words } from './id';

export const en: Words = {
  over: 'Civil registry office of Trenggalek regency',
  title: 'Where is your document?',
  code: 'The code on your receipt',
  hint: '12 letters and digits, for example TK00-0000-000X',
  wrong: 'The code is mistyped. Read it from the receipt again.',
  follow: 'Follow',
  how: 'How it works',
  steps: {
    apply: { title: 'Apply at the village office', text: 'One visit. You go home with a receipt that has a code.' },
    made: { title: 'Made, then carried', text: 'Dukcapil checks and prints. A rider carries a sealed bag to the village.' },
    receive: { title: 'Receive it in the village or at home', text: 'The document is handed to you, or to somebody whom you named.' },
  },
  staff: 'Staff: log in to work',
  work: 'Back to your desk',
};
