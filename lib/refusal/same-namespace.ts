import { wrong } from './complaint';
import type { Field } from './field';
import { quote } from './quote';

/** An object that another one refers to, with its namespace if that is known at synth. */
interface NamedObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The object that contains the reference, with the words for it in a message. */
interface Home {
  readonly called: string;
  readonly namespace?: string;
}

/** Refuses a reference from one namespace to another, if both are known: a Lazy is not, and is refused where it is written. */
export function checkSameNamespace(
  field: Field, named: NamedObject, home: Home, why = 'where Stash would look for it', mend = 'define both in the same namespace',
): void {
  if ([named, home].every(({ namespace }) => typeof namespace === 'string') && named.namespace !== home.namespace) {
    field.refuse(wrong(
      `the ${named.kind} ${quote(named.name)} is in namespace ${quote(named.namespace)}, but ${home.called} is in ${quote(home.namespace)}, ${why}`,
      mend,
    ));
  }
}
