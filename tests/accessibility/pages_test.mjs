// Each kind of page in a browser, at a desk's width and at 320 px: axe finds nothing against WCAG 2.2 A and AA, nothing
// scrolls sideways, and the console is silent.   node pages_test.mjs [WIDTH]
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import test from 'node:test'
import html_rules from './html_rules.mjs'
import { browser, empty_pages, needs, pages, serve, signed_in, signed_in_pages } from '../support/site.mjs'

const width = Number(process.argv[2] ?? 1280)
const viewport = { width, height: width === 320 ? 640 : 900 }
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

await needs('axe-core')
const { HtmlValidate } = await needs('html-validate')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const chromium = await browser()
const site = await serve()
const empty = await serve(null)

/// Opens a page in a context and gives it with what the console and the Content-Security-Policy said.
async function open(context, address) {
  const page = await context.newPage()
  const said = []
  page.on('console', (message) => {
    const expected = address.endsWith('/no-such-page') || address.endsWith('/reports/lrscp/2024-25')
    if (expected && /status of 404/.test(message.text())) return
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(address, { waitUntil: 'load' })
  return { page, said }
}

async function axe_faults(page) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate((values) =>
    globalThis.axe.run({ runOnly: { type: 'tag', values } }), standard)
  return violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n')[1]?.trim()}`))
}

/// How many pixels the page is wider than its window, and what sticks out.
const sideways = (page) => page.evaluate(() => {
  const window_width = document.documentElement.clientWidth
  const wide = document.documentElement.scrollWidth - window_width
  if (wide <= 0) return null
  const out = [...document.querySelectorAll('body *')].filter((element) =>
    !element.closest('.cairn-scroll') && element.getBoundingClientRect().right > window_width + 0.5)
  return `${wide} px too wide: ${out.slice(-3).map((element) => element.outerHTML.slice(0, 120)).join(' | ')}`
})

/// As WCAG 1.4.12 lets a reader space the text.
const space_text = (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important }`)
  document.adoptedStyleSheets.push(sheet)
})

async function look_at(context, address, shown) {
  const faults = []
  const begin = performance.now()
  const { page, said } = await open(context, address)
  for (const text of said) faults.push(`${shown}: console: ${text}`)
  for (const fault of await axe_faults(page)) faults.push(`${shown}: ${fault}`)
  const wide = await sideways(page)
  if (wide) faults.push(`${shown}: ${wide}`)
  if (width === 320) {
    await space_text(page)
    const spaced = await sideways(page)
    if (spaced && !wide) faults.push(`${shown}: with spaced text: ${spaced}`)
  }
  await page.close()
  console.log(`${Math.round(performance.now() - begin)} ms ${shown}`)
  return faults
}

/// The HTML of these pages as the server sends it to whoever is signed in here.
async function invalid(context, paths) {
  const validator = new HtmlValidate(html_rules)
  const faults = []
  for (const path of paths) {
    const report = await validator.validateString(await (await context.request.get(site.url + path)).text())
    for (const result of report.results)
      for (const found of result.messages) faults.push(`${path}:${found.line} ${found.ruleId}: ${found.message}`)
  }
  return [...new Set(faults)]
}

/// A form sent empty: the summary, each field with its message, and what scripts made of long lists.
async function look_at_errors(context) {
  const { page } = await open(context, `${site.url}/partnership/appointments/new`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.locator('.govuk-error-summary').waitFor()
  const faults = await axe_faults(page)
  const wide = await sideways(page)
  await page.close()
  return [...faults, ...(wide ? [wide] : [])].map((fault) => `a form with errors: ${fault}`)
}

// The instruments themselves: a spoiled page must not pass.
test(`what these tests look for is found in a spoiled page at ${width} px`, async () => {
  const context = await chromium.newContext({ viewport, locale: 'en-GB' })
  const { page, said } = await open(context, `${site.url}/help`)
  assert.deepEqual([said, await axe_faults(page), await sideways(page)], [[], [], null])
  await page.evaluate(() => {
    const main = document.querySelector('main')
    main.append(document.createElement('img'))
    const wide = document.createElement('div')
    wide.textContent = 'x'.repeat(4000)
    wide.style.setProperty('white-space', 'nowrap')
    main.append(wide)
    const script = document.createElement('script')
    script.textContent = 'document.title = "taken over"'
    main.append(script)
  })
  assert.match(said.join(), /Content Security Policy/)
  assert.match((await axe_faults(page)).join(), /image-alt/)
  assert.match(await sideways(page), /px too wide/)
  await context.close()
})

test(`every kind of page at ${width} px`, async () => {
  const context = await chromium.newContext({ viewport, locale: 'en-GB' })
  const faults = []
  for (const path of await pages(site.url)) faults.push(...await look_at(context, site.url + path, path))
  for (const path of empty_pages) faults.push(...await look_at(context, empty.url + path, `${path} of an empty store`))
  await context.close()
  assert.deepEqual(faults, [])
})

for (const role of ['business_manager', 'agency_lead', 'system_administrator'])
  test(`the pages of a ${role.replaceAll('_', ' ')} at ${width} px`, async () => {
    const { context } = await signed_in(chromium, site, { role }, { viewport })
    const faults = []
    for (const path of signed_in_pages(role)) faults.push(...await look_at(context, site.url + path, path))
    const page = await context.newPage()
    await page.goto(`${site.url}/partnership/bodies`)
    const record = await page.locator('main table a[href^="/partnership/bodies/"]').first().getAttribute('href')
    await page.close()
    for (const part of ['', '/history', ...(role === 'business_manager' ? ['/edit', '/withdraw'] : [])])
      faults.push(...await look_at(context, site.url + record + part, `a body${part}`))
    if (width > 320) faults.push(...await invalid(context, [...signed_in_pages(role), record, `${record}/history`]))
    if (role === 'business_manager') faults.push(...await look_at_errors(context))
    await context.close()
    assert.deepEqual(faults, [])
  })

test(`the downloaded report at ${width} px, opened as a file without its site`, async () => {
  const html = await (await fetch(`${site.url}/reports/lrscp/2024-25/html`)).text()
  const context = await chromium.newContext({ viewport, offline: true })
  const page = await context.newPage()
  const said = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()))
  page.on('requestfailed', (request) => said.push(`asks the network for ${request.url()}`))
  await page.setContent(html, { waitUntil: 'load' })
  assert.deepEqual(said, [])
  assert.deepEqual(await axe_faults(page), [])
  assert.equal(await sideways(page), null)
  await context.close()
})

test(`in colours of the reader's own, and without motion, at ${width} px`, async () => {
  const context = await chromium.newContext({ viewport, forcedColors: 'active', reducedMotion: 'reduce' })
  const canvas = await chromium.newPage() // a page without a policy, to look into pictures
  const colours = (picture) => canvas.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]))
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    drawing.drawImage(bitmap, 0, 0)
    return new Set(new Uint32Array(drawing.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size
  }, picture.toString('base64'))
  const indicator = '/scorecard/indicators/children-in-need'
  for (const path of ['/', '/scorecard', indicator, '/reports/lrscp/2024-25', '/no-such-page']) {
    const { page, said } = await open(context, site.url + path)
    assert.deepEqual(said, [], path)
    assert.ok(await colours(await page.screenshot()) > 20, `${path} is blank in forced colours`)
    const chart = page.locator('.cairn-chart__drawing')
    for (let i = 0; i < await chart.count(); ++i)
      assert.ok(await colours(await chart.nth(i).screenshot()) > 10, `${path}: a chart is blank in forced colours`)
    const moving = await page.evaluate(() =>
      document.getAnimations().filter((one) => one.playState === 'running').length)
    assert.equal(moving, 0, path)
    await page.close()
  }
  await canvas.close()
  await context.close()
})

test.after(async () => {
  await chromium.close()
  for (const one of [site, empty]) {
    assert.equal(await one.stop(), 0)
    assert.doesNotMatch(one.said, /Sanitizer|runtime error/)
  }
})
