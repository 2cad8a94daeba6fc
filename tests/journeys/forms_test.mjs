// What people do with forms: by keyboard, with scripts and without, in one go and in several.
import assert from 'node:assert/strict'
import test from 'node:test'
import { browser, serve, signed_in } from '../support/site.mjs'

const chromium = await browser()
const site = await serve()
const viewport = { width: 1280, height: 900 }
const with_scripts = await signed_in(chromium, site, { name: 'Priya Shah' }, { viewport })
const without_scripts = await signed_in(chromium, site, { name: 'Sam Okafor' }, { viewport, javaScriptEnabled: false })
for (const { context } of [with_scripts, without_scripts]) context.setDefaultTimeout(60_000)

const text = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ').trim()
/// The id of what has the focus, else its words.
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim())

/// One test for each setting; the console says nothing. `walk` gets a page of a signed-in business manager.
function journey(name, settings, walk) {
  for (const [how, { context }] of Object.entries(settings))
    test(`${name}, ${how}`, async () => {
      const page = await context.newPage()
      const said = []
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
      page.on('pageerror', (error) => said.push(error.message))
      await walk(page, how === 'with scripts')
      assert.deepEqual(said.filter((line) => !/status of 4\d\d|ERR_FAILED/.test(line)), []) // asked for below
      await page.close()
    })
}
const both = { 'with scripts': with_scripts, 'without scripts': without_scripts }
const scripts = { 'with scripts': with_scripts }

/// Presses Tab until the control with this id or these words has the focus.
async function tab_to(page, what, most = 120) {
  const wanted = what instanceof RegExp ? (found) => what.test(found) : (found) => found === what
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press('Tab')
    if (wanted(await focused(page))) return
  }
  assert.fail(`Tab does not lead to ${what}`)
}
const press = async (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)])
const draft_notice = (page) => page.locator('.govuk-inset-text').filter({ hasText: 'This is your draft' })

journey('every link of an error summary leads to the field to correct, by keyboard', both, async (page) => {
  await page.goto(`${site.url}/partnership/appointments/new`)
  await page.locator('#from-day').fill('32')
  await page.locator('#from-month').fill('13')
  await page.locator('#from-year').fill('2025')
  await tab_to(page, 'Save')
  await press(page, 'Enter')
  assert.match(await page.title(), /^Error: /)
  const links = page.locator('.govuk-error-summary a')
  const count = await links.count()
  assert.ok(count >= 3, `${count} errors`)
  assert.equal(await page.locator('#from-day').inputValue(), '32')
  for (let i = 0; i < count; ++i) {
    const target = (await links.nth(i).getAttribute('href')).slice(1)
    const message = await text(links.nth(i))
    await links.nth(i).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction((id) => location.hash === `#${id}` || document.activeElement.id === id, target)
    const reached = page.locator(`[id="${target}"]`)
    assert.equal(await reached.count(), 1, `#${target} is there once`)
    // Without scripts the browser goes to the field, and the next key is typed from there.
    if (await page.evaluate(() => document.body.classList.contains('govuk-frontend-supported')))
      assert.equal(await focused(page), target, message)
    const group = page.locator('.govuk-form-group--error').filter({ has: reached })
    assert.ok((await text(group.last())).includes(message), `"${message}" stands beside its field`)
  }
})

journey('a form is left with the button, found among the drafts, and taken up again', both, async (page) => {
  await page.goto(`${site.url}/partnership/organisations/new`)
  await page.locator('#name').fill('Half an <organisation>')
  await page.locator('#name').press('Tab')
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  assert.equal(new URL(page.url()).pathname, '/accounts/drafts')
  assert.match(await text(page.locator('.govuk-notification-banner')), /Your draft was saved/)
  await page.getByRole('link', { name: 'Add an organisation' }).click()
  assert.equal(await draft_notice(page).count(), 1)
  assert.equal(await page.locator('#name').inputValue(), 'Half an <organisation>')
  await page.getByRole('button', { name: 'Start again without it' }).click()
  assert.equal(await draft_notice(page).count(), 0)
  assert.equal(await page.locator('#name').inputValue(), '')
  await page.goto(`${site.url}/accounts/drafts`)
  assert.equal(await page.getByText('No drafts').count(), 1)
})

