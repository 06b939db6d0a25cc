import type { k8s } from 'cdk8s-plus-27';
import { isMore, quantityText } from '../../kubernetes/quantity';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { didYouMean } from '../../refusal/near';
import { quote } from '../../refusal/quote';

/** Refuses requests that the operator drops. */
export const limitedResources: ValueRule<k8s.ResourceRequirements> = ({ requests, limits }) =>
  Object.keys(requests ?? {}).length > 0 && Object.keys(limits ?? {}).length === 0
    ? wrong('has requests but no limits, so the operator drops the requests', 'set limits as well')
    : undefined;

/** The rule for a request of a resource that has this limit. */
export const upToLimit = (limit: unknown): ValueRule<unknown> => (request) => isMore(request, limit)
  ? wrong(`is more than the limit, which is ${quote(limit)}, so the API server refuses the container`, 'lower it, or raise the limit')
  : undefined;

/** The rule for the memory that a container may use. A limit of 0 is none. */
export const enoughMemory: ValueRule<unknown> = (limit) => isMore(limit, 0) && isMore(LEAST_MEMORY, limit)
  ? wrong(`is less than the ${LEAST_MEMORY} that restic takes to open a repository, so it is killed whenever it starts`, 'raise the limit', inMebibytes(String(limit)))
  : undefined;

const LEAST_MEMORY = '32Mi';

/** Reads a number without a unit, or with the one of a thousandth, as mebibytes. */
const inMebibytes = (text: string) => didYouMean(text.replace(/^(\d+)m?$/, '$1Mi'), (near) => quantityText(near) ?? enoughMemory(near), text);
