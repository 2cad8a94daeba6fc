// How a page is looked at: axe at a desk's width and narrow, its reflow, text that the reader spaces, colours of the
// reader's own, the focus, motion, and what is left of it without scripts.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import { needs } from '../support/site.mjs'

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
await needs('axe-core')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const desk = { width: 1280, height: 900 }
/// 320 px wide, and 400 % of a window of 1280 by 1024: WCAG 1.4.10 asks the same of both.
export const narrow = { width: 320, height: 256 }

export async function axe_faults(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe)
  const { violations } = await page.evaluate((values) =>
    globalThis.axe.run({ resultTypes: ['violations'], runOnly: { type: 'tag', values } }), standard)
  return violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n')[1]?.trim()}`))
}

/// How many pixels the page is wider than its window and what sticks out; what scrolls sideways and is no table or
/// drawing in a scroll area of its own. Nothing: undefined.
export const sideways = (page) => page.evaluate(() => {
  const window_width = document.documentElement.clientWidth
  const wide = document.documentElement.scrollWidth - window_width
  const areas = '.cairn-scroll'
  if (wide > 0) {
    const out = [...document.querySelectorAll('body *')].filter((element) =>
      !element.closest(areas) && element.getBoundingClientRect().right > window_width + 0.5)
    return `${wide} px too wide: ${out.slice(-3).map((element) => element.outerHTML.slice(0, 120)).join(' | ')}`
  }
  const scrolls = [...document.querySelectorAll('main *')].find((element) =>
    element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
    !['TEXTAREA', 'INPUT', 'SELECT'].includes(element.tagName) &&
    !(element.matches(areas) && element.querySelector('table, svg')))
  return scrolls && `scrolls sideways and is no data table: ${scrolls.outerHTML.slice(0, 160)}`
})

/// As WCAG 1.4.12 lets a reader space the text.
export const space_text = (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important }`)
  document.adoptedStyleSheets.push(sheet)
})

const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'

/// Everything that can have the focus shows it, in colours of the reader's own: there shadows and backgrounds are gone.
/// And nothing moves by itself.
export const focus_and_motion = (page) => page.evaluate((selector) => {
  const faults = []
  for (const one of document.querySelectorAll(selector)) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled) continue
    // A radio, a checkbox, a file chooser and a sort button may show the focus on what stands for them.
    one.focus({ focusVisible: true, preventScroll: true })
    if (document.activeElement !== one) continue
    const shows = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo)
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
    }
    const label = one.labels?.[0]
    if (!shows(one) && !(label && (shows(label) || shows(label, '::before'))) && !shows(one, '::before') &&
      !shows(one, '::after') && !(one.parentElement && shows(one.parentElement)))
      faults.push(`nothing shows the focus on ${one.outerHTML.slice(0, 120)}`)
  }
  document.activeElement?.blur()
  const moving = document.getAnimations().filter((one) => one.playState === 'running').length
  if (moving) faults.push(`${moving} things move by themselves`)
  return faults
}, usable)

/// Graphics in forced colours: nothing of a drawing may be painted in the colour of its ground.
export const drawings = (page) => page.evaluate(() => [...document.querySelectorAll('svg[role=img]')].flatMap((svg) => {
  const ground = getComputedStyle(document.body).backgroundColor
  const shapes = [...svg.querySelectorAll('path, rect, line, circle, polyline, polygon, use')].filter((shape) =>
    !shape.closest('defs, pattern') && shape.getBoundingClientRect().width + shape.getBoundingClientRect().height > 0)
  if (shapes.length === 0) return []
  const seen = shapes.filter((shape) => {
    const style = getComputedStyle(shape)
    const painted = (colour) => colour !== 'none' && colour !== ground && !/^rgba\(.*, 0\)$|^transparent$/.test(colour)
    return painted(style.stroke) || painted(style.fill)
  })
  return seen.length * 2 >= shapes.length ? [] : [`of a drawing ${seen.length} of ${shapes.length} shapes are seen: ` +
    svg.outerHTML.slice(0, 120)]
}))

/// Without scripts: each button that is shown is in a form, and nothing waits for a script to be of use.
export const left_without_scripts = (page) => page.evaluate(() =>
  [...document.querySelectorAll('button')].filter((one) => one.checkVisibility() && !one.form && one.type !== 'reset')
    .map((one) => `a button that does nothing without scripts: ${one.outerHTML.slice(0, 120)}`))

/// Serves pages that were collected, exactly as they were sent, with the site's own styles and scripts. `show` says
/// which page comes next: { url, show(page), stop }.
export async function stand_in(site_url) {
  const assets = new Map()
  let next
  const server = createServer(async (request, response) => {
    if (request.headers['sec-fetch-dest'] === 'document') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8',
        ...(next.policy && { 'content-security-policy': next.policy }) })
      return response.end(next.html)
    }
    if (!assets.has(request.url)) {
      const answer = await fetch(site_url + request.url)
      assets.set(request.url, { status: answer.status, type: answer.headers.get('content-type') ?? '',
        bytes: Buffer.from(await answer.arrayBuffer()) })
    }
    const { status, type, bytes } = assets.get(request.url)
    response.writeHead(status, { 'content-type': type, 'cache-control': 'max-age=3600' })
    response.end(bytes)
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  return { url: `http://127.0.0.1:${server.address().port}`, show: (page) => { next = page }, stop: () => server.close() }
}
