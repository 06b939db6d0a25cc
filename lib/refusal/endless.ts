import { wrong } from './complaint';

/** Whether an object contains itself at some depth, so that it cannot be serialized. */
export const isEndless = (value: unknown, around: readonly unknown[] = []): boolean => typeof value === 'object' && value !== null
  && (around.includes(value) || Object.values(value).some((inner) => isEndless(inner, [...around, value])));

export const ENDLESS = wrong('contains an object that contains itself, which a manifest cannot express', 'give plain data');
