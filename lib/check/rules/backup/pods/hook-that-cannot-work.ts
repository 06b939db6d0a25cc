import { ACTIONS, hookFaults, isPortName } from '../../../../invoker/hooks/hook-faults';
import { hookTemplate } from '../../../../invoker/hooks/hook-template';
import { asFields, asText, asTexts, type Fields } from '../../../../kubernetes/manifest-fields';
import { dnsLabel } from '../../../../kubernetes/name';
import { listing } from '../../../../refusal/listing';
import { nearest } from '../../../../refusal/near';
import { mayHoldPlaceholder } from '../../../../refusal/placeholder';
import { asQuestion, quote } from '../../../../refusal/quote';
import { isAbsent } from '../../../../refusal/refusal';
import { containersOf } from '../../../../target/workload-manifest';
import type { Cluster } from '../../../cluster';
import { appBindingOf } from '../../../graph/app-binding';
import { MADE_BY_BLUEPRINT } from '../../../graph/made-backup';
import { containerFault, silentPod, STASH_CONTAINER, takesSnapshots } from '../../../graph/pods/hook-container';
import { batchHooks, hookUses, type HookUse } from '../../../graph/pods/hook-use';
import { podOf } from '../../../graph/pods/pod';
import type { FoundAt, Report, Rule } from '../../../rule';
import { called, isDeclared } from '../../../subject';
import { foundAsGiven, foundWithin, valueFinding } from '../../../value-finding';

export const hookThatCannotWork: Rule = {
  id: 'STASH319',
  name: 'hook-that-cannot-work',
  level: 'warning',
  title: 'A hook cannot work as it is written, or not in the pod in which Stash runs it.',
  why: 'If the hook before a backup or restore fails, the backup or restore is not done at all; if the hook after it fails, it counts as failed. A '
    + 'hook that does nothing, for example one that should flush a database before its files are copied, leaves a backup that cannot be restored. '
    + 'Found are: no action or several, an incomplete action, a command that needs a shell, a line that a shell does not run as a whole, a container that does not exist or is not running '
    + 'yet, a request to a pod of Stash, a template that cannot be filled in, and an execution policy that is ignored.',
  mend: 'Give each hook one action with everything that it needs. Unlike in a probe, the scheme of a request has no default in Stash. Acknowledge '
    + 'it if something else, such as a webhook, adds the container to the pods.',
  facts: [
    {
      says: 'An empty scheme makes an address without one, a named port is looked up in the container that the hook names, and several actions run '
        + 'one after the other.',
      standing: 'inferred',
      see: 'stashed/apimachinery: vendor/kmodules.xyz/prober/probe/prober.go',
    },
    {
      says: 'A command runs as it is given, without a shell.',
      standing: 'documented',
      see: 'https://stash.run/docs/latest/guides/hooks/overview/',
    },
    {
      says: 'A shell runs the one argument after -c; those behind it are its name and the parameters of that line.',
      standing: 'documented',
      see: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html',
    },
    {
      says: 'The command for a database runs in a pod behind the Service of its AppBinding.',
      standing: 'inferred',
      see: 'stashed/apimachinery: pkg/hooks/hook.go',
    },
    {
      says: 'The hooks for the restore of a workload run in its init container, before the application starts, and a command without a container '
        + 'name is for the first container of the pod.',
      standing: 'source',
      see: 'stashed/stash: pkg/restore/restore.go',
    },
    {
      says: 'The command for a claim runs in the pod of the Job, whose containers are all init containers except the last.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/run_hook.go, pkg/resolver/task.go',
    },
    {
      says: 'The hooks for VolumeSnapshots run in the pod of the Job, whose only container is stash. The one after them runs unless taking them ends with an '
        + 'error, whatever its execution policy.',
      standing: 'source',
      see: 'stashed/stash: pkg/cmds/create_volumesnapshot.go',
    },
    {
      says: 'A request without a host goes to the pod in which a command would run.',
      standing: 'source',
      see: 'stashed/apimachinery: vendor/kmodules.xyz/prober/probe/prober.go',
    },
    {
      says: 'A hook that contains "{{" is a Go template, and fails if the template cannot be parsed or asks for something that does not exist.',
      standing: 'source',
      see: 'stashed/apimachinery: pkg/hooks/hook.go',
    },
    {
      says: 'The hooks of a batch as a whole run in the pod of the operator.',
      standing: 'inferred',
      see: 'stashed/stash: pkg/controller/backup_session.go',
    },
    MADE_BY_BLUEPRINT,
  ],
  judge(cluster, report) {
    for (const use of hookUses(cluster)) {
      if (isDeclared(use.subject)) {
        reportHook(use, report);
      }
      reportAddress(cluster, use, report);
      reportContainerFault(cluster, use, report);
      reportSilence(use, report);
      reportIgnoredPolicy(use, report);
    }
    for (const hooks of batchHooks(cluster)) {
      for (const use of hooks) {
        reportHook(use, report);
        reportSilence(use, report);
      }
      reportOfOperator(hooks.filter(({ hook }) => !isAbsent(hook.exec) && asText(hook.containerName)), report);
    }
  },
};

