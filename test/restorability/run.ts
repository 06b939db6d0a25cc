import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { Agreement, compare } from './agreement';
import { NAMED } from './configurations';
import { drawnConfiguration } from './drawn';
import { Configuration, manifestsOf } from './manifests';
import { MEASURED, Measured } from './measured';
import { Outcome, replay } from './outcome';
import { Restic } from './restic';
import { Finding, judge } from './verdict';
import { Manifest } from './wire';
import { each } from '../workers';

// Whether what the checks pass restores, and what they refuse loses: real restic runs what the operator would, and restores what a user would.
//   --seed N       draws the same configurations again
//   --count N      how many are drawn; 300 where nothing is said
//   --only N       replays one of them, with its log
//   RESTORABILITY_REQUIRED=1   a missing restic is a failure

const say = (line: string) => console.log(line);

const { values: options } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' }, only: { type: 'string' } } });
const seed = Number(options.seed ?? Date.now() % 2 ** 31);
const count = Number(options.count ?? 300);

interface Played {
  readonly agreement: Agreement;
  readonly outcome: Outcome;
}

class Proof {
  private failures = 0;
  private folders = 0;

  constructor(private readonly folder: string, private readonly template: string, private readonly restic: Measured['restic']) {}

  /** The replay has to see what was measured by hand before anything that it says counts. */
  public async measured(): Promise<number> {
    const concerned = MEASURED.filter(({ restic }) => restic === undefined || restic === this.restic);
    await each(concerned, AT_A_TIME, async (measured) => {
      const outcome = await this.replay(measured);
      this.report(`measured: ${measured.title}`, [], outcome, measured, () => measured.holds(outcome));
    });
    return concerned.length;
  }

  public async named(): Promise<void> {
    await each(NAMED, AT_A_TIME, async (named) => {
      const { agreement, outcome } = await this.play(named);
      this.report(`${verdictText(agreement)}: ${named.title}`, agreement.disagreements, outcome, named, () => {
        contradictsOthers(manifestsOf(named), agreement, outcome);
        // More than one rule may see the same.
        assert.ok(named.refusedBy ? agreement.refusedBy.includes(named.refusedBy) : agreement.refusedBy.length === 0,
          `the facts say ${named.refusedBy ? `refused by ${named.refusedBy}` : 'that nothing refuses it'}`);
      });
      agreement.reasons.forEach(reason => say(`      not shown: ${reason}`));
    });
  }

  public async drawn(): Promise<void> {
    const configurations = fc.sample(drawnConfiguration, { seed, numRuns: count });
    const chosen = [...configurations.entries()].filter(([index]) => options.only === undefined || index === Number(options.only));
    let done = 0;
    const played = await each(chosen, AT_A_TIME, async ([index, configuration]) => {
      const one = await this.play(configuration);
      const { agreement, outcome } = one;
      if (agreement.disagreements.length > 0 || options.only !== undefined) {
        this.report(`drawn ${index} (--seed ${seed} --only ${index}), ${verdictText(agreement)}: ${configuration.title}`, agreement.disagreements, outcome,
          configuration);
      }
      if (++done % 50 === 0) say(`... ${done} of ${chosen.length} drawn configurations replayed`);
      return one;
    });
    tally(played).forEach(say);
  }

  public get failed(): number {
    return this.failures;
  }

  public get played(): number {
    return this.folders;
  }

  private async play(configuration: Configuration): Promise<Played> {
    const manifests = manifestsOf(configuration);
    const outcome = await this.replay(configuration);
    return { outcome, agreement: compare(manifests, judge(manifests), outcome) };
  }

