// Says which of the browser's commands and parameters the published protocol does not know: `node names.mjs --browser EXE`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const executable = process.argv[process.argv.indexOf('--browser') + 1];
const published = new Map();
for (const file of ['browser_protocol', 'js_protocol']) {
  for (const domain of require(`devtools-protocol/json/${file}.json`).domains) {
    for (const command of domain.commands ?? []) published.set(`${domain.domain}.${command.name}`, command);
  }
}
const child = spawn(executable, ['--headless', '--no-sandbox', '--remote-debugging-port=0'], { stdio: ['ignore', 'ignore', 'pipe'] });
try {
  const port = await new Promise(done => {
    let text = '';
    child.stderr.on('data', d => { text += d; const m = /127\.0\.0\.1:(\d+)/.exec(text); if (m) done(m[1]); });
  });
  const { domains } = await (await fetch(`http://127.0.0.1:${port}/json/protocol`)).json();
  let strange = 0, known = 0;
  for (const domain of domains) {
    for (const command of domain.commands) {
      const name = `${domain.domain}.${command.name}`;
      const theirs = published.get(name);
      const wrong = !theirs ? 'no such command' : (command.parameters ?? []).filter(p => !(theirs.parameters ?? []).some(q => q.name === p.name)).map(p => `no parameter ${p.name}`).join(', ')
        || (theirs.parameters ?? []).filter(q => !q.optional && command.parameters && !command.parameters.some(p => p.name === q.name)).map(q => `lacks ${q.name}`).join(', ');
      if (wrong) { strange++; console.log(`${name}: ${wrong}`); } else known++;
    }
  }
  console.log(`${known} commands as published, ${strange} not`);
  process.exitCode = strange ? 1 : 0;
} finally {
  child.kill('SIGTERM');
}
