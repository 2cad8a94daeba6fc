// What people do with a register: fill in each kind of field wrongly and rightly, give it a file, bring in rows from a
// file and take them back, keep a list, meet another editor, go back in the history.
import assert from 'node:assert/strict'
import test from 'node:test'
import { browser, serve, signed_in } from '../support/site.mjs'

const chromium = await browser()
const site = await serve()
const viewport = { width: 1280, height: 900 }
const priya = await signed_in(chromium, site, { name: 'Priya Shah' }, { viewport })
const sam = await signed_in(chromium, site, { name: 'Sam Okafor' }, { viewport, javaScriptEnabled: false })
for (const { context } of [priya, sam]) context.setDefaultTimeout(40_000)

const both = { 'with scripts': priya, 'without scripts': sam }
const register = (name) => `${site.url}/partnership/${name}`
const text = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ').trim()
const unlike = () => Math.random().toString(36).slice(2, 8)
const pdf = (words) => ({ name: `${words}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n${words}`) })
const save = (page) => Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Save', exact: true }).click()])
const go = (page, what) => Promise.all([page.waitForNavigation(), what.click()])

/// One test for each setting; the console says nothing but the refusals that the walk asks for.
function journey(name, walk, settings = both) {
  for (const [how, { context }] of Object.entries(settings))
    test(`${name}, ${how}`, async () => {
      const page = await context.newPage()
      const said = []
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
      page.on('pageerror', (error) => said.push(error.message))
      page.on('dialog', (dialog) => dialog.accept())
      await walk(page)
      assert.deepEqual(said.filter((line) => !/status of 4\d\d/.test(line)), [])
      await page.close()
    })
}

/// The messages of the page's summary, each with a link to a field that is there and bears the message too.
async function mistakes(page) {
  assert.match(await page.title(), /^Error: /)
  const found = []
  for (const link of await page.locator('.govuk-error-summary__list a').all()) {
    const target = (await link.getAttribute('href')).slice(1)
    assert.equal(await page.locator(`[id="${target}"]`).count(), 1, `#${target} is there once`)
    found.push(await text(link))
  }
  return found
}

/// What the record's page says of a field.
const told = (page, label) =>
  text(page.locator('.govuk-summary-list__row').filter({ has: page.locator('dt', { hasText: new RegExp(`^\\s*${label}\\s*$`) }) }).locator('dd').first())

async function add_paper(page, name, file) {
  await page.goto(register('papers/new'))
  await page.locator('#name').fill(name)
  await page.locator('#kind').selectOption('thresholds')
  if (file) await page.locator('input[type=file][name=paper-file]').setInputFiles(file)
  await save(page)
  assert.match(page.url(), /done=added/)
  return new URL(page.url()).pathname
}

journey('each field filled in wrongly is told at once, keeps what was typed, and is right after that', async (page) => {
  const name = `Agreement ${unlike()}`
  await page.goto(register('papers/new'))
  await page.locator('#from-day').fill('31')
  await page.locator('#from-month').fill('2')
  await page.locator('#from-year').fill('2025')
  await page.locator('#review-day').fill('1')
  await page.locator('#note').fill('x'.repeat(2001))
  await page.locator('input[name=paper-file]').setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ no pdf') })
  await save(page)
  assert.deepEqual(await mistakes(page), [
    'Enter the name', 'Choose the kind',
    'Paper must be a file of another kind: PDF, Word or OpenDocument text, up to 20 MB',
    'In force from must be a real date, such as 31 3 2025', 'Next review must include a month and a year',
    'Note must be 2,000 characters or fewer'])
  assert.equal(await page.locator('#from-day').inputValue(), '31')
  assert.equal(await page.locator('#review-day').inputValue(), '1')
  assert.equal((await page.locator('#note').inputValue()).length, 2001)
  await page.locator('#name').fill(name)
  await page.locator('#from-month').fill('3')
  await page.locator('#review-month').fill('4')
  await page.locator('#review-year').fill('2027')
  await page.locator('#note').fill('It **holds**.')
  await page.locator('input[name=paper-file]').setInputFiles(pdf('Right'))
  await save(page)
  assert.deepEqual(await mistakes(page), ['Choose the kind'])
  // The file was good: it need not be chosen again.
  assert.match(await text(page.locator('#paper-hint')), /The file is Right\.pdf \(PDF, 14 bytes\)/)
  await page.locator('#kind').selectOption('sharing')
  await save(page)
  assert.match(page.url(), /done=added/)
  assert.ok((await text(page.locator('h1'))).includes(name))
  assert.equal(await told(page, 'In force from'), '31 March 2025')
  assert.equal(await told(page, 'Next review'), '1 April 2027')
  assert.equal(await told(page, 'Kind'), 'Information sharing agreement')
  assert.equal(await told(page, 'Paper'), 'Right.pdf (PDF, 14 bytes)')
})

