// Runs the drive tests: see README.md.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './pages.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const option = name => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? undefined : process.argv[at + 1]; };
const browser = option('browser') ?? process.env.BROWSER ?? path.join(here, '../../../../browser');
const only = option('only');
// Ours is driven with its processes locked. Chromium does not lock its own for root.
const locked = process.getuid() !== 0 || !/chrom/.test(browser);
const limit = Number(option('timeout') ?? 30_000);

// What the browser does not have yet, each with the reason. Such a call is made all the same.
const LACKS = {};

let passed = 0;
const failed = [];

/** Runs one call and checks what it gives. One that begins with a page of its own gets a second try: machines are busy. */
async function call(name, action, again = name.startsWith('readme ') && !/ (launch|browser)/.test(name)) {
  if (only && !/ (launch$|browser\.|context\.)/.test(name) && !new RegExp(only).test(name)) return undefined;
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`no answer in ${limit} ms`)), limit); });
  try {
    const value = await Promise.race([action(), late]);
    passed++;
    console.log(`ok    ${name}`);
    return value;
  } catch (e) {
    if (LACKS[name]) {
      console.log(`lacks ${name}: ${LACKS[name]}`);
      return undefined;
    }
    if (again) {
      console.log(`again ${name}: ${String(e?.message ?? e).split('\n')[0].slice(0, 200)}`);
      return call(name, action, false);
    }
    failed.push(name);
    console.log(`FAIL  ${name}: ${String(e?.message ?? e).split('\n')[0].slice(0, 200)}`);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function equal(actual, expected) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${a} instead of ${b}`);
}

// What a call leaves behind that failed: the next one shows whether it matters.
process.on('unhandledRejection', e => console.log(`note  ${String(e?.message ?? e).split('\n')[0]}`));

const server = await serve();
try {
  for (const client of ['puppeteer', 'playwright', 'readme', 'rarer', 'protocol']) {
    if (option('client') && option('client') !== client) continue;
    try {
      const { drive } = await import(`./${client}.mjs`);
      await drive({ browser, locked, server, call: (name, action) => call(`${client} ${name}`, action), equal });
    } catch (e) {
      failed.push(client);
      console.log(`FAIL  ${client} as a whole: ${e?.stack ?? e}`);
    }
  }
} finally {
  server.close();
}
console.log(`${passed} of ${passed + failed.length} calls`);
process.exit(failed.length ? 1 : 0);
