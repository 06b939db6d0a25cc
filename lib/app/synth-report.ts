import { Console } from 'node:console';
import type { Standing } from './output-folder';
import { fit } from '../refusal/quote';

/** Milliseconds before progress is shown. */
const PATIENCE = 1000;
const STEP = 500;

/** Shows the progress of a long synth on a terminal. */
export class SynthProgress {
  private readonly begin = Date.now();
  private done = 0;
  private shown = false;

  public constructor(private readonly total: number) {}

  public step(): void {
    this.done++;
    if (this.done % STEP === 0 && process.stderr.isTTY && Date.now() - this.begin >= PATIENCE) {
      process.stderr.write(`\r${number(this.done)} of ${number(this.total)} objects`);
      this.shown = true;
    }
  }

  public end(): void {
    if (this.shown) {
      process.stderr.write('\r\u001b[K');
    }
  }
}

/** Prints to standard error through a Console, which ignores that the reader has closed the pipe. */
export function say(text: string): void {
  new Console(process.stderr).error(text);
}

/** The numbers of files written, unchanged and removed, in one line. */
export function report(outdir: string, { missing, changed, unchanged, leftOver }: Standing): string {
  const counts = [[missing.length + changed.length, 'written'], [unchanged.length, 'unchanged'], [leftOver.length, 'removed']] as const;
  return `cdk8s-stash: ${outdir}: ${counts.map(([count, what]) => `${number(count)} ${what}`).join(', ')}`;
}

/** How a folder differs from the output of the app; undefined if it does not. */
export function difference(outdir: string, { missing, changed, leftOver }: Standing): string | undefined {
  const kinds = Object.entries({ 'missing': missing, 'changed': changed, 'left over': leftOver }).filter(([, names]) => names.length > 0);
  return kinds.length === 0 ? undefined : [
    `${outdir} differs from the output of the app: synthesise the app, and commit what it writes`,
    ...kinds.map(([kind, names]) => `  ${kind}: ${shortened(names)}`),
  ].join('\n');
}

const ENOUGH = 20;

/** The names may come from a committed list, which anyone may have written. */
function shortened(names: readonly string[]): string {
  const shown = names.slice(0, ENOUGH).map(fit).join(', ');
  return names.length <= ENOUGH ? shown : `${shown} and ${number(names.length - ENOUGH)} more`;
}

function number(count: number): string {
  // Not toLocaleString(), which takes longer to load than a small synth takes.
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
