import { annotationsWithoutEffect } from './annotations-without-effect';
import { backendWithoutVariables } from './backend-without-variables';
import { blueprintNotFound } from './blueprint-not-found';
import { unknownVariable } from './unknown-variable';
import type { Rule } from '../../rule';

export const BLUEPRINT_RULES: readonly Rule[] = [
  backendWithoutVariables,
  unknownVariable,
  annotationsWithoutEffect,
  blueprintNotFound,
];
