import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { REPOSITORY_RULES } from '../../../lib/check/rules/repository';
import { SECRET_RULES } from '../../../lib/check/rules/secret';
import { CORPUS, HAS_CORPUS } from '../../corpus/documents';
import { findingsIn } from '../judged';

const RULES = [...REPOSITORY_RULES, ...SECRET_RULES];

const files = HAS_CORPUS ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file)).sort() : [];
const objects = (file: string) => parseAllDocuments(readFileSync(join(CORPUS, file), 'utf8')).map((document) => document.toJS() as object).filter(Boolean);

if (!HAS_CORPUS) {
  console.warn(`NOT CHECKED: whether the rules find nothing in Stash's documentation, for there is no ${CORPUS}`);
}

(HAS_CORPUS ? test : test.skip)('in Stash\'s documentation a volume that dies with its pod is found, and nothing else', () => {
  expect(files.flatMap((file) => findingsIn(objects(file), { rules: RULES }))).toEqual([
    'error STASH110 Repository local-repo-with-emptydir spec.backend.local.emptyDir: is deleted together with the pod, and every backup in it: '
    + 'use a volume that outlives the pod, such as persistentVolumeClaim or nfs; for a demonstration, acknowledge it',
  ]);
});
