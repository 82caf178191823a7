import type { Words } from './id';

export const en: Words = {
  begin: 'Take something out',
  how: 'Tick what was packed by mistake, take it out, then seal the bag again with a new seal.',
  nameless: 'Content',
  seal: 'New seal',
  do: (n) => (n ? `Take out ${n} and seal again` : 'Take out and seal again'),
  done: 'Taken out of the bag',
  cancel: 'Leave it',
  empty: 'This bag is empty.',
  empty_rest: 'All that was in it has been taken out.',
};
