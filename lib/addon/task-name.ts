import { hasVariable, VARIABLE } from './variable';
import { dnsSubdomain } from '../kubernetes/name';
import { type ValueRule, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';

/** A rule for the name of a Task in a blueprint, which may contain variables such as `${TARGET_APP_VERSION}`. */
export const taskOrTemplateName: ValueRule = (name) => {
  if (!hasVariable(name)) {
    return dnsSubdomain(name);
  }
  return dnsSubdomain(name.replace(VARIABLE, 'x')) === undefined
    ? undefined
    : wrong('is not a valid Task name with variables', 'apart from each ${NAME}, it must be a DNS subdomain of a-z, 0-9, "-" and "."');
};

/** A rule for the name of a Task outside of blueprints, where variables are not replaced. */
export const plainTaskName: ValueRule = (name) => hasVariable(name)
  ? wrong('contains a variable, but Stash replaces variables in a BackupBlueprint only',
    `write the full name, such as ${quote(name.replace(VARIABLE, '1.0'))}`)
  : undefined;
