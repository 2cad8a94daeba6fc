// A site in which work is going on, made by what people do: a yearly report through every state, a return from upload
// to acceptance, drafts, saved views, imports. Each stage is told when it stands, so that its pages can be looked at.
import { readFileSync } from 'node:fs'
import { join as path_of } from 'node:path'
import { root } from './site.mjs'
import { decoded, first, join, words_of } from './people.mjs'

export const report = '/reports/lrscp/2024-25'
export const work = `${report}/work`
const long_word = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3)

/// A step that must have been taken: the page that followed says `sign`.
async function done(step, sign) {
  const page = await step
  const said = words_of(page.html)
  if (page.status === 200 && sign.test(said) && !page.html.includes('govuk-error-summary')) return page
  throw new Error(`${page.address} answered ${page.status} and not ${sign}: ${said.slice(0, 1500)}`)
}
const today = (field) => ({ [`${field}-day`]: '20', [`${field}-month`]: '11', [`${field}-year`]: '2026' })

async function forms_of_the_office({ manager, addresses }) {
  await done(manager.press('/partnership/organisations/new', 'Save and come back later',
    { given: { name: `Half an <organisation> ${long_word}` } }), /Your draft was saved/)
  await done(manager.press('/partnership/people/import', 'Continue',
    { file: ['file', 'people.csv', 'code,name\nnew-person,New Person\nbad code,\n'] }), /row|line/i)
  const imported = await manager.press('/partnership/people/import', 'Continue',
    { file: ['file', 'people.csv', 'code,name\nanother-person,Another Person\n'] })
    .then(({ address }) => done(manager.press(address, 'Import'), /Another Person|imported/i))
  addresses['/partnership/people/batches/{batch}'] = imported.address
}

/// A body and a paper go from state to state, a step at each stage: the pages of the steps that are open then.
async function steps_begun({ manager, addresses, partners: [partner] }) {
  const body = (await done(manager.press('/partnership/bodies/new', 'Save', { given: {
    code: 'task-group', name: 'Task group', kind: 'task_and_finish', state: 'proposed' } }), /Proposed/)).address.split('?')[0]
  const paper = (await done(manager.press('/partnership/papers/new', 'Save', { given: {
    name: 'When to ask for help', kind: 'thresholds', state: 'draft', published_at: 'https://example.org/help' } }), /Draft/)).address.split('?')[0]
  const open = (kind, of, ...names) => names.forEach((name) => {
    addresses[`/partnership/${kind}/{id}/steps/${name}`] = `${of}/steps/${name}`
  })
  const take = (who, of, name, button, given = {}) =>
    done(who.press(`${of}/steps/${name}`, button, { given: { reason: 'Agreed.', ...given } }), /Success/)
  open('bodies', body, 'start')
  open('papers', paper, 'send')
  return [
    async () => {
      await take(partner, body, 'start', 'Start the body', today('from'))
      await take(manager, paper, 'send', 'Send to the safeguarding partners')
      open('bodies', body, 'rest', 'close')
      open('papers', paper, 'return', 'publish')
    },
    async () => {
      await take(partner, body, 'rest', 'Let the body rest')
      await take(partner, paper, 'publish', 'Publish', today('from'))
      open('bodies', body, 'resume')
      open('papers', paper, 'review', 'supersede')
    },
    async () => {
      await take(manager, paper, 'review', 'Begin a review')
      open('papers', paper, 'keep')
    },
  ]
}

async function return_uploaded({ analyst }) {
  const file = readFileSync(path_of(root, 'data/examples/children-in-need-2026.xml'))
  const { address } = await done(analyst.press('/census/upload', 'Upload and check',
    { given: { for: first }, file: ['file', 'return.xml', file] }), /return/i)
  for (let i = 0; i < 120; ++i) {
    if (/Children in need census 2026/.test((await analyst.get(address)).html.match(/<h1[^]*?<\/h1>/)?.[0])) return address
    await new Promise((later) => setTimeout(later, 500))
  }
  throw new Error('the return was not checked within a minute')
}

