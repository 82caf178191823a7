import { expect, test } from 'vitest';
import type { Api } from '../../api/types';
import { most_urgent_first, seconds_left } from './urgent';

const one = (document: string, legal_due?: string) => ({ document, legal_due }) as Api['PrintedDocument'];

test('the most urgent stands first, equals as they were ordered, and last what no clock counts for', () => {
  const list = [one('a'), one('b', '2026-11-25T03:00:00Z'), one('c'), one('d', '2026-11-24T03:00:00Z'), one('e', '2026-11-25T03:00:00Z')];
  expect(most_urgent_first(list).map((each) => each.document)).toEqual(['d', 'b', 'e', 'a', 'c']);
  expect(list[0]!.document).toBe('a');
});

test('what is left is told in seconds, below zero when it is past', () => {
  const now = Date.parse('2026-11-24T02:00:00Z');
  expect(seconds_left(one('a', '2026-11-24T03:00:00Z'), now)).toBe(3600);
  expect(seconds_left(one('a', '2026-11-24T01:30:00Z'), now)).toBe(-1800);
  expect(seconds_left(one('a'), now)).toBe(undefined);
});
