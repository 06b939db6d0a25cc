import { SizeRoundingBehavior, type Size } from 'cdk8s';

const UNITS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/** A size as Kubernetes writes it: a whole number of the largest unit that has one, and of bytes where no unit has. */
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
