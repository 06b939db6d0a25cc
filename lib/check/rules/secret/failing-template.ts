import { changesDot, type GoTemplate, type KeyRead, keysIn, onlyKey, parseTemplate, withoutLiterals, wordsIn } from '../../../kubernetes/go-template';
import { asFields, asList, asText, fieldText, type Fields } from '../../../kubernetes/manifest-fields';
import { TEMPLATE_FUNCTIONS } from '../../../kubernetes/template-function';
import { nearest } from '../../../refusal/near';
import { asQuestion, quote } from '../../../refusal/quote';
import { STORAGE_KEYS } from '../../../secret/key/storage-key';
import type { DeclaredSecret } from '../../graph/declared-secret';
import { credentialValues } from '../../graph/storage/storage-secret';
import type { Found, Rule } from '../../rule';

export const failingTemplate: Rule = {
  id: 'STASH209',
  name: 'failing-template',
  level: 'error',
  title: 'The template of a Secret with credentials cannot be executed, or uses a key that is not there.',
  why: 'If a template fails, the controller does not write the Secret at all, and backups wait for it forever. External Secrets before 0.9.19 and Sealed Secrets '
    + 'write `<no value>` for a key that is not there: as RESTIC_PASSWORD it encrypts every backup, and anyone can guess it. '
    + 'The finding is a warning for an unknown function, and for braces that the template writes as they stand.',
  mend: 'Use the keys that are fetched or sealed, under their exact names, and functions that the controller has. If a repository was created with a wrong '
    + 'password, add the right one with `restic key add` before the Secret changes. Acknowledge it if another tool, such as Helm, renders the manifest first.',
  facts: [
    {
      says: 'If one template cannot be parsed or executed, External Secrets stops and does not write the Secret.',
      standing: 'source',
      see: 'external-secrets/external-secrets: pkg/template/v2/template.go',
    },
    {
      says: 'External Secrets fails for an unknown key since 0.9.19, also where a function gives a default; before, the value was `<no value>`.',
      standing: 'source',
      see: 'https://github.com/external-secrets/external-secrets/pull/3480',
    },
    {
      says: 'Sealed Secrets executes templates with the decrypted values and the functions of sprig, and does not ask for an error for an unknown key.',
      standing: 'source',
      see: 'bitnami-labs/sealed-secrets: pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go',
    },
    {
      says: 'A name after a dot ends at a dash, which is an error; so is a field of a text. `index . "name"` of a key that is not there is an empty text.',
      standing: 'measured',
    },
    {
      says: 'The functions are those of sprig without env and expandenv, and in an ExternalSecret some more for certificates, keys and YAML.',
      standing: 'source',
      see: 'external-secrets/external-secrets: runtime/template/v2/template.go',
    },
  ],
  judge(cluster, report) {
    for (const { secret, key, value: { template } } of credentialValues(cluster)) {
      const found = template === undefined || isPlain(template, secret) ? undefined : faultOf(template, contextOf(secret));
      report(secret.subject, secret.fieldOf(key), found);
    }
  },
};

/** Whether a template only fills in a key that is fetched. */
function isPlain(template: string, { external }: DeclaredSecret): boolean {
  const key = onlyKey(template);
  return key !== undefined && asList(external?.spec.data).some(({ secretKey }) => secretKey === key);
}

/** What a controller makes of the templates of a Secret. */
interface Context {
  readonly controller: string;
  /** The field with the keys. */
  readonly place: string;
  /** The keys; undefined if they are not all known. */
  readonly keys?: readonly string[];
  /** Undefined for the older functions of External Secrets. */
  readonly functions?: ReadonlySet<string>;
  /** What comes of a key that is not there. */
  readonly outcome: string;
  /** Whether a function can give a default for a key that is not there. */
  readonly hasDefaults: boolean;
}

const contextOf = ({ external, subject }: DeclaredSecret): Context => external === undefined ? {
  controller: 'Sealed Secrets',
  place: 'spec.encryptedData',
  keys: Object.keys(asFields(asFields(subject.manifest.spec).encryptedData)),
  functions: TEMPLATE_FUNCTIONS.sealedSecret,
  outcome: 'the value is "<no value>", or Sealed Secrets does not write the Secret',
  hasDefaults: true,
} : {
  controller: 'External Secrets',
  place: fieldText([...external.field, 'data']),
  keys: fetchedKeys(external.spec),
  functions: asFields(asFields(external.spec.target).template).engineVersion === 'v1' ? undefined : TEMPLATE_FUNCTIONS.externalSecret,
  outcome: 'External Secrets does not write the Secret, or, before 0.9.19, the value is "<no value>"',
  hasDefaults: false,
};

/** The keys that are fetched one by one, unless there are sources whose keys are not known. */
const fetchedKeys = ({ data, dataFrom }: Fields): readonly string[] | undefined =>
  asList(dataFrom).length > 0 ? undefined : asList(data).flatMap(({ secretKey }) => asText(secretKey) ?? []);

