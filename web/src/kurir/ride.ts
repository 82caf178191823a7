// Where a rider stands in the run: what the server knows, and what this device has done since.
import type { BagBrief, Run, Stop } from '../api/custody';
import type { Api } from '../api/types';
import { same_code } from '../code_match';

/** Whether an act on this path was done here. */
export type Did = (path: string) => boolean;

export const paths = {
  take: (bag: BagBrief) => `/bags/${bag.bag}/take`,
  give: (bag: BagBrief) => `/bags/${bag.bag}/give`,
  start: (run: Run) => `/runs/${run.run}/start`,
  reach: (run: Run, stop: Stop) => `/runs/${run.run}/stops/${stop.stop}/reach`,
  problem: (run: Run) => `/runs/${run.run}/problem`,
  complete: (run: Run) => `/runs/${run.run}/complete`,
};

/** The rider's runs that are not over, first the one under way or the next. */
export const runs_of = (answer: Api['MyRun'] | null): Run[] => (answer?.run ? [answer.run, ...(answer.others ?? [])] : []);
/** The run that the address names; where it names none, the first. Null when the rider has that run no more. */
export const named = (runs: Run[], id: string | null): Run | null => (id === null ? runs[0] : runs.find((one) => one.run === id)) ?? null;
/** The address of a screen of one run. */
export const at_run = (run: Run, screen = '/kurir') => `${screen}?rit=${run.run}`;
/** The run to be loaded with the bag that bears this code. */
export const run_with = (runs: Run[], code: string): Run | undefined => runs.find((one) => outward(one).some((bag) => same_code(bag.code, code)));

export const outward = (run: Run) => run.bags.filter((bag) => bag.direction === 'outward');
/** Under way, and in other hands: another rider's, or those of a village that it came to by mistake. */
export const with_another = (bag: BagBrief) => bag.state === 'carried' && bag.with_rider === false;
/** What the other side told is not yet the rider's word: a bag that was given to the rider is still to be scanned. */
export const is_loaded = (bag: BagBrief, did: Did) => did(paths.take(bag)) || (bag.state !== 'sealed' && !(bag.state === 'carried' && bag.awaits === 'rider') && !with_another(bag));
/** To be taken when the run is under way already: given to the rider, who has not said so, or still with another. */
export const to_take = (run: Run, did: Did) => outward(run).filter((bag) => bag.state === 'carried' && (bag.awaits === 'rider' || with_another(bag)) && !did(paths.take(bag)));
const is_given = (bag: BagBrief, did: Did) => did(paths.give(bag)) || ((bag.state === 'arrived' || bag.state === 'opened') && bag.awaits !== 'rider');
/** With the rider now. */
export const on_board = (bag: BagBrief, did: Did) => bag.state !== 'lost' && is_loaded(bag, did) && !is_given(bag, did);

export const is_started = (run: Run, did: Did) => run.state === 'started' || did(paths.start(run));
export const is_reached = (run: Run, stop: Stop, did: Did) => stop.reached_at !== undefined || did(paths.reach(run, stop));

/** A stop at which a problem was told may be left unreached. */
export const may_pass = (run: Run, stop: Stop, did: Did, troubled: number[]) => is_reached(run, stop, did) || troubled.includes(stop.stop);

/** Bags that leave at this stop, and sealed ones that go back from it. */
export function at_stop(run: Run, stop: Stop, did: Did): { down: BagBrief[]; up: BagBrief[] } {
  const here = run.bags.filter((bag) => bag.village === stop.village);
  return {
    down: here.filter((bag) => bag.direction === 'outward' && on_board(bag, did)),
    up: here.filter((bag) => bag.direction === 'inward' && !is_loaded(bag, did)),
  };
}

/** Not reached, or bags still wait. */
function is_open(run: Run, stop: Stop, did: Did): boolean {
  const { down, up } = at_stop(run, stop, did);
  return !is_reached(run, stop, did) || down.length + up.length > 0;
}

/** The stop to be done: the first that is open and was not left all the same (`passed`). Null when there is none. */
export function stop_now(run: Run, did: Did, passed: number[]): Stop | null {
  return run.stops.find((stop) => !passed.includes(stop.stop) && is_open(run, stop, did)) ?? null;
}

/** What was left, and can be taken up again as long as the run is not closed. */
export function left_open(run: Run, did: Did, passed: number[]): Stop[] {
  return run.stops.filter((stop) => passed.includes(stop.stop) && is_open(run, stop, did));
}
