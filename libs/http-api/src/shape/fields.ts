import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { parseInstant, parsePlainDate } from '@hoso/kernel';
import { ERA_MEANING, isWithinEra } from './era';
import { FORMS, type FormName } from './forms';
import { registerPart, type Shape } from './parts';

interface Judgement {
  readonly name: string;
  readonly isValid: (value: unknown) => boolean;
  readonly message: string;
  readonly each?: boolean;
}

const judged = ({ name, isValid, message, each = false }: Judgement): PropertyDecorator =>
  ValidateBy(
    { name, validator: { validate: isValid, defaultMessage: () => `$property must be ${message}` } },
    { each },
  );

/** Half a character, which no canonical form can carry. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Ends a text for many a program, so that what stands behind it is not shown. */
export const NUL = '\0';

const isText = (value: unknown, max: number): boolean =>
  typeof value === 'string' &&
  value.length <= max &&
  !LONE_SURROGATE.test(value) &&
  !value.includes(NUL) &&
  value.trim() !== '';

/** May be left out; null is no way to leave it out. */
export const Optional = (): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    ApiPropertyOptional(),
  );

/** Text that is not blank, of at most `max` characters. */
export const Text = (max: number): PropertyDecorator =>
  applyDecorators(
    judged({
      name: 'text',
      isValid: (value) => isText(value, max),
      message: `text of 1 to ${max} characters`,
    }),
    ApiProperty({ type: String, minLength: 1, maxLength: max }),
  );

/** A list of at most `count` texts of at most `max` characters. */
export const Texts = (count: number, max: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(count),
    judged({
      name: 'text',
      isValid: (value) => isText(value, max),
      message: `text of 1 to ${max} characters`,
      each: true,
    }),
    ApiProperty({ type: [String], maxItems: count }),
  );

/** Text of a fixed form. */
export const Form = (form: FormName): PropertyDecorator => {
  const { pattern, meaning } = FORMS[form];
  return applyDecorators(
    judged({
      name: 'form',
      isValid: (value) => typeof value === 'string' && pattern.test(value),
      message: meaning,
    }),
    ApiProperty({ type: String, pattern: pattern.source, description: meaning }),
  );
};

const isMoment = (value: unknown): boolean => {
  const at = typeof value === 'string' ? parseInstant(value) : undefined;
  return at !== undefined && isWithinEra(at);
};

/** An ISO 8601 date and time with an offset, of the years that are taken. */
export const Moment = (): PropertyDecorator =>
  applyDecorators(
    judged({
      name: 'moment',
      isValid: isMoment,
      message: `an ISO 8601 date and time with an offset, ${ERA_MEANING}`,
    }),
    ApiProperty({ type: String, format: 'date-time' }),
  );

const isDay = (value: unknown): boolean => {
  const day = typeof value === 'string' ? parsePlainDate(value) : undefined;
  return day !== undefined && isWithinEra(day);
};

const DAY_MEANING = `a day, YYYY-MM-DD, ${ERA_MEANING}`;

/** A day of the calendar, `YYYY-MM-DD`, of the years that are taken. */
export const Day = (): PropertyDecorator =>
  applyDecorators(
    judged({ name: 'day', isValid: isDay, message: DAY_MEANING }),
    ApiProperty({ type: String, format: 'date' }),
  );

export const Days = (count: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(count),
    judged({ name: 'day', isValid: isDay, message: DAY_MEANING, each: true }),
    ApiProperty({ type: [String], maxItems: count }),
  );

export const Whole = (minimum: number, maximum: number, each?: 'each'): PropertyDecorator =>
  applyDecorators(
    judged({
      name: 'whole',
      isValid: (value) => Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
      message: `a whole number from ${minimum} to ${maximum}`,
      each: each === 'each',
    }),
    ApiProperty({ type: 'integer', minimum, maximum, isArray: each === 'each' }),
  );

export const Amount = (minimum: number, maximum: number): PropertyDecorator =>
  applyDecorators(
    judged({
      name: 'amount',
      isValid: (value) => typeof value === 'number' && value >= minimum && value <= maximum,
      message: `a number from ${minimum} to ${maximum}`,
    }),
    ApiProperty({ type: Number, minimum, maximum }),
  );

export const Flag = (): PropertyDecorator => applyDecorators(IsBoolean(), ApiProperty({ type: Boolean }));

export const OneOf = (values: readonly (string | boolean)[]): PropertyDecorator =>
  applyDecorators(
    IsIn([...values], { message: `$property must be one of ${values.join(', ')}` }),
    ApiProperty({ enum: [...values] }),
  );

/** An object of its own shape. */
export const Part = (shape: () => Shape): PropertyDecorator =>
  applyDecorators(
    registerPart(shape, 'one'),
    IsObject(),
    ValidateNested(),
    ApiProperty({ type: () => shape() }),
  );

/** A list of at most `count` objects of one shape. */
export const Parts = (shape: () => Shape, count: number): PropertyDecorator =>
  applyDecorators(
    registerPart(shape, 'list'),
    IsArray(),
    ArrayMaxSize(count),
    ValidateNested({ each: true }),
    ApiProperty({ type: () => shape(), isArray: true, maxItems: count }),
  );

/** An object whose members, under free names, are all of one shape. */
export const PartsByName = (shape: () => Shape): PropertyDecorator =>
  applyDecorators(
    registerPart(shape, 'by-name'),
    IsObject(),
    ValidateNested(),
    ApiProperty({ type: Object, additionalProperties: true }),
  );
