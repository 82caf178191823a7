// What the shell says, English.
import type { id } from './id';

export const en: typeof id = {
  app: 'Layang',
  in_other: 'Bahasa Indonesia',
  home: 'Home',
  skip: 'Skip to the content',
  line: { up: 'Connected', weak: 'Weak signal', down: 'No signal', login: 'Log in again to send', revoked: 'Access ended' },
  unsent: (n) => `${n} not sent yet`,
  refused: (n) => `${n} refused`,
  new_version: 'There is a new version. Reload this page; what is unsent stays.',
  reload: 'Reload',
  not_found: 'There is no such page.',
  not_found_rest: 'Check the address, or begin at the home page.',
};
