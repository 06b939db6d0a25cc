import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { annotate, type AutoBackupOptions } from './auto-backup';
import { sharedByTargets } from './blueprint-place';
import { blueprintRepositoryType, type BlueprintRepository } from './blueprint-repository';
import { blueprintVariable } from './blueprint-variable';
import type * as wire from '../../../imports/stash';
import { addonType } from '../../addon/addon';
import { checkVariables } from '../../addon/variable';
import { dnsLabel, dnsSubdomain } from '../../kubernetes/name';
import { wrong } from '../../refusal/complaint';
import { Field } from '../../refusal/field';
import { checkRequired } from '../../refusal/refusal';
import { structOf } from '../../refusal/struct';
import { withoutUnset } from '../../refusal/unset';
import { clusterScopedObject } from '../../synth/stash-object';
import { backupProcedure, type BackupProcedureProps } from '../backup-procedure';
import { backupRoutine, type BackupRoutineProps } from '../backup-routine';

/** A BackupBlueprint: a template for backups that objects request with annotations. */
export interface IBackupBlueprint extends IConstruct {
  /** The name of the BackupBlueprint. */
  readonly backupBlueprintName: string;

  /**
   * Annotates an object, so that Stash creates a Repository and a BackupConfiguration for it from the blueprint. The annotations are always written
   * as a complete set, because Stash ignores an incomplete one. The paths and mounts of a workload are read at synth, so later mounts and patches
   * count.
   *
   * An object can be annotated for several blueprints. Each of them backs it up, to a place of its own.
   *
   * Refused: anything but a workload, a claim, an AppBinding or a KubeDB database that is defined in this app; an option with another value than in
   * an earlier call for the object, whose annotations are for all of its blueprints. At synth: several blueprints that back up the object to the same
   * place, a blueprint that backs it up to the place of another object or Repository, and a patch that takes the annotation away again.
   *
   * @param object the object to back up
   */
  autoBackup(object: IConstruct, options?: AutoBackupOptions): void;
}

/** The template for Repositories and BackupConfigurations. */
export interface BackupBlueprintProps extends BackupRoutineProps, BackupProcedureProps {
  /**
   * Metadata of the BackupBlueprint, which has no namespace.
   *
   * Refused: a namespace, and a name that is not a DNS subdomain.
   *
   * @default - a name generated from the construct path
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The template for the Repositories.
   *
   * Refused: a backend whose place does not depend on both the namespace and the name of the target, because several targets would share one restic
   * repository. A part of the path that `..` removes, a mount path, a region and a Secret do not change the place.
   */
  readonly repository: BlueprintRepository;

  /**
   * The namespace of the BackupConfigurations and of all objects that Stash creates for them. Only databases may be in another namespace.
   *
   * Refused: a name that is not a DNS label; at synth, claims and workloads in another namespace that request the blueprint.
   *
   * @default - the namespace of each target, in which the storage Secret must then exist
   */
  readonly backupNamespace?: string;

  /**
   * The namespace of the Repositories, in which the storage Secret must exist. Without a `usagePolicy`, Stash gives each Repository one that admits the
   * namespace of its target; a `usagePolicy` must admit the namespaces of the backups.
   *
   * Refused: a name that is not a DNS label; at synth, targets that request the blueprint from a namespace that the `usagePolicy` does not select.
   *
   * @default - `backupNamespace`, or the namespace of each target
   */
  readonly repoNamespace?: string;
}

/** What a blueprint of this app has in common with an imported one. */
abstract class NamedBlueprint extends Construct implements IBackupBlueprint {
  /** The name of the BackupBlueprint. */
  public abstract readonly backupBlueprintName: string;

  /** @param object the object to back up */
  public autoBackup(object: IConstruct, options?: AutoBackupOptions): void {
    annotate(this.backupBlueprintName, object, options);
  }
}

/**
 * A template for a Repository and a BackupConfiguration, for the whole cluster: every workload, claim or AppBinding that requests it gets both. When
 * the annotation is removed, the BackupConfiguration is removed too, but the Repository and its data stay. It needs the enterprise edition.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupblueprint/
 */
export class BackupBlueprint extends NamedBlueprint {
  /**
   * References a BackupBlueprint that already exists in the cluster.
   *
   * Refused: a name that is not a DNS subdomain.
   *
   * @param backupBlueprintName `metadata.name` of the BackupBlueprint
   */
  public static fromBackupBlueprintName(scope: Construct, id: string, backupBlueprintName: string): IBackupBlueprint {
    return new ImportedBlueprint(scope, id, backupBlueprintName);
  }

  /** The manifest of the BackupBlueprint. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: BackupBlueprintProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'BackupBlueprintProps');
    const { repository, backupNamespace, repoNamespace, addon } = props;
    const field = new Field(this, 'spec');
    field.at('backupNamespace').check(backupNamespace, dnsLabel);
    field.at('repoNamespace').check(repoNamespace, dnsLabel);
    field.at('repository').checkRequiredType(repository, blueprintRepositoryType);
    field.at('task').checkType(addon, addonType);
    const repositorySpec = repository._toWire(this, repoNamespace ?? backupNamespace);
    checkDistinct(field.at('backend'), { ...repositorySpec, backupNamespace });
    const spec: wire.BackupBlueprintSpec = {
      ...repositorySpec,
      backupNamespace,
      repoNamespace,
      ...backupRoutine(field, props, () => `/${this.backupBlueprintName}`),
      task: addon?._blueprintTask(field.at('task')),
      ...backupProcedure(field, backupNamespace, props),
    };
    checkVariables(this, spec, blueprintVariable);
    this.apiObject = clusterScopedObject(this, 'BackupBlueprint', props.metadata, spec);
  }

  /** The name of the BackupBlueprint. */
  public get backupBlueprintName(): string {
    return this.apiObject.name;
  }
}

/** Refuses a backend with the same place for several targets. The variables that make places differ may be anywhere in it, such as in the URL. */
function checkDistinct(field: Field, spec: Pick<wire.BackupBlueprintSpec, 'backend' | 'backupNamespace'>): void {
  const shared = sharedByTargets(spec, ['TARGET_NAMESPACE', 'TARGET_NAME']);
  field.refuseIf(shared && wrong(
    `${shared.found}, so that several targets would share one restic repository and remove the snapshots of each other`,
    shared.mend,
  ));
}

class ImportedBlueprint extends NamedBlueprint {
  public constructor(scope: Construct, id: string, public readonly backupBlueprintName: string) {
    super(scope, id);
    checkRequired(this, 'metadata.name', backupBlueprintName, withoutUnset(dnsSubdomain));
  }
}
