import { asText, isFields } from '../../check/manifest-fields';
import { nearest } from '../../check/near';
import { quote } from '../../check/refusal';
import { RULES } from '../../check/rules';
import { checkSettings, type CheckSettings, type GivenSettings } from '../check-settings';
import { CommandError } from '../command';

const PROPERTIES: ReadonlyArray<keyof GivenSettings> = ['failOn', 'off', 'release', 'runLength', 'severity'];

/** What the properties in `cdk8s.yaml` say: the options of `cdk8s-stash check`. */
export function settingsOf(properties: unknown): CheckSettings {
  const given = isFields(properties) ? properties : refuse('properties', 'is no map: give what is to be changed by its name');
  for (const name of Object.keys(given).filter((key) => !PROPERTIES.some((property) => property === key))) {
    const near = nearest(name, PROPERTIES);
    refuse(quote(name), `is no property: ${PROPERTIES.join(', ')}${near === undefined ? '' : `; did you mean "${near}"?`}`);
  }
  const text = (name: keyof GivenSettings) => given[name] === undefined ? undefined : asText(given[name]) ?? refuse(name, 'is no text: write it in quotes');
  try {
    return checkSettings({
      failOn: text('failOn'),
      severity: entries('severity', given.severity, 'STASH301: warning'),
      off: entries('off', given.off, 'STASH301: the reason'),
      release: text('release'),
      runLength: text('runLength'),
    }, RULES, (setting) => setting);
  } catch (error) {
    throw error instanceof CommandError ? new Error(`StashValidation: ${error.message}`) : error;
  }
}

/** Each rule with what it is given; neither may be empty. */
function entries(name: string, value: unknown, form: string): Array<[rule: string, given: string]> {
  const map = value === undefined || isFields(value) ? value ?? {} : refuse(name, `is no map: write entries such as ${quote(form)}`);
  return Object.entries(map).map(([rule, given]) => {
    const text = asText(given)?.trim();
    return [rule, text || refuse(`${name}.${rule}`, `is no text, or empty: write it as in ${quote(form)}`)];
  });
}

function refuse(where: string, complaint: string): never {
  throw new Error(`StashValidation: ${where} ${complaint}`);
}
