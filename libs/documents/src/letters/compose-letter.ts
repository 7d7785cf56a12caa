import { apologyBody } from './apology';
import { controlSlipBody } from './control-slip';
import { formOf, type Form, type LetterKind } from './forms';
import type { FactsByKind, LetterFacts } from './letter-facts';
import type { Letter } from './letter';
import type { LetterBody } from './parts';
import { receiptBody } from './receipt';
import { refusalBody } from './refusal';
import { stopNoticeBody } from './stop-notice';
import { supplementRequestBody } from './supplement-request';
import { DOTTED, longDayText, orDotted } from './wording';

const BODIES: {
  readonly [Kind in LetterKind]: (facts: FactsByKind[Kind], form: Form) => LetterBody;
} = {
  receipt: receiptBody,
  'supplement-request': supplementRequestBody,
  refusal: refusalBody,
  apology: apologyBody,
  'stop-notice': stopNoticeBody,
  'control-slip': controlSlipBody,
};

/** Papers that have no number of their own name their dossier. */
const REFERENCED_BY_CODE: ReadonlySet<LetterKind> = new Set(['receipt', 'control-slip']);

// Fonts place the marks of decomposed letters wrongly.
const composed = <Value>(value: Value): Value => {
  if (typeof value === 'string') return value.normalize('NFC') as Value;
  if (Array.isArray(value)) return value.map(composed) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, composed(member)])) as Value;
};

const referenceOf = (kind: LetterKind, { code, number }: LetterFacts): string => {
  if (REFERENCED_BY_CODE.has(kind)) return `Mã hồ sơ: ${code}`;
  return kind === 'supplement-request' ? `Số: ${number ?? `${DOTTED}/HDHS`}` : `Số: ${orDotted(number)}`;
};

const qrOf = ({ code, procedure, applicant }: LetterFacts, { title }: Form): string =>
  [code, procedure.code, applicant.identityNumber ?? '', title].join('|');

/** @returns undefined where the regime of the dossier knows no such form */
export const composeLetter = <Kind extends LetterKind>(
  kind: Kind,
  facts: FactsByKind[Kind],
): Letter | undefined => {
  const form = formOf(kind, facts.regime, facts.day);
  if (!form) return undefined;
  const body = BODIES[kind](facts, form);
  return composed({
    kind,
    form,
    isDraft: facts.isDraft === true,
    qr: qrOf(facts, form),
    agency: facts.agency,
    reference: referenceOf(kind, facts),
    placeAndDate: `${orDotted(facts.place)}, ${longDayText(facts.day)}`,
    title: form.title,
    blocks: body.blocks,
    recipients: body.recipients ?? [],
    signatures: body.signatures,
  });
};
