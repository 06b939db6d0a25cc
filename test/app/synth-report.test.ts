import { output } from './output';

const { fleet, messages } = output();

test('a terminal is told how far a long synth has come, a pipe is not', () => {
  const now = jest.spyOn(Date, 'now');
  let clock = 0;
  now.mockImplementation(() => clock += 600);
  const names = Array.from({ length: 1500 }, (_, index) => `t${index}`);
  const { isTTY } = process.stderr;
  const told = (terminal: boolean) => {
    process.stderr.isTTY = terminal;
    messages().mockClear();
    fleet(names).synthYaml();
    return messages().mock.calls.map(([text]) => text as string);
  };
  try {
    expect(told(false)).toEqual([]);
    expect(told(true)).toEqual(['\r1,000 of 1,500 objects', '\r1,500 of 1,500 objects', '\r\u001b[K']);
  } finally {
    process.stderr.isTTY = isTTY;
    now.mockRestore();
  }
});
