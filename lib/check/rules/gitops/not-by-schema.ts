import { STASH_API_VERSIONS } from '../../../../imports/kinds';
import { embeddedApiVersion, embeddedKind } from '../../../kubernetes/embedded-type';
import { asFields, asText, fieldText } from '../../../kubernetes/manifest-fields';
import { METADATA_MEMBERS } from '../../../kubernetes/metadata';
import { dnsLabel, dnsSubdomain } from '../../../kubernetes/name';
import { NOT_SHOWN } from '../../../refusal/complaint';
import { mayHoldCredential } from '../../../refusal/credential-shape';
import { nearest } from '../../../refusal/near';
import { mayHoldPlaceholder } from '../../../refusal/placeholder';
import { asQuestion, fit, quote } from '../../../refusal/quote';
import type { SchemaFault } from '../../conform';
import { isClusterScoped } from '../../full-name';
import { apiVersionMeant, isWithoutKind, kindMeant, successorOf } from '../../relevant-kinds';
import type { Found, Report, Rule } from '../../rule';
import { STASH_KINDS } from '../../stash-kinds';
import type { Subject } from '../../subject';
import { unrendered, valueFinding } from '../../value-finding';

export const notBySchema: Rule = {
  id: 'STASH606',
  name: 'not-by-schema',
  level: 'error',
  title: 'A Stash object does not match its schema, or its kind, API version, name, namespace or a quantity is not valid.',
  why: 'The API server refuses wrong types, and silently drops unknown fields, so that what they were meant to set is not set. It refuses an object '
    + 'of an unknown kind as a whole, unless an earlier release of Stash left its definition behind: then nothing is done with it. In the types of Kubernetes itself that Stash embeds, the metadata aside, unknown '
    + 'fields pass, since newer versions have more. The parameters of an AppBinding are kept unread, and are wrong only to Stash.',
  mend: 'Write the field as the schema of the kind defines it, and the kind as Stash names it.',
  facts: [
    {
      says: 'Unknown fields are pruned from custom resources with a structural schema, and values of the wrong type are refused.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning',
    },
    {
      says: 'kubectl refuses a custom resource with an unknown field in its metadata, unless its validation is switched off.',
      standing: 'source',
      see: 'kubernetes/kubernetes: test/e2e/kubectl/kubectl.go',
    },
    {
      says: 'Restic and Recovery were deprecated in favour of v1beta1, and none of the releases that this library knows has their definitions.',
      standing: 'documented',
      see: 'https://stash.run/docs/v2021.10.11/concepts/crds/v1alpha1/recovery/',
    },
    { says: 'The schemas have a pattern for quantities, which "1GB" and "1 Gi" do not match.', standing: 'source', see: 'stashed/apimachinery: crds' },
  ],
  echoes: ['STASH321'],
  judge(cluster, report) {
    for (const { group, kind, subjects } of cluster.kinds()) {
      const meant = kindMeant({ group, kind });
      for (const subject of meant === undefined ? [] : subjects) {
        report(subject, ['kind'], { found: `${quote(subject.kind)} is not a kind of Stash, and the API server refuses the object`, mend: asQuestion(meant!) });
      }
      const successor = successorOf({ group, kind });
      for (const subject of successor === undefined ? [] : subjects) {
        report(subject, ['kind'], {
          found: `${quote(subject.kind)} is a kind of earlier releases, and no later one does anything with it`,
          mend: `write ${successor} instead`,
        });
      }
      for (const subject of isWithoutKind({ group, kind }) ? subjects : []) {
        report(subject, [], complaint({ path: [], missing: 'kind' }));
      }
      const apiVersion = apiVersionMeant({ group, kind });
      if (apiVersion !== undefined) {
        subjects.forEach((subject) => reportApiVersion(subject, apiVersion, report));
      }
    }
    for (const { subject } of cluster.declarations('AppBinding')) {
      reportParameters(subject, report);
    }
    for (const kind of STASH_KINDS) {
      for (const { subject, faults } of cluster.declarations(kind)) {
        if (subject.apiVersion !== STASH_API_VERSIONS[kind]) {
          reportApiVersion(subject, STASH_API_VERSIONS[kind], report);
        }
        reportMetadata(subject, report);
        // The operator writes the status, and newer releases write fields that the schema does not have.
        for (const fault of faults) {
          if (fault.path[0] !== 'status') {
            report(subject, 'unknown' in fault ? [...fault.path, fault.unknown] : fault.path, complaint(fault));
          }
        }
      }
    }
  },
};

