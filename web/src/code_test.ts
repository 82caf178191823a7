import { describe, expect, test } from 'vitest';
import { grouped, parse_code } from './code';

describe('a public code', () => {
  test('with a fitting check symbol is read', () => expect(parse_code('TK00-0000-000X')).toBe('TK000000000X'));
  test('forgives case, spaces and letters that look like digits', () => expect(parse_code(' tkoo oooo-oO0x')).toBe('TK000000000X'));
  test('with one wrong symbol is noticed', () => expect(parse_code('TK00-0000-001X')).toBeNull());
  test('with two symbols swapped is noticed', () => expect(parse_code('KT00-0000-000X')).toBeNull());
  test('that is too short is none', () => expect(parse_code('TK00-0000')).toBeNull());
  test('is shown in groups', () => expect(grouped('TK000000000X')).toBe('TK00-0000-000X'));
});
