import { variablesIn } from '../../../addon/variable';
import { isSamePath } from '../../../kubernetes/go-path';
import { isNearMiss } from '../../../refusal/near';
import { quote } from '../../../refusal/quote';
import { claimVariable, ORDINAL, volumeName } from '../../../restore/created-claims';
import { isNumbered } from '../../../target/target-kind';
import { mountsOf } from '../../../target/volume-mounts';
import { claimTemplatesIn } from '../../../target/workload-manifest';
import type { Cluster } from '../../cluster';
import type { BackupMember } from '../../graph/backup';
import { type RestoreMember, restoreMembersIn } from '../../graph/restore';
import { creationsOf } from '../../graph/restores/created-claim';
import { restoreSelection } from '../../graph/restores/restore-selection';
import { backupsOfAlias, holdsAllBackups } from '../../graph/restores/restored-backup';
import { ordinalsOf } from '../../graph/snapshots/ordinals';
import { claimantOf, numberedClaims } from '../../graph/snapshots/stateful-set-claims';
import { declaredTarget } from '../../graph/target';
import { lowered, type Level, type Report, type Rule } from '../../rule';
import { called } from '../../subject';

export const otherClaimTemplate: Rule = {
  id: 'STASH410',
  name: 'other-claim-template',
  level: 'warning',
  title: 'A restore creates claims with names that the backed-up StatefulSet does not use, or for fewer pods than it has.',
  why: 'A StatefulSet finds its claims by their names, `<template>-<StatefulSet>-<number>`. If the claims of a restore have other names, it creates '
    + 'its own empty claims beside them and starts without the data. The same happens to pods whose claims the restore does not create, although '
    + 'the restore succeeds. Several claims of one template need a number in their name, or Stash fails to create the second one. '
    + 'The finding is an error if a name is probably misspelt, or lacks the number that `replicas` needs.',
  mend: 'Name the template `<template>-<StatefulSet>-${POD_ORDINAL}`, and set replicas to the number of pods. Acknowledge it if the claims are a '
    + 'copy that no StatefulSet is meant to use, or if those of the other pods still exist.',
  facts: [
    {
      says: 'With replicas, the name of a claim must end in ${POD_ORDINAL}, and a claim is created under exactly its name: one that already exists '
        + 'is an error.',
      standing: 'source',
      see: 'stashed/stash: pkg/util/util.go',
    },
    {
      says: 'replicas says how many claims are created from a template, numbered from 0; without it, one is created.',
      standing: 'source',
      see: 'stashed/stash: pkg/controller/restore_session.go',
    },
    {
      says: 'A StatefulSet uses the claims <template>-<StatefulSet>-<number>.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
    },
    {
      says: 'A restore into claims is assumed to be for the StatefulSet in the same namespace that is backed up under the same alias to the same '
        + 'place.',
      standing: 'inferred',
    },
  ],
  judge: (cluster, report) => restoreMembersIn(cluster).forEach((member) => {
    reportNumbers(member, report);
    if (member.target === undefined) {
      reportPodsWithout(cluster, member, report);
      if (restoreSelection(member)?.by === 'host and path') {
        reportNames(cluster, member, report);
      }
    }
  }),
};

/** Whether Stash knows all variables in a name. STASH502 reports those that it does not. */
const isKnown = (name: string) => [...variablesIn([], name)].every(({ variable }) => claimVariable(variable) === undefined);

function reportNumbers(member: RestoreMember, report: Report): void {
  const { replicas } = member.spec.target ?? {};
  for (const { subject, field, claims: { name } } of creationsOf(member)) {
    if (replicas !== undefined && name !== '' && isKnown(name) && !name.endsWith(ORDINAL)) {
      report(subject, field, {
        found: `${quote(name)} has no place for a number, but replicas is set, so the second claim cannot be created`,
        mend: `end it with ${quote(ORDINAL)}, as in ${quote(name + ORDINAL)}`,
        level: 'error',
      });
    }
  }
}

/** Reports pods that get no claim. A template with a fixed number in its name is skipped: it chooses a single claim on purpose. */
function reportPodsWithout(cluster: Cluster, member: RestoreMember, report: Report): void {
  const { subject, spec, field } = member;
  const { replicas } = spec.target ?? {};
  const numbered = creationsOf(member).map(({ claims }) => claims.name).filter((name) => name.endsWith(ORDINAL)).map(volumeName);
  const workload = numbered.map((base) => claimantOf(cluster, subject.namespace, base)).find((found) => found !== undefined);
  const { start, count = 0 } = ordinalsOf(workload?.manifest);
  const created = replicas ?? 1;
  const end = start + count;
  if (workload !== undefined && created < end && count > 0) {
    const pod = (ordinal: number) => quote(`${workload.name}-${ordinal}`);
    report(subject, [...field, 'target', 'replicas'], {
      found: `Stash creates ${created} claim${created === 1 ? '' : 's'} from each template${replicas === undefined ? ' if replicas is absent' : ''}, `
        + `numbered from 0, but ${called(workload)} has pods up to ${pod(end - 1)}, so those from ${pod(Math.max(start, created))} on start with empty claims`,
      mend: `set replicas to ${end}, or acknowledge this if the claims of those pods still exist`,
    });
  }
}

function reportNames(cluster: Cluster, member: RestoreMember, report: Report): void {
  const backups = backupsOfAlias(cluster, member).filter(({ target, model }) => isNumbered(target) && model === 'sidecar');
  const [backup] = backups;
  if (backup === undefined || backups.some(({ target }) => target!.identity !== backup.target!.identity)) {
    return;
  }
  const { namespace } = backup.target!;
  const workload = declaredTarget(cluster, backup.target);
  const templates = workload ? claimTemplatesIn(workload.manifest) : mountsOf(backup.spec.target?.volumeMounts).map(({ name }) => name);
  for (const { subject, field, claims: { name } } of creationsOf(member)) {
    const base = volumeName(name).replace(/-\d+$/, '');
    const expected = expectedName(member, backup, base, templates);
    if (expected === undefined || !isKnown(name) || base === expected || claimantOf(cluster, namespace, base) !== undefined) {
      continue;
    }
    const isMounted = mountsOf(member.spec.target?.volumeMounts).some((mount) => mount.name === base);
    const level: Level = isNearMiss(base, expected) && holdsAllBackups(cluster, member) ? 'error' : 'warning';
    report(subject, field, {
      found: `${quote(name)} is not a claim of ${called(backup.target!)}, which ${called(backup.subject)} backs up: the StatefulSet looks for `
        + quote(expected + ORDINAL)
        + (workload ? '' : ', if its template has the same name as the volume in the backup'),
      mend: `write ${quote(expected + ORDINAL)}${isMounted ? `, and mount it as ${quote(expected)}` : ''}, or acknowledge this if the claims are a copy`,
      level: workload ? level : lowered(level),
    });
  }
}

/** The name of the claim that the backup mounts at the same path as the restore, or of its only claim. */
function expectedName(
  { spec }: RestoreMember, { target, spec: written }: BackupMember, base: string, templates: readonly string[],
): string | undefined {
  const places = mountsOf(spec.target?.volumeMounts).filter(({ name }) => name === base).map(({ mountPath }) => mountPath);
  const mounted = mountsOf(written.target?.volumeMounts).find(({ mountPath, name }) =>
    templates.includes(name) && places.some((place) => isSamePath(place, mountPath)));
  const template = mounted?.name ?? (templates.length === 1 ? templates[0] : undefined);
  return template === undefined ? undefined : numberedClaims(template, target!.name);
}
