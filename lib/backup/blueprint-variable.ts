import { quote, type ValueRule } from '../check/refusal';

/**
 * Variables that Stash replaces in a BackupBlueprint by what it knows of each target.
 *
 * @see https://stash.run/docs/latest/concepts/crds/backupblueprint/
 */
export class BlueprintVariable {
  /** The API version of the target, such as `apps/v1`. */
  public static readonly TARGET_API_VERSION = '${TARGET_API_VERSION}';
  /** The kind of the target, in lower case. */
  public static readonly TARGET_KIND = '${TARGET_KIND}';
  /** The namespace of the target. */
  public static readonly TARGET_NAMESPACE = '${TARGET_NAMESPACE}';
  /** The name of the target. */
  public static readonly TARGET_NAME = '${TARGET_NAME}';
  /** The plural of the kind of a workload, such as `deployments`. */
  public static readonly TARGET_RESOURCE = '${TARGET_RESOURCE}';
  /** The version of a database, by its AppBinding. */
  public static readonly TARGET_APP_VERSION = '${TARGET_APP_VERSION}';
  /** The API group of the object that an AppBinding stands for. */
  public static readonly TARGET_APP_GROUP = '${TARGET_APP_GROUP}';
  /** The plural of the kind of the object that an AppBinding stands for, such as `postgreses`. */
  public static readonly TARGET_APP_RESOURCE = '${TARGET_APP_RESOURCE}';
  /** The type of a database, by its AppBinding. */
  public static readonly TARGET_APP_TYPE = '${TARGET_APP_TYPE}';

  private constructor() {}
}

const KNOWN = Object.values(BlueprintVariable).map((variable) => String(variable).slice(2, -1));

/** A variable that the text ends in, or whose name runs into another one; a default may well be one. */
const UNFINISHED = /\$\{([^}]*$|[^}:=+?#%/^,-]*\$\{)/;

/** Text in which Stash replaces variables: it gives up on the whole blueprint at one that it does not know and that has no default. */
export const blueprintText: ValueRule = (text) => {
  if (UNFINISHED.test(text)) {
    return 'holds a variable without its end, at which the substitution of Stash fails: close it with "}"';
  }
  const unknown = [...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].map(([, name]) => name!).find((name) => !KNOWN.includes(name));
  return unknown === undefined
    ? undefined
    : `holds the variable ${quote(unknown)}, which is none of a BackupBlueprint, so that Stash gives up on it: there are ${KNOWN.join(', ')}; `
      + `any other needs a default, as in "\${${unknown}:=default}"`;
};

/** The first text anywhere in a manifest that the rule has a complaint about, and its field. */
export function firstUnfit(field: string, value: unknown, rule: ValueRule): { readonly field: string; readonly text: string } | undefined {
  if (typeof value === 'string') {
    return rule(value) === undefined ? undefined : { field, text: value };
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  for (const [name, member] of Object.entries(value)) {
    const found = firstUnfit(Array.isArray(value) ? `${field}[${name}]` : `${field}.${name}`, member, rule);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
