// Every page works without this. With it, the components of GOV.UK and MOJ come alive.
import { createAll, initAll } from './govuk-frontend.min.js'
import * as moj from './moj-frontend.min.js'

initAll()
for (const component of [moj.AddAnother, moj.DatePicker, moj.MultiSelect, moj.SortableTable]) createAll(component)
