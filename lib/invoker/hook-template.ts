import { withoutLiterals } from '../kubernetes/go-template';
import { type ValueRule, wrong } from '../refusal/complaint';

/** The fields that Stash provides to the templates of a hook, each with its members; undefined if members are not checked. */
const TOLD: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ['Name', []], ['Namespace', []], ['Invoker', undefined], ['Target', undefined], ['Status', ['Phase', 'Duration', 'Error']],
]);

const NOT_MEANT = 'write {{ `{{` }} for braces that are not meant for Stash';

/** A rule for a text in which Stash executes Go templates: an entry of a command, or a body. */
export const hookTemplate: ValueRule = (text) => {
  if (!text.includes('{{')) {
    return undefined;
  }
  // Removes actions that are only a literal, such as {{ `{{` }}, by which braces are escaped.
  const [, ...parts] = text.replace(/\{\{-?\s*(?:"[^"]*"|`[^`]*`)\s*-?\}\}/g, '').split('{{');
  if (parts.some((part) => !part.includes('}}'))) {
    return wrong('is not a valid template, since "{{" has no "}}" after it, so the hook fails', `close it, or ${NOT_MEANT}`);
  }
  const actions = parts.map((part) => withoutLiterals(part.slice(0, part.indexOf('}}'))));
  // With these actions the dot may be another object, so that its fields are not known.
  const asked = actions.some((action) => /^-?\s*(?:with|range|define|block|template)\b/.test(action))
    ? []
    : actions.flatMap((action) => [...action.matchAll(/(?<![\w.)\]])\.([A-Za-z_]\w*)(?:\.([A-Za-z_]\w*))?/g)]);
  const untold = asked.find(([, name, member]) => !TOLD.has(name!) || member !== undefined && TOLD.get(name!)?.includes(member) === false);
  return untold && wrong(`uses ${untold[0]}, which Stash does not provide, so the hook fails`,
    `use one of .Name, .Namespace, .Invoker, .Target, .Status.Phase, .Status.Duration and .Status.Error, or ${NOT_MEANT}`);
};
