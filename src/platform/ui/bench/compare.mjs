// Our components beside the official Nunjucks templates, on the same data, in one run:
//   node compare.mjs UI_BENCH_PROGRAM        one line of JSON on standard output, a table on standard error
// Both make the options anew in each round and render them; Nunjucks has its templates compiled and warm.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment, templateOf } from '../tests/official.mjs'

const program = process.argv[2]
if (!program) throw new Error('usage: node compare.mjs UI_BENCH_PROGRAM')
const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..')
const env = environment()
const templates = new Map()
const render = (component, params) => {
  if (!templates.has(component)) templates.set(component, templateOf(env, `govuk/${component}`))
  return templates.get(component).render({ params })
}

const records = Array.from({ length: 200 }, (_, i) => ({
  reference: `A-${i + 1}`,
  title: `Update the pathway & tell schools ${i + 1}`,
  agency: 'Police',
  due: '3 June 2025',
  state: 'Late',
  note: 'Due <soon>',
}))
const table = () =>
  render('table', {
    caption: 'Actions',
    firstCellIsHeader: true,
    head: ['Reference', 'Title', 'Agency', 'Due', 'State', 'Note'].map((text) => ({ text })),
    rows: records.map((r) => [r.reference, r.title, r.agency, r.due, r.state, r.note].map((text) => ({ text }))),
  })

function field(n) {
  const name = `field-${n}`
  const hint = { text: `As on the letter ${n}` }
  const errorMessage = { text: `Enter the value of field ${n}` }
  const label = { text: `Field ${n}` }
  const fieldset = { legend: label }
  const items = (letters) => letters.map((letter) => ({ text: `Choice ${letter}`, value: letter }))
  if (n % 5 === 1) return render('input', { name, label, hint, errorMessage, value: `typed ${n}` })
  if (n % 5 === 2) return render('textarea', { name, label, hint, errorMessage, value: `typed <text> ${n}` })
  if (n % 5 === 3)
    return render('select', { name, label, hint, errorMessage, value: 'c', items: items(['a', 'b', 'c', 'd', 'e']) })
  if (n % 5 === 4)
    return render('radios', { name, fieldset, hint, errorMessage, value: 'c', items: items(['a', 'b', 'c', 'd']) })
  return render('date-input', {
    id: name, namePrefix: name, fieldset, hint, errorMessage,
    items: [{ name: 'day', value: '31' }, { name: 'month', value: '13' }, { name: 'year', value: '2025' }],
  })
}
function form() {
  const numbers = Array.from({ length: 30 }, (_, i) => i + 1)
  const errorList = numbers.map((n) => ({ text: `Enter the value of field ${n}`, href: `#field-${n}` }))
  return render('error-summary', { titleText: 'There is a problem', errorList }) + numbers.map(field).join('')
}

const folder = join(root, 'node_modules/govuk-frontend/dist/govuk/components')
const all = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .flatMap((component) => {
    const { fixtures } = JSON.parse(readFileSync(join(folder, component, 'fixtures.json'), 'utf8'))
    return fixtures.map(({ options }) => ({ component, options }))
  })
const fixtures = () => all.map(({ component, options }) => render(component, options)).join('')

const work = { table, form, fixtures }
// The same words, tags and attributes in both, whatever their order within a tag and the space between them.
const parts = (html) => html.split(/[\s<>]+/).filter(Boolean).sort().join('\n')

// Processor time, not the clock: other programs on the machine must not decide the ratio.
const spent_us = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}
function theirs(run) {
  const warm = spent_us()
  while (spent_us() - warm < 1_000_000) run()
  let best = Infinity
  for (let round = 0; round < 5; round++) {
    const begin = spent_us()
    let times = 0
    for (; spent_us() - begin < 500_000; times++) run()
    best = Math.min(best, (spent_us() - begin) / times)
  }
  return best
}

const out = mkdtempSync(join(tmpdir(), 'ui-bench-'))
execFileSync(program, ['--html', out])
const same = {}
for (const name of ['table', 'form'])
  same[name] = parts(readFileSync(join(out, `${name}.html`), 'utf8')) === parts(work[name]())
rmSync(out, { recursive: true })
const ours = {}
const options = ['--benchmark_format=json', '--benchmark_min_time=0.5', '--benchmark_repetitions=5']
const report = JSON.parse(execFileSync(program, options, { stdio: ['ignore', 'pipe', 'ignore'] }))
for (const { name, run_type, cpu_time, time_unit } of report.benchmarks) {
  const which = name.split('/')[1]
  const in_us = { ns: 1e-3, us: 1, ms: 1e3 }[time_unit]
  if (run_type === 'iteration') ours[which] = Math.min(ours[which] ?? Infinity, cpu_time * in_us)
}

const result = {}
for (const [name, run] of Object.entries(work)) {
  const nunjucks_us = theirs(run)
  const cairn_us = ours[name]
  const times_faster = nunjucks_us / cairn_us
  const rounded = (value) => Math.round(value * 10) / 10
  result[name] = {
    cairn_us: rounded(cairn_us),
    nunjucks_us: rounded(nunjucks_us),
    times_faster: rounded(times_faster),
    same_html: same[name],
  }
  const figures = `ours ${cairn_us.toFixed(1).padStart(9)} us   Nunjucks ${nunjucks_us.toFixed(1).padStart(9)} us`
  console.error(`${name.padEnd(10)} ${figures}   ${times_faster.toFixed(1)} times faster`)
}
console.log(JSON.stringify(result))
if (Object.values(same).includes(false)) {
  console.error('the two did not render the same')
  process.exit(1)
}
