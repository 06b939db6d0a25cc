import { addressWithoutHost } from './address-without-host';
import { appBindingAddress } from './app-binding-address';
import { applicationNotFound } from './application-not-found';
import { databaseWithoutCredentials } from './database-without-credentials';
import { impossiblePort } from './impossible-port';
import { lostDump } from './lost-dump';
import { misreadQuery } from './misread-query';
import { newerDump } from './newer-dump';
import { overridingParameter } from './overriding-parameter';
import { taskWithoutSteps } from './task-without-steps';
import { unknownParameter } from './unknown-parameter';
import { unknownTask } from './unknown-task';
import type { Rule } from '../../rule';

export const ADDON_RULES: readonly Rule[] = [
  unknownTask,
  unknownParameter,
  appBindingAddress,
  lostDump,
  addressWithoutHost,
  databaseWithoutCredentials,
  misreadQuery,
  overridingParameter,
  taskWithoutSteps,
  applicationNotFound,
  newerDump,
  impossiblePort,
];
