// Runs axe-core in Chromium over the pages of a folder, in several set-ups.
//
// Reads one JSON object from standard input:
//   root      the folder that holds the pages
//   pages     paths below it
//   browser   the Chromium to start
//   widths    viewport widths in CSS pixels
//   schemes   values of prefers-color-scheme
//   tags      which rules of axe-core to run
//   tabs      pages looked at side by side
// Writes one JSON object a line and page: {page, findings, reviews}. A finding is
// {code, message, where}; `where` lists the set-ups it was seen in.

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Not the top folder of the server: a link to "/x" would work here and nowhere else.
const BASE = '/somewhere/';
const HEIGHT = 900;
const MIME = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** The findings on one page; the same one in two set-ups is one finding. */
class Findings {
  clear() {
    this.found = new Map();
    this.setup = 'while loading';
  }

  add(code, message) {
    const key = `${code}\n${message}`;
    const finding = this.found.get(key) ?? { code, message, where: [] };
    if (!finding.where.includes(this.setup)) finding.where.push(this.setup);
    this.found.set(key, finding);
  }

  list() {
    return [...this.found.values()];
  }
}

const job = JSON.parse(await text(process.stdin));
const server = await serve(path.resolve(job.root));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({
  executablePath: job.browser,
  headless: true,
  timeout: 60_000,
  args: [
    '--no-sandbox', // root in a container has no other way; the pages are our own
    '--disable-dev-shm-usage',
    '--force-color-profile=srgb',
    // Nothing leaves this machine, whatever a page asks for.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});
try {
  const waiting = [...job.pages];
  await Promise.all(Array.from({ length: job.tabs }, () => workThrough(waiting)));
} finally {
  await browser.close();
  server.close();
}

/** Serve the files below a folder under BASE on a free port of this machine. */
function serve(root) {
  const listener = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const file = path.join(root, decodeURIComponent(pathname.slice(BASE.length)));
    const inside = pathname.startsWith(BASE) && file.startsWith(root + path.sep);
    if (!inside || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': MIME[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => listener.listen(0, '127.0.0.1', () => resolve(listener)));
}

/** Take pages from the common list until none is left. */
async function workThrough(waiting) {
  const tab = await browser.newPage();
  const findings = new Findings();
  listen(tab, findings);
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    findings.clear();
    let reviews = 0;
    try {
      reviews = await look(tab, page, findings);
    } catch (error) {
      findings.add('unreadable', error.message);
    }
    console.log(JSON.stringify({ page, findings: findings.list(), reviews }));
  }
}

/** Note what a page asks for and complains about. */
function listen(tab, findings) {
  tab.on('pageerror', (error) => findings.add('console', error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error') findings.add('console', message.text());
  });
  tab.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('data:') || url.startsWith('blob:')) return;
    if (!url.startsWith(origin + BASE)) findings.add('request', `asks for ${url.replace(origin, '')}`);
  });
  tab.on('response', (response) => {
    const url = response.url().replace(origin + BASE, '');
    if (response.status() >= 400) findings.add('request', `${url} answers ${response.status()}`);
  });
}

/** Look at one page in every set-up; the page is loaded once. */
async function look(tab, page, findings) {
  await tab.setViewport({ width: Math.max(...job.widths), height: HEIGHT });
  await emulate(tab, job.schemes[0]);
  const address = page.split('/').map(encodeURIComponent).join('/');
  await tab.goto(origin + BASE + address, { waitUntil: 'load', timeout: 60_000 });
  await tab.evaluate(() => document.fonts.ready.then(() => undefined));
  await tab.evaluate(AXE);
  let reviews = 0;
  for (const width of job.widths) {
    await tab.setViewport({ width, height: HEIGHT });
    for (const scheme of job.schemes) {
      await emulate(tab, scheme);
      findings.setup = `${width} px ${scheme}`;
      reviews = Math.max(reviews, await runAxe(tab, findings));
    }
    await measure(tab, width, findings);
  }
  return reviews;
}

async function emulate(tab, scheme) {
  await tab.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  // Half-way through a transition no colour is the one the reader will see.
  await tab.evaluate(() => {
    document.documentElement.getBoundingClientRect();
    for (const animation of document.getAnimations()) animation.finish();
  });
}

/** Add axe-core's violations; return how many rules it leaves to human eyes. */
async function runAxe(tab, findings) {
  const { violations, reviews } = await tab.evaluate(async (tags) => {
    const results = await axe.run(document, {
      runOnly: tags,
      resultTypes: ['violations', 'incomplete'],
      preload: false,
    });
    const violations = results.violations.flatMap((rule) =>
      rule.nodes.map((node) => ({
        code: rule.id,
        target: node.target.flat().join(' '),
        why: [...node.any, ...node.all, ...node.none][0]?.message ?? rule.help,
      })),
    );
    return { violations, reviews: results.incomplete.length };
  }, job.tags);
  for (const { code, target, why } of violations) findings.add(code, `${target}: ${why}`);
  return reviews;
}

/** Add a finding if the page has to be scrolled sideways, naming what sticks out. */
async function measure(tab, width, findings) {
  const { wide, culprits } = await tab.evaluate((limit) => {
    const name = (element) =>
      element.localName + (element.id ? `#${element.id}` : '') +
      [...element.classList].map((word) => `.${word}`).join('');
    const wide = document.scrollingElement.scrollWidth;
    const outside = wide > limit
      ? [...document.body.querySelectorAll(':not(col, colgroup)')].filter((element) => element.getBoundingClientRect().right > limit + 1)
      : [];
    // The innermost ones: their ancestors stick out because of them.
    const innermost = outside.filter((element) => !outside.some((other) => other !== element && element.contains(other)));
    return { wide, culprits: innermost.slice(0, 3).map(name) };
  }, width);
  if (wide > width) {
    findings.setup = `${width} px`;
    findings.add('overflow', `the page is ${wide} px wide: ${culprits.join(', ') || 'body'}`);
  }
}
