import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { visiblePlace } from '../repository/location';

/** What tells the targets of a blueprint apart. */
export type TargetVariable = 'TARGET_NAMESPACE' | 'TARGET_NAME' | 'TARGET_KIND';

const TARGET_VARIABLES: readonly TargetVariable[] = ['TARGET_NAMESPACE', 'TARGET_NAME', 'TARGET_KIND'];

/** The variables in which two targets may differ that a blueprint leads to one place, and what is said of that. */
export interface SharedByTargets {
  readonly variables: readonly TargetVariable[];
  readonly found: string;
}

/** Nothing where each target has a place of its own. What restic or a server cleans away from a place tells none apart. */
export function sharedByTargets(
  { backend = {}, backupNamespace, task }: Conforming<wire.BackupBlueprintSpec>, among: readonly TargetVariable[] = TARGET_VARIABLES,
): SharedByTargets | undefined {
  const written = JSON.stringify(backend);
  // Only an AppBinding fills these in, so that there are no targets of other kinds.
  const isForDatabases = /\$\{TARGET_APP_/.test(written + (task?.name ?? ''));
  const place = (differing?: TargetVariable) => {
    const filledIn = written.replace(/\$\{(\w+)[^}]*\}/g, (_, name: string) => name === differing ? 'b' : 'a');
    return visiblePlace(JSON.parse(filledIn) as typeof backend, backupNamespace || (differing === 'TARGET_NAMESPACE' ? 'b' : 'a')) ?? filledIn;
  };
  const usual = place();
  const variables = among.filter((variable) => !(isForDatabases && variable === 'TARGET_KIND') && place(variable) === usual);
  const isNamed = (variable: TargetVariable) => new RegExp(`\\$\\{${variable}\\b`).test(written);
  const listed = (names: readonly TargetVariable[]) => names.map((name) => `\${${name}}`).join(' and ');
  const unnamed = variables.filter((variable) => !isNamed(variable));
  const idle = variables.filter(isNamed);
  return variables.length === 0 ? undefined : {
    variables,
    found: [
      ...unnamed.length > 0 ? [`does not name ${listed(unnamed)}`] : [],
      ...idle.length > 0 ? [`names ${listed(idle)} where that does not change the place`] : [],
    ].join(', and '),
  };
}