journey('numbers, money, percentages, choices and names of records are told wrong and taken right', async (page) => {
  await page.goto(`${site.url}/finance/spending/new`)
  await page.locator('#amount').fill('lots')
  await page.locator('#children_share').fill('120')
  await page.locator('#place').fill('1.5')
  await save(page)
  const found = await mistakes(page)
  for (const message of ['Amount must be an amount of money, such as 1,250 or 1,250.50',
    "Share of the children's partnership must be 0 to 100", 'Place in the statement must be a whole number, such as 12'])
    assert.ok(found.includes(message), `${message} is among ${found.join(' | ')}`)
  assert.equal(await page.locator('#amount').inputValue(), 'lots')
  const line = `Line ${unlike()}`
  await page.locator('#partnership').selectOption('lrscp')
  await page.getByLabel('Safeguarding children alone').check()
  await page.locator('#year').fill('2024-25')
  await page.locator('#line').fill(line)
  await page.locator('#amount').fill('£1,250.5')
  for (const [share, value] of [['children', '50'], ['adults', '25.5%'], ['other', '24.5']])
    await page.locator(`#${share}_share`).fill(value)
  await page.locator('#place').fill('12')
  await save(page)
  assert.match(page.url(), /done=added/, (await page.locator('main').innerText()).slice(0, 500))
  assert.equal(await told(page, 'Amount'), '£1,250.50')
  assert.equal(await told(page, "Share of the adults' board"), '25.5%')
  assert.equal(await told(page, 'Place in the statement'), '12')
})

journey('several choices and yes, no or not known are kept as they were ticked', async (page) => {
  const code = `o-${unlike()}`
  await page.goto(register('organisations/new'))
  await page.locator('#code').fill(code)
  await page.locator('#name').fill(`Organisation ${code}`)
  const boxes = page.locator('input[type=checkbox][name=duties]')
  await boxes.nth(0).check()
  await boxes.nth(2).check()
  await save(page)
  assert.deepEqual(await mistakes(page), ['Choose the sector'])
  assert.deepEqual([await boxes.nth(0).isChecked(), await boxes.nth(1).isChecked(), await boxes.nth(2).isChecked()], [true, false, true])
  await page.locator('select[name=sector]').selectOption('police')
  await page.locator('input[type=radio][value=not_known]').first().check()
  await save(page)
  assert.match(page.url(), /done=added/)
  assert.match(await told(page, 'Duties'), /Children Act 2004, section 11, Education Act 2002, section 175/)
})

