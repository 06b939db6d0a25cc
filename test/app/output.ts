import fs, { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { FleetApp, type FleetAppProps } from 'cdk8s-stash';

export const LIST = '.cdk8s-stash-files';
const HEAD = '# What cdk8s-stash wrote into this folder: it removes what it no longer writes, and nothing else. Commit this file too.\n';

export const list = (...names: string[]) => HEAD + names.map((name) => `${name}\n`).join('');
export const yaml = (name: string, value = 'a') => `apiVersion: v1\nkind: A\nmetadata:\n  name: ${name}\nvalue: ${value}\n`;

type Files = { readonly [name: string]: string };

/** A folder for each test, and an output folder in it that is not there yet. */
export function output() {
  let parent: string;
  let written: jest.SpyInstance;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'cdk8s-stash-'));
    written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    written.mockRestore();
    rmSync(parent, { recursive: true });
  });

  const folder = () => parent;
  const outdir = () => join(parent, 'dist');
  const messages = () => written;

  /** An app with a chart of each name, and one object in each. */
  const fleet = (names: readonly string[], props: FleetAppProps = {}, value = 'a'): FleetApp => {
    const app = new FleetApp({ outdir: outdir(), ...props });
    for (const name of names) {
      new ApiObject(new Chart(app, name), 'a', { apiVersion: 'v1', kind: 'A', metadata: { name }, value } as never);
    }
    return app;
  };

  const put = (name: string, text: string): void => {
    mkdirSync(join(outdir(), name, '..'), { recursive: true });
    writeFileSync(join(outdir(), name), text);
  };

  /** Every file of the output folder. */
  const files = (): Files => Object.fromEntries(readdirSync(outdir(), { recursive: true, encoding: 'utf8' }).sort()
    .filter((name) => fs.lstatSync(join(outdir(), name)).isFile())
    .map((name) => [name, readFileSync(join(outdir(), name), 'utf8')]));

  /** What a synth says, and what it leaves. */
  const synth = (app: FleetApp): readonly [message: string, files: Files] => {
    written.mockClear();
    app.synth();
    expect(written).toHaveBeenCalledTimes(1);
    return [String(written.mock.calls[0]![0]).replace(`cdk8s-stash: ${outdir()}: `, '').trimEnd(), files()];
  };

  return { folder, outdir, messages, fleet, put, files, synth };
}
