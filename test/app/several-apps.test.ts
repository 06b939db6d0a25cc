import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { LIST, list, output, yaml } from './output';
import { FleetApp } from 'cdk8s-stash';

const { files, fleet, folder, outdir, put } = output();

test('what another app writes is not written', () => {
  const one = fleet(['a', 'b'], { name: 'one' });
  one.synth();
  expect(() => fleet(['b'], { name: 'two' }).synth()).toThrow(new Error(
    `${join(outdir(), 'b.k8s.yaml')}: is written by another app, according to "${LIST}-one": write into another folder; if that app no longer writes the file, `
    + 'synthesise that app first; if that app no longer exists, remove its list',
  ));
  one.node.tryRemoveChild('b');
  one.synth();
  fleet(['b'], { name: 'two' }).synth();
  expect(Object.keys(files())).toEqual([`${LIST}-one`, `${LIST}-two`, 'a.k8s.yaml', 'b.k8s.yaml']);
});

describe('two apps of one program that have no name', () => {
  const rivals = (where = outdir()) => new Error(
    `${where}: two apps write into this folder, and this one would remove "a.k8s.yaml", which the other wrote: give each app its own "name" or its own "outdir"; `
    + 'if the program creates the same app again, restart the program instead',
  );
  beforeEach(() => fleet(['a']).synth());
  afterEach(() => expect(files()).toEqual({ [LIST]: list('a.k8s.yaml'), 'a.k8s.yaml': yaml('a') }));

  test('do not remove what the other wrote', () => {
    expect(() => fleet(['b']).synth()).toThrow(rivals());
  });

  test('are found out where one goes through a link', () => {
    const link = join(folder(), 'link');
    symlinkSync(outdir(), link);
    expect(() => fleet(['b'], { outdir: link }).synth()).toThrow(rivals(link));
  });

  test('are found out where each is of a copy of the library', () => {
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const copy = require('../../lib/app/fleet-app') as { readonly FleetApp: typeof FleetApp };
      expect(copy.FleetApp).not.toBe(FleetApp);
      expect(() => new copy.FleetApp({ outdir: outdir() }).synth()).toThrow(rivals());
    });
  });

  test('may write the same', () => {
    fleet(['a']).synth();
  });
});

test('several apps may record the metadata of their constructs: it is that of the last, as with App', () => {
  const apps = ['one', 'two'].map((name) => fleet([name], { name, recordConstructMetadata: true }));
  apps.forEach((app) => app.synth());
  expect(files()['construct-metadata.json']).toBe('{"version":"1.0.0","resources":{"two":{"path":"two/a"}}}');
  apps.forEach((app) => app.verify());
});

test.each(['.orig', '~', ' 2', '.bak'])('what is called like the list of an app with "%s" behind is no list', (end) => {
  fleet(['a'], { name: 'shop' }).synth();
  put(`${LIST}-shop${end}`, list('a.k8s.yaml'));
  fleet(['a'], { name: 'shop' }).verify();
});

test('a list does not name another one', () => {
  put(`${LIST}-other`, list('b.k8s.yaml'));
  put(LIST, list(`${LIST}-other`));
  expect(() => fleet(['a']).synth()).toThrow(new Error(
    `${join(outdir(), LIST)}: "${LIST}-other" is not a file in this folder, and only files in this folder may be removed: remove the line`,
  ));
});

test('nothing is written that is called like a list', () => {
  const app = new FleetApp({ outdir: outdir(), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE, outputFileExtension: '' });
  new ApiObject(new Chart(app, 'chart'), 'a', { apiVersion: 'v1', kind: '', metadata: { name: 'cdk8s-stash-files' } });
  expect(() => app.synth()).toThrow(new Error(`${join(outdir(), LIST)}: would contain the object "chart/a", but the name is reserved for the list of written files: `
    + 'give one of them another name, or choose another "yamlOutputType"'));
});

test('two apps of one program and one name do not remove what the other wrote', () => {
  fleet(['a'], { name: 'shop' }).synth();
  expect(() => fleet(['b'], { name: 'shop' }).synth()).toThrow(
    `${outdir()}: two apps write into this folder, and this one would remove "a.k8s.yaml", which the other wrote: give each app its own "name" or its own "outdir"; `
    + 'if the program creates the same app again, restart the program instead',
  );
});
