import { addressWithoutHost } from './address-without-host';
import { annotationsWithoutEffect } from './annotations-without-effect';
import { appBindingAddress } from './app-binding-address';
import { applicationNotFound } from './application-not-found';
import { backendWithoutVariables } from './backend-without-variables';
import { blueprintNotFound } from './blueprint-not-found';
import { databaseWithoutCredentials } from './database-without-credentials';
import { lostDump } from './lost-dump';
import { misreadQuery } from './misread-query';
import { overridingParameter } from './overriding-parameter';
import { taskWithoutSteps } from './task-without-steps';
import { unknownParameter } from './unknown-parameter';
import { unknownTask } from './unknown-task';
import { unknownVariable } from './unknown-variable';
import type { Rule } from '../../rule';

export const BLUEPRINT_RULES: readonly Rule[] = [
  backendWithoutVariables,
  unknownVariable,
  unknownTask,
  unknownParameter,
  appBindingAddress,
  annotationsWithoutEffect,
  blueprintNotFound,
  lostDump,
  addressWithoutHost,
  databaseWithoutCredentials,
  misreadQuery,
  overridingParameter,
  taskWithoutSteps,
  applicationNotFound,
];
