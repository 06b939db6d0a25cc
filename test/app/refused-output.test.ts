import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { LIST, list, output, yaml } from './output';
import { FleetApp } from 'cdk8s-stash';

const { files, fleet, folder, outdir, put } = output();

const FOLDERS = { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE };

/** A synth that fails leaves everything as it was. */
const FAILURES: Readonly<Record<string, readonly [spoil: (app: FleetApp) => void, message: string]>> = {
  'a validation': [(app) => app.node.addValidation({ validate: () => ['no'] }), 'Validation failed with the following errors:\n  [] no'],
  'the last object': [(app) => {
    new ApiObject(new Chart(app, 'z'), 'z', { apiVersion: 'v1', kind: 'A', metadata: { name: 'z' } }).toJson = () => {
      throw new Error('cannot be rendered');
    };
  }, 'cannot be rendered'],
};

test.each(Object.entries(FAILURES))('%s: leaves the output as it was', (_, [spoil, message]) => {
  fleet(['a', 'b']).synth();
  const before = files();
  const app = fleet(['b', 'c'], {}, 'other');
  spoil(app);
  expect(() => app.synth()).toThrow(new Error(message));
  expect(files()).toEqual(before);
  expect(readdirSync(outdir()).sort()).toEqual([LIST, 'a.k8s.yaml', 'b.k8s.yaml']);
});

test.each(['/etc/passwd', '../secret', 'a/../../secret', './a', 'a//b', 'C:\\a', 'a\\..\\b', '..', 'c:/a'])('a list that names "%s" is refused', (name) => {
  put(LIST, list('a.k8s.yaml', name));
  put('../secret', 'mine');
  const message = `${join(outdir(), LIST)}: ${JSON.stringify(name)} is not a file in this folder, and only files in this folder may be removed: remove the line`;
  expect(() => fleet(['a']).synth()).toThrow(new Error(message));
  expect(() => fleet(['a']).verify()).toThrow(new Error(message));
  expect(readFileSync(join(folder(), 'secret'), 'utf8')).toBe('mine');
});

test('nothing is removed through a link that leads out of the folder', () => {
  put('../elsewhere/a', 'mine');
  put(LIST, list('link/a'));
  symlinkSync('../elsewhere', join(outdir(), 'link'));
  fleet(['a']).synth();
  expect(readFileSync(join(folder(), 'elsewhere/a'), 'utf8')).toBe('mine');
});

test('nothing is removed through a link from the folder of a former chart to that of a new one', () => {
  put(LIST, list('old/A.a.k8s.yaml'));
  put('a/A.a.k8s.yaml', 'as it was in the other folder');
  symlinkSync('a', join(outdir(), 'old'));
  fleet(['a'], FOLDERS).synth();
  expect(files()).toMatchObject({ [LIST]: list('a/A.a.k8s.yaml'), 'a/A.a.k8s.yaml': yaml('a') });
});

test.each(['/../../a.yaml', '/../a.yaml', '\\a', '/'])('an extension that leads out of the folder, or nowhere, is refused: "%s"', (outputFileExtension) => {
  expect(() => fleet(['a'], { outputFileExtension }).synth()).toThrow(new Error(
    `${join(outdir(), `a${outputFileExtension}`)}: is not a file inside the output folder: correct "outputFileExtension"`,
  ));
});

test.each([
  ['what moves a cursor', '\n\u001b[2J', '\\n\\u001b[2J'], ['half of a surrogate pair', '.\ud800', '.\\ud800'],
])('an extension with %s is refused, and not repeated as it is', (_, outputFileExtension, shown) => {
  expect(() => fleet(['a'], { outputFileExtension }).synth()).toThrow(new Error(
    `"${join(outdir(), 'a')}${shown}": is not a file inside the output folder: correct "outputFileExtension"`,
  ));
});

