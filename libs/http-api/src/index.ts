export { HttpApiModule } from './http-api.module';
export type { HttpApiPorts } from './http-api.module';
export { createHttpServer } from './http-server';
export type { HttpServerOptions } from './http-server';
export type { CommandAnswer, DryRunAnswer } from './dossier/command-answer';
export type { DueAnswer } from './due/due.controller';
export type { AllowedActions } from './replay/replay.controller';
export type { Problem } from './problem/problem';
