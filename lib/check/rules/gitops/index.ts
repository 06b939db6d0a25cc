import { changedName } from './changed-name';
import { clustersInOnePlace } from './clusters-in-one-place';
import { declaredTwice } from './declared-twice';
import { deprecatedField } from './deprecated-field';
import { namespaceOnClusterScoped } from './namespace-on-cluster-scoped';
import { notBySchema } from './not-by-schema';
import { oneShotObject } from './one-shot-object';
import { recreatedWithData } from './recreated-with-data';
import { refusedLabel } from './refused-label';
import { sharedFile } from './shared-file';
import { statusInManifest } from './status-in-manifest';
import type { FleetRule, Rule } from '../../rule';

export const GITOPS_RULES: ReadonlyArray<Rule | FleetRule> = [
  declaredTwice, oneShotObject, statusInManifest, deprecatedField, namespaceOnClusterScoped, notBySchema, recreatedWithData, sharedFile,
  changedName, refusedLabel, clustersInOnePlace,
];