/** What Helm gives to its templates. With it, the manifest is not the one that is applied. */
const OF_HELM = /\.(?:Values|Release|Chart|Capabilities|Template|Files)\b/;

function faultOf(text: string, context: Context): Found | undefined {
  const template = parseTemplate(text);
  if ('wrong' in template) {
    return OF_HELM.test(text) ? undefined : { found: `${template.wrong}, so that ${context.controller} does not write the Secret`, mend: template.mend };
  }
  const names = template.actions.map(withoutLiterals);
  return names.some((action) => OF_HELM.test(action))
    ? undefined
    : dashFault(names, context) ?? readFault(template, names, context) ?? functionFault(template, context) ?? braceFault(template);
}

const NAME_WITH_DASH = /(?<![\p{L}\p{Nd}_$])\.?[\p{L}_][\p{L}\p{Nd}_]*-[\p{L}\p{Nd}_-]*/u;

/** Whether a word is known, or nearly so. Any other may be a credential that somebody put between the braces. */
const isKnown = (word: string, { keys = [] }: Context): boolean =>
  nearest(word.replace(/^\.|-$/g, ''), [...keys, ...STORAGE_KEYS.keys(), ...TEMPLATE_FUNCTIONS.externalSecret, ...TEMPLATE_FUNCTIONS.elsewhere]) !== undefined;

const shown = (noun: string, word: string, context: Context): string =>
  isKnown(word, context) ? `the ${noun} ${quote(word)}` : `a ${noun} (not shown, since it may be the credential itself)`;

function dashFault(names: readonly string[], context: Context): Found | undefined {
  const [name] = names.flatMap((action) => NAME_WITH_DASH.exec(action)?.[0] ?? []);
  return name === undefined ? undefined : {
    found: `uses ${shown('name', name, context)}, but a name in a template ends at "-", so that it is not valid, and ${context.controller} does not write the Secret`,
    mend: name.endsWith('-') ? 'put a space in front of "-"' : `write {{ index . ${quote(isKnown(name, context) ? name.replace('.', '') : 'the-key')} }}`,
  };
}

const GIVES_DEFAULT = /\b(?:default|coalesce|if|or|and|not|empty|ternary|hasKey|get|dig)\b/;

function readFault(template: GoTemplate, names: readonly string[], context: Context): Found | undefined {
  const read = changesDot(template) ? [] : keysIn(template);
  const mayDefault = names.some((action) => GIVES_DEFAULT.test(action));
  return fieldFault(read, mayDefault, context) ?? keyFault(read, mayDefault, context);
}

function fieldFault(read: readonly KeyRead[], mayDefault: boolean, context: Context): Found | undefined {
  const key = read.find(({ field }) => field !== undefined)?.key;
  return key === undefined ? undefined : {
    level: mayDefault ? 'warning' : 'error',
    found: `reads a field of ${shown('key', key, context)}, but the value of a key is a text, so that ${context.controller} does not write the Secret`,
    mend: `if the text is JSON, write {{ (.${isKnown(key, context) ? key : 'key'} | fromJson).field }}`,
  };
}

function keyFault(read: readonly KeyRead[], mayDefault: boolean, context: Context): Found | undefined {
  const { keys, place, outcome, hasDefaults } = context;
  if (keys === undefined) {
    return undefined;
  }
  const fault = ({ key }: KeyRead, outcomeOfKey: string) => ({
    found: `uses ${shown('key', key, context)}, which ${place} does not have, so that ${outcomeOfKey}`,
    mend: asQuestion(nearest(key, keys)) ?? 'add it, or use a key that is there',
  });
  const unknown = read.filter(({ key }) => !keys.includes(key));
  const [used, indexed] = [unknown.find(({ isIndexed }) => !isIndexed), unknown.find(({ isIndexed }) => isIndexed)];
  if (used !== undefined && !(mayDefault && hasDefaults)) {
    return { level: mayDefault ? 'warning' : 'error', ...fault(used, outcome) };
  }
  return indexed === undefined || mayDefault ? undefined : fault(indexed, 'nothing is written in its place');
}

function functionFault(template: GoTemplate, context: Context): Found | undefined {
  const { controller, functions } = context;
  const unknown = functions && wordsIn(template).find((word) => !functions.has(word));
  if (functions === undefined || unknown === undefined) {
    return undefined;
  }
  return {
    level: 'warning',
    found: `calls ${shown('function', unknown, context)}, which ${controller} is not known to have: a template with an unknown function fails, and the Secret is not written`,
    mend: asQuestion(nearest(unknown, functions)) ?? 'use a function of sprig; for a key, put a dot in front',
  };
}

/** Reports a template that only writes another template, as it is escaped for Helm. */
function braceFault({ actions }: GoTemplate): Found | undefined {
  return actions.every((action) => /^(?:"[^"]*"|`[^`]*`)$/.test(action)) && actions.some((action) => action.includes('{{')) ? {
    level: 'warning',
    found: 'writes the braces of a template as they stand, so that the value is the text of that template',
    mend: 'write it without the outer braces; if Helm renders the manifest first, nothing is wrong',
  } : undefined;
}
