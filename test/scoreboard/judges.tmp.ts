import { WORLDS } from './worlds';
import { types } from './judges/types';
import { schema } from './judges/schema';
import { webhook } from './judges/webhook';
import { ours } from './judges/ours';
(async () => {
  for (const j of [webhook, schema, ours, types]) {
    const t = Date.now();
    const c = await j.complaints([...WORLDS.values()]);
    console.log(j.name, Date.now() - t, 'ms');
    [...WORLDS.keys()].forEach((w, i) => c[i]!.forEach((x) => console.log('  ', w, x)));
  }
})();
