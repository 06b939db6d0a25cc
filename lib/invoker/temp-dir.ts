import type { Size } from 'cdk8s';
import type * as wire from '../../imports/stash';
import { quantity, sizeType } from '../kubernetes/size';
import { type ValueRule, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { enumType } from '../refusal/value-type';

/** Where a temporary directory is stored. */
export enum TempDirMedium {
  /** The memory of the node, which counts against the memory limit of the container. */
  MEMORY = 'Memory',
  /** Huge pages of the node's memory. */
  HUGE_PAGES = 'HugePages',
}

/**
 * The directory `/stash-tmp` in the containers of Stash: an emptyDir volume for the cache of restic and the dumps of some databases.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupconfiguration/#spectempdir
 */
export interface TempDir {
  /**
   * Where the directory is stored.
   *
   * @default - the disk of the node
   */
  readonly medium?: TempDirMedium;

  /**
   * How much the directory may hold. A pod that exceeds it is evicted in the middle of its work, and leaves the restic repository locked.
   *
   * Refused: a size of zero.
   *
   * @default - only the node sets a limit
   */
  readonly sizeLimit?: Size;

  /**
   * Whether restic works without its cache, which saves space here and costs more requests to the storage.
   *
   * @default false
   */
  readonly disableCaching?: boolean;
}

const mediumType = enumType('TempDirMedium', TempDirMedium);

export function tempDir(field: Field, settings: TempDir): wire.TempDir {
  settings = field.structOf(settings, 'TempDir');
  field.at('medium').checkType(settings.medium, mediumType);
  field.at('sizeLimit').checkType(settings.sizeLimit, sizeType);
  const sizeLimit = settings.sizeLimit && quantity(settings.sizeLimit);
  field.at('sizeLimit').check(sizeLimit, someSpace);
  return { ...settings, sizeLimit: sizeLimit as wire.TempDir['sizeLimit'] };
}

const someSpace: ValueRule = (size) => size === '0' ? wrong('leaves no space at all', 'leave it out for no limit') : undefined;
