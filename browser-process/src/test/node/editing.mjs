// Text of a page that the user edits: what stands in the tree after keys and commands, as Chromium has it.

const KEYS = [
  ['types into an empty host', '', ['hi'], 'hi'],
  ['keeps spaces', '', ['a  b'], 'a&nbsp; b'],
  ['a space at the end', '', ['a '], 'a&nbsp;'],
  ['Enter makes a block', 'ab', ['End', 'Enter', 'c'], 'ab<div>c</div>'],
  ['Enter in the middle', 'ab', ['End', 'ArrowLeft', 'Enter'], 'a<div>b</div>'],
  ['Enter splits a paragraph', '<p>ab</p>', ['End', 'ArrowLeft', 'Enter'], '<p>a</p><p>b</p>'],
  ['Shift+Enter breaks the line', 'ab', ['End', 'Shift+Enter', 'c'], 'ab<br>c'],
  ['Backspace joins paragraphs', '<p>ab</p><p>cd</p>', ['Control+End', 'Home', 'Backspace'], '<p>abcd</p>'],
  ['Delete joins paragraphs', '<p>ab</p><p>cd</p>', ['Control+Home', 'End', 'Delete'], '<p>abcd</p>'],
  ['typing replaces what is selected', '<p>ab</p><p>cd</p>', ['Control+a', 'x'], '<p>x</p>'],
  ['an emptied host keeps its line', 'ab', ['Control+a', 'Delete'], '<br>'],
  ['a word is deleted', 'foo bar', ['End', 'Control+Backspace'], 'foo&nbsp;'],
  ['bold by key', 'foo bar', ['End', 'Shift+Control+ArrowLeft', 'Control+b'], 'foo <b>bar</b>'],
  ['bold is what is typed next', 'foo', ['End', 'Control+b', 'xy'], 'foo<b>xy</b>'],
  ['undo', 'foo', ['End', 'Enter', 'xy', 'Control+z', 'Control+z'], 'foo'],
  ['redo', 'foo', ['End', 'xy', 'Control+z', 'Control+y'], 'fooxy'],
  ['the caret goes by lines', '<p>abc</p><p><br></p><p>def</p>', ['Control+End', 'ArrowUp', 'X', 'ArrowUp', 'Y'], '<p>aYbc</p><p>X</p><p>def</p>'],
  ['Enter in a list', '<ul><li>a</li></ul>', ['Control+End', 'Enter', 'b'], '<ul><li>a</li><li>b</li></ul>'],
  ['Enter leaves a list', '<ul><li>a</li></ul>', ['Control+End', 'Enter', 'Enter', 'b'], '<ul><li>a</li></ul><div>b</div>'],
];
const COMMANDS = [
  ['bold', 'foo', 'bold', '', '<b>foo</b>'],
  ['insertUnorderedList', 'foo', 'insertUnorderedList', '', '<ul><li>foo</li></ul>'],
  ['formatBlock', 'foo', 'formatBlock', 'h1', '<h1>foo</h1>'],
  ['createLink', 'foo', 'createLink', 'http://x/', '<a href="http://x/">foo</a>'],
  ['foreColor', 'foo', 'foreColor', 'red', '<font color="#ff0000">foo</font>'],
  ['insertHTML', 'foo', 'insertHTML', '<b>x</b><i>y</i>', '<b>x</b><i>y</i>'],
  ['removeFormat', '<b>a<i>b</i></b>c', 'removeFormat', '', 'abc'],
];

