// Coming in and going out, by what people see and press: invitation, password, one-time code, appointment, sign-out.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import test from 'node:test'
import { accept, browser, invite, serve, sign_in, signed_in } from '../support/site.mjs'

const chromium = await browser()
const site = await serve()
const heading = (page) => page.locator('h1').innerText()
const press = (page, name) => page.locator('main').getByRole('button', { name }).first().click()

/// The code of this moment (RFC 6238) for a key as the page shows it; `ahead`: that many half minutes later.
function code_of(letters, ahead = 0) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...letters.replaceAll(/[^A-Z2-7]/g, '')].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0'))
  const key = Buffer.from(bits.join('').match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const hash = createHmac('sha1', key).update(step).digest()
  const at = hash[19] & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('an invitation is taken up once, and then its link opens nothing', async () => {
  const person = invite(site, { name: 'Kim Once', role: 'agency_lead' })
  const page = await (await chromium.newContext()).newPage()
  await page.goto(site.url + person.link)
  await page.locator('main input[type=password]').fill('short')
  await page.locator('main form button[type=submit]').last().click()
  assert.equal(await page.locator('.govuk-error-summary').count(), 1)
  await accept(page, site, person)
  assert.equal((await page.goto(site.url + person.link)).status(), 404)
  await sign_in(page, site, person)
  assert.equal(await heading(page), 'Your account')
  await page.context().close()
})

test('password and one-time code; a code works once, and a recovery code stands in for it', async () => {
  const { context, person } = await signed_in(chromium, site, { name: 'Sam Coded', role: 'business_manager' })
  const page = await context.newPage()
  await page.goto(`${site.url}/accounts/me/codes`)
  const key = await page.locator('main .govuk-inset-text').innerText()
  await page.locator('main input[name=code]').fill('000000')
  await press(page, 'Continue')
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Code is not right/)
  await page.locator('main input[name=code]').fill(code_of(key))
  await press(page, 'Continue')
  assert.equal(await heading(page), 'Keep your recovery codes')
  const recovery = await page.locator('main li code').first().innerText()
  await context.clearCookies()
  await sign_in(page, site, person)
  assert.match(page.url(), /\/accounts\/code/)
  assert.match((await page.goto(`${site.url}/accounts/me`)).url(), /\/accounts\/(code|sign-in)/)
  await page.goto(`${site.url}/accounts/code`)
  await page.locator('main input[name=code]').fill(code_of(key, 1)) // the one of now set the codes up
  await page.locator('main form button[type=submit]').last().click()
  await page.goto(`${site.url}/accounts/me`)
  assert.equal(await heading(page), 'Your account')
  assert.match(await page.locator('main').innerText(), /10 recovery codes left/)
  await context.clearCookies()
  await sign_in(page, site, person)
  await page.goto(`${site.url}/accounts/recovery`)
  await page.locator('main form input:not([type=hidden])').first().fill(recovery)
  await page.locator('main form button[type=submit]').last().click()
  await page.goto(`${site.url}/accounts/me`)
  assert.match(await page.locator('main').innerText(), /9 recovery codes left/)
  await context.close()
})

test('without a mail server a new password is asked of the office; a wrong one is refused in the same words', async () => {
  const page = await (await chromium.newContext()).newPage()
  await page.goto(`${site.url}/accounts/forgotten`)
  assert.match(await page.locator('main').innerText(), /sends no email/)
  const says = async (email) => {
    await page.goto(`${site.url}/accounts/sign-in`)
    await page.locator('main input[name=email]').fill(email)
    await page.locator('main input[name=password]').fill('not the password')
    await page.locator('main form').filter({ has: page.locator('input[name=password]') })
      .locator('button[type=submit]').last().click()
    return page.locator('.govuk-error-summary').innerText()
  }
  assert.equal(await says('nobody@example.org'), await says('sam.coded@example.org'))
  await page.context().close()
})

test('when an appointment ends, what it opened is closed, at the next page and without signing out', async () => {
  const office = await signed_in(chromium, site, { name: 'Morgan Office' })
  const lead = await signed_in(chromium, site, { name: 'Avery Lead', role: 'agency_lead' })
  const avery = await lead.context.newPage()
  assert.equal((await avery.goto(`${site.url}/partnership/bodies`)).status(), 200)
  assert.ok(await avery.getByRole('link', { name: 'Partnership', exact: true }).count() > 0)
  const morgan = await office.context.newPage()
  await morgan.goto(`${site.url}/accounts/people`)
  await morgan.getByRole('link', { name: 'Avery Lead' }).click()
  // Held from today to today: it still counts today. So the account is stopped, and let in again without the role.
  await press(morgan, 'End today')
  assert.equal((await avery.goto(`${site.url}/partnership/bodies`)).status(), 200)
  await press(morgan, 'Stop them signing in')
  await avery.goto(`${site.url}/partnership/bodies`)
  assert.match(avery.url(), /\/accounts\/sign-in/)
  await office.context.close()
  await lead.context.close()
})

test('an appointment whose last day was yesterday opens nothing, and the menu does not offer it', async () => {
  const { context } = await signed_in(chromium, site,
    { name: 'Robin Past', role: 'agency_lead', from: '2020-04-01', to: '2021-03-31' })
  const page = await context.newPage()
  assert.equal((await page.goto(`${site.url}/partnership/bodies`)).status(), 403)
  await page.goto(`${site.url}/accounts/me`)
  assert.equal(await page.getByRole('link', { name: 'Partnership', exact: true }).count(), 0)
  await context.close()
})

test('signing out closes this browser alone, and the back button shows nothing', async () => {
  const { context, person } = await signed_in(chromium, site, { name: 'Jo Leaver', role: 'agency_lead' })
  const other = await (await chromium.newContext()).newPage()
  await sign_in(other, site, person)
  const page = await context.newPage()
  await page.goto(`${site.url}/partnership/bodies`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(`${site.url}/accounts/me`)
  assert.match(page.url(), /\/accounts\/sign-in/)
  assert.equal((await other.goto(`${site.url}/accounts/me`)).status(), 200)
  await other.context().close()
  await context.close()
})

test('the home page says what waits, and the office sees an invitation that nobody took up', async () => {
  invite(site, { name: 'Pat Waiting', role: 'agency_lead' })
  const { context } = await signed_in(chromium, site, { name: 'Lee Office' })
  const page = await context.newPage()
  await page.goto(`${site.url}/accounts/home`)
  const text = await page.locator('main').innerText()
  assert.match(text, /Pat Waiting has not taken up the invitation/)
  assert.match(text, /Recent changes/)
  await page.getByRole('link', { name: 'Pat Waiting has not taken up' }).click()
  assert.equal(await heading(page), 'Pat Waiting')
  await context.close()
})

test.after(async () => {
  await chromium.close()
  assert.equal(await site.stop(), 0)
  assert.doesNotMatch(site.said, /Sanitizer|runtime error/)
})