journey('a form saves itself while it is filled in, and asks before unsaved work is left', scripts, async (page) => {
  await page.goto(`${site.url}/partnership/people/new`)
  await page.locator('#name').pressSequentially('Ann Example')
  const asked = new Promise((resolve) => page.once('dialog', async (dialog) => {
    await dialog.dismiss()
    resolve(dialog.type())
  }))
  await page.getByRole('link', { name: 'Cancel' }).click({ noWaitAfter: true })
  assert.equal(await asked, 'beforeunload')
  assert.match(page.url(), /\/people\/new$/)
  const status = page.locator('#record-formautosave-status')
  await status.filter({ hasText: /^Draft saved at \d/ }).waitFor()
  assert.equal(await status.getAttribute('role'), 'status')
  // Everything is saved: leaving asks nothing now.
  await page.getByRole('link', { name: 'Cancel' }).click({ noWaitAfter: true })
  await page.waitForFunction(() => location.pathname.endsWith('/people'))
  await page.goto(`${site.url}/partnership/people/new`)
  assert.equal(await page.locator('#name').inputValue(), 'Ann Example')
  await page.locator('#code').fill('ann-example')
  await page.locator('#name').fill('Ann Example Saved')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/done=added/)
  await page.goto(`${site.url}/accounts/drafts`)
  assert.equal(await page.getByText('No drafts').count(), 1, 'what was sent is no draft any more')
})

journey('a draft that cannot be saved says so and nothing is lost', scripts, async (page) => {
  await page.route('**/accounts/drafts/autosave', (route) => route.abort())
  await page.goto(`${site.url}/partnership/posts/new`)
  await page.locator('#title_of_post').pressSequentially('Kept here')
  await page.locator('.cairn-status').filter({ hasText: /no connection/ }).waitFor()
  assert.equal(await page.locator('#title_of_post').inputValue(), 'Kept here')
  page.once('dialog', (dialog) => dialog.accept())
  await page.goto('about:blank')
})

journey('narrative is shown as it will look, and the form keeps what was typed', both, async (page) => {
  await page.goto(`${site.url}/partnership/bodies/new`)
  await page.locator('#name').fill('A body')
  await page.locator('#remit').fill('It **decides**.\n\n<img src=x onerror=alert(1)>\n\n- one\n- two')
  const group = page.locator('.cairn-preview#remit-preview')
  await page.locator('button[name=preview][value=remit]').click()
  await group.locator('strong', { hasText: 'decides' }).waitFor()
  assert.equal(await group.locator('li').count(), 2)
  assert.equal(await group.locator('img').count(), 0)
  assert.equal(await group.getAttribute('role'), 'status')
  assert.equal(await page.locator('#name').inputValue(), 'A body')
  assert.match(await page.locator('#remit').inputValue(), /^It \*\*decides/)
})

journey('Enter in a field saves the form and does not ask for a preview', both, async (page) => {
  await page.goto(`${site.url}/partnership/bodies/new`)
  await page.locator('#name').fill('Only a name')
  await page.locator('#name').focus()
  await press(page, 'Enter')
  assert.match(await page.title(), /^Error: /)
})

test('the preview takes a form with its token only, and no more than a narrative can hold', async () => {
  const { context } = with_scripts
  const page = await context.newPage()
  await page.goto(`${site.url}/partnership/bodies/new`)
  const ask = (form) => page.evaluate(async (given) => {
    const token = document.querySelector('input[name=csrf]').value
    const body = new URLSearchParams({ ...given, csrf: given.csrf ?? token })
    const answer = await fetch('/preview', { method: 'POST', body })
    return { status: answer.status, body: await answer.text() }
  }, form)
  assert.equal((await ask({ text: 'x', csrf: 'wrong' })).status, 403)
  assert.equal((await ask({ text: 'x'.repeat(200_000) })).status, 413)
  const shown = await ask({ text: '# Title\n\n[evil](javascript:alert(1)) <script>x</script>' })
  assert.equal(shown.status, 200)
  assert.doesNotMatch(shown.body, /<script|javascript:/)
  assert.match(shown.body, /<h3/)
  await page.close()
  const stranger = await fetch(`${site.url}/preview`, { method: 'POST', body: new URLSearchParams({ text: 'x' }) })
  assert.equal(stranger.status, 403)
})

journey('a long list of choices is typed into, by keyboard', scripts, async (page) => {
  await page.goto(`${site.url}/partnership/posts/new`)
  const field = page.locator('input#organisation')
  await field.waitFor()
  assert.equal(await page.locator('select#organisation-select').isVisible(), false)
  await tab_to(page, 'organisation')
  await page.keyboard.type('leicestershire pol')
  await page.locator('.autocomplete__option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const chosen = await page.locator('select[name=organisation]').evaluate((one) => one.selectedOptions[0].text)
  assert.match(chosen, /Leicestershire Police/)
  // What is no choice comes back as it was typed, with the message tied to the field.
  await field.fill('Nobody & Sons')
  await field.press('Tab')
  await page.locator('#title_of_post').fill('A post')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/\/new$/)
  const again = page.locator('#organisation')
  await again.waitFor()
  assert.equal(await again.inputValue(), 'Nobody & Sons')
  const described = (await again.getAttribute('aria-describedby')).split(' ')
  assert.ok(described.includes('organisation-error'), described.join())
  assert.match(await text(page.locator('#organisation-error')), /there is no organisation called/)
})

