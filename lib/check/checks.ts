import { ApiObject, type Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { minutesOfRun, runLength } from './run-length';
import { severityType, type Severity } from './severity';
import { durationType, goDuration } from '../kubernetes/go-duration';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, refuse } from '../refusal/refusal';
import { checkRequiredType } from '../refusal/value-type';
import { acknowledgementOf } from '../synth/acknowledgement';
import { checksOf, type AppChecks } from '../synth/app-checks';

/**
 * The checks of an app: what they find in its manifests would lose data, leak a credential or never run. They run by themselves in every synth of an
 * app that has a construct of this library.
 *
 * @see https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md
 */
export class Checks {
  /**
   * The checks of the app that a construct is part of. An app without any construct of this library is checked from here on as well.
   *
   * @param construct the app, or the construct whose findings are acknowledged
   */
  public static of(construct: IConstruct): Checks {
    return new Checks(construct, checksOf(construct));
  }

  private constructor(private readonly construct: IConstruct, private readonly app: AppChecks) {}

  /**
   * Changes the level of a rule, everywhere in the app. A finding that the rule is less sure of keeps the lower level that it has.
   *
   * Refused: what is the id of no rule.
   *
   * @param rule the id, such as `STASH310`
   * @param severity the level instead of the rule's own
   */
  public severity(rule: string, severity: Severity): void {
    checkId('Checks.severity', rule);
    checkRequiredType('Checks.severity', 'severity', severity, severityType);
    this.app.levels.set(rule, severity);
  }

  /**
   * Turns a rule off, everywhere in the app.
   *
   * Refused: what is the id of no rule, and no reason.
   *
   * @param rule the id, such as `STASH310`
   * @param reason why, for whoever reads the app later
   */
  public turnOff(rule: string, reason: string): void {
    checkId('Checks.turnOff', rule);
    checkReason('Checks.turnOff', rule, reason);
    this.app.levels.set(rule, 'off');
  }

  /**
   * Says that what a rule finds in the object of this construct is meant to be. The reason is written into an annotation of the object, by which
   * `cdk8s-stash check` knows it too. Where a finding concerns several objects, each of them has to say so.
   *
   * Refused: a construct without an object of its own, or with several; what is the id of no rule; no reason.
   *
   * @param rule the id, such as `STASH301`
   * @param reason why, for whoever reads the manifest later
   */
  public acknowledge(rule: string, reason: string): void {
    checkId('Checks.acknowledge', rule);
    checkReason('Checks.acknowledge', rule, reason);
    const own = this.construct.node.defaultChild ?? this.construct;
    if (!ApiObject.isApiObject(own)) {
      refuse('Checks.acknowledge', '', wrong(`${quote(this.construct.node.path)} is no construct with one object of its own`,
        `acknowledge ${rule} on each construct that the finding names`));
    }
    own.metadata.addAnnotation(acknowledgementOf(rule), reason.trim());
  }

  /**
   * How long a backup runs of which nothing is known, to judge whether two of them overlap. A `timeOut` that is longer counts instead; one that is
   * shorter does not, for it stops no run.
   *
   * An hour unless it is set.
   *
   * Refused: no time at all.
   *
   * @param duration how long, such as `Duration.minutes(30)`
   */
  public expectRunsOf(duration: Duration): void {
    checkRequiredType('Checks.expectRunsOf', 'duration', duration, durationType);
    const written = goDuration(duration);
    check('Checks.expectRunsOf', 'duration', written, runLength);
    this.app.runMinutes = minutesOfRun(written);
  }
}

function checkId(where: string, id: string): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RULES } = require('./rules') as typeof import('./rules');
  if (!RULES.some((rule) => rule.id === id)) {
    refuse(where, '', wrong(`${quote(id)} is no rule`, 'give the id that a finding begins with, such as "STASH301"'));
  }
}

function checkReason(where: string, id: string, reason: string): void {
  if (typeof reason !== 'string' || reason.trim() === '') {
    refuse(where, '', wrong(`${id} is given no reason`, 'say why, for whoever comes across it later'));
  }
}
