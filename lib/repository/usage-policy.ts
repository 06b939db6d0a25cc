import type { k8s } from 'cdk8s-plus-27';
import type * as wire from '../../imports/stash';
import { coreType } from '../kubernetes/core-type';
import { expressionComplaint, NAMESPACE_NAME } from '../kubernetes/label-selector';
import { dnsLabel } from '../kubernetes/name';
import { about, wrong } from '../refusal/complaint';
import type { Field } from '../refusal/field';
import { quote } from '../refusal/quote';
import { checkRequired, refuse, refuseIf } from '../refusal/refusal';
import { madeBy } from '../refusal/value-type';

/**
 * Which namespaces may use a Repository.
 *
 * Without a policy, only the Repository's own namespace may use it.
 *
 * @see https://stash.run/docs/latest/concepts/crds/repository/#repository-spec
 */
export class UsagePolicy {
  /** The Repository's own namespace only, as without a policy. */
  public static sameNamespace(): UsagePolicy {
    return new UsagePolicy(() => ({ from: 'Same' }));
  }

  /** Every namespace of the cluster. */
  public static allNamespaces(): UsagePolicy {
    return new UsagePolicy(() => ({ from: 'All' }));
  }

  /**
   * The namespaces with these names, and the Repository's own.
   *
   * Stash applies the selector to the Repository's own namespace as well, so a list of only other namespaces would lock it out. It is therefore added
   * to the list.
   *
   * Refused: no name, a name that is not a DNS label, and a Repository whose own namespace is not known at synth.
   */
  public static namespaces(...names: string[]): UsagePolicy {
    const given = namespaceNames('UsagePolicy.namespaces', names);
    return new UsagePolicy((field, namespace) => selectNames([
      ...given,
      namespace ?? field.refuse(wrong(
        'UsagePolicy.namespaces() admits the Repository\'s own namespace too, but that is not known at synth',
        'set the namespace of the chart, or use UsagePolicy.onlyNamespaces(), which admits only the namespaces that you name',
      )),
    ]));
  }

  /**
   * The namespaces with these names and no others. The Repository's own is included only if it is named.
   *
   * Refused: no name, and a name that is not a DNS label.
   */
  public static onlyNamespaces(...names: string[]): UsagePolicy {
    const given = namespaceNames('UsagePolicy.onlyNamespaces', names);
    return new UsagePolicy(() => selectNames(given));
  }

  /**
   * The namespaces whose labels match. The Repository's own is included only if it matches too.
   *
   * Refused: an empty selector, which would match every namespace; an expression with an invalid operator, without the values that the operator
   * needs, or with values that it does not take; a field that cdk8s-plus-27 does not have.
   *
   * @param selector the selector over the labels of namespaces
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
   */
  public static selector(selector: k8s.LabelSelector): UsagePolicy {
    const labels = coreType<k8s.LabelSelector, 'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector'>(
      'UsagePolicy.selector', selector, (kubernetes) => kubernetes.toJson_LabelSelector,
    );
    if (!Object.keys(selector.matchLabels ?? {}).length && !selector.matchExpressions?.length) {
      refuse('UsagePolicy.selector', '', wrong('an empty selector matches every namespace',
        'use UsagePolicy.allNamespaces() if that is intended, or add a label'));
    }
    for (const { key, operator, values } of selector.matchExpressions ?? []) {
      const complaint = expressionComplaint(operator, values?.length ?? 0);
      refuseIf('UsagePolicy.selector', '', complaint && about(`${quote(operator)} for the key ${quote(key)}`, complaint));
    }
    return new UsagePolicy(() => ({ from: 'Selector', selector: labels }));
  }

  private constructor(private readonly admit: (field: Field, namespace: string | undefined) => wire.AllowedNamespaces) {}

  /**
   * @param namespace that of the Repository, if it is known
   *
   * @internal
   */
  public _toWire(field: Field, namespace: string | undefined): wire.UsagePolicy {
    return { allowedNamespaces: this.admit(field, namespace) };
  }
}

const usagePolicyType = madeBy(UsagePolicy, 'choose UsagePolicy.sameNamespace(), .namespaces(…), .selector(…) or .allNamespaces()');

/** The policy as it is written into a Repository, if there is one. */
export function usagePolicy(field: Field, policy: UsagePolicy | undefined, namespace: string | undefined): wire.UsagePolicy | undefined {
  field.checkType(policy, usagePolicyType);
  return policy?._toWire(field, namespace);
}

function namespaceNames(where: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) {
    refuse(where, '', wrong('has no namespaces', 'name at least one, or use UsagePolicy.sameNamespace()'));
  }
  for (const name of names) {
    checkRequired(where, '', name, dnsLabel);
  }
  return names;
}

/** Sorted and without duplicates, so that reordering the names does not change the manifest. Names need no cdk8s-plus, which takes long to load. */
function selectNames(names: readonly string[]): wire.AllowedNamespaces {
  const selector = { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values: [...new Set(names)].sort() }] };
  return { from: 'Selector', selector: selector as object as wire.LabelSelector };
}