export async function edit({ page, call, equal }) {
  const open = async html => {
    await page.setContent(`<!doctype html><div contenteditable id=host style="width: 300px; font: 16px monospace">${html}</div>`);
    await page.click('#host');
  };
  const text = () => page.$eval('#host', e => e.innerHTML);
  const keyboard = page.keyboard;
  const press = async name => {
    const keys = name.split('+');
    if (!/^([A-Z]\w+)(\+\w+)*$/.test(name)) return keyboard.type(name);
    for (const key of keys.slice(0, -1)) await keyboard.down(key);
    if (keys.length > 1 || name.length > 1) await keyboard.press(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) await keyboard.up(key);
    return undefined;
  };
  for (const [name, html, keys, expected] of KEYS) {
    await call(`rich text: ${name}`, async () => {
      await open(html);
      for (const key of keys) if (key.length === 1 || key === 'xy') await keyboard.type(key); else await press(key);
      equal(await text(), expected);
    });
  }
  for (const [name, html, command, value, expected] of COMMANDS) {
    await call(`execCommand ${name}`, async () => {
      await open(html);
      await page.evaluate((c, v) => { getSelection().selectAllChildren(document.querySelector('#host')); document.execCommand(c, false, v); }, command, value);
      equal(await text(), expected);
    });
  }
  await call('rich text: events', async () => {
    await open('');
    await page.evaluate(() => {
      window.heard = [];
      for (const type of ['beforeinput', 'input']) document.addEventListener(type, e => heard.push(`${type} ${e.inputType} ${e.data}`));
    });
    await keyboard.type('a');
    await keyboard.press('Enter');
    await keyboard.press('Backspace');
    equal(await page.evaluate(() => heard), ['insertText a', 'insertParagraph null', 'deleteContentBackward null'].flatMap(what => [`beforeinput ${what}`, `input ${what}`]));
  });
  await call('rich text: a canceled beforeinput', async () => {
    await open('a');
    await page.$eval('#host', e => e.addEventListener('beforeinput', event => event.preventDefault()));
    await keyboard.type('b');
    equal(await text(), 'a');
  });
  await call('autofocus', async () => {
    await page.setContent('<input><input autofocus id=wanted>');
    await page.waitForFunction(() => document.activeElement.id === 'wanted');
  });
  await call('Tab goes through a shadow tree', async () => {
    await page.setContent('<input id=one><div id=host></div><input id=three>');
    await page.$eval('#host', e => { e.attachShadow({ mode: 'open' }).innerHTML = '<button id=two>b</button>'; });
    const order = [];
    for (let i = 0; i < 3; i++) {
      await keyboard.press('Tab');
      order.push(await page.evaluate(() => { const e = document.activeElement; return e.shadowRoot ? e.shadowRoot.activeElement.id : e.id; }));
    }
    equal(order, ['one', 'two', 'three']);
  });
  await call('an input method composes', async () => {
    await page.setContent('<input id=field>');
    await page.focus('#field');
    await page.$eval('#field', e => {
      window.heard = [];
      for (const type of ['compositionstart', 'compositionupdate', 'compositionend', 'input']) e.addEventListener(type, event => heard.push(`${type} ${event.data}`));
    });
    const session = await page.createCDPSession();
    await session.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.insertText', { text: 'ん' });
    equal(await page.evaluate(() => [document.querySelector('#field').value, ...heard]),
      ['ん', 'compositionstart ', 'compositionupdate n', 'input n', 'compositionupdate ん', 'input ん', 'compositionend ん']);
  });
  await call('drag and drop', async () => {
    await page.setContent('<!doctype html><style>body { margin: 0 } div { width: 100px; height: 50px }</style><div id=from draggable=true></div><div id=to></div>');
    await page.evaluate(() => {
      window.heard = [];
      const from = document.querySelector('#from'), to = document.querySelector('#to');
      from.addEventListener('dragstart', e => e.dataTransfer.setData('text/plain', 'carried'));
      to.addEventListener('dragover', e => e.preventDefault());
      to.addEventListener('drop', e => heard.push(e.dataTransfer.getData('text/plain')));
      from.addEventListener('dragend', e => heard.push(`end ${e.dataTransfer.dropEffect}`));
    });
    await page.mouse.move(10, 10);
    await page.mouse.down();
    for (const y of [20, 60, 70]) await page.mouse.move(20, y);
    await page.mouse.up();
    await page.waitForFunction(() => heard.length === 2);
    equal(await page.evaluate(() => heard), ['carried', 'end copy']);
  });
  await call('a wheel listener cancels scrolling', async () => {
    await page.setContent('<div id=pad style="height: 3000px"></div>');
    await page.evaluate(() => {
      window.heard = [];
      document.querySelector('#pad').addEventListener('wheel', e => { e.preventDefault(); heard.push(e.wheelDelta, e.deltaY, e.which); });
    });
    await page.mouse.move(50, 50);
    await page.mouse.wheel({ deltaY: 53 });
    await page.waitForFunction(() => heard.length === 3);
    equal(await page.evaluate(() => [...heard, scrollY]), [-120, 53, 0, 0]);
    equal(await page.evaluate(() => {
      const made = new WheelEvent('wheel', { deltaX: 7.5 }), old = new WheelEvent('wheel', { wheelDeltaY: 240 });
      return [made.wheelDeltaX, made.wheelDelta, old.wheelDelta, old.deltaX, old.deltaY];
    }), [7, 7, 240, 0, -240]);
  });
  await call('the right button is the second bit', async () => {
    await page.setContent('<!doctype html><div id=pad style="height: 100px"></div>');
    await page.evaluate(() => { window.heard = []; document.addEventListener('mousedown', e => heard.push(e.button, e.buttons, e.which)); });
    await page.click('#pad', { button: 'right' });
    equal(await page.evaluate(() => heard), [2, 2, 3]);
  });
  await call('a label brings focus and click to its control', async () => {
    await page.setContent('<label id=text>Name <input id=name></label>');
    await page.evaluate(() => { window.heard = []; document.querySelector('#name').addEventListener('click', e => heard.push(e.detail, e.isTrusted)); });
    await page.click('#text', { offset: { x: 3, y: 5 } });
    await page.keyboard.type('a');
    equal(await page.evaluate(() => [...heard, document.querySelector('#name').value]), [1, true, 'a']);
  });
}
