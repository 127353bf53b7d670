// Controls as the keyboard and the mouse use them: what stands in them and what the page hears, as Chromium has it.

const KEYS = [
  ['what the user cannot scroll has no pages', '<textarea id=f rows=2 style="overflow: hidden">a\nb\nc\nd</textarea>', ['Control+Home', 'PageDown'], '0-0'],
  ['a word at a time', '<input id=f value="a-b c.d  e">', ['Home', ...Array(6).fill('Control+ArrowRight')], '7-7'],
  ['the last mark of a letter is deleted', '<input id=f value="xe\u0301">', ['End', 'Backspace'], 'xe'],
  ['a flag is deleted at once', '<input id=f value="x🇩🇪">', ['End', 'Backspace'], 'x'],
  ['the left arrow goes on in right-to-left text', '<input id=f dir=rtl value="אבג">', ['Home', 'ArrowLeft', 'ArrowLeft'], '2-2'],
  ['a deletion is undone alone', '<input id=f>', ['a', 'b', 'Backspace', 'Control+z'], 'ab'],
  ['letters are undone with the deletion before them', '<input id=f value=abc>', ['End', 'Backspace', 'x', 'y', 'Control+z'], 'abc'],
  ['what cannot be edited keeps its selection', '<input id=f readonly value=abc>', ['End'], '0-0'],
  ['Escape empties a search field', '<input id=f type=search value=abc>', ['Escape'], ''],
  ['a month by its name', '<input id=f type=month value=2020-11>', ['m', 'a', 'y'], '2020-05'],
  ['years within the limits', '<input id=f type=date value=2020-02-02 min=2019-05-05 max=2020-02-10>', ['ArrowRight', 'ArrowRight', 'ArrowUp'], '2019-02-02'],
  ['Shift chooses several options', '<select id=f multiple><option>a<option>b<option disabled>c<option>d</select>', ['ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown'], 'a,b,d'],
  ['Control goes past an option', '<select id=f multiple><option>a<option>b<option>c</select>', ['ArrowDown', 'Control+ArrowDown', 'Control+ArrowDown', 'Control+Space'], 'a,c'],
];