journey('a file is given, put in the place of another, taken out, and read as it was in the history', async (page) => {
  const name = `Thresholds ${unlike()}`
  const address = await add_paper(page, name, pdf('First'))
  const download = async (link) => {
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
    return { name: file.suggestedFilename(), path: await file.path() }
  }
  assert.equal((await download(page.getByRole('link', { name: /^First\.pdf/ }))).name, 'First.pdf')
  await page.goto(site.url + address + '/edit')
  await page.locator('input[name=paper-file]').setInputFiles(pdf('Second'))
  await save(page)
  assert.equal(await told(page, 'Paper'), 'Second.pdf (PDF, 15 bytes)')
  await page.goto(site.url + address + '/edit')
  await page.getByLabel('Take out Second.pdf').check()
  await save(page)
  assert.equal(await told(page, 'Paper'), 'Not recorded')
  await page.goto(site.url + address + '/history')
  const rows = await text(page.locator('main table'))
  assert.match(rows, /Paper: First\.pdf \(PDF, 14 bytes\), SHA-256 [0-9a-f]{12}… became Second\.pdf/)
  assert.equal((await download(page.getByRole('link', { name: /^First\.pdf/ }).first())).name, 'First.pdf')
  // The first version comes back, with its file.
  await go(page, page.locator('main table tbody tr').last().getByRole('button', { name: /^Set back to this version/ }))
  assert.match(await text(page.locator('main table')), /Paper Not recorded|Paper.*First\.pdf/)
  await page.getByLabel('Why this change? (optional)').fill('It was taken out by mistake')
  await go(page, page.getByRole('button', { name: 'Set back', exact: true }))
  assert.match(page.url(), /done=restored/)
  assert.equal(await told(page, 'Paper'), 'First.pdf (PDF, 14 bytes)')
})

