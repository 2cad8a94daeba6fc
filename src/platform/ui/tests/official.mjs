// Renders components with the official Nunjucks templates from npm.
//   node official.mjs FILE.json      [{component, name, options}] -> the same with html, as JSON on standard output
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..')
const require = createRequire(join(root, 'package.json'))
const nunjucks = require('nunjucks')

export function environment() {
  const env = nunjucks.configure(
    [join(root, 'node_modules/govuk-frontend/dist'), join(root, 'node_modules/@ministryofjustice/frontend')],
    { autoescape: true, trimBlocks: true, lstripBlocks: true },
  )
  const filters = require('@ministryofjustice/frontend/moj/filters/all.js')()
  for (const [name, filter] of Object.entries(filters)) env.addFilter(name, filter)
  return env
}

export function templateOf(env, component) {
  const [family, name] = component.split('/')
  return env.getTemplate(`${family}/components/${name}/template.njk`, true)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.env.TZ = 'UTC'
  const env = environment()
  const examples = JSON.parse(readFileSync(process.argv[2], 'utf8'))
  const rendered = examples.map((example) => ({
    ...example,
    html: templateOf(env, example.component).render({ params: example.options }),
  }))
  process.stdout.write(JSON.stringify(rendered))
}
