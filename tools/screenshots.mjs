// node tools/screenshots.mjs URL OUT_FOLDER [NAME...]: takes the pages of tools/screenshots.txt, and says what a look
// at the picture would miss: a page wider than its window, an error in the console, a status that is not 200.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [url, folder, ...names] = process.argv.slice(2)
const pages = readFileSync(new URL('screenshots.txt', import.meta.url), 'utf8').split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => /^(\S+)\s+(\S+)(?:\s+(.+))?$/.exec(line.trim()).slice(1))
  .filter(([name]) => names.length === 0 || names.includes(name))
const windows = [{ width: 1280, height: 900 }, { width: 320, height: 640 }]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid() === 0 ? ['--no-sandbox'] : [], // Chromium's sandbox refuses root
})
const faults = []

/// A browser in which the invited person has chosen a password and signed in; nothing without an invitation.
async function signed_in(invitation) {
  if (!invitation) return undefined
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
  const page = await context.newPage()
  const fill_in = async (address, fields) => {
    await page.goto(url + address)
    for (const [name, value] of fields) await page.locator(`main input[name=${name}]`).fill(value)
    await Promise.all([page.waitForNavigation(), page.locator('main form button[type=submit]').last().click()])
  }
  const password = 'violin tractor moss'
  await fill_in(invitation, [['password', password]])
  await fill_in('/accounts/sign-in', [['email', 'priya.shah@example.org'], ['password', password]])
  await page.close()
  return context
}
const inside = await signed_in(process.env.CAIRN_INVITATION)
const needs_account = (address) => /^\/(accounts|partnership)\//.test(address) && address !== '/accounts/sign-in'

for (const viewport of windows) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-GB' })
  for (const [name, address, link] of pages) {
    const person = needs_account(address) ? inside : context
    if (!person) {
      console.log(`${name}: left out, it needs an account`)
      continue
    }
    const page = await person.newPage()
    await page.setViewportSize(viewport)
    const say = (what) => faults.push(`${name} at ${viewport.width} px: ${what}`)
    page.on('console', (message) => message.type() === 'error' && say(message.text()))
    page.on('pageerror', (error) => say(error.message))
    let response = await page.goto(url + address, { waitUntil: 'networkidle' })
    if (link && response.ok()) {
      const href = await page.locator(link).first().getAttribute('href', { timeout: 5000 })
      response = await page.goto(new URL(href, page.url()).href, { waitUntil: 'networkidle' })
    }
    if (response.status() !== 200) say(`status ${response.status()} for ${page.url()}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > viewport.width) say(`the page is ${wide} px wide, so it scrolls sideways`)
    const file = join(folder, `${name}-${viewport.width}.png`)
    await page.screenshot({ path: file, fullPage: true })
    console.log(file)
    await page.close()
  }
  await context.close()
}
await browser.close()
for (const fault of faults) console.error(`screenshots: ${fault}`)
process.exitCode = faults.length ? 1 : 0
