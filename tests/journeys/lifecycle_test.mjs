// A body from its proposal to its end: the office records it, a safeguarding partner decides; what happened is in the
// history with why, and the register can be read as it was.
import assert from 'node:assert/strict'
import test from 'node:test'
import { browser, serve, signed_in } from '../support/site.mjs'

const chromium = await browser()
const site = await serve()
const office = await signed_in(chromium, site, { name: 'Priya Shah' }, { viewport: { width: 1280, height: 900 } })
const partner = await signed_in(chromium, site, { name: 'Dana Obi', role: 'delegated_safeguarding_partner' },
  { viewport: { width: 320, height: 800 }, javaScriptEnabled: false })
for (const { context } of [office, partner]) context.setDefaultTimeout(40_000)

const register = (name) => `${site.url}/partnership/${name}`
const text = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ').trim()
const go = (page, what) => Promise.all([page.waitForNavigation(), what.click()])
const button = (page, name) => page.getByRole('button', { name, exact: true })
const state = (page) => text(page.locator('.govuk-summary-list__row').filter({ has: page.locator('dt', { hasText: /^\s*State\s*$/ }) }).locator('dd').first())

test('a body is proposed by the office, started and closed by a safeguarding partner, each step with why', async () => {
  const page = await office.context.newPage(), theirs = await partner.context.newPage()
  const name = `Task group ${Math.random().toString(36).slice(2, 8)}`
  await page.goto(register('bodies/new'))
  await page.locator('#code').fill(name.toLowerCase().replace(/ /g, '-'))
  await page.locator('#name').fill(name)
  await page.locator('#kind').selectOption('task_and_finish')
  assert.equal(await page.locator('input[name=state][value=dormant]').count(), 0, 'no body begins dormant')
  await page.locator('input[name=state][value=proposed]').check()
  await page.getByLabel('Why is it added? (optional)').fill('Asked for by the executive')
  await go(page, button(page, 'Save'))
  const address = new URL(page.url()).pathname
  assert.match(await state(page), /Proposed\s*It is planned, and does not meet yet/)
  assert.equal(await page.getByRole('button', { name: 'Start the body' }).count(), 0, 'the office decides nothing')

  await theirs.goto(site.url + address)
  assert.equal(await theirs.getByRole('button', { name: 'Close the body' }).count(), 0, 'not from proposed')
  await go(theirs, button(theirs, 'Start the body'))
  await go(theirs, button(theirs, 'Start the body'))
  assert.match(await theirs.title(), /^Error: /)
  assert.match(await text(theirs.locator('.govuk-error-summary')), /Enter the day at "From"/)
  for (const [part, value] of [['day', '1'], ['month', '4'], ['year', '2026']]) await theirs.locator(`#from-${part}`).fill(value)
  await go(theirs, button(theirs, 'Start the body'))
  assert.match(await text(theirs.locator('.govuk-notification-banner')), /Started the body\./)
  assert.match(await state(theirs), /^Live/)

  await go(theirs, button(theirs, 'Close the body'))
  for (const [part, value] of [['day', '20'], ['month', '11'], ['year', '2026']]) await theirs.locator(`#to-${part}`).fill(value)
  await theirs.locator('#why_closed').fill('Its work is done')
  await theirs.locator('#reason').fill('Agreed by the three partners')
  await go(theirs, button(theirs, 'Close the body'))
  assert.match(await state(theirs), /^Closed/)

  await page.goto(`${site.url}${address}/history`)
  const rows = await text(page.locator('main table'))
  for (const words of [/Dana Obi Closed the body/, /Agreed by the three partners/, /Started the body/, /Asked for by the executive/])
    assert.match(rows, words)
  await page.goto(`${register('bodies')}/changes`)
  assert.match(await text(page.locator('main table')), new RegExp(`Closed the body: ${name}`))

  // The form has no place for the state, and the list can be read as it was before all this.
  await page.goto(`${site.url}${address}/edit`)
  assert.equal(await page.locator('[name=state]').count(), 0)
  await page.goto(register('bodies'))
  await page.getByLabel('As it was on').fill('1 1 2020')
  await go(page, button(page, 'Show'))
  assert.match(await text(page.locator('main')), /as it was at the end of 1 January 2020/)
  await page.getByLabel('As it was on').fill('31 2 2026')
  await go(page, button(page, 'Show'))
  assert.match(await text(page.locator('.govuk-error-summary')), /must be a real date/)
  assert.equal(await page.getByLabel('As it was on').inputValue(), '31 2 2026')
  await Promise.all([page.close(), theirs.close()])
})

test.after(async () => {
  await chromium.close()
  assert.equal(await site.stop(), 0)
})
