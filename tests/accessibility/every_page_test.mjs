// Every page of the program in every role that sees it differently, with work going on: the program says which routes
// there are. No violation of WCAG 2.2 A or AA, valid HTML, no sideways scrolling at 320 px and at 400 %, in colours of
// the reader's own, without motion, without scripts. Pages that are the same byte for byte are looked at once; those that
// differ in words only are all validated, and one of them is opened; axe reads one of each set of parts that a page is
// made of, and again at 320 px where a part is new.
import assert from 'node:assert/strict'
import test from 'node:test'
import { html_faults } from './html_rules.mjs'
import * as see from './look.mjs'
import { browser, invite, serve } from '../support/site.mjs'
import { join, Person } from '../support/people.mjs'
import { Collection, routes_of, shapes_of, skeleton_of } from '../support/every_page.mjs'
import { stages, work } from '../support/real_state.mjs'

const chromium = await browser()
const begun = performance.now()
const seconds = () => Math.round((performance.now() - begun) / 1000)
const site = await serve()
const empty = await serve(null)
const routes = routes_of(site)
const collection = new Collection(routes)

/// Routes of which no example can be made here, each with its reason.
const without_example = new Map([
  ['/accounts/with/{provider}', 'sends on to a provider of OpenID Connect; accounts_test.mjs signs in with one'],
  ['/accounts/with/{provider}/back', 'comes back from there'],
  ['/reports/{partnership}/{year}/csv/{file}', 'a file; downloads_pages_test.cpp takes it'],
  ['/reports/{partnership}/{year}/as/{kind}/csv/{file}', 'a file as well'],
])

const anybody = new Person(site, { name: 'anybody' })
const people = { anybody, addresses: {} }
const everyone = [anybody]

async function joined(role) {
  const county = { footprint: 'E10000018', organisation: 'leicestershire-county-council', strong: true }
  const special = { performance_officer: county, agency_lead: { organisation: county.organisation } }
  const given = { footprint: 'LRSCP', body: 'lrscp', organisation: 'leicestershire-police', ...special[role] }
  const person = await join(site, { name: 'Alex Morgan', email: `${role ?? 'no.role'}@example.org`, role, ...given })
  return Object.assign(person, { role: role ?? null, organisation: given.organisation })
}

test('what people see is collected while work goes on', async () => {
  for (const role of [...routes.roles, null]) everyone.push(people[role] = await joined(role))
  Object.assign(people, { manager: people.business_manager, analyst: people.performance_officer, agency: people.agency_lead,
    partners: [people.delegated_safeguarding_partner, people.lead_safeguarding_partner] })
  // While things move, one for each set of permissions; in the end everyone.
  const unlike = new Map(everyone.toReversed().map((person) => [routes.rights_of(person.role) + (person.role === undefined), person]))
  collection.add_example('/reports/{partnership}/{year}/work', work)
  collection.add_example('/reports/{partnership}/{year}/work/sections/{slug}', `${work}/sections/area-profile`)
  collection.add_example('/accounts/link/{secret}', invite(site, { name: 'Not Yet' }).link)
  for (const stage of stages) {
    await stage.act(people)
    collection.things_moved()
    for (const one of Object.entries(people.addresses)) collection.add_example(...one)
    if (stage.everything) await collection.crawl(people.manager, ['/', '/accounts/home', '/search?q=children'])
    for (const person of unlike.values()) await collection.ask_all(person, stage.changes)
    // Roles with the same permissions may still see other records: each asks for every list, record and page of work;
    // what is public tells everyone the same.
    if (stage.everything)
      for (const person of everyone.filter((one) => ![...unlike.values()].includes(one)))
        await collection.ask_all(person, /^(?!.*(\/new|\/edit|\/import|\/batches|\/history|\/withdraw))/, true)
    console.log(`${seconds()} s ${stage.name}: ${collection.asked} asked, ${collection.different.length} differ`)
  }
})

test('what is refused and what is not there', async () => {
  for (const person of everyone) collection.keep(await person.send('/accounts/letters'), person.name)
  for (const person of [anybody, people.manager]) {
    collection.keep(await person.send('/no-such-page'), person.name)
    collection.keep(await person.send('/partnership/people/nobody'), person.name)
  }
  const stranger = new Person(empty, { name: 'a reader of an empty store' })
  await collection.crawl(stranger, ['/'])
  await collection.crawl(Object.assign(await join(empty, { name: 'Alex Morgan', email: 'a@example.org',
    role: 'business_manager', footprint: 'LRSCP' })), ['/accounts/home'])
})

/// Each register takes its own export in again: the preview, and where something would change the batch.
test('imports', async () => {
  for (const page of routes.pages.filter(({ pattern }) => /^\/\w+\/\w+\/import$/.test(pattern))) {
    const { pattern } = page
    const person = [people.manager, people.system_administrator].find((one) => routes.may(one.role, page))
    if (!person) continue
    const list = pattern.replace('/import', '')
    const { html } = await person.get(`${list}/export.csv`)
    const preview = await person.press(pattern, 'Continue', { file: ['file', 'list.csv', html] }).catch(() => undefined)
    if (!preview) continue
    collection.keep(preview, person.name)
    const applied = await person.press(preview.address, 'Import').catch(() => undefined)
    if (applied) collection.keep(applied, person.name)
  }
})

const forms = /\/(new|edit|import|invite|upload|sign-in|forgotten|recovery|code|codes|password|appoint|mark|answer|checker)$/
test('forms that come back with their errors', async () => {
  let came_back = 0
  for (const page of routes.pages.filter(({ pattern }) => forms.test(pattern) && routes.posts.has(pattern)))
    for (const person of [anybody, people.manager, people.analyst, people.agency].filter((one) => routes.may(one.role, page))) {
      const [address] = collection.examples(page.pattern)
      if (!address) continue
      const answer = await person.press(address, null, { blank: true, stay: true }).catch(() => undefined)
      if (!answer || !answer.html.includes('govuk-error-summary')) continue
      ++came_back
      collection.keep(answer, person.name, `${page.pattern} sent empty`)
      break
    }
  console.log(`${came_back} forms came back with errors`)
  assert.ok(came_back > 30)
})