journey('rows from a file are shown, refused as a whole, brought in, and taken back as one', async (page) => {
  const mark = unlike()
  const give = async (rows) => {
    await page.goto(register('people/import'))
    await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
    await go(page, page.getByRole('button', { name: 'Continue' }))
  }
  await give(`Code,Name,Organisation\n${mark}-a,Ann ${mark},\n${mark}-b,,Nobody at all\n`)
  const shown = await text(page.locator('main'))
  assert.match(shown, /Enter the name/)
  assert.match(shown, /there is no organisation called "Nobody at all"/)
  assert.equal(await page.getByRole('button', { name: /^Import/ }).count(), 0, 'all or nothing')
  await give(`Code,Name\n${mark}-a,Ann ${mark}\n${mark}-b,=Ben ${mark}\n`)
  assert.match(await text(page.locator('main')), /To add 2/)
  await go(page, page.locator('main form button[type=submit]').first())
  assert.match(page.url(), /\/batches\//)
  const batch = page.url()
  await page.goto(`${register('people')}?q=${mark}`)
  assert.match(await text(page.locator('main [role=status]').first()), /^2 people/)
  await page.goto(batch)
  await go(page, page.getByRole('button', { name: /undo|take back/i }))
  await page.goto(`${register('people')}?q=${mark}`)
  assert.match(await text(page.locator('main [role=status]').first()), /^0 people/)
})

journey('a list is filtered, sorted and paged by keyboard, its columns chosen, and kept under a name', async (page) => {
  const pressed = async (name) => {
    for (let i = 0; i < 150; ++i) {
      await page.keyboard.press('Tab')
      const found = await page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.name)
      if (name instanceof RegExp ? name.test(found) : found === name) break
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  }
  const count = async () => Number(/^([\d,]+)/.exec(await text(page.locator('main [role=status]').first()))[1].replace(',', ''))
  await page.goto(register('seats'))
  assert.ok(await count() > 25, `${await count()} seats`)
  await pressed('Capacity')
  assert.match(page.url(), /sort=capacity/)
  assert.equal(await page.locator('th[aria-sort=ascending]').count(), 1)
  await pressed('Capacity')
  assert.equal(await page.locator('th[aria-sort=descending]').count(), 1)
  await pressed(/^Next/)
  assert.match(page.url(), /page=2/)
  await page.goto(register('organisations'))
  const all = await count()
  await page.locator('select[name=sector]').selectOption('police')
  await page.locator('select[name=sector]').focus()
  await pressed('Show')
  assert.match(page.url(), /sector=police/)
  assert.ok(await count() < all)
  await page.locator('summary', { hasText: 'Choose columns' }).click()
  for (const box of await page.locator('input[name=columns]').all()) await box.uncheck()
  await page.locator('input[name=columns][value=code]').check()
  await go(page, page.getByRole('button', { name: 'Show', exact: true }))
  assert.deepEqual((await page.locator('main th[scope=col]').allInnerTexts()).map((one) => one.trim()), ['Organisation', 'Code'])
  const view = `View ${unlike()}`
  await page.locator('summary', { hasText: 'Kept lists' }).click()
  await page.locator('#view-name').fill(view)
  await go(page, page.getByRole('button', { name: 'Keep', exact: true }))
  await page.goto(register('organisations'))
  await page.locator('summary', { hasText: 'Kept lists' }).click()
  await go(page, page.getByRole('link', { name: view }))
  assert.match(page.url(), /columns=code/)
  assert.match(page.url(), /sector=police/)
})

journey('the second of two editors sees both versions and loses nothing', async (page) => {
  const address = await add_paper(page, `Two editors ${unlike()}`, pdf('Kept'))
  const other = await priya.context.newPage()
  await page.goto(site.url + address + '/edit')
  await other.goto(site.url + address + '/edit')
  await other.locator('#published_at').fill('https://example.org/theirs')
  await save(other)
  await other.close()
  await page.locator('#note').fill('What I wrote')
  await page.locator('#published_at').fill('https://example.org/mine')
  await page.locator('input[name=paper-file]').setInputFiles(pdf('Mine'))
  await save(page)
  const said = await text(page.locator('main'))
  assert.match(said, /Priya Shah changed this governing paper/)
  assert.match(said, /example\.org\/theirs/)
  assert.equal(await page.locator('#note').inputValue(), 'What I wrote')
  assert.equal(await page.locator('#published_at').inputValue(), 'https://example.org/mine')
  assert.match(await text(page.locator('#paper-hint')), /The file is Mine\.pdf/)
  await save(page)
  assert.match(page.url(), /done=changed/)
  assert.equal(await told(page, 'Note'), 'What I wrote')
  assert.equal(await told(page, 'Paper'), 'Mine.pdf (PDF, 13 bytes)')
})

journey('a record is withdrawn with a reason, shown as it was on a day, and brought back', async (page) => {
  const name = `To withdraw ${unlike()}`
  const address = await add_paper(page, name)
  await page.goto(site.url + address + '/withdraw')
  await go(page, page.getByRole('button', { name: 'Withdraw', exact: true }))
  assert.deepEqual(await mistakes(page), ['Enter why it is withdrawn'])
  await page.locator('#reason').fill('Replaced by another')
  await go(page, page.getByRole('button', { name: 'Withdraw', exact: true }))
  assert.match(await text(page.locator('main')), /Withdrawn on .*: Replaced by another/)
  await page.goto(`${register('papers')}?q=${encodeURIComponent(name)}`)
  assert.match(await text(page.locator('main [role=status]').first()), /^0 governing papers/)
  await page.goto(`${register('papers')}?q=${encodeURIComponent(name)}&withdrawn=yes`)
  assert.match(await text(page.locator('main [role=status]').first()), /^1 governing paper/)
  await page.goto(site.url + address + '/history')
  for (const [part, value] of [['day', '31'], ['month', '3'], ['year', '2025']]) await page.locator(`#on-${part}`).fill(value)
  await go(page, page.getByRole('button', { name: 'Show', exact: true }))
  assert.match(await text(page.locator('main')), /As it was on 31 March 2025.*was not yet recorded on that day/)
  const today = new Date()
  await page.goto(`${site.url}${address}?on=${today.toISOString().slice(0, 10)}`)
  assert.match(await text(page.locator('main')), /Withdrawn: Replaced by another/)
  await page.goto(site.url + address)
  await go(page, page.getByRole('button', { name: 'Bring back' }))
  assert.match(page.url(), /done=reinstated/)
})

test.after(async () => {
  await chromium.close()
  assert.equal(await site.stop(), 0)
  assert.doesNotMatch(site.said, /Sanitizer|runtime error/)
})