/** What cannot be written is found out before anything is. */
const OBSTACLES: ReadonlyArray<readonly [title: string, put: () => void, app: () => FleetApp, message: () => string]> = [
  ['a file where the folder of a chart is to be', () => put('b', 'mine'), () => fleet(['a', 'b'], FOLDERS, 'b'),
    () => `${join(outdir(), 'b')}: there is a file where a folder is needed: move the file away (EEXIST); the output is unchanged`],
  ['a folder where a file is to be', () => mkdirSync(join(outdir(), 'b.k8s.yaml')), () => fleet(['a', 'b']),
    () => `${join(outdir(), 'b.k8s.yaml')}: there is a folder where a file is needed: move the folder away (EISDIR); the output is unchanged`],
  ['a folder where the list of another app is', () => mkdirSync(join(outdir(), `${LIST}-other`)), () => fleet(['a', 'b']),
    () => `${join(outdir(), `${LIST}-other`)}: there is a folder where a file is needed: move the folder away (EISDIR); the output is unchanged`],
  ['a pipe where a file is to be', () => execFileSync('mkfifo', [join(outdir(), 'b.k8s.yaml')]), () => fleet(['a', 'b']),
    () => `${join(outdir(), 'b.k8s.yaml')}: there is something else where a file is needed: move it away (ENOTSUP); the output is unchanged`],
  ['a link that leads nowhere', () => symlinkSync('nowhere', join(outdir(), 'b.k8s.yaml')), () => fleet(['a', 'b']),
    () => `${join(outdir(), 'b.k8s.yaml')}: part of this path is missing, or is a broken link: create the folder, or remove the link (ENOENT); the output is unchanged`],
  ['a name that no disk takes', () => {}, () => fleet(['a', 'n'.repeat(253)], { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }),
    () => `${join(outdir(), `A.${'n'.repeat(253)}.k8s.yaml`)}: would contain the object "${'n'.repeat(120)}…", but its name has more than 255 bytes, which is too long for any file system: `
      + 'give the chart or the object a shorter name, or choose another "yamlOutputType"'],
];

test.each(OBSTACLES)('%s: the output is as it was', (_, obstruct, app, message) => {
  put('a/A.a.k8s.yaml', yaml('a'));
  put(LIST, list('a/A.a.k8s.yaml'));
  obstruct();
  const before = files();
  expect(() => app().synth()).toThrow(message());
  expect(files()).toEqual(before);
});

describe('two names that differ in capitals only', () => {
  const app = () => {
    const roles = new FleetApp({ outdir: outdir(), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    const chart = new Chart(roles, 'chart');
    ['Admin', 'admin'].forEach((name) => new ApiObject(chart, name, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name } }));
    return roles;
  };

  test('are two files', () => {
    app().synth();
    expect(Object.keys(files())).toEqual([LIST, 'ClusterRole.Admin.k8s.yaml', 'ClusterRole.admin.k8s.yaml']);
  });

  test('are refused where the disk takes them for one', () => {
    const exists = jest.spyOn(fs, 'existsSync').mockImplementation((path) => basename(String(path)).startsWith('.CDK8S-STASH-STAGED-'));
    try {
      expect(() => app().synth()).toThrow(new Error(
        `${join(outdir(), 'ClusterRole.admin.k8s.yaml')}: would contain both the object "chart/Admin" and the object "chart/admin", and the second would overwrite the first: `
        + 'give one of them another name, or choose another "yamlOutputType"',
      ));
    } finally {
      exists.mockRestore();
    }
    expect(readdirSync(outdir())).toEqual([]);
  });
});

test('a folder where the list is', () => {
  mkdirSync(join(outdir(), LIST), { recursive: true });
  expect(() => fleet(['a']).synth()).toThrow(
    `${join(outdir(), LIST)}: there is a folder where a file is needed: move the folder away (EISDIR); the output is unchanged`,
  );
});

test('a folder that is a link which leads nowhere', () => {
  symlinkSync(join(folder(), 'nowhere'), outdir());
  expect(() => fleet(['a']).synth()).toThrow(
    `${outdir()}: part of this path is missing, or is a broken link: create the folder, or remove the link (ENOENT); the output is unchanged`,
  );
  rmSync(outdir());
});
