import { changesDot, type KeyRead, keysIn, parseTemplate, wordsIn } from '../../kubernetes/go-template';
import { TEMPLATE_FUNCTIONS } from '../../kubernetes/template-function';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { fit, quote } from '../../refusal/quote';

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
  const template = parseTemplate(text);
  if ('wrong' in template) {
    return wrong(`${template.wrong}, so the hook fails`, `${template.mend}, or ${NOT_MEANT}`);
  }
  const word = wordsIn(template).find((one) => !TEMPLATE_FUNCTIONS.hook.has(one));
  if (word !== undefined) {
    return wrong(`calls ${quote(word)}, which is not a function of Go or sprig, so the hook fails`,
      `${TOLD.has(word) ? `write .${word}, with a dot` : 'use one of their functions, or put a dot in front of a field'}, or ${NOT_MEANT}`);
  }
  const untold = changesDot(template) ? undefined : keysIn(template).find(isUntold);
  return untold && wrong(`uses ${fit(`.${untold.key}${untold.field === undefined ? '' : `.${untold.field}`}`)}, which Stash does not provide, so the hook fails`,
    `use one of .Name, .Namespace, .Invoker, .Target, .Status.Phase, .Status.Duration and .Status.Error, or ${NOT_MEANT}`);
};
