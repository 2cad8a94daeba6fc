// A return from its upload to the scorecard, as an authority's analyst and the partnership's manager do it: with
// scripts and without. SCREENSHOTS=folder keeps a picture of each page at 1280 and 320 px.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { code_of } from '../support/people.mjs'
import { browser, program, published_pack, root, serve } from '../support/site.mjs'

const example = join(root, 'data/examples/children-in-need-2026.xml')
const chromium = await browser()
const pictures = process.env.SCREENSHOTS
if (pictures) mkdirSync(pictures, { recursive: true })

const password = 'violin tractor moss lantern'
// Second factors as the program asks for them by itself.
const site = await serve(published_pack, '')

/// Invites someone: the address at which they choose their password.
function add(email, ...more) {
  const said = execFileSync(program, ['user', 'add', email, '--name', email.split('@')[0], ...more], { env: site.env }).toString()
  return site.url + /\/accounts\/link\/\S+/.exec(said)[0]
}

async function sign_in(link, email, javaScriptEnabled, strong) {
  const context = await chromium.newContext({
    viewport: { width: 1280, height: 900 }, locale: 'en-GB', javaScriptEnabled, acceptDownloads: true })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('input[type="password"]').first().fill(password)
  await page.locator('main button[type="submit"]:not(.govuk-password-input__toggle)').click()
  const enter = async () => {
    await page.goto(`${site.url}/accounts/sign-in`)
    await page.locator('input[name="email"]').fill(email)
    await page.locator('input[name="password"]').fill(password)
    await page.locator('main form button[type="submit"]').click()
  }
  await enter()
  if (!strong) return page
  await page.goto(`${site.url}/accounts/me/codes`)
  const letters = await page.locator('.govuk-inset-text').first().innerText()
  await page.locator('input[name="code"]').fill(code_of(letters))
  await page.locator('main form button[type="submit"]').first().click()
  const recovery = (await page.locator('main').innerText()).match(/[A-Z2-7]{4}(-[A-Z2-7]{4})+/g)
  await context.clearCookies()
  await enter()
  await page.goto(`${site.url}/accounts/recovery`)
  await page.locator('main form input:not([type="hidden"])').first().fill(recovery[0])
  await page.locator('main form button[type="submit"]').click()
  return page
}

const text = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ').trim()

async function picture(page, name) {
  if (!pictures) return
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(wide <= 0, `${name} scrolls sideways at ${width} px`)
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

for (const javaScriptEnabled of [true, false])
  test(`a return goes from upload to scorecard${javaScriptEnabled ? '' : ', without scripts'}`, async () => {
    const tail = javaScriptEnabled ? '' : '-plain'
    const people = {
      analyst: [`analyst${tail}@example.org`, '--role', 'performance_officer', '--footprint', 'E10000018',
        '--organisation', 'leicestershire-county-council'],
      manager: [`manager${tail}@example.org`, '--role', 'business_manager', '--footprint', 'LRSCP'],
    }
    const analyst = await sign_in(add(...people.analyst), people.analyst[0], javaScriptEnabled, true)
    await analyst.goto(`${site.url}/census`)
    await picture(analyst, `returns-empty${tail}`)
    await analyst.getByRole('button', { name: 'Upload a return' }).click()
    await analyst.locator('main button[type="submit"]').last().click()
    assert.match(await text(analyst.locator('.govuk-error-summary')), /Select a file/)
    await picture(analyst, `upload${tail}`)
    await analyst.locator('input[name="file"]').setInputFiles(example)
    const choice = analyst.locator('input[name="for"]')
    if (!await choice.isChecked()) await choice.check()
    await analyst.getByRole('button', { name: 'Upload and check' }).click()
    const address = analyst.url()
    assert.match(address, /\/census\/returns\/\w+$/)
    await picture(analyst, `checking${tail}`)
    for (let i = 0; i < 60 && !/Children in need census/.test(await text(analyst.locator('h1'))); ++i) {
      await analyst.waitForTimeout(1000)
      await analyst.goto(address)
    }
    assert.equal(await text(analyst.locator('h1')), 'Children in need census 2026')
    await picture(analyst, `return${tail}`)

    await analyst.goto(`${address}/findings`)
    await picture(analyst, `findings${tail}`)
    const rule = await analyst.locator('select[name="rule"] option').nth(1).getAttribute('value')
    await analyst.goto(`${address}/findings?rule=${rule}`)
    await analyst.getByRole('link', { name: `Mark all findings of rule ${rule}` }).click()
    if (javaScriptEnabled) { // the second walk finds the marks of the first
      await analyst.getByRole('button', { name: 'Save' }).click()
      assert.match(await text(analyst.locator('.govuk-error-summary')), /Select what became of it/)
    }
    await analyst.getByLabel('Explained').check()
    await analyst.locator('textarea[name="note"]').fill('As agreed with the register.')
    await picture(analyst, `mark${tail}`)
    await analyst.getByRole('button', { name: 'Save' }).click()
    assert.match(await text(analyst.locator('main')), /As agreed with the register/)
    const coming = analyst.waitForEvent('download')
    await analyst.getByRole('link', { name: 'XLSX' }).click()
    assert.match((await coming).suggestedFilename(), /^findings-.*\.xlsx$/)

    await analyst.goto(`${address}/indicators`)
    await picture(analyst, `indicators${tail}`)
    await analyst.getByRole('link', { name: 'Referrals', exact: true }).click()
    await picture(analyst, `indicator${tail}`)
    await analyst.goto(`${address}/beside`)
    await picture(analyst, `beside${tail}`)
    await analyst.goto(`${address}/submit`)
    await analyst.locator('textarea[name="commentary"]').fill('A new recording system since June.')
    await picture(analyst, `submit${tail}`)
    await analyst.getByRole('button', { name: 'Submit', exact: true }).click()
    const submission = analyst.url()
    assert.match(submission, /\/census\/submissions\/\w+$/)

    const manager = await sign_in(add(...people.manager), people.manager[0], javaScriptEnabled, true)
    assert.equal((await manager.goto(address)).status(), 403)
    await manager.goto(`${site.url}/census`)
    await manager.locator(`main a[href="${new URL(submission).pathname}"]`).click()
    assert.match(await text(manager.locator('main')), /A new recording system since June/)
    await picture(manager, `submission${tail}`)
    await manager.getByRole('button', { name: 'Accept' }).click()
    assert.match(await text(manager.locator('main')), /Accepted/)
    await manager.goto(`${site.url}/scorecard/indicators/cin-census-referrals`)
    await manager.locator('main table a[href*="/E10000018/2025-26"]').first().click({ timeout: 8000 })
    await picture(manager, `figure${tail}`)
    // The second walk hands in the same return again: the figure leads to the acceptance that it came from.
    await manager.locator('main a[href^="/census/submissions/"]').first().click({ timeout: 8000 })
    assert.equal(manager.url(), submission)
    await analyst.context().close()
    await manager.context().close()
  })

test('accepted figures are told by the yearly report of their year', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-accepted-'))
  execFileSync(program, ['report', '--partnership', 'lrscp', '--year', '2025-26', '--formats', 'html,json,csv', '--out', folder],
    { env: site.env, stdio: ['ignore', 'ignore', 'inherit'] })
  const name = readdirSync(folder, { recursive: true }).map(String).find((one) => one.endsWith('figures.csv'))
  const figures = readFileSync(join(folder, name), 'utf8').split('\n')
  const told = figures.find((line) => line.startsWith('scorecard/referrals/1/E10000018/2025-26/all/'))
  assert.match(told ?? figures.slice(0, 9).join('\n'), /,38,38,count,/)
  rmSync(folder, { recursive: true, force: true })
})

