import type { IConstruct } from 'constructs';
import type { BackupBatchMember } from '../backup/backup-batch';
import type { IBackupInvoker } from '../backup/backup-invoker';
import { asFields, asList, asText } from '../kubernetes/manifest-fields';
import { quote } from '../refusal/quote';
import type { IRepository } from '../repository/repository';
import { rendering, validateAtSynth } from '../synth/during-synth';
import { manifestOf } from '../synth/manifest-of';

/**
 * Reports at synth that a patch of a backup names another Repository or target than the restore has taken over. No rule can: no manifest tells that
 * the restore is one of this backup.
 */
export function reportPatched(restore: IConstruct, backup: IBackupInvoker, repository: IRepository, members: readonly BackupBatchMember[]): void {
  validateAtSynth(restore, () => {
    const { repositoryName: name, repositoryNamespace: namespace } = repository;
    const taken = [{ name, namespace }, ...members.map(({ target }) => target._named.reference)].map((one) => called(one, backup.invokerNamespace));
    const followed = new Map(namedBy(restore));
    return namedBy(backup).flatMap(([field, written], index) => {
      const before = taken[index];
      // Another one in the restore is given on purpose: it follows the patch, or the data goes elsewhere.
      return before === undefined || before === written || before !== followed.get(field) ? [] : [
        `${field}: a patch of ${quote(backup.node.path)} replaces ${before} with ${written}, which the restore does not follow, so that it does not `
          + 'restore what the backup writes: give that to the construct of the backup, and remove the patch',
      ];
    });
  });
}

/** The Repository and the targets that the manifest of a backup or restore names, by field. */
function namedBy(construct: IConstruct): ReadonlyArray<readonly [field: string, name: string]> {
  const { metadata, spec } = asFields(rendering(manifestOf(construct)!));
  const { repository, target, members } = asFields(spec);
  const home = asText(asFields(metadata).namespace);
  const targets = members === undefined
    ? [['spec.target.ref', target] as const]
    : asList(members).map((member, index) => [`spec.members[${index}].target.ref`, member.target] as const);
  return [['spec.repository', called(repository, home)], ...targets.map(([field, one]) => [field, called(asFields(one).ref, home)] as const)];
}

/** @param home the namespace that is meant if the reference names none */
function called(reference: unknown, home = ''): string {
  const { kind = 'Repository', namespace = home, name } = asFields(reference);
  return name === undefined ? 'nothing' : [kind, [namespace, name].filter(Boolean).join('/')].join(' ');
}
