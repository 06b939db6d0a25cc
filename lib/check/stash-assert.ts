import { Chart, type Duration } from 'cdk8s';
import type { IResource } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { Cluster } from './cluster';
import type { Backup, BackupMember } from './graph/backup';
import { repositoryKey } from './graph/place';
import { intervalOf } from './graph/schedule/interval';
import { snapshotPaths } from './graph/snapshots/snapshot-key';
import { claimsOf, storesClaim } from './graph/snapshots/stored-claims';
import { targetOf, type Target } from './graph/target';
import { lineOf } from './message';
import { weighs, type Finding } from './rule';
import { Severity, severityType } from './severity';
import { called, type Subject } from './subject';
import { toldTogether } from './told-together';
import type { IAppBinding } from '../addon/app-binding/app-binding';
import { cronRule } from '../backup/schedule';
import { durationText, durationType } from '../kubernetes/go-duration';
import { isSamePath } from '../kubernetes/go-path';
import { type Complaint, wrong } from '../refusal/complaint';
import { listing } from '../refusal/listing';
import { quote } from '../refusal/quote';
import { refuse, refuseIf } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { booleanType, checkRequiredType, checkType, constructType, textListType, textType } from '../refusal/value-type';
import { type IRepository, repositoryType } from '../repository/repository';
import { clusterOf, ConstructOrigin, findingsIn } from '../synth/app-checks';
import { manifestOf } from '../synth/manifest-of';
import { bindingReference, resourceReference } from '../target/target-reference';
import { backupMembersIn } from './graph/made-backup';

/** What a backup must be like. A property that is left out may have any value, except `paused`. */
export interface ExpectedBackup {
  /**
   * The schedule exactly as it is written, such as `0 2 * * *`. If `scheduleSpread` shifts it, expect `atLeastEvery` instead.
   *
   * @default - any
   */
  readonly schedule?: string;

  /**
   * The longest time that the schedule may leave between two runs of the backup, such as `Duration.days(1)`: `0 2 * * *` never leaves more, but
   * `0 2 * * 1-5` leaves three days at the weekend. Changes to and from daylight saving time are not counted.
   *
   * Refused: zero; and together with `paused: true`, since a backup that is paused does not run.
   *
   * @default - any
   */
  readonly atLeastEvery?: Duration;

  /**
   * The Repository that the backup uses.
   *
   * @default - any
   */
  readonly repository?: IRepository;

  /**
   * Paths that must be backed up, as the backup lists them. If it lists none, those that Stash then backs up, such as `/stash-data` of a claim.
   * There may be others.
   *
   * @default - any
   */
  readonly paths?: string[];

  /**
   * Whether the backup is paused.
   *
   * @default false
   */
  readonly paused?: boolean;
}

/**
 * Assertions about the backups of a chart, for the unit tests of an app. An assertion that fails throws an error.
 *
 * @see https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/testing.md
 */
