import type { Provider } from '@nestjs/common';
import { AccountabilityDecisions, type ApplicationPorts } from '@hoso/application';
import type { ReadModels } from '@hoso/read-models';
import { AccountabilityDesk } from './accountability-desk';
import { AccountabilityReportController } from './accountability-report.controller';
import { ExplanationListController } from './explanation-list.controller';

export const ACCOUNTABILITY_CONTROLLERS = [ExplanationListController, AccountabilityReportController];

/** Periodic reports gather what the read models list; without these there are none. */
export const accountabilityProviders = (
  ports: ApplicationPorts,
  readModels: ReadModels | undefined,
): readonly Provider[] => {
  if (!readModels) return [];
  const decisions = new AccountabilityDecisions({ ...ports, breaches: readModels.explanations });
  return [{ provide: AccountabilityDecisions, useValue: decisions }, AccountabilityDesk];
};
