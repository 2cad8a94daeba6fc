// Every page of the program for everyone who may open it. The program itself says which routes there are and who may
// open them (`cairn routes`), so that a new page cannot be forgotten; examples of addresses are found by following links.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { program } from './site.mjs'
import { decoded } from './people.mjs'

/// { pages: [{ pattern, permission, fits }], roles, may(role, page) } of the program's GET routes.
export function routes_of(site) {
  const told = JSON.parse(execFileSync(program, ['routes'], { env: site.env, encoding: 'utf8' }))
  // What programs read: JSON, files of the site, whether it is well.
  const pages = told.routes.filter((route) => route.method === 'GET' && !/^\/(api|assets|health)\b/.test(route.pattern)).map(({ pattern, permission }) => {
    const text = pattern.replace(/[.+?^$()|[\]\\]/g, (one) => (pattern.includes('...') && one === '.' ? one : `\\${one}`))
      .replace(/\{[^}]*\.\.\.\}/g, '.+').replace(/\{[^}]*\}/g, '[^/]+')
    return { pattern, permission, fits: new RegExp(`^${text}$`), written_out: pattern.replace(/\{.*?\}/g, '').length }
  }).sort((a, b) => b.written_out - a.written_out)
  /// Pages that no role may open: registers that only the program writes.
  const nobody_may = (page) => !['public', 'account'].includes(page.permission) && !(told.permissions[page.permission] ?? []).length
  const posts = new Set(told.routes.filter((route) => route.method === 'POST').map((route) => route.pattern))
  const may = (role, page) => page.permission === 'public' || role !== undefined &&
    (page.permission === 'account' || (told.permissions[page.permission] ?? []).includes(role))
  /// Roles with the same permissions have the same letters here.
  const rights_of = (role) => Object.keys(told.permissions).filter((word) => told.permissions[word].includes(role)).join()
  return { pages, posts, roles: told.roles, may, rights_of, nobody_may }
}

/// The page that a route table would choose: /scorecard/compare before /scorecard/{x}.
export const page_at = (routes, address) => {
  const path = decodeURI(address.split('?')[0])
  return routes.pages.find((page) => page.fits.test(path))
}
export const is_page = (answer) => answer.type.startsWith('text/html') && !answer.attached

/// What makes a page look as it does, without its header (the same for everyone but for their menu), tokens and title.
function parts_of(html) {
  const plain = html.replace(/(name="csrf" value=)"[^"]*"/g, '$1""').replace(/<title>[^]*?<\/title>/, '')
    .replace(/name="(upload|batch)" value="[^"]*"/g, '')
  const header = /<header\b[^]*?<\/header>/.exec(plain)?.[0] ?? ''
  const menu = header.replace(/ govuk-service-navigation__item--active| aria-current="[^"]*"|<\/?strong[^>]*>/g, '')
  return [plain.replace(header, ''), menu].map((part) => createHash('sha256').update(part).digest('base64'))
}
/// The tags, classes and roles of a page in their order: two pages that share them differ in words only.
export const skeleton_of = (html) => createHash('sha256').update(
  [...html.replace(/<title>[^]*?<\/title>/, '').matchAll(/<\/?([a-z][a-z0-9-]*)([^>]*)>/g)].map(([, tag, rest]) =>
    tag + (/ class="[^"]*"/.exec(rest) ?? '') + (/ (role|type)="[^"]*"/.exec(rest) ?? '') +
    (/ (hidden|disabled|open|checked|selected|tabindex)\b/.exec(rest) ?? '')).join('\n')).digest('base64')

/// Files that take long to write; journeys download them.
const slow_files = /\/(pdf|docx)$|\.(pdf|docx)$/

/// The tags with their classes and roles, each once, whatever their number and order.
export const shapes_of = (html) => [...new Set([...html.matchAll(/<([a-z][a-z0-9-]*)([^>]*)>/g)].map(([, tag, rest]) =>
  tag + (/ class="[^"]*"/.exec(rest) ?? '') + (/ (role|type)="[^"]*"/.exec(rest) ?? '')))].sort()

