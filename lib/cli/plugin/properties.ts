import { RULES } from '../../check/rules/index';
import { asText, isFields } from '../../kubernetes/manifest-fields';
import { wrong } from '../../refusal/complaint';
import { nearest } from '../../refusal/near';
import { quote } from '../../refusal/quote';
import { refuse } from '../../refusal/refusal';
import { checkSettings, type CheckSettings, type GivenSettings } from '../check-settings';
import { CommandError } from '../command';

const WHERE = 'StashValidation';

const PROPERTIES: ReadonlyArray<keyof GivenSettings> = ['failOn', 'off', 'release', 'runLength', 'severity'];

/** The settings in the `properties` of `cdk8s.yaml`, the same as the options of `cdk8s-stash check`. */
export function settingsOf(properties: unknown): CheckSettings {
  const given = isFields(properties) ? properties : refuse(WHERE, 'properties', wrong('is not a map', 'write each setting under its name'));
  for (const name of Object.keys(given).filter((key) => !PROPERTIES.some((property) => property === key))) {
    refuse(WHERE, quote(name), wrong('is not a property', PROPERTIES.join(', '), nearest(name, PROPERTIES)));
  }
  const text = (name: keyof GivenSettings) =>
    given[name] === undefined ? undefined : asText(given[name]) ?? refuse(WHERE, name, wrong('is not a string', 'write it in quotes'));
  try {
    return checkSettings({
      failOn: text('failOn'),
      severity: entries('severity', given.severity, 'STASH301: warning'),
      off: entries('off', given.off, 'STASH301: the reason'),
      release: text('release'),
      runLength: text('runLength'),
    }, RULES, (setting) => setting);
  } catch (error) {
    throw error instanceof CommandError ? new Error(`${WHERE}: ${error.message}`) : error;
  }
}

/** The entries of a map from rules to texts, neither of which may be empty. */
function entries(name: string, value: unknown, form: string): Array<[rule: string, given: string]> {
  const map = value === undefined || isFields(value) ? value ?? {} : refuse(WHERE, name, wrong('is not a map', `write entries like ${quote(form)}`));
  return Object.entries(map).map(([rule, given]) => {
    const text = asText(given)?.trim();
    return [rule, text || refuse(WHERE, `${name}.${rule}`, wrong('is not a string, or is empty', `write it as in ${quote(form)}`))];
  });
}
