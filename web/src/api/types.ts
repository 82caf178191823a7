// Short names for what the contract describes; `api.gen.ts` is made from contract/openapi.yaml at build time.
import type { components } from '../api.gen';

/** `Api['Session']` and so on: the schemas of the contract. */
export type Api = components['schemas'];

export interface Named {
  code: string;
  name: Api['Words'];
}
