// Walks the gallery in Chromium:
//   node gallery.mjs GALLERY_DIR [--screenshots DIR] [--only SLUG]
// Every page is opened wide (1280 px) and narrow (320 px), with and without scripts, in forced colours and at 400 %.
// It must have no violation that axe knows of WCAG 2.2 A and AA or of best practice, nothing the
// Content-Security-Policy refuses, no error in the console, and no sideways scrolling of the page.
// Exit status 1 when there is any finding.
import { createServer } from 'node:http'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../../..')
const require = createRequire(join(root, 'package.json'))
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const [dir, ...rest] = process.argv.slice(2)
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined)
const screenshots = option('--screenshots')
const only = option('--only')
if (!dir) throw new Error('usage: node gallery.mjs GALLERY_DIR [--screenshots DIR] [--only SLUG]')

const browserPath = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find(existsSync)
if (!browserPath) {
  console.log('SKIPPED: no browser')
  process.exit(process.env.CI ? 1 : 0)
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml'
}
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"
const server = createServer((request, response) => {
  const path = join(dir, new URL(request.url, 'http://x').pathname)
  const file = extname(path) ? path : `${path}.html`
  if (!existsSync(file)) return response.writeHead(404).end()
  const type = types[extname(file)] ?? 'application/octet-stream'
  response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy })
  response.end(readFileSync(file))
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const base = `http://127.0.0.1:${server.address().port}`

const pages = ['', ...readdirSync(join(dir, 'gallery')).map((name) => `/${name.replace('.html', '')}`)].filter(
  (page) => !only || page === `/${only}`,
)
// axe needs scripts, and finds the same at 400 % as at 320 px: those settings are looked at for the rest.
const settings = [
  { name: 'wide', viewport: { width: 1280, height: 900 } },
  { name: 'narrow', viewport: { width: 320, height: 640 } },
  { name: 'zoomed', viewport: { width: 320, height: 256 }, deviceScaleFactor: 4, lookedAt: true },
  { name: 'no-scripts', viewport: { width: 1280, height: 900 }, javaScriptEnabled: false, lookedAt: true },
  { name: 'no-scripts-narrow', viewport: { width: 320, height: 640 }, javaScriptEnabled: false, lookedAt: true },
  { name: 'forced-colours', viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
]

const findings = []
let checks = 0
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] })
for (const { name, lookedAt, ...setting } of settings) {
  const context = await browser.newContext(setting)
  for (const path of pages) {
    const found = (what) => findings.push(`${path || '/'} (${name}): ${what}`)
    const page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && found(message.text()))
    page.on('pageerror', (error) => found(error.message))
    await page.goto(`${base}/gallery${path}`, { waitUntil: 'load' })
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wider > 0) found(`the page scrolls sideways by ${wider} px`)
    if (!lookedAt) {
      await page.evaluate(axe)
      const { violations } = await page.evaluate(() =>
        window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
      for (const violation of violations)
        for (const node of violation.nodes)
          found(`${violation.id}: ${node.target.join(' ')}: ${node.failureSummary.replaceAll('\n', ' ').slice(0, 200)}`)
    }
    checks += 1
    if (screenshots) {
      mkdirSync(screenshots, { recursive: true })
      await page.screenshot({ path: join(screenshots, `${path.slice(1) || 'index'}-${name}.png`), fullPage: true })
    }
    await page.close()
  }
  await context.close()
}
await browser.close()
server.close()
for (const finding of findings) console.log(finding)
console.log(`${pages.length} pages in ${settings.length} settings, ${checks} visits, ${findings.length} findings`)
process.exit(findings.length === 0 && checks === pages.length * settings.length && pages.length > 0 ? 0 : 1)