async function report_begun({ manager, analyst, agency, addresses }) {
  await done(manager.press(work, 'Begin the report'), /Drafting/i)
  await done(manager.press('/yearly_report/contributions/new', 'Save', { given: {
    report: first, section: 'area-profile', organisation: agency.organisation, state: 'asked', ...today('due'),
    prompt: `What changed for children? ${long_word}` } }), /area-profile/)
  const asked = (await agency.get('/accounts/home')).html.match(/\/reports\/contributions\/[^/"]+\/answer/)?.[0]
  if (!asked) throw new Error('nobody asked the agency for its contribution')
  addresses['/reports/contributions/{id}/answer'] = asked
  await done(analyst.press(`${work}/sections/area-profile`, 'Save and read', { given: { markdown:
    `# Area profile\n\nThere were 12 plans, which fell from 10 to 20.\n\n- one\n- **two** مرحبا ${long_word}\n` } }),
  /is typed/)
}

async function report_frozen({ manager, analyst, agency, addresses }) {
  await done(analyst.press(`${work}/sections/area-profile`, 'Save and read',
    { given: { markdown: '# Area profile\n\nTwo counties, one partnership.' } }), /one partnership/)
  await agency.press(addresses['/reports/contributions/{id}/answer'], 'Send the answer', { given: { answer: 'Officers ask every child what they want.' } })
  await done(manager.press(work, 'Freeze the figures'), /Frozen on/)
}

async function report_with_members(people) {
  const { manager } = people
  // Whoever wrote a section does not check.
  const scrutineer = await join(manager.site, { name: 'Sue Reed', email: 'sue.reed@example.org', role: 'independent_scrutineer',
    footprint: 'LRSCP', body: 'lrscp' })
  await done(scrutineer.press(work, 'I have checked the figures', { given: { note: 'Against the return.' } }), /Checked on/)
  await done(manager.press(work, 'Move to: With members for comment'), /comment/i)
  const comment = await done(manager.press('/yearly_report/comments/new', 'Save', { given: {
    report: first, section: 'area-profile', said_by: 'Leicestershire Police', ...today('on'), outcome: 'open',
    comment: 'Say <b>more</b> about housing.' } }), /housing/)
  people.comment = comment.address.split('?')[0]
}

/// Every step of the approval route noted, and the signature of every safeguarding partner.
async function report_approved({ manager, partners }) {
  for (;;) {
    const { html } = await manager.get(work)
    const record = [...html.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>([^]*?)<\/a>/g)].find(([, , text]) => /^Record what /.test(words_of(text)))
    if (!record) break
    await done(manager.press(decoded(record[1]), 'Save', { given: { decision: 'noted', ...today('on') } }), /./)
  }
  const others = await Promise.all([['lead_safeguarding_partner', 'leicestershire-county-council'], ['lead_safeguarding_partner', 'rutland-county-council'],
    ['delegated_safeguarding_partner', 'llr-icb']].map(([role, organisation]) =>
    join(manager.site, { name: 'Jo Ash', email: `signs.for.${organisation}@example.org`, role, footprint: 'LRSCP', body: 'lrscp', organisation })))
  for (const partner of [...partners, ...others]) {
    const sign = /<button\b[^>]*>\s*(Sign for [^<]*?)\s*<\/button>/.exec((await partner.get(work)).html)
    if (sign) await done(partner.press(work, decoded(sign[1])), /./)
  }
  await done(manager.get(work), /Nothing is missing/)
}

async function report_published(people) {
  const { manager } = people
  await report_approved(people)
  await done(manager.press(work, 'Publish'), /Version 1 ?, published on/)
  for (const recipient of ['Child Safeguarding Practice Review Panel', 'Foundations', 'Department for Education'])
    await done(manager.press('/yearly_report/dispatches/new', 'Save', { given: {
      report: first, of_version: '1', recipient, ...today('sent_on'), how: 'email', proof: 'Receipt 1' } }), /Receipt/)
}

/// What happens, stage by stage, to `people`: manager, analyst, agency, partners. `people.addresses` gets those of pages
/// that links from usual pages do not lead to. `changes`: the routes to ask again; `everything`: by everyone.
export const stages = [
  { name: 'nothing is in the making', changes: /work$|^\/census/, async act() {} },
  { name: 'the office works', changes: /census|work|drafts|import|batches|contributions|steps/, async act(people) {
    await forms_of_the_office(people)
    people.steps = await steps_begun(people)
    people.filing = await return_uploaded(people)
    people.addresses['/census/returns/{id}'] = people.filing
    people.addresses['/census/returns/{id}/progress'] = `${people.filing}/progress`
    const figures = await people.analyst.get(`${people.filing}/indicators`)
    const one = /indicators\?(indicator=[^"&]+)"/.exec(figures.html)[1]
    people.addresses['/census/returns/{id}/children'] = `${people.filing}/children?${one}`
    await report_begun(people)
  } },
  { name: 'figures are frozen', changes: /\/work|contributions|steps/, async act(people) {
    await report_frozen(people)
    await people.steps[0]()
  } },
  { name: 'members comment', changes: /\/work$|yearly_report|steps/, async act(people) {
    await report_with_members(people)
    await people.steps[1]()
  } },
  { name: 'partners sign, a return is submitted', changes: /\/work$|census|accounts\/home|steps/, async act(people) {
    await people.steps[2]()
    await done(people.manager.press(`${people.comment}/edit`, 'Save',
      { given: { outcome: 'taken_up', done: 'A paragraph was added.' } }), /was added/)
    await done(people.manager.press(work, 'Move to: With those who sign'), /sign/i)
    const submitted = await people.analyst.press(`${people.filing}/submit`, 'Submit',
      { given: { commentary: 'A new recording system since June.' } })
    people.submission = (await done(Promise.resolve(submitted), /recording system/)).address
  } },
  { name: 'the report is published, the return accepted', changes: /./, everything: true, async act(people) {
    await report_published(people)
    await done(people.manager.press(people.submission, 'Accept'), /Accepted/)
  } },
  { name: 'the report was sent and is opened again', changes: /\/work$|^\/reports\/\{p/, async act({ manager }) {
    await done(manager.press(work, 'All recipients have it'), /./)
    await done(manager.press(work, 'Open it again', { given: { reason: 'A figure of the police changed.' } }), /Opened again/)
  } },
]
