// A yearly report from its beginning to its readers: each step by the person whose it is, without scripts too.
import assert from 'node:assert/strict'
import test from 'node:test'
import { browser, serve, signed_in } from '../support/site.mjs'

const chromium = await browser()
const site = await serve()
const viewport = { width: 1280, height: 900 }
const report = `${site.url}/reports/lrscp/2024-25`

test('business manager asks, agency answers, draft, freeze, check by another, sign, publish, public page', { timeout: 420_000 }, async () => {
  const as = async (role, name, more = {}) => {
    const { context } = await signed_in(chromium, site, { role, name, ...more }, { viewport, javaScriptEnabled: more.scripts ?? true })
    context.setDefaultTimeout(60_000) // publishing prints a PDF
    return context.newPage()
  }
  const manager = await as('business_manager', 'Maya Khan')
  const agency = await as('agency_lead', 'Pat Green', { scripts: false })
  const analyst = await as('performance_officer', 'Ana Bell', { scripts: false })
  const scrutineer = await as('independent_scrutineer', 'Sue Reed', { scripts: false })
  const partners = []
  for (const [role, name, organisation] of [['delegated_safeguarding_partner', 'Lee Hart', 'leicestershire-police'],
    ['lead_safeguarding_partner', 'Jo Ash', 'leicestershire-county-council'],
    ['lead_safeguarding_partner', 'Kit Dale', 'rutland-county-council'], ['delegated_safeguarding_partner', 'Sam Yew', 'llr-icb']])
    partners.push(await as(role, name, { organisation }))
  const bench = async (page) => page.goto(`${report}/work`)
  const press = async (page, name) => Promise.all([page.waitForNavigation(),
    page.locator('main').getByRole('button', { name, exact: true }).click()])

  await bench(manager)
  await press(manager, 'Begin the report')
  await manager.getByRole('link', { name: 'Ask agencies' }).click()
  // Everything that is missing at once, and nothing typed is lost.
  await press(manager, 'Ask')
  assert.equal(await manager.locator('.govuk-error-summary li').count(), 4)
  await manager.getByLabel('Section').selectOption('area-profile')
  await manager.getByLabel('What is asked').fill('What changed for children?')
  for (const [box, value] of [['day', '1'], ['month', '12'], ['year', '2026']]) await manager.locator(`#due-${box}`).fill(value)
  await manager.getByLabel('Leicestershire Police', { exact: true }).check()
  await manager.getByLabel('Rutland County Council', { exact: true }).check()
  await press(manager, 'Ask')
  assert.match(await manager.locator('main').innerText(), /The agencies were asked/)
  await manager.getByRole('link', { name: /^Rutland County Council.*area-profile/ }).click()
  await manager.getByRole('link', { name: /Withdraw/ }).first().click()
  await manager.locator('main textarea, main input[type=text]').first().fill('They answer elsewhere')
  await Promise.all([manager.waitForNavigation(), manager.locator('main').getByRole('button', { name: /Withdraw/ }).click()])

  await agency.goto(`${site.url}/accounts/home`)
  await agency.getByRole('link', { name: /Contribution to the yearly report/ }).click()
  await agency.getByLabel('Your answer').fill('Officers ask every child what they want to happen.')
  await press(agency, 'Send the answer')
  assert.match(await agency.locator('main').innerText(), /Your answer was sent/)
  assert.match(await agency.getByLabel('Your answer').inputValue(), /every child/)
  await agency.goto(`${site.url}/accounts/home`)
  assert.equal(await agency.getByRole('link', { name: /Contribution to the yearly report/ }).count(), 0)

  await analyst.goto(`${report}/work/sections/area-profile?find=plans+rutland`)
  assert.ok(await analyst.locator('code').filter({ hasText: '{{figure' }).count() > 0)
  // What the agency answered stands beside the text.
  assert.match(await analyst.locator('#answers').innerText(), /Officers ask every child/)
  const text = '# Area profile\n\nTwo counties, one partnership.'
  await analyst.getByLabel('Text of the section').fill(text + ' There were 12 plans.')
  await press(analyst, 'Save and read')
  assert.match(await analyst.locator('main').innerText(), /The number "12" is typed/)
  // A search and a check keep what is written, and a slip is told with its line.
  await analyst.getByLabel('Text of the section').fill(text + '\n\nReferrals doubled from 10 to 12.')
  await analyst.getByLabel('Find a figure').fill('referrals rutland')
  await press(analyst, 'Find')
  assert.match(await analyst.getByLabel('Text of the section').inputValue(), /doubled/)
  assert.match(await analyst.locator('#findings').innerText(), /Line 5: wrong/)
  await analyst.getByLabel('Text of the section').fill(text)
  await press(analyst, 'Save and read')
  assert.doesNotMatch(await analyst.locator('main').innerText(), /is typed/)
  await analyst.getByText('Earlier versions of this section').click()
  assert.match(await analyst.locator('.cairn-versions').innerText(), /There were 12 plans/)
  await press(analyst, 'Restore this version')
  assert.match(await analyst.getByLabel('Text of the section').inputValue(), /There were 12 plans/)
  await analyst.getByText('Earlier versions of this section').click()
  await Promise.all([analyst.waitForNavigation(), analyst.getByRole('button', { name: 'Restore this version' }).first().click()])
  assert.equal((await analyst.getByLabel('Text of the section').inputValue()).trim(), text)

  // With scripts the findings follow the text, and a figure is put in at the cursor.
  await manager.goto(`${report}/work/sections/foreword`)
  const field = manager.getByLabel('Text of the section')
  await field.fill('# Foreword\n\nVisits doubled from 10 to 12. There were plans.')
  await manager.locator('#findings').getByRole('link', { name: 'Line 3' }).waitFor()
  assert.ok(await manager.getByRole('link', { name: 'Say why it is right' }).count() > 0)
  await manager.locator('#findings').getByRole('link', { name: 'Line 3' }).click()
  assert.equal(await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd).slice(0, 6)), 'Visits')
  await field.fill('# Foreword\n\nThere were  plans.')
  await field.evaluate((one) => one.setSelectionRange(23, 23))
  await manager.getByLabel('Find a figure').fill('child protection plans rutland')
  await manager.getByLabel('Find a figure').press('Enter')
  await manager.getByRole('button', { name: /^Insert/ }).first().click()
  assert.match(await field.inputValue(), /There were \{\{figure indicator=[^}]+\}\} plans\./)
  if (process.env.SCREENSHOTS)
    for (const width of [1280, 320]) {
      await manager.setViewportSize({ width, height: 900 })
      await manager.screenshot({ path: `${process.env.SCREENSHOTS}/editor-${width}.png`, fullPage: true })
    }
  await manager.setViewportSize(viewport)
  manager.once('dialog', (dialog) => dialog.accept())

  await bench(manager)
  await press(manager, 'Freeze the figures')
  // Who wrote a section does not check: the scrutineer finds it in her list, with every frozen figure.
  await bench(analyst)
  await press(analyst, 'I have checked the figures')
  assert.match(await analyst.locator('.govuk-error-summary').innerText(), /You wrote the section/)
  await scrutineer.goto(`${site.url}/accounts/home`)
  await Promise.all([scrutineer.waitForNavigation(), scrutineer.getByRole('link', { name: /Check the frozen figures/ }).click()])
  assert.match(await scrutineer.locator('main').innerText(), /\d+ figures/)
  await bench(scrutineer)
  await press(scrutineer, 'I have checked the figures')
  await bench(manager)
  await press(manager, 'Move to: With members for comment')
  // A member reads what is frozen and comments in their own name; the office says what was done.
  await agency.goto(`${site.url}/accounts/home`)
  await Promise.all([agency.waitForNavigation(), agency.getByRole('link', { name: /Comment on the yearly report/ }).click()])
  await agency.getByLabel('Section').selectOption('area-profile')
  await agency.getByLabel('Your comment').fill('Say more about housing.')
  await press(agency, 'Send the comment')
  assert.match(await agency.locator('main').innerText(), /Your comment was sent/)
  await bench(manager)
  await Promise.all([manager.waitForNavigation(), manager.getByRole('link', { name: /^Pat Green/ }).click()])
  await Promise.all([manager.waitForNavigation(), manager.locator('main').getByRole('button', { name: 'Change', exact: true }).click()])
  const outcome = manager.locator('input[name=outcome][value=not_taken_up]')
  if (await outcome.count()) await outcome.check()
  else await manager.locator('select[name=outcome]').selectOption('not_taken_up')
  await manager.locator('textarea[name=done]').fill('The plan of next year tells of housing.')
  await press(manager, 'Save')
  await bench(manager)
  await press(manager, 'Move to: With those who sign')
  // Not before every step of the route and every partner: all that is missing is told at once.
  await press(manager, 'Publish')
  const summary = manager.locator('.govuk-error-summary')
  assert.equal(await summary.locator('li').count(), 4)
  assert.match(await summary.innerText(), /Not yet considered by Leicestershire County Council Cabinet/)
  assert.match(await summary.innerText(), /Leicestershire Police.* have not signed/)
  for (;;) {
    await bench(manager)
    const record = manager.getByRole('link', { name: /^Record what / }).first()
    if (await record.count() === 0) break
    await Promise.all([manager.waitForNavigation(), record.click()])
    for (const [box, value] of [['day', '20'], ['month', '11'], ['year', '2026']]) await manager.locator(`#on-${box}`).fill(value)
    const noted = manager.locator('input[name=decision][value=noted]')
    if (await noted.count()) await noted.check()
    else await manager.locator('select[name=decision]').selectOption('noted')
    await press(manager, 'Save')
  }
  for (const partner of partners) {
    await partner.goto(`${site.url}/accounts/home`)
    await Promise.all([partner.waitForNavigation(), partner.getByRole('link', { name: /^Sign the yearly report/ }).click()])
    assert.equal(await partner.getByRole('button', { name: /^Sign for / }).count(), 1)
    await Promise.all([partner.waitForNavigation(), partner.getByRole('button', { name: /^Sign for / }).click()])
  }
  await bench(manager)
  assert.match(await manager.locator('main').innerText(), /Nothing is missing/)
  if (process.env.SCREENSHOTS) await manager.screenshot({ path: `${process.env.SCREENSHOTS}/signed-1280.png`, fullPage: true })
  await press(manager, 'Publish')
  assert.match(await manager.locator('main').innerText(), /Version 1, published on/)

  // Sent to each whom the law names, with proof, and not before to all.
  await press(manager, 'All recipients have it')
  assert.match(await manager.locator('.govuk-error-summary').innerText(), /Child Safeguarding Practice Review Panel; Foundations/)
  for (;;) {
    await bench(manager)
    const record = manager.getByRole('link', { name: /^Record the dispatch to / }).first()
    if (await record.count() === 0) break
    await Promise.all([manager.waitForNavigation(), record.click()])
    for (const [box, value] of [['day', '22'], ['month', '11'], ['year', '2026']]) await manager.locator(`#sent_on-${box}`).fill(value)
    const email = manager.locator('input[name=how][value=email]')
    if (await email.count()) await email.check()
    else await manager.locator('select[name=how]').selectOption('email')
    await manager.locator('[name=proof]').fill('Message 1')
    await press(manager, 'Save')
  }
  await press(manager, 'All recipients have it')
  assert.match(await manager.locator('main').innerText(), /Published and sent/)

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