journey('a name with markup in it is proposed as text', scripts, async (page) => {
  const name = `Aardvark <b>bold</b><img src="/nowhere.png"> ${Math.random().toString(36).slice(2)}`
  await page.goto(`${site.url}/partnership/organisations/import`)
  await page.locator('input[type=file]').setInputFiles({ name: 'one.csv', mimeType: 'text/csv',
    buffer: Buffer.from(`code,name,sector\n${name.split(' ').pop()},"${name.replaceAll('"', '""')}",education\n`) })
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.waitForURL(/\/batches\//)
  await page.goto(`${site.url}/partnership/posts/new`)
  await page.locator('input#organisation.autocomplete__input').pressSequentially('aardvark')
  const proposed = page.locator('.autocomplete__option').filter({ hasText: 'Aardvark <b>bold</b>' })
  await proposed.first().waitFor()
  assert.equal(await page.locator('.autocomplete__menu b, .autocomplete__menu img').count(), 0)
  await proposed.filter({ hasText: name.split(' ').pop() }).click()
  assert.equal(await page.locator('input#organisation').inputValue(), name)
})

journey('the message of a long list stays tied to its field while someone types', scripts, async (page) => {
  await page.goto(`${site.url}/partnership/posts/new`)
  await page.locator('#title_of_post').fill('A post')
  await page.locator('input#organisation').fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/\/new$/)
  const field = page.locator('input#organisation.autocomplete__input')
  await field.waitFor()
  for (const key of ['', 'l', 'e']) {
    if (key) await field.press(key)
    assert.match(await field.getAttribute('aria-describedby'), /organisation-error/)
  }
  await page.locator('.govuk-error-summary a[href="#organisation"]').click()
  assert.equal(await focused(page), 'organisation')
})

journey('a record is added one question at a time, by keyboard, and checked before it is saved', both, async (page) => {
  const name = `By keyboard ${Math.random().toString(36).slice(2)}`
  await page.goto(`${site.url}/partnership/people/new`)
  await tab_to(page, 'Answer one question at a time')
  await press(page, 'Enter')
  await tab_to(page, 'Continue')
  await press(page, 'Enter')
  assert.match(await page.title(), /^Error: /)
  for (let i = 0; i < 20 && !page.url().endsWith('/check'); ++i) {
    const question = page.url().split('/').pop()
    if (['code', 'name'].includes(question)) {
      await tab_to(page, question)
      await page.keyboard.type(question === 'code' ? name.toLowerCase().replaceAll(' ', '-') : name)
    }
    await tab_to(page, 'Continue')
    await press(page, 'Enter')
  }
  assert.equal(await text(page.locator('h1 .govuk-caption-l')), 'Add a person')
  assert.ok((await text(page.locator('main'))).includes(name))
  await tab_to(page, /^Change\s*name$/i)
  await press(page, 'Enter')
  assert.equal(await page.locator('#name').inputValue(), name)
  await page.getByRole('link', { name: 'Back', exact: true }).waitFor()
  await tab_to(page, 'Continue')
  await press(page, 'Enter')
  assert.match(page.url(), /\/check$/)
  await tab_to(page, 'Save')
  await press(page, 'Enter')
  assert.match(page.url(), /done=added/)
  assert.ok((await text(page.locator('h1'))).includes(name))
})

journey('radios and boxes of a date are worked by keyboard', both, async (page) => {
  await page.goto(`${site.url}/partnership/bodies/new`)
  await tab_to(page, 'name')
  await page.keyboard.type('Keyboard body')
  const radio = page.locator('input[type=radio]').first()
  await tab_to(page, await radio.getAttribute('id'))
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  const group = await radio.getAttribute('name')
  const value = await page.locator(`input[name="${group}"]:checked`).getAttribute('value')
  assert.equal(value, await page.locator(`input[name="${group}"]`).nth(1).getAttribute('value'))
  await tab_to(page, 'from-day')
  for (const part of ['1', '4', '2026']) {
    await page.keyboard.type(part)
    await page.keyboard.press('Tab')
  }
  const typed = await page.locator('input[id^=from-]').evaluateAll((boxes) => boxes.map((box) => box.value))
  assert.deepEqual(typed, ['1', '4', '2026'])
})

