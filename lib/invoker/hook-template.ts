import { changesDot, goTemplate, type KeyRead, keysIn, NOT_CLOSED } from '../kubernetes/go-template';
import { type ValueRule, wrong } from '../refusal/complaint';
import { fit } from '../refusal/quote';

/** The fields that Stash provides to the templates of a hook, each with its members; undefined if members are not checked. */
const TOLD: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ['Name', []], ['Namespace', []], ['Invoker', undefined], ['Target', undefined], ['Status', ['Phase', 'Duration', 'Error']],
]);

const NOT_MEANT = 'write {{ `{{` }} for braces that are not meant for Stash';

const isUntold = ({ key, field }: KeyRead): boolean => !TOLD.has(key) || field !== undefined && TOLD.get(key)?.includes(field) === false;

/** A rule for a text in which Stash executes Go templates: an entry of a command, or a body. */
export const hookTemplate: ValueRule = (text) => {
  if (!text.includes('{{')) {
    return undefined;
  }
  const template = goTemplate(text);
  if (template === undefined) {
    return wrong(`${NOT_CLOSED}, so the hook fails`, `close it, or ${NOT_MEANT}`);
  }
  const untold = changesDot(template) ? undefined : keysIn(template).find(isUntold);
  return untold && wrong(`uses ${fit(`.${untold.key}${untold.field === undefined ? '' : `.${untold.field}`}`)}, which Stash does not provide, so the hook fails`,
    `use one of .Name, .Namespace, .Invoker, .Target, .Status.Phase, .Status.Duration and .Status.Error, or ${NOT_MEANT}`);
};
