import { fullNameOf } from '../../full-name';
import { grouped } from '../../grouped';
import type { Rule } from '../../rule';
import { called } from '../../subject';

export const sharedFile: Rule = {
  id: 'STASH608',
  name: 'shared-file',
  level: 'error',
  title: 'An app writes two objects into one file, in which only one of them remains.',
  why: 'With a file per object, cdk8s names files after the kind and the name. Two objects with the same name in two namespaces have the same file, and '
    + 'the one that is written first is lost, without an error.',
  mend: 'Give one of them another name, or leave `yamlOutputType` of the app at its default, a file per chart.',
  facts: [
    { says: 'With YamlOutputType.FILE_PER_RESOURCE, App writes only one of two Repositories with the same name.', standing: 'measured' },
    { says: 'The name of the namespace is no part of the name of the file.', standing: 'source', see: 'cdk8s-team/cdk8s-core: src/app.ts' },
  ],
  judge(cluster, report) {
    for (const [first, ...others] of grouped(cluster.subjects, ({ origin }) => origin.file).values()) {
      for (const subject of others) {
        // The items of a List are one object of the app, and that an object is declared twice is another finding.
        if (subject.origin !== first!.origin && fullNameOf(subject) !== fullNameOf(first!)) {
          report(subject, ['metadata', 'name'], {
            found: `${called(subject)} and ${called(first!)} are written to the same file, where only the last one remains`,
            mend: 'give one of them another name, or leave "yamlOutputType" of the app at its default, a file per chart',
            also: [{ subject: first!, field: ['metadata', 'name'] }],
          });
        }
      }
    }
  },
};
