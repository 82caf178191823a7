import { expect, test } from 'vitest';
import { fate_of } from './fate';

const kDay = 86_400_000;

test('an act that was undone gives its draft back', () => {
  expect(fate_of(undefined, 20_000, kDay)).toBe('back');
});

test('an act that was sent and has left the list of today does not come back as a draft', () => {
  expect(fate_of(undefined, kDay + 1, kDay)).toBe('taken');
});

test('what is on its way stays, however old; a refusal gives the draft back', () => {
  expect([fate_of('waiting', 0, kDay), fate_of('queued', 9 * kDay, kDay), fate_of('refused', 9 * kDay, kDay), fate_of('sent', 0, kDay)]).toEqual(['under_way', 'under_way', 'back', 'taken']);
});
