import type { CataloguedAddon, TaskAction } from './catalogue';
import { flagReader, withoutFlags, type FlagReader, type Harm, type Syntax } from '../invoker/flags';
import { type Complaint, wrong } from '../refusal/complaint';

/** A program that an addon runs with the arguments of a user behind its own. */
interface Program {
  readonly flagsIn: FlagReader;
  /** What reaches restic as no dump, or as one that cannot be loaded, and what keeps a dump from being loaded. */
  readonly harm: Harm;
  /** What leaves data out of the dump, which may be meant. */
  readonly rowless?: Harm;
}

/** Judges the arguments of an addon by whether there is a dump that comes back. */
export const addonArguments = (addon: CataloguedAddon, action: TaskAction, args: string): Complaint | undefined => complaintAbout('harm', addon, action, args);

/** Judges the arguments of an addon by whether a dump holds any rows. */
export const dumpedRows = (addon: CataloguedAddon, action: TaskAction, args: string): Complaint | undefined => complaintAbout('rowless', addon, action, args);

function complaintAbout(matter: 'harm' | 'rowless', addon: CataloguedAddon, action: TaskAction, args: string): Complaint | undefined {
  const { flagsIn, [matter]: harm } = PROGRAMS[addon]?.[action] ?? {};
  // The addons take them apart at white space, and know no quotes.
  return flagsIn && harm && withoutFlags(flagsIn, harm)(args.split(/\s+/));
}

const TO_FILE = wrong('by which the dump goes into a file of the Job and restic gets none, so that every backup fails', 'leave it out');
const NO_SQL = wrong('by which the dump is none that the restore can load', 'leave it out');
const IN_PLACE = wrong('which runs in place of the dump, so that nothing comes back', 'leave it out');
const ROWLESS = wrong('by which the dump holds no rows', 'leave it out, unless no more than the structure is to come back');

/** Where the dump goes to and comes from anyway. */
const PIPE = /^(?:-|\/dev\/(?:stdin|stdout|fd\/[01]))$/;

type Letters = Syntax['letters'];

/** Beside the flags that matter, each with its letter, there are others that stand in front of a value, of which the letters are enough. */
function reader(switches: Letters, valued: Letters, others: string, usual?: Syntax['usual']): FlagReader {
  const before = { ...valued, ...Object.fromEntries([...others].map((letter) => [letter, letter])) };
  return flagReader({ switches: Object.keys(switches), valued: Object.keys(before), letters: { ...switches, ...before }, usual });
}

const MYSQL: { readonly [A in TaskAction]: Program } = {
  backup: {
    flagsIn: reader({ 'no-data': 'd', 'xml': 'X' }, { 'result-file': 'r', 'tab': 'T' }, '#hpPSuw', new Map([['result-file', PIPE]])),
    harm: new Map([['result-file', TO_FILE], ['tab', TO_FILE], ['xml', NO_SQL]]),
    rowless: new Map([['no-data', ROWLESS]]),
  },
  restore: {
    flagsIn: reader({}, { execute: 'e' }, '#DhpPSu'),
    harm: new Map([['execute', IN_PLACE]]),
  },
};

const ARCHIVE = new Map([['archive', /^-?$/]]);

const psqlFlags = reader({}, { command: 'c', file: 'f' }, 'dFhLopPRTUv');

/** Those of which the source was read. Of the others it is not known what their programs do with arguments. */
const PROGRAMS: { readonly [A in CataloguedAddon]?: { readonly [B in TaskAction]: Program } } = {
  mariadb: MYSQL,
  mongodb: {
    backup: {
      flagsIn: reader({}, { out: 'o' }, 'cdhjpqu', ARCHIVE),
      harm: new Map([
        ['archive', TO_FILE],
        ['out', wrong('which mongodump does not take beside the --archive of Stash, so that every backup fails', 'leave it out')],
      ]),
    },
    restore: {
      flagsIn: reader({}, {}, 'cdhjpu', ARCHIVE),
      harm: new Map([
        ['archive', wrong('by which a file of the Job is restored in place of the dump', 'leave it out')],
        ['dryRun', wrong('with which mongorestore restores nothing and reports success', 'leave it out')],
      ]),
    },
  },
  mysql: MYSQL,
  postgres: {
    backup: {
      // Those of pg_dump and pg_dumpall, one of which knows some that the other does not.
      flagsIn: reader(
        { 'globals-only': 'g', 'schema-only': 's' }, { compress: 'Z', file: 'f', format: 'F' }, 'deEhjlnNpStTU',
        new Map([['compress', /^(?:0|none)$/], ['file', PIPE], ['format', /^p(?:lain)?$/i]]),
      ),
      harm: new Map([['compress', NO_SQL], ['file', TO_FILE], ['format', NO_SQL]]),
      rowless: new Map([['globals-only', ROWLESS], ['schema-only', ROWLESS]]),
    },
    restore: {
      // What -c and -f give runs one after the other, and that may be the dump.
      flagsIn(args) {
        const flags = psqlFlags(args);
        return flags.some(({ name, value = '' }) => name === 'file' && PIPE.test(value)) ? [] : flags;
      },
      harm: new Map([['command', IN_PLACE], ['file', IN_PLACE]]),
    },
  },
};
