import { type Comparison, partsOf } from './comparison';
import { emitDocument } from '../../lib/app/yaml-emitter';
import { blockText } from '../../lib/kubernetes/block-text';

const PARTS = [
  'a', 'b c', 'y', 'no', 'null', '~', '0', '1', '12', '.', ',', ':', ': ', ' #', '#', '-', '- ', '?', '!', '&', '*', '|', '>', '%', '@', '`', '"', "'", '\\', '[', '{', '}', 'e', '+',
  'x', '_', '=', '<<', ' ', '\n', '\t', '\n\t', '\r', 'é', '😀', '\u00a0', 'long '.repeat(20),
];

/** Numbers to Go, but not to the YAML library of cdk8s; docs/committing-yaml.md tells of them. */
const isNumberToGo = (text: string) => /^[-+.]?[\d_]/.test(text) && text.includes('_') || /^[-+]?0b/.test(text);

export const comparisons: readonly Comparison[] = [{
  title: 'texts as FleetApp writes them, which Go reads as they were, but for those that are refused in a hook',
  texts: partsOf(PARTS, 6).filter((text) => (text.trim() !== '' || text === '') && !isNumberToGo(text)),
  asked: (text) => emitDocument({ list: [text], text }),
  question: { kind: 'yaml' },
  difference: (text, { value }) => {
    const isRead = JSON.stringify(value) === JSON.stringify({ list: [text], text });
    return isRead === (blockText(text) === undefined) ? undefined : emitDocument({ list: [text], text });
  },
}];
