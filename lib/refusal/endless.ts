import { wrong } from './complaint';

/** Whether data has no end, since a part of it holds what it is a part of. */
export const isEndless = (value: unknown, around: readonly unknown[] = []): boolean => typeof value === 'object' && value !== null
  && (around.includes(value) || Object.values(value).some((inner) => isEndless(inner, [...around, value])));

export const ENDLESS = wrong('holds an object that is a part of itself, which no manifest can', 'give plain data');
