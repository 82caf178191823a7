import { expect, test } from 'vitest';
import { row_of, rules_path } from './own_rules';
import type { Api } from './types';

const kToday = { services: [{ code: 's', valid_from: '2020-01-01' }] } as unknown as Api['Catalogue'];

test('an application is judged by its own row: one that has ended since is read with the rules of its day', () => {
  const rules = ['s@2020-01-01', 's@2019-03-01'].map((rule) => ({ rule }));
  expect(rules.map((one) => row_of(kToday, one)?.code)).toEqual(['s', undefined]);
  expect(rules.map((one) => rules_path(kToday, one))).toEqual(['/catalogue', '/catalogue?date=2019-03-01']);
  expect([rules_path(null, rules[1]), rules_path(kToday, null)]).toEqual(['/catalogue', '/catalogue']);
});
