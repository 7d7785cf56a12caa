export { ApiKeys, issueApiKey } from './api-key';
export type { ApiKey, IssuedApiKey } from './api-key';
export { ApiKeyFileError, addApiKey, isApiKeyFileError, readApiKeys } from './api-key-file';
export { isAuthenticationFailure } from './authentication';
export type {
  Authentication,
  AuthenticationFailure,
  AuthenticationFault,
  Credentials,
} from './authentication';
export { Authenticator } from './authenticator';
export { mayBackdate } from './backdating';
export type { BackdatingDenial, BackdatingPermission, BackdatingRequest } from './backdating';
export { CREDENTIAL_ROLES, actorOf, belongsTo, credentialRole } from './principal';
export type { Principal, UnitScope } from './principal';
export { CAPABILITIES, mayAct, visibleUnits } from './rights';
export type { Capability, Denial, Permission } from './rights';
export { TokenVerifier } from './token-verifier';
export type { TokenSettings } from './token-verifier';
