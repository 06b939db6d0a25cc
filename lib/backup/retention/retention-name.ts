import type { KeptSnapshots } from './kept-snapshots';
import { hoursKept, PERIODS, type Period } from './retention-period';
import { type ValueRule, wrong } from '../../refusal/complaint';
import { counted } from '../../refusal/counted';
import { quote } from '../../refusal/quote';

/** Checks the name of a policy that keeps `kept`. */
export function policyName(kept: KeptSnapshots): ValueRule {
  return (name) => {
    const contradiction = name === '' ? 'is not a name' : contradicted(name, kept);
    return contradiction === undefined ? undefined : wrong(contradiction, `leave it out, or name it ${quote(nameOf(kept))}`);
  };
}

/** How a name contradicts the policy, if it does: in a number after a period, as in `daily-7`, or in its reach, as in `last-7-days`. */
export function contradicted(name: string, kept: KeptSnapshots): string | undefined {
  const words = name.replace(/(\d)(?=[hdwy]\b)/g, '$1-').split(/[^A-Za-z0-9]+/);
  for (const [index, word] of words.entries()) {
    const [number = '', behind = ''] = words.slice(index + 1, index + 3);
    const contradiction = isPeriod(word) && /^(0|[1-9]\d*)$/.test(number) ? contradictedNumber(word, Number(number), behind, kept) : undefined;
    if (contradiction !== undefined) {
      return contradiction;
    }
  }
  return undefined;
}

/** Checks a number after a period. It may belong to the next period, as in `7-daily-4-weekly`, or be a time of day, as in `daily-22-00`. */
function contradictedNumber(period: Period, said: number, behind: string, kept: KeptSnapshots): string | undefined {
  const fits = said === (kept[period] ?? 0) || isPeriod(behind) && said === kept[behind];
  if (fits || /^[0-5]\d$/.test(behind)) {
    return undefined;
  }
  const hours = PERIODS.find(({ units }) => units?.includes(behind))?.hours;
  if (hours === undefined) {
    return `says ${period} ${said}, but the policy keeps ${kept[period] ?? 0}`;
  }
  const reach = period === 'last' && !reaches(kept, said * hours) ? hoursKept(kept) : 0;
  return reach === 0 ? undefined : `says last ${said} ${behind}, but the policy reaches ${daysAndHours(reach)} back`;
}

/** Such as `14 days`, or `1 day 12 hours`. */
const daysAndHours = (hours: number) => [counted(Math.floor(hours / 24), 'day'), counted(hours % 24, 'hour')].filter((text) => !text.startsWith('0 ')).join(' ');

const isPeriod = (word: string): word is Period => PERIODS.some(({ period }) => period === word);

/** Whether one of the numbers reaches `said` hours back, within 10%: people count four weeks as a month, and twelve months as a year. */
const reaches = (kept: KeptSnapshots, said: number) =>
  PERIODS.some(({ period, hours = 0 }) => Math.abs((kept[period] ?? 0) * hours - said) <= said / 10);

/** A name that tells what is kept, such as `keep-daily-7-weekly-4`. */
export function nameOf(kept: KeptSnapshots): string {
  const parts = PERIODS.filter(({ period }) => kept[period]).map(({ period }) => `${period}-${kept[period]}`);
  return ['keep', ...parts, ...(kept.tags?.length ? ['tags', ...kept.tags] : [])].join('-');
}
