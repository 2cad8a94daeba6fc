// What scripts and files make of pages, in a browser at a desk's width and at 320 px: a form with errors, the downloaded
// report, drawings in colours of the reader's own. every_page_test.mjs looks at each page as the server sends it.
//   node pages_test.mjs [WIDTH]
import assert from 'node:assert/strict'
import test from 'node:test'
import { axe_faults, sideways } from './look.mjs'
import { browser, serve, signed_in } from '../support/site.mjs'

const width = Number(process.argv[2] ?? 1280)
const viewport = { width, height: width === 320 ? 640 : 900 }
const chromium = await browser()
const site = await serve()

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
  assert.deepEqual([said, await axe_faults(page), await sideways(page)], [[], [], undefined])
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

test(`a form with errors at ${width} px, as scripts dress it`, async () => {
  const { context } = await signed_in(chromium, site, {}, { viewport })
  assert.deepEqual(await look_at_errors(context), [])
  await context.close()
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
  assert.equal(await sideways(page), undefined)
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
  assert.equal(await site.stop(), 0)
  assert.doesNotMatch(site.said, /Sanitizer|runtime error/)
})