  private async replay(configuration: Configuration): Promise<Outcome> {
    const folder = join(this.folder, String(this.folders++));
    mkdirSync(folder);
    try {
      return await replay(manifestsOf(configuration), folder, this.template);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private report(
    title: string, disagreements: readonly string[], outcome: Outcome, configuration: Configuration, holds: () => void = () => {},
  ): void {
    const complaints = [...disagreements];
    try {
      holds();
    } catch (error) {
      complaints.push((error as Error).message);
    }
    say(`${complaints.length > 0 ? 'FAIL' : 'ok  '}  ${title}`);
    if (complaints.length > 0) this.failures += 1;
    if (complaints.length === 0 && options.only === undefined) return;
    const indented = (lines: readonly string[]) => lines.forEach(line => say(`      ${line.replaceAll('\n', '\n      ')}`));
    indented(complaints);
    indented(['losses:', ...outcome.losses.map(({ way, text }) => `  ${way}: ${text}`), 'restic calls:', ...outcome.log.map(line => `  ${line}`), 'manifests:',
      manifestsOf(configuration).map(manifest => stringify(manifest)).join('---\n')]);
  }
}

/** Checks that pass what loses, or refuse what does not, have to be contradicted: else agreement would mean nothing. */
function contradictsOthers(manifests: readonly Manifest[], { refusedBy }: Agreement, outcome: Outcome): void {
  const contradicted = (findings: readonly Finding[]) => compare(manifests, findings, outcome).disagreements.length > 0;
  if (outcome.losses.length > 0) assert.ok(contradicted([]), 'checks that pass it would not be contradicted');
  if (refusedBy.length === 0 && outcome.losses.length === 0) {
    assert.ok(contradicted([{ rule: 'STASH301', level: 'error' }]), 'checks that refuse it would not be contradicted');
  }
}

function verdictText({ refusedBy, warnedBy }: Agreement): string {
  return refusedBy.length > 0 ? `refused by ${refusedBy.join(', ')}` : warnedBy.length > 0 ? `warned by ${warnedBy.join(', ')}` : 'passed';
}

/** How often the checks passed and refused, and what the replay made of it. */
function tally(played: readonly Played[]): string[] {
  const counts = new Map<string, { total: number; losing: number; unshown: number; disagreeing: number }>();
  const reasons = new Map<string, number>();
  for (const { agreement, outcome } of played) {
    const key = verdictText(agreement);
    const { total, losing, unshown, disagreeing } = counts.get(key) ?? { total: 0, losing: 0, unshown: 0, disagreeing: 0 };
    counts.set(key, {
      total: total + 1,
      losing: losing + Number(outcome.losses.length > 0),
      unshown: unshown + Number(agreement.reasons.length > 0),
      disagreeing: disagreeing + Number(agreement.disagreements.length > 0),
    });
    agreement.reasons.forEach(reason => reasons.set(reason, (reasons.get(reason) ?? 0) + 1));
  }
  return [
    ...[...counts].sort().map(([verdict, { total, losing, unshown, disagreeing }]) =>
      `  ${String(total).padStart(4)} ${verdict}: ${losing} lose, ${unshown} with a rule whose loss cannot be shown, ${disagreeing} disagree`),
    ...[...reasons].sort().map(([reason, times]) => `  not shown ${times} times, ${reason}`),
  ];
}

/** restic waits more than it works. */
const AT_A_TIME = 16;

/** In memory where there is room for a few races at once: restic waits for the disk with every file. */
function scratchParent(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 3 * 2 ** 30 ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function main(restic: Measured['restic']): Promise<boolean> {
  const began = performance.now();
  const folder = mkdtempSync(join(scratchParent(), 'cdk8s-stash-restorability-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(signal => process.on(signal, () => process.exit(1)));
  const proof = new Proof(folder, await Restic.template(folder), restic);
  if (options.only === undefined) {
    const measured = await proof.measured();
    await proof.named();
    say(`${measured} measured and ${NAMED.length} named configurations replayed`);
  }
  say(`drawn with seed ${seed}: ${count} configurations`);
  await proof.drawn();
  const seconds = Math.round((performance.now() - began) / 1000);
  say(`restorability: ${proof.played} configurations replayed (seed ${seed}), ${proof.failed} failed, ${seconds} s`);
  return proof.failed === 0;
}

const { status, stdout } = spawnSync('restic', ['version'], { encoding: 'utf8' });
if (status !== 0) {
  say('>>> restorability SKIPPED, nothing was replayed: restic is not installed. To run it: put a restic on the PATH; then "npm run test:restorability"');
  process.exitCode = process.env.RESTORABILITY_REQUIRED === '1' ? 1 : 0;
} else {
  say(stdout.trim());
  const [, minor = ''] = /^restic 0\.(\d+)\./.exec(stdout) ?? [];
  if (!['14', '17'].includes(minor)) say('>>> this was tried with restic 0.14 and 0.17 only; another one may behave in another way');
  void main(Number(minor) < 17 ? 'before 0.17' : 'since 0.17').then(passed => process.exit(passed ? 0 : 1), (error: unknown) => {
    say(`FAIL  the replay itself: ${(error as Error).stack}`);
    process.exit(1);
  });
}
