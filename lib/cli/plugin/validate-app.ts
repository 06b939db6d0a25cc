import { basename } from 'node:path';
import type { ValidationContext, Violation, ViolatingResource } from './validation-context';
import { judge } from '../../check/judge';
import { pageOf } from '../../check/message';
import { weighs } from '../../check/rule';
import { RULES } from '../../check/rules/index';
import { toldTogether } from '../../check/told-together';
import { listing } from '../../refusal/listing';
import { fit } from '../../refusal/quote';
import type { CheckSettings } from '../check-settings';
import { InputFiles } from '../input-files';
import { clusterOf, countsOf } from '../judged-manifests';
import type { Problem } from '../manifests/documents';
import { findingText, placeName, reported, type Reported, type Shown } from '../report/report';
import { countsText, placeText, problemPlace, problemText } from '../report/text';

/** Checks all manifests of an app as one cluster, and reports the findings that make it fail. */
export async function validateApp(context: ValidationContext, settings: CheckSettings): Promise<void> {
  const { stdout = false, report, logger } = context;
  // cdk8s writes an empty file for a chart without objects.
  const files = new InputFiles({ cwd: process.cwd() }, true);
  const manifests = await files.matching(context.manifests);
  const findings = judge(clusterOf(manifests, settings, true), settings).map((finding) => reported('', finding));
  const problems = [...files.problems, ...manifests.flatMap((one) => one.problems)];
  const failing = findings.filter(({ finding }) => weighs(finding.level, settings.failOn));
  toldTogether(findings.filter((one) => !failing.includes(one)), ({ finding }) => finding).forEach((alike) => logger.log(line(alike)));
  problems.forEach((problem) => report.addViolation(unreadable(problem, stdout)));
  failing.forEach((one) => report.addViolation(violation(one, stdout)));
  report.submit(failing.length + problems.length > 0 ? 'failure' : 'success', {
    Checked: countsText({ findings, problems, counts: countsOf(manifests), off: settings.off, rules: RULES }),
  });
}

function line([{ finding, at }, ...alike]: readonly [Reported, ...Reported[]]): string {
  const likewise = alike.length === 0 ? '' : `; likewise for ${listing(alike.map((one) => placeName(one.at)))}`;
  return `${finding.level} ${finding.rule.id} ${findingText(finding, at)}${likewise} (${pageOf(finding.rule)})`;
}

function violation({ finding, at, also }: Reported, stdout: boolean): Violation {
  const names = [finding, ...finding.also].map(({ subject }) => fit(subject.name));
  return {
    ruleName: `${finding.rule.id} ${finding.rule.name}`,
    recommendation: finding.found,
    fix: `${finding.mend} (${pageOf(finding.rule)})`,
    violatingResources: [at, ...also].map((place, index) => resource(place, names[index]!, stdout)),
  };
}

function resource(place: Shown, resourceName: string, stdout: boolean): ViolatingResource {
  // The path of printed manifests is that of a temporary file, which is gone when the message is read.
  const position = stdout ? `${place.line}:${place.column}` : placeText(place);
  return { resourceName, locations: [`${placeName(place)} (${position})`], manifestPath: fit(place.path) };
}

function unreadable(problem: Problem, stdout: boolean): Violation {
  const shown = stdout ? { ...problem, path: basename(problem.path) } : problem;
  return {
    ruleName: 'cannot be read',
    recommendation: problemText(shown),
    fix: 'make the app write YAML that can be read',
    violatingResources: [{ resourceName: fit(shown.path), locations: [problemPlace(shown)], manifestPath: fit(problem.path) }],
  };
}
