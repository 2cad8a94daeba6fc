// People of a site without a browser: who they are, what they are sent, and forms that they fill in. For tests that ask
// more pages than a browser could open.
import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { program } from './site.mjs'

/// The code that an authenticator shows now: RFC 6238 over the letters that the page gave.
export function code_of(letters, now = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...letters.replace(/[^A-Z2-7]/g, '')].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(Math.floor(now / 30000)))
  const hash = createHmac('sha1', key).update(time).digest()
  return (hash.readUInt32BE(hash[19] & 15) % 2 ** 31 % 1e6).toString().padStart(6, '0')
}

const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
export const decoded = (text) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (one) => entities[one])
export const words_of = (html) => decoded(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim()
const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? decoded(found[1] ?? '') : undefined
}

/// What a form would send as it stands: [[name, value]...]. `given` fills fields in by name: `first` stands for the
/// first choice that has a value. With `blank`, whatever a person could empty is empty.
export const first = Symbol('the first choice')
function filled(form, given, blank) {
  const pairs = []
  const put = (name, value) => {
    const said = given[name]
    pairs.push([name, said !== undefined && said !== first ? said : blank ? '' : value])
  }
  const chosen = new Set()
  for (const [, select, inside, options, area, text, input] of form.matchAll(
    /(<select\b[^>]*>)(([^]*?)<\/select>)|(<textarea\b[^>]*>)([^]*?)<\/textarea>|(<input\b[^>]*>)/g)) {
    const name = attribute(select ?? area ?? input, 'name')
    if (!name) continue
    if (select) {
      const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
      const standing = all.find((tag) => attribute(tag, 'selected') !== undefined) ?? all[0]
      const one = given[name] === first ? all.find((tag) => attribute(tag, 'value')) : standing
      put(name, one ? attribute(one, 'value') ?? '' : '')
    } else if (area) put(name, decoded(text.replace(/^\n/, '')))
    else {
      const type = attribute(input, 'type') ?? 'text'
      const value = attribute(input, 'value')
      if (type === 'hidden') pairs.push([name, value ?? ''])
      else if (type === 'radio' || type === 'checkbox') {
        const wanted = given[name] === first ? !chosen.has(name) : given[name] === undefined
          ? attribute(input, 'checked') !== undefined && !blank : given[name] === value
        if (wanted) pairs.push([name, value ?? 'on'])
        chosen.add(name)
      } else if (type !== 'file' && type !== 'submit') put(name, value ?? '')
    }
    void inside
  }
  return pairs
}

/// Someone with an account, or (without `role`, see `stranger`) anybody.
export class Person {
  #cookies = new Map()
  constructor(site, given = {}) {
    Object.assign(this, { site, password: 'violin tractor moss lantern', ...given })
  }

  /// Sends a request as it is; an answer that sends on is not followed: { status, type, html, onwards, address, ... }.
  async send(address, { method = 'GET', body } = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(this.site.url + address, {
      method, body, redirect: 'manual', headers: { ...(cookie && { cookie }), origin: this.site.url } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
      if (value) this.#cookies.set(name, value)
      else this.#cookies.delete(name)
    }
    const type = answer.headers.get('content-type') ?? ''
    const onwards = answer.headers.get('location') ?? undefined
    const policy = answer.headers.get('content-security-policy') ?? undefined
    const attached = answer.headers.has('content-disposition')
    return { address, status: answer.status, type, onwards, policy, attached, html: await answer.text() }
  }

  /// As a browser does it: goes on where it is sent.
  async get(address) {
    let page = await this.send(address)
    for (let i = 0; i < 5 && page.onwards; ++i) page = await this.send(page.onwards)
    return page
  }

  /// Opens a page, fills in the form of the button with these words (any, when none are told: the last form) and
  /// presses it. Gives the page that follows. { given, blank, file: [name, file name, bytes], stay: send no further }.
  async press(address, button, { given = {}, blank = false, file, stay = false } = {}) {
    const page = await this.get(address)
    const main = /<main\b[^]*<\/main>/.exec(page.html)?.[0] ?? ''
    const forms = [...main.matchAll(/(<form\b[^>]*>)([^]*?)<\/form>/g)].map(([, tag, inside]) => ({
      tag, inside, buttons: [...inside.matchAll(/(<button\b[^>]*>)([^]*?)<\/button>/g)].map(([, own, text]) => ({
        own, words: words_of(text) })).filter(({ own }) => attribute(own, 'type') !== 'button') }))
    const form = button ? forms.find((one) => one.buttons.some(({ words }) => words === button)) : forms.at(-1)
    if (!form) throw new Error(`${address} has no button "${button}" for ${this.name} (${page.status})`)
    const pressed = form.buttons.find(({ words }) => !button || words === button) ?? { own: '' }
    const pairs = filled(form.inside, given, blank)
    const own_name = attribute(pressed.own, 'name')
    if (own_name) pairs.push([own_name, attribute(pressed.own, 'value') ?? ''])
    const to = attribute(pressed.own, 'formaction') || attribute(form.tag, 'action') || page.address
    let body
    if (/multipart/.test(form.tag)) {
      body = new FormData()
      for (const [name, value] of pairs) body.append(name, value)
      if (file) body.append(file[0], new Blob([file[2]]), file[1])
    } else body = new URLSearchParams(pairs)
    const answer = await this.send(to, { method: 'POST', body })
    return answer.onwards && !stay ? this.get(answer.onwards) : { ...answer, address: to }
  }

  async sign_in() {
    this.#cookies.clear()
    await this.press('/accounts/sign-in', 'Sign in', { given: { email: this.email, password: this.password } })
  }

  /// With a second factor, whose first recovery code it uses.
  async sign_in_strongly() {
    await this.sign_in()
    const { html } = await this.get('/accounts/me/codes')
    const letters = words_of(/<div class="govuk-inset-text">([^]*?)<\/div>/.exec(html)[1])
    const told = await this.press('/accounts/me/codes', null, { given: { code: code_of(letters) } })
    const [recovery] = words_of(told.html).match(/[A-Z2-7]{4}(-[A-Z2-7]{4})+/)
    await this.sign_in()
    await this.press('/accounts/recovery', null, { given: { recovery } })
  }
}

/// Makes an account at the command line and opens its invitation. `given`: name, email, role and what an appointment to
/// it needs. Role null: appointed to nothing.
export async function join(site, { name, email, role, strong = false, ...appointment }) {
  const words = Object.entries(role ? { role, ...appointment } : {}).flatMap(([word, value]) => [`--${word}`, value])
  const said = execFileSync(program, ['user', 'add', email, '--name', name, ...words], { env: site.env, encoding: 'utf8' })
  const person = new Person(site, { name, email, role })
  await person.press(/\/accounts\/link\/\S+/.exec(said)[0], null, { given: { password: person.password } })
  await (strong ? person.sign_in_strongly() : person.sign_in())
  return person
}
