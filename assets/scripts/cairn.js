// Every page works without this. With it, the components of GOV.UK and MOJ come alive, and forms help a little more.
import { createAll, initAll } from './govuk-frontend.min.js'
import * as moj from './moj-frontend.min.js'
import { start as startChoices } from './choices.js'
import { start as startEditor } from './editor.js'
import { start as startForms } from './forms.js'

initAll()
for (const component of [moj.AddAnother, moj.ButtonMenu, moj.DatePicker, moj.MultiSelect, moj.SortableTable])
  createAll(component)

createAll(moj.FilterToggleButton, {
  bigModeMediaQuery: '(min-width: 48.0625em)',
  startHidden: true,
  toggleButton: { showText: 'Show filter', hideText: 'Hide filter', classes: 'govuk-button--secondary' },
  toggleButtonContainer: { selector: '.moj-action-bar__filter' },
  closeButton: { text: 'Close', classes: 'moj-filter__close' },
  closeButtonContainer: { selector: '.moj-filter__header-action' },
})

// aria-expanded is not allowed on a radio button; what it opens comes next in reading order anyway.
for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) {
  radio.removeAttribute('aria-expanded')
  const remove = () => radio.removeAttribute('aria-expanded')
  new MutationObserver(remove).observe(radio, { attributeFilter: ['aria-expanded'] })
}

// The name of this button must hold what is seen (WCAG 2.5.3): without hidden commas, with a space between its parts.
for (const comma of document.querySelectorAll('.govuk-file-upload-button > .govuk-visually-hidden')) {
  comma.textContent = ' '
  comma.after(' ')
}

startForms()
startChoices()
startEditor()
