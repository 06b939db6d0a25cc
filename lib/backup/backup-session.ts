import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import type { IBackupInvoker } from './backup-invoker';
import { invokerLabels } from './invoker-labels';
import type * as wire from '../../imports/stash';
import { wholeNumber } from '../kubernetes/whole-number';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';
import { checkSameNamespace } from '../refusal/same-namespace';
import { structOf } from '../refusal/struct';
import { having } from '../refusal/value-type';
import { rendering } from '../synth/during-synth';
import { later } from '../synth/later';
import { manifestOf } from '../synth/manifest-of';
import { namespacedObject } from '../synth/stash-object';

/** Which backup to take now. */
export interface BackupSessionProps {
  /**
   * Metadata of the BackupSession. The labels that the operator looks for are added.
   *
   * Refused: a name that is not a DNS label, and another value for a label that the operator looks for.
   *
   * @default - a name generated from the construct path, and the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The BackupConfiguration or BackupBatch whose backup is taken.
   *
   * Refused: an invoker in another namespace, if both namespaces are known.
   */
  readonly invoker: IBackupInvoker;

  /**
   * How many times the backup is retried if it fails.
   *
   * Refused: negative numbers and fractions.
   *
   * @default - it is not retried
   */
  readonly retryLeft?: number;
}

/**
 * One run of a BackupConfiguration or BackupBatch, in addition to its scheduled runs. It takes a backup as soon as it is applied, and never again.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupsession/
 */
export class BackupSession extends Construct {
  /** The manifest of the BackupSession. */
  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: BackupSessionProps) {
    super(scope, id);
    props = structOf(this, 'props', props, 'BackupSessionProps');
    const { invoker, metadata, retryLeft } = props;
    this.apiObject = namespacedObject(this, 'BackupSession', metadata, ({ field, namespace }) => {
      field.at('invoker').checkRequiredType(invoker, invokerType);
      field.at('retryLeft').checkValue(retryLeft, retries);
      const { invokerKind: kind, invokerName: name } = invoker;
      checkSameNamespace(field.at('invoker'), { kind, name, namespace: invoker.invokerNamespace }, { called: 'the BackupSession', namespace });
      return { invoker: { apiGroup: 'stash.appscode.com', kind, name }, retryLeft };
    });
    for (const [label, read] of sessionLabels(invoker)) {
      const given = metadata?.labels?.[label];
      const value = given === undefined ? undefined : read();
      if (value !== undefined && given !== value) {
        refuse(this, `metadata.labels["${label}"]`, wrong(`${quote(given)} is not what the operator looks for`,
          `leave it out; it is set to ${quote(value)}`));
      }
      // Read at synth, since the backup may be patched after this, and its workload may still get containers.
      this.apiObject.metadata.addLabel(label, later(() => read() ?? given));
    }
  }

  /** The name of the BackupSession. */
  public get backupSessionName(): string {
    return this.apiObject.name;
  }

  /** The namespace of the BackupSession, if it is known at synth. Unset does not mean `default`. */
  public get backupSessionNamespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }
}

const invokerType = having(['node', 'invokerName'], 'backup', 'give the BackupConfiguration or BackupBatch, or BackupConfiguration.fromBackupConfigurationName()');

/** The labels by which the operator, and the container of Stash in the pods of a target, find a BackupSession. */
function sessionLabels(invoker: IBackupInvoker): ReadonlyArray<readonly [label: string, read: () => string | undefined]> {
  const known = {
    'app.kubernetes.io/component': 'stash-backup',
    'app.kubernetes.io/managed-by': 'stash.appscode.com',
    ...invokerLabels(invoker.invokerKind, invoker.invokerName),
  };
  return [
    ...Object.entries(known).map(([label, value]) => [label, () => value] as const),
    ['stash.appscode.com/target-kind', () => targetOf(invoker)?.kind],
    ['stash.appscode.com/target-name', () => targetOf(invoker)?.name],
    ['stash.appscode.com/target-namespace', () => {
      const target = targetOf(invoker);
      return target && (target.namespace ?? '');
    }],
  ];
}

function targetOf(invoker: IBackupInvoker): wire.TargetRef | undefined {
  const object = manifestOf(invoker);
  const manifest = object && rendering(object) as { readonly spec?: Partial<wire.BackupConfigurationSpec> };
  return manifest?.spec?.target?.ref;
}

const retries = wholeNumber('number of further attempts', { from: 0 });
