import { App, type AppProps, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConstructTree } from './construct-tree';
import { type Contents, documentsOf, filesOf, isLayout } from './file-layout';
import { isAppName } from './file-list';
import { textOfAll } from './manifest-text';
import { METADATA, OutputFolder, type Standing } from './output-folder';
import { SynthOrder } from './synth-order';
import { difference, report, say, SynthProgress } from './synth-report';
import { wrong } from '../refusal/complaint';
import { nearest } from '../refusal/near';
import { quote } from '../refusal/quote';
import { check, checkValue, refuse } from '../refusal/refusal';
import { optionsOf } from '../refusal/struct';
import { checkedAfter, checksOf } from '../synth/app-checks';
import { duringSynth, forget, lastRendering, watchSynth } from '../synth/during-synth';
import { plainDataResolvers } from '../synth/plain-data';

/** Properties of a FleetApp: those of an App, and a name for apps that share a folder. */
export interface FleetAppProps extends AppProps {
  /**
   * The name of the app, if several apps write into one folder. Each app keeps a list of its files there. The name of the list ends in the name of
   * the app.
   *
   * Refused: a name with other characters than a-z, 0-9 and single hyphens between them, or with more than 63 characters.
   *
   * @default - none: the app is the only one that writes into its folder
   */
  readonly name?: string;
}

/**
 * An App for many charts, whose output is safe to commit.
 *
 * It replaces the App of cdk8s and writes the same bytes. App walks and validates the whole app once for each chart; FleetApp does this only once. It
 * writes only the files that have changed, removes files that it once wrote and no longer does, and leaves the output unchanged if anything fails.
 * If the app has any object of Stash, all objects are checked, even if they come from an `Include` or are written by hand.
 *
 * If `--check` is among the arguments of the program, `synth()` writes nothing: it reports how the folder differs from the output of the app, and
 * sets the exit code to 1 if it does. The arguments of a program in another language than TypeScript or JavaScript do not reach FleetApp: call
 * `verify()` instead.
 *
 * @see https://github.com/cdk8s-stash/cdk8s-stash/blob/main/docs/committing-yaml.md
 */
export class FleetApp extends App {
  // Private by `#`, since a subclass may have members of any name.
  readonly #name?: string;
  readonly #recordsMetadata: boolean;
  #inferred = false;
  /** The order of the synth in progress. */
  #order?: SynthOrder;

  public constructor(props?: FleetAppProps) {
    props = optionsOf('FleetApp', props, 'FleetAppProps', 'props');
    super({ ...props, resolvers: [...plainDataResolvers(), ...props.resolvers ?? []] });
    this.#name = props.name ?? undefined;
    check('FleetApp', 'name', this.#name, isAppName);
    // outdir is written into no manifest, so only "" is refused.
    if (this.outdir === '') {
      refuse('FleetApp', 'outdir', wrong('"" is not a folder', 'give the path of one, or leave it out for "dist"'));
    }
    checkValue('FleetApp', 'yamlOutputType', this.yamlOutputType, isLayout);
    // Before a synth begins: the checks may be turned on in the middle of it, and share what it renders.
    watchSynth(this);
    // App does not expose this setting, so it is computed here in the same way.
    this.#recordsMetadata = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
  }

  /** Returns all the charts in this app, sorted topologically. */
  public get charts(): Chart[] {
    // cdk8s adds inferred dependencies to the tree during a synth, where they stay.
    const { charts } = this.#order ?? new SynthOrder(new ConstructTree(this), this.#inferred);
    return charts === undefined ? super.charts : [...charts];
  }

  /** Synthesizes all manifests to the output directory, and reports on standard error how many files were written, unchanged and removed. */
  public synth(): void {
    if (!isToBeChecked(process.argv.slice(2))) {
      say(report(this.outdir, this.#write(false, (folder) => folder.commit(this))));
      return;
    }
    const found = this.#difference();
    say(`cdk8s-stash: ${found ?? `${this.outdir} matches the output of the app`}`);
    if (found !== undefined) {
      process.exitCode = 1;
    }
  }

  /**
   * Synthesizes the app into a YAML string.
   *
   * @returns A string with all YAML objects across all charts in this app.
   */
  public synthYaml(): string {
    return this.#render((contents) => [...textOfAll(documentsOf(contents))].join(''));
  }

  /** Throws if the output directory differs from what `synth()` would write. The error says which files are missing, changed or left over. */
  public verify(): void {
    const found = this.#difference();
    if (found !== undefined) {
      throw new Error(found);
    }
  }

  #difference(): string | undefined {
    return difference(this.outdir, this.#write(true, (folder) => folder.standing()));
  }

  #write(readonly: boolean, finish: (folder: OutputFolder) => Standing): Standing {
    const stage = (contents: Contents) => this.#stage(new OutputFolder(this.outdir, this.#name, readonly), contents);
    const folder = this.#render(stage, (incomplete) => incomplete.discard());
    try {
      return finish(folder);
    } finally {
      folder.discard();
    }
  }

  #stage(folder: OutputFolder, contents: Contents): OutputFolder {
    try {
      for (const { name, holder, documents } of filesOf(this.yamlOutputType, contents)) {
        folder.put(name + this.outputFileExtension, holder, textOfAll(documents));
      }
      if (this.#recordsMetadata) {
        folder.put(METADATA, () => 'the metadata of the constructs', [constructMetadata(contents)]);
      }
      return folder;
    } catch (error) {
      folder.discard();
      throw error;
    }
  }

  /**
   * Validates and orders the app once, and renders each object once, lazily.
   *
   * Starts over if rendering has added or removed constructs.
   */
  #render<T>(use: (contents: Contents) => T, discard: (outdated: T) => void = () => {}): T {
    return duringSynth(this, () => {
      for (let attempt = 1; ; attempt++) {
        const tree = validated(this);
        const result = this.#renderAll(tree, use);
        if (tree.isCurrent) {
          return result;
        }
        discard(result);
        if (attempt === MOST_ATTEMPTS) {
          refuse('FleetApp', '', wrong('each time the objects are rendered, one of them adds or removes constructs',
            'add and remove constructs before synth()'));
        }
        forget(this);
      }
    });
  }