/// A looked-after children return as its system exports it, files in one folder and last year's in another.
const ssda903 = join(root, 'src/rooms/census/tests/conformance/ssda903/files/made-6')
const csv_in = (folder) => readdirSync(folder).filter((name) => name.endsWith('.csv')).map((name) => join(folder, name))

for (const javaScriptEnabled of [true, false])
  test(`the files of an SSDA903 go in together${javaScriptEnabled ? '' : ', without scripts'}`, async () => {
    const tail = javaScriptEnabled ? '' : '-plain'
    const email = `placements${tail}@example.org`
    const analyst = await sign_in(add(email, '--role', 'performance_officer', '--footprint', 'E06000017',
      '--organisation', 'rutland-county-council'), email, javaScriptEnabled, true)
    await analyst.goto(`${site.url}/census/upload`)
    const choice = analyst.locator('input[name="for"]')
    if (!await choice.isChecked()) await choice.check()
    // A census file among the CSV files: told, and what was typed is kept.
    await analyst.locator('input[name="year"]').fill('2025')
    await analyst.locator('input[name="file"]').setInputFiles([example, ...csv_in(ssda903)])
    await analyst.getByRole('button', { name: 'Upload and check' }).click()
    assert.match(await text(analyst.locator('.govuk-error-summary')), /Select one census file, or the CSV files/)
    assert.equal(await analyst.locator('input[name="year"]').inputValue(), '2025')
    await picture(analyst, `ssda903-upload-error${tail}`)
    await analyst.locator('input[name="file"]').setInputFiles(csv_in(ssda903))
    await analyst.locator('input[name="last"]').setInputFiles(csv_in(join(ssda903, 'prev')))
    await analyst.getByRole('button', { name: 'Upload and check' }).click()
    const address = analyst.url()
    assert.match(address, /\/census\/returns\/\w+$/)
    for (let i = 0; i < 60 && !/Findings by rule/.test(await text(analyst.locator('main'))); ++i) {
      await analyst.waitForTimeout(1000)
      await analyst.goto(address)
    }
    assert.equal(await text(analyst.locator('h1')), 'Children looked after (SSDA903) 2025')
    await picture(analyst, `ssda903-return${tail}`)
    await analyst.goto(`${address}/findings`)
    await picture(analyst, `ssda903-findings${tail}`)
    await analyst.goto(`${address}/indicators`)
    await picture(analyst, `ssda903-indicators${tail}`)
    await analyst.getByRole('link', { name: 'Children looked after at 31 March' }).click()
    await picture(analyst, `ssda903-indicator${tail}`)
    await analyst.goto(`${address}/submit`)
    await picture(analyst, `ssda903-submit${tail}`)
    // What is being checked can be cancelled, and nothing of it stays.
    await analyst.goto(address)
    await analyst.locator('summary').first().click()
    await analyst.getByRole('button', { name: 'Destroy' }).click()
    assert.match(await text(analyst.locator('main')), /Destroyed/)
    await analyst.context().close()
  })

test.after(async () => {
  await chromium.close()
  assert.equal(await site.stop(), 0)
})
