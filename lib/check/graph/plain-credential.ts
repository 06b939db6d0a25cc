import { catalogued } from '../../addon/addons';
import { addonOfTask } from '../../addon/catalogue';
import { holdsPasswordOption } from '../../addon/password-option';
import type { Fault } from '../../kubernetes/fault';
import { asText, asTexts, isFields, type FieldPath, type Fields } from '../../kubernetes/manifest-fields';
import { annotationsOf } from '../../kubernetes/metadata';
import { aboutUnshown, type Complaint } from '../../refusal/complaint';
import { namedInPlainText, valueInPlainText } from '../../secret/plain-text/complaint';
import { plainCommand } from '../../secret/plain-text/credential-in-command';
import { credentialInAddress, credentialInPath, credentialInQuery, credentialInText, PASSWORD } from '../../secret/plain-text/credential-in-text';
import { isCredentialHeader, isCredentialKey, isDriverCredential, isInClear, isPlainVariable, isRequestCredential } from '../../secret/plain-text/credential-name';
import { holdsUser } from '../../secret/service-address';
import type { Subject } from '../subject';

/**
 * The credentials in plain text in the spec and the annotations of an object of Stash. It skips certificates, which are public, the bytes that an
 * AppBinding adds, which are declared to be no credential, and storage addresses with a user name.
 */
export function plainCredentials({ manifest }: Subject): readonly Fault[] {
  const faults: Fault[] = [];
  const report = (field: FieldPath, complaint: Complaint) => faults.push({ at: [...field], complaint });
  searchIn(manifest.spec, ['spec'], report);
  searchIn(annotationsOf(manifest), ['metadata', 'annotations'], report);
  return faults;
}

/** What of a credential stands in the arguments that a Task is given. */
export const credentialInTask = (text: string, task = ''): string | undefined =>
  holdsPasswordOption(text, catalogued(addonOfTask(task))?.passwordOptions) ? PASSWORD : undefined;

/**
 * @param field the path of the value; the name of a member is appended while that is searched
 * @param task the name of the Task that takes the value, if it is a parameter of one
 */
function searchIn(value: unknown, field: Array<string | number>, report: (field: FieldPath, complaint: Complaint) => void, task?: string): void {
  if (typeof value === 'string') {
    // A fast check, since nearly all texts are short and have none of these, and no credential is so. Parameters of Tasks may also be short options.
    if (task === undefined && value.length < 86 && !/[:=]|--|\/(?:services|triggers|workflows)\//.test(value)) {
      return;
    }
    const found = credentialInText(value) ?? credentialByField(value, field, task);
    if (found !== undefined && !(ADDRESSES.includes(field.slice(-2).join('.')) && holdsUser(value))) {
      report(field, valueInPlainText(found, field));
    }
  } else if (Array.isArray(value)) {
    const complaint = ['args', 'command'].includes(String(field.at(-1))) ? plainCommand(asTexts(value)) : undefined;
    if (complaint !== undefined) {
      report(field, aboutUnshown(complaint));
    }
    value.forEach((entry, index) => {
      field.push(index);
      searchIn(entry, field, report, task);
      field.pop();
    });
  } else if (isFields(value)) {
    const credentials = namedCredentials(value, field);
    for (const name of Object.keys(value)) {
      const within = EXEMPT.get(name);
      const credential = credentials?.get(name);
      if (credential !== undefined) {
        report([...field, name], namedInPlainText(credential, field));
      } else if (within === undefined || within !== '' && within !== field.at(-1)) {
        field.push(name);
        searchIn(value[name], field, report, name === 'params' ? asText(value.name) : task);
        field.pop();
      }
    }
  }
}

/** The fields with storage addresses, in which a user name is reported in any form. */
const ADDRESSES = ['rest.url', 's3.endpoint'];

/** The members that are skipped, each with the name of its parent; an empty name means any parent. */
const EXEMPT: ReadonlyMap<string, string> = new Map([
  ['caBundle', ''], ['value', 'addKey'], ['kubectl.kubernetes.io/last-applied-configuration', 'annotations'],
]);

/** The members of an object that hold a name and its values, and whether a value of that name is a credential in plain text. */
interface Naming {
  readonly name: string;
  readonly values: readonly string[];
  isCredential(name: string, value: string): boolean;
}

const VARIABLE: Naming = { name: 'name', values: ['value'], isCredential: isPlainVariable };

const inClear = (isCredential: (name: string) => boolean) => (name: string, value: string) => isCredential(name) && isInClear(value);

/** By the name of the member that contains the object, or a list of such objects. Any other list may be one of environment variables. */
const NAMINGS: ReadonlyMap<unknown, Naming> = new Map([
  ['addKey', { name: 'key', values: ['stringValue', 'value'], isCredential: inClear(isCredentialKey) }],
  ['httpHeaders', { name: 'name', values: ['value'], isCredential: inClear(isCredentialHeader) }],
  ['form', { name: 'key', values: ['values'], isCredential: inClear(isRequestCredential) }],
]);

/** The options of a driver for volumes. */
const OPTIONS_OF_DRIVER = ['csi.volumeAttributes', 'flexVolume.options'];

/** The members of an object that are credentials because of their names, or of the name beside them, with that name. */
function namedCredentials(value: Fields, field: FieldPath): ReadonlyMap<string, string> | undefined {
  if (OPTIONS_OF_DRIVER.includes(field.slice(-2).join('.'))) {
    return new Map(Object.keys(value).filter((name) => isDriverCredential(name) && textsOf(value[name]).some(isInClear)).map((name) => [name, name]));
  }
  const isEntry = typeof field.at(-1) === 'number';
  const naming = NAMINGS.get(field.at(isEntry ? -2 : -1)) ?? (isEntry ? VARIABLE : undefined);
  const name = naming && asText(value[naming.name]);
  const member = name && naming.values.find((one) => textsOf(value[one]).some((text) => naming.isCredential(name, text)));
  return member ? new Map([[member, name]]) : undefined;
}

const textsOf = (value: unknown) => typeof value === 'string' ? [value] : asTexts(value);

/** The fields with command lines of programs that are not part of Stash, in which short options mean something else. */
const COMMANDS = ['args', 'command', 'env', 'hooks'];

/** What of a credential is recognised as one by its field. */
function credentialByField(text: string, field: FieldPath, task?: string): string | undefined {
  const place = field.join('.');
  if (/\.http(?:Get|Post)\.path$/.test(place)) {
    return credentialInPath(text);
  }
  if (place === 'spec.clientConfig.url') {
    return credentialInAddress(text);
  }
  if (place === 'spec.clientConfig.service.query') {
    return credentialInQuery(text);
  }
  return field.some((step) => COMMANDS.includes(String(step))) ? undefined : credentialInTask(text, task);
}