test('no page of the program was forgotten', () => {
  const shut = routes.pages.filter(routes.nobody_may)
  console.log(`${shut.length} routes that no role may open`)
  const forgotten = routes.pages.filter((page) => !shut.includes(page) && !collection.answered.has(page.pattern) &&
    !without_example.has(page.pattern) && !/\/batches\/|\/restore$|\/files\/\{field\}$/.test(page.pattern)).map((page) => page.pattern)
  assert.deepEqual(forgotten, [])
  // What an import did, and what going back to a version would do, is told by the same page for every register; a file is none (files_store_test.cpp takes it).
  assert.ok([...collection.answered].some((pattern) => /\/batches\//.test(pattern)))
  assert.ok(routes.pages.length > 250 && routes.roles.length > 15)
})

test('the HTML is valid', async () => {
  const faults = new Map()
  for (const page of collection.different)
    for (const found of await html_faults(page.html))
      faults.set(`${page.kind} ${found.rule}: ${found.message}`, `${page.address} ${found.line}:${found.column}`)
  console.log(`${seconds()} s ${collection.different.length} pages validated`)
  assert.deepEqual([...faults].map((one) => one.join(' at ')), [])
})

async function look_at(page, plain, shown, { axe, axe_narrow }) {
  const faults = []
  const said = []
  const hear = (message) => ['error', 'warning'].includes(message.type()) && said.push(`console: ${message.text()}`)
  const break_down = (error) => said.push(`script: ${error.message}`)
  page.on('console', hear).on('pageerror', break_down)
  await page.emulateMedia({ forcedColors: 'none' })
  await page.setViewportSize(see.desk)
  await page.goto(shown, { waitUntil: 'load' })
  if (axe) faults.push(...await see.axe_faults(page))
  faults.push(await see.sideways(page))
  await page.setViewportSize(see.narrow)
  if (axe_narrow) faults.push(...(await see.axe_faults(page)).map((fault) => `at 320 px: ${fault}`))
  const wide = await see.sideways(page)
  faults.push(wide && `at 320 px: ${wide}`)
  await page.emulateMedia({ forcedColors: 'active' })
  for (const fault of [...await see.focus_and_motion(page), ...await see.drawings(page)]) faults.push(`forced colours: ${fault}`)
  await see.space_text(page)
  const spaced = await see.sideways(page)
  faults.push(!wide && spaced && `at 320 px with spaced text: ${spaced}`)
  page.off('console', hear).off('pageerror', break_down)
  await plain.goto(shown, { waitUntil: 'load' })
  for (const fault of [...await see.left_without_scripts(plain), await see.sideways(plain)])
    faults.push(fault && `without scripts: ${fault}`)
  return [...faults, ...said].filter(Boolean)
}

// EVERY_PAGE=all: axe reads each page that differs at both widths, not one of each shape; some ten minutes.
const all = process.env.EVERY_PAGE === 'all'

test('each page in the browser', async () => {
  const skeletons = new Map()
  for (const page of collection.different) {
    const skeleton = all ? page.html : skeleton_of(page.html)
    if (!skeletons.has(skeleton)) skeletons.set(skeleton, page)
  }
  const sets = new Set()
  const parts = new Set()
  const queue = [...skeletons.values()].map((page) => {
    const shapes = shapes_of(page.html)
    const set = shapes.join()
    const chosen = { ...page, axe: all || !sets.has(set), axe_narrow: all || shapes.some((shape) => !parts.has(shape)) }
    sets.add(set)
    for (const shape of shapes) parts.add(shape)
    return chosen
  })
  const count = queue.length
  const faults = []
  const worker = async () => {
    const pages = await see.stand_in(site.url)
    const contexts = await Promise.all([true, false].map((javaScriptEnabled) => chromium.newContext({ locale: 'en-GB',
      reducedMotion: 'reduce', javaScriptEnabled, viewport: see.narrow })))
    const [page, plain] = await Promise.all(contexts.map((context) => context.newPage()))
    for (let one = queue.shift(); one; one = queue.shift()) {
      pages.show(one)
      for (const fault of await look_at(page, plain, pages.url + one.address, one)) {
        faults.push(`${one.kind} (${one.who} at ${one.address}): ${fault}`)
        console.log(faults.at(-1))
      }
      if (queue.length % 50 === 0) console.log(`${seconds()} s, ${queue.length} to look at`)
    }
    pages.stop()
  }
  await Promise.all([worker(), worker()])
  console.log(`${routes.pages.length} routes, ${everyone.length} people, ${collection.asked} pages asked, ` +
    `${collection.different.length} differ, ${count} opened, ${all ? count : sets.size} read by axe, ${collection.equal} equal ones skipped; ${seconds()} s`)
  assert.deepEqual(faults, [])
})

test.after(async () => {
  if (process.env.SLOWEST) {
    const spent = {}
    for (const [, what, ms] of site.said.matchAll(/(?:GET|POST) (\S+) \d+ ([\d.]+) ms/g)) spent[what] = (spent[what] ?? 0) + Number(ms)
    console.log(Object.entries(spent).sort((a, b) => b[1] - a[1]).slice(0, 25))
  }
  await chromium.close()
  for (const one of [site, empty]) {
    assert.equal(await one.stop(), 0)
    assert.doesNotMatch(one.said, /Sanitizer|runtime error/)
  }
})
