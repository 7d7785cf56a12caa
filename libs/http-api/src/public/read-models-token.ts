/** Under which the read models are injected. */
export const READ_MODELS = Symbol('read models');
