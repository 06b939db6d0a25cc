import {
  ApiObject, App, Chart, ImplicitTokenResolver, type IResolver, LazyResolver, NumberStringUnionResolver, type ResolutionContext,
} from 'cdk8s';

/**
 * A resolver that keeps plain data from all other resolvers; none if a sample shows that the output of cdk8s would change.
 *
 * cdk8s passes every value of every object to every resolver, and its own leave plain data unchanged. This one is given an object first, as a whole,
 * and resolves it at once; if the object contains anything to resolve, or the app has a resolver that is not known, cdk8s goes on as usual.
 */
export function plainDataResolvers(): IResolver[] {
  isInStep ??= settlesSample();
  return isInStep ? [new PlainDataResolver()] : [];
}

class PlainDataResolver implements IResolver {
  public resolve(context: ResolutionContext): void {
    if (context.key.length === 0 && hasKnownResolversOnly(context.obj)) {
      settle(context);
    }
  }
}

/** Whether none of the resolvers of an app changes plain data. */
export const hasKnownResolversOnly = (object: ApiObject) => App.of(object).resolvers.every(({ resolve }) => KNOWN.includes(resolve));

const KNOWN: readonly unknown[] = [PlainDataResolver, LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver]
  .map(({ prototype }) => prototype.resolve);

/** A class that is only named `Object`: cdk8s resolves values inside of instances of the real one, but writes instances of any class of that name. */
const Settled = { Object: class {} }.Object;

function settle(context: ResolutionContext): void {
  const { value } = context as { readonly value: object };
  // cdk8s takes an object with a field `value` for a union, which it resolves.
  if (value.constructor === Object && !('value' in value) && isPlain(value)) {
    context.replaceValue(Object.assign(new Settled(), value));
  }
}

let isInStep: boolean | undefined;

const SAMPLE = { apiVersion: 'v1', kind: 'Sample', z: [{ b: 1, a: [] }, 'text', [{}]], a: { z: null, y: undefined, x: true } };

function settlesSample(): boolean {
  const rendered = (...resolvers: IResolver[]) =>
    JSON.stringify(new ApiObject(new Chart(new App({ resolvers }), 'chart'), 'object', SAMPLE).toJson());
  try {
    return rendered({ resolve: settle }) === rendered();
  } catch {
    return false;
  }
}

/** Whether a value consists of maps, lists and scalars only. A key named `__proto__` is left to cdk8s. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return typeof value !== 'function';
  }
  // cdk8s asks whatever has this member, of its own or inherited, to resolve itself.
  if ('resolve' in value) {
    return false;
  }
  if (Array.isArray(value)) {
    // cdk8s takes an array with this member for a union.
    return value.constructor === Array && !('value' in value) && value.every(isPlain);
  }
  if (value.constructor !== Object) {
    return false;
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || !isPlain((value as { [key: string]: unknown })[key])) {
      return false;
    }
  }
  return true;
}
