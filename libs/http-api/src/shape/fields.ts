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

const isText = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value.length <= max && !LONE_SURROGATE.test(value) && value.trim() !== '';

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

/** An ISO 8601 date and time with an offset. */
export const Moment = (): PropertyDecorator =>
  applyDecorators(
    judged({
      name: 'moment',
      isValid: (value) => typeof value === 'string' && parseInstant(value) !== undefined,
      message: 'an ISO 8601 date and time with an offset',
    }),
    ApiProperty({ type: String, format: 'date-time' }),
  );

const isDay = (value: unknown): boolean => typeof value === 'string' && parsePlainDate(value) !== undefined;

/** A day of the calendar, `YYYY-MM-DD`. */
export const Day = (): PropertyDecorator =>
  applyDecorators(
    judged({ name: 'day', isValid: isDay, message: 'a day, YYYY-MM-DD' }),
    ApiProperty({ type: String, format: 'date' }),
  );

export const Days = (count: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(count),
    judged({ name: 'day', isValid: isDay, message: 'a day, YYYY-MM-DD', each: true }),
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
