// The reasons of a refused dossier, each at the step where it is put right and with the name of its field: the server tells a path
// into the body that was sent.
import { name_of, said } from '../../api/names';
import type { Api } from '../../api/types';
import type { Reason } from '../../device/outbox_types';
import type { Words } from './id';
import type { Lack } from './missing';
import type { Catalogue } from './rules';
import type { StepName } from './sheet';

type Body = Api['SubmitDossier'];

/** Of the step where it is decided who gets the documents and where. */
const kOfDelivery = ['village', 'desk', 'address', 'contact', 'delivery', 'receivers', 'consent'];

/** Each once: who takes several parts is refused in each. */
export function refused_lacks(reasons: Reason[], body: Body, catalogue: Catalogue, t: Words): Lack[] {
  const found = new Map<string, Lack>();
  for (const reason of reasons) {
    const [step, label] = place_of(reason.field, body, catalogue, t);
    const text = label && !reason.text.includes(label) ? `${label}: ${reason.text}` : reason.text;
    found.set(`${step} ${text}`, { step, text });
  }
  return [...found.values()];
}

function place_of(field: string, body: Body, catalogue: Catalogue, t: Words): [StepName, string?] {
  const [first = '', second, ...rest] = field.split('.');
  if (first === 'applicant') return ['siapa', t.applicant];
  if (first === 'papers') {
    const paper = body.papers?.[Number(second)];
    return ['syarat', paper && name_of(catalogue.requirements, paper.requirement)];
  }
  if (first === 'applications') return place_in(body.applications[Number(second)], rest, catalogue);
  if (!kOfDelivery.includes(first)) return ['kirim'];
  const labels: Record<string, string | undefined> = { village: t.village, desk: t.desk, hamlet: t.hamlet, rt: t.rt, rw: t.rw, phone: t.phone };
  return ['penyerahan', first === 'receivers' ? body.receivers?.[Number(second)]?.name : labels[second ?? first]];
}

function place_in(application: Api['ApplicationDraft'] | undefined, path: string[], catalogue: Catalogue): [StepName, string?] {
  const service = catalogue.services.find((row) => row.code === application?.service);
  const label = (key?: string) => {
    const words = service?.fields.find((row) => row.key === key)?.label;
    return words && said(words);
  };
  const [part, index, of_person, key] = path;
  if (part === 'papers') return ['syarat'];
  if (part === 'answers') return ['isian', label(index)];
  if (part !== 'persons') return ['kirim'];
  const name = application?.persons[Number(index)]?.name;
  return of_person === 'answers' ? ['isian', [label(key), name].filter(Boolean).join(', ')] : ['siapa', name];
}
