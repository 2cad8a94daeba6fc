// What people come to do, from the first page on, by what they can see and press: with scripts and without.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { browser, serve } from '../support/site.mjs'

const chromium = await browser()
const site = await serve()

/// Runs a journey twice: scripts on, scripts off. Nothing may be said on the console.
function journey(name, walk) {
  for (const javaScriptEnabled of [true, false])
    test(`${name}${javaScriptEnabled ? '' : ', without scripts'}`, async () => {
      const viewport = { width: 1280, height: 900 }
      const context = await chromium.newContext({ viewport, locale: 'en-GB', javaScriptEnabled, acceptDownloads: true })
      context.setDefaultTimeout(90_000)
      const page = await context.newPage()
      const said = []
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
      page.on('pageerror', (error) => said.push(error.message))
      await page.goto(site.url)
      await walk(page)
      assert.deepEqual(said, [])
      await context.close()
    })
}

const text = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ').trim()
const rows = (page) => page.locator('main table tbody tr')
const focused = (page, ask) => page.evaluate(ask) // what document.activeElement is

journey('an inspector follows a number to its source', async (page) => {
  const number = page.locator('main table a[href^="/figures/"]').first()
  const value = await text(number)
  assert.match(value, /^[\d,]+$/)
  await number.click()
  const figure = page.url()
  assert.equal(await text(page.locator('.cairn-big-figure')), value)
  const main = await text(page.locator('main'))
  for (const word of ['What it tells', 'Area', 'Period', 'Document', 'Section', 'Passage', 'Loaded'])
    assert.ok(main.includes(word), `the figure's page does not tell "${word}"`)
  const document = page.locator('main a[href^="/sources/"]').first()
  const title = await text(document)
  await document.click()
  assert.ok((await text(page.locator('h1'))).endsWith(title))
  // A document that many values were read from tells them page by page.
  const again = page.locator(`main table a[href="${new URL(figure).pathname}"]`)
  const next = page.getByRole('link', { name: /^Next/ })
  while (await again.count() === 0 && await next.count() > 0) await next.click()
  assert.equal(await again.count(), 1)
  assert.equal(await text(again), value)
  await again.click()
  assert.equal(page.url(), figure)
})

journey('a reader opens a sentence of the yearly report to both records behind a change', async (page) => {
  await page.getByRole('link', { name: 'Yearly report 2024-25' }).click()
  const change = page.locator('main p a[href*="/change/"]').first()
  const sentence = await text(change)
  assert.match(sentence, /^[\d,]+ to [\d,]+, (up|down) [\d,]+ or [\d.]+%$/)
  await change.click()
  assert.equal(await text(page.locator('.cairn-big-figure')), sentence)
  const values = await page.locator('.govuk-summary-card').evaluateAll((cards) => cards.map((card) =>
    [...card.querySelectorAll('.govuk-summary-list__row')].find((row) => /Value as recorded/.test(row.textContent))
      .querySelector('dd').textContent.trim()))
  const [from, to] = sentence.match(/[\d,]+/g).map((number) => number.replaceAll(',', ''))
  assert.deepEqual(values, [from, to])
})

journey('an analyst narrows the scorecard, opens an indicator and takes it along as CSV', async (page) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Scorecard' }).click()
  const all = await text(page.getByRole('status'))
  await page.getByLabel('Search').fill('child protection')
  await page.getByLabel('Area', { exact: true }).selectOption({ label: 'Rutland' })
  await page.getByRole('button', { name: 'Show' }).click()
  const narrowed = await text(page.getByRole('status'))
  assert.ok(parseInt(narrowed) > 0 && parseInt(narrowed) < parseInt(all), `${all}, narrowed: ${narrowed}`)
  assert.equal(await rows(page).count(), parseInt(narrowed))
  assert.equal(await page.getByLabel('Search').inputValue(), 'child protection')
  await page.getByRole('link', { name: 'Children on child protection plans', exact: true }).click()
  const table = page.locator('table').filter({ hasText: 'Every value and its source' })
  const values = await table.locator('tbody tr').count()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  const file = await coming
  assert.equal(file.suggestedFilename(), 'child-protection-plans.csv')
  const csv = readFileSync(await file.path(), 'utf8')
  assert.equal(csv.trimEnd().split('\n').length, values + 1)
})

