import { expect, test } from 'vitest';
import { kDoubleTapMs, one_at_a_time, OneTouch } from './one_touch';

function clocked() {
  const clock = { at: 0, made: 0 };
  const touch = new OneTouch<number>(() => clock.at);
  return { clock, touch, make: async () => ++clock.made };
}

test('the same said twice by one finger is done once, and both hear of the same', async () => {
  const { clock, touch, make } = clocked();
  const first = touch.of('give bag', make);
  clock.at = kDoubleTapMs - 1;
  expect([await first, await touch.of('give bag', make)]).toEqual([1, 1]);
  clock.at = kDoubleTapMs;
  expect(await touch.of('give bag', make)).toBe(2);
});

test('on a slow phone a touch is the same as long as the first is at work', async () => {
  const { clock, touch, make } = clocked();
  let stored = () => {};
  const first = touch.of('give bag', () => new Promise<void>((resolve) => (stored = resolve)).then(make));
  clock.at = 3 * kDoubleTapMs;
  const second = touch.of('give bag', make);
  stored();
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  expect(await touch.of('give bag', make)).toBe(2);
});

test('something else, and what was taken back, is done at once', async () => {
  const { touch, make } = clocked();
  expect(await touch.of('give bag', make)).toBe(1);
  expect(await touch.of('give another bag', make)).toBe(2);
  touch.forget();
  expect(await touch.of('give another bag', make)).toBe(3);
});

test('what could not be stored may be tried again at once', async () => {
  const { touch, make } = clocked();
  await expect(touch.of('give bag', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(await touch.of('give bag', make)).toBe(1);
});

test('while one is at work another goes nowhere, and afterwards it may', async () => {
  let sealed = 0;
  const seal = one_at_a_time(async () => void (await Promise.resolve(), (sealed += 1)));
  await Promise.all([seal(), seal()]);
  expect(sealed).toBe(1);
  await seal();
  expect(sealed).toBe(2);
  const fails = one_at_a_time(() => Promise.reject(new Error('full')));
  for (let tries = 0; tries < 2; ++tries) await expect(fails()).rejects.toThrow('full');
});
