// What a run over some stops would cost, asked before it is made or changed.
import { call } from '../../api/call';
import type { Fare } from '../../api/custody';

/** To be called while a component is made. Null while there is nothing to ask, no signal, or no answer yet. */
export function fare_over(stops: () => string[]): { readonly value: Fare | null } {
  let fare = $state.raw<Fare | null>(null);
  const asked = $derived(stops().join());

  $effect(() => {
    const over = asked;
    fare = null;
    if (!over) return;
    let dropped = false;
    call<Fare>('POST', '/fare', { stops: over.split(',') }).then(
      (answer) => dropped || (fare = answer.value),
      () => undefined,
    );
    return () => {
      dropped = true;
    };
  });

  return {
    get value() {
      return fare;
    },
  };
}