journey('another person is added to a list by keyboard', scripts, async (page) => {
  await page.goto(`${site.url}/gallery/fields`)
  await tab_to(page, 'person[0][name]')
  await page.keyboard.type('First')
  await tab_to(page, 'Add another person')
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('.moj-add-another__item').count(), 3)
  await tab_to(page, 'person[2][name]').catch(() => {}) // the component moves the focus itself
  await page.locator('.moj-add-another__item').nth(2).locator('input').fill('Third')
  assert.equal(await page.locator('[id="person[0][name]"]').inputValue(), 'First')
  const names = await page.locator('.moj-add-another__item input').evaluateAll((all) => all.map((one) => one.name))
  assert.deepEqual(names, [0, 1, 2].map((i) => `person[${i}][name]`))
})

journey('a long import says that it works', scripts, async (page) => {
  await page.goto(`${site.url}/partnership/people/import`)
  await page.locator('input[type=file]').setInputFiles(
    { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nNew Person\n') })
  const status = page.locator('#longworking-status')
  assert.equal(await status.getAttribute('role'), 'status')
  // The page is on its way out when the line speaks: it leaves word for the next.
  await status.evaluate((line) => new MutationObserver(() => sessionStorage.setItem('said', line.textContent))
    .observe(line, { childList: true }))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/import\/\w+/)
  assert.equal(await page.evaluate(() => sessionStorage.getItem('said')), 'Reading the file…')
})

journey('in a register too large to list, the server proposes names while one is typed', scripts, async (page) => {
  const lines = Array.from({ length: 320 }, (_, i) => `large-${i},Large Organisation ${i},education\n`)
  await page.goto(`${site.url}/partnership/organisations/import`)
  await page.locator('input[type=file]').setInputFiles({ name: 'many.csv', mimeType: 'text/csv',
    buffer: Buffer.from(`code,name,sector\n${lines.join('')}`) })
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.waitForURL(/\/batches\//)
  await page.goto(`${site.url}/partnership/posts/new`)
  const field = page.locator('input#organisation.autocomplete__input')
  await field.pressSequentially('organisation 317')
  await page.locator('.autocomplete__option').filter({ hasText: 'Large Organisation 317' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  assert.equal(await field.inputValue(), 'Large Organisation 317')
  await page.locator('#code').fill('large-post')
  await page.locator('#title_of_post').fill('Head of large')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/done=added/)
  assert.match(await text(page.locator('main')), /Large Organisation 317/)
})

const section = `${site.url}/reports/lrscp/2024-25/work/sections/area-profile`
async function begin_report(page) {
  await page.goto(`${site.url}/reports/lrscp/2024-25/work`)
  const begin = page.getByRole('button', { name: 'Begin the report' })
  if (await begin.count()) await begin.click()
}

journey('a figure is found and put into a section of the report, by keyboard', both, async (page) => {
  await begin_report(page)
  await page.goto(section)
  await tab_to(page, 'find')
  await page.keyboard.type('referrals rutland')
  await page.keyboard.press('Enter') // with scripts the page stays
  await page.locator('#offers code').first().waitFor()
  const token = await text(page.locator('#offers code').first())
  assert.match(token, /^\{\{figure /)
  await tab_to(page, 'markdown')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(`\n\nReferrals in Rutland: ${token}.`)
  await tab_to(page, 'Save and read')
  await press(page, 'Enter')
  assert.match(await text(page.locator('main')), /Referrals in Rutland: [\d,]+\./)
})

journey('a section of the report is left half written, found among the drafts and taken up again', both, async (page) => {
  await begin_report(page)
  await page.goto(section)
  const recorded = await page.locator('#markdown').inputValue()
  await page.locator('#markdown').fill('# Half a <section>\n\nNot yet.')
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  assert.equal(new URL(page.url()).pathname, '/accounts/drafts')
  await page.getByRole('link', { name: /^Yearly report 2024-25/ }).click()
  assert.equal(await draft_notice(page).count(), 1)
  assert.match(await page.locator('#markdown').inputValue(), /^# Half a <section>\r?\n\r?\nNot yet\.$/)
  await page.getByRole('button', { name: 'Start again without it' }).click()
  assert.equal(await draft_notice(page).count(), 0)
  assert.equal((await page.locator('#markdown').inputValue()).replaceAll('\r', ''), recorded.replaceAll('\r', ''))
  await page.locator('#markdown').fill('Sent at once.')
  await page.getByRole('button', { name: 'Save and read' }).click()
  await page.goto(`${site.url}/accounts/drafts`)
  assert.equal(await page.getByText('No drafts').count(), 1, 'what was sent is no draft any more')
})

test.after(async () => {
  await chromium.close()
  assert.equal(await site.stop(), 0)
  assert.doesNotMatch(site.said, /Sanitizer|runtime error/)
})
