import { enumType } from '../refusal/value-type';

/** How severe a finding of the checks is. */
export enum Severity {
  /** Fails the synth and the command `cdk8s-stash check`. */
  ERROR = 'error',

  /** Is printed, and fails `cdk8s-stash check --fail-on warning`. */
  WARNING = 'warning',

  /** Is printed, and fails only `cdk8s-stash check --fail-on note`. */
  NOTE = 'note',
}

export const severityType = enumType('Severity', Severity);