function reportHook({ subject, field, hook }: HookUse, report: Report): void {
  for (const { at, complaint } of hookFaults(hook)) {
    report(subject, [...field, ...at], foundWithin(complaint));
  }
  for (const { at, ...found } of templateFaults(hook)) {
    report(subject, [...field, ...at], found);
  }
}

/** The faults of the texts that Stash fills in as Go templates. The constructor of a hook does not check these. */
function templateFaults({ exec, httpPost }: Fields): FoundAt[] {
  const texts = [
    ...asTexts(asFields(exec).command).map((text, index) => ({ at: ['exec', 'command', index], text })),
    { at: ['httpPost', 'body'], text: asText(asFields(httpPost).body) ?? '' },
  ];
  return texts.flatMap(({ at, text }) => {
    const complaint = hookTemplate(text);
    return complaint === undefined ? [] : [{ at, ...foundAsGiven(complaint, text) }];
  });
}

function reportContainerFault(cluster: Cluster, use: HookUse, report: Report): void {
  const found = isAbsent(use.hook.exec) ? undefined : containerFault(cluster, use);
  if (found !== undefined) {
    report(use.subject, [...use.field, asText(use.hook.containerName) ? 'containerName' : 'exec'], found);
  } else if (use.of === undefined || asText(use.hook.containerName) !== STASH_CONTAINER[use.of.action]) {
    reportUnknownContainer(cluster, use, report);
  }
}

function reportUnknownContainer(cluster: Cluster, { subject, field, hook, of }: HookUse, report: Report): void {
  const given = asText(hook.containerName);
  if (!given || mayHoldPlaceholder(given)) {
    return;
  }
  const none = valueFinding(given, dnsLabel);
  if (none !== undefined) {
    report(subject, [...field, 'containerName'], none);
    return;
  }
  const pod = podOf(cluster, of?.target);
  if (pod === undefined || !ACTIONS.some((name) => name === 'exec' ? !isAbsent(hook.exec) : isPortName(asFields(hook[name]).port))) {
    return;
  }
  const containers = containersOf(pod);
  if (containers.length > 0 && !containers.includes(given)) {
    report(subject, [...field, 'containerName'], {
      found: `${quote(given)} is not a container of ${called(of!.target!)} (it has ${listing(containers.map(quote))}), so the hook fails`,
      mend: asQuestion(nearest(given, containers)) ?? 'name one of its containers, or acknowledge this if something else adds it to the pods',
    });
  }
}

function reportAddress(cluster: Cluster, { subject, field, hook, of }: HookUse, report: Report): void {
  const binding = isAbsent(hook.exec) ? undefined : appBindingOf(cluster, of?.target);
  if (binding === undefined) {
    return;
  }
  const { url, service } = binding.manifest.spec?.clientConfig ?? {};
  if (!isAbsent(url) && isAbsent(service)) {
    report(subject, [...field, 'exec'], {
      found: `${called(binding.subject)} has a url and no Service, but Stash runs the command in a pod behind the Service of an AppBinding`,
      mend: 'use an HTTP request to a host in place of the command, or leave the hook out',
    });
  }
}

/** Reports requests to a pod in which nothing answers them. */
function reportSilence(use: HookUse, report: Report): void {
  const { subject, field, hook } = use;
  const pod = silentPod(use);
  for (const action of pod === undefined ? [] : REQUESTS.filter((name) => !isAbsent(hook[name]) && !asText(asFields(hook[name]).host))) {
    report(subject, [...field, action, 'host'], {
      found: `is missing, so the request goes to ${pod}, where nothing answers it, and the hook fails`,
      mend: 'name the host, such as the Service of the application with its namespace',
    });
  }
}

const REQUESTS = ACTIONS.filter((name) => name !== 'exec');

function reportIgnoredPolicy({ subject, field, hook, of }: HookUse, report: Report): void {
  const policy = asText(hook.executionPolicy);
  if (of !== undefined && takesSnapshots(of) && policy?.includes('Failure')) {
    report(subject, [...field, 'executionPolicy'], {
      found: `${quote(policy)} is ignored for VolumeSnapshots: the hook runs after each run, but not if it ends with an error`,
      mend: 'leave the hook out, and watch the BackupSessions for failures',
    });
  }
}

/** Reports hooks of a batch as a whole that name a container, because they run in the pod of the operator, which does not have it. */
function reportOfOperator(hooks: readonly HookUse[], report: Report): void {
  const [first] = hooks;
  if (first !== undefined) {
    const containers = [...new Set(hooks.map(({ hook }) => quote(hook.containerName)))].join(', ');
    report(first.subject, first.field.slice(0, -1), {
      found: `${hooks.map(({ field }) => field.at(-1)).join(' and ')} of the whole batch would run a command in the container ${containers}, `
        + 'but the hooks of a batch run in the pod of the operator, which has no such container',
      mend: 'move the hook to the member whose pods have the container',
    });
  }
}
