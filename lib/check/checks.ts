import { ApiObject, type Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { minutesOfRun, runLength } from './run-length';
import { severityType, type Severity } from './severity';
import { durationType, goDuration } from '../kubernetes/go-duration';
import { wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';
import { check, refuse } from '../refusal/refusal';
import { checkRequiredType, constructType } from '../refusal/value-type';
import { acknowledgementOf } from '../synth/acknowledgement';
import { checksOf, type AppChecks } from '../synth/app-checks';

/**
 * The checks of an app. They find in its manifests what would lose data, leak a credential or never run. They run automatically in every synth of an
 * app that has a construct of this library.
 *
 * @see https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/rules.md
 */
export class Checks {
  /**
   * Returns the checks of the app that a construct is part of. From then on, an app without any construct of this library is checked as well.
   *
   * @param construct the app, whose checks can be changed, or the construct whose findings are acknowledged
   */
  public static of(construct: IConstruct): Checks {
    checkRequiredType('Checks.of', 'construct', construct, constructType());
    return new Checks(construct, checksOf(construct));
  }

  private constructor(private readonly construct: IConstruct, private readonly app: AppChecks) {}

  /**
   * Changes the level of a rule, everywhere in the app. A finding that has a lower level because it is less certain keeps that level.
   *
   * Refused: checks of another construct than the app; an id that no rule has.
   *
   * @param rule the id, such as `STASH310`
   * @param severity the level to use in place of the rule's own
   */
  public severity(rule: string, severity: Severity): void {
    rule = knownId('Checks.severity', rule);
    checkRequiredType('Checks.severity', 'severity', severity, severityType);
    this.settingsOfApp('severity').levels.set(rule, severity);
  }

  /**
   * Turns a rule off, everywhere in the app.
   *
   * Refused: checks of another construct than the app; an id that no rule has; an empty reason.
   *
   * @param rule the id, such as `STASH310`
   * @param reason why, for anyone who reads the app later
   */
  public turnOff(rule: string, reason: string): void {
    rule = knownId('Checks.turnOff', rule);
    checkReason('Checks.turnOff', rule, reason);
    this.settingsOfApp('turnOff').levels.set(rule, 'off');
  }

  /**
   * Declares that what a rule finds in the object of this construct is intended. The reason is written into an annotation of the object, which
   * `cdk8s-stash check` reads too. If a finding concerns several objects, it has to be acknowledged on each of them.
   *
   * Refused: a construct without an object of its own, or with several; an id that no rule has; an empty reason.
   *
   * @param rule the id, such as `STASH301`
   * @param reason why, for anyone who reads the manifest later
   */
  public acknowledge(rule: string, reason: string): void {
    rule = knownId('Checks.acknowledge', rule);
    checkReason('Checks.acknowledge', rule, reason);
    const own = this.construct.node.defaultChild ?? this.construct;
    if (!ApiObject.isApiObject(own)) {
      const { path } = this.construct.node;
      refuse('Checks.acknowledge', '', wrong(`${path === '' ? 'the app' : quote(path)} is not a construct with one object of its own`,
        `acknowledge ${rule} on each construct that the finding names, or turn the rule off everywhere with Checks.of(app).turnOff(${quote(rule)}, "…")`));
    }
    own.metadata.addAnnotation(acknowledgementOf(rule), reason.trim());
  }

  /**
   * Sets how long a backup is assumed to run if nothing is known about it, to check whether two backups overlap. A longer `timeOut` counts instead.
   * A shorter one does not, because it does not stop a run.
   *
   * One hour unless it is set.
   *
   * Refused: checks of another construct than the app; a duration of zero.
   *
   * @param duration how long, such as `Duration.minutes(30)`
   */
  public expectRunsOf(duration: Duration): void {
    checkRequiredType('Checks.expectRunsOf', 'duration', duration, durationType);
    const written = goDuration(duration);
    check('Checks.expectRunsOf', 'duration', written, runLength);
    this.settingsOfApp('expectRunsOf').runMinutes = minutesOfRun(written);
  }

  /** Refuses another construct than the app: the call would read as if it were about that construct only. */
  private settingsOfApp(method: string): AppChecks {
    const { root, path } = this.construct.node;
    if (this.construct !== root) {
      refuse(`Checks.${method}`, '', wrong(`${quote(path)} is not the app, and ${method}() is for the whole app`,
        `call Checks.of(app).${method}(…), or acknowledge() for one object`));
    }
    return this.app;
  }
}

/** The id as the rule has it: its case does not matter, as for the options of the command. */
function knownId(where: string, given: string): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { RULES } = require('./rules/index') as typeof import('./rules/index');
  return RULES.find(({ id }) => id === String(given).toUpperCase())?.id
    ?? refuse(where, '', wrong(`${quote(given)} is not a rule`, 'give the id that a finding begins with, such as "STASH301"'));
}

function checkReason(where: string, id: string, reason: string): void {
  if (typeof reason !== 'string' || reason.trim() === '') {
    refuse(where, '', wrong(`${id} is given without a reason`, 'say why, for anyone who comes across it later'));
  }
}
