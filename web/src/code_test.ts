import { describe, expect, test } from 'vitest';
import { grouped, is_in_groups, parse_code } from './code';

describe('a public code', () => {
  test('with a fitting check symbol is read', () => expect(parse_code('TK00-0000-000X')).toBe('TK000000000X'));
  test('forgives case, spaces and letters that look like digits', () => expect(parse_code(' tkoo oooo-oO0x')).toBe('TK000000000X'));
  test('with one wrong symbol is noticed', () => expect(parse_code('TK00-0000-001X')).toBeNull());
  test('with two symbols swapped is noticed', () => expect(parse_code('KT00-0000-000X')).toBeNull());
  test('that is too short is none', () => expect(parse_code('TK00-0000')).toBeNull());
  test('is known by its groups, right or wrong, and no seal is taken for one', () => {
    expect(['TK00-0000-001X', 'tk00 0000 001x', 'SG-004417', 'TK000000001X', '123456789012'].map(is_in_groups)).toEqual([true, true, false, false, false]);
  });
  test('is shown in groups', () => expect(grouped('TK000000000X')).toBe('TK00-0000-000X'));
});
