/** Writes the members of the public structs, `lib/refusal/structs.ts`, from the compiled library. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Documentation, Language } from 'jsii-docgen';

const ROOT = join(__dirname, '..');

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
  const documentation = await Documentation.forProject(ROOT);
  const { content } = await documentation.toJson({ language: Language.TYPESCRIPT });
  await documentation.cleanup();
  const entries = content.apiReference!.structs.map(({ displayName, properties }) => entry(displayName, properties.map((one) => one.displayName)));
  writeFileSync(join(ROOT, 'lib/refusal/structs.ts'), `\
// Written by \`npm run structs\` from the public API. Do not edit.

/** The members of each public struct, inherited ones too. At run time there are no types to ask. */
export const STRUCTS = {
${entries.join('\n')}
} as const;
`);
}

void main();
