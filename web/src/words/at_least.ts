import { w } from './index';

/** What was counted in a list, "lebih dari 100 dokumen" where the list goes on beyond what was read of it. */
export const at_least = (said: string, more: boolean) => (more ? w.more_than(said) : said);
