import { hasVariable } from '../../../../addon/variable';
import { SCHEDULE } from '../../../../backup/blueprint/auto-backup-annotation';
import { cronRule } from '../../../../backup/schedule';
import { someTime } from '../../../../invoker/time-span';
import { secondsOf } from '../../../../kubernetes/go-duration';
import { asFields, type FieldPath } from '../../../../kubernetes/manifest-fields';
import type { ValueRule } from '../../../../refusal/complaint';
import { once } from '../../../../synth/once';
import { restoresIn } from '../../../graph/restore';
import { routinesOf, schedulesOf, type Routine } from '../../../graph/schedule/routine';
import type { Report, Rule } from '../../../rule';
import type { Subject } from '../../../subject';
import { valueFinding } from '../../../value-finding';

export const impossibleSchedule: Rule = {
  id: 'STASH309',
  name: 'impossible-schedule',
  level: 'error',
  title: 'A backup has no schedule, or one that is invalid or never due, or a duration cannot be read or is less than a second.',
  why: 'Stash makes a CronJob of the schedule. If Kubernetes cannot read the schedule, it refuses the CronJob: the backup never runs, and nothing '
    + 'fails. A duration such as "1d" gets past the API server, but Stash is written in Go, whose durations have no days. Stash then fails to read '
    + 'the list of all objects of that kind, so the others stop as well. '
    + 'The finding is a warning for a blueprint without a schedule.',
  mend: 'Write five fields, as in `0 2 * * *`, or a macro such as `@daily`, and write durations in hours, minutes and seconds, as in `1h30m`.',
  facts: [
    {
      says: 'The schedule becomes the schedule of a CronJob, and Kubernetes checks its syntax.',
      standing: 'source',
      see: 'stashed/stash: pkg/scheduler/periodic.go',
    },
    {
      says: 'Kubernetes takes "?" for "*" in each field of the schedule.',
      standing: 'source',
      see: 'robfig/cron: parser.go, getRange',
    },
    {
      says: 'Kubernetes refuses a time zone in the schedule of a CronJob.',
      standing: 'documented',
      see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones',
    },
    {
      says: 'The schemas accept any string as a duration, and one that Go cannot read makes the decoding of the whole list of objects fail.',
      standing: 'inferred',
      see: 'stashed/apimachinery: apis/stash/v1beta1/backup_configuration_types.go',
    },
  ],
  judge(cluster, report) {
    // Cached, because the backups of a fleet share few schedules.
    const known = once(cronRule);
    for (const { subject, field, schedule } of schedulesOf(cluster)) {
      judgeText(subject, field, schedule, known, report);
    }
    for (const routine of routinesOf(cluster)) {
      reportMissing(routine, report);
      judgeDurations(routine, report);
    }
    for (const { subject, spec } of restoresIn(cluster)) {
      judgeText(subject, ['spec', 'timeOut'], spec.timeOut, someTime, report);
    }
  },
};

function reportMissing({ subject, spec }: Routine, report: Report): void {
  if ((spec.schedule ?? asFields(subject.manifest.spec).schedule ?? '') !== '') {
    return;
  }
  if (subject.kind === 'BackupBlueprint') {
    report(subject, ['spec', 'schedule'], {
      found: `is missing, so only targets with the annotation ${SCHEDULE} are backed up`,
      mend: 'give a schedule for targets without the annotation, such as "0 2 * * *"',
      level: 'warning',
    });
  } else {
    report(subject, ['spec', 'schedule'], { found: 'is missing, so no backup is ever taken', mend: 'give a schedule, such as "0 2 * * *"' });
  }
}

function judgeDurations({ subject, spec: { timeOut, retryConfig } }: Routine, report: Report): void {
  judgeText(subject, ['spec', 'timeOut'], timeOut, someTime, report);
  // Stash waits for any time that is not negative, even if that is none, which is its default.
  const delay = secondsOf(retryConfig?.delay ?? '');
  if (delay === undefined || delay < 0 || delay >= 1) {
    judgeText(subject, ['spec', 'retryConfig', 'delay'], retryConfig?.delay, someTime, report);
  }
}

function judgeText(subject: Subject, field: FieldPath, text: string | undefined, rule: ValueRule, report: Report): void {
  // A variable in a blueprint has no value until Stash fills it in.
  report(subject, field, valueFinding(text === undefined || hasVariable(text) ? undefined : text, rule));
}
