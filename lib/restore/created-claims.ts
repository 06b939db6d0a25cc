import type { Conforming } from '../../imports/conforming';
import type * as wire from '../../imports/stash';
import { finishedVariable } from '../addon/variable';
import { asFields, asText } from '../kubernetes/manifest-fields';
import { type ValueRule, wrong } from '../refusal/complaint';
import { quote } from '../refusal/quote';

/** The variable for the number of a claim, if several are created from one template. */
export const POD_ORDINAL = '${POD_ORDINAL}';
export const ORDINAL = `-${POD_ORDINAL}`;

/** Checks a variable in a claim template. Stash creates none of the claims if there is an unknown variable without a default. */
export const claimVariable: ValueRule = (variable) => finishedVariable(variable) ?? (variable === POD_ORDINAL
  ? undefined
  : wrong('is not a variable of a claim that Stash creates, so it creates none of the claims',
    `use ${POD_ORDINAL}; any other variable needs a default, as in ${quote(variable.replace('}', ':=default}'))}`));

export const NO_TEMPLATES = wrong('is empty, so there would be nothing to restore into', 'add a template for each claim');

/** The claims that are created from one template. */
export interface CreatedClaims {
  readonly name: string;
  readonly replicas: number;
}

export const createdClaims = ({ volumeClaimTemplates = [], replicas = 1 }: Conforming<wire.RestoreTarget> = {}): CreatedClaims[] =>
  volumeClaimTemplates.map((template) => ({ name: templateName(template), replicas }));

const numbered = (name: string, ordinal: number) => name.split(POD_ORDINAL).join(String(ordinal));

export const firstClaim = ({ name }: CreatedClaims): string => numbered(name, 0);

/** A claim that both templates create. Each numbers its claims from 0, so if they share any, they share the first claim of one of them. */
export function sharedClaim(one: CreatedClaims, other: CreatedClaims): string | undefined {
  return [one, other].map(firstClaim).find((claim) => isOneOf(one, claim) && isOneOf(other, claim));
}

export function isOneOf({ name, replicas }: CreatedClaims, claim: string): boolean {
  const ordinal = Number(/(?<!\d)\d+$/.exec(claim)?.[0] ?? 0);
  return [0, ordinal].some((number) => number < replicas && numbered(name, number) === claim);
}

/** The name under which a created claim is mounted. */
export const volumeName = (claim: string) => claim.endsWith(ORDINAL) ? claim.slice(0, -ORDINAL.length) : claim;

/** The name in a template, as in that of a manifest; empty if there is none. */
export const templateName = ({ metadata }: { readonly metadata?: unknown }): string => asText(asFields(metadata).name) ?? '';
