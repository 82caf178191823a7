// A sheet as the server takes it: the body of POST /dossiers.
import type { Api } from '../../api/types';
import { bare } from './nik';
import { applied, answer_key, kApplicant, kOnce, papers_of, part_key, questions_of, type Applied, type Catalogue } from './rules';
import { humans_in, type Human, type Sheet } from './sheet';

/** `file`: the id under which a photo of the draft goes to the server. */
export function body_of(sheet: Sheet, catalogue: Catalogue, today: string, code: string | null, desk: string, file: (shot: string) => string): Api['SubmitDossier'] {
  const asked = new Set(questions_of(sheet, catalogue, today).map((question) => question.key));
  const applicant = humans_in(sheet, kApplicant)[0];
  return {
    dossier: sheet.dossier,
    code,
    desk,
    village: sheet.village,
    address: { hamlet: sheet.hamlet.trim(), rt: sheet.rt.trim(), rw: sheet.rw.trim() },
    applicant: { name: applicant?.name.trim() ?? '', nik: nik_of(applicant?.nik ?? '') },
    contact: { phone: bare(sheet.phone) || null },
    delivery: sheet.delivery,
    consent: sheet.consent,
    receivers: sheet.receivers.map((one) => ({ name: one.name.trim(), nik: nik_of(one.nik), relation: one.relation })),
    applications: applied(sheet, catalogue).map((one) => application(sheet, one, asked)),
    papers: papers_of(sheet, catalogue, today).flatMap((need) => {
      const paper = sheet.papers[need.key];
      if (!paper?.shots.length) return [];
      return {
        requirement: paper.substitute ?? need.requirement,
        substitute_for: paper.substitute ? need.requirement : null,
        applications: need.applications,
        blobs: paper.shots.map((shot) => file(shot.id)),
        original: original(need.original, paper.seen),
      };
    }),
  };
}

export function original(rule: 'shown' | 'kept' | 'none', seen: boolean): 'seen' | 'kept' | 'none' {
  if (!seen || rule === 'none') return 'none';
  return rule === 'kept' ? 'kept' : 'seen';
}

const nik_of = (typed: string) => bare(typed) || null;

function application(sheet: Sheet, one: Applied, asked: Set<string>): Api['ApplicationDraft'] {
  const answers = (per: string, human: Human | null) =>
    one.service.fields.flatMap((field) => {
      const key = answer_key(one.id, field, human);
      const value = field.per === per && asked.has(key) ? (sheet.answers[key]?.trim() ?? '') : '';
      return value ? [{ field: field.key, value: field.kind === 'kk' || field.kind === 'nik' ? bare(value) : value }] : [];
    });
  return {
    application: one.id,
    service: one.service.code,
    persons: one.service.roles.flatMap((role) =>
      humans_in(sheet, part_key(role)).map((human) => ({
        role: role.code,
        name: human.name.trim(),
        nik: role.nik === 'none' ? null : nik_of(human.nik),
        answers: answers(role.code, human),
      })),
    ),
    answers: answers(kOnce, null),
  };
}
