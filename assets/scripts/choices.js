// Long lists of choices become a field to type in (accessible-autocomplete, loaded by pages that have one).

const arrow = () =>
  '<svg class="cairn-autocomplete__arrow" viewBox="0 0 14 9" width="14" height="9" aria-hidden="true" ' +
  'focusable="false"><path d="M1 1l6 6 6-6" fill="none" stroke="currentColor" stroke-width="2"/></svg>'

/// Hint and error message stay tied to the field for screen readers: the component writes its own list of ids, and
/// writes it again while someone types.
function describe(input, ids) {
  const tie = () => {
    const has = (input.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean)
    if (ids.some((id) => !has.includes(id)))
      input.setAttribute('aria-describedby', [...ids, ...has.filter((id) => !ids.includes(id))].join(' '))
  }
  tie()
  new MutationObserver(tie).observe(input, { attributes: true, attributeFilter: ['aria-describedby'] })
}

/// The component writes suggestions as markup, and what records are called is for people to say: it is text here.
const asText = (value) => {
  const place = document.createElement('span')
  place.textContent = value ?? ''
  return place.innerHTML
}
const templates = { inputValue: (value) => value ?? '', suggestion: asText }

const idsOf = (element) => (element.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean)
const changed = (element) => element.dispatchEvent(new Event('input', { bubbles: true }))

/// The option with this text; for text that is no option's, one that carries it as typed: the server answers it with
/// a message beside the field, and nothing typed is lost.
function choose(select, text) {
  const words = text.trim()
  let option = [...select.options].find((one) => one.text.trim().toLowerCase() === words.toLowerCase())
  if (!option) {
    option = select.querySelector('option[data-typed]') ?? select.appendChild(document.createElement('option'))
    option.dataset.typed = ''
    option.value = option.text = words
  }
  if (option.selected) return
  option.selected = true
  changed(select)
}

/// The select stays in the form, hidden, and holds the value.
async function fromSelect(select) {
  await import('./accessible-autocomplete.min.js')
  const ids = idsOf(select)
  const id = select.id
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.selectedOptions[0]?.value ? select.selectedOptions[0].text : '',
    showAllValues: true,
    autoselect: false, // what was half typed never becomes a choice by leaving the field
    inputClasses: select.classList.contains('govuk-select--error') ? 'govuk-input--error' : null,
    onConfirm: (text) => text !== undefined && choose(select, text),
    dropdownArrow: arrow, templates,
  })
  const input = document.getElementById(id)
  describe(input, ids)
  input.addEventListener('focusout', () => choose(select, input.value))
  focusFromAddress(input)
}

/// A register too large to list: the field proposes names that the server finds. What is typed is what is sent.
async function fromServer(input) {
  await import('./accessible-autocomplete.min.js')
  const ids = idsOf(input)
  const { id, name, value } = input
  const place = document.createElement('div')
  const hasError = input.classList.contains('govuk-input--error')
  input.replaceWith(place)
  let latest
  window.accessibleAutocomplete({
    element: place, id, name, defaultValue: value, minLength: 2, autoselect: false, templates,
    inputClasses: hasError ? 'govuk-input--error' : null,
    async source(words, show) {
      latest = words
      const answer = await fetch(`${input.dataset.cairnSuggest}?${new URLSearchParams({ q: words })}`).catch(() => null)
      const found = answer?.ok ? (await answer.json()).items.map((item) => item.title) : []
      if (words === latest) show(found)
    },
    onConfirm: (text) => text !== undefined && changed(document.getElementById(id)),
  })
  describe(document.getElementById(id), ids)
  focusFromAddress(document.getElementById(id))
}

/// An error summary's link that was followed before the field was there.
function focusFromAddress(input) {
  if (window.location.hash === `#${input.id}`) input.focus()
}

export function start() {
  for (const select of document.querySelectorAll('select[data-cairn-autocomplete]')) fromSelect(select)
  for (const input of document.querySelectorAll('input[data-cairn-suggest]')) fromServer(input)
}
