import { asFields, asList, asText, type Fields } from './manifest-fields';

/** What a container states of the resources that it computes with, by their names. */
interface ComputeResources {
  readonly requests: Fields;
  readonly limits: Fields;
}

export const computeResourcesOf = ({ requests, limits }: Fields): ComputeResources => ({ requests: asFields(requests), limits: asFields(limits) });

/** The limits and requests of a quota that each container must state, as the quota names them. One with a scope may be for other pods. */
export function demandsOf({ spec }: Fields): string[] {
  const { hard, scopes, scopeSelector } = asFields(spec);
  return asList(scopes).length > 0 || scopeSelector !== undefined ? [] : Object.keys(asFields(hard)).filter((name) => DEMAND.test(name));
}

/** Whether what a container states meets a demand. A limit is a request too, unless there is another one. */
export function meets({ requests, limits }: ComputeResources, demand: string): boolean {
  const [, part, resource = ''] = DEMAND.exec(demand) ?? [];
  return resource in limits || part !== 'limits' && resource in requests;
}

const DEMAND = /^(?:(requests|limits)\.)?(cpu|memory)$/;

/** What containers are given that do not state it themselves, by each item of a LimitRange. */
export const defaultsOf = ({ spec }: Fields): ComputeResources[] =>
  asList(asFields(spec).limits).filter(({ type }) => asText(type) === 'Container').map(({ min, max, default: limit, defaultRequest }) => ({
    requests: { ...asFields(min), ...asFields(defaultRequest) },
    limits: { ...asFields(max), ...asFields(limit) },
  }));
