// Every page of the site, read as text: no link leads nowhere, each page says what it is, the HTML is valid, and no
// kind of page is out of reach. Pages of one kind are validated by example; CAIRN_ALL_PAGES=1 validates every one.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { html_faults } from './html_rules.mjs'
import { empty_pages, pages, root, serve } from '../support/site.mjs'

const most_pages = 3000
const examples_of_a_kind = process.env.CAIRN_ALL_PAGES ? Infinity : 4

/// The addresses that the rooms declare: "/sources/{code}".
function routes() {
  const rooms = join(root, 'src/rooms')
  const found = []
  for (const room of readdirSync(rooms)) {
    let text = ''
    try {
      text = readFileSync(join(rooms, room, 'room.cpp'), 'utf8')
    } catch {
      continue
    }
    for (const route of text.matchAll(/Method::get,\s*"([^"]+)"/g)) found.push(route[1])
  }
  return found
}

/// What only people with an account come to, and what stands once a report was published: journeys walk them.
const inside = /\/work(\/|$)|\/versions\/|^\/reports\/contributions\/|^\/checker$|^\/finance\/entry\//
const as_pattern = (route) =>
  new RegExp('^' + route.replace(/\/\{[^}]*\.\.\.\}/g, '/.+').replace(/\{[^}]*\}/g, '[^/]+') + '$')
const kinds = routes().map((route) => ({ route, pattern: as_pattern(route) }))
const kind_of = (path) => {
  const fitting = kinds.filter((kind) => kind.pattern.test(decodeURI(path.split('?')[0])))
  // The one with the most written out: /scorecard/compare before /scorecard/{x}.
  const written_out = (kind) => kind.route.replace(/\{.*?\}/g, '').length
  return fitting.sort((a, b) => written_out(b) - written_out(a))[0]?.route
}

const text_of = (html) => html.replace(/<[^>]*>/g, '').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim()
const all = (html, pattern) => [...html.matchAll(pattern)].map((found) => found[1])

/// Walks the site by its links. Gives { path, status, type, html, from } for each address, once.
async function walk(url, beginnings) {
  const seen = new Map(beginnings.map((path) => [path, '(begin)']))
  const queue = [...seen.keys()]
  const found = []
  const fetch_one = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const response = await fetch(url + path, { redirect: 'manual' })
      const type = response.headers.get('content-type') ?? ''
      const html = await response.text()
      const attached = response.headers.has('content-disposition')
      // Where an address sends on, that is walked instead; a record for people with an account sends to sign in.
      const onwards = response.status === 303 ? new URL(response.headers.get('location'), url) : undefined
      if (onwards && onwards.pathname !== '/accounts/sign-in' && !seen.has(onwards.pathname)) {
        seen.set(onwards.pathname, path)
        queue.push(onwards.pathname)
      }
      const status = onwards ? 'sent on' : response.status
      found.push({ path, status, type, html, attached, from: seen.get(path) })
      if (!type.startsWith('text/html') || attached) continue
      const links = all(html, /<(?:a|link)\b[^>]*\bhref="([^"]*)"/g)
      const scripts = all(html, /<script\b[^>]*\bsrc="([^"]*)"/g)
      for (const href of [...links, ...scripts]) {
        const target = new URL(href.replaceAll('&amp;', '&'), url + path)
        const address = target.pathname + target.search
        if (target.origin !== url || seen.has(address) || seen.size >= most_pages) continue
        seen.set(address, path)
        queue.push(address)
      }
    }
  }
  // One after the other until there is something to share.
  await fetch_one()
  return found
}

const site = await serve()
const walked = await walk(site.url, await pages(site.url))
const html_pages = walked.filter((page) => page.type.startsWith('text/html') && !page.attached)
const missing = '/no-such-page'

test('no link of the site leads nowhere', () => {
  assert.ok(walked.length > 500 && walked.length < most_pages, `walked ${walked.length} addresses`)
  const dead = walked.filter((page) => page.status !== (page.path === missing ? 404 : 200) && page.status !== 'sent on')
  assert.deepEqual(dead.map((page) => `${page.status} ${page.path} from ${page.from}`), [])
})

test('every kind of page that a room declares can be reached by links', () => {
  assert.ok(kinds.length >= 10)
  const reached = new Set(walked.map((page) => kind_of(page.path)))
  assert.deepEqual(kinds.map((kind) => kind.route).filter((route) => !reached.has(route) && !inside.test(route)), [])
})

test('each page has a title of its own, one h1, and says its language', () => {
  const faults = []
  const titles = new Map()
  for (const page of html_pages) {
    const title = text_of(all(page.html, /<title>([^]*?)<\/title>/g).join(' | '))
    if (title.split(' – ')[0].length < 3) faults.push(`${page.path}: its title is "${title}"`)
    // Another search on the same page may share its title, and one figure told by two documents.
    const alike = titles.get(title)
    const address = page.path.split('?')[0].replace(/^(\/figures\/.*)\/[^/]*$/, '$1')
    if (alike && alike !== address) faults.push(`${page.path} and ${alike} share the title "${title}"`)
    titles.set(title, address)
    const headings = all(page.html, /<h1\b[^>]*>([^]*?)<\/h1>/g).map(text_of)
    if (headings.length !== 1 || !headings[0]) faults.push(`${page.path}: h1 ${JSON.stringify(headings)}`)
    if (!/<html\b[^>]*\blang="en"/.test(page.html)) faults.push(`${page.path}: no lang`)
  }
  assert.deepEqual(faults, [])
})

test('the HTML is valid', async () => {
  const empty = await serve(null)
  const chosen = [...html_pages.filter((page) => page.path === missing)]
  const choose = (some) => chosen.push(...some.slice(0, examples_of_a_kind))
  for (const kind of kinds) choose(html_pages.filter((page) => kind_of(page.path) === kind.route))
  choose(walked.filter((one) => one.attached && one.type.startsWith('text/html')))
  for (const path of empty_pages)
    chosen.push({ path: `${path} of an empty store`, html: await (await fetch(empty.url + path)).text() })
  await empty.stop()
  const faults = []
  for (const page of chosen) {
    for (const found of await html_faults(page.html))
      faults.push(`${page.path}:${found.line}:${found.column} ${found.rule}: ${found.message}`)
  }
  console.log(`${walked.length} addresses walked, ${chosen.length} pages validated`)
  assert.deepEqual([...new Set(faults)], [])
})

test('the server said nothing of a fault and stops when asked', async () => {
  assert.equal(await site.stop(), 0)
  assert.doesNotMatch(site.said, /Sanitizer|runtime error/)
})
