import { Chart, type ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Backup, BackupMember } from './graph/backup';
import { messageOf } from './message';
import { weighs, type Finding } from './rule';
import { Severity, severityType } from './severity';
import { called, type Subject } from './subject';
import type { IAppBinding } from '../addon/app-binding';
import { wrong } from '../refusal/complaint';
import { listing } from '../refusal/listing';
import { quote } from '../refusal/quote';
import { refuse } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { checkRequiredType, checkType, constructType, textListType } from '../refusal/value-type';
import type { IRepository } from '../repository/repository';
import { clusterOf, ConstructOrigin, findingsIn } from '../synth/app-checks';
import { bindingReference, manifestOf, type TargetReference } from '../target/target-reference';

/** What a backup must be like. A property that is left out may have any value. */
export interface ExpectedBackup {
  /**
   * The schedule exactly as it is written, such as `0 2 * * *`.
   *
   * @default - any
   */
  readonly schedule?: string;

  /**
   * The Repository that the backup uses.
   *
   * @default - any
   */
  readonly repository?: IRepository;

  /**
   * Paths that must be backed up. There may be others.
   *
   * @default - any
   */
  readonly paths?: string[];
}

/** Assertions about the backups of a chart, for the unit tests of an app. An assertion that fails throws an error. */
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
   * Asserts that something in the chart is backed up.
   *
   * @param target the workload, claim or AppBinding whose data must be backed up
   * @param expected what the backup must be like
   */
  public hasBackup(target: IConstruct, expected?: ExpectedBackup): void {
    checkRequiredType('StashAssert.hasBackup', 'target', target, constructType('give a workload, a claim or an AppBinding'));
    expected = optionsOf('StashAssert.hasBackup', expected, 'ExpectedBackup', 'expected');
    checkType('StashAssert.hasBackup', 'paths', expected.paths, textListType);
    const { kind, name, namespace } = this.subjectOf(target);
    const members = clusterOf(this.scope).backupMembers
      .filter((member) => member.target?.kind === kind && member.target.name === name && member.target.namespace === namespace);
    const complaints = members.map((member) => `${called(member.backup.subject)} ${complaintsOf(member, expected).join(' and ')}`);
    if (!members.some((member) => complaintsOf(member, expected).length === 0)) {
      refuse(this.scope, called({ kind, name, namespace }), members.length === 0
        ? wrong('nothing backs it up', 'define a BackupConfiguration for it')
        : wrong(`no backup is as expected: ${complaints.join('; ')}`, 'change the backup or the expectation'));
    }
  }

  /** Returns what the checks find in the objects of the chart, one line each: the level, the construct path, the rule and what to change. */
  public findings(): string[] {
    return this.found().map(lineOf);
  }

  /**
   * Asserts that the checks find nothing in the objects of the chart.
   *
   * @param atLeast the lowest level that counts; a warning by default, so that notes are allowed
   */
  public hasNoFindings(atLeast: Severity = Severity.WARNING): void {
    checkType('StashAssert.hasNoFindings', 'atLeast', atLeast, severityType);
    const found = this.found().filter(({ level }) => weighs(level, atLeast)).map(lineOf);
    if (found.length > 0) {
      throw new Error(`${found.length === 1 ? 'one finding' : `${found.length} findings`}, but none is expected:\n  ${found.join('\n  ')}`);
    }
  }

  private found(): Finding[] {
    return findingsIn(this.scope).filter(({ subject, also }) => [subject, ...also.map((place) => place.subject)].some((one) => this.isInside(one)));
  }

  private isInside({ origin }: Subject): boolean {
    return (origin as ConstructOrigin).construct.node.scopes.includes(this.scope);
  }

  private subjectOf(target: IConstruct): { readonly kind: string; readonly name: string; readonly namespace: string } {
    const { kind, name, namespace } = 'appBindingName' in target ? bindingReference('StashAssert.hasBackup', target as IAppBinding) : objectReference(target);
    if (typeof kind !== 'string' || typeof name !== 'string') {
      refuse('StashAssert.hasBackup', '', wrong(`${quote(target.node.path)} is not an object that can be backed up`,
        'give a workload, a claim or an AppBinding'));
    }
    return { kind, name, namespace: namespace ?? Chart.of(target).namespace ?? '' };
  }
}

/** The reference to a construct's object. A construct for an object that exists already has a kind and a name, but no manifest. */
function objectReference(target: IConstruct): Partial<TargetReference> {
  const { kind, name, metadata } = (manifestOf(target) ?? target) as Partial<ApiObject>;
  return { kind, name, namespace: metadata?.namespace };
}

const lineOf = (finding: Finding) => `${finding.level}: ${finding.subject.origin} ${messageOf(finding)}`;

function complaintsOf({ backup, spec }: BackupMember, { schedule, repository, paths = [] }: ExpectedBackup): string[] {
  const missing = paths.filter((path) => !spec.target?.paths?.includes(path));
  return [
    ...schedule === undefined || backup.spec.schedule === schedule ? [] : [`has the schedule ${quote(backup.spec.schedule)}`],
    ...repository === undefined || isFor(backup, repository) ? [] : [`uses the Repository ${quote(backup.spec.repository?.name)}`],
    ...missing.length === 0 ? [] : [`does not back up ${listing(missing.map(quote))}`],
  ];
}

function isFor({ spec, subject }: Backup, { repositoryName, repositoryNamespace }: IRepository): boolean {
  return spec.repository?.name === repositoryName && (spec.repository.namespace ?? subject.namespace) === (repositoryNamespace ?? subject.namespace);
}
