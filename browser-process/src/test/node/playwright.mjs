// What people do with Playwright: launched over a pipe, and connected over a port.
import { chromium } from 'playwright-core';

export async function drive({ browser: executablePath, locked, server, call, equal }) {
  const { base, asked } = server;
  const browser = await call('launch', () => chromium.launch({ executablePath, chromiumSandbox: locked, timeout: 20_000 }));
  if (!browser) return;
  try {
    await call('browser.version', async () => { if (!browser.version()) throw new Error('empty'); });
    const context = await call('browser.newContext', () => browser.newContext({ viewport: { width: 640, height: 480 } }));
    context.setDefaultTimeout(15_000);
    const page = await call('context.newPage', () => context.newPage());
    await call('page.goto', async () => equal((await page.goto(`${base}/form`)).status(), 200));
    await call('page.title', async () => equal(await page.title(), 'Form'));
    await call('page.evaluate', async () => equal(await page.evaluate(([a, b]) => a * b, [6, 7]), 42));
    await call('page.locator.textContent', async () => equal(await page.locator('#head').textContent(), 'Heading'));
    await call('page.locator.click', async () => { await page.locator('#button').click(); equal(await page.evaluate(() => log.includes('click button')), true); });
    await call('page.fill', async () => { await page.fill('#name', 'Grace'); equal(await page.inputValue('#name'), 'Grace'); });
    await call('page.check', async () => { await page.check('#check'); equal(await page.isChecked('#check'), true); });
    await call('page.selectOption', async () => equal(await page.selectOption('#choice', 'two'), ['two']));
    await call('page.setInputFiles', async () => {
      await page.setInputFiles('#file', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('abc') });
      equal(await page.$eval('#file', e => e.files[0].size), 3);
    });
    await call('keyboard.type', async () => { await page.focus('#area'); await page.keyboard.type('x y'); equal(await page.inputValue('#area'), 'x y'); });
    await call('boundingBox', async () => { const b = await page.locator('#box').boundingBox(); equal([b.width, b.height], [100, 50]); });
    await call('page.screenshot', async () => { const b = await page.screenshot(); equal([b.readUInt32BE(16), b.readUInt32BE(20)], [640, 480]); });
    await call('locator.screenshot', async () => { const b = await page.locator('#box').screenshot(); equal(b.readUInt32BE(16), 100); });
    await call('page.route', async () => {
      await page.route('**/style.css', route => route.fulfill({ contentType: 'text/css', body: 'p { color: blue }' }));
      const before = asked.length;
      await page.goto(`${base}/assets`);
      equal(asked.slice(before).some(a => a.path === '/style.css'), false);
      await page.unroute('**/style.css');
    });
    await call('page.on(dialog)', async () => {
      page.once('dialog', d => d.accept('typed'));
      equal(await page.evaluate(() => prompt('?')), 'typed');
    });
    await call('page.frames', async () => { await page.goto(`${base}/frames`); equal(page.frames().length, 3); });
    await call('frameLocator', async () => equal(await page.frameLocator('iframe >> nth=1').locator('#in').textContent(), 'inside'));
    await call('context.cookies', async () => {
      await page.goto(`${base}/cookie`);
      equal((await context.cookies()).map(c => c.name).sort(), ['hidden', 'served']);
    });
    await call('context.addCookies', async () => {
      await context.addCookies([{ name: 'mine', value: '1', url: base }]);
      equal((await context.cookies()).length, 3);
    });
    await call('context.clearCookies', async () => { await context.clearCookies(); equal((await context.cookies()).length, 0); });
    await call('page.goBack', async () => { await page.goBack(); equal(page.url(), `${base}/frames`); });
    await call('page.reload', () => page.reload());
    await call('page.waitForURL', async () => {
      await page.goto(`${base}/form`);
      await Promise.all([page.waitForURL('**/second'), page.click('#link')]);
    });
    await call('page.emulateMedia', async () => {
      await page.emulateMedia({ colorScheme: 'dark' });
      equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), true);
    });
    await call('page.addInitScript', async () => {
      await page.addInitScript(() => { window.early = 1; });
      await page.goto(`${base}/second`);
      equal(await page.evaluate(() => window.early), 1);
    });
    await call('page.setContent', async () => { await page.setContent('<p id=made>made'); equal(await page.textContent('#made'), 'made'); });
    await call('page.exposeFunction', async () => {
      await page.exposeFunction('thrice', n => 3 * n);
      equal(await page.evaluate(() => thrice(2)), 6);
    });
    await call('page.close', () => page.close());
    await call('context.close', () => context.close());
  } finally {
    await call('browser.close', () => browser.close());
  }
  await connected({ executablePath, locked, base, call, equal });
}

async function connected({ executablePath, locked, base, call, equal }) {
  const { spawn } = await import('node:child_process');
  const child = spawn(executablePath, ['--headless', ...(locked ? [] : ['--no-sandbox']), '--remote-debugging-port=0', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const endpoint = await new Promise((done, fail) => {
      let text = '';
      child.stderr.on('data', d => { text += d; const m = /DevTools listening on (ws:\S+)/.exec(text); if (m) done(m[1]); });
      child.once('exit', code => fail(new Error(`the browser ended: ${code}`)));
    });
    const browser = await call('connectOverCDP', () => chromium.connectOverCDP(endpoint, { timeout: 10_000 }));
    if (!browser) return;
    await call('connectOverCDP page', async () => {
      const context = browser.contexts()[0];
      const page = await context.newPage();
      await page.goto(`${base}/second`);
      equal(await page.title(), 'Second');
      await page.close();
    });
    await call('connectOverCDP close', () => browser.close());
  } finally {
    child.kill('SIGTERM');
  }
}
