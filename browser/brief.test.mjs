// Every brief in a folder, opened in Chromium. The folder is BRIEFS, or target/briefs of this repository.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { MARGIN_PX, open, print, SCREENS, SHEETS, start } from './chromium.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const FOLDER = path.resolve(process.env.BRIEFS || path.join(HERE, '../target/briefs'));
const FILES = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER).filter((name) => name.endsWith('.html')).sort() : [];

const MOST_BYTES = 1_500_000;
const LEAST_LETTER_PX = 9;
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const IN_PAGE = fs.readFileSync(path.join(HERE, 'in-page.js'), 'utf8');

let browser;
before(async () => (browser = await start()));
after(() => browser?.close());

test('there are briefs', () => assert.ok(FILES.length > 0, `no .html in ${FOLDER}`));

for (const name of FILES) {
  const file = path.join(FOLDER, name);

  /** Opens the brief and all that is folded in it, hands `look` the page and a way to ask in-page.js, and closes it. */
  async function visit(options, look) {
    const page = await open(browser, file, options);
    try {
      await page.evaluate(IN_PAGE);
      const ask = (question, ...rest) => page.evaluate(([q, r]) => inPage[q](...r), [question, rest]);
      await ask('unfold');
      await look(page, ask);
    } finally {
      await page.context().close();
    }
  }

  const none = (problems) => assert.ok(problems.length === 0, `\n  ${problems.join('\n  ')}`);

  describe(name, () => {
    test('is small enough to send', () => {
      const { size } = fs.statSync(file);
      assert.ok(size < MOST_BYTES, `${size} bytes, at most ${MOST_BYTES}`);
    });

    test('asks for nothing but itself, and complains of nothing', () =>
      visit(SCREENS.desk, async (page) => {
        await page.waitForLoadState('networkidle');
        const { url, requests, errors } = page.brief;
        assert.deepEqual(requests, [url]);
        none(errors);
      }));

    // Without scripts, the page is what stands in the file.
    const still = { ...SCREENS.desk, javaScriptEnabled: false };
    test('names nothing to fetch', () => visit(still, async (page, ask) => none(await ask('outside'))));
    test('has a head: title, language, one h1', () => visit(still, async (page, ask) => none(await ask('head'))));
    test('has no dead link inside', () => visit(still, async (page, ask) => none(await ask('links'))));
    test('has footnotes that lead there and back', () => visit(still, async (page, ask) => none(await ask('footnotes'))));
    test('has figures with captions and names', () => visit(still, async (page, ask) => none(await ask('figures'))));

    test('reads without scripts', async () => {
      let scripted;
      await visit(SCREENS.desk, async (page, ask) => (scripted = await ask('seen')));
      await visit(still, async (page, ask) => {
        const plain = await ask('seen');
        assert.ok(plain.letters > 0 && plain.h1 === 1, 'no <main> with an h1 and words');
        const less = Object.keys(plain).filter((kind) => plain[kind] < scripted[kind]);
        none(less.map((kind) => `${kind}: ${plain[kind]} without scripts, ${scripted[kind]} with them`));
      });
    });

    for (const [screen, options] of Object.entries(SCREENS)) {
      const { width } = options.viewport;
      test(`is not wider than ${width} px`, () => visit(options, async (page, ask) => none(await ask('width', width))));
      test(`has words in figures large enough at ${width} px`, () =>
        visit(options, async (page, ask) => none(await ask('sizes', LEAST_LETTER_PX))));

      for (const colorScheme of ['light', 'dark']) {
        test(`has words in figures that stand out on a ${screen}, ${colorScheme}`, () =>
          visit({ ...options, colorScheme }, async (page, ask) => none(await ask('clear'))));
        test(`is accessible on a ${screen}, ${colorScheme}`, () =>
          visit({ ...options, colorScheme }, async (page) => {
            await page.evaluate(AXE);
            const { violations } = await page.evaluate(
              (tags) => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
              AXE_TAGS,
            );
            none(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.target.join(' ')}: ${n.html.slice(0, 120)}`)));
          }));
      }
    }

    for (const [format, sheet] of Object.entries(SHEETS)) {
      test(`prints on ${format}`, () =>
        visit({ viewport: sheet }, async (page, ask) => {
          await page.emulateMedia({ media: 'print' });
          const margin = await ask('margins', MARGIN_PX);
          const width = Math.floor(sheet.width - margin.left - margin.right);
          await page.setViewportSize({ width, height: Math.floor(sheet.height - margin.top - margin.bottom) });
          none(await ask('width', width, true));
          const pdf = (await print(page, format)).toString('latin1');
          assert.match(pdf, /^%PDF-/);
          assert.ok(/\/Type\s*\/Page\b/.test(pdf), 'no pages');
        }));
    }
  });
}
