import { Duration } from 'cdk8s';
import type { KeptSnapshots } from './kept-snapshots';
import { nameOf, policyName } from './retention-name';
import { hoursKept, PERIODS, snapshots } from './retention-period';
import type * as wire from '../../../imports/stash';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { quote } from '../../refusal/quote';
import { check, checkValue, refuse } from '../../refusal/refusal';
import { optionsOf, structOf } from '../../refusal/struct';
import { checkType, madeBy, textListType } from '../../refusal/value-type';

/** How a retention policy is applied. */
export interface RetentionPolicyOptions {
  /**
   * A name for human readers. It has no effect.
   *
   * Refused: a name with other numbers than the policy keeps, such as `keep-last-5` for a policy that keeps 2.
   *
   * @default - what the policy keeps, such as `keep-daily-7-weekly-4`
   */
  readonly name?: string;

  /**
   * Whether the data of removed snapshots is deleted from the storage. If not, the storage grows forever.
   *
   * A prune must not overlap with another backup to the same restic repository.
   *
   * @default true
   */
  readonly prune?: boolean;

  /**
   * Whether restic only reports what it would remove. VolumeSnapshots are removed all the same, so the checks refuse it for them.
   *
   * @default false
   */
  readonly dryRun?: boolean;
}

/**
 * Which snapshots are kept; all others are removed after every backup.
 *
 * restic applies the policy to the snapshots of each host and path separately, but in the whole restic repository, no matter which backup wrote them:
 * if two backups share a Repository, each removes what the other wants to keep.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupconfiguration/#specretentionpolicy
 */
export class RetentionPolicy {
  /**
   * Keeps every snapshot that any of the numbers or tags keeps.
   *
   * Refused: numbers that keep nothing, because every backup would fail; tags alone; negative numbers and fractions.
   */
  public static keep(kept: KeptSnapshots, options?: RetentionPolicyOptions): RetentionPolicy {
    return RetentionPolicy.made('RetentionPolicy.keep', kept, options);
  }

  /**
   * Keeps the given number of the newest snapshots.
   *
   * Refused: values below 1, and fractions.
   */
  public static keepLast(count: number, options?: RetentionPolicyOptions): RetentionPolicy {
    return RetentionPolicy.made('RetentionPolicy.keepLast', { last: count }, options);
  }

  /** Keeps the newest snapshot of each of 7 days. */
  public static keepDaily7(options?: RetentionPolicyOptions): RetentionPolicy {
    return RetentionPolicy.keep({ daily: 7 }, options);
  }

  /** Keeps the newest snapshot of each of 7 days and of each of 4 weeks. */
  public static keepDaily7Weekly4(options?: RetentionPolicyOptions): RetentionPolicy {
    return RetentionPolicy.keep({ daily: 7, weekly: 4 }, options);
  }

  /** Keeps the newest snapshot of each of 7 days, of each of 4 weeks and of each of 12 months. */
  public static keepDaily7Weekly4Monthly12(options?: RetentionPolicyOptions): RetentionPolicy {
    return RetentionPolicy.keep({ daily: 7, weekly: 4, monthly: 12 }, options);
  }

  private static made(where: string, kept: KeptSnapshots, options: RetentionPolicyOptions | undefined): RetentionPolicy {
    kept = structOf(where, 'kept', kept, 'KeptSnapshots');
    options = optionsOf(where, options, 'RetentionPolicyOptions');
    for (const { period } of PERIODS) {
      checkValue(where, period, kept[period], snapshots);
    }
    checkType(where, 'tags', kept.tags, textListType);
    for (const tag of kept.tags ?? []) {
      check(where, 'tags', tag, resticTag);
    }
    if (!PERIODS.some(({ period }) => kept[period])) {
      refuse(where, '', kept.tags?.length
        ? wrong(`${quote(kept)} keeps only tagged snapshots, and restic deletes every other one, including the one just taken`,
          'set a number as well')
        : wrong(`${quote(kept)} keeps nothing, and every backup would fail`, 'keep at least one, such as RetentionPolicy.keepLast(7)'));
    }
    check(where, 'name', options.name, policyName(kept));
    return new RetentionPolicy(kept, options);
  }

  private constructor(private readonly kept: KeptSnapshots, private readonly options: RetentionPolicyOptions) {}

  /**
   * How far back the kept snapshots reach, if a backup succeeds in every period that the policy counts. The number that reaches furthest decides. A
   * month counts as 30 days and a year as 365.
   *
   * @returns nothing for a policy that only counts snapshots, because its reach depends on the schedule
   */
  public horizon(): Duration | undefined {
    const hours = hoursKept(this.kept);
    return hours === 0 ? undefined : hours % 24 === 0 ? Duration.days(hours / 24) : Duration.hours(hours);
  }

  /** @internal */
  public _toWire(): wire.RetentionPolicy {
    const policy: { -readonly [K in keyof wire.RetentionPolicy]: wire.RetentionPolicy[K] } = {
      name: this.options.name ?? nameOf(this.kept),
      prune: this.options.prune ?? true,
      dryRun: this.options.dryRun,
      keepTags: this.kept.tags?.length ? this.kept.tags : undefined,
    };
    for (const { period, member } of PERIODS) {
      // A number of 0 is left out of the manifest.
      policy[member] = this.kept[period] || undefined;
    }
    return policy;
  }
}

export const retentionPolicyType = madeBy(RetentionPolicy, 'choose RetentionPolicy.keepLast(7), .keepDaily7Weekly4() or .keep({ daily: 7 })');

/** restic splits each entry at its commas: a snapshot stays if it has all of its tags. White space around a tag does not count. */
const resticTag: ValueRule = (entry) => entry.split(',').every((tag) => tag.trim() !== '')
  ? undefined
  : wrong('has an empty tag', 'give a tag, or several with a comma between them for the snapshots that have all of these');
