import { posix } from 'node:path';
import { checkOptions, HELP, type CheckOptions } from './check-options';
import { UNUSABLE, unusable, type Io } from './command';
import { InputFiles } from './input-files';
import { clusterOf, countsOf } from './judged-manifests';
import type { Manifests } from './manifests/read-manifests';
import { FORMATS } from './report/formats';
import { reported, type Report } from './report/report';
import { problemText } from './report/text';
import { judge, judgeFleet } from '../check/judge';
import { weighs, type RuleDescription } from '../check/rule';
import { RULES } from '../check/rules/index';
import { listing } from '../refusal/listing';
import { fit } from '../refusal/quote';

const CLEAN = 0;
const FOUND = 1;

const ONE_CLUSTER = 'some findings are about objects in different folders, which are checked as one cluster: '
  + 'if they are for different clusters, give each folder as a set, --set name=folder, or check it in a run of its own';

/** `cdk8s-stash check`: checks manifests from any source, and returns the exit code. */
export async function check(args: readonly string[], io: Io, rules: readonly RuleDescription[] = RULES): Promise<number> {
  const options = checkOptions(args, rules);
  if (options.help) {
    io.stdout.write(HELP);
    return CLEAN;
  }
  const files = new InputFiles(io);
  const before = new InputFiles(io);
  const previous = options.previous.length === 0 ? undefined : await before.matching(options.previous);
  const inputs = new Map<string, readonly Manifests[]>();
  for (const [set, patterns] of setsOf(options, io)) {
    inputs.set(set, await files.matching(patterns));
  }
  refuseInAndOut(inputs);
  const fleet = new Map([...inputs].map(([set, input]) => [set, clusterOf(input, options)]));
  const judging = { levels: options.levels, rules, before: previous && clusterOf(previous, options) };
  const findings = [
    ...[...fleet].flatMap(([set, cluster]) => judge(cluster, judging).map((finding) => reported(set, finding))),
    ...judgeFleet(fleet, judging).map((finding) => reported('', finding)),
  ];
  const manifests = files.all.map(([, one]) => one);
  const unparsable = [...previous ?? [], ...manifests].flatMap(({ problems }) => problems);
  const unreadable = [...before.problems, ...files.problems];
  const problems = [...unreadable, ...unparsable];
  const report: Report = { findings, problems, counts: countsOf(manifests), off: options.off, rules };
  io.stdout.write(FORMATS[options.format](report));
  [...problems, ...before.remarks, ...files.remarks].forEach((problem) => io.stderr.write(`${problemText(problem)}\n`));
  if (options.sets.size === 0 && findings.some(({ at, also }) => files.areApart([at, ...also].map(({ path }) => path)))) {
    io.stderr.write(`cdk8s-stash check: ${ONE_CLUSTER}\n`);
  }
  if (files.kustomizations.length > 0) {
    io.stderr.write(`cdk8s-stash check: ${kustomized(files.kustomizations)}\n`);
  }
  if (unreadable.length > 0 || unparsable.length > 0 && !options.ignoreUnparsable) {
    return UNUSABLE;
  }
  return findings.some(({ finding }) => weighs(finding.level, options.failOn)) ? FOUND : CLEAN;
}

/** Recalls that objects are applied in another form than the one that was checked. */
function kustomized(paths: readonly string[]): string {
  const folder = posix.dirname(paths[0]!);
  return `${listing(paths.map((path) => fit(path)))} ${paths.length === 1 ? 'changes' : 'change'} objects before they are applied, which is not seen here: `
    + `check what Kustomize makes of them, as with kustomize build ${/^[\w./-]+$/.test(folder) ? folder : 'FOLDER'} | npx cdk8s-stash check`;
}

function refuseInAndOut(inputs: ReadonlyMap<string, readonly Manifests[]>): void {
  const inSets = new Set([...inputs].flatMap(([set, input]) => set === '' ? [] : input));
  if (inputs.get('')?.some((one) => inSets.has(one))) {
    unusable('a file is given both in a set, with --set, and without one, and would be checked twice: give it in sets only, or without --set');
  }
}

/** The sets of files, each of which is one cluster: the files given without a name, and each `--set`. */
function setsOf({ patterns, sets }: CheckOptions, { stdin }: Io): ReadonlyArray<readonly [set: string, patterns: readonly string[]]> {
  if (patterns.length > 0) {
    return [['', patterns], ...sets];
  }
  if (sets.size > 0) {
    return [...sets];
  }
  if (stdin === undefined || stdin.isTTY) {
    unusable('give files, folders or globs, or pipe manifests in; for more, see --help');
  }
  return [['', ['-']]];
}