export class StashAssert {
  /**
   * Returns assertions about the objects of a chart, including the charts inside it. They are checked together with the rest of the app.
   *
   * @param chart the chart, or a whole app
   */
  public static of(chart: IConstruct): StashAssert {
    checkRequiredType('StashAssert.of', 'chart', chart, constructType());
    return new StashAssert(chart);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Asserts that something is backed up. The backup may be defined anywhere in the app, also outside of the chart, and so may the BackupBlueprint
   * from which Stash creates it. A backup that is paused counts only if it is expected to be.
   *
   * The files of a claim may also be backed up through a workload that mounts it, and those of a workload through backups of all its claims.
   *
   * @param target the workload, claim or AppBinding whose data must be backed up
   * @param expected what the backup must be like
   */
  public hasBackup(target: IConstruct, expected?: ExpectedBackup): void {
    checkRequiredType('StashAssert.hasBackup', 'target', target, constructType('give a workload, a claim or an AppBinding'));
    expected = optionsOf('StashAssert.hasBackup', expected, 'ExpectedBackup', 'expected');
    checkType('StashAssert.hasBackup', 'schedule', expected.schedule, textType);
    checkType('StashAssert.hasBackup', 'atLeastEvery', expected.atLeastEvery, durationType);
    checkType('StashAssert.hasBackup', 'repository', expected.repository, repositoryType);
    checkType('StashAssert.hasBackup', 'paths', expected.paths, textListType);
    checkType('StashAssert.hasBackup', 'paused', expected.paused, booleanType);
    refuseIf('StashAssert.hasBackup', 'atLeastEvery', complaintAboutFrequency(expected));
    const asked = askedTarget(target);
    const complaint = complaintAbout(clusterOf(this.scope), asked, expected);
    if (complaint !== undefined) {
      refuse(`${this.at}${called(asked)}`, '', complaint);
    }
  }

  /** Returns what the checks find in the objects of the chart, one line each: the level, the construct path, the rule and what to change. */
  public findings(): string[] {
    return this.found().map((finding) => lineOf(finding));
  }

  /**
   * Asserts that the checks find nothing in the objects of the chart.
   *
   * @param atLeast the lowest level that counts; a warning by default, so that notes are allowed
   */
  public hasNoFindings(atLeast: Severity = Severity.WARNING): void {
    checkType('StashAssert.hasNoFindings', 'atLeast', atLeast, severityType);
    const found = this.found().filter(({ level }) => weighs(level, atLeast));
    if (found.length > 0) {
      const [findings, them] = found.length === 1 ? ['one finding', 'it'] : [`${found.length} findings`, 'them'];
      const lines = toldTogether(found, (finding) => finding).map(([first, ...alike]) => lineOf(first, alike));
      throw new Error(`${this.at}${findings}, but none is expected: mend ${them}, or acknowledge ${them}:\n  ${lines.join('\n  ')}`);
    }
  }

  /** What a message begins with: the path of the chart; nothing for the app, which has none. */
  private get at(): string {
    const { path } = this.scope.node;
    return path === '' ? '' : `[${path}] `;
  }

  private found(): Finding[] {
    return findingsIn(this.scope).filter(({ subject, also }) => [subject, ...also.map((place) => place.subject)].some((one) => this.isInside(one)));
  }

  private isInside({ origin }: Subject): boolean {
    return (origin as ConstructOrigin).construct.node.scopes.includes(this.scope);
  }
}

function askedTarget(construct: IConstruct): Target {
  // A construct for an object that exists already has the members of a reference, but no manifest.
  const reference = 'appBindingName' in construct
    ? bindingReference('StashAssert.hasBackup', construct as IAppBinding)
    : resourceReference((manifestOf(construct) ?? construct) as IResource);
  if (typeof reference.kind !== 'string' || typeof reference.name !== 'string') {
    refuse('StashAssert.hasBackup', '', wrong(`${quote(construct.node.path)} is not an object that can be backed up`,
      'give a workload, a claim or an AppBinding'));
  }
  return targetOf(reference, Chart.of(construct).namespace ?? '')!;
}

function complaintAboutFrequency({ atLeastEvery, paused }: ExpectedBackup): Complaint | undefined {
  if (atLeastEvery?.toMilliseconds({ integral: false }) === 0) {
    return wrong('is not a duration above zero', 'give one, such as Duration.days(1), or leave it out');
  }
  return atLeastEvery && paused ? wrong('is set together with paused: true, but a paused backup does not run', 'leave one out') : undefined;
}

/** What is wrong with the backups of a target; undefined if one is as expected, or one for each of its claims. */
function complaintAbout(cluster: Cluster, asked: Target, expected: ExpectedBackup): Complaint | undefined {
  const claims = claimsOf(cluster, asked);
  const backups = backupMembersIn(cluster).flatMap((member) => {
    const isOwn = member.target?.identity === asked.identity;
    const stored = claims.filter((claim) => storesClaim(cluster, member, claim));
    return isOwn || stored.length > 0 ? [{ isOwn, stored, subject: member.subject, complaints: complaintsOf(cluster, member, expected) }] : [];
  });
  const asExpected = backups.filter(({ complaints }) => complaints.length === 0);
  const stored = new Set(asExpected.flatMap((backup) => backup.stored));
  if (asExpected.some(({ isOwn }) => isOwn) || (claims.length > 0 && stored.size === claims.length)) {
    return undefined;
  }
  const others = backups.filter(({ complaints }) => complaints.length > 0);
  if (others.length > 0) {
    return wrong(`no backup is as expected: ${others.map(({ subject, complaints }) => `${called(subject)} ${complaints.join(' and ')}`).join('; ')}`,
      'change the backup or the expectation');
  }
  return stored.size === 0
    ? wrong('nothing backs it up', 'define a BackupConfiguration for it')
    : wrong(`of its claims, nothing backs up ${listing(claims.filter((claim) => !stored.has(claim)).map(quote))}`, 'define a BackupConfiguration for each');
}

function complaintsOf(cluster: Cluster, member: BackupMember, expected: ExpectedBackup): string[] {
  const { repository, paths = [], paused = false } = expected;
  const { backup } = member;
  const backedUp = pathsOf(cluster, member);
  const missing = paths.filter((path) => !backedUp.some((other) => isSamePath(path, other)));
  return [
    ...(backup.spec.paused ?? false) === paused ? [] : [paused ? 'is not paused' : 'is paused'],
    ...scheduleComplaints(backup.spec.schedule, expected),
    ...repository === undefined || isFor(backup, repository) ? [] : [`uses ${calledRepository(backup)}`],
    ...missing.length === 0 ? [] : [`does not back up ${listing(missing.map(quote))}`],
  ];
}

function scheduleComplaints(written = '', { schedule = written, atLeastEvery }: ExpectedBackup): string[] {
  if (written === '') {
    return schedule === '' && atLeastEvery === undefined ? [] : ['has no schedule'];
  }
  const flaw = atLeastEvery && flawOf(written, atLeastEvery);
  return schedule === written && flaw === undefined ? [] : [`has the schedule ${quote(written)}${flaw === undefined ? '' : `, which ${flaw}`}`];
}

/** Why a schedule does not run at least that often; undefined if it does. */
function flawOf(schedule: string, atLeastEvery: Duration): string | undefined {
  const longest = intervalOf(schedule)?.longest;
  if (longest === undefined) {
    return cronRule(schedule)!.wrong;
  }
  return longest > atLeastEvery.toSeconds({ integral: false })
    ? `leaves up to ${durationText(longest)} between two runs`
    : undefined;
}

/** The paths of the snapshots; those that the target lists if the Task does not tell. */
function pathsOf(cluster: Cluster, member: BackupMember): readonly string[] {
  const written = snapshotPaths(cluster, member);
  return written.length > 0 ? written : member.spec.target?.paths ?? [];
}

const isFor = (backup: Backup, { repositoryName: name, repositoryNamespace: namespace }: IRepository) =>
  repositoryKey(backup) === repositoryKey({ subject: backup.subject, spec: { repository: { name, namespace } } });

function calledRepository({ subject, spec, repository }: Backup): string {
  const { name, namespace } = spec.repository ?? {};
  return name ? called(repository?.subject ?? { kind: 'Repository', name, namespace: namespace || subject.namespace }) : 'no Repository';
}
