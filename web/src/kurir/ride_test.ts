import { expect, test } from 'vitest';
import type { BagBrief, Run } from '../api/custody';
import { at_stop, is_loaded, left_open, may_pass, named, on_board, paths, run_with, runs_of, stop_now, to_take } from './ride';

const bag = (id: string, village: string, state: BagBrief['state'], direction: BagBrief['direction'] = 'outward'): BagBrief => ({
  bag: id, code: id, direction, village, village_name: village, district_name: 'D', state, things: 1,
});
const stop = (n: number, village: string, reached_at?: string) => ({ stop: n, village, village_name: village, district_name: 'D', reached_at });
const run = (bags: BagBrief[], stops = [stop(1, 'v1'), stop(2, 'v2')]): Run => ({ run: 'r', code: 'R', day: '2026-11-24', state: 'started', fare, stops, bags });
const fare = { total: 0, parts: [], tariff_row: '', distance: 0, distance_source: 'map' as const };
const none = () => false;

test('what was scanned here counts as loaded before the server has heard of it', () => {
  const one = bag('a', 'v1', 'sealed');
  expect(is_loaded(one, none)).toBe(false);
  expect(is_loaded(one, (path) => path === paths.take(one))).toBe(true);
  expect(on_board(one, (path) => path === paths.take(one) || path === paths.give(one))).toBe(false);
});

test('a bag that the office says it gave is still to be scanned; one that the village says it took is still to be given', () => {
  expect(is_loaded({ ...bag('a', 'v1', 'carried'), awaits: 'rider' }, none)).toBe(false);
  expect(on_board({ ...bag('a', 'v1', 'arrived'), awaits: 'rider' }, none)).toBe(true);
  expect(on_board(bag('a', 'v1', 'arrived'), none)).toBe(false);
});

test('what another rider still has is not loaded; under way it is still to be taken, like what was given and not said', () => {
  const with_another = { ...bag('a', 'v1', 'carried'), with_rider: false, taken_from: 'rider' as const };
  expect(is_loaded(with_another, none)).toBe(false);
  expect(is_loaded(with_another, (path) => path === paths.take(with_another))).toBe(true);
  const given = { ...bag('b', 'v1', 'carried'), with_rider: true, awaits: 'rider' as const };
  const under_way = run([with_another, given, bag('c', 'v1', 'carried')]);
  expect(to_take(under_way, none).map((one) => one.bag)).toEqual(['a', 'b']);
  expect(to_take(under_way, (path) => path === paths.take(given)).map((one) => one.bag)).toEqual(['a']);
});

test('a stop is done when it is reached and its bags are given; a bag left behind does not hold it', () => {
  const two = run([bag('a', 'v1', 'carried'), bag('left', 'v1', 'sealed'), bag('b', 'v2', 'carried')]);
  expect(stop_now(two, none, [])?.stop).toBe(1);
  const reached = (path: string) => path === '/runs/r/stops/1/reach';
  expect(stop_now(two, reached, [])?.stop).toBe(1);
  expect(stop_now(two, (path) => reached(path) || path === '/bags/a/give', [])?.stop).toBe(2);
  expect(stop_now(two, reached, [1])?.stop).toBe(2);
  expect(stop_now(two, reached, [1, 2])).toBe(null);
});

test('a stop that was not reached is passed only where a problem was told, and its bags stay on board', () => {
  const two = run([bag('a', 'v1', 'carried'), bag('b', 'v2', 'carried')]);
  const may = (troubled: number[]) => two.stops.map((one) => may_pass(two, one, none, troubled));
  expect([may([]), may([1])]).toEqual([[false, false], [true, false]]);
  expect(may_pass(two, two.stops[1]!, (path) => path === '/runs/r/stops/2/reach', [])).toBe(true);
  expect(stop_now(two, none, [1])?.stop).toBe(2);
  expect(left_open(two, none, [1]).map((one) => one.stop)).toEqual([1]);
  expect(left_open(two, (path) => path === '/runs/r/stops/1/reach' || path === '/bags/a/give', [1])).toEqual([]);
  expect(on_board(two.bags[0]!, none)).toBe(true);
});

test('of several runs the one that the address names is done, else the first; one that is his no more is none', () => {
  const [first, second] = [{ ...run([bag('TKAA-AAAA-AAAA', 'v1', 'sealed')]), run: 'one' }, { ...run([bag('TKBB-BBBB-BBBB', 'v2', 'sealed')]), run: 'two' }];
  const runs = runs_of({ run: first, others: [second] });
  expect([null, 'one', 'two', 'gone'].map((id) => named(runs, id)?.run)).toEqual(['one', 'one', 'two', undefined]);
  expect([named(runs_of({}), null), named(runs_of(null), 'one')]).toEqual([null, null]);
  expect(['tkbbbbbbbbbb', 'TKCC-CCCC-CCCC'].map((code) => run_with(runs, code)?.run)).toEqual(['two', undefined]);
});

test('bags that go back are taken where they wait', () => {
  const back = run([bag('back', 'v1', 'sealed', 'inward')], [stop(1, 'v1', 'x')]);
  expect(at_stop(back, back.stops[0]!, none).up.map((one) => one.bag)).toEqual(['back']);
  expect(stop_now(back, none, [])?.stop).toBe(1);
  expect(stop_now(back, (path) => path === '/bags/back/take', [])).toBe(null);
});
