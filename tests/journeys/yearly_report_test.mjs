// A yearly report from its beginning to its readers: each step by the person whose it is, without scripts too.
import assert from 'node:assert/strict'
import test from 'node:test'
import { browser, serve, signed_in } from '../support/site.mjs'

const chromium = await browser()
const site = await serve()
const viewport = { width: 1280, height: 900 }
const report = `${site.url}/reports/lrscp/2024-25`

test('business manager asks, agency answers, draft, freeze, check by another, sign, publish, public page', { timeout: 240_000 }, async () => {
  const as = async (role, name, more = {}) => {
    const { context } = await signed_in(chromium, site, { role, name, ...more }, { viewport, javaScriptEnabled: more.scripts ?? true })
    context.setDefaultTimeout(60_000) // publishing prints a PDF
    return context.newPage()
  }
  const manager = await as('business_manager', 'Maya Khan')
  const agency = await as('agency_lead', 'Pat Green', { scripts: false })
  const analyst = await as('performance_officer', 'Ana Bell', { scripts: false })
  const partner = await as('delegated_safeguarding_partner', 'Lee Hart')
  const bench = async (page) => page.goto(`${report}/work`)
  const press = async (page, name) => Promise.all([page.waitForNavigation(),
    page.locator('main').getByRole('button', { name, exact: true }).click()])

  await bench(manager)
  await press(manager, 'Begin the report')
  await manager.getByRole('link', { name: 'Ask an agency' }).click()
  await manager.getByLabel('Report', { exact: true }).selectOption({ index: 1 })
  await manager.getByLabel('Section').fill('area-profile')
  await manager.getByLabel('Asked of').fill('Leicestershire Pol')
  await manager.locator('.autocomplete__option').filter({ hasText: 'Leicestershire Police' }).click()
  await manager.getByLabel('What is asked').fill('What changed for children?')
  for (const [box, value] of [['day', '1'], ['month', '12'], ['year', '2026']]) await manager.locator(`#due-${box}`).fill(value)
  const asked = manager.locator('input[name=state][value=asked]')
  if (await asked.count()) await asked.check()
  else await manager.locator('select[name=state]').selectOption('asked')
  await press(manager, 'Save')

  await agency.goto(`${site.url}/accounts/home`)
  await agency.getByRole('link', { name: /Contribution to the yearly report/ }).click()
  await agency.getByLabel('Your answer').fill('Officers ask every child what they want to happen.')
  await press(agency, 'Send the answer')
  assert.equal(await agency.getByRole('link', { name: /Contribution to the yearly report/ }).count(), 0)

  await analyst.goto(`${report}/work/sections/area-profile?find=plans+rutland`)
  assert.ok(await analyst.locator('code').filter({ hasText: '{{figure' }).count() > 0)
  const text = '# Area profile\n\nTwo counties, one partnership.'
  await analyst.getByLabel('Text of the section').fill(text + ' There were 12 plans.')
  await press(analyst, 'Save and read')
  assert.match(await analyst.locator('main').innerText(), /The number "12" is typed/)
  await analyst.getByLabel('Text of the section').fill(text)
  await press(analyst, 'Save and read')
  assert.doesNotMatch(await analyst.locator('main').innerText(), /is typed/)

  await bench(manager)
  await press(manager, 'Freeze the figures')
  await bench(analyst)
  await press(analyst, 'I have checked the figures')
  await bench(manager)
  await press(manager, 'Move to: With members for comment')
  await press(manager, 'Move to: With the safeguarding partners to sign')
  await bench(partner)
  await partner.getByLabel('For which organisation').fill('Leicestershire Police')
  await press(partner, 'Sign')
  await bench(manager)
  await press(manager, 'Publish')
  assert.match(await manager.locator('main').innerText(), /Version 1, published on/)

  const reader = await (await chromium.newContext({ viewport, javaScriptEnabled: false })).newPage()
  await reader.goto(report)
  assert.match(reader.url(), /versions\/1$/)
  await reader.getByRole('link', { name: 'Area profile' }).first().click()
  assert.match(await reader.locator('main').innerText(), /Two counties, one partnership\./)
  if (process.env.SCREENSHOTS) {
    for (const [page, name, to] of [[manager, 'work', `${report}/work`], [analyst, 'section', `${report}/work/sections/foreword?find=referrals`],
      [reader, 'version', `${report}/versions/1`], [reader, 'chapter', `${report}/versions/1/sections/performance-data`], [reader, 'requirements', `${report}/requirements`], [reader, 'child', `${report}/as/child`], [reader, 'cover', `${report}/as/cover`]])
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 })
        await page.goto(to)
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-${width}.png`, fullPage: true })
      }
  }
})

test.after(async () => {
  await chromium.close()
  assert.equal(await site.stop(), 0)
  assert.doesNotMatch(site.said, /Sanitizer|runtime error/)
})
