import { join } from 'node:path';
import { Documentation, Language, type Schema } from 'jsii-docgen';

/** The public API of the compiled library, as TypeScript has it. */
export async function publicApi(): Promise<Schema> {
  const documentation = await Documentation.forProject(join(__dirname, '..'));
  const { content } = await documentation.toJson({ language: Language.TYPESCRIPT });
  await documentation.cleanup();
  return content;
}
