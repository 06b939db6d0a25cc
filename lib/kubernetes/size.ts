import { SizeRoundingBehavior, type Size } from 'cdk8s';
import { having } from '../refusal/value-type';

const FACTORIES = new Map([['Ki', 'kibibytes'], ['Mi', 'mebibytes'], ['Gi', 'gibibytes'], ['Ti', 'tebibytes'], ['Pi', 'pebibyte']]);
const UNITS = [...FACTORIES.keys()];

export const sizeType = having(['toKibibytes'], 'cdk8s Size', 'write Size.gibibytes(1)', (value) => {
  const [, amount, unit = ''] = /^(\d+)([A-Z]i)$/.exec(String(value)) ?? [];
  return FACTORIES.has(unit) ? `Size.${FACTORIES.get(unit)}(${amount})` : undefined;
});

/** Formats a size as a quantity: in the largest unit that gives a whole number, or else in bytes. */
export function quantity(size: Size): string {
  let amount = Math.ceil(size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024);
  let unit = '';
  for (const larger of UNITS) {
    if (amount === 0 || amount % 1024 !== 0) {
      break;
    }
    amount /= 1024;
    unit = larger;
  }
  return `${amount}${unit}`;
}
