import type { Counts } from '../device/outbox_types';
import { w } from './index';

/** What the server has not taken, as bar and outbox say it: "2 belum terkirim, 1 ditolak"; "" when it has all. */
export const not_gone = ({ unsent, refused }: Pick<Counts, 'unsent' | 'refused'>) =>
  [unsent && w.unsent(unsent), refused && w.refused(refused)].filter(Boolean).join(', ');
