const WINDOW = 12;

/** The middle of the base64 of a text that holds the secret, for each place where the secret may begin in a group of three bytes. */
function base64Within(secret: string): string[] {
  return ['xxx', 'x', 'xx'].map((front) => Buffer.from(`${front}${secret}`).toString('base64').slice(4, -4));
}

function forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    secret, escaped, encodeURIComponent(secret), encodeURI(secret), bytes.toString('hex'), bytes.toString('latin1'), bytes.toString('base64url'),
    Buffer.from(bytes.toString('base64')).toString('base64'), [...bytes].join(','), [...bytes].join(', '),
    ...base64Within(secret),
  ];
}

function* windowsOf(text: string): Generator<string> {
  const lower = text.toLowerCase();
  for (let at = 0; at + WINDOW <= lower.length; at++) {
    yield lower.slice(at, at + WINDOW);
  }
}

const KNOWN = new Map<string, ReadonlySet<string>>();

/** What a text shows of a secret first: a dozen of its characters in a row, in whatever case and notation. */
export function traceOf(secret: string, text: string): string | undefined {
  const known = KNOWN.get(secret) ?? new Set(forms(secret).flatMap((form) => [...windowsOf(form)]));
  KNOWN.set(secret, known);
  for (const window of windowsOf(text)) {
    if (known.has(window)) {
      return window;
    }
  }
  return undefined;
}
