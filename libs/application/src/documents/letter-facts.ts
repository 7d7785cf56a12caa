import type { FactsByKind, LetterKind } from '@hoso/documents';
import { localText } from '@hoso/kernel';
import { controlSlipRows, coordinatingAgencies } from './control-slip-rows';
import { isOf, type OccasionOf } from './occasions';
import {
  commonFacts,
  componentName,
  localDay,
  signerOf,
  stepName,
  unitName,
  type Occasion,
  type Scene,
} from './scene';

const COMPONENT_FORMS = {
  digitised: 'bản điện tử',
  reused: 'dữ liệu dùng lại',
  presented: 'bản giấy',
} as const;

const receipt = (scene: Scene, occasion: OccasionOf<'DossierReceived'>): FactsByKind['receipt'] => {
  const { event, after, actor } = occasion;
  const receivedBy = signerOf(scene, actor, localDay(scene, occasion))?.name;
  const isPaid = scene.history.some((replayed) => isOf(replayed, 'PaymentConfirmed'));
  return {
    ...commonFacts(scene, occasion, after.receivingUnit),
    components: Object.entries(after.components).map(([code, form]) => ({
      name: componentName(scene, code),
      form: COMPONENT_FORMS[form],
    })),
    limit: event.data.limit,
    receivedAt: event.at,
    dueAt: event.data.dueAt,
    returnPlace: unitName(scene, after.receivingUnit),
    fees: (scene.procedure?.fees ?? [])
      .filter(({ amountVnd }) => amountVnd > 0)
      .map(({ name, amountVnd }) => ({ name, amountVnd, isPaid })),
    ...(receivedBy && { receivedBy }),
  };
};

const supplementRequest = (
  scene: Scene,
  occasion: OccasionOf<'SupplementRequested' | 'ReceptionSupplementRequested'>,
): FactsByKind['supplement-request'] => {
  const { items, reason, answerDueAt } = occasion.event.data;
  return {
    ...commonFacts(scene, occasion, occasion.after.handling.unit),
    items: items.map((item) => ({
      name: componentName(scene, item.component),
      reason: item.reason,
      ...(item.provision && { provision: item.provision }),
    })),
    reason,
    answerDueAt,
  };
};

const refusal = (scene: Scene, occasion: OccasionOf<'ReceptionRefused'>): FactsByKind['refusal'] => ({
  ...commonFacts(scene, occasion, occasion.after.receivingUnit),
  reason: occasion.event.data.reason,
});

const statusOf = (scene: Scene, { after: { handling } }: Occasion): string => {
  const at = unitName(scene, handling.unit);
  if (handling.phase === 'AwaitingCollection') return 'đã có kết quả, chờ trả cho người nộp hồ sơ';
  if (handling.phase !== 'InHandling') return 'đã trả kết quả';
  return handling.step
    ? `đang thực hiện bước “${stepName(scene, handling.step.step)}” tại ${at}`
    : `đang giải quyết tại ${at}`;
};

const apology = (scene: Scene, occasion: OccasionOf<'LatenessApologised'>): FactsByKind['apology'] => {
  const { letter, reason, previousDueAt, newDueAt } = occasion.event.data;
  const { reception, openedAt, receivingUnit, handling } = occasion.after;
  return {
    ...commonFacts(scene, occasion, handling.unit),
    ...(letter.number && { number: letter.number }),
    receivedAt: reception?.at ?? openedAt,
    receivedAtUnit: unitName(scene, receivingUnit),
    previousDueAt,
    status: statusOf(scene, occasion),
    reason,
    ...(newDueAt && { newDueAt }),
  };
};

const stopNotice = (
  scene: Scene,
  occasion: OccasionOf<'ProcessingStopped' | 'SupplementLapsed'>,
): FactsByKind['stop-notice'] => {
  const common = commonFacts(scene, occasion, occasion.after.handling.unit);
  if (isOf(occasion, 'ProcessingStopped')) {
    const { legalGround, reason } = occasion.event.data;
    return { ...common, legalGround, reason };
  }
  const { answerDueAt } = (occasion as OccasionOf<'SupplementLapsed'>).event.data;
  const until = localText(answerDueAt, scene.zone).slice(0, 10).split('-').reverse().join('/');
  return { ...common, reason: `Hồ sơ không được bổ sung trong thời hạn yêu cầu (đến hết ngày ${until})` };
};

const controlSlip = (scene: Scene, occasion: Occasion): FactsByKind['control-slip'] => ({
  ...commonFacts(scene, occasion, occasion.after.handling.unit),
  coordinating: coordinatingAgencies(scene),
  handOvers: controlSlipRows(scene),
});

/** From the event that a letter is about to what the letter says; the event is one that calls for it. */
export const FACTS: {
  readonly [Kind in LetterKind]: (scene: Scene, occasion: Occasion) => FactsByKind[Kind];
} = {
  receipt: (scene, occasion) => receipt(scene, occasion as OccasionOf<'DossierReceived'>),
  'supplement-request': (scene, occasion) =>
    supplementRequest(scene, occasion as OccasionOf<'SupplementRequested' | 'ReceptionSupplementRequested'>),
  refusal: (scene, occasion) => refusal(scene, occasion as OccasionOf<'ReceptionRefused'>),
  apology: (scene, occasion) => apology(scene, occasion as OccasionOf<'LatenessApologised'>),
  'stop-notice': (scene, occasion) =>
    stopNotice(scene, occasion as OccasionOf<'ProcessingStopped' | 'SupplementLapsed'>),
  'control-slip': controlSlip,
};
