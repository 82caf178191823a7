// Refusals as problem details (RFC 9457), turned into what a person reads.
import type { Reason } from '../device/outbox_types';
import { language, w } from '../words';

export interface Problem {
  code: string;
  /** Indonesian. */
  detail: string;
  detail_en: string;
  errors: { code: string; field: string; id: string; en: string }[];
  trace: string;
}

/** All reasons at once, each with its field; never empty. */
export function reasons_of(answer: unknown, status: number): Reason[] {
  const problem = (answer ?? {}) as Partial<Problem>;
  const english = language === 'en';
  const single = english ? problem.detail_en : problem.detail;
  const each = (problem.errors ?? []).map((one) => ({ code: one.code, field: one.field, text: english ? one.en : one.id }));
  if (each.length) return each;
  return [{ code: problem.code ?? `http-${status}`, field: '', text: single ?? w.reason_unknown }];
}

/** What a call that reads from the server could not do. */
export class CallFailed extends Error {
  constructor(
    /** 0: the line is down. */
    readonly status: number,
    readonly reasons: Reason[],
  ) {
    super(reasons.map((reason) => reason.text).join(' '));
  }
}

/** What a failed call tells the person, `no_line` where there was none; whatever else failed is thrown on. */
export function told_by(failure: unknown, no_line: string): string {
  if (!(failure instanceof CallFailed)) throw failure;
  return failure.status === 0 ? no_line : failure.message;
}