/// Collects pages that differ. Each is { address, html, policy, who, kind } in `different`; `asked` counts requests.
export class Collection {
  different = []
  asked = 0
  equal = 0
  answered = new Set() // patterns that answered, be it with a page or with something else
  #files = new Set() // patterns that answered with something that is no page: the same for everyone
  #seen = new Set()
  #now = new Set() // what was asked, and by whom, since things moved
  #examples = new Map() // kind -> addresses

  constructor(routes) {
    this.routes = routes
  }

  /// Keeps the answer when it is a page unlike all before. `kind` is told for pages that a form was answered with.
  keep(answer, who, kind) {
    ++this.asked
    const pattern = page_at(this.routes, answer.address)?.pattern
    if (answer.status >= 500) throw new Error(`${who} gets ${answer.status} at ${answer.address}: ${answer.html}`)
    if (answer.status < 400 && pattern) this.answered.add(pattern)
    if (!is_page(answer)) {
      if (answer.status === 200) this.#files.add(pattern)
      return
    }
    const [content, menu] = parts_of(answer.html)
    if (this.#seen.has(content) && this.#seen.has(menu)) ++this.equal
    else this.different.push({ ...answer, who, kind: kind ?? pattern ?? 'no page' })
    this.#seen.add(content).add(menu)
  }

  /// The site's own pages that an answer leads to: [address, page].
  #ways_on(person, answer) {
    const hrefs = answer.onwards ? [answer.onwards] : is_page(answer) && answer.status === 200
      ? [...answer.html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)].map(([, href]) => decoded(href)) : []
    return hrefs.map((href) => new URL(href, person.site.url + answer.address))
      .filter((url) => url.origin === person.site.url && !slow_files.test(url.pathname))
      .map((url) => [url.pathname + url.search, page_at(this.routes, url.pathname)])
      .filter(([, page]) => page && !this.#files.has(page.pattern))
  }

  /// Follows links from these addresses, as this person; opens at most two of a kind, and one of each way to ask it.
  async crawl(person, beginnings) {
    const seen = new Set(beginnings)
    const queue = [...beginnings]
    const opened = new Map()
    for (let address = queue.shift(); address !== undefined; address = queue.shift())
      for (const [to, page] of this.#ways_on(person, await this.ask(person, address))) {
        if (seen.has(to)) continue
        const query = new URL(to, person.site.url).searchParams
        const kind = [page.pattern, ...new Set(query.keys())].join(' ')
        const count = opened.get(kind) ?? 0
        if (count >= (query.size ? 1 : 2)) continue
        opened.set(kind, count + 1)
        seen.add(to)
        queue.push(to)
        if (!query.size) this.add_example(page.pattern, to)
      }
  }

  /// Asks as this person for one example of each page that they may open and that `changes` names; what no one has
  /// found yet is found by the links on the way.
  async ask_all(person, changes = /./, without_public = false) {
    const queue = [...this.routes.pages]
    for (let page = queue.shift(); page; page = queue.shift()) {
      if (!changes.test(page.pattern) || !this.routes.may(person.role, page) || this.#files.has(page.pattern) ||
          without_public && page.permission === 'public') continue
      const [address] = this.examples(page.pattern)
      if (!address || this.#now.has(person.email + address)) continue
      for (const [to, other] of this.#ways_on(person, await this.ask(person, address))) {
        if (this.examples(other.pattern).length) continue
        this.add_example(other.pattern, to)
        queue.push(other)
      }
    }
  }

  async ask(person, address) {
    this.#now.add(person.email + address)
    const answer = await person.send(address)
    this.keep(answer, person.name)
    return answer
  }

  /// Something was done: pages may tell other things now.
  things_moved() {
    this.#now.clear()
  }

  add_example(pattern, address) {
    const all = this.#examples.get(pattern) ?? []
    if (!all.includes(address)) this.#examples.set(pattern, [...all, address])
  }

  examples(pattern) {
    return this.#examples.get(pattern) ?? (pattern.includes('{') ? [] : [pattern])
  }
}