function reportApiVersion(subject: Subject, meant: string, report: Report): void {
  const { apiVersion, kind } = subject;
  const mend = `write ${quote(meant)}`;
  if (apiVersion === '') {
    report(subject, [], { ...complaint({ path: [], missing: 'apiVersion' }), mend });
  } else {
    report(subject, ['apiVersion'], { found: `${quote(apiVersion)} has no kind ${kind}`, mend });
  }
}

function reportMetadata(subject: Subject, report: Report): void {
  const metadata = asFields(subject.manifest.metadata);
  const { name, generateName } = metadata;
  for (const unknown of Object.keys(metadata).filter((member) => !METADATA_MEMBERS.includes(member) && !isUnset(metadata[member]))) {
    report(subject, ['metadata', unknown], complaint({ path: ['metadata'], unknown, meant: nearest(unknown, METADATA_MEMBERS), known: METADATA_MEMBERS }));
  }
  if (isUnset(name) && isUnset(generateName)) {
    report(subject, ['metadata'], complaint({ path: ['metadata'], missing: 'name' }));
  }
  report(subject, ['metadata', 'name'], valueFinding(stated(subject.name), dnsSubdomain));
  // The namespace of a cluster-scoped object is dropped.
  report(subject, ['metadata', 'namespace'], valueFinding(isClusterScoped(subject) ? undefined : stated(subject.namespace), dnsLabel));
}

/** A name of which something can be said: one that is empty is left open, and a placeholder is replaced by another program. */
const stated = (name: string) => name === '' ? undefined : settled(name);

const settled = (text: string | undefined) => text === undefined || mayHoldPlaceholder(text) ? undefined : text;

/** Of the object that the parameters of an AppBinding are, the API server checks what it is. */
function reportParameters(subject: Subject, report: Report): void {
  const { apiVersion, kind } = asFields(asFields(subject.manifest.spec).parameters);
  report(subject, ['spec', 'parameters', 'apiVersion'], valueFinding(settled(asText(apiVersion)), embeddedApiVersion));
  report(subject, ['spec', 'parameters', 'kind'], valueFinding(settled(asText(kind)), embeddedKind));
}

/** Whether the API server treats a name as unset. It does not do so for numbers and booleans, 0 and false included. */
const isUnset = (name: unknown) => name === undefined || name === null || name === '';

function complaint(fault: SchemaFault): Found {
  const followedBy = (consequence: string) => `and the API server ${fault.isUnread ? 'does not notice' : consequence}`;
  if ('unknown' in fault) {
    return {
      found: `is not a field of the schema, ${followedBy('would drop it silently')}`,
      mend: asQuestion(fault.meant) ?? `the fields are ${fault.known.slice(0, 12).join(', ')}${fault.known.length > 12 ? ' and others' : ''}`,
    };
  }
  if ('missing' in fault) {
    return { found: `${quote(fault.missing)} is missing, ${followedBy('refuses the object without it')}`, mend: `write ${fieldText([...fault.path, fault.missing])}` };
  }
  const waiting = unrendered(fault.given);
  if (waiting !== undefined) {
    return waiting;
  }
  const given = typeof fault.given === 'object' && fault.given !== null ? (Array.isArray(fault.given) ? 'a list' : 'an object')
    : fault.isBinary && fault.given !== '' ? NOT_SHOWN : quote(fault.given);
  const found = `${given} does not match the schema, ${followedBy('refuses the object')}`;
  const member = fault.path.at(-1)!;
  return typeof fault.given === 'string' && fault.isReference && typeof member === 'string' && !mayHoldCredential(fault.given)
    ? { found, mend: `write ${member}: { name: ${fit(fault.given)} }` }
    : { found, mend: `write ${fault.allowed}` };
}