  #renderAll<T>(tree: ConstructTree, use: (contents: Contents) => T): T {
    const order = new SynthOrder(tree, true);
    this.#inferred = true;
    if (order.charts === undefined) {
      // cdk8s throws an error that shows the path of the cycle.
      super.synthYaml();
      throw new Error(`Dependency cycle detected: ${quote(order.dependsOnItself!.node.path)} depends on itself, and cdk8s would leave it out`);
    }
    const progress = new SynthProgress(tree.objectCount);
    this.#order = order;
    try {
      return use({
        // Not `order.charts`: a subclass may override `charts` to leave some out.
        charts: this.charts,
        hasDependentCharts: order.hasDependentCharts,
        objectsOf: (chart) => order.objectsOf(chart),
        render: (object) => {
          progress.step();
          return lastRendering(object);
        },
      });
    } finally {
      this.#order = undefined;
      progress.end();
    }
  }
}

/** Rendering that keeps adding constructs has settled after this many attempts, or never will. */
const MOST_ATTEMPTS = 10;

/** Refuses a misspelt `--check`: if it were ignored, the folder would be written instead of checked. */
function isToBeChecked(args: readonly string[]): boolean {
  const meant = args.find((arg) => {
    // Word processors make a dash of two hyphens.
    const [, option = ''] = /^[-\u2013\u2014]{1,2}([a-z]+)(?:=|$)/i.exec(arg) ?? [];
    // `--checks` may well be another option of the program.
    return /^check$/i.test(option) || (!/^check/i.test(option) && nearest(option, ['check']) !== undefined);
  });
  if (meant !== undefined && meant !== '--check') {
    refuse('FleetApp', '', wrong(`${quote(meant)} is not an argument of the program`, 'write "--check" to compare only, or leave it out to write'));
  }
  return meant !== undefined;
}

/** Validates each construct once, including those that a validation adds, and returns the tree of the valid app. */
function validated(app: FleetApp): ConstructTree {
  const seen = new Set<IConstruct>();
  const own = new Map<IConstruct, readonly string[]>();
  const validate = (construct: IConstruct) => {
    if (!seen.has(construct)) {
      seen.add(construct);
      const errors = construct.node.validate();
      if (errors.length > 0) {
        own.set(construct, errors);
      }
    }
  };
  let tree = new ConstructTree(app);
  if (tree.hasStashObjects) {
    // They may come from an Include, without any construct of this library that would have turned on the checks.
    checksOf(app);
  }
  const found = checkedAfter(app, () => {
    tree.constructs.forEach(validate);
    while (!tree.isCurrent) {
      tree = new ConstructTree(app);
      tree.constructs.forEach(validate);
    }
  });
  // The exact wording of cdk8s.
  const errors = tree.constructs.flatMap((construct) =>
    [...own.get(construct) ?? [], ...found.get(construct) ?? []].map((error) => `[${construct.node.path}] ${error}`));
  if (errors.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  }
  return tree;
}

function constructMetadata({ charts, objectsOf }: Contents): string {
  const resources: { [name: string]: { readonly path: string } } = {};
  for (const object of charts.flatMap(objectsOf)) {
    resources[object.name] = { path: object.node.path };
  }
  return JSON.stringify({ version: '1.0.0', resources });
}
