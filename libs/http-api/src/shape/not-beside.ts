import { ValidateBy } from 'class-validator';

/** A member that may stand only where another one is left out. */
export const NotBeside = (other: string): PropertyDecorator =>
  ValidateBy({
    name: 'notBeside',
    validator: {
      validate: (_: unknown, judged) =>
        (judged?.object as Readonly<Record<string, unknown>> | undefined)?.[other] === undefined,
      defaultMessage: () => `$property must not stand beside ${other}`,
    },
  });
