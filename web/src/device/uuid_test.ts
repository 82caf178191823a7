import { expect, test } from 'vitest';
import { uuid_v7 } from './uuid';

test('an id names its version, its variant and its millisecond', () => {
  const id = uuid_v7(0x0190_1234_5678);
  expect(id).toMatch(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('ids made in the same millisecond sort in the order of making', () => {
  const ids = Array.from({ length: 500 }, () => uuid_v7(1_700_000_000_000));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(500);
});