export async function useFields({ page, base, call, equal }) {
  const keyboard = page.keyboard;
  const press = async name => {
    const keys = name.split('+');
    for (const key of keys.slice(0, -1)) await keyboard.down(key);
    await keyboard.press(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) await keyboard.up(key);
  };
  const open = html => page.setContent(`<!doctype html><style>body { font: 16px monospace }</style>${html}`);
  for (const [name, html, keys, expected] of KEYS) {
    await call(`field: ${name}`, async () => {
      await open(html);
      await page.focus('#f');
      for (const key of keys) await press(key);
      equal(await page.$eval('#f', (f, places) => places ? `${f.selectionStart}-${f.selectionEnd}` : f.multiple ? [...f.selectedOptions].map(o => o.value).join() : f.value, /^\d-\d$/.test(expected)), expected);
    });
  }
  await call('a key asks for the context menu', async () => {
    const at = (y, more) => `position:absolute;left:100px;top:${y}px;width:80px;height:20px;padding:0;border:0;font:16px monospace;${more ?? ''}`;
    await open(`<button id=b style="${at(80)}">x</button><input id=i style="${at(120)}" value=abc><div style="position:absolute;left:0;top:0" id=corner>text</div>`);
    await page.evaluate(() => {
      window.heard = [];
      document.addEventListener('contextmenu', e => { e.preventDefault(); heard.push([e.target.id, e.clientX, e.clientY, e.button, e.shiftKey, e.constructor.name].join()); });
    });
    await press('Shift+F10');
    await page.focus('#b');
    await press('ContextMenu');
    await page.focus('#i');
    await press('Shift+F10');
    await press('Control+ContextMenu');
    equal(await page.evaluate(() => heard), ['corner,1,1,-1,false,PointerEvent', 'b,140,90,-1,false,PointerEvent', 'i,100,130,-1,false,PointerEvent']);
  });
  await call('frames are asked before they are left, up to the first that minds', async () => {
    const other = await page.browser().newPage();
    await other.setContent(`<iframe srcdoc="<input><script>onbeforeunload = e => { parent.heard.push('first'); e.preventDefault(); }<\/script>"></iframe><iframe srcdoc="<script>onbeforeunload = () => { parent.heard.push('second'); }<\/script>"></iframe><script>heard = []; onbeforeunload = () => { heard.push('top'); }<\/script>`);
    await other.mouse.click(30, 30);
    const dialog = new Promise(done => other.once('dialog', done));
    other.close({ runBeforeUnload: true }).catch(() => {});
    await (await dialog).dismiss();
    equal(await other.evaluate(() => heard), ['top', 'first']);
    await other.close();
  });
  await call('field: the mouse selects', async () => {
    await open('<input id=f value="one two three" style="font: 16px monospace; padding: 0; border: 0">');
    const { x, y, height } = await (await page.$('#f')).boundingBox();
    await page.mouse.move(x + 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 67, y + height / 2, { steps: 4 });
    await page.mouse.up();
    equal(await page.$eval('#f', f => f.value.slice(f.selectionStart, f.selectionEnd)), 'one two');
  });
  await call('Enter and Space are clicks', async () => {
    await open('<a id=link href="#x">link</a><details><summary id=summary>more</summary></details>');
    await page.evaluate(() => { window.heard = []; document.addEventListener('click', e => heard.push(e.target.id)); });
    await page.focus('#link');
    await press('Enter');
    await page.focus('#summary');
    await press('Space');
    equal(await page.evaluate(() => [...heard, location.hash, document.querySelector('details').open]), ['link', 'summary', '#x', true]);
  });
  await call('a page hears that it is printed', async () => {
    await open('<style>@media print { #b { width: 55px } }</style><div id=b>x</div><iframe srcdoc="<p>inside"></iframe>');
    await page.waitForFunction(() => frames[0].document.readyState === 'complete');
    await page.evaluate(() => {
      window.heard = [];
      const note = (what, w) => heard.push(`${what} ${w.innerWidth} ${document.getElementById('b').offsetWidth === 55}`);
      for (const w of [window, frames[0]]) {
        for (const type of ['beforeprint', 'afterprint', 'resize']) w.addEventListener(type, e => note(`${type} ${w.matchMedia('print').matches}`, w));
        w.matchMedia('print').onchange = e => note(`change ${e.matches}`, w);
      }
    });
    const width = await page.evaluate(() => innerWidth);
    await page.pdf();
    const told = (what, paper) => [`${what} ${width} ${paper}`, `${what} 300 ${paper}`];
    await page.waitForFunction(() => heard.length >= 8);
    equal(await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(heard))))),
      [...told('beforeprint false', false), ...told('change true', true), ...told('afterprint false', false), ...told('change false', false)]);
  });
  await call('Tab leaves the last frame', async () => {
    await open('<input id=first><div id=host contenteditable>text</div><iframe srcdoc="<input>"></iframe>');
    const active = [];
    for (let i = 0; i < 5; i++) { await press('Tab'); active.push(await page.evaluate(() => document.activeElement.id || document.activeElement.localName)); }
    equal(active, ['first', 'host', 'iframe', 'body', 'first']);
  });
  await call('what a disabled button holds hears no click', async () => {
    await open('<button disabled><span id=inside>text</span></button>');
    await page.evaluate(() => { window.heard = 0; document.addEventListener('click', () => heard++); });
    await page.click('#inside');
    equal(await page.evaluate(() => heard), 0);
  });
  await call('a window begins with its opener\'s session', async () => {
    await page.goto(`${base}/second`);
    const opened = new Promise(done => page.once('popup', done));
    await page.evaluate(() => { sessionStorage.kept = 'here'; window.open('/second'); });
    const other = await opened;
    await other.waitForFunction(() => document.readyState === 'complete' && location.pathname === '/second');
    equal(await other.evaluate(() => sessionStorage.kept), 'here');
    await other.close();
  });
}
