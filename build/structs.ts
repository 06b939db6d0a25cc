/** Writes the members of the public structs, `lib/refusal/structs.ts`, from the compiled library. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicApi } from './public-api';

const OUTPUT = join(__dirname, '../lib/refusal/structs.ts');

/** Columns of a line in lib. */
const WIDTH = 150;

function entry(name: string, members: readonly string[]): string {
  const quoted = members.map((member) => `'${member}'`);
  const line = `  ${name}: [${quoted.join(', ')}],`;
  if (line.length <= WIDTH) {
    return line;
  }
  const lines = [''];
  for (const member of quoted) {
    const longer = `${lines.at(-1)} ${member},`;
    lines.splice(-1, 1, ...4 + longer.length <= WIDTH ? [longer] : [lines.at(-1)!, ` ${member},`]);
  }
  return [`  ${name}: [`, ...lines.map((one) => `   ${one}`), '  ],'].join('\n');
}

async function main(): Promise<void> {
  const { apiReference } = await publicApi();
  const entries = apiReference!.structs.map(({ displayName, properties }) => entry(displayName, properties.map((one) => one.displayName)));
  const text = `\
// Written by \`npm run structs\` from the public API. Do not edit.

/** The members of each public struct, inherited ones too. At run time there are no types to ask. */
export const STRUCTS = {
${entries.join('\n')}
} as const;
`;
  // A file that is written anew, though it is the same, would be newer than what is compiled of it.
  if (readFileSync(OUTPUT, 'utf8') !== text) {
    writeFileSync(OUTPUT, text);
  }
}

void main();
