import { finishedVariable, hasVariable } from '../../addon/variable';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { nearest } from '../../refusal/near';
import { quote } from '../../refusal/quote';

/**
 * Variables in a BackupBlueprint, which Stash replaces with the values for each target.
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
  /** The version of a database, from its AppBinding. */
  public static readonly TARGET_APP_VERSION = '${TARGET_APP_VERSION}';
  /** The API group of the object that an AppBinding represents. */
  public static readonly TARGET_APP_GROUP = '${TARGET_APP_GROUP}';
  /** The plural of the kind of the object that an AppBinding represents, such as `postgreses`. */
  public static readonly TARGET_APP_RESOURCE = '${TARGET_APP_RESOURCE}';
  /** The type of a database, from its AppBinding. */
  public static readonly TARGET_APP_TYPE = '${TARGET_APP_TYPE}';

  private constructor() {}
}

const KNOWN: readonly string[] = Object.values(BlueprintVariable);

/** Checks a variable in a BackupBlueprint. Stash gives up on the whole blueprint if it has an unknown variable without a default. */
export const blueprintVariable: ValueRule = (variable) => finishedVariable(variable) ?? (KNOWN.includes(variable)
  ? undefined
  : wrong('is not a variable of a BackupBlueprint, so Stash gives up on the blueprint',
    `use one of ${KNOWN.join(', ')}; any other needs a default, as in ${quote(variable.replace('}', ':=default}'))}; `
    + `in a hook, write a variable of the shell without braces, as in ${quote(variable.replace(/[{}]/g, ''))}`,
    nearest(variable, KNOWN)));

/** A variable, optionally with a default for a missing value. */
const FILLABLE = /\$\{(\w+)(?:(?::?=|:-)([^"\\{}$]*))?\}/g;

/**
 * Fills in the variables of a manifest for a target, as Stash does. Undefined if the value or the form of a variable is not known.
 *
 * @param valueOf the value of a variable of `BlueprintVariable`
 */
export function filledIn<T extends object>(manifest: T, valueOf: (variable: string) => string | undefined): T | undefined {
  const text = JSON.stringify(manifest).replace(FILLABLE, (written, name: string, byDefault?: string) => {
    const variable = `\${${name}}`;
    const value = KNOWN.includes(variable) ? valueOf(variable) : byDefault;
    return value ? JSON.stringify(value).slice(1, -1) : written;
  });
  return hasVariable(text) ? undefined : JSON.parse(text) as T;
}
