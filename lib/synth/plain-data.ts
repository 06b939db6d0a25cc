import {
  ApiObject, App, Chart, ImplicitTokenResolver, type IResolver, LazyResolver, NumberStringUnionResolver, type ResolutionContext,
} from 'cdk8s';

/**
 * What keeps plain data from all other resolvers; nothing where cdk8s would write it in another way than its own.
 *
 * cdk8s shows every value of every object to every resolver, and its own ones leave plain data as it is. This one is shown an object first, as a
 * whole, and settles it at once; where there is something in it to resolve, or another resolver in the app, all goes its usual way.
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

/** cdk8s looks for values to resolve in what `Object` has made, and for values to write in what anything of that name has made. */
const Settled = { Object: class {} }.Object;

function settle(context: ResolutionContext): void {
  const { value } = context as { readonly value: object };
  // A field of that name would make it one of the unions that cdk8s resolves.
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

/** Whether there is nothing in it but maps, lists and scalars. What cdk8s makes of a key named `__proto__` is left to it. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return typeof value !== 'function';
  }
  if (Array.isArray(value)) {
    // A list may have what makes cdk8s resolve it as a whole.
    return value.constructor === Array && !('resolve' in value) && !('value' in value) && value.every(isPlain);
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
