import { containerRuntimeSettings, type ContainerRuntimeSettings } from './container-runtime-settings';
import { podRuntimeSettings, type PodRuntimeSettings } from './pod-runtime-settings';
import type * as wire from '../../../imports/stash';
import type { Field } from '../../refusal/field';

/**
 * How the containers and pods of Stash run.
 *
 * If Stash works in a container of the target's own pods, only the `container` part applies to it. The `pod` part applies to Jobs and to the CronJob
 * that triggers backups.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupconfiguration/#specruntimesettings
 */
export interface RuntimeSettings {
  /**
   * The containers that back up and restore. The resources, environment and security context also apply to the CronJob.
   *
   * @default - the defaults of the operator and the namespace
   */
  readonly container?: ContainerRuntimeSettings;

  /**
   * The pods of the Jobs that back up and restore, and of the CronJob.
   *
   * @default - the defaults of the operator and the namespace
   */
  readonly pod?: PodRuntimeSettings;
}

export function runtimeSettings(field: Field, settings: RuntimeSettings): wire.RuntimeSettings {
  const { container, pod } = field.structOf(settings, 'RuntimeSettings');
  return {
    container: container && containerRuntimeSettings(field.at('container'), container),
    pod: pod && podRuntimeSettings(field.at('pod'), pod),
  };
}
