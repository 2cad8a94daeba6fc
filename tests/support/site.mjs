// What the browser tests share: a site of their own to walk, and a browser to walk it with.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const program = process.env.CAIRN_PROGRAM ?? join(root, 'build/dev/bin/cairn')
export const published_pack = join(root, 'data/packs/leicestershire-rutland')

/// Serves a store that holds `pack`, or nothing. The site is { url, stop, said, env }; it ends with this process, at
/// the latest. `env` holds the store's address, for other commands of the program.
/// `settings`: the configuration file; most tests are not about second factors, and sign their people in by password alone.
export async function serve(pack = published_pack, settings = 'second_factor = "sealed"\nrequests_by_minute = 0\n') {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-site-'))
  const env = { ...process.env, CAIRN_DATABASE: join(folder, 'cairn.db') }
  if (pack) execFileSync(program, ['load', pack], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const config = join(folder, 'cairn.toml')
  writeFileSync(config, settings)
  const server = spawn(program, ['serve', '--port', '0', '--config', config], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const site = { url: '', said: '', env }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(1))
  process.on('exit', () => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  server.stderr.on('data', (bytes) => { site.said += bytes })
  site.url = await new Promise((resolve, reject) => {
    let text = ''
    server.stdout.on('data', (bytes) => {
      text += bytes
      const found = /http:\/\/localhost:(\d+)/.exec(text)
      if (found) resolve(`http://127.0.0.1:${found[1]}`)
    })
    server.on('exit', () => reject(new Error(`cairn serve ended before it served: ${site.said}`)))
  })
  site.stop = () => new Promise((resolve) => {
    server.removeAllListeners('exit')
    server.on('exit', (status) => resolve(status))
    server.kill('SIGTERM')
  })
  return site
}

/// A module of package.json's devDependencies, or the visible skip when they are not installed.
export async function needs(name) {
  try {
    return await import(name)
  } catch {
    skip(`the npm package ${name} is not installed`)
  }
}

/// Chromium, or the visible skip. With CI set a missing browser is a failure: a test that never runs protects nothing.
export async function browser() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) skip(`${executablePath} is not there`)
  const { chromium } = await needs('playwright-core')
  return chromium.launch({
    executablePath,
    args: ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])], // Chromium's sandbox refuses root
  })
}

function skip(why) {
  console.log(`SKIPPED: no browser (${why})`)
  process.exit(process.env.CI ? 1 : 0)
}

const words = ['--name', '--role', '--footprint', '--body', '--organisation', '--from', '--to']

/// Makes an account at the command line; `given` has name, role, footprint, body, organisation, from, to, each with a
/// value that every role takes. `role: null` appoints to nothing. The person is { name, email, password, link }; the link
/// (its path) has not been opened yet.
export function invite(site, given = {}) {
  const role = given.role === undefined ? 'business_manager' : given.role
  const name = given.name ?? (role ?? 'no role').replaceAll('_', ' ')
  const all = { name, role, footprint: 'LRSCP', body: 'lrscp', organisation: 'leicestershire-police', ...given }
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`
  const options = words.flatMap((word) => {
    const value = all[word.slice(2)]
    return value && (role || word === '--name') ? [word, value] : []
  })
  const said = execFileSync(program, ['user', 'add', email, ...options], { env: site.env, encoding: 'utf8' })
  return { name, email, password: 'violin tractor moss', link: /\/accounts\/link\/\S+/.exec(said)[0] }
}

/// Opens the invitation and chooses the password.
export async function accept(page, site, person) {
  await page.goto(site.url + person.link)
  await page.locator('main input[type=password]').fill(person.password)
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/accounts\/sign-in/)
}

/// Signs in with the password; the page is then at `next` (or at the page that asks for a code).
export async function sign_in(page, site, person, next = '/accounts/me') {
  await page.goto(`${site.url}/accounts/sign-in?next=${encodeURIComponent(next)}`)
  await page.locator('main input[name=email]').fill(person.email)
  await page.locator('main input[name=password]').fill(person.password)
  await page.locator('main form').filter({ has: page.locator('input[name=password]') })
    .locator('button[type=submit]').last().click()
  await page.waitForURL((address) => !address.pathname.startsWith('/accounts/sign-in'))
}

/// All in one: a browser context (`options` as chromium.newContext takes them) in which someone of this role is signed in.
export async function signed_in(chromium, site, given = {}, options = {}) {
  const person = invite(site, given)
  const context = await chromium.newContext({ locale: 'en-GB', ...options })
  const page = await context.newPage()
  await accept(page, site, person)
  await sign_in(page, site, person)
  await page.close()
  return { context, person }
}

/// The pages that the tests look at in a browser: each kind of page once, in the states that look different.
/// Those that only a link knows are found by following it.
export async function pages(url) {
  const link = async (from, pattern) => {
    const text = await (await fetch(url + from)).text()
    const found = [...text.matchAll(/href="([^"]+)"/g)].map((one) => one[1].replaceAll('&amp;', '&'))
      .find((href) => pattern.test(href))
    if (!found) throw new Error(`${from} has no link that is like ${pattern}`)
    return found
  }
  const report = '/reports/lrscp/2024-25'
  return [
    '/', '/scorecard', '/scorecard?q=children', '/scorecard?q=no+such+words', '/scorecard?page=2',
    '/scorecard?area=E06000017&year=2024-25&sort=name',
    '/scorecard/indicators/children-in-need', '/scorecard/indicators/referrals', '/scorecard/indicators/population',
    '/scorecard/compare', '/scorecard/compare?first=E10000018&second=E06000017&year=2024-25',
    await link('/', /^\/figures\//), await link(report, /^\/figures\/scorecard\/change\//),
    '/sources', '/sources/lrscp-yearly-report-2024-25', '/sources/lrlscb-annual-report-2017-18',
    '/reports', report, '/reports/lrlscb/2017-18', ...['sections/finance', 'sections/statutory-guidance', 'sections/quality-assurance',
      'requirements', 'as/cover', 'as/child', 'csv'].map((rest) => `${report}/${rest}`), '/finance', '/finance/statements/lrscp/2024-25', '/finance/statements/lrlscb/2017-18',
    '/help', '/accessibility', '/privacy', '/no-such-page',
  ]
}

/// The pages of a site whose store is empty.
export const empty_pages = ['/', '/scorecard', '/scorecard/compare', '/sources', '/reports', '/reports/lrscp/2024-25', '/finance']
