import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App, type AppProps, Yaml } from 'cdk8s';
import { build, type Recipe } from './app-recipes';
import { FleetApp } from '../../lib/app/fleet-app';

/** A disk in memory, where there is one. */
const DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What an app comes to: texts by name, or the message of what was thrown. */
type Outcome = { readonly [name: string]: unknown };

/** Throws where App and FleetApp make different things of a recipe. */
export function compare(recipe: Recipe): void {
  const folder = mkdtempSync(join(DISK, 'cdk8s-stash-'));
  try {
    compareIn(join(folder, 'dist'), recipe);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compareIn(outdir: string, recipe: Recipe): void {
  const stock = outcome(outdir, recipe, (props) => new App(props), true);
  const fleet = outcome(outdir, recipe, (props) => new FleetApp(props), false);
  if (DEPENDS_ON_ITSELF.test(String(fleet.written)) && dependsOnItself(recipe)) {
    return;
  }
  if (stock.lost !== undefined) {
    // FleetApp renders every chart before it names a file, so it may stumble first over what App stumbles over later.
    const stumble = typeof stock.written === 'string' && fleet.written === stock.written;
    if (!stumble && !String(fleet.written).includes(`${String(stock.lost)}: would contain both `)) {
      throw new Error(`App overwrites ${String(stock.lost)}, and FleetApp does not say so: ${String(fleet.written)}`);
    }
    return;
  }
  // Of several faults App may stumble over another one first, for it renders a chart before it names its files.
  if (/: would contain both |metadata: is missing/.test(String(fleet.written)) && typeof stock.written === 'string') {
    return;
  }
  const [ours, theirs] = [fleet, stock].map((result) => JSON.stringify(result, undefined, 1));
  if (ours !== theirs) {
    throw new Error(`App:\n${theirs}\nFleetApp:\n${ours}`);
  }
}

/** App overflows the stack, or leaves out what depends on itself. */
const DEPENDS_ON_ITSELF = /^Error: Dependency cycle detected: .* depends on itself, and cdk8s would leave it out$/;

function dependsOnItself(recipe: Recipe): boolean {
  return build(new App(), recipe).node.findAll().some((construct) => construct.node.dependencies.includes(construct));
}

function outcome(outdir: string, recipe: Recipe, create: (props: AppProps) => App, stock: boolean): Outcome {
  const app = build(create({ ...recipe.props, outdir }), recipe);
  const before = attempt(() => app.charts.map(({ node }) => node.path));
  rmSync(outdir, { recursive: true, force: true });
  const { lost, written } = stock ? writtenByApp(app) : { lost: undefined, written: attempt(() => writtenByFleetApp(app)) };
  const failed = typeof written === 'string';
  return {
    before,
    ...(lost === undefined ? {} : { lost }),
    written,
    // A graph that cannot be put in order keeps the traces of the attempt in App.
    after: failed ? '' : attempt(() => app.charts.map(({ node }) => node.path)),
    yaml: failed ? '' : attempt(() => app.synthYaml()),
  };
}

function writtenByFleetApp(app: App): Outcome {
  app.synth();
  const { outdir } = app;
  const names = filesBelow(outdir).filter((name) => name !== '.cdk8s-stash-files').sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
}

/** App writes through one function, which also tells when it writes to the same place twice. */
function writtenByApp(app: App): { readonly lost?: string; readonly written: unknown } {
  const files = new Map<string, string>();
  let lost: string | undefined;
  const { save } = Yaml;
  Yaml.save = (path, documents) => {
    const name = relative(app.outdir, path);
    lost ??= files.has(name) ? name : undefined;
    files.set(name, Yaml.stringify(...documents as unknown[]));
  };
  try {
    const written = attempt(() => {
      app.synth();
      const metadata = join(app.outdir, 'construct-metadata.json');
      if (existsSync(metadata)) {
        files.set('construct-metadata.json', readFileSync(metadata, 'utf8'));
      }
      return Object.fromEntries([...files].sort(([a], [b]) => a < b ? -1 : 1));
    });
    return { lost, written };
  } finally {
    Yaml.save = save;
  }
}

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return String(error);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
}
