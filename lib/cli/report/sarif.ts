import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findingText, placeName, type Report, type Shown } from './report';
import { pageOf } from '../../check/message';

/** For GitHub code scanning and other collectors of findings: SARIF 2.1.0. */
export function sarifReport({ findings, problems, rules }: Report): string {
  const named = [...new Set(findings.map(({ finding }) => finding.rule))].filter((rule) => !rules.includes(rule));
  const all = [...rules, ...named];
  return `${JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'cdk8s-stash',
          informationUri: 'https://github.com/cdk8s-stash/cdk8s-stash',
          rules: all.map((rule) => ({
            id: rule.id,
            name: rule.name,
            shortDescription: { text: rule.title },
            fullDescription: { text: rule.why },
            help: { text: rule.mend },
            helpUri: pageOf(rule),
            defaultConfiguration: { level: rule.level },
          })),
        },
      },
      invocations: [{
        executionSuccessful: problems.length === 0,
        toolExecutionNotifications: problems.map(({ path, line, column, reason }) => ({
          level: 'error',
          message: { text: reason },
          locations: [physical(path, line, column)],
        })),
      }],
      columnKind: 'utf16CodeUnits',
      results: findings.map(({ set, finding, at, also }) => ({
        ruleId: finding.rule.id,
        ruleIndex: all.indexOf(finding.rule),
        level: finding.level,
        message: { text: findingText(finding, at) },
        locations: [locationOf(at)],
        relatedLocations: also.map((place, id) => ({ id, ...locationOf(place), message: { text: placeName(place) } })),
        ...set === '' ? {} : { properties: { set } },
      })),
    }],
  }, undefined, 2)}\n`;
}

function locationOf(place: Shown) {
  return { ...physical(place.path, place.line, place.column), logicalLocations: [{ fullyQualifiedName: placeName(place), kind: 'object' }] };
}

function physical(path: string, line?: number, column?: number) {
  const artifactLocation = isAbsolute(path)
    ? { uri: pathToFileURL(path).href }
    : { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
  return { physicalLocation: { artifactLocation, ...line === undefined ? {} : { region: { startLine: line, startColumn: column } } } };
}
