import type { ApiObject } from 'cdk8s';
import type { IPersistentVolumeClaim, IResource } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { checkClaimMounts, claimTemplates } from './claim-templates';
import { checkArguments } from './restore-arguments';
import { ruleListType } from './restore-rule';
import type {
  PersistentVolumeClaimRestoreOptions, ReferenceRestoreOptions, VolumeClaimTemplatesRestoreOptions, VolumeRestoreOptions,
} from './restore-target-options';
import { restoredMounts } from './restored-volumes';
import { checkRules, type RuleList } from './rule-list';
import { selectionOf } from './selection';
import type * as wire from '../../imports/stash';
import type { Addon } from '../addon/addon';
import type { IAppBinding } from '../addon/app-binding/app-binding';
import type { VolumeClaimTemplate } from '../invoker/volume-claim-template';
import { wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { check } from '../refusal/refusal';
import { optionsOf, structOf } from '../refusal/struct';
import { checkRequiredType, madeBy, structListType, structType, textListType, type ValueType } from '../refusal/value-type';
import { aliasName } from '../restic/host-name';
import { later } from '../synth/later';
import { claimMount } from '../target/claim-mount';
import { targetMountPath } from '../target/mount-path';
import { targetKind } from '../target/target-kind';
import { bindingReference, claimReference, givenReference, objectReference, targetRef, workloadReference, type TargetReference } from '../target/target-reference';

interface TargetContent {
  readonly reference?: TargetReference;
  readonly workload?: IConstruct;
  readonly options: ReferenceRestoreOptions;
  /** Replaces the rules of the options. A function, because they may depend on a workload that is not complete yet. */
  readonly rules?: () => wire.RestoreRule[];
}

/** The object in whose manifest the target is written. */
interface Home {
  readonly namespace?: string;
  readonly addon?: Addon;
  readonly task?: wire.TaskRef;
  readonly isInterim?: boolean;
  /** The rules of the session, if they are there and not in the target. */
  readonly sessionRules?: RuleList;
}

/**
 * The target of a restore, and the data to restore.
 *
 * @see https://stash.run/docs/latest/concepts/crds/restoresession/#spectarget
 */
export class RestoreTarget {
  /**
   * The volumes of a workload, which an init container fills before the pods start.
   *
   * Refused: anything but a Deployment, StatefulSet or DaemonSet; a workload in another namespace; and, without `volumeMounts`, a workload that is
   * not part of the app.
   *
   * @param workload a workload of any version of cdk8s-plus
   */
  public static workload(workload: IResource, options: VolumeRestoreOptions): RestoreTarget {
    const where = 'RestoreTarget.workload';
    options = structOf(where, 'options', options, 'VolumeRestoreOptions', optionsType);
    return new RestoreTarget({ reference: workloadReference(where, workload), workload, options });
  }

  /**
   * An existing claim, which a Job fills.
   *
   * The Job finds its data by path alone: if several claims in one repository were backed up under the same path, it restores the newest snapshot
   * among them.
   *
   * Refused: an object of another kind, and a claim in another namespace.
   *
   * @param claim a claim of any version of cdk8s-plus
   */
  public static persistentVolumeClaim(claim: IPersistentVolumeClaim, options: PersistentVolumeClaimRestoreOptions): RestoreTarget {
    const where = 'RestoreTarget.persistentVolumeClaim';
    options = structOf(where, 'options', options, 'PersistentVolumeClaimRestoreOptions', optionsType);
    const { mountPath, ...others } = options;
    check(where, 'mountPath', mountPath, targetMountPath);
    const volumeMounts = mountPath === undefined ? undefined : [claimMount(mountPath)];
    return new RestoreTarget({ reference: claimReference(where, claim), options: { ...others, volumeMounts } });
  }

  /**
   * A database, given by its AppBinding.
   *
   * Without an alias, it gets the newest snapshot of the whole repository, no matter which backup wrote it, unless its rules say otherwise. MongoDB
   * gets the newest snapshot of its own hosts, with or without an alias.
   *
   * The Task is that of the `addon` of the restore, or else the one that the AppBinding names. Refused: an AppBinding of this app that names no
   * Task, if no addon is given.
   *
   * @param binding the AppBinding of the database, in any namespace
   */
  public static appBinding(binding: IAppBinding, options?: ReferenceRestoreOptions): RestoreTarget {
    const where = 'RestoreTarget.appBinding';
    return new RestoreTarget({ reference: bindingReference(where, binding), options: optionsOf(where, options, 'ReferenceRestoreOptions') });
  }

  /**
   * Claims that Stash creates and fills, for example to look into a backup or to make a copy. No claims with these names may exist.
   *
   * Refused: an empty list, two templates with the same name, and a template that nothing mounts.
   *
   * @param templates a template for each claim, or for as many claims as `replicas` says
   */
  public static volumeClaimTemplates(templates: VolumeClaimTemplate[], options: VolumeClaimTemplatesRestoreOptions): RestoreTarget {
    const where = 'RestoreTarget.volumeClaimTemplates';
    checkRequiredType(where, 'templates', templates, structListType);
    options = structOf(where, 'options', options, 'VolumeClaimTemplatesRestoreOptions', optionsType);
    return new RestoreTarget({ options: { ...options, volumeClaimTemplates: templates } });
  }

  /**
   * An object of the app that is no construct of cdk8s-plus, such as one from a Helm chart, an `Include` or imported types. The mounts of a workload
   * are read at synth, as with `workload()`.
   *
   * Refused: what `workload()` and `of()` refuse.
   *
   * @param apiObject the object, such as one of the `apiObjects` of a Helm chart
   */
  public static apiObject(apiObject: ApiObject, options?: ReferenceRestoreOptions): RestoreTarget {
    const where = 'RestoreTarget.apiObject';
    const reference = objectReference(where, apiObject);
    return new RestoreTarget({ reference, workload: apiObject, options: optionsOf(where, options, 'ReferenceRestoreOptions') });
  }

  /**
   * An object that already exists in the cluster, or that has no factory of its own.
   *
   * Refused: a misspelt kind, and an object that neither Stash itself nor a given addon restores.
   *
   * @param reference names the object
   */
  public static of(reference: TargetReference, options?: ReferenceRestoreOptions): RestoreTarget {
    const where = 'RestoreTarget.of';
    reference = givenReference(where, reference);
    check(where, 'kind', reference.kind, targetKind);
    return new RestoreTarget({ reference, options: optionsOf(where, options, 'ReferenceRestoreOptions') });
  }

  /** @internal */
  public static _from(content: TargetContent): RestoreTarget {
    return new RestoreTarget(content);
  }

  /** @internal */
  public readonly _content: TargetContent;

  private constructor(content: TargetContent) {
    this._content = content;
  }

  /** @internal */
  public _toWire(field: Field, { namespace, addon, task, isInterim, sessionRules }: Home): wire.RestoreTarget {
    const { reference, workload, options } = this._content;
    const { alias, args, replicas, volumeMounts, volumeClaimTemplates: templates } = options;
    const selection = selectionOf({ reference, alias, replicas, isInterim }, addon?._name);
    field.at('rules').checkType(options.rules, ruleListType);
    field.at('args').checkType(args, textListType);
    field.at('volumeMounts').checkType(volumeMounts, structListType);
    field.at('alias').check(alias, aliasName);
    if (sessionRules !== undefined && this.rules().length > 0) {
      field.at('rules').refuse(wrong('is set together with deprecatedRules, which would silently replace it', 'leave one out'));
    }
    const rules = sessionRules ?? { field: field.at('rules'), read: () => this.rules() };
    // Derived rules are as the backup has them, and the workload that they are read from may have no containers yet.
    if (this._content.rules === undefined) {
      checkRules(rules, selection);
      checkArguments(field.at('args'), args ?? [], selection, rules.read());
    }
    const written = {
      alias,
      ref: reference && targetRef(field.at('ref'), reference, namespace, task),
      volumeClaimTemplates: templates === undefined ? undefined : claimTemplates(field, { templates, replicas, namespace }),
      replicas,
      volumeMounts: restoredMounts(field, { workload, volumeMounts }, rules, selection),
      rules: sessionRules === undefined && (this._content.rules || options.rules)
        ? later(() => this.rules())
        : undefined,
      args,
    };
    if (templates !== undefined && selection.by === 'host and path') {
      checkClaimMounts(field, templates, volumeMounts ?? []);
    }
    return written;
  }

  private rules(): wire.RestoreRule[] {
    return this._content.rules?.() ?? this._content.options.rules?.map((rule) => rule._toWire()) ?? [];
  }
}

export const restoreTargetType = madeBy(RestoreTarget, 'choose RestoreTarget.workload(…), .persistentVolumeClaim(…), .appBinding(…), .apiObject(…) or .of(…)');

const optionsType: ValueType = {
  ...structType,
  mend: 'say which files to restore, such as { rules: [RestoreRule.paths(["/data"])] }',
};
