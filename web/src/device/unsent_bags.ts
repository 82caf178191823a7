// Bags that were sealed on this device and that no list has yet: what lies in them is not to be had again, also when the page was put away.
import type { Api } from '../api/types';
import { is_settled } from './counts';
import type { Item } from './outbox_types';

export interface UnsentBag extends Pick<Api['SealBag'], 'bag' | 'seal' | 'village' | 'contents'> {
  /** Its act. */
  item: string;
}

export function unsent_bags(items: Pick<Item, 'id' | 'state' | 'content'>[]): UnsentBag[] {
  return items.flatMap(({ id, state, content: { request } }) => (is_settled({ state }) || request?.path !== '/bags' ? [] : { ...(request.body as Api['SealBag']), item: id }));
}
