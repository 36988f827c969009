import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { Builder, By, Capabilities, Key, WebElement } from 'selenium-webdriver';
import { freePort } from '../../scripts/serve.mjs';

/**
 * What the checks need of a browser. A function runs in the page, or in the frame of a CSS selector; it and its arguments are
 * passed as text.
 *
 * @typedef {object} Driver
 * @property {string} version
 * @property {(url: string) => Promise<void>} open
 * @property {(frame: string | null, source: string) => Promise<unknown>} run evaluates an expression
 * @property {(frame: string | null, source: string) => Promise<boolean>} click the element that an expression returns; `false`
 *   without one
 * @property {(key: Key, held?: 'Control') => Promise<void>} press
 * @property {(text: string) => Promise<void>} type
 * @property {(width: number, height: number) => Promise<void>} resize the page as it is drawn, CSS px
 * @property {() => Promise<Uint8Array>} print a PDF of the page
 * @property {() => Promise<void>} close
 */

/** @typedef {'Escape' | 'Enter' | 'k'} Key */

const MARK = 'data-browser-check';
const VIEWPORT = { width: 1280, height: 900 };

/**
 * Firefox and Chromium, by WebDriver BiDi: Firefox speaks it itself, without geckodriver, which no Debian package has.
 *
 * @param {'firefox' | 'chrome'} browser
 * @param {string} executablePath
 * @param {Readonly<Record<string, unknown>>} [preferences]
 * @returns {Promise<Driver>}
 */
export async function openByBidi(browser, executablePath, preferences = {}) {
  // Chromium's settings have no switch; they are in the profile.
  const profile = mkdtempSync(join(tmpdir(), 'drivebay-browser-'));
  if (browser === 'chrome') {
    mkdirSync(join(profile, 'Default'));
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ profile: preferences }));
  }
  const launched = await puppeteer.launch({
    browser,
    executablePath,
    protocol: 'webDriverBiDi',
    // The certificate of the desk is nobody's.
    acceptInsecureCerts: true,
    defaultViewport: VIEWPORT,
    timeout: 120_000,
    protocolTimeout: 120_000,
    args: browser === 'chrome' ? ['--no-sandbox'] : [],
    ...(browser === 'chrome' && { userDataDir: profile }),
    ...(browser === 'firefox' && { extraPrefsFirefox: preferences }),
  });
  const page = await launched.newPage();
  const frameOf = async (/** @type {string | null} */ selector) => {
    if (selector === null) return page.mainFrame();
    const handle = await page.waitForSelector(selector, { timeout: 20_000 });
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error(`There is no frame at ${selector}.`);
    return frame;
  };
  return {
    version: await launched.version(),
    // Not by Puppeteer's `goto`, which also waits for the frames of the page before to be detached: Firefox does not always say so.
    // `browsingContext` is no part of its types.
    open: (url) => Reflect.get(page.mainFrame(), 'browsingContext').navigate(url, 'interactive'),
    run: async (frame, source) => (await frameOf(frame)).evaluate(source),
    async click(frame, source) {
      const within = await frameOf(frame);
      // Marked and found again, so that its type is known.
      await within.evaluate(`(${source})?.setAttribute('${MARK}', '')`);
      const handle = await within.$(`[${MARK}]`);
      if (!handle) return false;
      await handle.evaluate((element, mark) => element.removeAttribute(mark), MARK);
      await handle.scrollIntoView();
      if (frame === null) await handle.click();
      else await clickInFrame(within, handle);
      return true;
    },
    async press(key, held) {
      if (held) await page.keyboard.down(held);
      await page.keyboard.press(key);
      if (held) await page.keyboard.up(held);
    },
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }),
    print: () => page.pdf({ timeout: 120_000 }),
    async close() {
      await launched.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Puppeteer sends each click to the page, by its coordinates: Firefox does not pass it on to a frame of another origin. So it
 * goes to the frame itself, at the element.
 *
 * @param {import('puppeteer-core').Frame} frame
 * @param {import('puppeteer-core').ElementHandle} handle
 */
async function clickInFrame(frame, handle) {
  // Neither is part of Puppeteer's types.
  const context = Reflect.get(frame, 'browsingContext');
  const element = Reflect.get(handle, 'remoteValue').call(handle);
  await context.performActions([
    {
      type: 'pointer',
      id: 'mouse of a frame',
      actions: [
        { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ]);
}

/**
 * WebKit, by the WebDriver of WebKitGTK. It needs a display: Xvfb where there is none.
 *
 * @param {string} driver `WebKitWebDriver`
 * @param {string} binary `MiniBrowser`
 * @param {readonly string[]} [switches]
 * @returns {Promise<Driver>}
 */
export async function openWebKit(driver, binary, switches = []) {
  const port = await freePort();
  const env = {
    ...process.env,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    // Without a GPU, Mesa draws the layers: its `swrast_dri.so` (22.3.6) has brought the page's process down.
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  };
  const service = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env });
  process.once('exit', () => service.kill());
  await Promise.race([
    once(service, 'spawn'),
    once(service, 'error').then(([error]) => Promise.reject(error)),
  ]);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    acceptInsecureCerts: true,
    'webkitgtk:browserOptions': {
      binary,
      args: ['--automation', ...switches],
    },
  });
  await listening(port);
  const browser = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(capabilities)
    .build();
  await browser
    .manage()
    .window()
    .setRect({ ...VIEWPORT, x: 0, y: 0 })
    .catch(() => {});
  const enter = async (/** @type {string | null} */ selector) => {
    await browser.switchTo().defaultContent();
    if (selector !== null) await browser.switchTo().frame(await browser.findElement(By.css(selector)));
  };
  const keys = /** @type {Record<string, string>} */ ({
    Escape: Key.ESCAPE,
    Enter: Key.ENTER,
    Tab: Key.TAB,
    Control: Key.CONTROL,
  });
  return {
    version: String((await browser.getCapabilities()).get('browserVersion')),
    open: (url) => browser.get(url),
    async run(frame, source) {
      await enter(frame);
      return browser.executeScript(`return ${source}`);
    },
    async click(frame, source) {
      await enter(frame);
      const found = await browser.executeScript(`return ${source}`);
      if (!(found instanceof WebElement)) return false;
      await found.click();
      return true;
    },
    async press(key, held) {
      const action = browser.actions();
      const name = keys[key] ?? key;
      await (
        held
          ? action
              .keyDown(keys[held] ?? held)
              .sendKeys(name)
              .keyUp(keys[held] ?? held)
          : action.sendKeys(name)
      ).perform();
    },
    type: (text) => browser.actions().sendKeys(text).perform(),
    async resize(width, height) {
      await browser.manage().window().setRect({ width, height, x: 0, y: 0 });
    },
    print: () => Promise.reject(new Error('Its WebDriver prints nothing.')),
    async close() {
      await browser.quit().catch(() => {});
      service.kill();
    },
  };
}

/**
 * The service listens a moment after it was started.
 *
 * @param {number} port
 */
async function listening(port) {
  const end = Date.now() + 20_000;
  for (;;) {
    const isThere = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
    });
    if (isThere) return;
    if (Date.now() > end) throw new Error('WebKitWebDriver does not listen.');
    await wait(50);
  }
}
