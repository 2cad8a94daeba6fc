// Makes the files that pages ask for: node assets/build.mjs OUT_DIR
// Compiles the sass, copies the scripts and the few images that the stylesheet names. Runs on Node 18 and later.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)
const out = process.argv[2]
if (!out) throw new Error('usage: node assets/build.mjs OUT_DIR')
mkdirSync(join(out, 'images'), { recursive: true })

const compiled = (sheet) => sass.compile(join(here, sheet), {
  style: 'compressed',
  loadPaths: [root],
  quietDeps: true,
  silenceDeprecations: ['mixed-decls'], // the design systems write them; sass 1.77 is what Node 18 runs
}).css
const css = compiled('cairn.scss')
writeFileSync(join(out, 'cairn.css'), css)
// A report that stands alone brings the looks of its charts.
writeFileSync(join(out, 'charts.css'), compiled('charts.scss'))

const govuk = join(root, 'node_modules/govuk-frontend/dist/govuk')
const moj = join(root, 'node_modules/@ministryofjustice/frontend/moj')
const withoutMap = (text) => text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
const autocomplete = join(root, 'node_modules/accessible-autocomplete/dist/accessible-autocomplete.min.js')
for (const script of [join(govuk, 'govuk-frontend.min.js'), join(moj, 'moj-frontend.min.js'), autocomplete])
  writeFileSync(join(out, script.split('/').pop()), withoutMap(readFileSync(script, 'utf8')))
for (const script of readdirSync(join(here, 'scripts'))) copyFileSync(join(here, 'scripts', script), join(out, script))

// The stylesheet may name no image that is not there, and none that we may not use.
const images = new Set([...css.matchAll(/url\("?([^")]+)"?\)/g)].map((match) => match[1]))
const expected = ['icon-close-cross-black', 'icon-document', 'icon-progress-tick', 'icon-tag-remove-cross',
  'icon-tag-remove-cross-white', 'icon-toggle-plus-minus'].map((name) => `images/${name}.svg`)
for (const image of images)
  if (!expected.includes(image) && image !== 'images/govuk-crest.svg') throw new Error(`cairn.css names ${image}`)
for (const image of expected) copyFileSync(join(moj, 'assets', image), join(out, image))
for (const image of readdirSync(join(here, 'images')))
  copyFileSync(join(here, 'images', image), join(out, 'images', image))
