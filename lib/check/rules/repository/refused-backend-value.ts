import { connections, memberFault, type BackendName } from '../../../backend/backend';
import { BACKENDS } from '../../../backend/backends';
import { outsideOfPod } from '../../../backend/own-pod';
import { usualS3Bucket } from '../../../backend/s3-bucket';
import { VOLUME_PATHS } from '../../../backend/volume-path';
import { asFields, type FieldPath, type Fields } from '../../../kubernetes/manifest-fields';
import { dnsLabel, dnsSubdomain } from '../../../kubernetes/name';
import type { Complaint, ValueRule } from '../../../refusal/complaint';
import { looksLikeCredential } from '../../../refusal/credential-shape';
import { fit } from '../../../refusal/quote';
import { addressWithoutQuery, holdsUser, httpUrl } from '../../../secret/service-address';
import { backendOf, isFilledIn, repositorySpecs, type RepositorySpec } from '../../graph/repository-spec';
import type { Level, Report, Rule } from '../../rule';
import { foundBy, foundUnshown } from '../../value-finding';

export const refusedBackendValue: Rule = {
  id: 'STASH112',
  name: 'refused-backend-value',
  level: 'error',
  title: 'A Repository lacks a value, or has one that its backend, its volume or Stash does not accept.',
  why: 'Nothing refuses it when it is applied. The first backup fails or never starts, or restic reads the value differently from what is meant and '
    + 'keeps the backups elsewhere. '
    + 'The finding is a warning for maxConnections that the operator ignores, for an S3 bucket with a name that only some servers accept, and for a '
    + 'server at localhost.',
  mend: 'Write a value as the message says. If existing backups are kept under the prefix or name, move them at the same time.',
  facts: [
    {
      says: 'The name of an Azure container has 3 to 63 characters: a-z, 0-9 and single hyphens.',
      standing: 'documented',
      see: 'https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#container-names',
    },
    { says: 'Amazon S3 documents its rules for bucket names.', standing: 'documented', see: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html' },
    { says: 'For a server other than Amazon, restic accepts capitals, "_" and ":" in the name of a bucket, but not a name of fewer than 3 characters.', standing: 'measured' },
    { says: 'Google Cloud Storage documents its rules for bucket names.', standing: 'documented', see: 'https://cloud.google.com/storage/docs/buckets#naming' },
    { says: 'Backblaze B2 documents its rules for bucket names.', standing: 'documented', see: 'https://www.backblaze.com/docs/cloud-storage-buckets' },
    { says: 'restic normalises a prefix, and needs 73 characters of an object name for itself.', standing: 'measured', see: 'restic/restic: internal/backend' },
    {
      says: 'Kubernetes requires an absolute path for an NFS volume, and refuses ".." in the path of a hostPath volume.',
      standing: 'source',
      see: 'kubernetes/kubernetes: pkg/apis/core/validation/validation.go, validateNFSVolumeSource, validateHostPathVolumeSource',
    },
    { says: 'The containers of a pod share localhost, and no other pod does.', standing: 'documented', see: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking' },
    { says: 'The operator passes maxConnections on only if it is greater than 0.', standing: 'source', see: 'stashed/apimachinery: pkg/restic/commands.go' },
  ],
  judge(cluster, report) {
    for (const repository of repositorySpecs(cluster)) {
      judgeNames(repository, report);
      const name = backendOf(repository);
      if (name !== undefined) {
        judgeBackend(repository, name, report);
      }
    }
  },
};

function judgeNames(repository: RepositorySpec, report: Report): void {
  const { subject, spec, isPattern } = repository;
  judgeText(repository, ['metadata', 'namespace'], isPattern ? undefined : subject.namespace || undefined, dnsLabel, report);
  judgeText(repository, [...BACKEND, 'storageSecretName'], spec.backend?.storageSecretName || undefined, dnsSubdomain, report);
}

const BACKEND: FieldPath = ['spec', 'backend'];

function judgeBackend(repository: RepositorySpec, name: BackendName, report: Report): void {
  const backend = asFields(repository.spec.backend![name]);
  const at: FieldPath = [...BACKEND, name];
  for (const rule of BACKENDS[name].members) {
    const [member] = rule;
    judgeText(repository, [...at, member], backend[member], (value) => memberFault(rule, value, backend), report);
  }
  const count = backend.maxConnections;
  const complaint = typeof count === 'number' ? connections(count) : undefined;
  if (complaint !== undefined) {
    // Only a warning, because the operator treats it as unset and backups run.
    report(repository.subject, [...at, 'maxConnections'], { level: 'warning', ...foundBy(complaint, count) });
  }
  if (name === 's3') {
    // Only a warning, because the endpoint does not tell which server it is, and which names that server accepts.
    judgeText(repository, [...at, 'bucket'], backend.bucket, usualS3Bucket(String(backend.endpoint ?? '')), report, 'warning');
    judgeText(repository, [...at, 'endpoint'], backend.endpoint, outsideOfPod, report, 'warning');
  }
  if (name === 'rest') {
    judgeUrl(repository, [...at, 'url'], backend.url, report);
  }
  if (name === 'local') {
    judgeVolume(repository, at, backend, report);
  }
}

function judgeText(repository: RepositorySpec, field: FieldPath, text: unknown, rule: ValueRule, report: Report, level?: Level): void {
  // A credential in this place is a finding of another rule.
  if (typeof text === 'string' && !isFilledIn(repository, text) && !looksLikeCredential(text)) {
    const complaint = rule(text);
    report(repository.subject, field, complaint && { level, ...foundBy(complaint, text) });
  }
}

function judgeUrl(repository: RepositorySpec, field: FieldPath, url: unknown, report: Report): void {
  if (url === undefined || url === '') {
    report(repository.subject, field, { found: 'does not name a server', mend: 'write the address of the repository, such as "https://backup.example.com:8000/shop"' });
  } else if (typeof url === 'string' && !holdsUser(url)) {
    const query: Complaint | undefined = isFilledIn(repository, url) ? undefined : addressWithoutQuery(url);
    if (query !== undefined) {
      report(repository.subject, field, foundUnshown(query));
    } else {
      judgeText(repository, field, url, httpUrl, report);
      judgeText(repository, field, url, outsideOfPod, report, 'warning');
    }
  }
}

function judgeVolume(repository: RepositorySpec, field: FieldPath, { mountPath, subPath, ...sources }: Fields, report: Report): void {
  const [source, ...others] = Object.keys(sources).filter((name) => sources[name] !== undefined);
  if (source === undefined) {
    report(repository.subject, field, { found: 'has no volume, so that no pod that uses it can start', mend: 'set one source, such as persistentVolumeClaim' });
  } else if (others.length > 0) {
    report(repository.subject, field, {
      found: `has ${others.length + 1} volumes, so that Kubernetes refuses every pod that uses it`,
      mend: `keep one of ${[source, ...others].sort().map(fit).join(', ')}`,
    });
  } else if (source === 'persistentVolumeClaim') {
    const { claimName } = asFields(sources[source]);
    judgeText(repository, [...field, source, 'claimName'], claimName, dnsSubdomain, report);
  } else if (VOLUME_PATHS[source] !== undefined) {
    const { path } = asFields(sources[source]);
    judgeText(repository, [...field, source, 'path'], path, VOLUME_PATHS[source], report);
  }
}
