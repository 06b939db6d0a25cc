import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { LIST, list, output, yaml } from './output';

const { files, fleet, folder, outdir } = output();

test('what another app writes is not written', () => {
  const one = fleet(['a', 'b'], { name: 'one' });
  one.synth();
  expect(() => fleet(['b'], { name: 'two' }).synth()).toThrow(new Error(
    `${join(outdir(), 'b.k8s.yaml')}: is what another app writes, as "${LIST}-one" says: write into another folder, or synthesise that app first if it writes it no more; `
    + 'if there is no such app any more, remove that list',
  ));
  one.node.tryRemoveChild('b');
  one.synth();
  fleet(['b'], { name: 'two' }).synth();
  expect(Object.keys(files())).toEqual([`${LIST}-one`, `${LIST}-two`, 'a.k8s.yaml', 'b.k8s.yaml']);
});

describe('two apps of one program that have no name', () => {
  const rivals = (where = outdir()) => new Error(
    `${where}: two apps write here, and this one would remove "a.k8s.yaml" of the other: give each a "name" of its own, or an "outdir" of its own`,
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

  test('may write the same', () => {
    fleet(['a']).synth();
  });
});

test('two apps of one program and one name do not remove what the other wrote', () => {
  fleet(['a'], { name: 'shop' }).synth();
  expect(() => fleet(['b'], { name: 'shop' }).synth()).toThrow(
    `${outdir()}: two apps write here, and this one would remove "a.k8s.yaml" of the other: give each a "name" of its own, or an "outdir" of its own`,
  );
});