journey('a councillor compares two areas', async (page) => {
  await page.getByRole('link', { name: 'Compare areas' }).click()
  await page.getByLabel('Area', { exact: true }).selectOption({ label: 'Rutland' })
  await page.getByLabel('Beside').selectOption({ label: 'Leicestershire' })
  await page.getByRole('button', { name: 'Compare' }).click()
  const head = (await page.locator('main table thead th').allInnerTexts()).map((one) => one.trim())
  assert.deepEqual(head.slice(-2), ['Rutland', 'Leicestershire'])
  assert.ok(await rows(page).count() > 5)
})

journey('the yearly report is taken along as HTML and as JSON', async (page) => {
  await page.getByRole('link', { name: 'Yearly report 2024-25' }).click()
  await page.getByText('Download this report').click()
  for (const [name, ending, check] of [
    ['Download as one HTML file', '.html', (bytes) => assert.match(bytes, /^<!DOCTYPE html>/i)],
    ['Download as JSON', '.json', (bytes) => assert.ok(Object.keys(JSON.parse(bytes)).length > 3)]]) {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    const file = await coming
    assert.equal(file.suggestedFilename(), `yearly-report-2024-25${ending}`)
    check(readFileSync(await file.path(), 'utf8'))
  }
})

journey('someone who searched in vain finds the way out', async (page) => {
  await page.goto(`${site.url}/scorecard?q=no+such+words`)
  assert.equal(await text(page.getByRole('status')), '0 indicators')
  await page.getByRole('link', { name: 'Clear' }).click()
  assert.ok(await rows(page).count() > 20)
})

// Keyboard only.

/// Presses Tab until `found` says yes; fails when the focus has gone round the page.
async function tab_to(page, found, most = 200) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press('Tab')
    if (await focused(page, found)) return
  }
  assert.fail(`Tab does not lead to ${found}`)
}

journey('the skip link leads past the navigation, by keyboard', async (page) => {
  await page.goto(`${site.url}/scorecard`)
  await page.keyboard.press('Tab')
  const skip = page.locator('.govuk-skip-link')
  const first = await focused(page, () => document.activeElement.className)
  assert.match(first, /govuk-skip-link/, 'the first Tab is not the skip link')
  const box = await skip.boundingBox()
  assert.ok(box.width > 50 && box.height > 20 && box.y >= 0, 'the skip link is not shown when it has the focus')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const in_content = await focused(page, () => document.activeElement.closest('main') !== null)
  assert.ok(in_content, 'Tab after the skip link is not in the content')
})

journey('the filter is worked by keyboard and gives fewer rows', async (page) => {
  await page.goto(`${site.url}/scorecard`)
  const before = parseInt(await text(page.getByRole('status')))
  await tab_to(page, () => document.activeElement.matches('input[name=q]'))
  await page.keyboard.type('plan')
  await tab_to(page, () => document.activeElement.matches('select[name=group]'))
  await page.keyboard.type('Child prot')
  await tab_to(page, () => document.activeElement.matches('form button'))
  await Promise.all([page.waitForURL(/q=plan/), page.keyboard.press('Enter')])
  assert.match(page.url(), /group=Child\+protection|group=Child%20protection/)
  const after = parseInt(await text(page.getByRole('status')))
  assert.ok(after > 0 && after < before, `${before} rows before, ${after} after`)
})

const usable_things = 'a[href], button, input, select, summary, [tabindex="0"]'

journey('Tab reaches everything that can be used, in order, and shows where it is', async (page) => {
  for (const path of ['/', '/scorecard/indicators/children-in-need']) {
    await page.goto(site.url + path)
    const wanted = await page.evaluate((selector) => [...document.querySelectorAll(selector)]
      .filter((one) => one.checkVisibility() && !one.closest('details:not([open]) > :not(summary)'))
      .length, usable_things)
    assert.ok(wanted > 10)
    const last = { place: -1 }
    for (let i = 0; i < wanted; ++i) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate((selector) => {
        const usable = [...document.querySelectorAll(selector)]
          .filter((one) => one.checkVisibility() && !one.closest('details:not([open]) > :not(summary)'))
        const style = getComputedStyle(document.activeElement)
        return {
          place: usable.indexOf(document.activeElement),
          what: document.activeElement.outerHTML.slice(0, 100),
          shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
        }
      }, usable_things)
      assert.equal(here.place, last.place + 1, `${path}: Tab goes from ${last.what} to ${here.what}`)
      assert.ok(here.shown, `${path}: nothing shows the focus on ${here.what}`)
      Object.assign(last, here)
    }
  }
})

test.after(async () => {
  await chromium.close()
  assert.equal(await site.stop(), 0)
  assert.doesNotMatch(site.said, /Sanitizer|runtime error/)
})
